"""Sign-in as this system wants it: accounts are given by an administrator, never asked for."""

import time
from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest


class Adaptador(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes sign-up and words the refusals in our own Spanish."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Esta cuenta no está activa. Consulte a la administración.",
        "username_password_mismatch": "El usuario o la contraseña no son correctos.",
        "too_many_login_attempts": (
            "Hubo demasiados intentos fallidos. Espere cinco minutos y vuelva a intentarlo."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: an account is made together with its adscription."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in; the twelve hours count from here and not from the first page seen."""
        super().login(request, user)
        empezar(request.session)


def empezar(sesion: SessionBase) -> None:
    """The two moments by which a session ends are those of its beginning."""
    sesion["inicio"] = sesion["visto"] = int(time.time())
