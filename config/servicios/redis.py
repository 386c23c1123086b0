"""The embedded Redis: an append-only file and no eviction, because it carries a queue."""

import signal
import subprocess
import time

import redis

from config.servicios import procesos
from config.servicios.lugar import Lugar
from config.servicios.postgres import clave_guardada

ESPERA = 10.0

AJUSTES = {"appendonly": "yes", "save": '""', "maxmemory-policy": "noeviction", "databases": "64"}


class Redis:
    """One server over `lugar`; `url` is valid between `iniciar` and `detener`."""

    def __init__(self, lugar: Lugar, *, permanente: bool = True) -> None:
        self.lugar = lugar
        self.ajustes = AJUSTES if permanente else AJUSTES | {"appendonly": "no"}
        self.registro = lugar.carpeta / "redis.log"
        self.proceso: subprocess.Popen[bytes] | None = None
        self.url = ""

    def iniciar(self) -> str:
        """Start the server and return its URL. The password goes by stdin, out of `ps`."""
        clave = clave_guardada(self.lugar.carpeta / "redis.clave")
        puerto = procesos.puerto_fijo(self.lugar.carpeta / "redis.puerto")
        ajustes = {
            "bind": "127.0.0.1",
            "port": str(puerto),
            "requirepass": clave,
            "dir": str(self.lugar.propia("redis")),
            **self.ajustes,
        }
        self.proceso = procesos.lanzar(
            [str(self.lugar.redis), "-"],
            self.lugar.cuenta,
            registro=self.registro,
            senal=signal.SIGTERM,
        )
        procesos.dictar(self.proceso, "".join(f"{k} {v}\n" for k, v in ajustes.items()))
        self.url = f"redis://:{clave}@127.0.0.1:{puerto}/0"
        self._esperar()
        return self.url

    def detener(self) -> None:
        """Ask Redis to write what it has and end."""
        if self.proceso:
            procesos.detener(self.proceso, signal.SIGTERM)

    def _esperar(self) -> None:
        limite = time.monotonic() + ESPERA
        cliente = redis.Redis.from_url(self.url, socket_connect_timeout=1)
        while True:
            try:
                cliente.ping()
                return cliente.close()
            except redis.ConnectionError:
                murio = self.proceso is not None and self.proceso.poll() is not None
                if murio or time.monotonic() > limite:
                    raise RuntimeError(f"Redis no arrancó. Vea {self.registro}") from None
                time.sleep(0.02)
