"""`manage.py recibir_correo`: one round over the mailbox, as the periodic job gives it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coordinacion.buzon.selectors import situacion_del_buzon
from coordinacion.buzon.services import leer_buzon


class Command(BaseCommand):
    """Says how many mails were new, or what failed."""

    help = "Lee una vez el buzón de BUZON_URL y pone lo nuevo en la bandeja «Correo recibido»."

    def handle(self, *args: Any, **opciones: Any) -> None:
        """Read it. Raises `CommandError` when it is off, or could not be read whole."""
        if not settings.BUZON_URL:
            raise CommandError("El buzón está apagado: falta la variable BUZON_URL.")
        nuevos = leer_buzon()
        situacion = situacion_del_buzon()
        if not situacion.bien:
            raise CommandError(f"Correos nuevos: {nuevos}. {situacion.estado}")
        self.stdout.write(f"Correos nuevos: {nuevos}.")
