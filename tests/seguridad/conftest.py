"""The office on which the attacks are tried."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import Settings

from coordinacion.plazos.services import latir
from tests.elenco import Elenco, crear_elenco
from tests.seguridad.mundo import Mundo, poblar


@pytest.fixture(autouse=True)
def _carpeta(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> None:
    if "mundo_del_modulo" not in request.fixturenames:
        settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def mundo(elenco: Elenco) -> Iterator[Mundo]:
    """The office, of this test alone."""
    with _oficina(elenco) as mundo:
        yield mundo


@pytest.fixture(scope="module")
def mundo_del_modulo(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mundo]:
    """The office made once for a module; `mundo_guardado` gives it to each test.

    It lives in a transaction around those of the tests, so every test of the module must ask for
    it: one that made its own cast would find that of the office.
    """
    carpeta = tmp_path_factory.mktemp("archivos")
    with override_settings(MEDIA_ROOT=carpeta), django_db_blocker.unblock(), transaction.atomic():
        with _oficina(crear_elenco()) as mundo:
            yield mundo
        transaction.set_rollback(True)


@pytest.fixture
def mundo_guardado(mundo_del_modulo: Mundo, db: None) -> Mundo:
    """The module's office as it was made: what a test does to it is rolled back.

    Its jobs beat again, because on a busy machine a module takes longer than a silence may.
    """
    _latir()
    return mundo_del_modulo.de_nuevo()


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
