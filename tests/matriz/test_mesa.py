"""State × verb × role of the table of dialogue. The tables are the acceptance document."""

from collections.abc import Callable
from functools import partial

import pytest

from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoMesa as Estado
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa, Opinion, Reunion
from coordinacion.vinculacion.services import mesas as services
from tests.elenco import Elenco
from tests.matriz.intentos import HECHO, intentar
from tests.matriz.tablas import Tablas
from tests.vinculacion.reuniones import documento, mesa_en, municipio, opinion

# verb → the states that admit it, and the state that it leads to ("": it stays)
ADMITE: dict[str, tuple[set[str], str]] = {
    "editar": ({"programada", "instalada", "en_sesiones"}, ""),
    "instalar": ({"programada"}, "instalada"),
    "sesionar": ({"instalada", "en_sesiones"}, "en_sesiones"),
    "recoger": ({"instalada", "en_sesiones"}, ""),
    "responder": ({"instalada", "en_sesiones", "concluida"}, ""),
    "publicar": ({"instalada", "en_sesiones", "concluida"}, ""),
    "concluir": ({"instalada", "en_sesiones"}, "concluida"),
}

# verb → the people who may run it
CONDUCEN = {"vinculacion", "titular_unidad"}
PUEDE: dict[str, set[str]] = dict.fromkeys(ADMITE, CONDUCEN)
NO_LO_VEN = {
    "administracion", "enlace_a", "enlace_a2", "enlace_b", "enlace_c", "titular_institucion_a",
    "extrano",
}  # fmt: skip


def _responder(actor: Usuario, mesa: Mesa) -> object:
    una = opinion(mesa=mesa)
    Opinion.objects.bulk_create([una])
    return services.responder(
        actor, mesa.pk, una.pk, respuesta="Se perforará un pozo", lengua=None, momento=reloj.ahora()
    )


EJECUTAR: dict[str, Callable[[Usuario, Mesa], object]] = {
    "editar": lambda actor, mesa: services.editar(
        actor, mesa.pk, {"nombre": "Mesa del río"}, version=mesa.version
    ),
    "instalar": lambda actor, mesa: services.instalar(
        actor, mesa.pk, momento=reloj.ahora(), acta=documento(actor)
    ),
    "sesionar": lambda actor, mesa: services.sesionar(actor, mesa.pk, Reunion(folio="JG/RE/1")),
    "recoger": lambda actor, mesa: services.recoger(actor, mesa.pk, [opinion()]),
    "responder": _responder,
    "publicar": lambda actor, mesa: services.publicar(
        actor, mesa.pk, resumen="Se oyó a tres comunidades", opiniones=[], version=mesa.version
    ),
    "concluir": lambda actor, mesa: services.concluir(actor, mesa.pk),
}
TABLAS = Tablas(Mesa, ADMITE, PUEDE, NO_LO_VEN, EJECUTAR, mesa_en)


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(estado: str) -> None:
    assert TABLAS.admitidos(estado) == TABLAS.admite_la_tabla(estado)


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    assert TABLAS.respuestas(elenco, estado) == TABLAS.esperadas(elenco, estado)


@pytest.mark.parametrize("verbo", ADMITE)
def test_cada_verbo_lleva_a_donde_dice_la_tabla(elenco: Elenco, verbo: str) -> None:
    assert TABLAS.llegadas(elenco, verbo) == TABLAS.destinos(verbo)


def test_quien_programa(elenco: Elenco) -> None:
    def programa(nombre: str) -> str:
        mesa = Mesa(nombre="Mesa", objeto="Oír", municipio=municipio(), programada_para=reloj.hoy())
        return intentar(partial(services.programar, elenco.personas[nombre], mesa))

    assert {n for n in elenco.personas if programa(n) == HECHO} == CONDUCEN
