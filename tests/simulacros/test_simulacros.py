"""The drills in their short form: the same code, fewer clocks, deaths and people."""

import pytest

from tests.simulacros.catalogo import SIMULACROS


@pytest.mark.parametrize("clave", SIMULACROS)
def test_simulacro(clave: str, base_limpia: str) -> None:
    informe = SIMULACROS[clave].breve()
    assert informe.pasa, str(informe)
