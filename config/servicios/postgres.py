"""The embedded PostgreSQL 18: made once, started, waited for, stopped."""

import contextlib
import os
import secrets
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
import psycopg2
from psycopg2 import sql

from config.servicios import procesos
from config.servicios.lugar import Lugar

USUARIO = "coord"
BASE = "coordinacion"
ESPERA = 30.0

# Sized for a person's machine, whose disk seeks at no cost. Nothing listens but the loopback, and
# there is no socket file.
AJUSTES = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "80",
    "shared_buffers": "512MB",
    "random_page_cost": "1.1",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "15min",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "password_encryption": "scram-sha-256",
}
# Builtin provider and C.UTF-8: the only collation that this server is sure to have.
OPCIONES = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
# What a test server may lose is made again in a second; what a person captured is not.
# Nobody else works in it either: no plan may change because a helper took its statistics.
SIN_PERMANENCIA = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


class Postgres:
    """One server over `lugar`; `url` is valid between `iniciar` and `detener`."""

    def __init__(self, lugar: Lugar, *, permanente: bool = True) -> None:
        self.lugar = lugar
        self.ajustes = AJUSTES if permanente else AJUSTES | SIN_PERMANENCIA
        self.datos = lugar.carpeta / "postgres"
        self.registro = lugar.carpeta / "postgres.log"
        self.proceso: subprocess.Popen[bytes] | None = None
        self.url = ""

    def iniciar(self) -> str:
        """Start the server (make its cluster the first time) and return its URL."""
        clave = self._clave()
        self._quitar_restos()
        if not (self.datos / "PG_VERSION").exists():
            self._crear(clave)
        puerto = procesos.puerto_fijo(self.lugar.carpeta / "postgres.puerto")
        orden = [str(self.lugar.postgres / "postgres"), "-D", str(self.datos), "-p", str(puerto)]
        for nombre, valor in self.ajustes.items():
            orden += ["-c", f"{nombre}={valor}"]
        self.proceso = procesos.lanzar(
            orden, self.lugar.cuenta, registro=self.registro, senal=signal.SIGINT
        )
        self.url = f"postgres://{USUARIO}:{clave}@127.0.0.1:{puerto}/{BASE}"
        self._esperar(f"{self.url.rsplit('/', 1)[0]}/postgres")
        return self.url

    def detener(self) -> None:
        """Fast shutdown: open transactions are rolled back, what was committed is on disk."""
        if self.proceso:
            procesos.detener(self.proceso, signal.SIGINT)

    def _clave(self) -> str:
        return clave_guardada(self.lugar.carpeta / "postgres.clave")

    def _crear(self, clave: str) -> None:
        """Make the cluster."""
        self.lugar.propia("postgres")
        paso = self.lugar.propia("paso") / "clave"
        paso.write_text(clave)
        if self.lugar.cuenta.uid is not None:
            os.chown(paso, self.lugar.cuenta.uid, -1)
        opciones = [*OPCIONES, "--auth=scram-sha-256"]
        opciones += [f"--username={USUARIO}", f"--pwfile={paso}"]
        orden = [str(self.lugar.postgres / "initdb"), "-D", str(self.datos), *opciones]
        try:
            with self.registro.open("ab") as salida:
                procesos.ejecutar(orden, self.lugar.cuenta, salida=salida)
        finally:
            paso.unlink()

    def _quitar_restos(self) -> None:
        """End a server that a killed start left behind, and remove its file when it is gone.

        `pg_ctl status` cannot be asked: to it a zombie is a running server.
        """
        archivo = self.datos / "postmaster.pid"
        try:
            pid = int(archivo.read_text().splitlines()[0])
        except (FileNotFoundError, ValueError, IndexError):
            pid = 0
        proceso = procesos.vivo(pid, str(self.datos)) if pid else None
        if proceso:
            _terminar(proceso, [signal.SIGINT, signal.SIGQUIT, signal.SIGKILL])
        archivo.unlink(missing_ok=True)

    def _esperar(self, url: str) -> None:
        """Return when the server takes connections and the project's database exists."""
        limite = time.monotonic() + ESPERA
        while True:
            try:
                return asegurar_base(url, BASE)
            except psycopg2.OperationalError:
                murio = self.proceso is not None and self.proceso.poll() is not None
                if murio or time.monotonic() > limite:
                    raise RuntimeError(f"PostgreSQL no arrancó. Vea {self.registro}") from None
                time.sleep(0.05)


def asegurar_base(url: str, nombre: str) -> None:
    """Create the database `nombre` in the server at `url` unless it is there."""
    with contextlib.closing(psycopg2.connect(url, connect_timeout=5)) as conexion:
        conexion.autocommit = True
        with conexion.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nombre])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nombre)))


def clave_guardada(archivo: Path, octetos: int = 32) -> str:
    """The random password in `archivo`, made the first time, readable by its owner only."""
    if not archivo.exists():
        descriptor = os.open(archivo, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as salida:
            salida.write(secrets.token_urlsafe(octetos))
    return archivo.read_text()


def _terminar(proceso: psutil.Process, senales: Sequence[signal.Signals]) -> None:
    for senal in senales:
        with contextlib.suppress(psutil.NoSuchProcess):
            proceso.send_signal(senal)
            with contextlib.suppress(psutil.TimeoutExpired):
                proceso.wait(10)
                return
