"""`manage.py sembrar`: believable letters in any number, to try the system with."""

import resource
import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from coordinacion.carga.siembra.desnudo import reponer
from coordinacion.carga.siembra.sembrar import Siembra, medianoche, sembrar
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from workflows.importacion import empezar


class Command(BaseCommand):
    help = "Inventa asuntos con sus turnos, plazos, bitácora y avisos; iguales con igual semilla."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--correspondencias", type=int, required=True, metavar="N")
        parser.add_argument("--semilla", type=int, default=1, metavar="S")
        parser.add_argument("--procesos", type=int, default=1, metavar="K")
        parser.add_argument(
            "--hasta", type=date.fromisoformat, help="último día de la historia (aaaa-mm-dd); hoy"
        )
        parser.add_argument(
            "--forzar", action="store_true", help="también donde ya hay asuntos registrados"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Sow, unless it would mix inventions with real letters."""
        cuantas = options["correspondencias"]
        if cuantas < 1 or options["procesos"] < 1:
            raise CommandError("Indique cuántas correspondencias y procesos: 1 o más.")
        reponer()
        _exigir_que_no_sea_real(options["forzar"])
        hasta = medianoche(options["hasta"]) if options["hasta"] else reloj.ahora()
        empezo = time.monotonic()
        hechas = 0

        def avance(mas: int) -> None:
            nonlocal hechas
            hechas += mas
            if mas and (hechas % 10_000 < mas or hechas == cuantas):
                self.stdout.write(f"{hechas:,} de {cuantas:,} asuntos")

        siembra = Siembra(cuantas, options["semilla"], min(hasta, reloj.ahora()))
        sembrar(siembra, procesos=options["procesos"], avance=avance)
        abiertas = Correspondencia.objects.abiertas().order_by("pk")
        procesos = empezar(list(abiertas.values_list("pk", flat=True)))
        segundos = time.monotonic() - empezo
        self.stdout.write(
            f"{cuantas:,} asuntos en {segundos:,.1f} s ({cuantas / segundos:,.0f} por segundo); "
            f"{_procesador():,.1f} s de procesador, sin contar los de la base de datos. "
            f"{procesos:,} procesos de asuntos abiertos."
        )


def _procesador() -> float:
    """Processor seconds of this process and of those that it started."""
    usos = [resource.getrusage(de) for de in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(uso.ru_utime + uso.ru_stime for uso in usos)


def _exigir_que_no_sea_real(forzar: bool) -> None:
    if not apps.is_installed("coordinacion.demostracion"):
        raise CommandError("Sembrar es para probar: no corre con los ajustes de producción.")
    if Correspondencia.objects.exists() and not forzar:
        raise CommandError("Ya hay asuntos registrados. Use --forzar para mezclarlos con éstos.")
