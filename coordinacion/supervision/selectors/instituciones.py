"""The table by institution of the head's day: each figure equals the list that it leads to."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Min, Q, Window
from django.db.models.functions import RowNumber

from coordinacion.canalizacion.models import PENDIENTES, Turno, TurnoQuerySet
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.reglas import VistaCalendario
from coordinacion.plazos.selectors import calendario_de, vista
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.selectors import turnos

EN_EL_AVISO = 10
"""How many turns a copied reminder lists at most."""

_PRIMERO = (F("plazo_respuesta__vence_en").asc(nulls_last=True), F("pk").asc())


@dataclass(frozen=True)
class Renglon:
    """What one institution owes. `dias` are working days since its oldest live turn was sent."""

    institucion_id: int
    nombre: str
    vivos: int
    sin_acuse: int
    esta_semana: int
    vencidos: int
    tacitos: int
    dias: int | None


def por_institucion(usuario: Usuario, momento: Momento) -> list[Renglon]:
    """The institutions that owe something, or that let acknowledgements expire; worst first.

    Only turns that `usuario` may read count, as in the lists that the figures lead to.
    """
    debe = Q(estado__in=PENDIENTES)
    tacito = Q(pk__in=turnos.tacitos(Turno.objects.all(), momento).values("pk"))
    vencido = Q(pk__in=turnos.vencidos(Turno.objects.all(), momento).values("pk"))
    semana = Q(pk__in=turnos.de_esta_semana(Turno.objects.all(), momento).values("pk"))
    filas = (
        _legibles(usuario)
        .filter(debe | tacito)
        .order_by()
        .values("institucion_id", "institucion__nombre")
        .annotate(
            vivos=Count("pk", filter=debe),
            sin_acuse=Count("pk", filter=Q(estado=EstadoTurno.TURNADO)),
            esta_semana=Count("pk", filter=semana),
            vencidos=Count("pk", filter=vencido),
            tacitos=Count("pk", filter=tacito),
            desde=Min("turnado_en", filter=debe),
        )
        .order_by("-vencidos", "-sin_acuse", "-esta_semana", "-vivos", "institucion__nombre")
    )
    dias = vista(calendario_de(None))
    return [
        Renglon(
            fila["institucion_id"],
            fila["institucion__nombre"],
            fila["vivos"],
            fila["sin_acuse"],
            fila["esta_semana"],
            fila["vencidos"],
            fila["tacitos"],
            habiles_desde(fila["desde"], momento, dias),
        )
        for fila in filas
    ]


def habiles_desde(desde: datetime | None, momento: Momento, dias: VistaCalendario) -> int | None:
    """Working days from a moment to today; None when it, or its day, is not known."""
    primero = dias.ordinal(reloj.local(desde).date()) if desde else None
    ultimo = dias.ordinal(momento.hoy)
    return None if primero is None or ultimo is None else max(ultimo - primero, 0)


def por_recordar(
    usuario: Usuario, momento: Momento, instituciones: Collection[int]
) -> Mapping[int, list[Turno]]:
    """By institution, the turns to remind it of: late, due this week or not acknowledged."""
    todos = Turno.objects.order_by()
    listas = (turnos.por_acusar, turnos.vencidos, turnos.de_esta_semana)
    sin_acuse, vencidos, de_la_semana = (
        lista(todos, momento).order_by().values("pk") for lista in listas
    )
    primeros = (
        _legibles(usuario)
        .filter(pk__in=sin_acuse.union(vencidos, de_la_semana), institucion__in=instituciones)
        .annotate(lugar=Window(RowNumber(), partition_by="institucion", order_by=_PRIMERO))
        .filter(lugar__lte=EN_EL_AVISO)
        .order_by()
    )
    elegidos = (
        Turno.objects.filter(pk__in=primeros.values("pk"))
        .select_related("correspondencia", "plazo_respuesta", "plazo_acuse")
        .order_by(*_PRIMERO)
    )
    por_cada_una: dict[int, list[Turno]] = defaultdict(list)
    for turno in elegidos:
        por_cada_una[turno.institucion_id].append(turno)
    return por_cada_una


def _legibles(usuario: Usuario) -> TurnoQuerySet:
    return turnos.legibles(usuario)
