"""File names as people wrote them, made safe to show, to print and to send in a header."""

import re
import unicodedata
from pathlib import PurePosixPath

LARGO_MAXIMO = 120
SIN_NOMBRE = "documento"
# Cc control, Cf invisible marks (right-to-left, zero width), Cs lone surrogates, Co private,
# Cn unassigned, Zl/Zp line separators: none of them belongs in a name, several of them lie.
CATEGORIAS_PROHIBIDAS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
RESERVADOS = re.compile(r'[<>:"|?*%]')


def limpiar(nombre: str) -> str:
    """Take any text and return a plain file name of at most `LARGO_MAXIMO` characters.

    Folders are dropped, invisible and control characters removed, the extension kept and
    lowered. Never empty and never raises. The result is only a label: storage invents its own.
    """
    ultimo = nombre.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    visible = "".join(
        c
        for c in unicodedata.normalize("NFC", ultimo)
        if unicodedata.category(c) not in CATEGORIAS_PROHIBIDAS
    )
    llano = re.sub(r"\s+", " ", RESERVADOS.sub("_", visible)).strip(" .")
    extension = extension_de(llano)
    tronco = llano[: len(llano) - len(extension)].rstrip(" .") or SIN_NOMBRE
    return tronco[: LARGO_MAXIMO - len(extension)].rstrip(" .") + extension


def extension_de(nombre: str) -> str:
    """The last extension in lower case with its dot, or "" when the name carries none."""
    extension = PurePosixPath(nombre).suffix.lower()
    return extension if re.fullmatch(r"\.[a-z0-9]{1,10}", extension) else ""
