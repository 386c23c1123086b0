"""Import: a spreadsheet of ten thousand letters, validated, with clocks and log."""

import csv
import tempfile
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from django.core.management import call_command

from bench.deshacer import cronometrar_hasta_el_fin, deshaciendo
from bench.tabla import Fila
from coordinacion.nucleo import reloj

CUANTAS = 10_000
REPETICIONES = 5
POR_SEGUNDO = 1000
_COLUMNAS = ("asunto", "folio_anterior", "fecha_recepcion", "hora", "canal", "remitente")


def filas() -> Iterator[Fila]:
    """One row."""
    with tempfile.TemporaryDirectory() as carpeta:
        archivos = [_escribir(Path(carpeta)) for _ in range(REPETICIONES)]
        ms = median(deshaciendo(partial(_importar, archivo)) for archivo in archivos) / CUANTAS
    yield Fila(
        f"import {CUANTAS:,} letters from a spreadsheet, each ({1000 / ms:,.0f} letters/s)",
        ms,
        None,
        None,
        f"≥{POR_SEGUNDO:,} letters/s with validation and log",
        1000 / ms >= POR_SEGUNDO,
    )


def _importar(archivo: Path) -> float:
    """The whole command is timed, and what its commit would check."""
    orden = partial(call_command, "importar_correspondencia", str(archivo), "--aplicar")
    return cronometrar_hasta_el_fin(orden)


def _escribir(carpeta: Path) -> Path:
    """One file, with old folios of its own."""
    lote = uuid.uuid4().hex[:6].upper()
    archivo = carpeta / f"{lote}.csv"
    hoy = reloj.hoy().isoformat()
    with archivo.open("w", newline="", encoding="utf-8") as salida:
        escritor = csv.writer(salida)
        escritor.writerow(_COLUMNAS)
        for n in range(CUANTAS):
            asunto = f"Solicita la rehabilitación del camino {n} a la comunidad"
            escritor.writerow(
                [asunto, f"{lote}-{n:05}", hoy, "09:00", "ventanilla", f"Comisariado Ejidal {n}"]
            )
    return archivo
