"""The words of the traffic light, the same for every list, page, mail and export."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from coordinacion.plazos import services
from coordinacion.plazos.clases import ClasePlazo, Desenlace
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.semaforo import SIN_PLAZO, semaforo
from tests.plazos.conftest import Abrir, Reloj

Local = Callable[[str], datetime]


@pytest.mark.parametrize(
    ("ahora", "clave", "texto"),
    [
        ("2026-11-05 10:00", "en_tiempo", "Vence en 10 días hábiles"),
        ("2026-11-13 10:00", "en_tiempo", "Vence en 4 días hábiles"),
        ("2026-11-15 10:00", "en_tiempo", "Vence en 4 días hábiles"),
        ("2026-11-17 10:00", "por_vencer", "Vence en 3 días hábiles"),
        ("2026-11-19 23:59", "por_vencer", "Vence en 1 día hábil"),
        ("2026-11-20 00:00", "vence_hoy", "Vence hoy"),
        ("2026-11-20 15:00", "vence_hoy", "Vence hoy"),
        ("2026-11-20 15:01", "vencido", "Venció hoy"),
        ("2026-11-22 10:00", "vencido", "Venció el 20/11/2026"),
        ("2026-11-23 08:00", "vencido", "Vencido hace 1 día hábil"),
        ("2026-12-01 08:00", "vencido", "Vencido hace 7 días hábiles"),
    ],
)
def test_un_plazo_que_corre(abrir: Abrir, en: Reloj, ahora: str, clave: str, texto: str) -> None:
    plazo = abrir()
    luz = semaforo(plazo, en(ahora))
    assert (luz.clave, luz.texto) == (clave, texto)
    assert luz.icono
    assert luz.color


def test_una_fecha_en_dia_inhabil_se_dice_con_la_fecha(
    abrir: Abrir, en: Reloj, local: Local
) -> None:
    plazo = abrir(fecha_senalada=local("2026-11-08 12:00"))
    assert semaforo(plazo, en("2026-11-07 10:00")).texto == "Vence el 08/11/2026"
    assert semaforo(plazo, en("2026-11-08 10:00")).texto == "Vence hoy"
    assert semaforo(plazo, en("2026-11-09 10:00")).texto == "Vencido hace 1 día hábil"


@pytest.mark.parametrize(
    ("clase", "desenlace", "en_termino", "fuera"),
    [
        (ClasePlazo.RESPUESTA, Desenlace.NOTIFICADA, "Notificado a tiempo", "Notificado fuera"),
        (ClasePlazo.RESPUESTA_TURNO, Desenlace.CUMPLIDO, "Respondido a tiempo", "Respondido fuera"),
        (ClasePlazo.ACUSE, Desenlace.CUMPLIDO, "Acusado a tiempo", "Acusado fuera"),
    ],
)
def test_un_plazo_cumplido(
    abrir: Abrir, clase: str, desenlace: Desenlace, en_termino: str, fuera: str
) -> None:
    plazo = abrir(clase)
    plazo.desenlace, plazo.cerrado_en = desenlace, plazo.vence_en
    assert semaforo(plazo).texto == en_termino
    plazo.cerrado_en = plazo.vence_en.replace(minute=1)
    assert semaforo(plazo).texto == f"{fuera} de término"
    assert semaforo(plazo).clave.endswith("_fuera")


def test_lo_que_no_debia_respuesta_no_es_tarde(abrir: Abrir, local: Local) -> None:
    plazo = abrir()
    services.cerrar(plazo, en=local("2027-01-05 10:00"), desenlace=Desenlace.NO_DEBIDA)
    assert semaforo(plazo).texto == "No requería respuesta"
    assert semaforo(plazo).clave == "sin_plazo"
    assert semaforo(None) == SIN_PLAZO


def test_suspendido_y_provisional(abrir: Abrir, local: Local, en: Reloj) -> None:
    plazo = abrir(desde=local("2026-12-28 10:00"))
    luz = semaforo(plazo, en("2026-12-28 11:00"))
    assert luz.provisional
    assert "calendario 2027 sin publicar" in luz.nota
    plazo.suspendido_en = local("2026-12-29 10:00")
    assert semaforo(plazo).clave == "suspendido"


def test_una_lista_consulta_los_calendarios_una_vez(abrir: Abrir) -> None:
    plazos: list[Plazo] = [abrir() for _ in range(5)]
    plantilla = Template(
        "{% load plazos %}{% for p in plazos %}{% semaforo p %}{% por_que p '/x/' %}{% endfor %}"
    )

    class Peticion:
        """Any object that lives as long as one request."""

    with CaptureQueriesContext(connection) as consultas:
        pagina = plantilla.render(Context({"plazos": plazos, "request": Peticion()}))
    assert len(consultas) == 1
    assert pagina.count("Vence en 10 días hábiles") == 5
    assert pagina.count("¿Por qué esta fecha?") == 5


def test_la_explicacion_en_pantalla_lista_cada_dia(abrir: Abrir) -> None:
    plazo = abrir()
    pagina = Template('{% include "plazos/_por_que.html" %}').render(Context({"plazo": plazo}))
    for paso in plazo.pasos:
        assert f'data-fecha="{paso["fecha"]}"' in pagina
    assert "Ley Federal del Trabajo, art. 74, fr. VI" in pagina
    assert "20 de noviembre de 2026, 15:00 h" in pagina
    assert "Por validar" in pagina
