"""Reads of one turn: itself, what was answered, and the choices that its verbs offer."""

from collections.abc import Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import linea_de_tiempo
from coordinacion.canalizacion.models import (
    InformeParcial,
    Instruccion,
    Respuesta,
    Traspaso,
    Turno,
    TurnoQuerySet,
)
from coordinacion.canalizacion.selectors.historial import ajustes_de, entrelazar
from coordinacion.correspondencia.models import Correspondencia, Notificacion, Sentido
from coordinacion.documentos.models import DocumentoQuerySet
from coordinacion.documentos.selectors import del_asunto
from coordinacion.nucleo.etiquetas import EstadoProrroga
from coordinacion.organizacion.models import Area, Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol
from coordinacion.plazos.clases import termino_en_palabras
from coordinacion.plazos.models import Prorroga, Suspension
from coordinacion.plazos.selectors import prorroga_por_resolver, prorroga_que_admite, recorridos

# Search columns weigh more than the rest of the letter and no screen shows them.
SIN_BUSQUEDA = (
    "correspondencia__texto_busqueda",
    "correspondencia__busqueda",
    "correspondencia__busqueda_llana",
)
_DE_LA_FILA = (
    "correspondencia__municipio",
    "correspondencia__tipo",
    "institucion",
    "instruccion",
    "plazo_acuse",
    "plazo_declinar",
    "plazo_respuesta",
)


def con_lo_de_la_fila(turnos: TurnoQuerySet) -> TurnoQuerySet:
    """The same turns with what a row or a card shows, in one query."""
    filas = con_prorroga_por_resolver(turnos)
    return filas.select_related(*_DE_LA_FILA).defer(*SIN_BUSQUEDA)


def con_prorroga_por_resolver(turnos: TurnoQuerySet) -> TurnoQuerySet:
    """The same turns, each saying whether an extension of its term was left to be resolved; it
    waits while the term runs."""
    esperan = Prorroga.objects.filter(
        estado=EstadoProrroga.SOLICITADA, plazo=OuterRef("plazo_respuesta")
    )
    return turnos.annotate(prorroga_por_resolver=Exists(esperan))


def marcados(turnos: TurnoQuerySet, usuario: Usuario) -> TurnoQuerySet:
    """The same turns, each marked `legible`: whether `usuario` may read its letter's text."""
    cartas = Correspondencia.objects.visibles_para(usuario)
    return turnos.annotate(legible=Exists(cartas.filter(pk=OuterRef("correspondencia_id"))))


def turno_para(usuario: Usuario) -> TurnoQuerySet:
    """Turns that `usuario` may open, with what the page of any shows; what few have is read apart,
    as planning so many joins would take longer."""
    suyos = recorridos(OuterRef("correspondencia_id")).filter(plazo__turno_id=OuterRef("pk"))
    turnos = con_lo_de_la_fila(Turno.objects.visibles_para(usuario))
    return turnos.annotate(tiene_recorridos=Exists(suyos), traspasado=traspasados()).select_related(
        "turnado_por", "correspondencia__plazo_respuesta"
    )


def traspasados() -> ArraySubquery:
    """The names of the institutions that had each turn before they ended, in that order."""
    suyos = Traspaso.objects.filter(turno=OuterRef("pk")).order_by("pk")
    return ArraySubquery(suyos.values("de__nombre"))


def respuestas_de(turno: Turno) -> QuerySet[Respuesta]:
    """The rounds of answers, latest first, with their files and outcomes."""
    respuestas = turno.respuestas.select_related("registrada_por")
    return respuestas.prefetch_related("documentos", "sentidos__punto", "sentidos__sentido")


def informes_de(turno: Turno) -> QuerySet[InformeParcial]:
    """The progress reports, latest first."""
    return turno.informes.select_related("registrado_por")


def prorrogas_de(turno: Turno) -> QuerySet[Prorroga]:
    """The extensions asked for, latest first."""
    suyas = Prorroga.objects.filter(plazo__turno_id=turno.pk).order_by("-pk")
    return suyas.select_related("plazo", "solicitada_por", "resuelta_por")


def suspensiones_de(turno: Turno) -> QuerySet[Suspension]:
    """The stretches in which the term to answer, or to acknowledge, stood still; latest first."""
    suyas = Suspension.objects.filter(plazo__turno_id=turno.pk).order_by("-pk")
    return suyas.select_related("plazo", "suspendida_por", "reanudada_por")


def limite_de_prorroga(turno: Turno) -> str:
    """How much more the rule of the turn's term admits, in words; empty for none."""
    plazo = turno.plazo_respuesta
    queda = prorroga_que_admite(plazo) if plazo is not None else 0
    if plazo is None or queda <= 0:
        return ""
    return termino_en_palabras(queda, plazo.unidad_de_prorroga)


def prorroga_que_espera(turno: Turno) -> Prorroga | None:
    """The extension that waits to be resolved."""
    plazo = turno.plazo_respuesta
    return prorroga_por_resolver(plazo) if plazo is not None else None


def notificaciones_de(turno: Turno) -> QuerySet[Notificacion]:
    """The attempts to tell the petitioner that the turn's own institution made, or the one that it
    succeeded."""
    antes = Traspaso.objects.filter(turno=turno).values("de")
    suyas = turno.correspondencia.notificaciones.filter(
        Q(institucion_id=turno.institucion_id) | Q(institucion__in=antes)
    )
    return suyas.select_related("registrada_por", "prueba")


def documentos_de(usuario: Usuario, turno: Turno) -> DocumentoQuerySet:
    """Files of the turn's letter that `usuario` may read."""
    return del_asunto(turno.correspondencia_id).visibles_para(usuario)


def historia_de(turno: Turno) -> Sequence[Asiento]:
    """What happened to one turn and to its clocks, newest first."""
    return entrelazar(
        linea_de_tiempo(turno.correspondencia_id).filter(turno_id=turno.pk),
        ajustes_de(turno).filter(plazo__turno_id=turno.pk),
    )


def sentidos_de(turno: Turno) -> QuerySet[Sentido]:
    """Outcomes that the letter's type admits; all of them if it names none."""
    tipo = turno.correspondencia.tipo
    admitidos = tipo.sentidos.all() if tipo else Sentido.objects.none()
    return admitidos if admitidos.exists() else Sentido.objects.all()


def areas_de(turno: Turno) -> QuerySet[Area]:
    """Areas of the turn's institution that may attend it."""
    return Area.objects.filter(institucion_id=turno.institucion_id, activa=True)


def personas_de(turno: Turno) -> QuerySet[Usuario]:
    """People of the turn's institution who may attend it."""
    enlaces = personas_con_rol(Rol.ENLACE, turno.institucion_id)
    return enlaces | personas_con_rol(Rol.TITULAR_INSTITUCION, turno.institucion_id)


def competentes_para(turno: Turno) -> QuerySet[Institucion]:
    """State institutions that a refusal may propose instead."""
    return Institucion.objects.filter(
        orden=Institucion.Orden.EJECUTIVO_ESTATAL, activa=True, es_unidad_coordinadora=False
    ).exclude(pk=turno.institucion_id)


def instrucciones_que_piden_respuesta() -> QuerySet[Instruccion]:
    """Instructions with which a turn for knowledge becomes one of attention."""
    return Instruccion.objects.filter(activa=True, requiere_respuesta=True)


def intento_ya_registrado(clave_envio: str) -> bool:
    """Whether that form was already sent and its attempt to notify kept."""
    return Notificacion.objects.filter(clave_envio=clave_envio).exists()
