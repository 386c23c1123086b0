"""Django application of the mail that comes in."""

from django.apps import AppConfig


class BuzonConfig(AppConfig):
    """The mailbox of the unit, read by IMAP into a tray where people decide."""

    name = "coordinacion.buzon"
    verbose_name = "Correo recibido"
