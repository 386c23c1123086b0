"""`manage.py verificar_documentos`: compare every stored file with its fingerprint."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.documentos import integridad


class Command(BaseCommand):
    """Prints what is missing, changed or left over; fails when something is missing or changed."""

    help = "Compara cada archivo con su huella y señala los que faltan, cambiaron o sobran."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the one option."""
        parser.add_argument(
            "--borrar-huerfanos",
            action="store_true",
            help="Borra los archivos de más de un día que ningún registro conoce.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the comparison, keep its result and print one line per finding."""
        hallazgos = integridad.verificar(borrar_huerfanos=options["borrar_huerfanos"])
        for clase in ("faltan", "alterados", "huerfanos"):
            for ruta in getattr(hallazgos, clase):
                self.stdout.write(f"{clase}: {ruta}")
        if hallazgos.hay_dano:
            raise CommandError(str(hallazgos))
        self.stdout.write(str(hallazgos))
