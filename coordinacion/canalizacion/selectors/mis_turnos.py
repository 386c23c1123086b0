"""Reads of the liaison's tray: its groups, how many rows each has, and the rows."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.db.models import F, OuterRef, Q, Subquery, TextChoices
from django.utils import timezone

from coordinacion.canalizacion.models import PENDIENTES, Turno, TurnoQuerySet
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.selectors.turno import SIN_BUSQUEDA, marcados
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import TOPE, contar
from coordinacion.nucleo.etiquetas import EstadoTurno as Estado
from coordinacion.organizacion.models import Municipio, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

_DE_LA_TARJETA = (
    "correspondencia",
    "institucion",
    "instruccion",
    "plazo_acuse",
    "plazo_respuesta",
)


class Grupo(TextChoices):
    """The groups of the tray. A turn may be in two: not acknowledged, and late to answer."""

    POR_ACUSAR = "por_acusar", "Por acusar"
    ESTA_SEMANA = "esta_semana", "Vencen esta semana"
    VENCIDOS = "vencidos", "Vencidos"
    EN_TRAMITE = "en_tramite", "En trámite"
    TERMINADOS = "terminados", "Terminados"


def fin_de_semana(ahora: datetime) -> datetime:
    """The last instant (UTC) of the local week of `ahora`: Sunday's midnight."""
    hoy = reloj.local(ahora).date()
    lunes = hoy + timedelta(days=7 - hoy.weekday())
    return timezone.make_aware(datetime.combine(lunes, time.min)) - timedelta(microseconds=1)


def _condiciones(ahora: datetime) -> dict[Grupo, Q]:
    """Each says its states beside any «or», and that a turn's clock is of its institution, so that
    the index of either serves it."""
    por_acusar = Q(estado=Estado.TURNADO) & ~Q(caracter=Caracter.REMISION)
    debe = Q(
        estado__in=PENDIENTES,
        plazo_respuesta__cerrado_en=None,
        plazo_respuesta__suspendido_en=None,
        plazo_respuesta__institucion=F("institucion"),
    )
    semana = (ahora, fin_de_semana(ahora))
    acuse_vencido = Q(
        plazo_acuse__cerrado_en=None,
        plazo_acuse__suspendido_en=None,
        plazo_acuse__vence_en__lt=ahora,
    )
    return {
        Grupo.POR_ACUSAR: por_acusar,
        Grupo.ESTA_SEMANA: debe & Q(plazo_respuesta__vence_en__range=semana),
        Grupo.VENCIDOS: Q(estado__in=PENDIENTES)
        & ((debe & Q(plazo_respuesta__vence_en__lt=ahora)) | (por_acusar & acuse_vencido)),
        Grupo.EN_TRAMITE: Q(estado__in=[Estado.TURNADO, Estado.ACUSADO, Estado.RESPONDIDO])
        & (~Q(estado=Estado.TURNADO) | Q(caracter=Caracter.REMISION)),
        Grupo.TERMINADOS: Q(
            estado__in=[Estado.ENTERADO, Estado.ATENDIDO, Estado.DECLINADO, Estado.RETIRADO]
        ),
    }


def cuentas(usuario: Usuario, ahora: datetime) -> Mapping[Grupo, int]:
    """The rows of every group, with one statement and no further than `TOPE` + 1 each."""
    suyos = Turno.objects.de_mis_instituciones(usuario).order_by()
    condiciones = _condiciones(ahora)
    contadas = contar([suyos.filter(condicion) for condicion in condiciones.values()])
    return dict(zip(condiciones, contadas, strict=True))


def acusables(usuario: Usuario, ahora: datetime) -> list[int]:
    """The turns that one tap acknowledges, up to `TOPE` + 1."""
    suyas = papeles(usuario).instituciones(Rol.ENLACE)
    turnos = Turno.objects.visibles_para(usuario).filter(_condiciones(ahora)[Grupo.POR_ACUSAR])
    por_pk = turnos.filter(institucion_id__in=suyas).order_by("pk")
    return list(por_pk.values_list("pk", flat=True)[: TOPE + 1])


def del_grupo(usuario: Usuario, grupo: Grupo, ahora: datetime) -> TurnoQuerySet:
    """The rows of one group, the soonest due first (what ended, the latest first).

    Reserved turns that the person may not read are there, marked not `legible`.
    """
    turnos = marcados(Turno.objects.de_mis_instituciones(usuario), usuario)
    filas = _con_lo_de_la_tarjeta(turnos.filter(_condiciones(ahora)[grupo]))
    if grupo == Grupo.TERMINADOS:
        return filas.order_by("-pk")
    return filas.order_by(F("plazo_respuesta__vence_en").asc(nulls_last=True), "pk")


def _con_lo_de_la_tarjeta(turnos: TurnoQuerySet) -> TurnoQuerySet:
    """The same turns with what a card shows, in one query.

    The place is read by a subquery: with one join more the planner takes five times as long, which
    is ten times what the server takes to read the page.
    """
    municipio = Municipio.objects.filter(pk=OuterRef("correspondencia__municipio"))
    return (
        turnos.select_related(*_DE_LA_TARJETA)
        .defer(*SIN_BUSQUEDA)
        .annotate(municipio=Subquery(municipio.values("nombre")))
    )


def por_ids(usuario: Usuario, ids: list[int]) -> TurnoQuerySet:
    """Those of the given turns that `usuario` may open, with their letters."""
    turnos = Turno.objects.visibles_para(usuario).filter(pk__in=ids)
    return turnos.select_related("correspondencia", "institucion").defer("correspondencia__asunto")
