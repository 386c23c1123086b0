"""Correcting by HTTP: who may, what is asked from the second day, and two people on one letter."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from coordinacion.bitacora.selectors import ultimo_cambio
from coordinacion.correspondencia import services
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from tests.correspondencia.mesa import carta_tecleada, corregir, registrar, ultima
from tests.elenco import Elenco, carta_nueva, clasificada

NO_SON_DE_LA_CORRECCION = ("accion", "clave_envio")


@pytest.fixture
def carta(elenco: Elenco) -> Correspondencia:
    """A letter that `oficialia` registered today on the desk."""
    assert registrar(elenco.cliente("oficialia"), localidad="Centro").status_code == 200
    return ultima()


def datos(carta: Correspondencia, **campos: Any) -> dict[str, Any]:
    """The form as it opens, with `campos` typed over."""
    tecleado = carta_tecleada(
        recibida_en=reloj.local(carta.recibida_en).strftime("%d/%m/%Y %H:%M"),
        localidad="Centro",
        version=str(carta.version),
        **campos,
    )
    return {campo: tecleado[campo] for campo in tecleado if campo not in NO_SON_DE_LA_CORRECCION}


def releer(carta: Correspondencia) -> Correspondencia:
    return Correspondencia.objects.get(pk=carta.pk)


def test_la_pagina_trae_lo_que_hay(elenco: Elenco, carta: Correspondencia) -> None:
    pagina = elenco.cliente("oficialia").get(corregir(carta)).text
    assert carta.asunto in pagina and 'value="Centro"' in pagina
    assert f'name="version" value="{carta.version}"' in pagina
    assert 'name="motivo"' not in pagina


def test_corrige_lo_suyo_el_mismo_dia(elenco: Elenco, carta: Correspondencia) -> None:
    nuevos = datos(carta, asunto="Pide un puente", urgente="on", contacto="No proporciona")
    respuesta = elenco.cliente("oficialia").post(corregir(carta), nuevos)
    assert respuesta.status_code == 302
    corregida = releer(carta)
    assert (corregida.asunto, corregida.prioridad) == ("Pide un puente", "urgente")
    assert corregida.peticionarios.get().sin_contacto
    asiento = ultimo_cambio("correspondencia", carta.pk)
    assert asiento is not None
    assert set(asiento.datos["cambios"]) == {"asunto", "prioridad", "remitente"}


def test_guardar_sin_cambios_no_deja_hecho(elenco: Elenco) -> None:
    carta = carta_nueva(elenco, localidad="Centro")  # stamped to the microsecond
    antes = ultimo_cambio("correspondencia", carta.pk)
    nuevos = datos(carta, remitente=carta.remitente)
    assert elenco.cliente("oficialia").post(corregir(carta), nuevos).status_code == 302
    assert ultimo_cambio("correspondencia", carta.pk) == antes
    assert releer(carta).recibida_en == carta.recibida_en


def test_de_sin_datos_a_anonima_cambia_como_se_le_llama(
    elenco: Elenco, carta: Correspondencia
) -> None:
    for condicion, nombre in (("sin_datos", "Sin datos"), ("anonima", "Anónima")):
        nuevos = datos(releer(carta), condicion_remitente=condicion, remitente="")
        assert elenco.cliente("oficialia").post(corregir(carta), nuevos).status_code == 302
        assert releer(carta).remitente == nombre


def test_desde_el_segundo_dia_se_pide_motivo_y_es_del_analista(
    elenco: Elenco, carta: Correspondencia
) -> None:
    with time_machine.travel(reloj.ahora() + timedelta(days=1), tick=False):
        elenco._clientes.clear()  # yesterday's sessions are over
        assert elenco.cliente("oficialia").get(corregir(carta)).status_code == 403
        cliente = elenco.cliente("analista")
        assert 'name="motivo"' in cliente.get(corregir(carta)).text
        sin_motivo = cliente.post(corregir(carta), datos(carta, asunto="Otro"))
        assert sin_motivo.status_code == 422 and "Otro" in sin_motivo.text
        nuevos = datos(carta, asunto="Otro", motivo="Se leyó mal")
        assert cliente.post(corregir(carta), nuevos).status_code == 302
    assert releer(carta).asunto == "Otro"


def test_dos_personas_a_la_vez_ven_las_dos_versiones(
    elenco: Elenco, carta: Correspondencia
) -> None:
    mios = datos(carta, asunto="Lo que yo escribí")
    services.corregir(
        elenco.analista, carta.pk, version=carta.version, cambios={"asunto": "Lo que ella puso"}
    )
    cliente = elenco.cliente("oficialia")
    respuesta = cliente.post(corregir(carta), mios)
    assert respuesta.status_code == 409
    for texto in ("Lo que hay ahora", "Lo que usted escribió", "Lo que ella puso", "Analista"):
        assert texto in respuesta.text
    assert respuesta.text.count("Lo que yo escribí") == 2
    assert releer(carta).asunto == "Lo que ella puso"
    vista = mios | {"version": str(releer(carta).version)}
    assert f'name="version" value="{vista["version"]}"' in respuesta.text
    assert cliente.post(corregir(carta), vista).status_code == 302
    assert releer(carta).asunto == "Lo que yo escribí"


def test_un_dato_malo_vuelve_con_lo_tecleado(elenco: Elenco, carta: Correspondencia) -> None:
    manana = (reloj.local(reloj.ahora()) + timedelta(days=1)).strftime("%d/%m/%Y %H:%M")
    nuevos = datos(carta, anexos="Un mapa") | {"recibida_en": manana}
    respuesta = elenco.cliente("oficialia").post(corregir(carta), nuevos)
    assert respuesta.status_code == 422
    assert "no pueden ser futuras" in respuesta.text and "Un mapa" in respuesta.text


def test_quien_no_puede(elenco: Elenco, carta: Correspondencia) -> None:
    ruta = corregir(carta)
    for rol in ("titular_unidad", "auditoria"):
        assert elenco.cliente(rol).get(ruta).status_code == 403
    for rol in ("enlace_a", "extrano"):
        assert elenco.cliente(rol).get(ruta).status_code == 404
    assert elenco.cliente("analista").get(corregir(carta).replace("JG-", "XX-")).status_code == 404


def test_lo_reservado_no_existe_para_quien_no_esta_nombrado(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="denuncia")
    assert carta.acceso == "reservado"
    cliente = elenco.cliente("oficialia")
    assert cliente.get(corregir(carta)).status_code == 404
    assert cliente.get(reverse("registro:acuse", args=[carta.slug])).status_code == 404
    assert elenco.cliente("analista").get(corregir(carta)).status_code == 200
    sugeridos = cliente.get("/registro/remitentes/", {"q": "comisariado"}).json()
    assert sugeridos == {"resultados": []}
