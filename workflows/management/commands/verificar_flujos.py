"""`manage.py verificar_flujos`: processes that are not where their records ask."""

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows import verificacion
from workflows.caminos import CAMINOS


class Command(BaseCommand):
    help = "Compara cada proceso con lo que pide su registro; con --reparar lo corrige."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reparar", action="store_true", help="corrige lo que encuentre")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line per record; the command fails when something is left to be put right."""
        derivas = verificacion.verificar(reparar=options["reparar"])
        for camino in CAMINOS:
            self._decir([una for una in derivas if una.camino is camino])
        accion = "reparados" if options["reparar"] else "fuera de lugar"
        resumen = f"Procesos {accion}: {len(derivas)}."
        if derivas and not options["reparar"]:
            raise CommandError(resumen)
        self.stdout.write(resumen)

    def _decir(self, derivas: Sequence[verificacion.Deriva]) -> None:
        if not derivas:
            return
        registros = derivas[0].camino.modelo.objects.in_bulk([una.registro_id for una in derivas])
        for una in derivas:
            tiene = una.tiene.label if una.tiene else "ningún paso"
            folio = registros[una.registro_id].folio
            self.stdout.write(f"{folio}: tiene «{tiene}», debe tener «{una.pide.label}»")
