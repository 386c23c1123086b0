"""Production refuses to start unsafe; every response carries what it must."""

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from config.seguridad import NECESARIAS, exigir_produccion_segura

RAIZ = Path(__file__).resolve().parents[2]
CLAVE = "kP3-vT9_qLx7Zw2Rb8Nc5Yd1Hf6Js4Gm0Ua-Ei_Oo3Tq7Wz9Xv2"
ENTORNO = {
    "SECRET_KEY": CLAVE,
    "DATABASE_URL": "postgres://u@localhost/b",
    "REDIS_URL": "redis://localhost/0",
    "ALLOWED_HOSTS": "coordinacion.example",
    "MEDIA_ROOT": "/srv/archivos",
    "SOURCE_URL": "https://coordinacion.example/fuente",
    "SITE_URL": "https://coordinacion.example",
}


def _arrancar(**cambios: str) -> "subprocess.CompletedProcess[str]":
    entorno = ENTORNO | {"PATH": os.environ["PATH"]} | cambios
    orden = [sys.executable, "-c", "import config.settings.production"]
    return subprocess.run(orden, cwd=RAIZ, env=entorno, capture_output=True, text=True)


def test_produccion_arranca_con_todo_en_orden() -> None:
    resultado = _arrancar()
    assert resultado.returncode == 0, resultado.stderr


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "corta"}, "SECRET_KEY"),
        ({"DEBUG": "True"}, "DEBUG"),
        *(({nombre: ""}, nombre) for nombre in NECESARIAS),
    ],
)
def test_produccion_no_arranca_insegura(cambios: dict[str, str], dice: str) -> None:
    resultado = _arrancar(**cambios)
    assert resultado.returncode != 0
    assert "ImproperlyConfigured" in resultado.stderr and dice in resultado.stderr


@pytest.mark.parametrize("modulo", ["config.settings.local", "config.settings.test"])
def test_produccion_no_acepta_las_claves_de_este_repositorio(modulo: str) -> None:
    clave = importlib.import_module(modulo).SECRET_KEY
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        exigir_produccion_segura(secret_key=clave, debug=False, apps=[], env=ENTORNO)


def test_produccion_no_acepta_la_demostracion() -> None:
    with pytest.raises(ImproperlyConfigured, match="demostración"):
        exigir_produccion_segura(
            secret_key=CLAVE, debug=False, apps=["coordinacion.demostracion"], env=ENTORNO
        )


def test_cada_servicio_abre_su_propia_transaccion() -> None:
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is False


@pytest.mark.django_db
@pytest.mark.parametrize("ruta", ["/salud/", "/cuenta/entrar/", "/no-existe/", "/"])
def test_toda_respuesta_lleva_sus_cabeceras(client: Client, ruta: str) -> None:
    cabeceras = client.get(ruta).headers
    politica = cabeceras["Content-Security-Policy"]
    assert "unsafe" not in politica
    for directiva in ("default-src 'none'", "frame-ancestors 'none'", "object-src 'none'"):
        assert directiva in politica
    assert cabeceras["X-Content-Type-Options"] == "nosniff"
    assert cabeceras["X-Frame-Options"] == "DENY"
    assert cabeceras["Referrer-Policy"] == "same-origin"
    assert "no-store" in cabeceras["Cache-Control"]


def test_las_dos_formas_de_nonce_cambian_en_cada_respuesta(client: Client, rf: Any) -> None:
    from csp.middleware import CSPMiddleware
    from django.http import HttpResponse

    def pagina(request: Any) -> HttpResponse:
        return HttpResponse(str(request.csp_nonce))

    intermedio: Any = CSPMiddleware(pagina)
    nonces = set()
    for _ in range(2):
        respuesta = intermedio(rf.get("/"))
        nonce = respuesta.content.decode()
        assert f"script-src 'self' 'nonce-{nonce}'" in respuesta.headers["Content-Security-Policy"]
        nonces.add(nonce)
    assert len(nonces) == 2


@pytest.mark.django_db
def test_un_host_ajeno_no_se_atiende(client: Client) -> None:
    assert client.get("/salud/", headers={"host": "ajeno.example"}).status_code == 400


@pytest.mark.django_db
def test_nadie_se_registra_solo(client: Client) -> None:
    assert client.get("/cuenta/signup/").status_code == 404
    assert reverse("account_login") == "/cuenta/entrar/"
