"""The pages that come from the code say what the code says, and no word is left unexplained."""

from collections import Counter

import pytest

from coordinacion.catalogos import glosario, maquinas
from coordinacion.catalogos.management.commands.documentar import PAGINAS
from coordinacion.correspondencia.models import Correspondencia
from tests.arquitectura.fuentes import RAIZ


@pytest.mark.parametrize("ruta", PAGINAS)
def test_lo_escrito_es_lo_que_dice_el_codigo(ruta: str) -> None:
    escrito = (RAIZ / ruta).read_text(encoding="utf-8")
    assert escrito == PAGINAS[ruta](), "ejecute: manage.py documentar"


def test_cada_palabra_del_codigo_esta_en_el_glosario() -> None:
    assert glosario.faltantes() == []


def test_el_glosario_no_explica_lo_que_ya_no_existe() -> None:
    assert glosario.sobrantes() == []


def test_cada_palabra_se_explica_una_vez() -> None:
    veces = Counter(uno.codigo for uno in glosario.terminos())
    assert {codigo: n for codigo, n in veces.items() if n > 1} == {}


def test_un_hecho_se_lee_sin_sus_huecos() -> None:
    palabras = glosario.del_codigo()
    assert palabras["Hecho.TURNO_TURNADO"][1] == "Turnó a …"
    assert palabras["Hecho.TURNO_ACUSADO"][1] == "Acusó de recibido el turno"


def test_una_maquina_se_lee_entera() -> None:
    regresar = maquinas.pasos(Correspondencia)["regresar"]
    assert regresar.desde == ["atendida"]
    assert set(regresar.hasta) == {"canalizada", "clasificada"}
