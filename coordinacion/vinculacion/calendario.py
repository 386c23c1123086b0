"""Meetings as the usual calendars read them (RFC 5545), and the secret address of a feed.

It says what, when and where; never who comes. The moments are in UTC, which every calendar shows
in its owner's own time.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from icalendar import Calendar, Event

from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoReunion
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.selectors import papeles
from coordinacion.vinculacion.models import CalendarioPersonal, Reunion

MIME = "text/calendar; charset=utf-8"
SAL = "coordinacion.calendario"
_ESTADOS = {EstadoReunion.PROGRAMADA: "TENTATIVE", EstadoReunion.CANCELADA: "CANCELLED"}


def ics(reuniones: Iterable[Reunion], nombre: str) -> bytes:
    """A calendar called `nombre` with those meetings."""
    calendario = Calendar()
    calendario.add("prodid", "-//Coordinacion//Reuniones//ES")
    calendario.add("version", "2.0")
    calendario.add("calscale", "GREGORIAN")
    calendario.add("x-wr-calname", nombre)
    for reunion in reuniones:
        calendario.add_component(_evento(reunion))
    return bytes(calendario.to_ical())


def _evento(reunion: Reunion) -> Event:
    evento = Event()
    sitio = settings.SITE_URL.rstrip("/")
    evento.add("uid", f"reunion-{reunion.pk}@{urlsplit(sitio).hostname or 'localhost'}")
    evento.add("sequence", reunion.version)
    evento.add("dtstamp", reloj.ahora())
    evento.add("dtstart", reunion.inicia_en)
    evento.add("dtend", reunion.termina_en)
    evento.add("summary", reunion.asunto)
    evento.add("location", f"{reunion.lugar}, {reunion.municipio}")
    evento.add("description", f"{reunion.folio} · {reunion.get_clase_display()}")
    evento.add("url", f"{sitio}{reunion.get_absolute_url()}")
    evento.add("status", _ESTADOS.get(EstadoReunion(reunion.estado), "CONFIRMED"))
    evento.add("class", "PRIVATE")
    return evento


def _firma() -> signing.Signer:
    return signing.Signer(salt=SAL)


def direccion(calendario: CalendarioPersonal) -> str:
    """The path of a person's feed, the same whenever it is asked for."""
    ficha = _firma().sign_object([calendario.pk, calendario.serie])
    return ruta("calendario:personal", ficha)


def de_la_ficha(ficha: str) -> CalendarioPersonal | None:
    """Whose feed an address is; None when it is forged, was changed or ended, or its person left
    or holds no role any more: nothing tells which."""
    try:
        usuario_id, serie = _firma().unsign_object(ficha)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    suyo = (
        CalendarioPersonal.objects.filter(usuario_id=usuario_id, serie=serie, activo=True)
        .select_related("usuario")
        .first()
    )
    if suyo is None or not _sigue(suyo):
        return None
    return suyo


def _sigue(suyo: CalendarioPersonal) -> bool:
    mis = papeles(suyo.usuario)
    return bool(mis.unidad or mis.por_institucion)
