"""State × verb × role of the oficio. The tables are the acceptance document (design §4)."""

from collections.abc import Callable
from functools import partial

import pytest

from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoOficio as Estado
from coordinacion.oficios import services
from coordinacion.oficios.models import Oficio
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco
from tests.matriz.intentos import HECHO, intentar
from tests.matriz.tablas import Tablas
from tests.oficios.oficios import RAIZ, TEXTOS, borrador, oficio_en

# verb → the states that admit it, and the state that it leads to
ADMITE: dict[str, tuple[set[str], str]] = {
    "editar": ({"borrador"}, "borrador"),
    "enviar_a_firma": ({"borrador"}, "por_firmar"),
    "devolver": ({"por_firmar"}, "borrador"),
    "firmar": ({"por_firmar"}, "firmado"),
    "despachar": ({"firmado"}, "despachado"),
    "acusar": ({"despachado"}, "acusado"),
    "cancelar": ({"borrador", "por_firmar", "firmado"}, "cancelado"),
}

# verb → the people who may run it
PUEDE: dict[str, set[str]] = {
    "editar": {"oficialia", "analista", "todologa"},
    "enviar_a_firma": {"analista", "todologa"},
    "devolver": {"analista", "titular_unidad", "todologa"},
    "firmar": {"titular_unidad"},
    "despachar": {"oficialia", "todologa"},
    "acusar": {"oficialia", "todologa"},
    "cancelar": {"analista", "titular_unidad", "todologa"},
}
ELABORA = {"oficialia", "analista", "todologa"}
NO_LO_VEN = {
    "administracion", "enlace_a", "enlace_a2", "enlace_b", "enlace_c", "titular_institucion_a",
    "extrano",
}  # fmt: skip


def _editar(actor: Usuario, oficio: Oficio) -> object:
    return services.editar(actor, oficio.pk, TEXTOS, version=oficio.version)


def _devolver(actor: Usuario, oficio: Oficio) -> object:
    return services.devolver(actor, oficio.pk, motivo="Falta la fecha")


def _firmar(actor: Usuario, oficio: Oficio) -> object:
    return services.firmar(actor, oficio.pk, raiz=RAIZ)


def _despachar(actor: Usuario, oficio: Oficio) -> object:
    return services.despachar(actor, oficio.pk, momento=reloj.ahora(), medio="personal")


def _acusar(actor: Usuario, oficio: Oficio) -> object:
    return services.acusar(actor, oficio.pk, momento=reloj.ahora(), recibio="Quien recibe")


def _cancelar(actor: Usuario, oficio: Oficio) -> object:
    return services.cancelar(actor, oficio.pk, motivo="Se duplicó")


EJECUTAR: dict[str, Callable[[Usuario, Oficio], object]] = {
    "editar": _editar,
    "enviar_a_firma": lambda actor, oficio: services.enviar_a_firma(actor, oficio.pk),
    "devolver": _devolver,
    "firmar": _firmar,
    "despachar": _despachar,
    "acusar": _acusar,
    "cancelar": _cancelar,
}


TABLAS = Tablas(Oficio, ADMITE, PUEDE, NO_LO_VEN, EJECUTAR, oficio_en)


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(estado: str) -> None:
    assert TABLAS.admitidos(estado) == TABLAS.admite_la_tabla(estado)


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    assert TABLAS.respuestas(elenco, estado) == TABLAS.esperadas(elenco, estado)


@pytest.mark.parametrize("verbo", ADMITE)
def test_cada_verbo_lleva_a_donde_dice_la_tabla(elenco: Elenco, verbo: str) -> None:
    assert TABLAS.llegadas(elenco, verbo) == TABLAS.destinos(verbo)


def test_quien_elabora(elenco: Elenco) -> None:
    def elabora(nombre: str) -> str:
        uno = Oficio(clase="invitacion", clave_envio="0" * 32, **TEXTOS)
        return intentar(partial(services.elaborar, elenco.personas[nombre], uno))

    assert {n for n in elenco.personas if elabora(n) == HECHO} == ELABORA


def test_un_borrador_no_tiene_numero_y_el_devuelto_conserva_el_suyo(elenco: Elenco) -> None:
    oficio = borrador(elenco)
    assert (oficio.numero, oficio.folio, oficio.fecha) == (None, None, None)
    numerado = services.enviar_a_firma(elenco.analista, oficio.pk)
    services.devolver(elenco.titular_unidad, oficio.pk, motivo="Falta la fecha")
    otra_vez = services.enviar_a_firma(elenco.analista, oficio.pk)
    assert (otra_vez.numero, otra_vez.folio) == (numerado.numero, numerado.folio)


def test_el_cancelado_conserva_su_numero_y_el_siguiente_no_lo_toma(elenco: Elenco) -> None:
    primero = oficio_en(elenco, "por_firmar")
    cancelado = services.cancelar(elenco.analista, primero.pk, motivo="Se duplicó")
    assert cancelado.folio == primero.folio
    segundo = oficio_en(elenco, "por_firmar")
    assert (segundo.serie, segundo.numero) == (primero.serie, (primero.numero or 0) + 1)
