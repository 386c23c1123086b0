"""`make run`: the servers, then web, worker and beat, under one process that ends them all."""

import os
import subprocess
import sys
from contextlib import ExitStack

from config.local_services import direcciones_publicadas, servicios
from config.procesos import ordenes
from config.puerto import direccion, exigir_libre
from config.supervisor import BASE_DIR, Proceso, correr, hasta_que_pidan_fin

SETTINGS = "config.settings.local"


def preparar_y_correr() -> int:
    """Servers, database, processes; each is undone in the opposite order."""
    host, puerto = direccion(os.environ)
    exigir_libre(host, puerto)
    env = dict(os.environ) | {"DJANGO_SETTINGS_MODULE": SETTINGS, "BIND": f"{host}:{puerto}"}
    with ExitStack() as pila:
        if pila.enter_context(servicios("local", env)):
            pila.enter_context(direcciones_publicadas(env))
        preparar = [sys.executable, "-m", "config.preparar"]
        if subprocess.run(preparar, cwd=BASE_DIR, env=env).returncode:  # noqa: S603
            print("No se pudo preparar la base de datos.", file=sys.stderr)
            return 1
        return correr(
            {nombre: Proceso(orden, env) for nombre, orden in ordenes(env).items()},
            puertos={"web": (host, puerto)},
            aviso=f"\n  Listo: http://{host}:{puerto}/   (Ctrl-C termina todo)\n",
        )


if __name__ == "__main__":
    sys.exit(hasta_que_pidan_fin(preparar_y_correr))
