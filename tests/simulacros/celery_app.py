"""The product's own Celery, with its clock elsewhere and its beat in a hurry.

Every task runs under `reloj.en` of the drill's moment, the one clock that the domain reads: a
worker may be always at ten in the morning, or live five days in half a minute. The tasks, their
options and the processes are the product's; only the periods of beat are shortened.
"""

import os
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from celery.signals import task_postrun, task_prerun
from django.conf import settings

from config.celery import app
from coordinacion.nucleo import reloj

__all__ = ["Manecillas", "app", "momento"]

MANECILLAS, PERIODO, PACIENCIA = (
    f"SIMULACRO_{nombre}" for nombre in ("MANECILLAS", "PERIODO", "PACIENCIA_CON_EL_CORREO")
)


class Manecillas:
    """The hands of the clock that every process of a drill reads: a file that the drill moves."""

    def __init__(self, archivo: Path, desde: datetime, *, corren: bool = False) -> None:
        self.archivo = archivo
        self.ponen(desde, corren=corren)

    def ponen(self, ahora: datetime, *, corren: bool = False) -> None:
        """It is `ahora`, and stays so; or goes on from there when they `corren`."""
        nuevo = self.archivo.with_suffix(".nuevo")
        nuevo.write_text(f"{ahora.isoformat()} {time.time() if corren else ''}".strip())
        nuevo.rename(self.archivo)

    def variables(self, periodo: float) -> dict[str, str]:
        """Where a process reads the hour, and how many seconds a minute of beat is."""
        return {MANECILLAS: str(self.archivo), PERIODO: str(periodo)}


def momento(env: Mapping[str, str] = os.environ) -> datetime:
    """What time it is in the drill."""
    ahora, *desde = Path(env[MANECILLAS]).read_text().split()
    pasados = time.time() - float(desde[0]) if desde else 0.0
    return datetime.fromisoformat(ahora) + timedelta(seconds=pasados)


_abiertos: dict[str, AbstractContextManager[None]] = {}


@task_prerun.connect(weak=False)
def adelantar(task_id: str, **_senal: Any) -> None:
    """From here on it is the drill's moment."""
    if MANECILLAS in os.environ:
        _abiertos[task_id] = reloj.en(momento())
        _abiertos[task_id].__enter__()


@task_postrun.connect(weak=False)
def volver(task_id: str, **_senal: Any) -> None:
    """And here it is the machine's again."""
    if task_id in _abiertos:
        _abiertos.pop(task_id).__exit__(None, None, None)


if PACIENCIA in os.environ:
    settings.EMAIL_TIMEOUT = float(os.environ[PACIENCIA])

if PERIODO in os.environ:
    _cada = float(os.environ[PERIODO]) / 60.0
    app.conf.beat_schedule = {
        nombre: {**ronda, "schedule": _cada * ronda["schedule"], "options": {"expires": 5.0}}
        for nombre, ronda in app.conf.beat_schedule.items()
        if isinstance(ronda["schedule"], int | float)
    }
