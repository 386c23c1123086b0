"""The ladder on screen: who may change it, what it refuses, and what follows in running clocks."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.plazos import escalera, selectors, services
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import EscalonAviso, Plazo
from coordinacion.plazos.previa import prever_avisos
from tests.elenco import Elenco
from tests.plazos.conftest import Abrir, Reloj
from tests.plazos.conftest import abrir as abrir
from tests.plazos.conftest import elenco as elenco
from tests.plazos.conftest import en as en
from tests.plazos.conftest import local as local

Local = Callable[[str], datetime]
NUEVO = "/catalogos/escalones/nuevo/"


def escalon(dias: int, rol: str = "analista", **campos: Any) -> dict[str, Any]:
    return {"clase": "respuesta", "dias_habiles": dias, "rol": rol, "repite_cada": "", **campos}


def agregar(elenco: Elenco, *valores: Any, **campos: Any) -> int:
    datos = escalon(*valores, **campos)
    return elenco.cliente("administracion").post(NUEVO, datos).status_code


def quitar(elenco: Elenco, **cual: Any) -> None:
    for uno in EscalonAviso.objects.filter(**cual):
        url = f"/catalogos/escalones/{uno.pk}/quitar/"
        assert elenco.cliente("administracion").post(url).status_code == 302


def siguiente(plazo: Plazo) -> datetime | None:
    return Plazo.objects.get(pk=plazo.pk).paso_en


def test_agregar_un_escalon_adelanta_el_siguiente_aviso(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir()  # runs out on Friday 20 November; its first step is five days before
    assert agregar(elenco, -8) == 302
    assert siguiente(plazo) == local("2026-11-09 09:00")
    linea = Asiento.objects.filter(hecho=Hecho.CATALOGO_CAMBIADO).latest("id")
    assert linea.datos["catalogo"] == "Escalera de avisos"


def test_quitar_un_escalon_lo_salta_y_deja_constancia(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir()
    quitar(elenco, clase="respuesta", dias_habiles=-5)
    assert siguiente(plazo) == local("2026-11-18 09:00")
    linea = Asiento.objects.filter(hecho=Hecho.CATALOGO_CAMBIADO).latest("id")
    assert linea.datos["cambios"]["días hábiles respecto del vencimiento"] == ["-5", ""]
    quitar(elenco, clase="respuesta")
    assert siguiente(plazo) is None
    assert agregar(elenco, 2) == 302
    assert siguiente(plazo) == local("2026-11-24 09:00")


def test_lo_ya_avisado_no_se_repite_ni_se_desdice(
    elenco: Elenco, abrir: Abrir, local: Local, en: Reloj
) -> None:
    plazo = abrir()
    en("2026-11-18 09:00")
    services.vigilar()
    antes = set(Aviso.objects.values_list("clave", flat=True))
    en("2026-11-18 12:00")
    assert agregar(elenco, -4) == 302  # its day has passed
    assert agregar(elenco, -2, "titular_unidad") == 302  # today's was already told
    quitar(elenco, clase="respuesta", dias_habiles=-2, rol="analista")
    services.vigilar()
    assert set(Aviso.objects.values_list("clave", flat=True)) == antes
    assert siguiente(plazo) == local("2026-11-20 09:00")


def test_el_escalon_de_hoy_que_a_nadie_se_dijo_se_dice(
    elenco: Elenco, abrir: Abrir, en: Reloj
) -> None:
    abrir()
    en("2026-11-17 10:00")
    services.vigilar()
    assert agregar(elenco, -3, "titular_unidad") == 302
    services.vigilar()
    assert Aviso.objects.filter(destinatario=elenco.titular_unidad).count() == 1


def test_lo_que_la_vigilancia_ya_debe_no_se_pierde(elenco: Elenco, abrir: Abrir, en: Reloj) -> None:
    plazo = abrir()
    momento = en("2026-11-23 10:00")
    pendiente = siguiente(plazo)
    assert pendiente is not None and pendiente < momento
    assert agregar(elenco, 2) == 302
    assert siguiente(plazo) == pendiente


def test_el_sql_dice_lo_mismo_que_las_reglas(elenco: Elenco, abrir: Abrir, en: Reloj) -> None:
    """At every hour of thirty days, told or not told that day's step."""
    plazo = abrir()
    dias = selectors.vista(plazo.calendario)
    peldanos = selectors.escaleras([plazo.clase])[plazo.clase]
    assert plazo.vence_ordinal is not None
    for n in range(0, 30 * 24, 5):
        ahora = en("2026-11-06 08:00") + timedelta(hours=n)
        en(ahora.replace(tzinfo=None).isoformat(sep=" "))
        relativo = escalera.relativo_a(ahora, plazo.vence_ordinal, dias)
        assert relativo is not None
        for dicho in (None, relativo):
            Plazo.objects.filter(pk=plazo.pk).update(paso_en=None, ultimo_paso=dicho)
            services.reprogramar(plazo.clase)
            abrio = dias.dia(ahora.date()).es_habil and ahora.time() >= dias.apertura
            desde = relativo - (abrio and dicho is None)
            paso = escalera.siguiente(desde, peldanos)
            assert paso is not None
            fecha = dias.fecha_de(plazo.vence_ordinal + paso)
            hallado = siguiente(plazo)
            assert hallado is not None and fecha == hallado.astimezone(ahora.tzinfo).date()


def test_cambia_muchos_plazos_con_las_mismas_consultas(
    elenco: Elenco, abrir: Abrir, django_assert_num_queries: Any
) -> None:
    for _ in range(5):
        abrir()
    Plazo.objects.update(paso_en=None)
    with django_assert_num_queries(4):  # a savepoint, the lock, the statement, its release
        assert services.reprogramar(ClasePlazo.RESPUESTA) == 5
    with django_assert_num_queries(4):
        assert services.reprogramar(ClasePlazo.RESPUESTA) == 0


@pytest.mark.parametrize(
    ("valores", "dice"),
    [
        ({"rol": "enlace"}, "Ese plazo es de la unidad"),
        ({"dias_habiles": -1, "repite_cada": 2}, "Sólo se repite lo que ya venció"),
        ({"dias_habiles": 2, "repite_cada": 2}, "Sólo puede repetirse el último"),
        ({"dias_habiles": 9}, "Sólo puede repetirse el último"),
        ({"dias_habiles": 0}, "ya existe"),
        ({"dias_habiles": 99999}, "menor o igual a 250"),
        ({"dias_habiles": "x"}, "número entero"),
    ],
)
def test_lo_que_la_escalera_no_admite(elenco: Elenco, valores: dict[str, Any], dice: str) -> None:
    cliente = elenco.cliente("administracion")
    respuesta = cliente.post(NUEVO, escalon(1, "analista") | {"dias_habiles": 4} | valores)
    assert respuesta.status_code == 422
    assert dice in respuesta.content.decode()


def test_la_vista_previa_dice_que_dia_y_a_quien(elenco: Elenco) -> None:
    calendario = services.calendario_de(None)
    previstos = prever_avisos("respuesta", date(2026, 11, 20), calendario)
    dichos = [(p.fecha.isoformat(), p.dias, p.texto, list(p.roles)) for p in previstos[:4]]
    assert dichos == [
        ("2026-11-12", -5, "Vence en 5 días hábiles", ["Analista"]),
        ("2026-11-18", -2, "Vence en 2 días hábiles", ["Analista"]),
        ("2026-11-20", 0, "Vence hoy", ["Analista", "Titular de la unidad"]),
        ("2026-11-23", 1, "Vencido hace 1 día hábil", ["Analista", "Titular de la unidad"]),
    ]
    assert [p.dias for p in previstos[4:]] == [3, 5, 10, 15, 20]


def test_la_vista_previa_es_lo_que_la_vigilancia_hace(
    elenco: Elenco, abrir: Abrir, en: Reloj, local: Local
) -> None:
    plazo = abrir()
    previstos = prever_avisos(plazo.clase, date(2026, 11, 20), plazo.calendario)
    hechos = []
    for n in range(50):
        momento = local("2026-11-06 09:00") + timedelta(days=n)
        en(momento.replace(tzinfo=None).isoformat(sep=" "))
        antes = Aviso.objects.count()
        services.vigilar()
        if Aviso.objects.count() > antes:
            hechos.append((momento.date(), Aviso.objects.latest("id").titulo.split(":")[0]))
    assert (
        hechos
        == [(p.fecha, p.texto) for p in previstos if p.fecha < date(2026, 12, 25)][: len(hechos)]
    )
    assert len(hechos) >= 7


def test_la_pagina_de_la_previa(elenco: Elenco) -> None:
    cliente: Client = elenco.cliente("administracion")
    url = "/catalogos/escalones/previa/"
    assert "Al momento" in cliente.get(url).content.decode()
    pagina = cliente.get(url, {"clase": "acuse", "vence": "2026-11-20"}).content.decode()
    assert "viernes 20 de noviembre de 2026" in pagina and "Enlace" in pagina
    assert "Nadie recibe avisos" in cliente.get(url, {"clase": "declinar"}).content.decode()
    assert "Nadie recibe avisos" in cliente.get(url, {"vence": "2199-01-01"}).content.decode()
    for malo in ({"clase": "x"}, {"vence": "ayer"}, {"calendario": "9" * 30}, {"vence": ""}):
        assert cliente.get(url, malo).status_code == 422
    assert elenco.cliente("titular_unidad").get(url).status_code == 403


def test_solo_se_quita_de_donde_se_puede(elenco: Elenco) -> None:
    uno = EscalonAviso.objects.earliest("pk")
    url = f"/catalogos/escalones/{uno.pk}/quitar/"
    pagina = elenco.cliente("administracion").get(f"/catalogos/escalones/{uno.pk}/")
    assert f'action="{url}"' in pagina.content.decode()
    assert elenco.cliente("analista").post(url).status_code == 403
    cliente = elenco.cliente("administracion")
    assert cliente.post(f"/catalogos/instituciones/{elenco.a.pk}/quitar/").status_code == 404
    assert cliente.post("/catalogos/escalones/999999/quitar/").status_code == 404
    assert EscalonAviso.objects.filter(pk=uno.pk).exists()
