"""`manage.py verificar_flujos`: processes that are not where their letters ask."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.correspondencia.models import Correspondencia
from workflows import verificacion


class Command(BaseCommand):
    help = "Compara cada proceso con lo que pide su asunto; con --reparar lo corrige."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reparar", action="store_true", help="corrige lo que encuentre")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line per letter; the command fails when something is left to be put right."""
        derivas = verificacion.verificar(reparar=options["reparar"])
        folios = Correspondencia.objects.in_bulk([una.carta_id for una in derivas])
        for una in derivas:
            tiene = una.tiene.label if una.tiene else "ningún paso"
            self.stdout.write(
                f"{folios[una.carta_id].folio}: tiene «{tiene}», debe tener «{una.pide.label}»"
            )
        accion = "reparados" if options["reparar"] else "fuera de lugar"
        resumen = f"Procesos {accion}: {len(derivas)}."
        if derivas and not options["reparar"]:
            raise CommandError(resumen)
        self.stdout.write(resumen)
