"""The product's own Celery, with its clock elsewhere and its beat in a hurry.

Every task runs under `reloj.en` of the simulated moment, the one clock that the domain reads: a
worker of a drill may live five days in half a minute, or always at ten in the morning. The tasks,
their options and the processes are the product's; only the periods of beat are shortened.
"""

import os
import time
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from celery.signals import task_postrun, task_prerun

from config.celery import app
from coordinacion.nucleo import reloj

__all__ = ["app", "momento", "variables"]

DESDE, EPOCA, FACTOR, PERIODO = (
    f"SIMULACRO_{nombre}" for nombre in ("DESDE", "EPOCA", "FACTOR", "PERIODO")
)


def variables(desde: datetime, *, factor: float = 1.0, periodo: float = 0.5) -> dict[str, str]:
    """What tells a process that it is `desde` from now on, `factor` times as fast, and that beat
    asks for its rounds every `periodo` real seconds."""
    return {
        DESDE: desde.isoformat(),
        EPOCA: str(time.time()),
        FACTOR: str(factor),
        PERIODO: str(periodo),
    }


def momento(env: Any = os.environ) -> datetime:
    """What time it is in the drill."""
    pasados = (time.time() - float(env[EPOCA])) * float(env[FACTOR])
    return datetime.fromisoformat(env[DESDE]) + timedelta(seconds=pasados)


_abiertos: dict[str, AbstractContextManager[None]] = {}


@task_prerun.connect(weak=False)
def adelantar(task_id: str, **_senal: Any) -> None:
    """From here on it is the drill's moment."""
    if DESDE in os.environ:
        _abiertos[task_id] = reloj.en(momento())
        _abiertos[task_id].__enter__()


@task_postrun.connect(weak=False)
def volver(task_id: str, **_senal: Any) -> None:
    """And here it is the machine's again."""
    if task_id in _abiertos:
        _abiertos.pop(task_id).__exit__(None, None, None)


if PERIODO in os.environ:
    _cada = float(os.environ[PERIODO])
    app.conf.beat_schedule = {
        nombre: {**ronda, "schedule": _cada, "options": {"expires": max(5.0, 10 * _cada)}}
        for nombre, ronda in app.conf.beat_schedule.items()
        if isinstance(ronda["schedule"], int | float)
    }
