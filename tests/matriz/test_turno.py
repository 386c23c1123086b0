"""State × verb × role of the turn. The tables are the acceptance document (design §4)."""

from functools import partial

import pytest

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoTurno as Estado
from coordinacion.nucleo.etiquetas import VerboTurno as Verbo
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco, destino, instruccion, turnada
from tests.matriz import verbos_turno
from tests.matriz.intentos import HECHO, NO_ADMITE, NO_EXISTE, SIN_PERMISO, intentar

# character → verb → the states that admit it
ADMITE: dict[str, dict[str, set[str]]] = {
    "atencion": {
        "acusar": {"turnado"},
        "asignar": {"turnado", "acusado", "respondido"},
        "informe_parcial": {"acusado"},
        "solicitar_prorroga": {"acusado"},
        "conceder_prorroga": {"acusado"},
        "negar_prorroga": {"acusado"},
        "suspender": {"turnado", "acusado"},
        "reanudar": {"turnado", "acusado"},
        "responder": {"turnado", "acusado"},
        "devolver": {"respondido", "atendido"},
        "aceptar": {"respondido"},
        "declinar": {"turnado", "acusado"},
        "cambiar_caracter": set(),
        "retirar": {"turnado", "acusado", "enterado", "respondido"},
    },
    "conocimiento": {
        "acusar": {"turnado"},
        "asignar": {"turnado", "acusado", "respondido"},
        "informe_parcial": {"acusado"},
        "solicitar_prorroga": set(),
        "conceder_prorroga": set(),
        "negar_prorroga": set(),
        "suspender": set(),
        "reanudar": set(),
        "responder": set(),
        "devolver": {"respondido", "atendido"},
        "aceptar": {"respondido"},
        "declinar": set(),
        "cambiar_caracter": {"turnado", "enterado"},
        "retirar": {"turnado", "acusado", "enterado", "respondido"},
    },
    "remision": {
        "acusar": set(),
        "asignar": {"turnado", "acusado", "respondido"},
        "informe_parcial": {"acusado"},
        "solicitar_prorroga": set(),
        "conceder_prorroga": set(),
        "negar_prorroga": set(),
        "suspender": set(),
        "reanudar": set(),
        "responder": set(),
        "devolver": {"respondido", "atendido"},
        "aceptar": {"turnado", "respondido"},
        "declinar": set(),
        "cambiar_caracter": set(),
        "retirar": {"turnado", "acusado", "enterado", "respondido"},
    },
}

# verb → the people who may run it on a turn to agency A for attention
PUEDE: dict[str, set[str]] = {
    "acusar": {"enlace_a", "enlace_a2"},
    "asignar": {"enlace_a", "enlace_a2", "titular_institucion_a"},
    "informe_parcial": {"enlace_a", "enlace_a2"},
    "solicitar_prorroga": {"enlace_a", "enlace_a2"},
    "conceder_prorroga": {"analista", "titular_unidad", "todologa"},
    "negar_prorroga": {"analista", "titular_unidad", "todologa"},
    "suspender": {"analista", "todologa"},
    "reanudar": {"analista", "todologa"},
    "responder": {"enlace_a", "enlace_a2"},
    "declinar": {"enlace_a", "enlace_a2"},
    "devolver": {"analista", "todologa"},
    "aceptar": {"analista", "todologa"},
    "retirar": {"analista", "todologa"},
}
# who may run the institution's verbs on its behalf, with what proves it
POR_CUENTA = {"oficialia", "analista", "todologa"}
DE_LA_INSTITUCION = (
    "acusar",
    "asignar",
    "informe_parcial",
    "solicitar_prorroga",
    "responder",
    "declinar",
)
# verbs that also ask for something that waits or stands still: `_con_lo_previo` puts it there
CON_ALGO_ANTES = {"conceder_prorroga", "negar_prorroga", "reanudar"}

NO_LO_VEN = {"administracion", "enlace_b", "enlace_c", "extrano"}


@pytest.mark.parametrize("caracter", ADMITE)
@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(caracter: str, estado: str) -> None:
    turno = Turno(estado=estado, caracter=caracter)
    admitidos = {verbo.value for verbo in Verbo if can_proceed(getattr(turno, verbo))}
    assert admitidos == {v for v, estados in ADMITE[caracter].items() if estado in estados}


@pytest.mark.parametrize("estado", ["turnado", "acusado", "respondido", "declinado", "retirado"])
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    turno = _turno_en(elenco, estado)
    obtenido = {
        (verbo, nombre): intentar(partial(_con_lo_previo, verbo, elenco, persona, turno))
        for verbo in PUEDE
        for nombre, persona in elenco.personas.items()
    }
    assert obtenido == {
        (verbo, nombre): _esperado(estado, verbo, nombre, PUEDE[verbo])
        for verbo in PUEDE
        for nombre in elenco.personas
    }


@pytest.mark.parametrize("estado", ["turnado", "acusado", "respondido", "declinado"])
def test_por_cuenta_de_la_institucion(elenco: Elenco, estado: str) -> None:
    turno = _turno_en(elenco, estado)
    prueba = canalizacion.PorCuenta(reloj.ahora(), "Mensajero de la dependencia")
    obtenido = {
        (verbo, nombre): intentar(
            partial(verbos_turno.EJECUTAR[verbo], elenco, persona, turno, prueba)
        )
        for verbo in DE_LA_INSTITUCION
        for nombre, persona in elenco.personas.items()
    }
    assert obtenido == {
        (verbo, nombre): _esperado(estado, verbo, nombre, POR_CUENTA)
        for verbo in DE_LA_INSTITUCION
        for nombre in elenco.personas
    }


def _esperado(estado: str, verbo: str, nombre: str, pueden: set[str]) -> str:
    if nombre in NO_LO_VEN:
        return NO_EXISTE
    if nombre not in pueden:
        return SIN_PERMISO
    return HECHO if estado in ADMITE["atencion"][verbo] else NO_ADMITE


def _con_lo_previo(verbo: str, elenco: Elenco, persona: Usuario, turno: Turno) -> object:
    """Run the verb once what it asks for waits or stands still, if the state admits that."""
    if verbo in CON_ALGO_ANTES and turno.estado in ADMITE["atencion"][verbo]:
        if verbo == "reanudar":
            verbos_turno.suspender(elenco, elenco.analista, turno, None)
        else:
            verbos_turno.solicitar_prorroga(elenco, elenco.enlace_a, turno, None)
    return verbos_turno.EJECUTAR[verbo](elenco, persona, turno, None)


def _turno_en(elenco: Elenco, estado: str) -> Turno:
    _, (turno,) = turnada(elenco)
    if estado == Estado.ACUSADO:
        verbos_turno.acusar(elenco, elenco.enlace_a, turno, None)
    elif estado == Estado.RESPONDIDO:
        verbos_turno.responder(elenco, elenco.enlace_a, turno, None)
    elif estado == Estado.DECLINADO:
        verbos_turno.declinar(elenco, elenco.enlace_a, turno, None)
    elif estado == Estado.RETIRADO:
        verbos_turno.retirar(elenco, elenco.analista, turno, None)
    return Turno.objects.get(pk=turno.pk)


def test_cambiar_caracter_es_de_la_analista(elenco: Elenco) -> None:
    _, turnos = turnada(elenco, destino(elenco.a), destino(elenco.b, ""))
    de_conocimiento = turnos[1]
    obtenido = {
        nombre: intentar(
            partial(
                canalizacion.cambiar_caracter,
                persona,
                de_conocimiento.pk,
                instruccion=instruccion(),
            )
        )
        for nombre, persona in elenco.personas.items()
    }
    pueden = {"analista", "todologa"}
    ven = {"enlace_b"}
    assert obtenido == {
        nombre: HECHO
        if nombre in pueden
        else NO_EXISTE
        if nombre in (NO_LO_VEN | {"enlace_a", "enlace_a2", "titular_institucion_a"}) - ven
        else SIN_PERMISO
        for nombre in elenco.personas
    }


def test_una_remision_se_acepta_con_su_acuse(elenco: Elenco) -> None:
    carta, _turnos = turnada(elenco)
    remision = canalizacion.remitir(
        elenco.analista,
        carta.pk,
        destino(elenco.externa, "coadyuvante"),
        fundamento="Competencia federal",
    )
    acuse = canalizacion.PorCuenta(reloj.ahora(), "Oficialía de la autoridad federal")
    pueden = {"oficialia", "analista", "todologa"}
    no_la_ven = NO_LO_VEN | {"enlace_a", "enlace_a2", "titular_institucion_a"}
    obtenido = {
        nombre: intentar(partial(canalizacion.aceptar, persona, remision.pk, acuse=acuse))
        for nombre, persona in elenco.personas.items()
    }
    assert obtenido == {
        nombre: HECHO if nombre in pueden else NO_EXISTE if nombre in no_la_ven else SIN_PERMISO
        for nombre in elenco.personas
    }
