"""The embedded servers: started, found again, never as root, never left behind."""

import contextlib
import os
import pwd
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis

from config import local_services
from config.local_services import YaEstaEnMarcha, servicios
from config.servicios import lugar, procesos
from config.servicios.lugar import preparar

RAIZ = Path(__file__).resolve().parents[2]
EN_OTRO_PROCESO = """
import json, signal, sys
from config.local_services import servicios
env = {}
with servicios(sys.argv[1], env, permanente=False):
    print(json.dumps(env), flush=True)
    signal.pause()
"""


@pytest.fixture
def nombre() -> Iterator[str]:
    """The name of a set of servers that nobody else uses; its folder goes away."""
    propio = f"prueba-servicios-{os.getpid()}"
    yield propio
    carpeta = preparar(propio).carpeta
    subprocess.run(["rm", "-rf", str(carpeta)], check=True)


def _escribir(url: str) -> None:
    with contextlib.closing(psycopg2.connect(url)) as conexion, conexion.cursor() as cursor:
        cursor.execute("CREATE TABLE recuerdo (n int)")
        cursor.execute("INSERT INTO recuerdo VALUES (7)")
        conexion.commit()


def _leer(url: str) -> int:
    with contextlib.closing(psycopg2.connect(url)) as conexion, conexion.cursor() as cursor:
        cursor.execute("SELECT n FROM recuerdo")
        fila = cursor.fetchone()
    assert fila is not None
    return int(fila[0])


def _servidores(nombre: str) -> list[psutil.Process]:
    carpeta = str(preparar(nombre).carpeta)
    encontrados = []
    for proceso in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if f"{carpeta}/postgres" in " ".join(proceso.cmdline()):
                encontrados.append(proceso)
    return encontrados


def test_los_datos_siguen_ahi_y_los_puertos_tambien(nombre: str) -> None:
    primero: dict[str, str] = {}
    with servicios(nombre, primero):
        _escribir(primero["DATABASE_URL"])
        redis.Redis.from_url(primero["REDIS_URL"]).set("clave", "valor")
        direcciones = dict(primero)
    assert primero == {}, "an address that is no longer served must not be left behind"
    assert _servidores(nombre) == []
    segundo: dict[str, str] = {}
    with servicios(nombre, segundo):
        assert segundo == direcciones
        assert _leer(segundo["DATABASE_URL"]) == 7
        assert redis.Redis.from_url(segundo["REDIS_URL"]).get("clave") == b"valor"


def test_con_un_puerto_ocupado_toma_otro(nombre: str) -> None:
    carpeta = preparar(nombre).carpeta
    with socket.socket() as ocupante:
        ocupante.bind(("127.0.0.1", 0))
        ocupante.listen()
        puerto = ocupante.getsockname()[1]
        (carpeta / "postgres.puerto").write_text(str(puerto))
        env: dict[str, str] = {}
        with servicios(nombre, env, permanente=False):
            assert f":{puerto}/" not in env["DATABASE_URL"]


def test_nunca_corren_como_root_ni_aceptan_otra_clave(nombre: str) -> None:
    env: dict[str, str] = {}
    with servicios(nombre, env, permanente=False):
        duenos = {proceso.username() for proceso in _servidores(nombre)}
        esperado = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        assert duenos == {esperado}
        sin_clave = env["DATABASE_URL"].replace(
            env["DATABASE_URL"].split(":")[2].split("@")[0], "adivinada"
        )
        with pytest.raises(psycopg2.OperationalError, match="password"):
            psycopg2.connect(sin_clave)
        sin_clave = "redis://" + env["REDIS_URL"].split("@")[1]
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url(sin_clave).ping()


def test_usa_las_direcciones_que_le_dan() -> None:
    env = {"DATABASE_URL": "postgres://u@otra/b", "REDIS_URL": "redis://otra/0"}
    with servicios("no-se-usa", env):
        assert env == {"DATABASE_URL": "postgres://u@otra/b", "REDIS_URL": "redis://otra/0"}
    assert not (RAIZ / ".local" / "no-se-usa").exists()


def test_dos_a_la_vez_en_la_misma_carpeta_no(nombre: str) -> None:
    with (
        servicios(nombre, {}, permanente=False),
        pytest.raises(YaEstaEnMarcha),
        servicios(nombre, {}),
    ):
        pass


@pytest.mark.parametrize("senal", [signal.SIGKILL, signal.SIGTERM])
def test_mueren_con_quien_los_arranco_y_vuelven(nombre: str, senal: signal.Signals) -> None:
    orden = [sys.executable, "-c", EN_OTRO_PROCESO, nombre]
    padre = subprocess.Popen(orden, cwd=RAIZ, stdout=subprocess.PIPE)
    assert padre.stdout is not None and padre.stdout.readline()
    assert _servidores(nombre)
    padre.send_signal(senal)
    padre.wait()
    padre.stdout.close()
    limite = time.monotonic() + 15
    while _servidores(nombre) and time.monotonic() < limite:
        time.sleep(0.1)
    assert _servidores(nombre) == []
    env: dict[str, str] = {}
    with servicios(nombre, env, permanente=False):
        psycopg2.connect(env["DATABASE_URL"]).close()


def test_un_servidor_muerto_de_golpe_no_estorba(nombre: str) -> None:
    env: dict[str, str] = {}
    with servicios(nombre, env):
        _escribir(env["DATABASE_URL"])
        for proceso in _servidores(nombre):
            proceso.kill()
    assert (preparar(nombre).carpeta / "postgres" / "postmaster.pid").exists()
    with servicios(nombre, env):
        assert _leer(env["DATABASE_URL"]) == 7


def test_lo_que_otra_cuenta_no_alcanza_va_fuera(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proyecto, fuera = tmp_path / "cerrada" / "proyecto", tmp_path / "fuera"
    proyecto.mkdir(parents=True)
    (tmp_path / "cerrada").chmod(0o700)
    monkeypatch.setattr(lugar, "BASE_DIR", proyecto)
    monkeypatch.setattr(lugar, "FUERA", fuera)
    ajena = procesos.Cuenta(65534, 65534)
    monkeypatch.setattr(lugar, "cuenta_para", lambda datos: ajena)
    carpeta = lugar.preparar("local").carpeta
    assert carpeta.is_relative_to(fuera)
    monkeypatch.setattr(lugar, "cuenta_para", lambda datos: procesos.Cuenta())
    assert lugar.preparar("local").carpeta == proyecto / ".local" / "local"


def test_otra_terminal_encuentra_las_direcciones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archivo = tmp_path / ".local" / "direcciones.json"
    monkeypatch.setattr(local_services, "DIRECCIONES", archivo)
    con = {"DATABASE_URL": "postgres://aqui/b", "REDIS_URL": "redis://aqui/0", "OTRA": "no"}
    with local_services.direcciones_publicadas(con):
        assert archivo.stat().st_mode & 0o077 == 0
        otra = {"REDIS_URL": "redis://propia/0"}
        local_services.adoptar_direcciones(otra)
        assert otra == {"DATABASE_URL": "postgres://aqui/b", "REDIS_URL": "redis://propia/0"}
    sola: dict[str, str] = {}
    local_services.adoptar_direcciones(sola)
    assert sola == {}
