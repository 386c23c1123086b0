"""`manage.py verificar_bitacora`: whether the log is as it was written."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.bitacora import services


class Command(BaseCommand):
    """Prints the first thing that is broken and fails, or what was checked."""

    help = "Verifica que la bitácora no se haya editado y señala lo primero que no corresponde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--sellar", action="store_true", help="Sella antes lo asentado desde el último sello."
        )
        parser.add_argument(
            "--sello", default="", help="Huella de un sello anotado fuera: debe seguir ahí."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the check and print its result."""
        if options["sellar"]:
            services.sellar()
        resultado = services.verificar(sello_conocido=options["sello"])
        if not resultado.bien:
            raise CommandError(resultado.hallazgo)
        self.stdout.write(
            f"Bitácora íntegra: {resultado.asientos} asientos, {resultado.cadenas} cadenas, "
            f"{resultado.sellos} sellos. Último sello: {resultado.sello or 'ninguno'}"
        )
