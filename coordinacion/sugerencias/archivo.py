"""Reads the files of subjects whose topic is known."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.text import slugify

from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.sugerencias.aprendizaje import Ejemplo

COLUMNAS = ("asunto", "tema")


@dataclass(frozen=True)
class Archivo:
    """What a file brought: its examples, and how many rows lacked subject or topic."""

    ejemplos: list[Ejemplo]
    incompletos: int


def leer(ruta: Path, claves: Mapping[str, str]) -> Archivo:
    """Subjects and topics of a CSV; a topic that the catalogue has goes by its key.

    `claves` gives the key of each topic by its name or key as `slugify` leaves it. Any other topic
    stays as the file says it. Raises `DatoInvalido`.
    """
    filas = [(fila["asunto"], fila["tema"]) for fila in renglones(ruta, COLUMNAS)]
    ejemplos = [
        (asunto, claves.get(slugify(tema), tema)) for asunto, tema in filas if asunto and tema
    ]
    if not ejemplos:
        raise DatoInvalido("El archivo no trae ningún asunto con su tema.")
    return Archivo(ejemplos, len(filas) - len(ejemplos))


def renglones(ruta: Path, columnas: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a CSV in UTF-8 that has those columns, without spaces around."""
    try:
        with ruta.open(encoding="utf-8-sig", newline="") as texto:
            lector = csv.DictReader(texto)
            faltan = [una for una in columnas if una not in (lector.fieldnames or ())]
            if faltan:
                raise DatoInvalido(f"Al archivo le falta la columna «{faltan[0]}».")
            return [{una: (fila[una] or "").strip() for una in columnas} for fila in lector]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatoInvalido(f"No se pudo leer «{ruta}» como CSV en UTF-8.") from error
