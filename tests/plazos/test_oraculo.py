"""The rules agree with the naive day-by-day count, for any calendar and any rule."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coordinacion.plazos.clases import DiaUno, Unidad
from coordinacion.plazos.reglas import calcular
from tests.plazos import oraculo
from tests.plazos.calendario import ZONA, calendario

FECHAS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
INHABILES = st.lists(st.tuples(FECHAS, st.integers(1, 15)), max_size=12)
MOMENTOS = st.builds(
    lambda f, h, m: datetime.combine(f, time(h, m), tzinfo=ZONA),
    FECHAS,
    st.integers(0, 23),
    st.integers(0, 59),
)
CANTIDADES = {
    Unidad.HORAS: 200,
    Unidad.HORAS_HABILES: 40,
    Unidad.HABILES: 60,
    Unidad.NATURALES: 90,
    Unidad.MESES: 12,
}


@settings(max_examples=400)
@given(data=st.data(), rangos=INHABILES, recibido=MOMENTOS, dia_uno=st.sampled_from(DiaUno))
def test_cualquier_plazo_vence_cuando_dice_la_cuenta_ingenua(
    data: st.DataObject,
    rangos: list[tuple[date, int]],
    recibido: datetime,
    dia_uno: DiaUno,
) -> None:
    unidad = data.draw(st.sampled_from(sorted(CANTIDADES)))
    cantidad = data.draw(st.integers(1, CANTIDADES[Unidad(unidad)]))
    inhabiles = {f + timedelta(days=n) for f, cuantos in rangos for n in range(cuantos)}
    oficina = oraculo.Oficina(time(9), time(15), lambda d: d.weekday() < 5 and d not in inhabiles)

    computo = calcular(
        recibido,
        cantidad,
        unidad,
        calendario(dict.fromkeys(inhabiles, "Acuerdo")),
        dia_uno=dia_uno,
    )

    esperado = oraculo.vence(recibido, cantidad, unidad, oficina, dia_uno == DiaUno.MISMO)
    assert computo.vence_en == esperado


@settings(max_examples=200)
@given(rangos=INHABILES, recibido=MOMENTOS, cantidad=st.integers(1, 40))
def test_la_explicacion_nombra_cada_dia_una_sola_vez(
    rangos: list[tuple[date, int]], recibido: datetime, cantidad: int
) -> None:
    inhabiles = {f + timedelta(days=n) for f, cuantos in rangos for n in range(cuantos)}
    dias = calendario(dict.fromkeys(inhabiles, "Acuerdo"))

    computo = calcular(recibido, cantidad, Unidad.HABILES, dias)

    fechas = [paso.fecha for paso in computo.pasos]
    corridos = (computo.vence_en.date() - recibido.date()).days + 1
    assert fechas == [recibido.date() + timedelta(days=n) for n in range(corridos)]
    cuentas = [paso.cuenta for paso in computo.pasos if paso.cuenta]
    assert cuentas == list(range(1, cantidad + 1))
    for paso in computo.pasos:
        if paso.cuenta is None:
            assert paso.motivo
        else:
            assert dias.dia(paso.fecha).es_habil
