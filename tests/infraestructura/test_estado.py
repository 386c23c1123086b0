"""«Estado del sistema» says in words what `/salud/` says to a machine."""

from datetime import timedelta
from typing import Any

import pytest
import redis
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Page, expect

from config.salud import COLA_MAXIMA, REVISIONES
from coordinacion.nucleo.reloj import ahora
from coordinacion.plazos.models import Latido
from tests.elenco import CLAVE_DE_ACCESO, Elenco, crear_elenco
from tests.soporte.revision import sin_faltas


def _latir(nombre: str = "vigilancia", hace: timedelta = timedelta(seconds=5)) -> None:
    """That job ran that long ago; the processes' check, just now."""
    Latido.objects.get_or_create(nombre="flujos", defaults={"en": ahora()})
    Latido.objects.update_or_create(nombre=nombre, defaults={"en": ahora() - hace})


def _texto(cliente: Client) -> str:
    respuesta = cliente.get("/estado/")
    assert respuesta.status_code == 200
    return " ".join(respuesta.content.decode().split())


def test_con_todo_en_orden_lo_dice_en_una_linea(elenco: Elenco) -> None:
    _latir()
    texto = _texto(elenco.cliente("administracion"))
    assert "Todo funciona." in texto and "Con falla" not in texto
    assert "PostgreSQL:" in texto and "Redis:" in texto


def test_cada_falla_dice_que_hacer(elenco: Elenco, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    _latir(hace=timedelta(minutes=9))
    texto = _texto(elenco.cliente("auditoria"))
    assert f"2 de {len(REVISIONES)} partes requieren atención" in texto
    assert "sin señal desde hace 9 minutos" in texto
    assert "Arranque el reloj y el trabajador de Celery" in texto
    assert "Revise que Redis esté encendido" in texto


def test_un_respaldo_viejo_se_ve_atrasado_y_lo_que_no_tiene_plazo_solo_se_dice(
    elenco: Elenco,
) -> None:
    _latir()
    assert "Nunca ha corrido" in _texto(elenco.cliente("titular_unidad"))
    _latir("respaldo", timedelta(hours=27))
    _latir("otro_trabajo")
    _latir("resumen:1", timedelta(days=2))
    _latir("resumen:2", timedelta(days=1))
    texto = _texto(elenco.cliente("titular_unidad"))
    assert "Nunca ha corrido" not in texto
    assert "Atrasado" in texto
    assert "otro_trabajo" in texto and texto.count("Ha corrido") == 2
    assert texto.count("Resumen diario de avisos") == 1 and "resumen:" not in texto


def test_muchas_tareas_en_espera_son_una_falla(elenco: Elenco, settings: Any) -> None:
    _latir()
    llave = f"{settings.REDIS_PREFIX}:celery:celery"
    with redis.Redis.from_url(settings.REDIS_URL) as cliente:
        cliente.delete(llave)  # what other tests asked for and nobody was there to do
        cliente.rpush(llave, *range(COLA_MAXIMA + 1))
        try:
            partes = Client().get("/salud/").json()["partes"]
        finally:
            cliente.delete(llave)
    assert not partes["redis"]["bien"]
    assert f"{COLA_MAXIMA + 1} tareas en espera" in partes["redis"]["estado"]


def test_el_proceso_vive_aunque_sus_partes_fallen(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    client.cookies[settings.SESSION_COOKIE_NAME] = "de-antes"
    assert client.get("/salud/vivo/").status_code == 200  # and no database was asked


def test_la_pagina_no_crece_en_consultas(elenco: Elenco) -> None:
    _latir()
    cliente = elenco.cliente("administracion")
    cliente.get("/estado/")
    with CaptureQueriesContext(connection) as con_pocos:
        cliente.get("/estado/")
    for numero in range(5):
        _latir(f"trabajo_{numero}")
    with CaptureQueriesContext(connection) as con_muchos:
        cliente.get("/estado/")
    assert len(con_muchos) == len(con_pocos) <= 20


@pytest.mark.navegador
@pytest.mark.parametrize(("ancho", "tema"), [(1366, "light"), (390, "dark")])
def test_se_lee_en_escritorio_y_en_telefono(
    servidor: str, pagina: Page, ancho: int, tema: Any
) -> None:
    crear_elenco()
    _latir(hace=timedelta(minutes=4))
    _latir("respaldo", timedelta(hours=1))
    pagina.set_viewport_size({"width": ancho, "height": 800})
    pagina.emulate_media(color_scheme=tema)
    pagina.goto(f"{servidor}/cuenta/entrar/?next=/estado/")
    pagina.get_by_label("Usuario").fill("administracion")
    pagina.get_by_label("Contraseña").fill(CLAVE_DE_ACCESO)
    pagina.get_by_role("button", name="Entrar").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Estado del sistema")
    expect(pagina.get_by_text(f"1 de {len(REVISIONES)} partes requiere atención")).to_be_visible()
    expect(pagina.get_by_role("link", name="Estado", exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    sin_faltas(pagina)
