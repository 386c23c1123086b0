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
REPARTIR = "coordinacion.acuerdos.tasks.repartir_avisos"
ENVIAR = "coordinacion.plazos.tasks.enviar_correos"
VERIFICAR_FLUJOS = "workflows.tasks.verificar_flujos"

# `expires` drops the ticks that piled up while no worker was running: one is enough to catch up.
app.conf.beat_schedule = {
    "vigilar-plazos": {
        "task": VIGILAR,
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "atender-importaciones": {
        "task": "coordinacion.carga.tasks.atender_importaciones",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "retomar-operaciones": {
        "task": "coordinacion.operaciones.tasks.retomar",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "acusar-tacitos": {
        "task": "coordinacion.canalizacion.tasks.acusar_tacitos",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "vencer-prevenciones": {
        "task": "coordinacion.canalizacion.tasks.vencer_prevenciones",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    # Hourly through the night: they do nothing once the day's log is sealed and checked, and the
    # day's files compared.
    "cerrar-dia-de-la-bitacora": {
        "task": "coordinacion.bitacora.tasks.cerrar_dia",
        "schedule": crontab(minute=20, hour="1-6"),
        "options": {"expires": 3000},
    },
    "verificar-archivos": {
        "task": "coordinacion.documentos.tasks.verificar_archivos",
        "schedule": crontab(minute=40, hour="1-6"),
        "options": {"expires": 3000},
    },
    "repartir-avisos": {"task": REPARTIR, "schedule": 60.0, "options": {"expires": 55}},
    "enviar-correos": {"task": ENVIAR, "schedule": 60.0, "options": {"expires": 55}},
    "recibir-correo": {
        "task": "coordinacion.buzon.tasks.recibir_correo",
        "schedule": 120.0,
        "options": {"expires": 115},
    },
    "verificar-flujos": {
        "task": VERIFICAR_FLUJOS,
        "schedule": 600.0,
        "options": {"expires": 590},
    },
}


def despertar(cual: str) -> None:
    """Ask for one round of what notices wait for (`avisos.despertador`), without waiting."""
    app.send_task({"reparto": REPARTIR, "envio": ENVIAR}[cual], expires=55)


@worker_ready.connect
def ponerse_al_corriente(**_senal: Any) -> None:
    """Watch once as soon as a worker is up: after a night's silence nobody waits a minute."""
    app.send_task(VIGILAR, expires=55)
    app.send_task(VERIFICAR_FLUJOS, expires=590)
