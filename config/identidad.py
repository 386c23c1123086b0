"""Who is signed in, read with their roles by a statement that is written once: every request of a
person asks both."""

from allauth.account.auth_backends import AuthenticationBackend

from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import quien_entra


class Identidad(AuthenticationBackend):  # type: ignore[misc]
    """Signs in as allauth does; only the reading of who it was is its own."""

    def get_user(self, user_id: int) -> Usuario | None:
        """The person of a session; None when there is none or they may no longer enter."""
        usuario = quien_entra(user_id)
        return usuario if usuario and self.user_can_authenticate(usuario) else None
