"""Counting terms, case by case, with dates that a person can check on a wall calendar."""

from datetime import date, datetime, timedelta

import pytest

from coordinacion.plazos.clases import DiaUno, Unidad
from coordinacion.plazos.reglas import Computo, ajustar_a_tope, calcular, sumar_meses
from tests.plazos.calendario import ZONA, calendario

PUENTE = {date(2026, 11, 16): "Tercer lunes de noviembre (LFT, art. 74, fr. VI)"}


def local(texto: str) -> datetime:
    return datetime.fromisoformat(texto).replace(tzinfo=ZONA)


def vence(
    recibido: str, cantidad: int, unidad: str = Unidad.HABILES, dia_uno: str = DiaUno.SIGUIENTE
) -> str:
    computo = calcular(local(recibido), cantidad, unidad, calendario(PUENTE), dia_uno=dia_uno)
    return computo.vence_en.strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("recibido", "cantidad", "esperado"),
    [
        ("2026-11-05 09:07", 10, "2026-11-20 15:00"),  # the bridge of the 16th is skipped
        ("2026-11-05 15:00", 1, "2026-11-06 15:00"),  # the closing minute is still in time
        ("2026-11-05 15:01", 1, "2026-11-09 15:00"),  # counts as Friday, day one is Monday
        ("2026-11-05 07:30", 1, "2026-11-06 15:00"),  # before opening is the same day
        ("2026-11-07 10:00", 1, "2026-11-10 15:00"),  # Saturday counts as Monday
        ("2026-11-16 10:00", 1, "2026-11-18 15:00"),  # a holiday counts as Tuesday
        ("2026-12-31 10:00", 1, "2027-01-01 15:00"),  # no act says otherwise in this calendar
        ("2028-02-28 10:00", 1, "2028-02-29 15:00"),  # leap day
    ],
)
def test_dias_habiles(recibido: str, cantidad: int, esperado: str) -> None:
    assert vence(recibido, cantidad) == esperado


def test_el_dia_uno_puede_ser_el_mismo() -> None:
    assert vence("2026-11-05 09:00", 2, dia_uno=DiaUno.MISMO) == "2026-11-06 15:00"
    assert vence("2026-11-05 18:00", 1, dia_uno=DiaUno.MISMO) == "2026-11-06 15:00"


def test_los_naturales_corren_en_domingo_pero_no_terminan_en_el() -> None:
    assert vence("2026-11-05 09:00", 2, Unidad.NATURALES) == "2026-11-09 15:00"
    assert vence("2026-11-05 09:00", 10, Unidad.NATURALES) == "2026-11-17 15:00"


def test_los_meses_van_de_fecha_a_fecha() -> None:
    assert vence("2026-01-30 09:00", 1, Unidad.MESES) == "2026-03-02 15:00"
    assert vence("2026-10-16 09:00", 1, Unidad.MESES) == "2026-11-17 15:00"
    assert sumar_meses(date(2027, 12, 31), 2) == date(2028, 2, 29)


def test_las_horas_corren_de_noche_y_en_domingo() -> None:
    assert vence("2026-11-06 14:30", 48, Unidad.HORAS) == "2026-11-08 14:30"


def test_las_horas_habiles_solo_corren_con_la_oficina_abierta() -> None:
    assert vence("2026-11-06 14:30", 2, Unidad.HORAS_HABILES) == "2026-11-09 10:30"
    assert vence("2026-11-06 09:00", 6, Unidad.HORAS_HABILES) == "2026-11-06 15:00"


def test_la_fecha_senalada_no_se_mueve_ni_de_un_domingo() -> None:
    computo = calcular(
        local("2026-11-05 09:00"),
        None,
        Unidad.FECHA_SENALADA,
        calendario(),
        fecha_senalada=local("2026-11-08 12:00"),
    )
    assert computo.vence_en == local("2026-11-08 12:00")
    assert "Domingo" in computo.pasos[-1].motivo
    assert not computo.provisional


def test_cada_dia_saltado_dice_que_acto_lo_hizo_inhabil() -> None:
    computo = calcular(local("2026-11-13 09:00"), 1, Unidad.HABILES, calendario(PUENTE))
    assert [(p.fecha.day, p.cuenta, p.motivo) for p in computo.pasos] == [
        (13, 0, "Día de recepción"),
        (14, None, "Sábado"),
        (15, None, "Domingo"),
        (16, None, PUENTE[date(2026, 11, 16)]),
        (17, 1, ""),
    ]


def test_una_fecha_mas_alla_de_lo_publicado_es_provisional() -> None:
    dias = calendario(cargado_hasta=date(2026, 12, 31))
    firme = calcular(local("2026-12-30 09:00"), 1, Unidad.HABILES, dias)
    incierta = calcular(local("2026-12-30 09:00"), 2, Unidad.HABILES, dias)
    assert not firme.provisional
    assert incierta.provisional
    assert "2027 sin publicar" in incierta.notas[0]
    sin_publicar = calendario(cargado_hasta=None)
    assert calcular(local("2026-01-05 09:00"), 1, Unidad.HABILES, sin_publicar).provisional


@pytest.mark.parametrize("cantidad", [None, 0, -1])
def test_sin_cantidad_no_hay_cuenta(cantidad: int | None) -> None:
    with pytest.raises(ValueError):
        calcular(local("2026-11-05 09:00"), cantidad, Unidad.HABILES, calendario())
    with pytest.raises(ValueError):
        calcular(local("2026-11-05 09:00"), None, Unidad.FECHA_SENALADA, calendario())


def con_tope(inicio: str, cantidad: int, tope: str) -> Computo:
    dias = calendario(PUENTE)
    computo = calcular(local(inicio), cantidad, Unidad.HABILES, dias)
    return ajustar_a_tope(computo, local(tope), 2, dias, dias, local(inicio))


def test_el_turno_cabe_en_el_plazo_del_asunto_con_su_reserva() -> None:
    computo = con_tope("2026-11-05 09:00", 5, "2026-11-12 15:00")
    assert computo.vence_en == local("2026-11-10 15:00")
    assert not computo.estrecho
    assert "12/11/2026" in computo.notas[-1]
    assert "2 días hábiles de reserva" in computo.notas[-1]
    assert max(p.fecha for p in computo.pasos) == date(2026, 11, 10)


def test_lo_que_vence_antes_del_tope_no_se_mueve() -> None:
    computo = con_tope("2026-11-05 09:00", 2, "2026-11-20 15:00")
    assert computo.vence_en == local("2026-11-09 15:00")
    assert not computo.estrecho


def test_con_la_reserva_consumida_el_tope_es_el_asunto() -> None:
    computo = con_tope("2026-11-12 09:00", 5, "2026-11-13 15:00")
    assert computo.vence_en == local("2026-11-13 15:00")
    assert not computo.estrecho
    hoy = con_tope("2026-11-13 09:00", 5, "2026-11-13 15:00")
    assert hoy.vence_en == local("2026-11-13 15:00")
    assert hoy.estrecho


def test_un_asunto_vencido_ya_no_limita() -> None:
    computo = con_tope("2026-11-17 09:00", 5, "2026-11-13 15:00")
    assert computo.vence_en == local("2026-11-24 15:00")
    assert computo.estrecho


def test_un_dia_nunca_materializado_es_habil_de_lunes_a_viernes() -> None:
    dias = calendario(hasta=date(2026, 12, 31))
    viernes = date(2033, 1, 7)
    assert dias.dia(viernes).es_habil
    assert not dias.dia(viernes + timedelta(days=1)).es_habil
    assert dias.ordinal(viernes) is None
