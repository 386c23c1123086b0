"""Every page of agreements, commitments and follow-up tables in a real browser: the list is
literal, and a test holds that no address is missing from it."""

from __future__ import annotations

from typing import Any

import pytest

from coordinacion.acuerdos.selectors.dimensiones import DIMENSIONES
from coordinacion.acuerdos.urls import urlpatterns
from tests.acuerdos.paginas import sembrar_acuerdos, sembrar_compromisos
from tests.elenco import Elenco
from tests.recorridos.puestos import gente, tiempo
from tests.soporte.revision import Pagina, Recorrido, nombres

__all__ = ["gente", "tiempo"]
V, T, A, C, N = "vinculacion", "titular_unidad", "analista", "consulta", "anonimo"
SON_ARCHIVOS = {
    *("acuerdo:xlsx", "acuerdo:pdf", "acuerdo:minuta", "compromiso:xlsx"),
    *("compromiso:documento", "asm:hoja", "asm:pdf"),
}
"""What is downloaded: there is no page to look at."""
SOLO_ENVIO = {"acuerdo:guardar", "asm:aplicar"}

VACIAS_DE_ACUERDOS = [
    Pagina("acuerdos-vacia", V, "acuerdo:lista"),
    Pagina("tablero-vacio", V, "acuerdo:tablero"),
    Pagina("tablero-lista-vacia", V, "acuerdo:compromisos"),
]
DE_ACUERDOS = [
    Pagina("acuerdos", V, "acuerdo:lista"),
    Pagina("acuerdos-alcanzados", C, "acuerdo:lista", consulta="?estado=alcanzado"),
    Pagina("acuerdos-sin-hallar", C, "acuerdo:lista", consulta="?q=nada+de+esto"),
    Pagina("acuerdos-de-enlace", "enlace_a", "acuerdo:lista"),
    *(
        Pagina(f"tablero-{clave}", T, "acuerdo:tablero", consulta=f"?por={clave}")
        for clave in DIMENSIONES
    ),
    Pagina("tablero-lista", T, "acuerdo:compromisos", "", "?columna=en_tiempo"),
    Pagina("tablero-de-una", T, "acuerdo:compromisos", "", "?institucion={institucion}"),
    Pagina("acuerdo-nuevo", V, "acuerdo:proponer"),
    Pagina("acuerdo-nuevo-mal", V, "acuerdo:proponer", codigo=422, envia=True),
    Pagina("acuerdo-nuevo-de-asunto", V, "acuerdo:proponer", "", "?asunto=CGE/2026/000001"),
    Pagina("acuerdo-nuevo-ajeno", C, "acuerdo:proponer", codigo=403),
    Pagina("acuerdo-propuesto", V, "acuerdo:ver", "propuesto"),
    Pagina("acuerdo-alcanzado", V, "acuerdo:ver", "alcanzado"),
    Pagina("acuerdo-no-alcanzado", T, "acuerdo:ver", "no_alcanzado"),
    Pagina("acuerdo-de-enlace", "enlace_a", "acuerdo:ver", "alcanzado"),
    Pagina("acuerdo-ajeno", "enlace_c", "acuerdo:ver", "propuesto", codigo=404),
    Pagina("acuerdo-editar", V, "acuerdo:editar", "propuesto"),
    Pagina("acuerdo-alcanzar", V, "acuerdo:alcanzar", "propuesto"),
    Pagina("acuerdo-alcanzar-ya", V, "acuerdo:alcanzar", "alcanzado", codigo=409),
    Pagina("acuerdo-no-alcanzar", V, "acuerdo:no_alcanzar", "propuesto"),
    Pagina("acuerdo-no-alcanzar-mal", V, "acuerdo:no_alcanzar", "propuesto", "", 422, True),
    Pagina("acuerdo-firmar", V, "acuerdo:firmar", "propuesto"),
    Pagina("acuerdo-firmar-mal", V, "acuerdo:firmar", "propuesto", "", 422, True),
    Pagina("escribir", V, "acuerdo:escribir", "reunion"),
    Pagina("escribir-mal", V, "acuerdo:escribir", "reunion", "", 422, True),
    Pagina("escribir-con-borrador", V, "acuerdo:escribir", "con_borrador"),
    Pagina("escribir-borrador-mal", V, "acuerdo:escribir", "con_borrador", "", 422, True),
    Pagina("escribir-formalizada", V, "acuerdo:escribir", "formalizada", codigo=409),
    Pagina("ligar-asunto", A, "liga:asunto", "compromiso"),
    Pagina("ligar-asunto-mal", A, "liga:asunto", "compromiso", "", 422, True),
    Pagina("ligar-compromiso", A, "liga:compromiso", "asunto"),
    Pagina("desligar", A, "liga:desligar", "liga"),
]
VACIAS_DE_COMPROMISOS = [
    Pagina("compromisos-vacia", V, "compromiso:lista"),
    Pagina("compromisos-de-enlace-vacia", "enlace_b", "compromiso:lista"),
    Pagina("asm-vacia", T, "asm:lista"),
]
DE_COMPROMISOS = [
    *(
        Pagina(f"compromisos-{lista}", V, "compromiso:lista", consulta=f"?lista={lista}")
        for lista in ("por_formalizar", "vigentes", "vencidos", "por_verificar", "terminados")
    ),
    Pagina("compromisos-sin-hallar", V, "compromiso:lista", consulta="?q=nada+de+esto"),
    Pagina("compromisos-de-enlace", "enlace_a", "compromiso:lista"),
    Pagina("compromisos-que-verifica", "enlace_b", "compromiso:lista", "", "?lista=por_verificar"),
    Pagina("compromiso-propuesto", V, "compromiso:ver", "propuesto"),
    Pagina("compromiso-vigente", V, "compromiso:ver", "vigente"),
    Pagina("compromiso-vigente-enlace", "enlace_a", "compromiso:ver", "vigente"),
    Pagina("compromiso-con-historia", V, "compromiso:ver", "con_historia"),
    Pagina("compromiso-vencido", T, "compromiso:ver", "vencido"),
    Pagina("compromiso-de-fuera", A, "compromiso:ver", "de_fuera"),
    Pagina("compromiso-por-verificar", V, "compromiso:ver", "por_verificar"),
    Pagina("compromiso-por-verificar-enlace", "enlace_b", "compromiso:ver", "por_verificar"),
    Pagina("compromiso-cumplido", C, "compromiso:ver", "cumplido"),
    Pagina("compromiso-en-parte", V, "compromiso:ver", "en_parte"),
    Pagina("compromiso-incumplido", "auditoria", "compromiso:ver", "incumplido"),
    Pagina("compromiso-cancelado", C, "compromiso:ver", "cancelado"),
    Pagina("compromiso-ajeno", "enlace_c", "compromiso:ver", "vigente", codigo=404),
    Pagina("compromiso-por-que", V, "compromiso:por_que", "vigente"),
    Pagina("compromiso-escribir", V, "compromiso:escribir", "acuerdo"),
    Pagina("compromiso-escribir-mal", V, "compromiso:escribir", "acuerdo", "", 422, True),
    Pagina("compromiso-continuar", V, "compromiso:continuar", "en_parte"),
    Pagina("compromiso-editar", V, "compromiso:editar", "propuesto"),
    Pagina("compromiso-editar-ya-no", V, "compromiso:editar", "cumplido", codigo=409),
    Pagina("compromiso-formalizar", V, "compromiso:formalizar", "propuesto"),
    Pagina("compromiso-informar", "enlace_a", "compromiso:informar", "vigente"),
    Pagina("compromiso-informar-mal", "enlace_a", "compromiso:informar", "vigente", "", 422, True),
    Pagina("compromiso-informar-ajeno", V, "compromiso:informar", "vigente", codigo=403),
    Pagina("compromiso-reportar", "enlace_a", "compromiso:reportar", "vigente"),
    Pagina("compromiso-verificar", V, "compromiso:verificar", "de_la_unidad"),
    Pagina("compromiso-rechazar", "enlace_b", "compromiso:rechazar", "por_verificar"),
    Pagina("compromiso-informar-papel", A, "compromiso:informar_papel", "de_fuera"),
    Pagina("informar-papel-mal", A, "compromiso:informar_papel", "de_fuera", "", 422, True),
    Pagina("compromiso-reportar-papel", A, "compromiso:reportar_papel", "de_fuera"),
    Pagina("compromiso-verificar-papel", A, "compromiso:verificar_papel", "de_la_comunidad"),
    Pagina("compromiso-rechazar-papel", A, "compromiso:rechazar_papel", "de_la_comunidad"),
    Pagina("compromiso-reprogramar", V, "compromiso:reprogramar", "vigente"),
    Pagina("compromiso-reprogramar-mal", V, "compromiso:reprogramar", "vigente", "", 422, True),
    Pagina("compromiso-incumplir", T, "compromiso:incumplir", "vencido"),
    Pagina("compromiso-cancelar", T, "compromiso:cancelar", "vigente"),
    Pagina("enlace-informar", N, "enlace_compromiso:informar", "enlace_informar"),
    Pagina("enlace-mal", N, "enlace_compromiso:informar", "enlace_informar", "", 422, True),
    Pagina("enlace-reportar", N, "enlace_compromiso:reportar", "enlace_reportar"),
    Pagina("enlace-verificar", N, "enlace_compromiso:verificar", "enlace_verificar"),
    Pagina("enlace-rechazar", N, "enlace_compromiso:rechazar", "enlace_rechazar"),
    Pagina("enlace-hecho", N, "enlace_compromiso:hecho", "enlace_hecho"),
    Pagina("enlace-roto", N, "enlace_compromiso:informar", "enlace_roto", codigo=404),
    Pagina("asm", V, "asm:lista"),
    Pagina("asm-mal", V, "asm:lista", codigo=422, envia=True),
    Pagina("asm-igual", V, "asm:archivo", "asm_igual"),
    Pagina("asm-cambiada", V, "asm:archivo", "asm_cambiada"),
    Pagina("asm-mala", V, "asm:archivo", "asm_mala"),
    Pagina("asm-tabla", "auditoria", "asm:tabla", "asm_tabla"),
]  # fmt: skip
TODAS = [*VACIAS_DE_ACUERDOS, *DE_ACUERDOS, *VACIAS_DE_COMPROMISOS, *DE_COMPROMISOS]


def test_ninguna_direccion_falta_en_la_lista() -> None:
    assert {una.direccion for una in TODAS} | SON_ARCHIVOS | SOLO_ENVIO == nombres(urlpatterns)
    assert len({una.nombre for una in TODAS}) == len(TODAS)


@pytest.mark.navegador
def test_las_paginas_de_los_acuerdos_se_ven_bien(
    gente: Elenco, servidor: str, new_context: Any
) -> None:
    recorrido = Recorrido(servidor, gente, new_context)
    assert recorrido.de_vacio_a_lleno(VACIAS_DE_ACUERDOS, DE_ACUERDOS, sembrar_acuerdos) == []


@pytest.mark.navegador
def test_las_paginas_de_los_compromisos_se_ven_bien(
    gente: Elenco, servidor: str, new_context: Any
) -> None:
    recorrido = Recorrido(servidor, gente, new_context)
    assert (
        recorrido.de_vacio_a_lleno(VACIAS_DE_COMPROMISOS, DE_COMPROMISOS, sembrar_compromisos) == []
    )
