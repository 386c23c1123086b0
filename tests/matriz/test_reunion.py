"""State × verb × role of the meeting. The tables are the acceptance document (design §4)."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoReunion as Estado
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion import services
from coordinacion.vinculacion.models import Reunion
from tests.elenco import Elenco
from tests.matriz.intentos import HECHO, intentar
from tests.matriz.tablas import Tablas
from tests.vinculacion.reuniones import asistentes, documento, municipio, reunion_en

# verb → the states that admit it, and the state that it leads to ("": it stays)
ADMITE: dict[str, tuple[set[str], str]] = {
    "editar": ({"programada", "convocada", "celebrada"}, ""),
    "ordenar": ({"programada", "convocada", "celebrada"}, ""),
    "convocar": ({"programada"}, "convocada"),
    "reprogramar": ({"programada", "convocada"}, ""),
    "pasar_lista": ({"programada", "convocada", "celebrada"}, ""),
    "celebrar": ({"programada", "convocada"}, "celebrada"),
    "adjuntar": ({"programada", "convocada", "celebrada", "formalizada"}, ""),
    "formalizar": ({"celebrada"}, "formalizada"),
    "cancelar": ({"programada", "convocada"}, "cancelada"),
}

# verb → the people who may run it
CONDUCEN = {"vinculacion", "titular_unidad"}
PUEDE: dict[str, set[str]] = dict.fromkeys(ADMITE, CONDUCEN)
NO_LO_VEN = {
    "administracion", "enlace_a", "enlace_a2", "enlace_b", "enlace_c", "titular_institucion_a",
    "extrano",
}  # fmt: skip


def _editar(actor: Usuario, una: Reunion) -> object:
    return services.editar(actor, una.pk, {"lugar": "Otro lugar"}, version=una.version)


def _ordenar(actor: Usuario, una: Reunion) -> object:
    return services.ordenar(actor, una.pk, ["Otro punto"], version=una.version)


def _reprogramar(actor: Usuario, una: Reunion) -> object:
    inicia = reloj.ahora() + timedelta(days=9)
    return services.reprogramar(
        actor, una.pk, inicia_en=inicia, termina_en=inicia + timedelta(hours=1), motivo="Lluvias"
    )


def _pasar_lista(actor: Usuario, una: Reunion) -> object:
    with reloj.en(una.termina_en):
        return services.pasar_lista(actor, una.pk, asistentes(), version=una.version)


def _celebrar(actor: Usuario, una: Reunion) -> object:
    with reloj.en(una.termina_en):
        return services.celebrar(actor, una.pk, momento=una.inicia_en, desarrollo="Se trató")


EJECUTAR: dict[str, Callable[[Usuario, Reunion], object]] = {
    "editar": _editar,
    "ordenar": _ordenar,
    "convocar": lambda actor, una: services.convocar(actor, una.pk),
    "reprogramar": _reprogramar,
    "pasar_lista": _pasar_lista,
    "celebrar": _celebrar,
    "adjuntar": lambda actor, una: services.adjuntar(actor, una.pk, [documento(actor)]),
    "formalizar": lambda actor, una: services.formalizar(actor, una.pk, minuta=documento(actor)),
    "cancelar": lambda actor, una: services.cancelar(actor, una.pk, motivo="Lluvias"),
}
TABLAS = Tablas(Reunion, ADMITE, PUEDE, NO_LO_VEN, EJECUTAR, reunion_en)


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(estado: str) -> None:
    assert TABLAS.admitidos(estado) == TABLAS.admite_la_tabla(estado)


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    documento(elenco.vinculacion)
    assert TABLAS.respuestas(elenco, estado) == TABLAS.esperadas(elenco, estado)


@pytest.mark.parametrize("verbo", ADMITE)
def test_cada_verbo_lleva_a_donde_dice_la_tabla(elenco: Elenco, verbo: str) -> None:
    assert TABLAS.llegadas(elenco, verbo) == TABLAS.destinos(verbo)


def test_quien_programa(elenco: Elenco) -> None:
    def programa(nombre: str) -> str:
        inicia = reloj.ahora() + timedelta(days=1)
        una = Reunion(
            clase="politica",
            asunto="Seguridad en la región",
            inicia_en=inicia,
            termina_en=inicia + timedelta(hours=1),
            lugar="Palacio",
            municipio=municipio(),
            responsable=elenco.vinculacion,
        )
        return intentar(partial(services.programar, elenco.personas[nombre], una))

    assert {n for n in elenco.personas if programa(n) == HECHO} == CONDUCEN
