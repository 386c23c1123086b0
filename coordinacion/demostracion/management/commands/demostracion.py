"""`manage.py demostracion`: people and a few weeks of work, to try the system with."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.demostracion import personas
from coordinacion.demostracion.guion import Guion
from coordinacion.documentos import integridad
from coordinacion.nucleo import reloj


class Command(BaseCommand):
    help = "Crea las personas y los asuntos de demostración; con --tabla sólo muestra las personas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tabla", action="store_true", help="muestra las personas y termina")

    def handle(self, *args: Any, **options: Any) -> None:
        """Create what is missing. Letters are told only once, on an empty register."""
        if options["tabla"]:
            self.stdout.write(personas.tabla())
            return
        with transaction.atomic():
            personas.crear()
            if not Correspondencia.objects.exists():
                Guion(reloj.ahora()).contar()
                integridad.verificar()  # its files were handed in weeks ago, as it tells it
