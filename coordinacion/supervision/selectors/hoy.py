"""The head's day: what waits for a decision, what is late, and how much came and went."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, F, Min, Q, Value, When

from coordinacion.correspondencia.models import CorrespondenciaQuerySet
from coordinacion.nucleo.cuentas import contar
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.reglas import VistaCalendario
from coordinacion.plazos.selectors import calendario_de, vista
from coordinacion.supervision.momento import UN_DIA, Momento
from coordinacion.supervision.selectors import cartas, dias, turnos
from coordinacion.supervision.selectors.instituciones import habiles_desde
from coordinacion.supervision.selectors.semaforo import Luz, con_luz

CUANTOS_URGEN = 10
CUANTOS_POR_DECIDIR = 5
DIAS_DE_LA_MEDIA = 20


@dataclass(frozen=True)
class Cuentas:
    """How many letters there are in each list of the head's day."""

    por_decidir: int
    por_concluir: int
    reservados: int
    rechazados: int
    prorrogas: int
    vencidos: int
    vencen_hoy: int


@dataclass(frozen=True)
class Cifra:
    """What was done on one working day against the mean of the twenty before it.

    `filtro` is the query that lists those letters.
    """

    nombre: str
    cuantas: int
    media: float
    filtro: str


@dataclass(frozen=True)
class Monton:
    """What nobody has classified yet; `dias` are working days since the oldest arrived."""

    cuantas: int
    dias: int | None


def cuentas(usuario: Usuario, momento: Momento) -> Cuentas:
    """The figures of the day, with one statement."""
    listables = cartas.listables(usuario)
    return Cuentas(
        *contar(
            [
                cartas.por_decidir(listables, momento),
                cartas.por_concluir(listables, momento),
                cartas.reservados(listables, momento),
                turnos.rechazados(turnos.listables(usuario), momento),
                turnos.con_prorroga_pedida(turnos.listables(usuario), momento),
                cartas.vencidos(listables, momento),
                vencen_hoy(listables, momento),
            ]
        )
    )


def por_concluir(usuario: Usuario, momento: Momento) -> CorrespondenciaQuerySet:
    """The first letters that only wait to be concluded."""
    lista = cartas.por_concluir(cartas.listables(usuario), momento)
    primeras = lista.order_by("atendida_en", "pk")[:CUANTOS_POR_DECIDIR]
    elegidas = cartas.listables(usuario).filter(pk__in=primeras.values("pk"))
    return cartas.para_filas(elegidas).order_by("atendida_en", "pk")


def por_decidir(usuario: Usuario, momento: Momento) -> CorrespondenciaQuerySet:
    """The first letters whose competence the head decides, soonest due first."""
    lista = cartas.por_decidir(cartas.listables(usuario), momento)
    orden = (F("plazo_respuesta__vence_en").asc(nulls_last=True), "pk")
    return cartas.para_filas(lista).order_by(*orden)[:CUANTOS_POR_DECIDIR]


def vencen_hoy(lista: CorrespondenciaQuerySet, momento: Momento) -> CorrespondenciaQuerySet:
    """Due today before the petitioner."""
    return cartas.por_vencer(lista, momento).filter(con_luz(cartas.RELOJ, Luz.VENCE_HOY, momento))


def urgentes(usuario: Usuario, momento: Momento) -> CorrespondenciaQuerySet:
    """Due today or expired before the petitioner: what an authority requires, then the oldest."""
    listables = cartas.listables(usuario)
    requerido = Case(When(tipo__pide_termino=True, then=Value(0)), default=Value(1))
    orden = (requerido, F("plazo_respuesta__vence_en"), "pk")
    vencen = cartas.vencidos(listables, momento).values("pk")
    todas = vencen.order_by().union(vencen_hoy(listables, momento).order_by().values("pk"))
    primeras = listables.filter(pk__in=todas).order_by(*orden)[:CUANTOS_URGEN]
    return cartas.para_filas(listables.filter(pk__in=primeras.values("pk"))).order_by(*orden)


def sin_clasificar(usuario: Usuario, momento: Momento) -> Monton:
    """The pile of what nobody has classified, and its age."""
    lista = cartas.por_clasificar(cartas.listables(usuario), momento)
    suma = lista.aggregate(cuantas=Count("pk"), desde=Min("recibida_en"))
    return Monton(suma["cuantas"], habiles_desde(suma["desde"], momento, _dias()))


def dia_anterior(momento: Momento) -> date:
    """The working day before today."""
    return _habiles_antes(momento.hoy, 1, _dias())


def actividad(usuario: Usuario, momento: Momento) -> list[Cifra]:
    """What came and went on the working day before today, against the mean."""
    ayer = dia_anterior(momento)
    primero = _habiles_antes(ayer, DIAS_DE_LA_MEDIA, _dias())
    listables = cartas.listables(usuario)
    listas = [
        listables.filter(condicion(*tramo))
        for _, condicion, _ in _HECHOS
        for tramo in ((ayer,), (primero, ayer - UN_DIA))
    ]
    totales = contar(listas, hasta=None)
    return [
        Cifra(
            nombre,
            totales[2 * lugar],
            totales[2 * lugar + 1] / DIAS_DE_LA_MEDIA,
            filtro.format(dia=ayer.isoformat()),
        )
        for lugar, (nombre, _, filtro) in enumerate(_HECHOS)
    ]


_HECHOS: tuple[tuple[str, Callable[..., Q], str], ...] = (
    ("Recibidos", dias.recibidas, "?desde={dia}&hasta={dia}"),
    ("Turnados", dias.turnadas, "?turnado_el={dia}"),
    ("Notificados", dias.notificadas, "?notificado_el={dia}"),
    ("Concluidos", dias.concluidas, "?concluido_el={dia}"),
)


def _dias() -> VistaCalendario:
    return vista(calendario_de(None))


def _habiles_antes(dia: date, cuantos: int, calendario: VistaCalendario) -> date:
    """The day that is so many working days before another."""
    while cuantos:
        dia -= timedelta(days=1)
        cuantos -= calendario.dia(dia).es_habil
    return dia
