"""Celery: the wake-up, never the truth. Due moments live in PostgreSQL and a beat tick claims them.

The schedule is static and every task in it is harmless when run twice or late.
"""

from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_ready

app = Celery("coordinacion")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

VIGILAR = "coordinacion.plazos.tasks.vigilar_plazos"

# `expires` drops the ticks that piled up while no worker was running: one is enough to catch up.
app.conf.beat_schedule = {
    "vigilar-plazos": {
        "task": VIGILAR,
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "acusar-tacitos": {
        "task": "coordinacion.canalizacion.tasks.acusar_tacitos",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    # Hourly through the night: it does nothing once the day is sealed and the log checked.
    "cerrar-dia-de-la-bitacora": {
        "task": "coordinacion.bitacora.tasks.cerrar_dia",
        "schedule": crontab(minute=20, hour="1-6"),
        "options": {"expires": 3000},
    },
}


@worker_ready.connect
def ponerse_al_corriente(**_senal: Any) -> None:
    """Watch once as soon as a worker is up: after a night's silence nobody waits a minute."""
    app.send_task(VIGILAR, expires=55)
