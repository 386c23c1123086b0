"""What was pending with a person or an area at a date, from the dates of records and the log.

Who followed a letter or had a turn that day is what the log says last of it until then; what it
does not say (a time before it kept it) is as it is today.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import make_aware

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import oracion
from coordinacion.canalizacion.models import EN_CURSO, Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO, EstadoTurno
from coordinacion.oficios.models import Oficio
from coordinacion.organizacion.models import Adscripcion, Area, Institucion, Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION, Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vigencia import en_vigor
from coordinacion.relevos.opciones import Pendiente as Clase
from coordinacion.relevos.selectors.instituciones import EN_CAMINO

TOPE = 5000
"""Rows of one kind; an acta of more is made by area or by person."""


@dataclass(frozen=True)
class De:
    """Whose acta it is: one person, or one area with its people."""

    persona: Usuario | None = None
    area: Area | None = None

    def __str__(self) -> str:
        return str(self.persona or self.area or "")


@dataclass(frozen=True)
class Renglon:
    """One pending matter; of a reserved letter, its folio and dates."""

    clase: Clase
    folio: str
    asunto: str
    situacion: str
    desde: datetime
    vence: datetime | None


def pendientes(actor: Usuario, de: De, corte: date) -> list[Renglon]:
    """All that was pending at the end of that local day, by kind and then by what is due first; of
    what is not of the offices of `actor`, nothing."""
    hasta = make_aware(datetime.combine(corte, time.max))
    personas = _personas(de, corte)
    area = de.area.pk if de.area else None
    mis = papeles(actor)
    turnos = _en_curso(hasta)
    if not mis.unidad:
        suyas = mis.instituciones(*ROLES_INSTITUCION)
        return _turnos(turnos.filter(institucion__in=suyas), personas, area, hasta)
    return [
        *_asuntos(personas, hasta),
        *_turnos(turnos, personas, area, hasta),
        *_oficios(personas, hasta),
    ]


def _personas(de: De, corte: date) -> list[int]:
    if de.persona is not None:
        return [de.persona.pk]
    suyas = Adscripcion.objects.filter(en_vigor(corte), area=de.area)
    return list(suyas.values_list("usuario", flat=True).distinct())


def _asuntos(personas: Collection[int], hasta: datetime) -> list[Renglon]:
    """Letters open that day that one of them followed then."""
    despues = Asiento.objects.filter(
        hecho=Hecho.SEGUIMIENTO_REASIGNADO, ocurrido_en__gt=hasta, registro_id=OuterRef("pk")
    ).order_by("pk")
    cartas = (
        Correspondencia.objects.filter(
            Q(cerrada_en=None) | Q(cerrada_en__gt=hasta),
            recibida_en__lte=hasta,
            plazo_clasificar__cerrado_en__lte=hasta,
        )
        .annotate(de_antes=Subquery(despues.values("datos__de")[:1]))
        .filter(Q(de_antes__isnull=True, analista__in=personas) | Q(de_antes__in=list(personas)))
        .select_related("plazo_respuesta")
        .defer(*DE_LA_BUSQUEDA, "plazo_respuesta__explicacion")
        .order_by(F("plazo_respuesta__vence_en").asc(nulls_last=True), "pk")
    )
    lista = list(cartas[:TOPE])
    dichos = _situaciones("correspondencia", [carta.pk for carta in lista], hasta)
    return [
        Renglon(
            Clase.ASUNTO,
            carta.folio,
            _si_se_puede(carta, carta.asunto),
            _si_se_puede(carta, dichos.get(carta.pk, ""), ""),
            carta.recibida_en,
            carta.plazo_respuesta.vence_en if carta.plazo_respuesta else None,
        )
        for carta in lista
    ]


def _turnos(
    en_curso: QuerySet[Turno], personas: Collection[int], area: int | None, hasta: datetime
) -> list[Renglon]:
    """Turns in course that day that were then assigned to one of them or to the area."""
    suyos = Q(persona__in=personas)
    de_antes = Q(con_persona__in=list(personas))
    if area is not None:
        suyos, de_antes = suyos | Q(area=area), de_antes | Q(con_area=area)
    dicho = Asiento.objects.filter(
        hecho__in=[Hecho.TURNO_ASIGNADO, Hecho.TURNO_TRASPASADO],
        turno_id=OuterRef("pk"),
        asunto_id=OuterRef("correspondencia_id"),
        ocurrido_en__lte=hasta,
        datos__has_key="persona_id",
    ).order_by("-pk")
    turnos = (
        en_curso.annotate(
            con_persona=Subquery(dicho.values("datos__persona_id")[:1]),
            con_area=Subquery(dicho.values("datos__area_id")[:1]),
            consta=Exists(dicho),
        )
        .filter((Q(consta=True) & de_antes) | (Q(consta=False) & suyos))
        .select_related("correspondencia", "plazo_respuesta", "institucion")
        .order_by(F("plazo_respuesta__vence_en").asc(nulls_last=True), "pk")
    )
    lista = list(turnos[:TOPE])
    dichos = _situaciones("turno", [turno.pk for turno in lista], hasta)
    return [
        Renglon(
            Clase.TURNO,
            str(turno),
            _si_se_puede(turno.correspondencia, turno.correspondencia.asunto),
            _si_se_puede(turno.correspondencia, dichos.get(turno.pk, ""), ""),
            turno.turnado_en,
            turno.plazo_respuesta.vence_en if turno.plazo_respuesta else None,
        )
        for turno in lista
    ]


def _en_curso(hasta: datetime) -> QuerySet[Turno]:
    """Turns sent by then that had not ended: by their dates, and those withdrawn by the log."""
    retiro = Asiento.objects.filter(
        hecho=Hecho.TURNO_RETIRADO,
        turno_id=OuterRef("pk"),
        asunto_id=OuterRef("correspondencia_id"),
        ocurrido_en__gt=hasta,
    )
    despues = (
        Q(atendido_en__gt=hasta)
        | Q(declinado_en__gt=hasta)
        | Q(estado=EstadoTurno.ENTERADO, acusado_en__gt=hasta)
        | Q(Exists(retiro), estado=EstadoTurno.RETIRADO)
    )
    return Turno.objects.filter(Q(estado__in=EN_CURSO) | despues, turnado_en__lte=hasta)


def _oficios(personas: Collection[int], hasta: datetime) -> list[Renglon]:
    """Oficios that one of them drafted by then, neither back with their acuse nor cancelled."""
    sigue = Q(estado__in=EN_CAMINO) | Q(acusado_en__gt=hasta) | Q(cancelado_en__gt=hasta)
    oficios = Oficio.objects.filter(
        sigue, elaborado_por__in=personas, elaborado_en__lte=hasta
    ).select_related("carta")
    return [
        Renglon(
            Clase.OFICIO,
            str(oficio),
            _si_se_puede(oficio.carta, oficio.asunto),
            f"Para {oficio.destinatario}" if not _es_reservada(oficio.carta) else "",
            oficio.elaborado_en,
            None,
        )
        for oficio in oficios.order_by("pk")[:TOPE]
    ]


def _situaciones(registro: str, ids: Sequence[int], hasta: datetime) -> dict[int, str]:
    """What the log says last of each record until then, in its own words; one statement."""
    lineas: QuerySet[Any] = (
        Asiento.objects.filter(registro=registro, registro_id__in=ids, ocurrido_en__lte=hasta)
        .exclude(hecho=Hecho.CORRESPONDENCIA_CONSULTADA_RESERVADA)
        .select_related("institucion")
        .order_by("registro_id", "-numero")
        .distinct("registro_id")
    )
    return {linea.registro_id: oracion(linea) for linea in lineas}


def _es_reservada(carta: Correspondencia | None) -> bool:
    return carta is not None and carta.acceso == Acceso.RESERVADO


def _si_se_puede(
    carta: Correspondencia | None, texto: str, en_su_lugar: str = ASUNTO_RESERVADO
) -> str:
    return en_su_lugar if _es_reservada(carta) else texto


def personas_con_acta(actor: Usuario) -> QuerySet[Usuario]:
    """Herself and, for who heads an office, everybody who works or worked in it."""
    alguna_vez = Adscripcion.objects.filter(institucion__in=_que_dirige(actor))
    personas = Usuario.objects.filter(es_sistema=False)
    return personas.filter(Q(pk=actor.pk) | Q(pk__in=alguna_vez.values("usuario")))


def areas_con_acta(actor: Usuario) -> QuerySet[Area]:
    """The areas of the offices that `actor` heads."""
    return Area.objects.filter(institucion__in=_que_dirige(actor)).select_related("institucion")


def _que_dirige(actor: Usuario) -> QuerySet[Institucion]:
    mis = papeles(actor)
    suyas = Q(pk__in=mis.instituciones(Rol.TITULAR_INSTITUCION))
    if mis.tiene(Rol.TITULAR_UNIDAD):
        suyas |= Q(es_unidad_coordinadora=True)
    return Institucion.objects.filter(suyas)
