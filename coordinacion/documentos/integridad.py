"""Whether what is on disk is what was handed in: every file there, every byte the same."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from coordinacion.nucleo import reloj

from .models import Documento

# A file is written a moment before its row is committed: only older ones can be strays.
GRACIA: Final = timedelta(days=1)


@dataclass
class Hallazgos:
    """Names of what does not agree; all empty when all is well."""

    revisados: int = 0
    faltan: list[str] = field(default_factory=list)
    alterados: list[str] = field(default_factory=list)
    huerfanos: list[str] = field(default_factory=list)

    @property
    def hay_dano(self) -> bool:
        """A stray file harms nobody's case; a missing or changed one does."""
        return bool(self.faltan or self.alterados)


def revisar(*, borrar_huerfanos: bool = False) -> Hallazgos:
    """Compare every row with its file, and look for files of transactions that were undone.

    With `borrar_huerfanos` those are removed: no row, and so no person, knows of them.
    """
    hallazgos = Hallazgos()
    conocidos = set()
    filas = Documento.objects.order_by("pk").values_list("archivo", "sha256")
    for ruta, sha256 in filas.iterator(chunk_size=2_000):
        conocidos.add(ruta)
        hallazgos.revisados += 1
        _comparar(ruta, sha256, hallazgos)
    for archivo in _archivos_viejos():
        ruta = archivo.relative_to(settings.MEDIA_ROOT).as_posix()
        if ruta not in conocidos:
            hallazgos.huerfanos.append(ruta)
            if borrar_huerfanos:
                archivo.unlink(missing_ok=True)
    return hallazgos


def _comparar(ruta: str, sha256: str, hallazgos: Hallazgos) -> None:
    try:
        with (Path(settings.MEDIA_ROOT) / ruta).open("rb") as archivo:
            huella = hashlib.file_digest(archivo, "sha256").hexdigest()
    except OSError:
        hallazgos.faltan.append(ruta)
        return
    if huella != sha256:
        hallazgos.alterados.append(ruta)


def _archivos_viejos() -> Iterator[Path]:
    limite = (reloj.ahora() - GRACIA).timestamp()
    for archivo in Path(settings.MEDIA_ROOT).glob("[0-9]*/[0-9]*/*"):
        if archivo.is_file() and archivo.stat().st_mtime < limite:
            yield archivo
