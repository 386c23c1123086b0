"""Bad input: never a 500; a message beside its field; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import transaction

from tests.seguridad.formularios import (
    DE_APOYOS,
    DE_CATALOGOS,
    DE_COMPROMISOS,
    DE_CORREO,
    DE_LA_MESA,
    DE_OFICIOS,
    DEL_ARCHIVO,
    DEL_ASUNTO,
    DEL_TURNO,
    PARA_CONSERVAR,
    Formulario,
    abrir,
    mensajes,
    no_conservados,
)
from tests.seguridad.mundo import Mundo

FORMULARIOS = {
    "asunto": DEL_ASUNTO | DE_LA_MESA,
    "turno": DEL_TURNO | DE_CATALOGOS,
    "oficio": DE_OFICIOS | DE_CORREO,
    "compromiso": DE_COMPROMISOS,
    "archivo": DEL_ARCHIVO,
    "apoyo": DE_APOYOS,
}
VUELTAS = 2
UNO_A_UNO = ("9" * 40, "²", "0001-01-01T00:00", "9999-12-31T23:59")
SIN_TEXTO_QUE_CONSERVAR = {"account_login", "account_change_password"}


@pytest.fixture(params=FORMULARIOS)
def formularios(request: pytest.FixtureRequest, mundo: Mundo) -> list[tuple[str, Formulario]]:
    """The forms of one part of the system, opened."""
    suyos: Mapping[str, str] = FORMULARIOS[request.param]
    return [(nombre, abrir(mundo, nombre, quien)) for nombre, quien in suyos.items()]


def _deshaciendo(formulario: Formulario, cambios: Mapping[str, Any]) -> Any:
    """The answer to a sending whose effect, if any, does not remain."""
    with transaction.atomic():
        dado = formulario.enviar(cambios)
        transaction.set_rollback(True)
    return dado


def test_disparates_en_todos_los_campos(formularios: list[tuple[str, Formulario]]) -> None:
    faltas = []
    for nombre, formulario in formularios:
        for vuelta in range(VUELTAS):
            dado = _deshaciendo(formulario, formulario.con_disparates(vuelta))
            if dado.status_code >= 500:
                faltas.append((nombre, vuelta))
        ocultos = set(formulario.datos) - set(formulario.visibles)
        for dado in (
            _deshaciendo(formulario, dict.fromkeys(ocultos, "²")),
            formulario.enviar_sustitutos(),
        ):
            if dado.status_code >= 500:
                faltas.append((nombre, -1))
    assert faltas == []


def test_un_disparate_en_cada_campo(formularios: list[tuple[str, Formulario]]) -> None:
    """One field at a time, the others as the page gave them: what the form lets through."""
    faltas = []
    for nombre, formulario in formularios:
        for numero, campo in enumerate(formulario.datos):
            disparate = UNO_A_UNO[numero % len(UNO_A_UNO)]
            if _deshaciendo(formulario, {campo: disparate}).status_code >= 500:
                faltas.append((nombre, campo, disparate[:20]))
    assert faltas == []


def test_lo_tecleado_vuelve_con_su_error(formularios: list[tuple[str, Formulario]]) -> None:
    faltas: list[tuple[str, int, list[str]]] = []
    for nombre, formulario in formularios:
        if nombre in SIN_TEXTO_QUE_CONSERVAR:
            continue
        dado = _deshaciendo(formulario, dict.fromkeys(formulario.visibles, PARA_CONSERVAR))
        if dado.status_code == 302:
            continue
        html = dado.content.decode()
        if dado.status_code != 422 or not any(mensajes(html)):
            faltas.append((nombre, dado.status_code, mensajes(html)))
        perdidos = no_conservados(html, formulario.visibles, PARA_CONSERVAR)
        faltas += [(nombre, 0, perdidos)] if perdidos else []
    assert faltas == []
