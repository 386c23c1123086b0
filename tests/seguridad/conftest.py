"""The office on which the attacks are tried."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from coordinacion.plazos.services import latir
from tests.elenco import Elenco
from tests.seguridad.mundo import Mundo, poblar


@pytest.fixture(autouse=True)
def _carpeta(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def mundo(elenco: Elenco) -> Iterator[Mundo]:
    """The office, with its jobs alive; what is refused on purpose is not written to the log."""
    latir("vigilancia")
    latir("flujos")
    logging.disable(logging.CRITICAL)
    yield poblar(elenco)
    logging.disable(logging.NOTSET)
