"""What the desk's screens share: who may be here, and the pieces that most answers redraw."""

from typing import Any

from django.http import HttpRequest

from coordinacion.correspondencia import selectors
from coordinacion.correspondencia.models.acceso import ROLES_QUE_LISTAN
from coordinacion.correspondencia.permisos import puede
from coordinacion.documentos.models import Documento
from coordinacion.documentos.selectors import lote_de
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona


def de_la_mesa(request: HttpRequest) -> Usuario:
    """Who works at the desk. Raises `SinPermiso` for anybody who may not register."""
    actor = persona(request)
    if not puede(actor, Verbo.RECIBIR):
        raise SinPermiso
    return actor


def quien_lista(request: HttpRequest) -> Usuario:
    """Who may see lists of the unit. Raises `SinPermiso`."""
    actor = persona(request)
    if not papeles(actor).tiene(*ROLES_QUE_LISTAN):
        raise SinPermiso
    return actor


def tira(actor: Usuario) -> dict[str, Any]:
    """The strip: what was done today and how long until the closing hour."""
    ahora = reloj.ahora()
    corte = selectors.corte_de_hoy(ahora)
    return {
        "registradas": selectors.registradas_hoy(actor),
        "corte": corte.corte,
        "cuenta_como": corte.cuenta_como,
        "ahora": ahora,
    }


def lote(actor: Usuario, elegido: Documento | None) -> dict[str, Any]:
    """The batch: what waits, what is registered, and the one before the eyes."""
    pendientes = list(lote_de(actor))
    return {
        "pendientes": pendientes,
        "en_lote": len(pendientes),
        "registrados": selectors.registrados_del_lote(actor),
        "documento": elegido,
    }


def numero(texto: str | None) -> int | None:
    """A key as it came in the request, or None when it is no number."""
    return int(texto) if texto and texto.isdecimal() and len(texto) < 19 else None
