"""The effective days of a calendar, and the clocks that follow them when a day changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial, reduce
from operator import or_
from uuid import uuid4

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol
from coordinacion.plazos import selectors, sql
from coordinacion.plazos.models import Calendario, DiaInhabil, Plazo
from coordinacion.plazos.selectors import Corrimiento
from coordinacion.plazos.services.ajustes import Causa, mover
from coordinacion.plazos.sql import Movido

PRIMER_ANIO = 2023
ANIOS_POR_DELANTE = 5
LOTE = 10_000
VENTANA_DE_REZAGO = timedelta(minutes=10)


@dataclass(frozen=True)
class Cambio:
    """Non-working days of one calendar that one act adds or withdraws; `clave` tells it apart."""

    clave: str
    calendario: Calendario
    dias: Sequence[DiaInhabil]
    causa: Causa

    @property
    def retroactivo(self) -> bool:
        """Whether clocks that had already run out move too."""
        return any(uno.retroactivo for uno in self.dias)


def ensayar(actor: Usuario, acto: str, cambiar: Callable[[], object]) -> list[Corrimiento]:
    """What a change of a calendar by that act would move: it is made, looked at and undone.

    So what is shown beforehand is what happens, at the cost of holding those clocks for as long.
    """
    with transaction.atomic():
        marca = selectors.ultimo_ajuste()
        cambiar()
        previstos = selectors.corrimientos(selectors.ajustes_desde(marca, actor, acto))
        transaction.set_rollback(True)
    return previstos


def materializar(calendario: Calendario) -> None:
    """Write the effective days of a calendar and of all that inherit from it.

    From 2023, so that ordinals never move by themselves, to five years from now.
    """
    hasta = date(reloj.hoy().year + ANIOS_POR_DELANTE, 12, 31)
    with transaction.atomic():
        sql.formar_cambios()
        for pk in sql.descendencia(calendario.pk):
            sql.materializar(pk, date(PRIMER_ANIO, 1, 1), hasta)
            Calendario.objects.filter(pk=pk).update(version=uuid4())


def propagar(cambio: Cambio) -> None:
    """Materialise a change, move the clocks that it touches and tell each person once.

    A clock that somebody is opening with the old days commits after this has looked: once they
    have all ended, those that were not seen are looked at.
    """
    inicio = reloj.ahora()
    materializar(cambio.calendario)
    familia = sql.descendencia(cambio.calendario.pk)
    vistos: set[int] = set()
    movidos = _mover_tocados(_abiertos(cambio), familia, cambio, vistos)
    sql.reordenar(familia)
    _avisar(cambio, movidos)
    recientes = _abiertos(cambio).filter(creado_en__gte=inicio - VENTANA_DE_REZAGO)
    rezagados = partial(_alcanzar, recientes, familia, cambio, vistos)
    transaction.on_commit(rezagados, robust=True)


def _alcanzar(
    recientes: QuerySet[Plazo], familia: Sequence[int], cambio: Cambio, vistos: set[int]
) -> None:
    with transaction.atomic():
        sql.esperar_aperturas()
    with transaction.atomic():
        _mover_tocados(recientes, familia, cambio, vistos)


def _abiertos(cambio: Cambio) -> QuerySet[Plazo]:
    """The running clocks that may move: those already expired, only by a retroactive act."""
    abiertos = Plazo.objects.filter(cerrado_en__isnull=True)
    return abiertos if cambio.retroactivo else abiertos.filter(vence_en__gte=reloj.ahora())


def _mover_tocados(
    abiertos: QuerySet[Plazo], familia: Sequence[int], cambio: Cambio, vistos: set[int]
) -> list[Movido]:
    """Move the clocks whose span includes a changed day; return those that moved.

    Those in ``vistos`` are left alone, and those looked at are added to it.
    """
    movidos: list[Movido] = []
    # Letters first: what must fit inside them is then computed against their new date.
    for contenidos, prefijo in ((False, ""), (True, ""), (True, "tope__")):
        tramos = reduce(or_, (_tramo(familia, uno, prefijo) for uno in cambio.dias))
        tocados = abiertos.filter(tramos, tope__isnull=not contenidos)
        movidos += mover_por_lotes(tocados, cambio.causa, vistos)
    return movidos


def _tramo(familia: Sequence[int], inhabil: DiaInhabil, prefijo: str) -> Q:
    """Clocks (or their ceilings, by ``prefijo``) that run over some of the days; a ceiling that
    has ended holds nobody (`computo.computar`)."""
    desde = make_aware(datetime.combine(inhabil.fecha_inicio, time.min))
    hasta = make_aware(datetime.combine(inhabil.fecha_fin, time.max))
    return Q(
        **{
            f"{prefijo}cerrado_en__isnull": True,
            f"{prefijo}calendario__in": familia,
            f"{prefijo}vence_en__gte": desde,
            f"{prefijo}desde__lte": hasta,
        }
    )


def mover_por_lotes(plazos: QuerySet[Plazo], causa: Causa, vistos: set[int]) -> list[Movido]:
    """Recompute in batches, in the order of the keys; return those that moved."""
    ids = [pk for pk in plazos.order_by("pk").values_list("pk", flat=True) if pk not in vistos]
    vistos.update(ids)
    movidos: list[Movido] = []
    for inicio in range(0, len(ids), LOTE):
        movidos += mover(ids[inicio : inicio + LOTE], causa)
    return movidos


def _avisar(cambio: Cambio, movidos: Sequence[Movido]) -> None:
    """One notice per person about all the clocks of theirs that moved, revived ones included."""
    causa = cambio.causa
    unicos = {uno.pk: uno for uno in movidos}
    vueltos = _por_persona({uno.pk: uno for uno in movidos if uno.revive}.values())
    avisar(
        NuevoAviso(
            clave=f"{cambio.clave}:{persona_id}",
            destinatario_id=persona_id,
            titulo=f"Plazos que cambiaron de fecha: {cuantos:,}",
            texto=_que_paso(causa, vueltos[persona_id]),
        )
        for persona_id, cuantos in _por_persona(unicos.values()).items()
    )


def _que_paso(causa: Causa, vueltos: int) -> str:
    texto = f"{causa.motivo}. Lo dispone: {causa.acto}."
    if vueltos:
        texto += f" Habían vencido y vuelven a correr: {vueltos:,}."
    return texto


def _por_persona(movidos: Iterable[Movido]) -> Counter[int]:
    """How many of the clocks concern each person: who took it, and who answers for its office."""
    cuenta: Counter[int] = Counter()
    responsables: dict[int | None, set[int]] = {}
    grupos = Counter((uno.institucion_id, uno.persona_id) for uno in movidos)
    for (institucion_id, persona_id), cuantos in grupos.items():
        if institucion_id not in responsables:
            responsables[institucion_id] = _responsables(institucion_id)
        quienes = responsables[institucion_id]
        for uno in quienes if persona_id is None else quienes | {persona_id}:
            cuenta[uno] += cuantos
    return cuenta


def _responsables(institucion_id: int | None) -> set[int]:
    rol: str = Rol.ANALISTA if institucion_id is None else Rol.ENLACE
    return {persona.pk for persona in personas_con_rol(rol, institucion_id)}
