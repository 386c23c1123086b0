"""Who may do what to the register of a year. The table is the acceptance document."""

import uuid
from datetime import timedelta
from functools import partial

import pytest

from coordinacion.correspondencia import services
from coordinacion.nucleo import reloj
from coordinacion.nucleo.models import ContadorFolio
from tests.elenco import Elenco, carta_nueva
from tests.matriz.intentos import HECHO, NO_ADMITE, NO_EXISTE, SIN_PERMISO, intentar

CIERRAN = {"titular_unidad"}


@pytest.fixture
def pasado(elenco: Elenco) -> ContadorFolio:
    """The register of last year, with one letter."""
    carta = carta_nueva(elenco, recibida_en=reloj.ahora() - timedelta(days=366))
    return ContadorFolio.objects.get(serie=carta.serie, anio=carta.anio)


def test_quien_cierra(elenco: Elenco, pasado: ContadorFolio) -> None:
    hecho = {
        persona: intentar(partial(services.cerrar_registro, quien, pasado.pk))
        for persona, quien in elenco.personas.items()
    }
    assert hecho == {p: HECHO if p in CIERRAN else SIN_PERMISO for p in elenco.personas}


def test_cuando_se_cierra(elenco: Elenco, pasado: ContadorFolio) -> None:
    """Once, when its year is over, and only a register of letters."""
    este = carta_nueva(elenco)
    de_este = ContadorFolio.objects.get(serie=este.serie, anio=este.anio)
    ajeno = ContadorFolio.objects.create(serie="RELACION", anio=pasado.anio)

    def cerrar(registro: ContadorFolio) -> str:
        return intentar(lambda: services.cerrar_registro(elenco.titular_unidad, registro.pk))

    assert (cerrar(de_este), cerrar(ajeno)) == (NO_ADMITE, NO_EXISTE)
    services.cerrar_registro(elenco.titular_unidad, pasado.pk)
    assert cerrar(pasado) == NO_ADMITE


# The folios of a contingency

RESERVAN = {"oficialia", "todologa"}


def test_quien_reserva_y_quien_declara(elenco: Elenco) -> None:
    bloque = services.reservar(
        elenco.oficialia, cuantos=1, motivo="Corte", clave_envio=uuid.uuid4()
    )
    folios = [bloque.folios.get().pk]
    for persona, quien in elenco.personas.items():
        esperado = HECHO if persona in RESERVAN else SIN_PERMISO
        reserva = partial(
            services.reservar, quien, cuantos=2, motivo="Corte", clave_envio=uuid.uuid4()
        )
        declara = partial(
            services.declarar_sin_usar, quien, bloque.pk, folios=folios, motivo="No se usó"
        )
        assert (intentar(reserva), intentar(declara)) == (esperado, esperado), persona
