"""Which step of the ladder is due, which is next, and when."""

from datetime import date, datetime

import pytest

from coordinacion.plazos.escalera import (
    Peldano,
    alcanzado,
    proximo_paso,
    relativo_a,
    siguiente,
)
from tests.plazos.calendario import ZONA, calendario

ESCALERA = [Peldano(-5), Peldano(-2), Peldano(0), Peldano(1), Peldano(3), Peldano(5, 5)]
DIAS = calendario({date(2026, 11, 16): "Puente"})
VENCE = DIAS.ordinal(date(2026, 11, 20))


def local(texto: str) -> datetime:
    return datetime.fromisoformat(texto).replace(tzinfo=ZONA)


@pytest.mark.parametrize(
    ("relativo", "debido", "proximo"),
    [
        (-6, None, -5),
        (-5, -5, -2),
        (-3, -5, -2),
        (0, 0, 1),
        (2, 1, 3),
        (5, 5, 10),
        (9, 5, 10),
        (10, 10, 15),
        (97, 95, 100),
    ],
)
def test_pasos(relativo: int, debido: int | None, proximo: int) -> None:
    assert alcanzado(relativo, ESCALERA) == debido
    assert siguiente(relativo, ESCALERA) == proximo


def test_una_escalera_sin_repeticion_se_acaba() -> None:
    assert siguiente(1, [Peldano(0), Peldano(1)]) is None
    assert alcanzado(3, []) is None


def test_un_dia_se_alcanza_a_la_hora_de_apertura() -> None:
    assert VENCE is not None
    assert relativo_a(local("2026-11-20 08:59"), VENCE, DIAS) == -1
    assert relativo_a(local("2026-11-20 09:00"), VENCE, DIAS) == 0
    assert relativo_a(local("2026-11-22 12:00"), VENCE, DIAS) == 0


@pytest.mark.parametrize(
    ("ahora", "esperado"),
    [
        ("2026-11-05 12:00", "2026-11-12 09:00"),  # five working days before, over the bridge
        ("2026-11-12 12:00", "2026-11-18 09:00"),  # the warning of that morning is not told
        ("2026-11-20 12:00", "2026-11-20 09:00"),  # due today: told at once
        ("2026-12-09 12:00", "2026-12-04 09:00"),  # captured late: only the latest step
    ],
)
def test_primer_momento_que_mira_la_vigilancia(ahora: str, esperado: str) -> None:
    assert proximo_paso(local(ahora), VENCE, DIAS, ESCALERA) == local(esperado)


def test_fuera_de_lo_materializado_no_hay_paso() -> None:
    assert proximo_paso(local("2026-11-05 12:00"), None, DIAS, ESCALERA) is None
    assert proximo_paso(local("2035-11-05 12:00"), VENCE, DIAS, ESCALERA) is None
