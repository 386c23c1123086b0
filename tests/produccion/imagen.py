"""The `Dockerfile` followed without Docker: the folder of the application as its image has it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.produccion.composicion import RAIZ

RECETA = RAIZ / "Dockerfile"
_SIN_HUELLAS = shutil.ignore_patterns("__pycache__")


@cache
def instrucciones() -> tuple[tuple[str, str], ...]:
    """Each instruction and its argument, continued lines joined and comments left out."""
    lineas = [uno for uno in RECETA.read_text().splitlines() if not uno.startswith("#")]
    unidas = re.sub(r"\\\n\s*", "", "\n".join(lineas))
    partidas = [uno.split(maxsplit=1) for uno in unidas.splitlines() if uno.strip()]
    return tuple((verbo, resto) for verbo, resto in partidas)


def etapa(nombre: str) -> Iterator[tuple[str, str]]:
    """The instructions of one stage; the last one has no name."""
    actual = None
    for verbo, resto in instrucciones():
        if verbo == "FROM":
            actual = resto.partition(" AS ")[2]
        elif actual == nombre:
            yield verbo, resto


def construir(destino: Path, estaticos: Path) -> None:
    """Copy and run what the stage of the code copies and runs; static files end in `estaticos`.

    Nothing else of the project is there: what the image forgot is missing here too.
    """
    destino.mkdir()
    env = {"PATH": f"{RAIZ / '.venv' / 'bin'}:{os.environ['PATH']}"}
    for verbo, resto in etapa("codigo"):
        if verbo == "COPY" and resto.startswith("--from=interfaz"):
            (destino / "node_modules").symlink_to(RAIZ / "node_modules")
        elif verbo == "COPY":
            _copiar(resto, destino)
        elif verbo == "RUN":
            linea = resto.replace("/srv/estaticos", str(estaticos))
            subprocess.run(["/bin/sh", "-c", linea], cwd=destino, env=env, check=True)


def _copiar(argumento: str, destino: Path) -> None:
    *origenes, donde = argumento.split()
    for origen in origenes:
        if (RAIZ / origen).is_dir():
            shutil.copytree(RAIZ / origen, destino / donde, ignore=_SIN_HUELLAS)
        else:
            shutil.copy(RAIZ / origen, destino / donde)
