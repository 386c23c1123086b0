"""State × verb × role of the language support. The tables are the acceptance document."""

from collections.abc import Callable
from functools import partial

import pytest

from coordinacion.lenguas import services
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoApoyo as Estado
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco
from tests.lenguas.apoyos import apoyo_en, carta_en_mixteco, mixteco
from tests.matriz.intentos import HECHO, intentar
from tests.matriz.tablas import Tablas

# verb → the states that admit it, and the state that it leads to
ADMITE: dict[str, tuple[set[str], str]] = {
    "asignar": ({"solicitado", "asignado"}, "asignado"),
    "prestar": ({"asignado"}, "prestado"),
    "declarar_no_disponible": ({"solicitado", "asignado"}, "no_disponible"),
    "cancelar": ({"solicitado", "asignado"}, "cancelado"),
}

# verb → the people who may run it; once assigned, it is reception's
PUEDE: dict[str, set[str]] = {
    "asignar": {"analista", "titular_unidad", "todologa"},
    "prestar": {"analista", "todologa"},
    "declarar_no_disponible": {"analista", "todologa"},
    "cancelar": {"analista", "todologa"},
}
QUIEN_LO_TIENE = "oficialia"
DE_QUIEN_LO_TIENE = {"prestar", "declarar_no_disponible"}
SUYO = {"asignado", "prestado"}
SOLICITA = {"analista", "todologa"}
NO_LO_VEN = {
    "administracion", "enlace_a", "enlace_a2", "enlace_b", "enlace_c", "titular_institucion_a",
    "extrano",
}  # fmt: skip


def _asignar(actor: Usuario, apoyo: ApoyoLinguistico) -> object:
    return services.asignar(actor, apoyo.pk, externo="Intérprete de San Juan, tel. 951 000 0000")


def _prestar(actor: Usuario, apoyo: ApoyoLinguistico) -> object:
    return services.prestar(actor, apoyo.pk, momento=reloj.ahora())


def _no_disponible(actor: Usuario, apoyo: ApoyoLinguistico) -> object:
    return services.declarar_no_disponible(actor, apoyo.pk, motivo="Nadie habla esa variante")


def _cancelar(actor: Usuario, apoyo: ApoyoLinguistico) -> object:
    return services.cancelar(actor, apoyo.pk, motivo="La persona habla español")


EJECUTAR: dict[str, Callable[[Usuario, ApoyoLinguistico], object]] = {
    "asignar": _asignar,
    "prestar": _prestar,
    "declarar_no_disponible": _no_disponible,
    "cancelar": _cancelar,
}


def _es_suyo(estado: str, verbo: str, nombre: str) -> bool:
    return nombre == QUIEN_LO_TIENE and estado in SUYO and verbo in DE_QUIEN_LO_TIENE


TABLAS = Tablas(ApoyoLinguistico, ADMITE, PUEDE, NO_LO_VEN, EJECUTAR, apoyo_en, _es_suyo)


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(estado: str) -> None:
    assert TABLAS.admitidos(estado) == TABLAS.admite_la_tabla(estado)


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    assert TABLAS.respuestas(elenco, estado) == TABLAS.esperadas(elenco, estado)


@pytest.mark.parametrize("verbo", ADMITE)
def test_cada_verbo_lleva_a_donde_dice_la_tabla(elenco: Elenco, verbo: str) -> None:
    assert TABLAS.llegadas(elenco, verbo) == TABLAS.destinos(verbo)


def test_quien_solicita(elenco: Elenco) -> None:
    def solicita(nombre: str) -> str:
        carta = carta_en_mixteco(elenco)
        pedir = partial(services.solicitar, clase="interprete", lengua=mixteco())
        return intentar(partial(pedir, elenco.personas[nombre], carta.pk))

    assert {n for n in elenco.personas if solicita(n) == HECHO} == SOLICITA
