"""Fixtures for every test.

- `db`: a transaction that is rolled back, on this worker's clone of the template database.
- `base_limpia`: a fresh clone for a test whose data is really committed (threads, processes).
- `servidor`: the application behind HTTP on such a clone. `worker`: a real Celery process on it.
- `pagina`: a browser page that fails the test when it breaks the content policy.
"""

import gc
import os
import shutil
import subprocess
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, settings

from tests.soporte import bases, cliente, mundos, navegador, procesos, servidores

pytest_plugins = ["tests.elenco"]

_pila = ExitStack()
LARGAS = ("navegador", "simulacros", "produccion", "procesos", "matriz", "seguridad")
"""What is in the path of the files whose tests take longest."""
FALLAS = Path(__file__).resolve().parents[1] / ".local" / "fallas"

# How long an example takes depends on what else the machine does, and proves nothing.
settings.register_profile("sin_prisa", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sin_prisa")

# The browser's driver keeps an event loop in the test's thread; the queries there are not async.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_configure(config: pytest.Config) -> None:
    """The controller starts the servers; its workers find the addresses in their environment."""
    trabajador = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not trabajador and not config.option.collectonly:
        shutil.rmtree(FALLAS, ignore_errors=True)
    if not config.option.collectonly:
        servidores.asegurar_servidores(_pila)
        servidores.separar_redis(f"prueba-{os.getpid()}")
        servidores.separar_archivos(_pila)
    cliente.recordar_solo_la_pagina()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started."""
    _pila.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser, its tests are skipped and the summary says so. Those that take minutes go
    first, so that no worker is left with one when the others have nothing to do."""
    navegador.marcar_sin_navegador(items)
    items.sort(key=lambda item: (_es_breve(item), mundos.que_pide(item)))


def _es_breve(item: pytest.Item) -> bool:
    archivo = item.nodeid.partition("::")[0]
    return not any(parte in archivo for parte in LARGAS)


def pytest_collection_finish() -> None:
    """What was imported stays: not to walk it again and again saves an eighth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """With `CI=true`, a missing browser is a failure."""
    navegador.exigir(item)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """What several tests share ends with the last of them."""
    yield
    mundos.cerrar_salvo(nextitem)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: Any) -> Generator[None]:
    """Say last, where it is read, that browser tests did not run."""
    yield
    aviso = navegador.resumen(terminalreporter.stats)
    if aviso:
        terminalreporter.write_sep("=", "navegador", yellow=True)
        terminalreporter.write_line(aviso)


@pytest.fixture(scope="session")
def plantilla(django_db_blocker: Any) -> str:
    """The template database: migrations and catalogues, nothing else."""
    with django_db_blocker.unblock():
        return bases.asegurar_plantilla()


@pytest.fixture(scope="session")
def django_db_setup(plantilla: str, django_db_blocker: Any) -> Iterator[None]:
    """This worker's own clone, for the tests that roll back."""
    with django_db_blocker.unblock():
        nombre = bases.clonar(plantilla)
        anterior = bases.usar(nombre)
    yield
    with django_db_blocker.unblock():
        bases.usar(anterior)
        bases.borrar(nombre)


@pytest.fixture
def base_limpia(
    request: pytest.FixtureRequest, plantilla: str, django_db_blocker: Any
) -> Iterator[str]:
    """A database of this test alone, committed for real; dropped afterwards whatever holds it."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        pytest.fail("base_limpia y db son dos bases distintas: use solo una", pytrace=False)
    with django_db_blocker.unblock():
        nombre = bases.clonar(plantilla)
        anterior = bases.usar(nombre)
        try:
            yield nombre
        finally:
            bases.usar(anterior)
            bases.borrar(nombre)


@pytest.fixture
def servidor(base_limpia: str) -> Iterator[str]:
    """The address of the application, serving `base_limpia` by HTTP from threads."""
    with procesos.servidor_http() as direccion:
        yield direccion


@pytest.fixture
def worker(base_limpia: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A real Celery worker process on `base_limpia`, with a queue of its own."""
    with procesos.trabajador_celery() as proceso:
        yield proceso


@pytest.fixture(autouse=True)
def _cache_vacia() -> Iterator[None]:
    """Counters of failed sign-ins must not travel from one test to the next."""
    yield
    cache.clear()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's Chromium, without a sandbox and without a network of its own."""
    return browser_type_launch_args | {
        "executable_path": navegador.ejecutable(),
        "args": navegador.ARGUMENTOS,
        "env": dict(os.environ) | {"LANGUAGE": "es_MX"},  # its own texts, where installed
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A person in Oaxaca at an office computer."""
    return browser_context_args | {
        "locale": "es-MX",
        "timezone_id": "America/Mexico_City",
        "viewport": {"width": 1366, "height": 768},
    }


@pytest.fixture(scope="session")
def delete_output_dir() -> None:
    """The controller empties the folder of failures once; a worker must not, others write there."""


@pytest.fixture
def pagina(page: Any) -> Iterator[Any]:
    """A page that fails its test for a broken content policy or a script error."""
    vigilancia = navegador.Vigilancia(page)
    yield page
    assert not vigilancia.faltas, vigilancia.faltas
