"""Reads of the liaison's tray: its groups, how many rows each has, and the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Q, TextChoices, Value
from django.utils import timezone

from coordinacion.canalizacion.models import PENDIENTES, Turno, TurnoQuerySet
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.selectors.turno import con_lo_de_la_fila, marcados
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoTurno as Estado
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles


class Grupo(TextChoices):
    """The groups of the tray. A turn may be in two: not acknowledged, and late to answer."""

    POR_ACUSAR = "por_acusar", "Por acusar"
    ESTA_SEMANA = "esta_semana", "Vencen esta semana"
    VENCIDOS = "vencidos", "Vencidos"
    EN_TRAMITE = "en_tramite", "En trámite"
    TERMINADOS = "terminados", "Terminados"


@dataclass(frozen=True)
class Resumen:
    """How many rows each group has, and which turns the person may acknowledge now."""

    cuentas: Mapping[Grupo, int]
    acusables: tuple[int, ...]


def fin_de_semana(ahora: datetime) -> datetime:
    """The last instant (UTC) of the local week of `ahora`: Sunday's midnight."""
    hoy = reloj.local(ahora).date()
    lunes = hoy + timedelta(days=7 - hoy.weekday())
    return timezone.make_aware(datetime.combine(lunes, time.min)) - timedelta(microseconds=1)


def _condiciones(ahora: datetime) -> dict[Grupo, Q]:
    por_acusar = Q(estado=Estado.TURNADO) & ~Q(caracter=Caracter.REMISION)
    debe = Q(
        estado__in=PENDIENTES,
        plazo_respuesta__cerrado_en=None,
        plazo_respuesta__suspendido_en=None,
    )
    semana = (ahora, fin_de_semana(ahora))
    acuse_vencido = Q(plazo_acuse__cerrado_en=None, plazo_acuse__vence_en__lt=ahora)
    remision = Q(estado=Estado.TURNADO, caracter=Caracter.REMISION)
    return {
        Grupo.POR_ACUSAR: por_acusar,
        Grupo.ESTA_SEMANA: debe & Q(plazo_respuesta__vence_en__range=semana),
        Grupo.VENCIDOS: (debe & Q(plazo_respuesta__vence_en__lt=ahora))
        | (por_acusar & acuse_vencido),
        Grupo.EN_TRAMITE: Q(estado__in=[Estado.ACUSADO, Estado.RESPONDIDO]) | remision,
        Grupo.TERMINADOS: Q(
            estado__in=[Estado.ENTERADO, Estado.ATENDIDO, Estado.DECLINADO, Estado.RETIRADO]
        ),
    }


def resumen(usuario: Usuario, ahora: datetime) -> Resumen:
    """Counts of every group and the turns that one tap acknowledges, with one query."""
    condiciones = _condiciones(ahora)
    suyas = papeles(usuario).instituciones(Rol.ENLACE)
    cartas = Correspondencia.objects.visibles_para(usuario).values("pk")
    acusables = condiciones[Grupo.POR_ACUSAR] & Q(
        institucion_id__in=suyas, correspondencia_id__in=cartas
    )
    datos = Turno.objects.de_mis_instituciones(usuario).aggregate(
        **{grupo.value: Count("pk", filter=condicion) for grupo, condicion in condiciones.items()},
        acusables=ArrayAgg("pk", filter=acusables, order_by="pk", default=Value([])),
    )
    return Resumen({grupo: datos[grupo.value] for grupo in Grupo}, tuple(datos["acusables"]))


def del_grupo(usuario: Usuario, grupo: Grupo, ahora: datetime) -> TurnoQuerySet:
    """The rows of one group, the soonest due first (what ended, the latest first).

    Reserved turns that the person may not read are there, marked not `legible`.
    """
    turnos = marcados(Turno.objects.de_mis_instituciones(usuario), usuario)
    filas = con_lo_de_la_fila(turnos.filter(_condiciones(ahora)[grupo]))
    if grupo == Grupo.TERMINADOS:
        return filas.order_by("-pk")
    return filas.order_by(F("plazo_respuesta__vence_en").asc(nulls_last=True), "pk")


def por_ids(usuario: Usuario, ids: list[int]) -> TurnoQuerySet:
    """Those of the given turns that `usuario` may open, with their letters."""
    turnos = Turno.objects.visibles_para(usuario).filter(pk__in=ids)
    return turnos.select_related("correspondencia", "institucion").defer("correspondencia__asunto")
