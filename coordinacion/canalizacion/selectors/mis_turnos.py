"""Reads of the liaison's tray: its groups, how many rows each has, and the rows."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.db.models import F, OuterRef, Q, Subquery, TextChoices
from django.db.models.expressions import OrderBy
from django.utils import timezone

from coordinacion.canalizacion.models import PENDIENTES, Turno, TurnoQuerySet
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.selectors.turno import SIN_BUSQUEDA, marcados
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import TOPE, contar
from coordinacion.nucleo.etiquetas import EstadoTurno as Estado
from coordinacion.organizacion.models import Municipio, Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION, Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.models import Plazo

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


def _condiciones(usuario: Usuario, ahora: datetime) -> dict[Grupo, Q]:
    """Each says its states beside any «or», and whose clocks it looks at, so that an index serves
    it."""
    corren = Plazo.objects.filter(
        institucion__in=papeles(usuario).instituciones(*ROLES_INSTITUCION),
        cerrado_en=None,
        suspendido_en=None,
    )
    por_acusar = Q(estado=Estado.TURNADO) & ~Q(caracter=Caracter.REMISION)
    debe = Q(estado__in=PENDIENTES)
    vencieron = corren.filter(vence_en__lt=ahora).values("pk")
    en_la_semana = corren.filter(vence_en__range=(ahora, fin_de_semana(ahora))).values("pk")
    return {
        Grupo.POR_ACUSAR: por_acusar,
        Grupo.ESTA_SEMANA: debe & Q(plazo_respuesta__in=en_la_semana),
        Grupo.VENCIDOS: debe
        & (Q(plazo_respuesta__in=vencieron) | (por_acusar & Q(plazo_acuse__in=vencieron))),
        Grupo.EN_TRAMITE: Q(estado__in=[Estado.TURNADO, Estado.ACUSADO, Estado.RESPONDIDO])
        & (~Q(estado=Estado.TURNADO) | Q(caracter=Caracter.REMISION)),
        Grupo.TERMINADOS: Q(
            estado__in=[Estado.ENTERADO, Estado.ATENDIDO, Estado.DECLINADO, Estado.RETIRADO]
        ),
    }


def cuentas(usuario: Usuario, ahora: datetime) -> Mapping[Grupo, int]:
    """The rows of every group, with one statement and no further than `TOPE` + 1 each."""
    suyos = Turno.objects.de_mis_instituciones(usuario).order_by()
    condiciones = _condiciones(usuario, ahora)
    contadas = contar([suyos.filter(condicion) for condicion in condiciones.values()])
    return dict(zip(condiciones, contadas, strict=True))


def acusables(usuario: Usuario, ahora: datetime) -> list[int]:
    """The turns that one tap acknowledges, up to `TOPE` + 1."""
    suyas = papeles(usuario).instituciones(Rol.ENLACE)
    por_acusar = _condiciones(usuario, ahora)[Grupo.POR_ACUSAR]
    turnos = Turno.objects.visibles_para(usuario).filter(por_acusar)
    por_pk = turnos.filter(institucion_id__in=suyas).order_by("pk")
    return list(por_pk.values_list("pk", flat=True)[: TOPE + 1])


def del_grupo(usuario: Usuario, grupo: Grupo, ahora: datetime) -> TurnoQuerySet:
    """The rows of one group, the soonest due first (what ended, the latest first).

    Reserved turns that the person may not read are there, marked not `legible`.
    """
    turnos = marcados(Turno.objects.de_mis_instituciones(usuario), usuario)
    return turnos.filter(_condiciones(usuario, ahora)[grupo]).order_by(*_orden(grupo))


def _orden(grupo: Grupo) -> tuple[OrderBy | str, ...]:
    if grupo == Grupo.TERMINADOS:
        return ("-pk",)
    return F("plazo_respuesta__vence_en").asc(nulls_last=True), "pk"


def tarjetas(usuario: Usuario, grupo: Grupo, pagina: TurnoQuerySet) -> TurnoQuerySet:
    """That page of `del_grupo` with what a card shows, in one query.

    Only the keys are put in order, and what a card shows is read for those few. The place is read
    by a subquery: with one join more the planner takes five times as long, which is ten times what
    the server takes to read the page.
    """
    municipio = Municipio.objects.filter(pk=OuterRef("correspondencia__municipio"))
    return (
        marcados(Turno.objects.filter(pk__in=pagina.values("pk")), usuario)
        .select_related(*_DE_LA_TARJETA)
        .defer(*SIN_BUSQUEDA)
        .annotate(municipio=Subquery(municipio.values("nombre")))
        .order_by(*_orden(grupo))
    )


def por_ids(usuario: Usuario, ids: list[int]) -> TurnoQuerySet:
    """Those of the given turns that `usuario` may open, with their letters."""
    turnos = Turno.objects.visibles_para(usuario).filter(pk__in=ids)
    return turnos.select_related("correspondencia", "institucion").defer("correspondencia__asunto")
