"""The only door to the verbs that move a letter or a commitment, from screens, bulk work, imports
and commands.

A verb of the record and its process move in one transaction. A verb of a turn commits by itself,
because it must be cheap and immune to contention, and the process follows in a second transaction.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec, TypeVar

from django.db import transaction

from coordinacion.acuerdos.models import Compromiso
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.organizacion.models import Usuario
from workflows import marcha
from workflows.caminos import DE_CARTA, DE_COMPROMISO

P = ParamSpec("P")
T = TypeVar("T")
registro = logging.getLogger(__name__)


def registrar(
    verbo: Callable[Concatenate[Usuario, Correspondencia, P], Correspondencia],
    actor: Usuario,
    carta: Correspondencia,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Correspondencia:
    """Run a verb that registers `carta` (unsaved), and start its process with it."""
    with marcha.errores(DE_CARTA), transaction.atomic():
        registrada = verbo(actor, carta, *args, **kwargs)
        marcha.empezar(DE_CARTA, registrada.pk)
        return registrada


def de_carta(
    verbo: Callable[Concatenate[Usuario, int, P], T],
    actor: Usuario,
    carta_id: int,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a verb of the letter and move its process, in one transaction. Raises as the verb."""
    return marcha.hacer(DE_CARTA, verbo, actor, carta_id, *args, **kwargs)


def de_carta_con_nuevas(
    verbo: Callable[Concatenate[Usuario, int, P], Sequence[Correspondencia]],
    actor: Usuario,
    carta_id: int,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Sequence[Correspondencia]:
    """As `de_carta`, of a verb that gives new letters: each begins its process with it."""
    with transaction.atomic():
        nuevas = marcha.hacer(DE_CARTA, verbo, actor, carta_id, *args, **kwargs)
        for nueva in nuevas:
            marcha.empezar(DE_CARTA, nueva.pk)
        return nuevas


def de_turno(
    verbo: Callable[Concatenate[Usuario, int, P], T],
    actor: Usuario,
    turno_id: int,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a verb of a turn, and then move its letter's process. Raises as the verb.

    The verb is done when it commits: whatever keeps the process from following is written to the
    server's log and left to `verificar_flujos`.
    """
    with marcha.errores(DE_CARTA):
        resultado = verbo(actor, turno_id, *args, **kwargs)
    try:
        marcha.encaminar(DE_CARTA, _carta_del_turno(turno_id))
    except Exception:
        registro.exception("El proceso del turno %s no pudo seguirlo", turno_id)
    return resultado


def con_compromisos(
    verbo: Callable[P, T],
    compromisos: Callable[[T], Sequence[Compromiso]],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a verb that writes commitments, in one transaction with the beginning of their
    processes; `compromisos` says which, of what the verb returns."""
    with marcha.errores(DE_COMPROMISO), transaction.atomic():
        resultado = verbo(*args, **kwargs)
        marcha.reconstruir(DE_COMPROMISO, [uno.pk for uno in compromisos(resultado)])
        return resultado


def de_compromiso(
    verbo: Callable[Concatenate[Usuario, int, P], T],
    actor: Usuario,
    compromiso_id: int,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a verb of the commitment and move its process, in one transaction. Raises as the verb."""
    return marcha.hacer(DE_COMPROMISO, verbo, actor, compromiso_id, *args, **kwargs)


def _carta_del_turno(turno_id: int) -> int:
    return int(Turno.objects.values_list("correspondencia_id", flat=True).get(pk=turno_id))
