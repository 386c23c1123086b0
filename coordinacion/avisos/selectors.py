"""Reads of notices for the bell and its page."""

from django.db.models import QuerySet

from coordinacion.avisos.models import Aviso
from coordinacion.organizacion.models import Usuario

TOPE_DE_CUENTA = 99


def pendientes(usuario: Usuario) -> QuerySet[Aviso]:
    """The person's unread notices, newest first."""
    return Aviso.objects.filter(destinatario=usuario, leido_en__isnull=True).order_by("-id")


def de_la_persona(usuario: Usuario) -> QuerySet[Aviso]:
    """All of the person's notices, read or not, newest first."""
    return Aviso.objects.filter(destinatario=usuario).order_by("-id")


def cuenta_pendientes(usuario: Usuario) -> int:
    """How many are unread, counted no further than 99."""
    return pendientes(usuario).order_by()[:TOPE_DE_CUENTA].count()
