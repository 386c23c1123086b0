"""Doors: forged forms and addresses, sessions that must be dead, pages that must not be kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Usuario
from tests.elenco import CLAVE_DE_ACCESO, Elenco, turnada
from tests.giras.giras import gira
from tests.seguridad.mundo import Mundo
from tests.seguridad.peticiones import PERSONAS, Respuesta, cabeceras_que_faltan, con_sesion
from tests.seguridad.test_matriz_de_urls import POST

ENTRAR = "/cuenta/entrar/"
CON_SU_PROPIA_FICHA = (
    "enlace_compromiso:informar",
    "enlace_compromiso:reportar",
    "enlace_compromiso:verificar",
    "enlace_compromiso:rechazar",
    "enlace:acusar",
    "enlace:responder",
)
"""Whose address is a secret of its own, and which no session opens."""
SITIOS_AJENOS = (
    "https://ajeno.example/",
    "//ajeno.example/",
    r"\\ajeno.example",
    r"/\ajeno.example",
    "https:ajeno.example",
    "javascript:alert(1)",
    "data:text/html,hola",
    " https://ajeno.example/",
    "/\t/ajeno.example",
)


def _entrar(cliente: Client, quien: str = "enlace_a", **extra: str) -> Any:
    return cliente.post(ENTRAR, {"login": quien, "password": CLAVE_DE_ACCESO, **extra})


# Forged forms and addresses


def test_ningun_formulario_se_acepta_sin_su_ficha(mundo: Mundo) -> None:
    """Every address that takes a POST, by somebody who could send it from our own page."""
    aceptados = []
    for nombre, esperados in POST.items():
        quienes = [p for p in PERSONAS[1:] if esperados.get(p, 405) in (200, 302, 422)]
        if quienes and nombre not in CON_SU_PROPIA_FICHA:
            cliente = con_sesion(mundo.elenco, quienes[0], Client(enforce_csrf_checks=True))
            if cliente.post(mundo.url(nombre)).status_code != 403:
                aceptados.append(nombre)
    assert aceptados == []


@pytest.mark.parametrize("sitio", SITIOS_AJENOS)
def test_entrar_no_lleva_a_otro_sitio(elenco: Elenco, sitio: str) -> None:
    entrada = _entrar(Client(), next=sitio)
    assert (entrada.status_code, entrada.headers["Location"]) == (302, "/")
    salida = elenco.cliente("enlace_b").post("/cuenta/salir/", {"next": sitio})
    assert salida.headers["Location"] == ENTRAR


def test_entrar_si_lleva_a_lo_que_se_pidio(elenco: Elenco) -> None:
    assert _entrar(Client(), next="/mis-turnos/").headers["Location"] == "/mis-turnos/"


def test_la_pagina_de_un_conflicto_no_lleva_a_otro_sitio(elenco: Elenco) -> None:
    cancelada = gira(elenco, estado="cancelada", motivo="Lluvia")
    url, datos = reverse("gira:abrir", args=[cancelada.pk]), {"clave_envio": str(uuid4())}
    cliente = elenco.cliente("oficialia")
    ajena = cliente.post(url, datos, headers={"Referer": "https://ajeno.example/x"})
    assert (ajena.status_code, b"ajeno.example" in ajena.content) == (409, False)
    propia = cliente.post(url, datos, headers={"Referer": "http://testserver/giras/"})
    assert b'href="http://testserver/giras/"' in propia.content


def test_el_conflicto_de_un_asunto_lleva_al_asunto(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    pagina = elenco.cliente("analista").get(reverse("asunto:regresar", args=[carta.slug]))
    assert pagina.status_code == 409
    assert f'href="{carta.get_absolute_url()}"' in pagina.content.decode()


@pytest.mark.parametrize("url", ["/", "/salud/", ENTRAR, "/bandejas/", "/no-existe/"])
def test_un_nombre_de_sitio_falso_es_400(elenco: Elenco, url: str) -> None:
    for cabecera in ({"Host": "ajeno.example"}, {"Host": "testserver@ajeno.example"}):
        falsa = elenco.cliente("analista").get(url, headers=cabecera)
        assert falsa.status_code == 400
        assert cabeceras_que_faltan(Respuesta(400, dict(falsa.headers), {})) == []


def test_un_intermediario_falso_no_cambia_las_direcciones(elenco: Elenco) -> None:
    falsas = {"X-Forwarded-Host": "ajeno.example", "X-Forwarded-For": "1.2.3.4"}
    pagina = elenco.cliente("titular_unidad").get("/hoy/", headers=falsas)
    assert pagina.status_code == 200
    assert b"ajeno.example" not in pagina.content


@pytest.mark.parametrize("metodo", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_otros_metodos_no_hacen_nada(elenco: Elenco, metodo: str) -> None:
    _, (turno,) = turnada(elenco)
    cliente = elenco.cliente("enlace_a")
    for nombre in ("ver", "acusar", "responder"):
        dado = cliente.generic(metodo, reverse(f"turno:{nombre}", args=[turno.pk]))
        assert dado.status_code == 405, nombre
    assert Turno.objects.get(pk=turno.pk).estado == "turnado"


def test_lo_estatico_no_lo_abre_un_marco_ni_se_interpreta(client: Client) -> None:
    hoja = client.get("/static/css/asunto.css")
    assert hoja.status_code == 200
    assert hoja.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in hoja.headers["Content-Security-Policy"]
    assert client.get("/static/../config/settings/base.py").status_code in (302, 404)
    assert client.get("/static/%2e%2e/manage.py").status_code in (302, 404)


# Sessions


def test_la_llave_de_la_sesion_cambia_al_entrar(elenco: Elenco) -> None:
    cliente = Client()
    plantada = "a" * 32
    cliente.cookies[settings.SESSION_COOKIE_NAME] = plantada
    _entrar(cliente)
    galleta = cliente.cookies[settings.SESSION_COOKIE_NAME]
    assert galleta.value != plantada
    assert (bool(galleta["httponly"]), galleta["samesite"]) == (True, "Lax")
    assert not Session.objects.filter(session_key=plantada).exists()


def test_al_salir_no_queda_pagina_que_mostrar(elenco: Elenco) -> None:
    cliente = Client()
    _entrar(cliente)
    dentro = cliente.get("/mis-turnos/")
    assert "no-store" in dentro.headers["Cache-Control"]
    cliente.post("/cuenta/salir/")
    atras = cliente.get("/mis-turnos/")
    assert atras.headers["Location"] == f"{ENTRAR}?next=/mis-turnos/"


def test_de_baja_ya_no_ve_ni_hace_nada(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco)
    cliente = elenco.cliente("enlace_a")
    assert cliente.get("/mis-turnos/").status_code == 200
    Usuario.objects.filter(pk=elenco.enlace_a.pk).update(is_active=False)
    acuse = cliente.post(reverse("turno:acusar", args=[turno.pk]))
    assert acuse.headers["Location"].startswith(ENTRAR)
    assert Turno.objects.get(pk=turno.pk).estado == "turnado"
    assert cliente.get("/mis-turnos/").status_code == 302


def test_sin_el_papel_ya_no_ve_ni_hace_nada(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    cliente = elenco.cliente("enlace_a")
    assert cliente.get("/mis-turnos/").status_code == 200
    ayer = reloj.hoy() - timedelta(days=1)
    Adscripcion.objects.filter(usuario=elenco.enlace_a).update(vigente_hasta=ayer)
    assert cliente.get("/mis-turnos/").status_code == 403
    assert cliente.get(turno.get_absolute_url()).status_code == 404
    assert cliente.get(carta.get_absolute_url()).status_code == 404
    assert cliente.post(reverse("turno:acusar", args=[turno.pk])).status_code == 404
    assert Turno.objects.get(pk=turno.pk).estado == "turnado"


def test_cambiar_de_institucion_cambia_lo_que_se_ve(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco)
    cliente = elenco.cliente("enlace_a")
    Adscripcion.objects.filter(usuario=elenco.enlace_a).update(institucion=elenco.b)
    assert cliente.get(turno.get_absolute_url()).status_code == 404
    assert cliente.get("/mis-turnos/").status_code == 200


def test_quien_trae_contrasena_temporal_solo_puede_cambiarla(mundo: Mundo) -> None:
    Usuario.objects.filter(username="analista").update(contrasena_temporal=True)
    cliente = mundo.elenco.cliente("analista")
    for nombre in ("asunto:ver", "bandejas:ver", "avisos:lista", "turno:volante"):
        assert cliente.get(mundo.url(nombre)).headers["Location"] == "/cuenta/contrasena/", nombre
    enviada = cliente.post(mundo.url("turno:aceptar"))
    assert enviada.headers["Location"] == "/cuenta/contrasena/"
    assert cliente.get("/cuenta/contrasena/").status_code == 200


def test_el_sistema_no_puede_entrar(elenco: Elenco) -> None:
    cliente = Client()
    for clave in ("", "sistema", CLAVE_DE_ACCESO):
        cliente.post(ENTRAR, {"login": "sistema", "password": clave})
    assert cliente.get("/").status_code == 302
