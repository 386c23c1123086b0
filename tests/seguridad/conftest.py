"""The office on which the attacks are tried."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from pytest_django import Settings

from coordinacion.plazos.services import latir
from tests.elenco import Elenco, crear_elenco
from tests.seguridad.mundo import Mundo, poblar
from tests.soporte import mundos


@pytest.fixture(autouse=True)
def _carpeta(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> None:
    if "mundo_guardado" not in request.fixturenames:
        settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def mundo(mundo_guardado: Mundo) -> Mundo:
    """The office: no test that asks for it makes a cast."""
    return mundo_guardado


@pytest.fixture
def mundo_guardado(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Mundo:
    """The office made once for all who ask for it, as it was made: what a test does to it is
    rolled back.

    Its jobs beat again, because on a busy machine those tests take longer than a silence may.
    """

    def hacer(pila: ExitStack) -> Mundo:
        carpeta = tmp_path_factory.mktemp("archivos")
        pila.enter_context(override_settings(MEDIA_ROOT=carpeta))
        return pila.enter_context(_oficina(crear_elenco()))

    hecho = mundos.dar("mundo_guardado", hacer, django_db_blocker)
    request.getfixturevalue("db")  # only now: the transaction of the test goes inside
    _latir()
    return hecho.de_nuevo()


@contextmanager
def _oficina(elenco: Elenco) -> Iterator[Mundo]:
    """Its jobs are alive; what is refused on purpose is not written to the log."""
    _latir()
    logging.disable(logging.CRITICAL)
    yield poblar(elenco)
    logging.disable(logging.NOTSET)


def _latir() -> None:
    for cual in ("vigilancia", "flujos"):
        latir(cual)
