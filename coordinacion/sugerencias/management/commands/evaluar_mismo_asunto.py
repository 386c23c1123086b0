"""`manage.py evaluar_mismo_asunto`: how well alike texts find those of the same matter."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.sugerencias.archivo import renglones
from coordinacion.sugerencias.mismo_asunto import Escrito, medir

COLUMNAS = ("id", "grupo", "texto")


class Command(BaseCommand):
    help = (
        "Dice con qué precisión y exhaustividad el parecido halla los escritos del mismo asunto "
        "de un CSV (columnas id, grupo y texto), entre los primeros 1, 3 y 10."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archivo", type=Path)
        parser.add_argument("--json", action="store_true", help="lo dice para otro programa")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure, and tell."""
        try:
            escritos = [Escrito(**fila) for fila in renglones(options["archivo"], COLUMNAS)]
        except ErrorDeDominio as error:
            raise CommandError(error.mensaje) from error
        if len({uno.id for uno in escritos}) < len(escritos):
            raise CommandError("Hay renglones con el mismo «id».")
        resultado: dict[str, Any] = medir(escritos)
        if options["json"]:
            self.stdout.write(json.dumps(resultado, ensure_ascii=False, indent=2))
            return
        self.stdout.write("\n".join(_en_palabras(resultado)))


def _en_palabras(resultado: dict[str, Any]) -> list[str]:
    mostrado = resultado["lo_mostrado"]
    return [
        f"Escritos: {resultado['escritos']:,}; con otro de su grupo: "
        f"{resultado['con_otro_de_su_grupo']:,}.",
        *(
            f"Entre {corte}: precisión {uno['precision']:.1%}, "
            f"exhaustividad {uno['exhaustividad']:.1%}."
            for corte, uno in resultado["en"].items()
        ),
        f"Lo que se mostraría (parecido de {mostrado['parecido_minimo']:.0%} o más): "
        f"{mostrado['pares']:,} pares, precisión {mostrado['precision']:.1%}, "
        f"exhaustividad {mostrado['exhaustividad']:.1%}.",
    ]
