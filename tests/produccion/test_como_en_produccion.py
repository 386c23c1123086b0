"""`make run-production-like`: production's settings on this machine, and one Ctrl-C ends it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from django.db import connection

from config import certificado, produccion
from config.servicios.lugar import preparar
from tests.produccion.cliente import Cliente
from tests.produccion.composicion import RAIZ
from tests.soporte.bases import servidor as conexion_al_servidor
from tests.soporte.procesos import entorno_hijo, terminar_grupo

NOMBRE = f"produccion-prueba-{os.getpid()}"


@pytest.fixture
def puerto() -> int:
    """A free port, with the next one free too."""
    while True:
        with socket.socket() as uno, socket.socket() as otro:
            uno.bind(("127.0.0.1", 0))
            numero = int(uno.getsockname()[1])
            try:
                otro.bind(("127.0.0.1", numero + 1))
            except (OSError, OverflowError):
                continue
            return numero


@pytest.fixture
def en_marcha(base_limpia: str, puerto: int) -> Iterator["subprocess.Popen[str]"]:
    """The process, on a database of its own."""
    env = entorno_hijo() | {"PORT": str(puerto), "HOST": "127.0.0.1"}
    env |= {"ADMIN_USER": "alma", "ADMIN_FIRST_NAME": "Alma", "ADMIN_LAST_NAME": "Ruiz"}
    proceso = subprocess.Popen(
        [sys.executable, "-m", "config.produccion", NOMBRE],
        cwd=RAIZ,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield proceso
    if proceso.poll() is None:
        terminar_grupo(proceso)
    if proceso.stdout:
        proceso.stdout.close()
    shutil.rmtree(preparar(NOMBRE).carpeta, ignore_errors=True)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {produccion.ROL}")
    with conexion_al_servidor() as cursor:
        cursor.execute(f"DROP ROLE {produccion.ROL}")


def test_levanta_lo_de_produccion_y_lo_termina(
    en_marcha: "subprocess.Popen[str]", puerto: int
) -> None:
    assert en_marcha.stdout is not None
    dicho = []
    for linea in en_marcha.stdout:
        dicho.append(linea)
        if "Listo:" in linea:
            break
    todo = "".join(dicho)
    assert f"https://127.0.0.1:{puerto}/" in dicho[-1], todo
    assert "Alma Ruiz (alma): " in todo

    persona = Cliente(puerto)
    assert persona.pedir("/cuenta/entrar/").estado == 200
    clave = todo.partition("Alma Ruiz (alma): ")[2].split()[0]
    assert persona.enviar("/cuenta/entrar/", login="alma", password=clave).estado == 302
    assert set(persona.galletas) >= {"__Host-csrf", "__Host-sesion"}
    assert Cliente(puerto + 1, tls=False).pedir("/x/").de("Location") == [
        f"https://localhost:{puerto}/x/"
    ]
    carpeta = preparar(NOMBRE).carpeta
    for secreto in ("secreta.clave", "aplicacion.clave", "entorno.sh", "certificados/privkey.pem"):
        assert (carpeta / secreto).stat().st_mode & 0o077 == 0, secreto
    assert f"//{produccion.ROL}:" in (carpeta / "entorno.sh").read_text()

    en_marcha.send_signal(signal.SIGINT)
    resto, _ = en_marcha.communicate(timeout=30)
    assert en_marcha.returncode == 0, resto
    assert "Todo quedó cerrado" in resto


def test_sin_nginx_dice_que_instalar(monkeypatch: Any) -> None:
    monkeypatch.setattr("shutil.which", lambda *_args, **_otros: None)
    with pytest.raises(RuntimeError, match="apt-get install nginx-light"):
        produccion.preparar_y_correr(NOMBRE)


def test_el_certificado_vale_para_esta_maquina_y_se_renueva_a_tiempo(
    tmp_path: Path, monkeypatch: Any
) -> None:
    carpeta = tmp_path / "certificados"
    certificado.asegurar_certificado(carpeta, ["localhost", "127.0.0.1"])
    primero = (carpeta / "fullchain.pem").read_bytes()
    leido = x509.load_pem_x509_certificate(primero)
    nombres = leido.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert nombres.get_values_for_type(x509.DNSName) == ["localhost"]
    assert [str(ip) for ip in nombres.get_values_for_type(x509.IPAddress)] == ["127.0.0.1"]
    assert leido.not_valid_after_utc > datetime.now(UTC) + timedelta(days=300)

    certificado.asegurar_certificado(carpeta, ["localhost"])
    assert (carpeta / "fullchain.pem").read_bytes() == primero
    monkeypatch.setattr(certificado, "DURA", timedelta(days=5))
    (carpeta / "fullchain.pem").unlink()
    certificado.asegurar_certificado(carpeta, ["localhost"])
    por_vencer = (carpeta / "fullchain.pem").read_bytes()
    certificado.asegurar_certificado(carpeta, ["localhost"])
    assert (carpeta / "fullchain.pem").read_bytes() != por_vencer
