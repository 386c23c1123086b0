"""`/salud/` says what is wrong and stays up when what it watches is down."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client

from coordinacion.nucleo.reloj import ahora
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Latido

SIN_NADIE = "127.0.0.1:1"


def _latir(hace: timedelta) -> None:
    """The watch ran that long ago, and everything else that must run does."""
    for nombre, hace_cuanto in {"vigilancia": hace, "flujos": timedelta()}.items():
        Latido.objects.update_or_create(nombre=nombre, defaults={"en": ahora() - hace_cuanto})


def _pedir(cliente: Client) -> tuple[int, dict[str, dict[str, Any]]]:
    respuesta = cliente.get("/salud/")
    return respuesta.status_code, respuesta.json()["partes"]


@pytest.mark.django_db
def test_todo_bien_es_200(client: Client) -> None:
    _latir(timedelta(seconds=5))
    estado, partes = _pedir(client)
    assert estado == 200, partes
    assert all(parte["bien"] for parte in partes.values())


@pytest.mark.django_db
def test_tres_minutos_sin_latido_es_503(client: Client) -> None:
    _latir(timedelta(minutes=3, seconds=5))
    estado, partes = _pedir(client)
    assert estado == 503
    assert [nombre for nombre, parte in partes.items() if not parte["bien"]] == ["vigilancia"]
    assert "beat" in partes["vigilancia"]["que_hacer"]


@pytest.mark.django_db
def test_sin_redis_lo_dice(client: Client, settings: Any) -> None:
    _latir(timedelta(seconds=5))
    settings.REDIS_URL = f"redis://{SIN_NADIE}/0"
    estado, partes = _pedir(client)
    assert estado == 503
    assert not partes["redis"]["bien"] and partes["base_de_datos"]["bien"]


@pytest.mark.django_db
def test_sin_carpeta_de_archivos_lo_dice(client: Client, settings: Any, tmp_path: Path) -> None:
    _latir(timedelta(seconds=5))
    settings.MEDIA_ROOT = tmp_path / "no-existe"
    estado, partes = _pedir(client)
    assert estado == 503
    assert not partes["almacenamiento"]["bien"]


@pytest.fixture
def base_caida(base_limpia: str) -> Any:
    """A database address where nobody listens."""
    anteriores = {clave: connection.settings_dict[clave] for clave in ("HOST", "PORT")}
    connection.close()
    host, puerto = SIN_NADIE.split(":")
    connection.settings_dict.update(HOST=host, PORT=puerto)
    yield
    connection.close()
    connection.settings_dict.update(anteriores)


def test_sin_base_contesta_aun_con_sesion_abierta(base_caida: None) -> None:
    cliente = Client(raise_request_exception=False)
    cliente.cookies["sessionid"] = "de-antes"
    estado, partes = _pedir(cliente)
    assert estado == 503
    assert not partes["base_de_datos"]["bien"]
    assert partes["redis"]["bien"]


def test_sin_base_las_paginas_dicen_503_y_no_500(base_caida: None) -> None:
    cliente = Client(raise_request_exception=False)
    cliente.cookies["sessionid"] = "de-antes"
    respuesta = cliente.get("/cuenta/entrar/")
    assert respuesta.status_code == 503
    assert respuesta.headers["Retry-After"]
    assert "no está disponible" in respuesta.content.decode()


@pytest.mark.django_db
def test_una_sesion_que_la_base_no_pudo_guardar_es_503_y_no_400() -> None:
    def cortar(ejecutar: Any, sql: str, *resto: Any) -> Any:
        if sql.startswith('UPDATE "django_session"'):
            raise OperationalError("server closed the connection unexpectedly")
        return ejecutar(sql, *resto)

    cliente = Client(raise_request_exception=False)
    cliente.force_login(Usuario.objects.create_user("alguien"))
    with connection.execute_wrapper(cortar):
        respuesta = cliente.get("/cuenta/entrar/")
    assert respuesta.status_code == 503
    assert respuesta.headers["Retry-After"]


def _redis_en(url: str) -> dict[str, Any]:
    from config.settings import base

    return {"default": base.CACHES["default"] | {"LOCATION": url, "KEY_PREFIX": "prueba-salud"}}


def test_los_intentos_de_entrar_se_cuentan_en_un_redis_de_verdad(settings: Any) -> None:
    settings.CACHES = _redis_en(settings.REDIS_URL)
    cache.set("intentos", 3, timeout=30)
    assert cache.get("intentos") == 3
    cache.delete("intentos")
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@pytest.mark.django_db
def test_sin_redis_entrar_dice_503_y_no_500(settings: Any) -> None:
    settings.CACHES = _redis_en(f"redis://{SIN_NADIE}/0")
    cliente = Client(raise_request_exception=False)
    respuesta = cliente.post("/cuenta/entrar/", {"login": "alguien", "password": "algo"})
    assert respuesta.status_code == 503
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
