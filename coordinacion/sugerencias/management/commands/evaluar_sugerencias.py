"""`manage.py evaluar_sugerencias`: how often the suggestions are right on a file."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.sugerencias import archivo, informe, selectors, services
from coordinacion.sugerencias.aprendizaje import partir


class Command(BaseCommand):
    help = (
        "Compara lo que se sugeriría con el tema de cada asunto de un CSV (columnas asunto y "
        "tema). Con --prueba y --semilla usa solo la parte que aprender_sugerencias apartó."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archivo", type=Path)
        parser.add_argument("--json", action="store_true", help="lo dice para otro programa")
        informe.argumentos_de_prueba(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Try every row, and tell."""
        try:
            leido = archivo.leer(options["archivo"], selectors.claves_de_tema())
        except ErrorDeDominio as error:
            raise CommandError(error.mensaje) from error
        ejemplos = leido.ejemplos
        if options["prueba"]:
            _, ejemplos = partir(ejemplos, options["prueba"], options["semilla"])
        resultado = services.evaluar_lo_guardado(ejemplos)
        if options["json"]:
            self.stdout.write(json.dumps(resultado, ensure_ascii=False, indent=2))
            return
        lineas = [*informe.del_archivo(leido), *informe.en_palabras(resultado)]
        self.stdout.write("\n".join(lineas))
