"""`make run-production-like`: production's own settings and processes on this machine, by HTTPS.

Everything as in `docker-compose.yml` and nothing of `make run`'s comforts: generated secrets, two
database roles, collected static files, the proxy in front with its own configuration, no
demonstration. What differs is where it listens and that its certificate is signed by nobody, so a
browser asks once. Its data is apart from that of `make run`.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from config.certificado import asegurar_certificado
from config.local_services import servicios
from config.preparar_produccion import PRIMERA
from config.procesos import ordenes
from config.puerto import direccion, exigir_libre
from config.servicios.lugar import preparar as preparar_lugar
from config.servicios.postgres import clave_guardada
from config.servicios.procesos import puerto_fijo
from config.supervisor import BASE_DIR, Proceso, correr, hasta_que_pidan_fin

SETTINGS = "config.settings.production"
NOMBRE = "produccion"
ROL = "coordinacion_app"
SIN_NGINX = (
    "Falta nginx, que aquí hace lo que en producción. En Debian: apt-get install nginx-light. "
    "Sin él, «make run» levanta el sistema con datos de demostración."
)
CAMINO = f"{os.environ.get('PATH', '/usr/bin:/bin')}:/usr/sbin"  # where Debian puts nginx
PROPIAS = ("PATH", "HOME", "LANG", "TZ")
DE_QUIEN_INSTALA = (
    "BUZON_URL",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
    "LOG_LEVEL",
    "WEB_PROCESSES",
    "JOB_PROCESSES",
)


def preparar_y_correr(nombre: str = NOMBRE) -> int:
    """Servers, secrets, database, static files, processes; undone in the opposite order.

    `nombre` is the folder of its data.
    """
    if shutil.which("nginx", path=CAMINO) is None:
        raise RuntimeError(SIN_NGINX)
    host, puerto = direccion(os.environ)
    for uno in (puerto, puerto + 1):
        exigir_libre(host, uno)
    with ExitStack() as pila:
        direcciones = dict(os.environ)
        pila.enter_context(servicios(nombre, direcciones))
        carpeta = preparar_lugar(nombre).carpeta
        env = entorno(carpeta, direcciones, f"{host}:{puerto}")
        publicar(carpeta / "entorno.sh", env)
        como_duena = env | {
            "DATABASE_URL": direcciones["DATABASE_URL"],
            "APP_DB_ROLE": ROL,
            "APP_DB_PASSWORD": clave_guardada(carpeta / "aplicacion.clave"),
            "STATEMENT_TIMEOUT": "0",
            **{nombre: os.environ[nombre] for nombre in PRIMERA if nombre in os.environ},
        }
        preparar = [sys.executable, "-m", "config.preparar_produccion"]
        if subprocess.run(preparar, cwd=BASE_DIR, env=como_duena).returncode:  # noqa: S603
            print("No se pudo preparar la instalación.", file=sys.stderr)
            return 1
        web = env["BIND"].rpartition(":")
        return correr(
            procesos(carpeta, env, host, puerto),
            puertos={"web": (web[0], int(web[2])), "proxy": (host, puerto)},
            aviso=f"\n  Listo: https://{host}:{puerto}/   (Ctrl-C termina todo)\n"
            "  El navegador preguntará una vez por el certificado, que es de esta máquina.\n",
        )


def entorno(carpeta: Path, direcciones: Mapping[str, str], sitio: str) -> dict[str, str]:
    """The environment of the application: all of it, and nothing that was lying about."""
    clave = clave_guardada(carpeta / "aplicacion.clave")
    del_sistema = {nombre: os.environ[nombre] for nombre in PROPIAS if nombre in os.environ}
    elegidas = {nombre: os.environ[nombre] for nombre in DE_QUIEN_INSTALA if nombre in os.environ}
    nombres = {"localhost", "127.0.0.1", sitio.rpartition(":")[0]}
    return del_sistema | elegidas | {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "DATABASE_URL": con_otro_rol(direcciones["DATABASE_URL"], ROL, clave),
        "REDIS_URL": direcciones["REDIS_URL"],
        "REDIS_PREFIX": NOMBRE,
        "SECRET_KEY": clave_guardada(carpeta / "secreta.clave", 64),
        "ALLOWED_HOSTS": ",".join(sorted(nombres)),
        "SITE_URL": f"https://{sitio}",
        "SOURCE_URL": os.environ.get("SOURCE_URL") or f"https://{sitio}/",
        "MEDIA_ROOT": str(carpeta / "archivos"),
        "STATIC_ROOT": str(carpeta / "estaticos"),
        "BEAT_FILE": str(carpeta / "beat"),
        "BIND": f"127.0.0.1:{puerto_fijo(carpeta / 'web.puerto')}",
        "TRUSTED_PROXY_COUNT": "1",
        "ACCESS_LOG": os.environ.get("ACCESS_LOG", ""),
    }  # fmt: skip


def con_otro_rol(url: str, rol: str, clave: str) -> str:
    """The same database, as somebody else."""
    partes = urlsplit(url)
    servidor = partes.netloc.rpartition("@")[2]
    return urlunsplit(partes._replace(netloc=f"{rol}:{clave}@{servidor}"))


def procesos(carpeta: Path, env: dict[str, str], host: str, puerto: int) -> dict[str, Proceso]:
    """The application's three and the proxy before them."""
    asegurar_certificado(carpeta / "certificados", ("localhost", "127.0.0.1", host))
    del_proxy = {
        "PATH": CAMINO,
        "PROXY_DIR": str(carpeta / "proxy"),
        "PROXY_WEB": env["BIND"],
        "PROXY_HTTP": f"{host}:{puerto + 1}",
        "PROXY_HTTPS": f"{host}:{puerto}",
        "PROXY_PUBLIC_PORT": f":{puerto}",
        "PROXY_CERTIFICATES": str(carpeta / "certificados"),
    }
    entrada = str(BASE_DIR / "despliegue" / "proxy" / "entrada.sh")
    return {nombre: Proceso(orden, env) for nombre, orden in ordenes(env).items()} | {
        "proxy": Proceso(["/bin/sh", entrada], del_proxy)
    }


def publicar(archivo: Path, env: Mapping[str, str]) -> None:
    """Leave the environment where its owner can take it for a `manage.py` in a second terminal."""
    archivo.unlink(missing_ok=True)
    descriptor = os.open(archivo, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as salida:
        for nombre, valor in env.items():
            if nombre not in PROPIAS:
                salida.write(f"export {nombre}={shlex.quote(valor)}\n")


if __name__ == "__main__":
    sys.exit(hasta_que_pidan_fin(lambda: preparar_y_correr(*sys.argv[1:2])))
