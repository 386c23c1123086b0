"""State × verb × role of the file. The tables are the acceptance document."""

from collections.abc import Callable
from functools import partial

import pytest

from coordinacion.archivo import services
from coordinacion.archivo.models import Expediente
from coordinacion.nucleo.etiquetas import EstadoExpediente as Estado
from coordinacion.organizacion.models import Usuario
from tests.archivo.expedientes import archivar, concluida, expediente
from tests.elenco import Elenco
from tests.matriz.intentos import HECHO, NO_EXISTE, SIN_PERMISO, intentar
from tests.matriz.tablas import Tablas

# verb → the states that admit it, and the state that it leads to ("": it stays)
ADMITE: dict[str, tuple[set[str], str]] = {
    "editar": ({"abierto", "cerrado"}, ""),
    "cerrar_expediente": ({"abierto"}, "cerrado"),
    "volver_a_abrir": ({"cerrado"}, "abierto"),
}

# verb → the people who may run it
PUEDE: dict[str, set[str]] = {
    "editar": {"archivo"},
    "cerrar_expediente": {"archivo"},
    "volver_a_abrir": {"archivo"},
}
ABRE = TRASLADA = {"archivo"}
NO_LO_VEN = {
    "administracion", "enlace_a", "enlace_a2", "enlace_b", "enlace_c", "titular_institucion_a",
    "extrano",
}  # fmt: skip


def _editar(actor: Usuario, uno: Expediente) -> object:
    return services.editar(
        actor, uno.pk, titulo="Otro título", ubicacion="Otro lugar", version=uno.version
    )


EJECUTAR: dict[str, Callable[[Usuario, Expediente], object]] = {
    "editar": _editar,
    "cerrar_expediente": lambda actor, uno: services.cerrar(actor, uno.pk),
    "volver_a_abrir": lambda actor, uno: services.volver_a_abrir(
        actor, uno.pk, motivo="Llegó otro documento"
    ),
}


def _en(elenco: Elenco, estado: str) -> Expediente:
    uno = expediente(elenco)
    if estado == Estado.CERRADO:
        services.cerrar(elenco.archivo, uno.pk)
    return Expediente.objects.get(pk=uno.pk)


TABLAS = Tablas(Expediente, ADMITE, PUEDE, NO_LO_VEN, EJECUTAR, _en)


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(estado: str) -> None:
    assert TABLAS.admitidos(estado) == TABLAS.admite_la_tabla(estado)


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    assert TABLAS.respuestas(elenco, estado) == TABLAS.esperadas(elenco, estado)


@pytest.mark.parametrize("verbo", ADMITE)
def test_cada_verbo_lleva_a_donde_dice_la_tabla(elenco: Elenco, verbo: str) -> None:
    assert TABLAS.llegadas(elenco, verbo) == TABLAS.destinos(verbo)


def test_quien_abre(elenco: Elenco) -> None:
    def abre(nombre: str) -> str:
        nuevo = expediente(elenco)  # only to copy what a form would say
        nuevo.pk, nuevo.clave_envio = None, "1" * 32
        return intentar(partial(services.abrir, elenco.personas[nombre], nuevo))

    assert {n for n in elenco.personas if abre(n) == HECHO} == ABRE


def test_quien_traslada(elenco: Elenco) -> None:
    carta = archivar(elenco, concluida(elenco), expediente(elenco))
    otro = expediente(elenco)

    def traslada(nombre: str) -> str:
        return intentar(
            partial(
                services.trasladar,
                elenco.personas[nombre],
                carta.pk,
                expediente_id=otro.pk,
                motivo="Se archivó en otro",
            )
        )

    obtenido = {nombre: traslada(nombre) for nombre in elenco.personas}
    de_a = {"enlace_a", "enlace_a2", "titular_institucion_a"}  # they had a turn of that letter
    assert obtenido == {
        nombre: HECHO
        if nombre in TRASLADA
        else NO_EXISTE
        if nombre in NO_LO_VEN - de_a
        else SIN_PERMISO
        for nombre in elenco.personas
    }
