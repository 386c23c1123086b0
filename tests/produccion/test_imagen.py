"""The image's recipe: pinned, without secrets, and not as root."""

import re

from tests.arquitectura.fuentes import CODIGO
from tests.produccion.composicion import RAIZ, cruda
from tests.produccion.imagen import etapa, instrucciones


def de(verbo: str) -> list[str]:
    return [resto for uno, resto in instrucciones() if uno == verbo]


def test_parte_de_versiones_exactas_y_de_candados() -> None:
    propias = {uno.split(" AS ")[1] for uno in de("FROM") if " AS " in uno}
    for imagen in de("FROM"):
        nombre = imagen.split()[0]
        assert nombre in propias or re.fullmatch(r"[a-z]+:\d+\.\d+\.\d+-[a-z-]+", nombre), imagen
    assert any("--require-hashes" in uno for uno in de("RUN"))
    assert any("npm ci --ignore-scripts" in uno for uno in de("RUN"))


def test_la_ultima_etapa_no_es_root_se_sondea_y_corre_el_proceso_web() -> None:
    ultima = list(etapa(""))
    assert ("USER", "coordinacion") in ultima
    servicio = cruda()["services"]["web"]
    assert [r for v, r in ultima if v == "CMD"] == [_json(servicio["command"])]
    (sondeo,) = [r for v, r in ultima if v == "HEALTHCHECK"]
    assert sondeo.endswith(f"CMD {_json(servicio['healthcheck']['test'][1:])}")


def test_no_deja_secretos_en_ninguna_capa() -> None:
    assert not de("ARG")
    for entorno in de("ENV"):
        assert not re.search("KEY|PASSWORD|SECRET|DATABASE_URL", entorno), entorno


def test_lo_que_copia_existe_y_lo_deja_pasar_el_filtro() -> None:
    filtro = (RAIZ / ".dockerignore").read_text().splitlines()
    pasan = {uno.removeprefix("!").removesuffix("/**") for uno in filtro if uno.startswith("!")}
    assert "*" in filtro
    assert all((RAIZ / uno).exists() for uno in pasan)
    copiados = [uno.split()[:-1] for uno in de("COPY") if not uno.startswith("--from")]
    assert {nombre for grupo in copiados for nombre in grupo} == pasan


def test_lleva_todo_el_codigo() -> None:
    assert all(f"{carpeta} {carpeta}" in de("COPY") for carpeta in CODIGO)


def _json(orden: list[str]) -> str:
    return "[" + ", ".join(f'"{parte}"' for parte in orden) + "]"
