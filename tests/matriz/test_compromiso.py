"""State × verb × person of the commitment. The tables are the acceptance document (design §4)."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.opciones import Cumplimiento
from coordinacion.acuerdos.services import compromisos as services
from coordinacion.acuerdos.services.compromisos import Hallazgo, PorCuenta
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCompromiso as Estado
from coordinacion.organizacion.models import Usuario
from tests.acuerdos.compromisos import acuerdo, compromiso_en, dicho, por_escribir
from tests.elenco import Elenco
from tests.matriz.intentos import HECHO, intentar
from tests.matriz.tablas import Tablas

# verb → the states that admit it, and the state that it leads to
ADMITE: dict[str, tuple[set[str], str]] = {
    "editar": ({"propuesto"}, "propuesto"),
    "formalizar": ({"propuesto"}, "vigente"),
    "informar": ({"vigente"}, "vigente"),
    "reportar": ({"vigente"}, "por_verificar"),
    "verificar": ({"por_verificar"}, "cumplido"),
    "rechazar": ({"por_verificar"}, "vigente"),
    "reprogramar": ({"vigente"}, "vigente"),
    "incumplir": ({"vigente", "por_verificar"}, "incumplido"),
    "cancelar": ({"propuesto", "vigente", "por_verificar"}, "cancelado"),
}

# verb → the people who may run it on a commitment that agency `a` owes and `b` verifies
PUEDE: dict[str, set[str]] = {
    "editar": {"vinculacion", "titular_unidad"},
    "formalizar": {"vinculacion", "titular_unidad"},
    "informar": {"enlace_a", "enlace_a2", "titular_institucion_a"},
    "reportar": {"enlace_a", "enlace_a2", "titular_institucion_a"},
    "verificar": {"enlace_b"},
    "rechazar": {"enlace_b"},
    "reprogramar": {"vinculacion", "titular_unidad"},
    "incumplir": {"titular_unidad"},
    "cancelar": {"titular_unidad"},
}
POR_CUENTA: dict[str, set[str]] = {
    verbo: {"vinculacion", "analista", "oficialia", "todologa"}
    for verbo in ("informar", "reportar", "verificar", "rechazar")
}
ESCRIBE = {"vinculacion", "titular_unidad"}
NO_LO_VEN = {"administracion", "enlace_c", "extrano"}


def _prueba() -> PorCuenta:
    return PorCuenta(reloj.ahora(), "Quien lo trajo")


def _editar(actor: Usuario, uno: Compromiso) -> object:
    return services.editar(actor, uno.pk, {"texto": "Otro texto"}, version=uno.version)


def _reprogramar(actor: Usuario, uno: Compromiso) -> object:
    fecha = reloj.hoy() + timedelta(days=40)
    return services.reprogramar(actor, uno.pk, fecha=fecha, motivo="Lluvias")


def _verificar(actor: Usuario, uno: Compromiso, prueba: PorCuenta | None = None) -> object:
    hallazgo = Hallazgo(Cumplimiento.TOTAL)
    return services.verificar(actor, uno.pk, hallazgo, por_cuenta=prueba)


def _rechazar(actor: Usuario, uno: Compromiso, prueba: PorCuenta | None = None) -> object:
    return services.rechazar(actor, uno.pk, motivo="Falta un tramo", por_cuenta=prueba)


def _informar(actor: Usuario, uno: Compromiso, prueba: PorCuenta | None = None) -> object:
    return services.informar(actor, uno.pk, dicho(40), por_cuenta=prueba)


def _reportar(actor: Usuario, uno: Compromiso, prueba: PorCuenta | None = None) -> object:
    return services.reportar(actor, uno.pk, dicho(100), por_cuenta=prueba)


EJECUTAR: dict[str, Callable[[Usuario, Compromiso], object]] = {
    "editar": _editar,
    "formalizar": lambda actor, uno: services.formalizar(actor, uno.pk),
    "informar": _informar,
    "reportar": _reportar,
    "verificar": _verificar,
    "rechazar": _rechazar,
    "reprogramar": _reprogramar,
    "incumplir": lambda actor, uno: services.incumplir(actor, uno.pk, motivo="No se hizo"),
    "cancelar": lambda actor, uno: services.cancelar(actor, uno.pk, motivo="Ya no procede"),
}
EnPapel = Callable[[Usuario, Compromiso, PorCuenta], object]
EN_PAPEL: dict[str, EnPapel] = {
    "informar": _informar,
    "reportar": _reportar,
    "verificar": _verificar,
    "rechazar": _rechazar,
}


def _en_papel(ejecutar: EnPapel, actor: Usuario, uno: Compromiso) -> object:
    return ejecutar(actor, uno, _prueba())


TABLAS = Tablas(Compromiso, ADMITE, PUEDE, NO_LO_VEN, EJECUTAR, compromiso_en)
TABLAS_EN_PAPEL = Tablas(
    Compromiso,
    {verbo: ADMITE[verbo] for verbo in EN_PAPEL},
    POR_CUENTA,
    NO_LO_VEN,
    {verbo: partial(_en_papel, ejecutar) for verbo, ejecutar in EN_PAPEL.items()},
    compromiso_en,
)


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(estado: str) -> None:
    assert TABLAS.admitidos(estado) == TABLAS.admite_la_tabla(estado)


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    assert TABLAS.respuestas(elenco, estado) == TABLAS.esperadas(elenco, estado)


@pytest.mark.parametrize("estado", ["vigente", "por_verificar", "cumplido"])
def test_quien_registra_por_cuenta_de_quien(elenco: Elenco, estado: str) -> None:
    esperadas = TABLAS_EN_PAPEL.esperadas(elenco, estado)
    assert TABLAS_EN_PAPEL.respuestas(elenco, estado) == esperadas


@pytest.mark.parametrize("verbo", EJECUTAR)
def test_cada_verbo_lleva_a_donde_dice_la_tabla(elenco: Elenco, verbo: str) -> None:
    assert TABLAS.llegadas(elenco, verbo) == TABLAS.destinos(verbo)


def test_quien_escribe(elenco: Elenco) -> None:
    suyo = acuerdo(elenco)

    def escribe(nombre: str) -> str:
        actor = elenco.personas[nombre]
        return intentar(partial(services.escribir, actor, suyo.pk, por_escribir(elenco)))

    assert {n for n in elenco.personas if escribe(n) == HECHO} == ESCRIBE


def test_quien_lo_cumple_nunca_lo_verifica_aunque_tenga_otro_papel(elenco: Elenco) -> None:
    """The unit verifies what no other party does, but not a person who works where it is owed."""
    uno = compromiso_en(elenco, "por_verificar", verifica=None)
    resultados = {n: intentar(partial(_verificar, p, uno)) for n, p in elenco.personas.items()}
    assert {n for n, r in resultados.items() if r == HECHO} == {"vinculacion", "titular_unidad"}
