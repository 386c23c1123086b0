"""From words to topics, without a database."""

import pytest

from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.palabras import raices
from coordinacion.sugerencias import aprendizaje
from coordinacion.sugerencias.aprendizaje import aprender, partir
from coordinacion.sugerencias.reglas import (
    Medicion,
    Palabra,
    Propuesta,
    confianzas,
    halladas,
    proponer,
)
from tests.sugerencias.ejemplos import ejemplos

AGUA = Palabra("agua potable", "agua-potable", 5)
POZO = Palabra("pozo", "agua-potable", 4)
CAMINO = Palabra("camino", "caminos-rurales", 4)


@pytest.mark.parametrize(
    ("una", "otra"),
    [
        ("caminos", "Camino"),
        ("becas", "beca"),
        ("hospitales", "hospital"),
        ("maestras", "maestros"),
        ("electrificación", "ELECTRICA"),
        ("aguas", "agua"),
    ],
)
def test_una_familia_tiene_una_raiz(una: str, otra: str) -> None:
    assert raices(una) == raices(otra)


def test_una_frase_se_halla_entera_y_en_orden() -> None:
    assert halladas("Piden AGUA potable, y pozos", [AGUA, POZO, CAMINO]) == [AGUA, POZO]
    assert halladas("Potable el agua", [AGUA]) == []
    assert halladas("Encaminados", [CAMINO]) == []


def test_los_pesos_se_suman_y_ordenan() -> None:
    propuestas = proponer("Camino al pozo de agua potable", [CAMINO, POZO, AGUA], None)
    assert [(una.tema, una.peso) for una in propuestas] == [
        ("agua-potable", 9),
        ("caminos-rurales", 4),
    ]
    assert all(una.se_muestra for una in propuestas)


def test_lo_que_dicen_las_personas_va_antes_que_lo_aprendido() -> None:
    modelo, _ = aprender(ejemplos(), "bayes", 1)
    propuestas = proponer("Camino al manantial", [CAMINO], modelo)
    assert [una.tema for una in propuestas][:2] == ["caminos-rurales", "agua-potable"]


@pytest.mark.parametrize("metodo", list(aprendizaje.METODOS))
def test_aprende_y_no_presume(metodo: str) -> None:
    modelo, medicion = aprender(ejemplos(), metodo, 1)
    assert medicion.resumen()["top1"] == 1
    mejor = proponer("Otro manantial para la comunidad", [], modelo)[0]
    assert mejor.tema == "agua-potable"
    nada = proponer("Xyz", [], modelo)
    assert not any(una.se_muestra for una in nada)
    dos, _ = aprender([uno for uno in ejemplos() if uno[1] != "becas"], metodo, 1)
    assert proponer("Guías para visitantes", [], dos)[0].tema == "turismo"


def test_con_un_tema_no_hay_que_aprender() -> None:
    with pytest.raises(DatoInvalido, match="dos temas"):
        aprender([("Agua", "agua-potable")], "bayes", 1)


def test_apartar_es_reproducible_y_no_repite() -> None:
    todos = ejemplos()
    quedan, apartados = partir(todos, 0.2, 7)
    assert (quedan, apartados) == partir(todos, 0.2, 7)
    assert sorted(quedan + apartados) == sorted(todos)
    assert len(apartados) == round(len(todos) * 0.2)
    assert apartados != partir(todos, 0.2, 8)[1]


def test_la_medida_distingue_lo_que_se_muestra() -> None:
    medicion = Medicion()
    medicion.contar("a", [Propuesta("a", confianza=0.9), Propuesta("b", confianza=0.1)])
    medicion.contar("b", [Propuesta("a", confianza=0.4), Propuesta("b", confianza=0.3)])
    resumen = medicion.resumen()
    assert (resumen["top1"], resumen["top3"]) == (0.5, 1.0)
    assert (resumen["cobertura"], resumen["acierto_en_lo_mostrado"]) == (0.5, 1.0)
    assert medicion.por_tema["b"].proporciones() == {"casos": 1, "top1": 0.0, "top3": 1.0}


def test_las_confianzas_suman_uno() -> None:
    assert sum(confianzas([1.0, 2.0, -700.0], 0.05)) == pytest.approx(1)
