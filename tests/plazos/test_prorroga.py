"""More time on a clock: within its rule, with its ledger line, late for ever when asked late."""

from collections.abc import Callable
from datetime import datetime

import pytest

from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.plazos import services
from coordinacion.plazos.clases import ClasePlazo, Desenlace
from coordinacion.plazos.models import AjustePlazo, Plazo, Prorroga, ReglaPlazo
from coordinacion.plazos.semaforo import semaforo
from tests.elenco import Elenco
from tests.plazos.conftest import Abrir

Local = Callable[[str], datetime]


@pytest.fixture(autouse=True)
def regla(db: None) -> None:
    ReglaPlazo.objects.filter(clase=ClasePlazo.RESPUESTA_TURNO).update(prorroga_max=5)


def pedir(elenco: Elenco, plazo: Plazo, en: datetime, dias: int = 3) -> Prorroga:
    return services.solicitar_prorroga(
        plazo, actor=elenco.enlace_a, dias=dias, motivo="Falta el dictamen", en=en
    )[0]


def conceder(elenco: Elenco, plazo: Plazo, dias: int = 3, *, rebasa: bool = False) -> Prorroga:
    return services.conceder_prorroga(
        plazo, actor=elenco.analista, dias=dias, motivo="Procede", rebasa=rebasa
    )


def test_pedir_no_mueve_y_conceder_mueve_con_su_renglon(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir(ClasePlazo.RESPUESTA_TURNO)
    assert plazo.vence_en == local("2026-11-12 15:00")
    prorroga = pedir(elenco, plazo, local("2026-11-06 10:00"))
    assert not prorroga.extemporanea
    assert services.prever_prorroga(plazo, 3) == local("2026-11-18 15:00")
    assert Plazo.objects.get(pk=plazo.pk).vence_en == local("2026-11-12 15:00")
    conceder(elenco, plazo)
    assert plazo.vence_en == local("2026-11-18 15:00")
    assert plazo.vence_original_en == local("2026-11-12 15:00")
    (ajuste,) = AjustePlazo.objects.filter(plazo=plazo)
    assert ajuste.motivo == "Prórroga de 3 días hábiles. Procede"
    assert "vencía el 12/11/2026" in plazo.explicacion["notas"][-1]
    cuentas = [p["cuenta"] for p in plazo.pasos if p["cuenta"]]
    assert cuentas == [1, 2, 3, 4, 5, 1, 2, 3]
    services.cerrar(plazo, en=local("2026-11-17 10:00"), desenlace=Desenlace.CUMPLIDO)
    assert semaforo(plazo).clave == "respondido_a_tiempo"


def test_la_misma_solicitud_es_una_y_otra_espera(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir(ClasePlazo.RESPUESTA_TURNO)
    una = pedir(elenco, plazo, local("2026-11-06 10:00"))
    assert pedir(elenco, plazo, local("2026-11-06 10:01")) == una
    with pytest.raises(DatoInvalido, match="por resolver"):
        pedir(elenco, plazo, local("2026-11-06 10:02"), dias=1)


def test_la_extemporanea_sigue_tarde_contra_su_fecha(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir(ClasePlazo.RESPUESTA_TURNO)
    assert pedir(elenco, plazo, local("2026-11-13 10:00")).extemporanea
    conceder(elenco, plazo, 2)
    assert plazo.vencio_en == local("2026-11-12 15:00")
    services.cerrar(plazo, en=local("2026-11-16 10:00"), desenlace=Desenlace.CUMPLIDO)
    assert semaforo(plazo).clave == "respondido_fuera"


def test_el_limite_de_la_regla_suma_lo_concedido(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir(ClasePlazo.RESPUESTA_TURNO)
    with pytest.raises(DatoInvalido) as error:
        pedir(elenco, plazo, local("2026-11-06 10:00"), dias=6)
    assert error.value.campos == {"dias": "La regla admite hasta 5 días hábiles."}
    pedir(elenco, plazo, local("2026-11-06 10:00"), dias=5)
    with pytest.raises(DatoInvalido):
        conceder(elenco, plazo, 6)
    conceder(elenco, plazo, 4)
    with pytest.raises(DatoInvalido, match="hasta 1 día hábil"):
        pedir(elenco, plazo, local("2026-11-06 11:00"), dias=2)
    pedir(elenco, plazo, local("2026-11-06 11:00"), dias=1)
    conceder(elenco, plazo, 1)
    with pytest.raises(DatoInvalido, match="no admite más"):
        pedir(elenco, plazo, local("2026-11-06 12:00"), dias=1)


def test_sin_prorroga_en_la_regla_no_hay_prorroga(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    ReglaPlazo.objects.update(prorroga_max=None)
    with pytest.raises(DatoInvalido, match="no admite"):
        pedir(elenco, abrir(ClasePlazo.RESPUESTA_TURNO), local("2026-11-06 10:00"))


def test_mas_alla_del_peticionario_solo_quien_puede(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    asunto = abrir(cantidad=5)
    plazo = abrir(ClasePlazo.RESPUESTA_TURNO, tope=asunto)
    assert (plazo.vence_en, asunto.vence_en) == (
        local("2026-11-10 15:00"),
        local("2026-11-12 15:00"),
    )
    pedir(elenco, plazo, local("2026-11-06 10:00"))
    with pytest.raises(DatoInvalido) as error:
        conceder(elenco, plazo)
    assert "12/11/2026" in error.value.campos["dias"]
    assert Plazo.objects.get(pk=plazo.pk).vence_en == local("2026-11-10 15:00")
    conceder(elenco, plazo, rebasa=True)
    assert plazo.vence_en == local("2026-11-13 15:00")
    # ruled again, what was granted stays granted
    services.reajustar(asunto, actor=elenco.analista, motivo="Sello", cantidad=6)
    assert Plazo.objects.get(pk=plazo.pk).vence_en == local("2026-11-17 15:00")


def test_negar_deja_la_fecha(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    plazo = abrir(ClasePlazo.RESPUESTA_TURNO)
    with pytest.raises(EstadoNoAdmite):
        services.negar_prorroga(plazo, actor=elenco.analista, motivo="No procede")
    pedir(elenco, plazo, local("2026-11-06 10:00"))
    with pytest.raises(DatoInvalido):
        services.negar_prorroga(plazo, actor=elenco.analista, motivo=" ")
    services.negar_prorroga(plazo, actor=elenco.analista, motivo="No procede")
    assert plazo.vence_en == plazo.vence_original_en
    assert not AjustePlazo.objects.exists()
