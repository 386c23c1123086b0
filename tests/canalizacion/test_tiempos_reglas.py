"""Whose stretch consumed a delay, against histories whose answer is known because they were built.

An oracle: a chain of stretches, each beginning when the one before it ends, and beside each one
others that began with it and ended before. What was built as the chain is the route.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coordinacion.canalizacion.reglas_tiempos import Tramo, habiles_entre, quien_tardo, ruta
from coordinacion.plazos.reglas import Dia, VistaCalendario

INICIO = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
HORA = timedelta(hours=1)

Eslabon = tuple[int, int | None, list[int]]
"""Hours that it lasts, working days past its own term (None: it kept it), and how many hours each
of those beside it ended before."""

eslabones = st.lists(
    st.tuples(
        st.integers(2, 200),
        st.none() | st.integers(0, 9),
        st.lists(st.integers(1, 150), max_size=3),
    ),
    min_size=1,
    max_size=8,
)


def _historia(cadena: list[Eslabon]) -> tuple[list[Tramo], list[Tramo]]:
    """The stretches of the chain, and those beside them, all of which exceeded their term most."""
    camino: list[Tramo] = []
    al_lado: list[Tramo] = []
    desde = INICIO
    for lugar, (horas, exceso, antes) in enumerate(cadena):
        hasta = desde + horas * HORA
        limite = desde - HORA if exceso is not None else hasta + HORA
        camino.append(Tramo(lugar, desde, hasta, limite, exceso or 0))
        al_lado += [
            Tramo(100 + lugar, desde, hasta - menos * HORA, desde - HORA, 99)
            for menos in antes
            if menos < horas
        ]
        desde = hasta
    return camino, al_lado


@given(eslabones, st.randoms())
def test_la_ruta_es_la_cadena_con_la_que_se_hizo_la_historia(cadena, azar) -> None:
    camino, al_lado = _historia(cadena)
    revueltos = [*camino, *al_lado]
    azar.shuffle(revueltos)
    assert ruta(revueltos, camino[-1].hasta) == camino


@given(eslabones, st.randoms(), st.integers(0, 400))
def test_tardo_quien_mas_rebaso_y_si_nadie_quien_lo_tenia(cadena, azar, horas) -> None:
    camino, al_lado = _historia(cadena)
    fin = camino[-1].hasta
    vencio = min(INICIO + horas * HORA, fin - HORA)
    revueltos = [*camino, *al_lado]
    azar.shuffle(revueltos)
    dicho = quien_tardo(revueltos, vencio, fin)
    rebasan = [t for t, (_, exceso, _) in zip(camino, cadena, strict=True) if exceso is not None]
    if rebasan:
        peor = max(t.exceso for t in rebasan)
        assert dicho == [t for t in rebasan if t.exceso == peor][-1]
    else:
        assert dicho == next(t for t in camino if t.desde <= vencio < t.hasta)


@given(eslabones, st.randoms(), st.integers(-30, 30))
def test_lo_que_un_verbo_escribe_no_cae_en_el_mismo_instante(cadena, azar, segundos) -> None:
    """The end of one and the start of the next may be seconds apart, either way."""
    camino, al_lado = _historia(cadena)
    corridos = [
        Tramo(t.lugar, t.desde, t.hasta + timedelta(seconds=segundos), t.limite, t.exceso)
        for t in camino
    ]
    revueltos = [*corridos, *al_lado]
    azar.shuffle(revueltos)
    assert [t.lugar for t in ruta(revueltos, camino[-1].hasta)] == list(range(len(cadena)))


def test_sin_nadie_que_lo_tuviera_nadie_tardo() -> None:
    assert quien_tardo([], INICIO, INICIO + HORA) is None


def test_un_hueco_lo_salva_quien_lo_tuvo_despues() -> None:
    uno = Tramo(0, INICIO, INICIO + HORA)
    otro = Tramo(1, INICIO + 5 * HORA, INICIO + 9 * HORA)
    assert ruta([otro, uno], INICIO + 9 * HORA) == [uno, otro]
    assert quien_tardo([uno, otro], INICIO + 3 * HORA, INICIO + 9 * HORA) == otro


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.sets(st.dates(date(2025, 1, 1), date(2027, 12, 31)), max_size=40),
)
def test_los_dias_habiles_son_los_que_se_cuentan_uno_a_uno(desde, hasta, inhabiles) -> None:
    """With ordinals by a subtraction, beyond them one by one: the same number."""
    dias, ordinal, fecha = {}, 0, date(2025, 1, 1)
    while fecha <= date(2027, 12, 31):
        habil = fecha.weekday() < 5 and fecha not in inhabiles
        ordinal += habil
        dias[fecha] = Dia(habil, ordinal)
        fecha += timedelta(days=1)
    sin_ordinal = {f: Dia(d.es_habil) for f, d in dias.items()}
    con, sin = (
        VistaCalendario("De prueba", time(9), time(15), None, d) for d in (dias, sin_ordinal)
    )
    primero, ultimo = sorted((desde, hasta))
    contados = sum(dias[f].es_habil for f in dias if primero < f <= ultimo)
    esperado = contados if desde <= hasta else -contados
    assert habiles_entre(desde, hasta, con) == habiles_entre(desde, hasta, sin) == esperado
