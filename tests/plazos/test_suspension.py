"""Clocks that stand still: the days meanwhile do not count, and every move leaves its line."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.plazos import services
from coordinacion.plazos.clases import CategoriaSuspension, ClasePlazo, Desenlace, Unidad
from coordinacion.plazos.models import AjustePlazo, Plazo, ReglaPlazo, Suspension
from coordinacion.plazos.semaforo import semaforo
from tests.elenco import Elenco
from tests.plazos.conftest import Abrir, Reloj

Local = Callable[[str], datetime]
PREVENCION = CategoriaSuspension.PREVENCION


def parar(elenco: Elenco, en: datetime, *plazos: Plazo) -> list[Plazo]:
    return services.suspender(
        *plazos, actor=elenco.analista, categoria=PREVENCION, motivo="Falta el plano", en=en
    )


def seguir(elenco: Elenco, en: datetime, *plazos: Plazo) -> list[Plazo]:
    return services.reanudar(*plazos, actor=elenco.analista, motivo="Llegó el plano", en=en)


def test_los_dias_suspendidos_no_cuentan(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    plazo = abrir()
    parar(elenco, local("2026-11-10 10:00"), plazo)
    assert semaforo(plazo).clave == "suspendido"
    assert plazo.vence_en == local("2026-11-20 15:00")
    seguir(elenco, local("2026-11-12 12:00"), plazo)
    assert plazo.suspendido_en is None
    assert plazo.vence_en == local("2026-11-24 15:00")
    assert plazo.vence_original_en == local("2026-11-20 15:00")
    quietos = [p["fecha"] for p in plazo.pasos if "suspendido" in p["motivo"]]
    assert quietos == ["2026-11-11", "2026-11-12"]
    assert [p["cuenta"] for p in plazo.pasos if p["cuenta"]] == list(range(1, 11))
    (ajuste,) = AjustePlazo.objects.filter(plazo=plazo)
    assert ajuste.motivo == "Se reanudó el plazo. Llegó el plano"
    tramo = Suspension.objects.get(plazo=plazo)
    assert (tramo.desde, tramo.hasta) == (local("2026-11-10 10:00"), local("2026-11-12 12:00"))
    assert (tramo.suspendida_por, tramo.reanudada_por) == (elenco.analista, elenco.analista)


def test_suspender_y_reanudar_el_mismo_dia_no_mueve_nada(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir()
    parar(elenco, local("2026-11-10 10:00"), plazo)
    seguir(elenco, local("2026-11-10 13:00"), plazo)
    assert plazo.vence_en == plazo.vence_original_en
    assert not AjustePlazo.objects.exists()


@pytest.mark.parametrize(
    ("unidad", "cantidad", "antes", "despues"),
    [
        (Unidad.NATURALES, 15, "2026-11-20 15:00", "2026-11-24 15:00"),
        (Unidad.MESES, 1, "2026-12-07 15:00", "2026-12-09 15:00"),
        (Unidad.HORAS, 200, "2026-11-13 18:00", "2026-11-17 18:00"),
        (Unidad.HORAS_HABILES, 42, "2026-11-17 10:00", "2026-11-23 10:00"),
    ],
)
def test_en_cada_unidad(
    elenco: Elenco,
    abrir: Abrir,
    local: Local,
    unidad: str,
    cantidad: int,
    antes: str,
    despues: str,
) -> None:
    ReglaPlazo.objects.create(
        clase=ClasePlazo.RESPUESTA,
        tipo_clave="queja",
        cantidad=cantidad,
        unidad=unidad,
        naturaleza="legal",
        fundamento="De prueba",
        vigente_desde=date(2026, 1, 1),
    )
    plazo = abrir(tipo="queja")
    assert plazo.vence_en == local(antes)
    parar(elenco, local("2026-11-09 10:00"), plazo)
    seguir(elenco, local("2026-11-13 10:00"), plazo)
    assert plazo.vence_en == local(despues)


def test_la_fecha_del_documento_no_se_mueve(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    plazo = abrir(tipo="requerimiento_autoridad", fecha_senalada=local("2026-11-18 12:00"))
    parar(elenco, local("2026-11-09 10:00"), plazo)
    seguir(elenco, local("2026-11-13 10:00"), plazo)
    assert plazo.vence_en == local("2026-11-18 12:00")


def test_lo_vencido_lo_cerrado_y_lo_ya_quieto_se_dejan(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    vencido, cerrado, quieto = abrir(ClasePlazo.ACUSE), abrir(), abrir()
    services.cerrar(cerrado, en=local("2026-11-06 10:00"), desenlace=Desenlace.NOTIFICADA)
    parar(elenco, local("2026-11-06 10:00"), quieto)
    assert parar(elenco, local("2026-11-10 10:00"), vencido, cerrado, quieto) == []
    assert Suspension.objects.count() == 1
    assert seguir(elenco, local("2026-11-11 10:00"), vencido, cerrado) == []


def test_no_se_reanuda_antes_de_suspender(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    plazo = abrir()
    parar(elenco, local("2026-11-10 10:00"), plazo)
    with pytest.raises(DatoInvalido) as error:
        seguir(elenco, local("2026-11-09 10:00"), plazo)
    assert "momento" in error.value.campos


def test_asunto_y_turno_se_reanudan_juntos_con_un_renglon_cada_uno(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    asunto = abrir(cantidad=5)
    turno = abrir(ClasePlazo.RESPUESTA_TURNO, tope=asunto, turno_id=7)
    parar(elenco, local("2026-11-06 10:00"), asunto, turno)
    seguir(elenco, local("2026-11-10 10:00"), asunto, turno)
    assert asunto.vence_en == local("2026-11-17 15:00")
    assert turno.vence_en == local("2026-11-12 15:00")
    for plazo in (asunto, turno):
        assert AjustePlazo.objects.filter(plazo=plazo).count() == 1


def test_un_dia_inhabil_posterior_respeta_lo_suspendido(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir()
    parar(elenco, local("2026-11-10 10:00"), plazo)
    seguir(elenco, local("2026-11-12 12:00"), plazo)
    services.reajustar(
        plazo, actor=elenco.analista, motivo="Sello", desde=local("2026-11-04 10:00")
    )
    assert plazo.vence_en == local("2026-11-23 15:00")


def test_responder_mientras_esta_suspendido_es_a_tiempo(
    elenco: Elenco, abrir: Abrir, local: Local, en: Reloj
) -> None:
    plazo = abrir(ClasePlazo.RESPUESTA_TURNO)
    parar(elenco, local("2026-11-10 10:00"), plazo)
    services.cerrar(plazo, en=local("2026-12-01 10:00"), desenlace=Desenlace.CUMPLIDO)
    assert semaforo(plazo).clave == "respondido_a_tiempo"
    en("2026-12-02 10:00")
    assert services.vigilar() == 0
