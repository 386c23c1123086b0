"""State × verb × role of the language support. The tables are the acceptance document."""

from collections.abc import Callable
from functools import partial

import pytest

from coordinacion.lenguas import services
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoApoyo as Estado
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco
from tests.lenguas.apoyos import apoyo_en, carta_en_mixteco, mixteco
from tests.matriz.intentos import HECHO, NO_ADMITE, NO_EXISTE, SIN_PERMISO, intentar

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


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(estado: str) -> None:
    apoyo = ApoyoLinguistico(estado=estado)
    verbos = set(Verbo) - {Verbo.SOLICITAR}
    admitidos = {verbo.value for verbo in verbos if can_proceed(getattr(apoyo, verbo))}
    assert admitidos == {verbo for verbo, (desde, _) in ADMITE.items() if estado in desde}


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    apoyo = apoyo_en(elenco, estado)
    obtenido = {
        (verbo, nombre): intentar(partial(ejecutar, persona, apoyo))
        for verbo, ejecutar in EJECUTAR.items()
        for nombre, persona in elenco.personas.items()
    }
    assert obtenido == {
        (verbo, nombre): _esperado(estado, verbo, nombre)
        for verbo in EJECUTAR
        for nombre in elenco.personas
    }


def _esperado(estado: str, verbo: str, nombre: str) -> str:
    if nombre in NO_LO_VEN:
        return NO_EXISTE
    es_suyo = nombre == QUIEN_LO_TIENE and estado in SUYO and verbo in DE_QUIEN_LO_TIENE
    if nombre not in PUEDE[verbo] and not es_suyo:
        return SIN_PERMISO
    return HECHO if estado in ADMITE[verbo][0] else NO_ADMITE


@pytest.mark.parametrize("verbo", EJECUTAR)
def test_cada_verbo_lleva_a_donde_dice_la_tabla(elenco: Elenco, verbo: str) -> None:
    desde, hasta = ADMITE[verbo]
    for estado in desde:
        apoyo = apoyo_en(elenco, estado)
        EJECUTAR[verbo](elenco.analista, apoyo)
        assert ApoyoLinguistico.objects.get(pk=apoyo.pk).estado == hasta


def test_quien_solicita(elenco: Elenco) -> None:
    def solicita(nombre: str) -> str:
        carta = carta_en_mixteco(elenco)
        pedir = partial(services.solicitar, clase="interprete", lengua=mixteco())
        return intentar(partial(pedir, elenco.personas[nombre], carta.pk))

    assert {n for n in elenco.personas if solicita(n) == HECHO} == SOLICITA
