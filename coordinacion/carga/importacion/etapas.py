"""How far the dates of a row prove that its letter went. Pure."""

from dataclasses import dataclass, replace

from coordinacion.canalizacion.opciones import Caracter
from coordinacion.carga.importacion.catalogos import Catalogos
from coordinacion.carga.importacion.renglon import Leido
from coordinacion.organizacion.models import Institucion


@dataclass(frozen=True)
class Alcance:
    """What is to be carried, in order; `pausas` says why nothing more is."""

    turnar: bool = False
    remitir: bool = False
    acusar: bool = False
    responder: bool = False
    notificar: bool = False
    pausas: tuple[str, ...] = ()


def alcance(leido: Leido, catalogos: Catalogos) -> Alcance:
    """Which verbs the row proves. A date without what its verb needs proves nothing."""
    fechas = leido.fechas
    if fechas["fecha_turno"] is None:
        return Alcance(pausas=_sin_turno(leido))
    falta = _para_turnar(leido)
    if falta:
        return Alcance(pausas=(f"consta un turno, pero {falta}: queda por clasificar",))
    acusa = fechas["fecha_acuse"] is not None or fechas["fecha_respuesta"] is not None
    if _es_de_fuera(leido):
        return _con_notificacion(leido, Alcance(remitir=True, acusar=acusa), respondida=acusa)
    if fechas["fecha_respuesta"] is None:
        return _con_notificacion(leido, Alcance(turnar=True, acusar=acusa), respondida=False)
    falta = _para_responder(leido, catalogos)
    if falta:
        pausas = (f"consta una respuesta, pero {falta}: queda acusado",)
        return Alcance(turnar=True, acusar=acusa, pausas=pausas)
    return _con_notificacion(
        leido, Alcance(turnar=True, acusar=acusa, responder=True), respondida=True
    )


def _es_de_fuera(leido: Leido) -> bool:
    una = leido.dependencia
    return una is not None and una.orden != Institucion.Orden.EJECUTIVO_ESTATAL


def _sin_turno(leido: Leido) -> tuple[str, ...]:
    trae = [c for c in ("fecha_acuse", "fecha_respuesta", "fecha_notificacion") if leido.fechas[c]]
    if trae:
        return (f"consta {', '.join(trae)}, pero no cuándo se turnó: queda por clasificar",)
    return ()


def _para_turnar(leido: Leido) -> str:
    if leido.dependencia is None:
        return "no a qué dependencia"
    if leido.caracter == Caracter.CONOCIMIENTO:
        return "sólo para conocimiento, sin quién responda"
    if leido.caracter == Caracter.REMISION and not _es_de_fuera(leido):
        return f"«{leido.dependencia}» es del Ejecutivo y no se le remite"
    if leido.tipo is None:
        return "no de qué tipo es el asunto"
    if leido.tipo.requiere_respuesta and leido.tema is None:
        return "no cuál es su tema"
    if leido.tipo.pide_termino or leido.tipo.pide_evento or leido.tipo.reservado:
        return f"el tipo «{leido.tipo}» pide datos que el archivo no trae"
    return ""


def _para_responder(leido: Leido, catalogos: Catalogos) -> str:
    if leido.sentido is None:
        return "no en qué sentido"
    if leido.tipo is not None and not catalogos.admite(leido.tipo, leido.sentido):
        return f"el tipo «{leido.tipo}» no admite el sentido «{leido.sentido}»"
    return ""


def _con_notificacion(leido: Leido, hasta: Alcance, *, respondida: bool) -> Alcance:
    """A delivery counts only of an answer that is proved too, and to somebody."""
    if leido.fechas["fecha_notificacion"] is None:
        return hasta
    if not respondida:
        return replace(hasta, pausas=("consta una notificación, pero no qué se notificó",))
    if not leido.textos["remitente"]:
        return replace(hasta, pausas=("consta una notificación, pero no a quién",))
    return replace(hasta, notificar=True)
