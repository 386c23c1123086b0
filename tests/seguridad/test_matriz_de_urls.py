"""Every address × method × person. `tabla` and `tabla_post` are the acceptance document."""

from __future__ import annotations

import pytest

from tests.seguridad import tabla, tabla_post
from tests.seguridad.mundo import Mundo
from tests.seguridad.peticiones import (
    DE_MAS,
    PERSONAS,
    Respuesta,
    cabeceras_que_faltan,
    nombres_del_resolver,
    pedir,
)

SESION = "django_session"
GRUPOS = (
    ("anonimo", "oficialia", "extrano"),
    ("analista", "vinculacion", "enlace_b"),
    ("titular_unidad", "consulta", "titular_institucion_a", "archivo"),
    ("administracion", "enlace_a", "auditoria"),
)
UNA_BASTA = "oficialia"
"""Who asks where the answer does not depend on who asks."""


def leer(texto: str) -> dict[str, dict[str, int]]:
    """Address → person → status."""
    renglones = [renglon.split() for renglon in texto.strip().splitlines()[1:]]
    filas = {}
    for nombre, anonimo, *demas in renglones:
        quienes = PERSONAS[1:] if len(demas) > 1 else (UNA_BASTA,)
        filas[nombre] = {
            "anonimo": int(anonimo),
            **{q: int(c) for q, c in zip(quienes, demas, strict=True)},
        }
    return filas


GET, POST = leer(tabla.GET), leer(tabla_post.POST)


def test_toda_direccion_esta_en_la_matriz() -> None:
    nombres = nombres_del_resolver()
    assert sorted(GET) == sorted(nombres)
    assert sorted(POST) == sorted(nombres)


def test_los_grupos_son_todas_las_personas() -> None:
    assert sorted(sum(GRUPOS, ())) == sorted(PERSONAS)


@pytest.mark.parametrize("personas", GRUPOS, ids=lambda grupo: grupo[0])
def test_quien_abre_que(mundo: Mundo, personas: tuple[str, ...]) -> None:
    """Opening a page writes nothing, whoever opens it."""
    faltas = []
    for nombre, esperados in GET.items():
        for persona in personas:
            if persona in esperados:
                respuesta = pedir(mundo.elenco, persona, "get", mundo.url(nombre))
                faltas += _faltas(nombre, persona, esperados[persona], respuesta)
                faltas += [(nombre, persona, t) for t in respuesta.escritas if t != SESION]
    assert faltas == []


@pytest.mark.parametrize("personas", GRUPOS, ids=lambda grupo: grupo[0])
def test_quien_envia_que(mundo: Mundo, personas: tuple[str, ...]) -> None:
    """With fields that no form asks for; what is refused writes nothing."""
    faltas = []
    for nombre, esperados in POST.items():
        for persona in personas:
            if persona in esperados:
                respuesta = pedir(mundo.elenco, persona, "post", mundo.url(nombre), DE_MAS)
                faltas += _faltas(nombre, persona, esperados[persona], respuesta)
                if respuesta.codigo >= 400:
                    faltas += [(nombre, persona, t) for t in respuesta.escritas if t != SESION]
    assert faltas == []


def test_pedir_solo_las_cabeceras_no_cambia_nada(mundo: Mundo) -> None:
    faltas = []
    for nombre, esperados in GET.items():
        persona = next((p for p in reversed(PERSONAS) if esperados.get(p) == 200), "analista")
        respuesta = pedir(mundo.elenco, persona, "head", mundo.url(nombre))
        if respuesta.codigo not in (esperados.get(persona, 405), 405):
            faltas.append((nombre, persona, respuesta.codigo))
        faltas += [(nombre, persona, 0) for t in respuesta.escritas if t != SESION]
    assert faltas == []


def test_la_cuenta_de_escrituras_si_ve_lo_que_se_escribe(mundo: Mundo) -> None:
    """What the tests above rely on: the database counts even a row that was then undone."""
    url = mundo.url("turno:acusar")
    hecho = pedir(mundo.elenco, "enlace_a", "post", url)
    assert hecho.codigo == 302
    assert {"canalizacion_turno", "bitacora_asiento", "plazos_plazo"} <= set(hecho.escritas)


def _faltas(
    nombre: str, persona: str, esperado: int, respuesta: Respuesta
) -> list[tuple[str, str, object]]:
    faltas: list[tuple[str, str, object]] = []
    if respuesta.codigo != esperado:
        faltas.append((nombre, persona, f"{respuesta.codigo}, no {esperado}"))
    faltas += [(nombre, persona, falta) for falta in cabeceras_que_faltan(respuesta)]
    return faltas
