"""`manage.py aprender_sugerencias`: topics learnt from subjects already classified."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.sugerencias import archivo, informe, selectors, services
from coordinacion.sugerencias.aprendizaje import partir


class Command(BaseCommand):
    help = (
        "Aprende a sugerir temas de un CSV con las columnas asunto y tema. Con scikit-learn "
        "instalado usa regresión logística; sin él, bayes ingenuo."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archivo", type=Path)
        informe.argumentos_de_prueba(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Learn, keep, and tell how well it does on what it did not see."""
        ruta: Path = options["archivo"]
        try:
            claves = selectors.claves_de_tema()
            leido = archivo.leer(ruta, claves)
            ejemplos, prueba = partir(leido.ejemplos, options["prueba"], options["semilla"])
            guardado = services.aprender(ruta.name, ejemplos, prueba, semilla=options["semilla"])
        except ErrorDeDominio as error:
            raise CommandError(error.mensaje) from error
        lineas = [
            f"Aprendió de {guardado.asuntos:,} asuntos y {len(guardado.temas)} temas "
            f"({guardado.terminos_distintos:,} términos, método {guardado.metodo}).",
            *informe.del_archivo(leido),
            *informe.fuera_del_catalogo(dict(guardado.temas), claves.values()),
            f"Evaluación con {informe.con_que(guardado.evaluacion)}:",
            *informe.en_palabras(guardado.evaluacion),
        ]
        self.stdout.write("\n".join(lineas))
