"""Whether what is on disk is what was handed in: every file there, every byte the same."""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from coordinacion.nucleo import reloj

from .models import Documento, RevisionDeArchivos

registro = logging.getLogger(__name__)

# A file is written a moment before its row is committed: only older ones can be strays.
GRACIA: Final = timedelta(days=1)
A_LA_VISTA: Final = 5
"""Files that a result names; when a whole disk is missing, all of them would be too many."""


@dataclass
class Hallazgos:
    """Names of what does not agree; all empty when all is well."""

    revisados: int = 0
    faltan: list[str] = field(default_factory=list)
    alterados: list[str] = field(default_factory=list)
    huerfanos: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.revisados} revisados, {len(self.faltan)} faltan, "
            f"{len(self.alterados)} alterados, {len(self.huerfanos)} huérfanos"
        )

    @property
    def hay_dano(self) -> bool:
        """A stray file harms nobody's case; a missing or changed one does."""
        return bool(self.faltan or self.alterados)


def revisar(*, borrar_huerfanos: bool = False) -> Hallazgos:
    """Compare every file that a row knows with its fingerprint, and look for files of transactions
    that were undone.

    A file that several cases share is read once. With `borrar_huerfanos` the strays are removed:
    no row, and so no person, knows of them.
    """
    hallazgos = Hallazgos()
    conocidos = set()
    filas = Documento.objects.order_by("archivo").values_list("archivo", "sha256").distinct()
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


def verificar(*, borrar_huerfanos: bool = False) -> Hallazgos:
    """Compare everything, as `revisar`, and keep the result for the health page."""
    hallazgos = revisar(borrar_huerfanos=borrar_huerfanos)
    if hallazgos.hay_dano:
        registro.error("Archivos: %s", hallazgos)
    RevisionDeArchivos.objects.create(
        en=reloj.ahora(),
        revisados=hallazgos.revisados,
        faltan=len(hallazgos.faltan),
        alterados=len(hallazgos.alterados),
        nombres=[*hallazgos.alterados, *hallazgos.faltan][:A_LA_VISTA],
    )
    return hallazgos


def verificar_de_noche() -> None:
    """Check the files, unless today that was already done."""
    ultima = RevisionDeArchivos.objects.order_by("-id").first()
    if ultima is None or reloj.local(ultima.en).date() != reloj.hoy():
        verificar()


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
