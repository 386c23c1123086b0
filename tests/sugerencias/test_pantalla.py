"""What «Clasificar y turnar» proposes, and the catalogues from which it does."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coordinacion.correspondencia.models import Tema
from coordinacion.organizacion.models import Lengua, Municipio
from coordinacion.sugerencias.models import PalabraClave, ReglaDestino
from tests.canalizacion.asunto_http import ahora, clasificacion, texto, url
from tests.elenco import Elenco, carta_nueva, turnada
from tests.sugerencias.ejemplos import csv

PAGINA_DEL_MODELO = "/catalogos/palabras/modelo/"


def tema(clave: str) -> Tema:
    return Tema.objects.get(clave=clave)


def regla(elenco: Elenco, **condiciones: Any) -> ReglaDestino:
    datos = {"institucion": elenco.b, "motivo": "Convenio de 2026"} | condiciones
    return ReglaDestino.objects.create(**datos)


def test_el_asunto_sugiere_temas_con_su_razon(elenco: Elenco) -> None:
    carta = carta_nueva(elenco, asunto="Solicita un POZO de agua potable y una beca")
    pagina = texto(elenco.cliente("analista").get(url("clasificar", carta)))
    assert "Tema sugerido: <strong>Agua y saneamiento · Agua potable en comunidades" in pagina
    assert "porque el asunto dice" in pagina
    assert "«pozo» (peso 4)" in pagina
    assert pagina.index(f'value="tema:{tema("agua-potable").pk}"') < pagina.index(
        f'value="tema:{tema("becas").pk}"'
    )


def test_elegir_el_tema_solo_llena_el_campo(elenco: Elenco) -> None:
    carta = carta_nueva(elenco, asunto="Solicita beca")
    datos = clasificacion(carta) | {"accion": f"tema:{tema('becas').pk}", "prioridad": "urgente"}
    pagina = texto(elenco.cliente("analista").post(url("clasificar", carta), datos))
    assert f'<option value="{tema("becas").pk}" selected>' in pagina
    assert 'value="urgente" selected' in pagina
    assert "porque el tema «Becas y apoyos escolares» la tiene asignada" in pagina
    assert ahora(carta).estado == "recibida"
    assert not carta.turnos.exists()


def test_un_asunto_ya_clasificado_no_pide_tema(elenco: Elenco) -> None:
    carta, _ = turnada(elenco, asunto="Solicita beca")
    pagina = texto(elenco.cliente("analista").get(url("turnar", carta)))
    assert "Tema sugerido" not in pagina


def test_una_regla_pide_todas_sus_condiciones(elenco: Elenco) -> None:
    municipio, lengua = Municipio.objects.first(), Lengua.objects.first()
    assert municipio is not None and lengua is not None
    regla(elenco, municipio=municipio, lengua=lengua)
    cliente = elenco.cliente("analista")
    aqui = carta_nueva(elenco, municipio=municipio)
    fuera = carta_nueva(elenco, municipio=Municipio.objects.last())
    en_su_lengua = {"lengua": lengua.pk}
    dicho = f"Sugerida: <strong>{elenco.b}</strong>, por la regla de municipio «{municipio.nombre}»"
    assert dicho in texto(cliente.post(url("prever", aqui), clasificacion(aqui) | en_su_lengua))
    for carta, datos in ((aqui, {}), (fuera, en_su_lengua)):
        parte = texto(cliente.post(url("prever", carta), clasificacion(carta) | datos))
        assert "Convenio de 2026" not in parte


def test_una_regla_de_un_tema_vale_para_los_suyos_y_no_repite(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    regla(elenco, tema=tema("agua"))
    cliente = elenco.cliente("analista")
    datos = clasificacion(carta, tema=tema("drenaje"))
    assert texto(cliente.post(url("prever", carta), datos)).count("Sugerida:") == 2
    ReglaDestino.objects.update(institucion=tema("drenaje").institucion)
    assert texto(cliente.post(url("prever", carta), datos)).count("Sugerida:") == 1
    datos = clasificacion(carta, tema=tema("becas"))
    assert "Convenio de 2026" not in texto(cliente.post(url("prever", carta), datos))
    ReglaDestino.objects.update(tema=tema("becas"))
    parte = texto(cliente.post(url("prever", carta), datos))
    assert "por la regla de tema «Becas y apoyos escolares»: Convenio de 2026" in parte
    ReglaDestino.objects.update(activa=False)
    assert "Convenio de 2026" not in texto(cliente.post(url("prever", carta), datos))


def test_lo_aprendido_dice_que_no_se_evaluo_aqui(elenco: Elenco, tmp_path: Path) -> None:
    call_command("aprender_sugerencias", str(csv(tmp_path)))
    carta = carta_nueva(elenco, asunto="Otro manantial, con bomba para el tinaco")
    pagina = texto(elenco.cliente("analista").get(url("clasificar", carta)))
    assert "porque se parece a asuntos ya clasificados" in pagina
    assert "sin evaluar con peticiones reales de Oaxaca" in pagina


def test_sugerir_cuesta_lo_mismo_con_una_palabra_que_con_muchas(
    elenco: Elenco, tmp_path: Path
) -> None:
    call_command("aprender_sugerencias", str(csv(tmp_path)))
    cartas = [
        carta_nueva(elenco, asunto=asunto)
        for asunto in ("Una beca", "Beca, pozo, camino, puente, hospital y manantial en San Juan")
    ]
    for uno in Tema.objects.all():
        regla(elenco, tema=uno)
    cliente = elenco.cliente("analista")
    cuantas = []
    for carta in cartas:
        cliente.get(url("clasificar", carta))
        with CaptureQueriesContext(connection) as consultas:
            cliente.get(url("clasificar", carta))
        cuantas.append(len(consultas))
    assert cuantas[0] == cuantas[1]


def test_quien_administra_ve_lo_aprendido(elenco: Elenco, tmp_path: Path) -> None:
    cliente = elenco.cliente("administracion")
    assert "Todavía no se ha aprendido" in texto(cliente.get(PAGINA_DEL_MODELO))
    call_command("aprender_sugerencias", str(csv(tmp_path)), "--prueba", "0.2")
    pagina = texto(cliente.get(PAGINA_DEL_MODELO))
    assert "asuntos.csv" in pagina
    assert "43 asuntos, 3 temas" in pagina
    assert "Sin evaluar con peticiones reales de Oaxaca" in pagina
    assert "Becas y apoyos escolares" in pagina
    assert PAGINA_DEL_MODELO in texto(cliente.get(reverse("catalogos:lista", args=["palabras"])))
    assert elenco.cliente("analista").get(PAGINA_DEL_MODELO).status_code == 403


@pytest.mark.parametrize(
    ("catalogo", "cambio", "dicho"),
    [
        ("reglas-de-turno", {}, "Indique al menos un tema, un municipio o una lengua."),
        ("palabras", {"frase": "--"}, "Escriba al menos una palabra."),
        ("palabras", {"peso": "11"}, "menor o igual a 10"),
        ("palabras", {"peso": "0"}, "mayor o igual a 1"),
    ],
)
def test_lo_mal_escrito_en_un_catalogo(
    elenco: Elenco, catalogo: str, cambio: dict[str, str], dicho: str
) -> None:
    datos: dict[str, Any] = {"frase": "jagüey", "peso": "3", "tema": tema("agua-potable").pk}
    if catalogo == "reglas-de-turno":
        datos = {"institucion": elenco.b.pk, "motivo": "Convenio"}
    nuevo = reverse("catalogos:nuevo", args=[catalogo])
    respuesta = elenco.cliente("administracion").post(nuevo, datos | cambio)
    assert respuesta.status_code == 422
    assert dicho in texto(respuesta)


def test_una_palabra_agregada_sugiere_desde_luego(elenco: Elenco) -> None:
    nuevo = reverse("catalogos:nuevo", args=["palabras"])
    datos = {"frase": "jagüey", "peso": "3", "tema": tema("agua-potable").pk}
    assert elenco.cliente("administracion").post(nuevo, datos).status_code == 302
    carta = carta_nueva(elenco, asunto="Desazolve del JAGUEY")
    assert "«jagüey» (peso 3)" in texto(elenco.cliente("analista").get(url("clasificar", carta)))
    PalabraClave.objects.filter(frase="jagüey").update(activa=False)
    assert "jagüey" not in texto(elenco.cliente("analista").get(url("clasificar", carta)))
