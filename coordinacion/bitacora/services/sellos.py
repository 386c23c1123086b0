"""The seal of a day: after it, lines that vanish together with their head are missed."""

from django.db import transaction

from coordinacion.bitacora import reglas, sql
from coordinacion.bitacora.models import Sello
from coordinacion.nucleo import reloj


def sellar() -> Sello:
    """Seal what was written since the last seal; the seal that today already has, if any.

    Two at once make one. Raises `OperationalError` when writers do not leave the log for the
    instant that the cut takes; nothing was sealed then, and a later try seals it all.
    """
    if (hecho := _de_hoy()) is not None:
        return hecho
    # Its own transaction: the cut stops writers, the hashing of millions of lines must not.
    with transaction.atomic():
        corte = sql.corte()
    with transaction.atomic():
        sql.formar_sellos()
        return _de_hoy() or _sellar(corte)


def _de_hoy() -> Sello | None:
    # A clock that was set back must not put a seal before one that is already there.
    return Sello.objects.filter(dia__gte=reloj.hoy()).order_by("-dia").first()


def _sellar(corte: int) -> Sello:
    ultimo = Sello.objects.order_by("-dia").first()
    desde, previa = (ultimo.hasta, ultimo.huella) if ultimo else (0, "")
    resumen = sql.resumir(desde, max(desde, corte))
    sello = Sello(
        dia=reloj.hoy(),
        desde=desde,
        hasta=max(desde, corte),
        lineas=resumen.lineas,
        huella_lineas=resumen.huella,
        sellado_en=reloj.ahora(),
        previa=previa,
    )
    sello.huella = huella_de(sello)
    sello.save(force_insert=True)
    return sello


def huella_de(sello: Sello) -> str:
    """The fingerprint that a seal must carry."""
    return reglas.huella_de_sello(
        sello.previa,
        sello.dia,
        sello.sellado_en,
        (sello.desde, sello.hasta, sello.lineas),
        sello.huella_lineas,
    )
