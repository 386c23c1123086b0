"""The project: settings, URLs, processes. Celery's app is loaded so that tasks bind to it."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
