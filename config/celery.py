"""Celery: the wake-up, never the truth. Due moments live in PostgreSQL and a beat tick claims them.

The schedule is static and every task in it is harmless when run twice or late.
"""

from celery import Celery

app = Celery("coordinacion")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# `expires` drops the ticks that piled up while no worker was running: one is enough to catch up.
app.conf.beat_schedule = {
    "vigilar-plazos": {
        "task": "coordinacion.plazos.tasks.vigilar_plazos",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "acusar-tacitos": {
        "task": "coordinacion.canalizacion.tasks.acusar_tacitos",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
}
