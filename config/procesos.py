"""The three processes of the system, each an order sized by the environment.

`python -m config.procesos web|tareas|reloj` becomes that process: what a container runs, what
`make run` runs and what the tests run is the same line, and signals reach it without a middleman.

| variable | what | without it |
|---|---|---|
| `BIND` | where the web process listens | `127.0.0.1:8000` |
| `WEB_PROCESSES`, `WEB_THREADS` | requests at once: one times the other | 2, 4 |
| `WEB_TIMEOUT` | seconds before a web process that answers nothing is replaced | 60 |
| `WEB_GRACE` | seconds that a request under way has when the process is asked to end | 5 |
| `JOB_PROCESSES` | jobs at once in one worker | 1 |
| `BEAT_FILE` | where the clock remembers what it last asked for | `.local/beat` |
| `LOG_LEVEL` | least level that is written | what each program says |
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
CALENDARIO = BASE_DIR / ".local" / "beat"

# No query string: a search may carry somebody's name, and logs outlive it.
ACCESO = '%(h)s %({x-request-id}i)s "%(m)s %(U)s" %(s)s %(B)s %(L)s'


def ordenes(env: Mapping[str, str]) -> dict[str, list[str]]:
    """What to run for each process; defaults idle small, on a person's machine."""
    celery = [sys.executable, "-m", "celery", "--quiet", "-A", "config"]
    nivel = env.get("LOG_LEVEL") or "WARNING"
    return {
        "web": [sys.executable, "-m", "gunicorn", "config.wsgi", *_web(env)],
        "tareas": [
            *celery, "worker", f"--concurrency={env.get('JOB_PROCESSES') or 1}",
            f"--loglevel={nivel}", "--without-gossip", "--without-mingle",
        ],
        "reloj": [
            *celery, "beat", f"--schedule={calendario(env)}", f"--loglevel={nivel}", "--pidfile=",
        ],
    }  # fmt: skip


def calendario(env: Mapping[str, str]) -> Path:
    """Where the clock remembers what it last asked for."""
    return Path(env.get("BEAT_FILE") or CALENDARIO)


def _web(env: Mapping[str, str]) -> list[str]:
    """gunicorn's arguments. Threads, because a request mostly waits for the database."""
    acceso = ["--access-logfile=-", f"--access-logformat={ACCESO}"] if env.get("ACCESS_LOG") else []
    return [
        f"--bind={env.get('BIND') or '127.0.0.1:8000'}",
        "--worker-class=gthread",
        f"--workers={env.get('WEB_PROCESSES') or 2}",
        f"--threads={env.get('WEB_THREADS') or 4}",
        f"--timeout={env.get('WEB_TIMEOUT') or 60}",
        f"--graceful-timeout={env.get('WEB_GRACE') or 5}",
        "--preload",
        "--no-control-socket",
        "--log-level=warning",
        *acceso,
    ]


def main(argumentos: list[str]) -> int:
    """Become the process that was asked for."""
    disponibles = ordenes(os.environ)
    if len(argumentos) != 1 or argumentos[0] not in disponibles:
        print(f"Diga cuál proceso: {', '.join(disponibles)}.", file=sys.stderr)
        return 2
    orden = disponibles[argumentos[0]]
    os.execv(orden[0], orden)  # noqa: S606 - our own programs, no shell


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
