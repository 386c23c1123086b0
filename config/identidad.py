"""Who is signed in, read by a statement that is written once: every request of a person asks it."""

from functools import cache

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import BigIntegerField

from coordinacion.nucleo.escritas import Escrita, Hueco, escribir
from coordinacion.organizacion.models import Usuario

_CAMPOS = [campo.attname for campo in Usuario._meta.concrete_fields]


class Identidad(AuthenticationBackend):  # type: ignore[misc]
    """Signs in as allauth does; only the reading of who it was is its own."""

    def get_user(self, user_id: int) -> Usuario | None:
        """The person of a session; None when there is none or they may no longer enter."""
        filas = _persona().filas(persona=user_id)
        if not filas:
            return None
        usuario = Usuario.from_db("default", _CAMPOS, filas[0])
        return usuario if self.user_can_authenticate(usuario) else None


@cache
def _persona() -> Escrita:
    una = Usuario.objects.filter(pk=Hueco("persona", BigIntegerField())).order_by()
    return escribir(una.values_list(*_CAMPOS))
