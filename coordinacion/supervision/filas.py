"""One row of a tray: what a person needs to decide what to open, and the next thing to do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from coordinacion.canalizacion import permisos as permisos_turno
from coordinacion.canalizacion.aviso import renglon
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.rutas import del_verbo
from coordinacion.correspondencia import permisos as permisos_carta
from coordinacion.correspondencia.models import POR_ARCHIVAR, Correspondencia
from coordinacion.correspondencia.opciones import Acceso, Prioridad, Via
from coordinacion.nucleo.etiquetas import (
    ASUNTO_RESERVADO,
    EstadoTurno,
    VerboPapel,
    VerboTurno,
)
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.models import Plazo

UNIDAD = "La unidad"
TITULAR = str(Rol.TITULAR_UNIDAD.label)


@dataclass(frozen=True)
class Accion:
    """The next thing to do: what its link says and where it leads; `directa` does it at once."""

    texto: str
    url: str
    directa: bool = False


@dataclass(frozen=True)
class Fila:
    """What a row shows. Of what may be listed and not read: folio, dates and clock."""

    folio: str
    asunto: str
    legible: bool
    estado: str
    fecha: datetime
    plazo: Plazo | None
    url: str = ""
    remitente: str = ""
    municipio: str = ""
    tipo: str = ""
    urgente: bool = False
    requerimiento: bool = False
    tiene: str = ""
    desde: datetime | None = None
    detalle: str = ""
    la_tomo: str = ""
    por_ausencia: bool = False
    """Whether who took it is absent and the reader stands in."""
    accion: Accion | None = None
    aviso: str = ""
    clave: int | None = None
    """The record's key, to choose the row; None where it may not be read."""


def de_carta(carta: Correspondencia, usuario: Usuario) -> Fila:
    """The row of a letter read by `selectors.cartas.para_filas`."""
    if not getattr(carta, "legible", False):
        return _reservada(carta.folio, carta.recibida_en, carta.plazo_respuesta)
    return Fila(
        folio=carta.folio,
        asunto=carta.asunto,
        legible=True,
        estado=carta.get_estado_display(),
        fecha=carta.recibida_en,
        plazo=carta.plazo_respuesta,
        url=carta.get_absolute_url(),
        **_de_la_carta(carta, _anotado(carta, "en_municipio")),
        **_quien_la_tomo(carta, usuario),
        tiene=_quien_la_tiene(carta),
        desde=_desde_cuando(carta),
        detalle=_por_que_esta_aqui(carta),
        accion=accion_de_carta(carta, usuario),
        clave=carta.pk,
    )


def de_turno(turno: Turno, usuario: Usuario, plazo: Plazo | None) -> Fila:
    """The row of a turn read by `selectors.turnos.para_filas`, under the clock `plazo`."""
    carta = turno.correspondencia
    if not getattr(turno, "legible", False):
        return _reservada(carta.folio, turno.turnado_en, plazo)
    return Fila(
        folio=f"{carta.folio} · {turno.numero}",
        asunto=carta.asunto,
        legible=True,
        estado=turno.get_estado_display(),
        fecha=turno.turnado_en,
        plazo=plazo,
        url=turno.get_absolute_url(),
        **_de_la_carta(carta, _anotado(turno, "en_municipio")),
        **_quien_la_tomo(turno, usuario),
        tiene=_quien_tiene(turno),
        desde=turno.turnado_en,
        detalle=_detalle_de_turno(turno),
        accion=accion_de_turno(turno, usuario),
        aviso=renglon(turno, plazo),
        clave=turno.pk,
    )


def _quien_la_tomo(registro: Correspondencia | Turno, usuario: Usuario) -> dict[str, Any]:
    quien = _anotado(registro, "la_tomo")
    ausentes = {una.nombre for una in papeles(usuario).suplencias}
    return {"la_tomo": quien, "por_ausencia": quien in ausentes}


def _reservada(folio: str, fecha: datetime, plazo: Plazo | None) -> Fila:
    return Fila(folio, ASUNTO_RESERVADO, False, "", fecha, plazo)


def _de_la_carta(carta: Correspondencia, municipio: str) -> dict[str, Any]:
    return {
        "remitente": carta.remitente,
        "municipio": municipio or carta.localidad,
        "tipo": str(carta.tipo or ""),
        "requerimiento": carta.tipo is not None and carta.tipo.pide_termino,
        "urgente": carta.prioridad == Prioridad.URGENTE,
    }


def _anotado(registro: Correspondencia | Turno, campo: str) -> str:
    """What the selector read beside the record, as text; "" when there is none."""
    return str(getattr(registro, campo, None) or "")


def _quien_la_tiene(carta: Correspondencia) -> str:
    if carta.estado == Estado.CANALIZADA:
        return _anotado(carta, "responsable") or (TITULAR if carta.decide_titular else UNIDAD)
    if not carta.esta_abierta:
        return ""
    return f"{UNIDAD} · {carta.analista}" if carta.analista else UNIDAD


def _desde_cuando(carta: Correspondencia) -> datetime | None:
    """Since when whoever has the letter has it; None when nobody has it, or it is not known."""
    clasificada = carta.plazo_clasificar.cerrado_en if carta.plazo_clasificar else None
    return {
        Estado.RECIBIDA.value: carta.recibida_en,
        Estado.CLASIFICADA.value: clasificada,
        Estado.CANALIZADA.value: getattr(carta, "responsable_desde", None),
        Estado.ATENDIDA.value: carta.atendida_en,
    }.get(carta.estado)


def _por_que_esta_aqui(carta: Correspondencia) -> str:
    """Why a letter that was routed is to be routed again."""
    anterior = _anotado(carta, "anterior")
    if carta.estado != Estado.CANALIZADA or _anotado(carta, "responsable") or not anterior:
        return ""
    if _anotado(carta, "anterior_estado") == EstadoTurno.RETIRADO:
        return f"Se retiró el turno a {anterior}"
    return f"No es de la competencia de {anterior}"


def _quien_tiene(turno: Turno) -> str:
    partes = [turno.institucion.nombre, _anotado(turno, "en_area"), _anotado(turno, "con_persona")]
    return " · ".join(parte for parte in partes if parte)


def _detalle_de_turno(turno: Turno) -> str:
    if turno.declinacion:
        return _rechazo(turno)
    if turno.estado == EstadoTurno.ACUSADO and turno.vueltas:
        return f"Falta: {turno.complemento}"
    if turno.estado == EstadoTurno.TURNADO and turno.institucion.modo == Institucion.Modo.PAPEL:
        return _camino_en_papel(turno)
    return turno.get_caracter_display()


def _rechazo(turno: Turno) -> str:
    a_quien = _anotado(turno, "propuesta") or turno.autoridad_propuesta
    propone = f"Propone: {a_quien}." if a_quien else "No identifica a quién corresponde."
    return f"Pidió que se le retire, fuera de la ventana. {propone}" if turno.esta_vivo else propone


def _camino_en_papel(turno: Turno) -> str:
    relacion = _anotado(turno, "en_relacion")
    if not relacion:
        return "En papel: sin relación de envío"
    entregada = "entregada" if _anotado(turno, "relacion_entregada") else "por entregar"
    return f"En papel: relación {relacion} {entregada}"


_POR_VIA = {
    Via.DIRECTO: Verbo.RESPONDER_DIRECTO,
    Via.CONOCIMIENTO: Verbo.TOMAR_CONOCIMIENTO,
    Via.REMITIR: Verbo.REMITIR,
}


def verbo_siguiente(carta: Correspondencia) -> Verbo | None:
    """What the unit does next with the letter; None while an institution has it, and when it is
    in the archive."""
    if carta.estado == Estado.RECIBIDA:
        return Verbo.CLASIFICAR
    if carta.estado == Estado.CLASIFICADA:
        return _POR_VIA.get(Via(carta.via), Verbo.TURNAR) if carta.via else Verbo.TURNAR
    if carta.estado == Estado.CANALIZADA and not _anotado(carta, "responsable"):
        return Verbo.TURNAR
    if carta.estado == Estado.ATENDIDA:
        return Verbo.NOTIFICAR if getattr(carta, "se_notifica", False) else Verbo.CONCLUIR
    return Verbo.ARCHIVAR if carta.estado in POR_ARCHIVAR else None


def accion_de_carta(carta: Correspondencia, usuario: Usuario) -> Accion:
    """The next verb if the person may run it; otherwise, to see the case."""
    verbo = verbo_siguiente(carta)
    if verbo is None or not permisos_carta.puede(usuario, verbo, carta):
        return Accion("Ver asunto", carta.get_absolute_url())
    return Accion(verbo.label, del_verbo(verbo, carta))


def accion_siguiente(carta: Correspondencia, por_revisar: Turno | None, usuario: Usuario) -> Accion:
    """Where «Siguiente asunto» leads: the letter's verb, else the answer under review."""
    accion = accion_de_carta(carta, usuario)
    if por_revisar is not None and verbo_siguiente(carta) is None:
        return accion_de_turno(por_revisar, usuario)
    return accion


def accion_de_turno(turno: Turno, usuario: Usuario) -> Accion:
    """The next step of a turn that the person may take from the tray."""
    if _acusa_en_papel(turno, usuario):
        return Accion(VerboPapel.ACUSAR.label, reverse("turno:acusar_papel", args=[turno.pk]))
    if turno.declinacion:
        return _tras_el_rechazo(turno, usuario)
    revisa = permisos_turno.puede(usuario, VerboTurno.ACEPTAR, turno)
    por_revisar = turno.estado == EstadoTurno.RESPONDIDO and revisa
    return Accion("Revisar respuesta" if por_revisar else "Ver turno", turno.get_absolute_url())


def _tras_el_rechazo(turno: Turno, usuario: Usuario) -> Accion:
    """Route the letter again, or withdraw the turn as the institution asks out of time."""
    carta = turno.correspondencia
    if turno.esta_vivo and permisos_turno.puede(usuario, VerboTurno.RETIRAR, turno):
        return Accion(VerboTurno.RETIRAR.label, reverse("turno:retirar", args=[turno.pk]))
    if not turno.esta_vivo and permisos_carta.puede(usuario, Verbo.TURNAR, carta):
        propuesta = _anotado(turno, "se_turna_a")
        if propuesta and carta.acceso != Acceso.RESERVADO:
            url = reverse("asunto:turnar_propuesta", args=[carta.slug, turno.pk])
            return Accion(f"{Verbo.TURNAR.label} a {propuesta}", url, directa=True)
        return Accion(Verbo.TURNAR.label, reverse("asunto:turnar", args=[carta.slug]))
    return Accion("Ver turno", turno.get_absolute_url())


def _acusa_en_papel(turno: Turno, usuario: Usuario) -> bool:
    en_papel = turno.institucion.modo == Institucion.Modo.PAPEL
    por_acusar = turno.estado == EstadoTurno.TURNADO and turno.caracter != Caracter.REMISION
    puede = permisos_turno.puede_por_cuenta(usuario, VerboTurno.ACUSAR)
    return en_papel and por_acusar and puede
