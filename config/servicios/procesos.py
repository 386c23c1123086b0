"""Starting and ending a server process that must never outlive us nor run as root."""

import ctypes
import os
import pwd
import signal
import socket
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psutil

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Cuenta:
    """The account that a server runs under; None in both means our own."""

    uid: int | None = None
    gid: int | None = None

    @property
    def es_otra(self) -> bool:
        """Whether the process has to change user."""
        return self.uid is not None


def cuenta_para(datos: Path) -> Cuenta:
    """The account for servers whose data is in `datos`: never root.

    An ordinary user runs them as itself. Root uses whoever owns existing data (a person may have
    started the project first), else `nobody`.
    """
    if os.geteuid() != 0:
        return Cuenta()
    if datos.exists() and datos.stat().st_uid != 0:
        estado = datos.stat()
        return Cuenta(estado.st_uid, estado.st_gid)
    nadie = pwd.getpwnam("nobody")
    return Cuenta(nadie.pw_uid, nadie.pw_gid)


def lanzar(
    orden: Sequence[str], cuenta: Cuenta, *, registro: Path, senal: signal.Signals
) -> subprocess.Popen[bytes]:
    """Start a server in its own session; `senal` reaches it when this process dies in any way.

    Its own session keeps Ctrl-C of the terminal away: the order of stopping is ours.
    """
    with registro.open("ab") as salida:
        return subprocess.Popen(  # noqa: S603 - fixed programs, no shell
            list(orden),
            stdin=subprocess.PIPE,
            stdout=salida,
            stderr=subprocess.STDOUT,
            preexec_fn=con_el_padre(senal),
            **_opciones(cuenta),
        )


def ejecutar(orden: Sequence[str], cuenta: Cuenta, *, salida: IO[bytes]) -> None:
    """Run a short command as `cuenta`; raise `CalledProcessError` when it fails."""
    subprocess.run(  # noqa: S603 - fixed programs, no shell
        list(orden), check=True, stdout=salida, stderr=subprocess.STDOUT, **_opciones(cuenta)
    )


def _opciones(cuenta: Cuenta) -> dict[str, Any]:
    opciones: dict[str, Any] = {
        "cwd": "/",
        "start_new_session": True,
        "env": {"LC_ALL": "C", "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "TZ": "UTC"},
    }
    if cuenta.es_otra:
        opciones |= {"user": cuenta.uid, "group": cuenta.gid, "extra_groups": []}
    return opciones


def con_el_padre(senal: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: let `senal` reach the child when this process dies, however it dies.

    It runs after the change of user, because that change clears the wish.
    """
    padre = os.getpid()

    def preparar() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, int(senal), 0, 0, 0)
        if os.getppid() != padre:
            os._exit(1)

    return preparar


def detener(proceso: subprocess.Popen[bytes], senal: signal.Signals, espera: float = 15) -> None:
    """Ask a server to end, and insist when it does not."""
    if proceso.poll() is None:
        proceso.send_signal(senal)
        try:
            proceso.wait(espera)
        except subprocess.TimeoutExpired:
            proceso.kill()
            proceso.wait()


def dictar(proceso: subprocess.Popen[bytes], texto: str) -> None:
    """Give a server its configuration by standard input, once and whole."""
    if proceso.stdin:
        proceso.stdin.write(texto.encode())
        proceso.stdin.close()


def vivo(pid: int, debe_decir: str) -> psutil.Process | None:
    """The process `pid` if it runs (a zombie does not) and its command line has `debe_decir`."""
    try:
        proceso = psutil.Process(pid)
        if proceso.status() == psutil.STATUS_ZOMBIE:
            return None
        return proceso if debe_decir in " ".join(proceso.cmdline()) else None
    except psutil.Error:
        return None


def puerto_fijo(archivo: Path) -> int:
    """The port used last time if it is still free, else a new one, which is remembered."""
    try:
        puerto = int(archivo.read_text())
    except (FileNotFoundError, ValueError):
        puerto = 0
    if not puerto or not _libre(puerto):
        puerto = _uno_libre()
        archivo.write_text(str(puerto))
    return puerto


def _libre(puerto: int) -> bool:
    with socket.socket() as prueba:
        prueba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prueba.bind(("127.0.0.1", puerto))
        except OSError:
            return False
        return True


def _uno_libre() -> int:
    with socket.socket() as prueba:
        prueba.bind(("127.0.0.1", 0))
        return int(prueba.getsockname()[1])
