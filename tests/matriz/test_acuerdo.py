"""State × verb × role of the agreement. The tables are the acceptance document (design §4)."""

from collections.abc import Callable
from functools import partial

import pytest

from coordinacion.acuerdos.models import Acuerdo
from coordinacion.acuerdos.services import acuerdos as services
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoAcuerdo as Estado
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Usuario
from tests.acuerdos.acuerdos import TEXTO, acuerdo_en
from tests.elenco import Elenco
from tests.matriz.intentos import HECHO, NO_ADMITE, NO_EXISTE, SIN_PERMISO, intentar

# verb → the states that admit it, and the state that it leads to from each
ADMITE: dict[str, dict[str, str]] = {
    "editar": {"propuesto": "propuesto", "alcanzado": "alcanzado"},
    "alcanzar": {"propuesto": "alcanzado"},
    "no_alcanzar": {"propuesto": "no_alcanzado"},
    "firmar": {"propuesto": "propuesto", "alcanzado": "alcanzado"},
}
CONDUCEN = {"vinculacion", "titular_unidad"}
# of agency `a`, which is a party, they read it
LO_LEEN = {"enlace_a", "enlace_a2", "titular_institucion_a"}
NO_LO_VEN = {"administracion", "enlace_b", "enlace_c", "extrano"}


def _editar(actor: Usuario, uno: Acuerdo) -> object:
    return services.editar(actor, uno.pk, version=uno.version, texto=TEXTO)


def _firmar(actor: Usuario, uno: Acuerdo) -> object:
    parte = uno.partes.all()[0]
    return services.firmar(
        actor, uno.pk, parte_id=parte.pk, firmado_en=reloj.hoy(), firmante="Su titular"
    )


EJECUTAR: dict[str, Callable[[Usuario, Acuerdo], object]] = {
    "editar": _editar,
    "alcanzar": lambda actor, uno: services.alcanzar(actor, uno.pk),
    "no_alcanzar": lambda actor, uno: services.no_alcanzar(actor, uno.pk, motivo="Faltó dinero"),
    "firmar": _firmar,
}


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(estado: str) -> None:
    acuerdo = Acuerdo(estado=estado)
    verbos = set(Verbo) - {Verbo.PROPONER}
    admitidos = {verbo.value for verbo in verbos if can_proceed(getattr(acuerdo, verbo))}
    assert admitidos == {verbo for verbo, desde in ADMITE.items() if estado in desde}


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    acuerdo = acuerdo_en(elenco, estado)
    obtenido = {
        (verbo, nombre): intentar(partial(ejecutar, persona, acuerdo))
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
    if nombre not in CONDUCEN:
        return SIN_PERMISO
    return HECHO if estado in ADMITE[verbo] else NO_ADMITE


def test_cada_verbo_lleva_a_donde_dice_la_tabla(elenco: Elenco) -> None:
    for verbo, pasos in ADMITE.items():
        for desde, hasta in pasos.items():
            acuerdo = acuerdo_en(elenco, desde)
            EJECUTAR[verbo](elenco.vinculacion, acuerdo)
            assert Acuerdo.objects.get(pk=acuerdo.pk).estado == hasta, (verbo, desde)


def test_quien_propone(elenco: Elenco) -> None:
    def propone(nombre: str) -> str:
        uno = Acuerdo(origen="convenio", texto=TEXTO)
        return intentar(partial(services.proponer, elenco.personas[nombre], uno))

    assert {nombre for nombre in elenco.personas if propone(nombre) == HECHO} == CONDUCEN
