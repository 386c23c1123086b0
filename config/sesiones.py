"""Sessions in the database, as Django keeps them, read by a statement that is written once."""

from functools import cache

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import DateTimeField, TextField
from django.utils import timezone

from coordinacion.nucleo.escritas import Escrita, Hueco, escribir


class SessionStore(db.SessionStore):
    """Every request of a person begins by reading theirs."""

    def _get_session_from_db(self) -> Session | None:
        """The session that was asked for; none, and no key either, once it has ended."""
        filas = _vigente().filas(clave=self.session_key, ahora=timezone.now())
        if not filas:
            self._session_key = None
            return None
        clave, datos, vence = filas[0]
        return Session(session_key=clave, session_data=datos, expire_date=vence)


@cache
def _vigente() -> Escrita:
    clave, ahora = Hueco("clave", TextField()), Hueco("ahora", DateTimeField())
    una = Session.objects.filter(session_key=clave, expire_date__gt=ahora)
    return escribir(una.values_list("session_key", "session_data", "expire_date"))
