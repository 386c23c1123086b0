"""A real browser: the machine's own Chromium, cut off from everything but our server."""

import os
import shutil
from typing import Any

import pytest

CANDIDATOS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
SIN_NAVEGADOR = "no hay navegador en esta máquina"
ARGUMENTOS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
FIXTURES = {"page", "context", "browser", "new_context", "launch_browser", "pagina"}


def ejecutable() -> str | None:
    """The browser's program: `CHROMIUM` if set, else where Debian and others put it."""
    pedido = os.environ.get("CHROMIUM")
    if pedido:
        return shutil.which(pedido)
    return next((ruta for ruta in CANDIDATOS if os.access(ruta, os.X_OK)), None)


def necesita(item: pytest.Item) -> bool:
    """Whether a test asks for a browser, by fixture or by its mark."""
    usadas = set(getattr(item, "fixturenames", ()))
    return bool(usadas & FIXTURES) or item.get_closest_marker("navegador") is not None


def marcar_sin_navegador(items: list[pytest.Item]) -> None:
    """Skip the browser tests on a machine without one; with `CI=true` they fail when they run."""
    if ejecutable() or os.environ.get("CI") == "true":
        return
    for item in items:
        if necesita(item):
            item.add_marker(pytest.mark.skip(reason=SIN_NAVEGADOR))


def exigir(item: pytest.Item) -> None:
    """With `CI=true`, a browser test without a browser is a failure and not a silence."""
    if os.environ.get("CI") == "true" and necesita(item) and not ejecutable():
        pytest.fail(f"CI=true y {SIN_NAVEGADOR}", pytrace=False)


def resumen(estadisticas: dict[str, list[Any]]) -> str:
    """What the run's last lines say about browser tests that did not run."""
    omitidas = sum(
        1 for reporte in estadisticas.get("skipped", ()) if SIN_NAVEGADOR in str(reporte.longrepr)
    )
    if not omitidas:
        return ""
    return (
        f"ATENCIÓN: {omitidas} pruebas de navegador NO se ejecutaron: {SIN_NAVEGADOR}. "
        "Instale chromium o indique el programa en la variable CHROMIUM."
    )


class Vigilancia:
    """Collects what a page must never do: break the content policy or throw in a script."""

    def __init__(self, pagina: Any) -> None:
        self.faltas: list[str] = []
        pagina.on("pageerror", lambda error: self.faltas.append(f"error de script: {error}"))
        pagina.on("console", self._consola)

    def _consola(self, mensaje: Any) -> None:
        if "Content Security Policy" in mensaje.text:
            self.faltas.append(mensaje.text)
