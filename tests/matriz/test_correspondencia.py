"""State × verb × role of the letter. The three tables are the acceptance document (design §4)."""

from functools import partial

import pytest

from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.fsm import can_proceed
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    destino,
    instruccion,
    turnada,
)
from tests.matriz import verbos_carta, verbos_turno
from tests.matriz.intentos import HECHO, NO_ADMITE, NO_EXISTE, SIN_PERMISO, intentar

TODOS = set(Estado.values)

# verb → the states that admit it
ADMITE: dict[str, set[str]] = {
    "corregir": TODOS - {"archivada"},
    "cancelar": {"recibida", "clasificada", "canalizada"},
    "clasificar": {"recibida"},
    "reclasificar": {"clasificada", "canalizada"},
    "prevenir": {"recibida", "clasificada", "canalizada"},
    "desahogar": {"prevenida"},
    "desechar": {"recibida", "clasificada", "prevenida"},
    "acumular": {"recibida", "clasificada", "canalizada"},
    "desglosar": {"recibida", "clasificada"},
    "ligar": TODOS - {"archivada"},
    "desligar": TODOS - {"archivada"},
    "tomar_conocimiento": {"clasificada"},
    "turnar": {"clasificada", "canalizada"},
    "remitir": {"clasificada", "canalizada"},
    "responder_directo": {"clasificada"},
    "registrar_atencion": {"canalizada"},
    "regresar": {"atendida"},
    "notificar": {"clasificada", "canalizada", "atendida", "acumulada"},
    "concluir": {"atendida"},
    "archivar": {"concluida", "desechada", "acumulada", "cancelada"},
    "reabrir": {"concluida", "desechada", "archivada"},
}

# verb → the people of the cast who may run it (the letter is oficialia's, registered today)
PUEDE: dict[str, set[str]] = {
    "corregir": {"oficialia", "analista", "todologa"},
    "cancelar": {"analista", "todologa"},
    "clasificar": {"analista", "todologa"},
    "reclasificar": {"analista", "todologa"},
    "prevenir": {"analista", "todologa"},
    "desahogar": {"oficialia", "todologa"},
    "desechar": {"titular_unidad"},
    "acumular": {"analista", "todologa"},
    "desglosar": {"analista", "todologa"},
    "ligar": {"oficialia", "analista", "todologa"},
    "desligar": {"oficialia", "analista", "todologa"},
    "tomar_conocimiento": {"analista", "todologa"},
    "turnar": {"analista", "todologa"},
    "remitir": {"analista", "todologa"},
    "responder_directo": {"analista", "todologa"},
    "regresar": {"analista", "titular_unidad", "todologa"},
    "notificar": {"oficialia", "analista", "todologa"},
    "concluir": {"titular_unidad"},
    "archivar": {"archivo"},
    "reabrir": {"titular_unidad"},
}

# after the third refusal, who routes it
TRAS_TRES_RECHAZOS: dict[str, set[str]] = {
    "turnar": {"titular_unidad"},
    "remitir": {"titular_unidad"},
}

# people who cannot see a letter that was never turned to them
AJENOS = {
    "administracion",
    "enlace_a",
    "enlace_a2",
    "enlace_b",
    "enlace_c",
    "titular_institucion_a",
    "extrano",
}
# of those, who sees it once it is turned to agency A
DE_A = {"enlace_a", "enlace_a2", "titular_institucion_a"}
CON_TURNO_A_A = {"canalizada", "atendida", "concluida"}


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(estado: str) -> None:
    carta = Correspondencia(estado=estado)
    admitidos = {v.value for v in Verbo if v != Verbo.RECIBIR and can_proceed(getattr(carta, v))}
    assert admitidos == {verbo for verbo, estados in ADMITE.items() if estado in estados}


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    Tipo.objects.update(concluye_analista=False)
    carta = _carta_en(elenco, estado)
    carta_nueva(elenco, recibida_en=carta.recibida_en)  # what it is accumulated and linked to
    obtenido = {
        (verbo, nombre): intentar(partial(verbos_carta.EJECUTAR[verbo], elenco, persona, carta))
        for verbo in PUEDE
        for nombre, persona in elenco.personas.items()
    }
    esperado = {
        (verbo, nombre): _esperado(estado, verbo, nombre)
        for verbo in PUEDE
        for nombre in elenco.personas
    }
    assert obtenido == esperado


def _esperado(estado: str, verbo: str, nombre: str) -> str:
    ve = nombre not in AJENOS or (nombre in DE_A and estado in CON_TURNO_A_A)
    if not ve:
        return NO_EXISTE
    if nombre not in PUEDE[verbo]:
        return SIN_PERMISO
    return HECHO if estado in ADMITE[verbo] else NO_ADMITE


def _carta_en(elenco: Elenco, estado: str) -> Correspondencia:
    """A letter in that state, by the real verbs where they exist."""
    if estado == Estado.RECIBIDA:
        return carta_nueva(elenco)
    if estado == Estado.CLASIFICADA:
        return clasificada(elenco)
    if estado == Estado.CANALIZADA:
        carta, (turno,) = turnada(elenco)
        canalizacion.retirar(elenco.analista, turno.pk, motivo="Para probar sin turnos vivos")
        return carta
    if estado in (Estado.ATENDIDA, Estado.CONCLUIDA):
        carta, _ = atendida(elenco)
        if estado == Estado.CONCLUIDA:
            verbos_carta.concluir(elenco, elenco.titular_unidad, carta)
        return carta
    carta = carta_nueva(elenco)
    if estado == Estado.DESECHADA:
        verbos_carta.desechar(elenco, elenco.titular_unidad, carta)
    elif estado == Estado.CANCELADA:
        verbos_carta.cancelar(elenco, elenco.analista, carta)
    elif estado == Estado.PREVENIDA:
        verbos_carta.prevenir(elenco, elenco.analista, carta)
    elif estado == Estado.ACUMULADA:
        verbos_carta.acumular(elenco, elenco.analista, carta)
    else:
        verbos_carta.desechar(elenco, elenco.titular_unidad, carta)
        verbos_carta.archivar(elenco, elenco.archivo, carta)
    return carta


def test_tras_tres_rechazos_encamina_la_titular(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    for siguiente in (elenco.a, elenco.a, None):
        verbos_turno.declinar(elenco, elenco.enlace_a, turno, None)
        if siguiente:
            (turno,) = canalizacion.turnar(
                elenco.analista, carta.pk, [destino(siguiente)], confirmado=True
            )
    obtenido = {
        (verbo, nombre): intentar(partial(verbos_carta.EJECUTAR[verbo], elenco, persona, carta))
        for verbo in TRAS_TRES_RECHAZOS
        for nombre, persona in elenco.personas.items()
    }
    assert obtenido == {
        (verbo, nombre): NO_EXISTE
        if nombre in AJENOS - DE_A
        else HECHO
        if nombre in pueden
        else SIN_PERMISO
        for verbo, pueden in TRAS_TRES_RECHAZOS.items()
        for nombre in elenco.personas
    }


def test_recibir_es_de_oficialia(elenco: Elenco) -> None:
    obtenido = {
        nombre: intentar(partial(carta_nueva, elenco, actor=nombre)) for nombre in elenco.personas
    }
    quienes = {"oficialia", "todologa"}
    assert obtenido == {n: HECHO if n in quienes else SIN_PERMISO for n in elenco.personas}


def test_la_analista_concluye_lo_que_el_tipo_le_delega(elenco: Elenco) -> None:
    Tipo.objects.update(concluye_analista=False)
    carta, _ = atendida(elenco)
    assert intentar(partial(verbos_carta.concluir, elenco, elenco.analista, carta)) == SIN_PERMISO
    Tipo.objects.filter(clave="peticion").update(concluye_analista=True)
    assert intentar(partial(verbos_carta.concluir, elenco, elenco.analista, carta)) == HECHO


def test_oficialia_corrige_solo_lo_suyo_y_el_mismo_dia(elenco: Elenco) -> None:
    ajena = carta_nueva(elenco, actor="todologa")
    assert intentar(partial(verbos_carta.corregir, elenco, elenco.oficialia, ajena)) == SIN_PERMISO


def test_un_turno_vivo_impide_cancelar(elenco: Elenco) -> None:
    carta, _ = turnada(elenco, destino(elenco.a, instruccion=instruccion()))
    assert intentar(partial(verbos_carta.cancelar, elenco, elenco.analista, carta)) == NO_ADMITE
