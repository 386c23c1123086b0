"""A session ends by itself, and at once for a person who was deactivated."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from coordinacion.organizacion.models import Usuario

pytestmark = pytest.mark.django_db
CLAVE = "una-clave-de-prueba-larga"
PAGINA = "/cuenta/contrasena/"  # asks for a session and for nothing else
INICIO = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)


@pytest.fixture
def persona() -> Usuario:
    return get_user_model().objects.create_user(username="persona", password=CLAVE)


def _entrar(cliente: Client, clave: str = CLAVE, usuario: str = "persona") -> Any:
    return cliente.post("/cuenta/entrar/", {"login": usuario, "password": clave})


def _dentro(cliente: Client) -> bool:
    return cliente.get(PAGINA).status_code == 200


def test_dura_mientras_se_usa_y_media_hora_sin_uso(client: Client, persona: Usuario) -> None:
    with time_machine.travel(INICIO, tick=False) as reloj:
        assert _entrar(client).status_code == 302
        for _ in range(4):
            reloj.shift(timedelta(minutes=25))
            assert _dentro(client)
        reloj.shift(timedelta(minutes=31))
        respuesta = client.get(PAGINA)
        assert respuesta.status_code == 302
        assert respuesta.headers["Location"].startswith("/cuenta/entrar/?next=")


def test_dura_doce_horas_aunque_se_use(client: Client, persona: Usuario) -> None:
    with time_machine.travel(INICIO, tick=False) as reloj:
        _entrar(client)
        for _ in range(12 * 3):
            reloj.shift(timedelta(minutes=20))
            client.get(PAGINA)
        reloj.shift(timedelta(minutes=5))
        assert not _dentro(client)


def test_quien_se_da_de_baja_sale_al_instante(client: Client, persona: Usuario) -> None:
    _entrar(client)
    assert _dentro(client)
    get_user_model().objects.filter(pk=persona.pk).update(is_active=False)
    assert not _dentro(client)


def test_una_cookie_robada_muere_al_salir(client: Client, persona: Usuario) -> None:
    _entrar(client)
    robada = Client()
    robada.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME]
    assert _dentro(robada)
    client.post("/cuenta/salir/")
    assert not _dentro(robada)
    assert not Session.objects.exists()


def test_cambiar_la_contrasena_cierra_las_otras_sesiones(client: Client, persona: Usuario) -> None:
    otra = Client()
    _entrar(client)
    _entrar(otra)
    persona.set_password("otra-clave-de-prueba-larga")
    persona.save()
    assert not _dentro(client) and not _dentro(otra)


def test_salir_por_get_no_cambia_nada(client: Client, persona: Usuario) -> None:
    _entrar(client)
    client.get("/cuenta/salir/")
    assert _dentro(client)


def test_una_peticion_parcial_sin_sesion_mueve_la_pagina_entera(client: Client) -> None:
    respuesta = client.get(PAGINA, headers={"HX-Request": "true"})
    assert respuesta.status_code == 200
    assert respuesta.headers["HX-Redirect"].startswith("/cuenta/entrar/")
    assert not respuesta.content


def test_sin_sesion_todo_pide_entrar(client: Client) -> None:
    assert client.get("/admin/").status_code in {302, 404}
    assert client.get(PAGINA).status_code == 302


def test_un_formulario_sin_ficha_es_403(persona: Usuario) -> None:
    cliente = Client(enforce_csrf_checks=True)
    respuesta = _entrar(cliente)
    assert respuesta.status_code == 403
    assert "El formulario caducó" in respuesta.content.decode()


def test_cinco_fallos_cierran_la_puerta_tambien_a_la_clave_buena(
    client: Client, persona: Usuario
) -> None:
    for _ in range(5):
        assert "no son correctos" in _entrar(client, clave="equivocada").content.decode()
    respuesta = _entrar(client)
    assert "demasiados intentos" in respuesta.content.decode()
    assert not _dentro(client)
    cache.clear()
    assert _entrar(client).status_code == 302


def test_la_respuesta_no_dice_si_la_persona_existe(client: Client, persona: Usuario) -> None:
    def mensaje(usuario: str) -> str:
        texto: str = _entrar(client, clave="equivocada", usuario=usuario).content.decode()
        return texto[texto.index("alert") :].replace(usuario, "X")[:400]

    assert "no son correctos" in mensaje("persona")
    assert mensaje("persona") == mensaje("nadie-asi")


def test_volver_a_un_sitio_ajeno_no_se_obedece(client: Client, persona: Usuario) -> None:
    respuesta = client.post(
        "/cuenta/entrar/?next=https://ajeno.example/",
        {"login": "persona", "password": CLAVE, "next": "https://ajeno.example/"},
    )
    assert respuesta.headers["Location"] == "/"
