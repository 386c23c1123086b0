"""Every page of meetings, tables of dialogue and calendars in a real browser: the list is literal,
and a test holds that no address is missing from it."""

from __future__ import annotations

from typing import Any

import pytest

from coordinacion.vinculacion.urls import urlpatterns
from tests.elenco import Elenco
from tests.recorridos.puestos import gente, tiempo
from tests.soporte.revision import Pagina, Recorrido, nombres
from tests.vinculacion.paginas import sembrar_mesas, sembrar_reuniones

__all__ = ["gente", "tiempo"]
V = "vinculacion"
SON_ARCHIVOS = {
    *("reunion:xlsx", "reunion:lista_pdf", "reunion:documento", "reunion:convocatoria"),
    *("reunion:ics", "mesa:acta", "calendario:personal", "publico:mesa_pdf"),
}
"""What is downloaded: there is no page to look at."""
SOLO_ENVIO = {"mesa:retirar"}
ANIO = "?anio=2026"

VACIAS_DE_REUNIONES = [
    Pagina("reuniones-vacia", V, "reunion:lista"),
    Pagina("reuniones-de-enlace-vacia", "enlace_b", "reunion:lista"),
    Pagina("programa-vacio", V, "reunion:programa"),
    Pagina("calendario-sin-direccion", V, "calendario:suscripcion"),
]
DE_REUNIONES = [
    Pagina("reuniones", V, "reunion:lista"),
    Pagina("reuniones-tardias", "titular_unidad", "reunion:lista", consulta="?lista=tardias"),
    Pagina("reuniones-filtradas", "consulta", "reunion:lista", consulta="?clase=social&anio=2026"),
    Pagina("reuniones-sin-hallar", "consulta", "reunion:lista", consulta="?clase=gira"),
    Pagina("reuniones-de-enlace", "enlace_a", "reunion:lista"),
    Pagina("programa", V, "reunion:programa", consulta=ANIO),
    Pagina("reunion-nueva", V, "reunion:programar"),
    Pagina("reunion-nueva-mal", V, "reunion:programar", codigo=422, envia=True),
    Pagina("reunion-nueva-ajena", "consulta", "reunion:programar", codigo=403),
    Pagina("reunion-sin-orden", V, "reunion:ver", "sin_orden"),
    Pagina("reunion-programada", V, "reunion:ver", "programada"),
    Pagina("reunion-convocada", V, "reunion:ver", "convocada"),
    Pagina("reunion-convocada-enlace", "enlace_a", "reunion:ver", "convocada"),
    Pagina("reunion-celebrada", V, "reunion:ver", "celebrada"),
    Pagina("reunion-formalizada", "auditoria", "reunion:ver", "formalizada"),
    Pagina("reunion-cancelada", V, "reunion:ver", "cancelada"),
    Pagina("reunion-ajena", "enlace_c", "reunion:ver", "programada", codigo=404),
    Pagina("reunion-editar", V, "reunion:editar", "convocada"),
    Pagina("reunion-editar-celebrada", V, "reunion:editar", "celebrada"),
    Pagina("reunion-editar-ya-no", V, "reunion:editar", "formalizada", codigo=409),
    Pagina("reunion-ordenar", V, "reunion:ordenar", "programada"),
    Pagina("reunion-ordenar-mal", V, "reunion:ordenar", "sin_orden", "", 422, True),
    Pagina("reunion-convocar", V, "reunion:convocar", "programada"),
    Pagina("reunion-convocar-sin-orden", V, "reunion:convocar", "sin_orden", "", 409),
    Pagina("reunion-reprogramar", V, "reunion:reprogramar", "convocada"),
    Pagina("reunion-reprogramar-mal", V, "reunion:reprogramar", "convocada", "", 422, True),
    Pagina("reunion-asistencia", V, "reunion:pasar_lista", "de_hoy"),
    Pagina("reunion-asistencia-ya", V, "reunion:pasar_lista", "celebrada"),
    Pagina("reunion-asistencia-antes", V, "reunion:pasar_lista", "convocada", "", 409),
    Pagina("reunion-celebrar", V, "reunion:celebrar", "de_hoy"),
    Pagina("reunion-adjuntar", V, "reunion:adjuntar", "programada"),
    Pagina("reunion-formalizar", V, "reunion:formalizar", "celebrada"),
    Pagina("reunion-formalizar-mal", V, "reunion:formalizar", "celebrada", "", 422, True),
    Pagina("reunion-formalizar-sin-lista", V, "reunion:formalizar", "sin_lista", "", 409),
    Pagina("reunion-cancelar", V, "reunion:cancelar", "convocada"),
    Pagina("reunion-cancelar-mal", V, "reunion:cancelar", "convocada", "", 422, True),
    Pagina("calendario", "enlace_a", "calendario:suscripcion"),
]  # fmt: skip
VACIAS_DE_MESAS = [Pagina("mesas-vacia", V, "mesa:lista")]
DE_MESAS = [
    Pagina("mesas", V, "mesa:lista"),
    Pagina("mesas-sin-hallar", "consulta", "mesa:lista", consulta="?estado=concluida&anio=2020"),
    Pagina("mesa-nueva", V, "mesa:programar"),
    Pagina("mesa-nueva-mal", V, "mesa:programar", codigo=422, envia=True),
    Pagina("mesa-programada", V, "mesa:ver", "mesa_programada"),
    Pagina("mesa-instalada", V, "mesa:ver", "mesa_instalada"),
    Pagina("mesa-en-sesiones", "titular_unidad", "mesa:ver", "mesa_oida"),
    Pagina("mesa-publica", V, "mesa:ver", "mesa_publica"),
    Pagina("mesa-concluida", "consulta", "mesa:ver", "mesa_concluida"),
    Pagina("mesa-ajena", "enlace_a", "mesa:ver", "mesa_oida", codigo=404),
    Pagina("mesa-sesion", V, "reunion:programar", "", "?mesa={mesa_oida}"),
    Pagina("mesa-editar", V, "mesa:editar", "mesa_instalada"),
    Pagina("mesa-instalar", V, "mesa:instalar", "mesa_programada"),
    Pagina("mesa-instalar-mal", V, "mesa:instalar", "mesa_programada", "", 422, True),
    Pagina("mesa-instalar-ya", V, "mesa:instalar", "mesa_concluida", "", 409),
    Pagina("mesa-opiniones", V, "mesa:recoger", "mesa_oida"),
    Pagina("mesa-opiniones-mal", V, "mesa:recoger", "mesa_instalada", "", 422, True),
    Pagina("mesa-responder", V, "mesa:responder", "opinion"),
    Pagina("mesa-resumen", V, "mesa:publicar", "mesa_oida"),
    Pagina("mesa-resumen-mal", V, "mesa:publicar", "mesa_oida", "", 422, True),
    Pagina("mesa-resumen-ya", V, "mesa:publicar", "mesa_publica"),
    Pagina("mesa-concluir", V, "mesa:concluir", "mesa_oida"),
    Pagina("mesa-publico", "anonimo", "publico:mesa", "mesa_publica"),
    Pagina("mesa-no-publica", "anonimo", "publico:mesa", "mesa_oida", codigo=404),
]
TODAS = [*VACIAS_DE_REUNIONES, *DE_REUNIONES, *VACIAS_DE_MESAS, *DE_MESAS]


def test_ninguna_direccion_falta_en_la_lista() -> None:
    assert {una.direccion for una in TODAS} | SON_ARCHIVOS | SOLO_ENVIO == nombres(urlpatterns)
    assert len({una.nombre for una in TODAS}) == len(TODAS)


@pytest.mark.navegador
def test_las_paginas_de_las_reuniones_se_ven_bien(
    gente: Elenco, servidor: str, new_context: Any
) -> None:
    recorrido = Recorrido(servidor, gente, new_context)
    assert recorrido.de_vacio_a_lleno(VACIAS_DE_REUNIONES, DE_REUNIONES, sembrar_reuniones) == []


@pytest.mark.navegador
def test_las_paginas_de_las_mesas_se_ven_bien(
    gente: Elenco, servidor: str, new_context: Any
) -> None:
    recorrido = Recorrido(servidor, gente, new_context)
    assert recorrido.de_vacio_a_lleno(VACIAS_DE_MESAS, DE_MESAS, sembrar_mesas) == []
