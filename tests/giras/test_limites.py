"""Where the grid ends, and what happens beyond: nothing that was typed goes away in silence."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.giras import reglas, services
from coordinacion.giras.models import Captura, Renglon
from coordinacion.giras.reglas import Lugar, municipios_con_nombre
from coordinacion.giras.views.registro import Resultado, registrar_todas
from coordinacion.organizacion.models import Municipio
from tests.elenco import Elenco, crear_elenco
from tests.giras.giras import captura, enviado, enviar, escrito, gira, renglon

REPETIDO = "San Juan Mixtepec"
"""The name of two municipalities of the state."""


def _guardar(elenco: Elenco, una: Captura, filas: list[dict[str, Any]], **cabecera: Any) -> Any:
    """What the page sends by itself while somebody types."""
    url = reverse("gira:guardar", args=[una.pk])
    return elenco.cliente("oficialia").post(url, enviado(una, filas, **cabecera))


def test_cien_renglones_se_guardan_y_uno_mas_no_se_pierde_callado(elenco: Elenco) -> None:
    una = captura(elenco)
    filas = [renglon(n) for n in range(1, reglas.MAXIMO + 1)]
    assert _guardar(elenco, una, filas).status_code == 200
    assert una.renglones.count() == reglas.MAXIMO
    de_mas = _guardar(elenco, una, [renglon(101, nombre="La que sobra")])
    assert de_mas.status_code == 422
    assert "admite 100 peticiones por registrar" in de_mas.json()["error"]
    pagina = enviar(elenco, "oficialia", una, [renglon(101, nombre="La que sobra")])
    assert pagina.status_code == 422
    assert "La que sobra" in pagina.content.decode()
    assert (una.renglones.count(), Correspondencia.objects.count()) == (reglas.MAXIMO, 0)


def test_un_envio_con_mas_renglones_de_los_que_hay_vuelve_completo(elenco: Elenco) -> None:
    una = captura(elenco)
    filas = [renglon(n, nombre=f"Vecina {n}") for n in range(1, 121)]
    respuesta = enviar(elenco, "oficialia", una, filas)
    assert respuesta.status_code == 422
    texto = respuesta.content.decode()
    assert all(f"Vecina {n}" in texto for n in (1, 110, 120))
    assert not Renglon.objects.exists()


def test_una_ventana_que_se_quedo_abierta_no_borra_lo_escrito_en_otra(elenco: Elenco) -> None:
    una, fila = captura(elenco), renglon(1, nombre="Como estaba")
    _guardar(elenco, una, [fila])
    _guardar(elenco, una, [{**fila, "nombre": "Como quedó"}], canal="audiencia")
    vieja = [{**fila, "guardado": "si"}, renglon(2)]
    assert _guardar(elenco, una, vieja, canal="gira", guardado="si").status_code == 200
    assert una.renglones.get(orden=1).nombre == "Como quedó"
    assert una.renglones.count() == 2
    assert Captura.objects.get(pk=una.pk).canal == "audiencia"


def test_lo_que_ya_es_asunto_se_dice_a_la_pagina_que_volvio(elenco: Elenco) -> None:
    una, filas = captura(elenco), [renglon(1), renglon(2)]
    enviar(elenco, "oficialia", una, filas[:1])
    dicho = _guardar(elenco, una, filas).json()
    assert dicho["registradas"] == [filas[0]["clave"]]
    assert "1 petición por registrar" in dicho["guardado"]


def test_un_dato_malo_no_deja_sin_guardar_los_demas(elenco: Elenco) -> None:
    una = captura(elenco)
    services.imprimir_hojas(elenco.oficialia, una.reunion_id, desde=1, cuantas=2)
    filas = [renglon(1, hoja=1), renglon(2, hoja=1, nombre="Repite"), renglon(3, hoja="x")]
    dicho = _guardar(elenco, una, filas, recibida_en="ayer").json()
    assert "Renglón 2: La hoja 1 ya es de otra petición." in dicho["reparo"]
    assert "Renglón 3:" in dicho["reparo"] and "Escriba día, mes, año y hora" in dicho["reparo"]
    assert dicho["rechazadas"] == ["", filas[1]["clave"], filas[2]["clave"]]
    assert list(una.renglones.values_list("nombre", "hoja__numero")) == [
        ("Persona Número 1", 1), ("Repite", None), ("Persona Número 3", None),
    ]  # fmt: skip
    ajena = captura(elenco, "vinculacion", una.reunion)
    services.continuar(elenco.oficialia, ajena.pk)
    dicho = _guardar(elenco, ajena, [renglon(9, hoja=1)]).json()
    assert "La hoja 1 ya es de otra petición." in dicho["reparo"]


def test_capturar_lleva_a_la_captura_propia_mientras_tenga_lugar(elenco: Elenco) -> None:
    una = captura(elenco)
    _guardar(elenco, una, [renglon(n) for n in range(1, reglas.MAXIMO)])
    assert captura(elenco, reunion=una.reunion) == una
    assert captura(elenco, "todologa", una.reunion) != una
    _guardar(elenco, una, [renglon(reglas.MAXIMO)])
    assert captura(elenco, reunion=una.reunion) != una


def test_dos_personas_no_escriben_en_la_misma_captura(elenco: Elenco) -> None:
    una = captura(elenco)
    services.continuar(elenco.vinculacion, una.pk)
    dicho = _guardar(elenco, una, [renglon(1)])
    assert dicho.status_code == 409
    assert "Ahora captura Vinculacion Prueba" in dicho.json()["error"]
    pagina = elenco.cliente("oficialia").get(una.get_absolute_url()).content.decode()
    assert "<fieldset disabled>" in pagina and "Continuar esta captura" in pagina
    assert 'name="r-0-nombre"' not in pagina


def test_un_municipio_que_no_se_sabe_cual_es_se_pregunta_y_el_renglon_se_queda(
    elenco: Elenco,
) -> None:
    una = captura(elenco)
    posibles = Municipio.objects.filter(nombre=REPETIDO)
    filas = [renglon(1, municipio=REPETIDO), renglon(2, municipio="Xyz"), renglon(3)]
    respuesta = enviar(elenco, "oficialia", una, filas)
    texto = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "Hay más de un municipio con ese nombre" in texto
    assert all(f"{REPETIDO} ({uno.distrito})" in texto for uno in posibles)
    assert "No hay un municipio «Xyz»" in texto
    assert Correspondencia.objects.get().municipio == una.reunion.municipio
    cual = posibles[1]
    corregidas = [{**filas[0], "municipio": f"san juan mixtepec, {cual.distrito}"},
                  {**filas[1], "municipio": "Abejones"}]  # fmt: skip
    assert enviar(elenco, "oficialia", una, corregidas).status_code == 302
    de = {c.remitente: c.municipio for c in Correspondencia.objects.all()}
    assert de["Persona Número 1"] == cual
    assert str(de["Persona Número 2"]) == "Abejones"


@pytest.mark.parametrize(
    ("escrito", "claves"),
    [
        ("San Juan Mixtepec", ["1", "2"]),
        ("SAN JUAN MIXTEPEC (MIAHUATLAN)", ["2"]),
        ("san juan mixtepec juxtlahuaca", ["1"]),
        ("Mixtepec", []),
    ],
)
def test_que_municipios_puede_querer_decir(escrito: str, claves: list[str]) -> None:
    lugares = [
        Lugar("1", "San Juan Mixtepec", "Juxtlahuaca"),
        Lugar("2", "San Juan Mixtepec", "Miahuatlán"),
    ]
    assert [uno.clave for uno in municipios_con_nombre(escrito, lugares)] == claves


def test_de_una_gira_cancelada_se_registra_lo_ya_recibido(elenco: Elenco) -> None:
    una = captura(elenco)
    _guardar(elenco, una, [renglon(1)])
    type(una.reunion).objects.filter(pk=una.reunion_id).update(estado="cancelada", motivo="Lluvia")
    pagina = elenco.cliente("oficialia").get(reverse("gira:ver", args=[una.reunion_id]))
    assert una.get_absolute_url() in pagina.content.decode()
    assert "La gira se canceló" in pagina.content.decode()
    assert enviar(elenco, "oficialia", una, []).status_code == 302
    assert Correspondencia.objects.count() == 1


def test_el_resumen_dice_si_otros_folios_quedaron_en_medio() -> None:
    seguidas = [Correspondencia(folio=f"JG/{n}/26", numero=n) for n in (5, 6, 7)]
    assert Resultado(seguidas).resumen == "Se registraron 3 peticiones: de JG/5/26 a JG/7/26."
    salteadas = Resultado([seguidas[0], seguidas[2]]).resumen
    assert salteadas == (
        "Se registraron 2 peticiones: entre JG/5/26 y JG/7/26, con otros asuntos en medio."
    )


def _a_la_vez(*tareas: Callable[[], Resultado]) -> list[Resultado]:
    salida = Barrier(len(tareas))

    def correr(tarea: Callable[[], Resultado]) -> Resultado:
        try:
            salida.wait()
            return tarea()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tareas)) as hilos:
        return list(hilos.map(correr, tareas))


def test_dos_personas_registran_a_la_vez_la_misma_gira_y_una_oprime_dos_veces(
    base_limpia: str,
) -> None:
    """Each letter once, folios without gaps, and no line refused because of the other person."""
    elenco = crear_elenco()
    reunion = gira(elenco)
    de_una, de_otra = (captura(elenco, quien, reunion) for quien in ("oficialia", "todologa"))
    for una in (de_una, de_otra):
        services.guardar(una.persona, una.pk, {}, [escrito(n) for n in range(1, 8)])
    resultados = _a_la_vez(
        lambda: registrar_todas(de_una.persona, de_una),
        lambda: registrar_todas(de_una.persona, de_una),
        lambda: registrar_todas(de_otra.persona, de_otra),
    )
    assert [uno.errores for uno in resultados] == [{}, {}, {}]
    numeros = sorted(Correspondencia.objects.values_list("numero", flat=True))
    assert numeros == list(range(numeros[0], numeros[0] + 14))
    assert Renglon.objects.filter(carta=None).count() == 0
