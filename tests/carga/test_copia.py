"""COPY in a thread of its own: in order, inside the transaction, and its errors are not lost."""

import pytest
from django.db import IntegrityError, connection, transaction

from coordinacion.nucleo.cuaderno import copiando_aparte

ORDEN = "COPY muestra (n) FROM STDIN"


@pytest.fixture
def muestra(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE muestra (n integer UNIQUE)")


def cuantas() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM muestra")
        return int(cursor.fetchone()[0])


def test_cualquier_otra_orden_espera_a_lo_que_va_en_camino(muestra: None) -> None:
    with copiando_aparte() as mandar:
        for tanda in range(5):
            mandar(ORDEN, "\n".join(map(str, range(tanda * 20_000, (tanda + 1) * 20_000))))
        assert cuantas() == 100_000


def test_lo_que_quedaba_en_camino_llega_antes_de_seguir(muestra: None) -> None:
    with copiando_aparte() as mandar:
        mandar(ORDEN, "1\n2")
    assert cuantas() == 2


def test_lo_que_la_base_rechaza_se_dice_y_deshace_todo(muestra: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), copiando_aparte() as mandar:
        mandar(ORDEN, "1")
        mandar(ORDEN, "2\n2")
    assert cuantas() == 0


def test_un_error_de_quien_copia_no_deja_nada_corriendo(muestra: None) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(), copiando_aparte() as mandar:
        mandar(ORDEN, "1")
        raise ZeroDivisionError
    assert cuantas() == 0
