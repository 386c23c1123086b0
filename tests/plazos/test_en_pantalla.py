"""What the page of a case says of its due date, against the naive count, in two hundred lives.

Each life is a letter stamped at any moment and captured later, perhaps corrected afterwards.
"""

import re
from datetime import date, datetime, time, timedelta

import time_machine
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.plazos.models import DiaInhabil
from tests.elenco import Elenco, carta_nueva
from tests.plazos import oraculo
from tests.plazos.calendario import ZONA

MESES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
VENCE = re.compile(r"vence el <strong>(\d+) de (\w+) de (\d+), (\d\d):(\d\d) h</strong>")
RENGLON = re.compile(r'data-fecha="([\d-]+)"\s+data-cuenta="(\d*)"')
SELLOS = st.builds(
    lambda dia, hora, minuto: datetime.combine(dia, time(hora, minuto), tzinfo=ZONA),
    st.dates(date(2026, 1, 2), date(2026, 11, 30)),
    st.integers(0, 23),
    st.integers(0, 59),
)


def leer(pagina: str) -> tuple[datetime, list[tuple[date, str]]]:
    """The due moment and the steps that a person reads."""
    hallado = VENCE.search(pagina)
    assert hallado, pagina
    dia, mes, anio, hora, minuto = hallado.groups()
    numero = MESES.split().index(mes) + 1
    vence = datetime(int(anio), numero, int(dia), int(hora), int(minuto), tzinfo=ZONA)
    return vence, [(date.fromisoformat(f), cuenta) for f, cuenta in RENGLON.findall(pagina)]


def oficina() -> oraculo.Oficina:
    inhabiles = set(DiaInhabil.objects.values_list("fecha_inicio", flat=True))
    return oraculo.Oficina(time(9), time(15), lambda d: d.weekday() < 5 and d not in inhabiles)


@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(sello=SELLOS, tarde=st.integers(0, 20), corregido=st.none() | SELLOS)
def test_la_pagina_dice_lo_mismo_que_la_cuenta_ingenua(
    elenco: Elenco, sello: datetime, tarde: int, corregido: datetime | None
) -> None:
    captura = max(sello, corregido or sello) + timedelta(days=tarde)
    with time_machine.travel(captura, tick=False):
        carta = carta_nueva(elenco, recibida_en=sello)
        if corregido is not None:
            correspondencia.corregir(
                elenco.analista,
                carta.pk,
                version=carta.version,
                cambios={"recibida_en": corregido},
                motivo="El sello se leyó mal",
            )
        carta = Correspondencia.objects.get(pk=carta.pk)
        direccion = reverse("asunto:por_que", args=[carta.slug, carta.plazo_respuesta_id])
        elenco._clientes.clear()
        respuesta = elenco.cliente("analista").get(direccion)

    vence, pasos = leer(respuesta.content.decode())

    recibido = corregido or sello
    assert vence == oraculo.vence(recibido, 10, "habiles", oficina(), mismo=False)
    corridos = (vence.date() - recibido.date()).days + 1
    assert [f for f, _ in pasos] == [recibido.date() + timedelta(n) for n in range(corridos)]
    assert [c for _, c in pasos if c not in ("", "0")] == [str(n) for n in range(1, 11)]
