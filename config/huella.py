"""One hash over all that decides what a freshly made database contains."""

import hashlib
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
PATRONES = (
    "coordinacion/*/migrations/*.*",
    "workflows/migrations/*.*",
    "coordinacion/*/management/commands/*.py",
    "coordinacion/catalogos/**/*",
    "coordinacion/*/carga*.py",
    "coordinacion/*/datos/**/*",
    "requirements/base.txt",
)
DE_DEMOSTRACION = ("coordinacion/demostracion/**/*",)


def huella_de_la_base(*, con_demostracion: bool = False) -> str:
    """Hash of migrations, catalogue data, their loader and the libraries' versions.

    Two equal hashes mean that a database made then equals one made now. The demonstration is
    part of it only where it is loaded.
    """
    suma = hashlib.sha256()
    for patron in PATRONES + (DE_DEMOSTRACION if con_demostracion else ()):
        for archivo in sorted(BASE_DIR.glob(patron)):
            if archivo.is_file() and "__pycache__" not in archivo.parts:
                suma.update(str(archivo.relative_to(BASE_DIR)).encode() + b"\0")
                suma.update(archivo.read_bytes() + b"\0")
    return suma.hexdigest()[:16]
