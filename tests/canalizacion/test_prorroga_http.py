"""Extensions by HTTP: asked for, decided, refused; on screen and on paper; both dates kept."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from pytest_django import Settings

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoProrroga, VerboPapel, VerboTurno
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.plazos.models import AjustePlazo, Plazo, Prorroga, ReglaPlazo
from coordinacion.plazos.semaforo import semaforo
from tests.canalizacion.turnos_http import ahora, escaneo, por_cuenta, respuesta, url, ver
from tests.elenco import Elenco, destino, turnada

PEDIDA = {"dias": "2", "motivo": "Falta el dictamen <técnico>"}


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def acusado(elenco: Elenco) -> Turno:
    turno = turnada(elenco)[1][0]
    return services.acusar(elenco.enlace_a, turno.pk)


def plazo_de(turno: Turno) -> Plazo:
    plazo = ahora(turno).plazo_respuesta
    assert plazo is not None
    return plazo


def test_se_pide_se_concede_y_quedan_las_dos_fechas(elenco: Elenco) -> None:
    turno = acusado(elenco)
    antes = plazo_de(turno).vence_en
    assert VerboTurno.SOLICITAR_PRORROGA.label in ver(elenco, "enlace_a", turno)
    enlace, analista = elenco.cliente("enlace_a"), elenco.cliente("analista")
    for _ in range(2):
        assert enlace.post(url("solicitar_prorroga", turno), PEDIDA).status_code == 302
    assert Prorroga.objects.count() == 1, "the same request, sent again"
    assert plazo_de(turno).vence_en == antes
    assert url("solicitar_prorroga", turno) not in ver(elenco, "enlace_a", turno)
    assert Aviso.objects.filter(titulo=EstadoProrroga.SOLICITADA.label).count() == 1
    asunto = analista.get(turno.correspondencia.get_absolute_url()).content.decode()
    assert "Pidió una prórroga</a>" in asunto
    pagina = analista.get(url("conceder_prorroga", turno)).content.decode()
    assert "Falta el dictamen &lt;técnico&gt;" in pagina
    assert fecha_larga(antes) in pagina
    concedida = analista.post(url("conceder_prorroga", turno), {"dias": "2", "motivo": ""})
    assert concedida.status_code == 302
    despues = plazo_de(turno)
    assert despues.vence_en > antes
    assert despues.vence_original_en == antes
    pagina = ver(elenco, "enlace_a", turno)
    assert EstadoProrroga.CONCEDIDA.label in pagina
    assert f"Originalmente: {fecha_larga(antes)}" in pagina
    assert fecha_larga(despues.vence_en) in pagina
    asunto = analista.get(turno.correspondencia.get_absolute_url()).content.decode()
    assert "Originalmente:" in asunto
    assert "Pidió una prórroga</a>" not in asunto
    assert Aviso.objects.filter(titulo=EstadoProrroga.CONCEDIDA.label).exists()
    assert AjustePlazo.objects.filter(plazo=despues).count() == 1
    hechos = Asiento.objects.filter(turno_id=turno.pk, hecho__startswith="turno_prorroga")
    assert set(hechos.values_list("hecho", flat=True)) == {
        "turno_prorroga_solicitada",
        "turno_prorroga_concedida",
    }


def test_mas_alla_del_peticionario_solo_la_titular(elenco: Elenco) -> None:
    turno = acusado(elenco)
    ReglaPlazo.objects.update(prorroga_max=20)
    elenco.cliente("enlace_a").post(url("solicitar_prorroga", turno), PEDIDA | {"dias": "15"})
    avisadas = Aviso.objects.filter(titulo=EstadoProrroga.SOLICITADA.label)
    assert avisadas.filter(destinatario=elenco.titular_unidad).exists()
    ruta, datos = url("conceder_prorroga", turno), {"dias": "15", "motivo": "Se requiere"}
    assert "se rebasaría" in elenco.cliente("analista").get(ruta).content.decode()
    negada = elenco.cliente("analista").post(ruta, datos)
    assert negada.status_code == 422
    assert "Rebasa la fecha del peticionario" in negada.content.decode()
    assert "Se requiere" in negada.content.decode()
    assert not AjustePlazo.objects.exists()
    assert elenco.cliente("titular_unidad").post(ruta, datos).status_code == 302
    carta = turno.correspondencia.plazo_respuesta
    assert carta is not None
    assert plazo_de(turno).vence_en > carta.vence_en


def test_negar_dice_por_que_y_no_mueve(elenco: Elenco) -> None:
    turno = acusado(elenco)
    antes = plazo_de(turno).vence_en
    analista = elenco.cliente("analista")
    assert analista.get(url("negar_prorroga", turno)).status_code == 409
    elenco.cliente("enlace_a").post(url("solicitar_prorroga", turno), PEDIDA)
    assert analista.post(url("negar_prorroga", turno), {"motivo": " "}).status_code == 422
    datos = {"motivo": "Ya hubo tiempo suficiente"}
    assert analista.post(url("negar_prorroga", turno), datos).status_code == 302
    assert plazo_de(turno).vence_en == antes
    assert "Ya hubo tiempo suficiente" in ver(elenco, "enlace_a", turno)
    assert url("solicitar_prorroga", turno) in ver(elenco, "enlace_a", turno)


def test_la_extemporanea_se_dice_y_sigue_fuera_de_termino(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=12)):
        turno = acusado(elenco)
    ReglaPlazo.objects.update(prorroga_max=20)
    datos = PEDIDA | {"dias": "15"}
    pedida = elenco.cliente("enlace_a").post(url("solicitar_prorroga", turno), datos, follow=True)
    assert "fuera de término" in pedida.content.decode()
    assert "extemporánea" in ver(elenco, "analista", turno)
    elenco.cliente("titular_unidad").post(url("conceder_prorroga", turno), {"dias": "15"})
    assert "cuenta como fuera de término" in ver(elenco, "enlace_a", turno)
    elenco.cliente("enlace_a").post(url("responder", turno), respuesta(turno))
    assert semaforo(plazo_de(turno)).texto == "Respondido fuera de término"


@pytest.mark.parametrize(
    ("datos", "falta"),
    [
        ({"dias": "6", "motivo": "Lluvias"}, "La regla admite hasta 5 días hábiles"),
        ({"dias": "0", "motivo": "Lluvias"}, "mayor o igual a 1"),
        ({"dias": "2", "motivo": " "}, "obligatorio"),
        ({"dias": "x", "motivo": "Lluvias"}, "entero"),
    ],
)
def test_lo_malo_se_dice_y_lo_escrito_se_conserva(
    elenco: Elenco, datos: dict[str, str], falta: str
) -> None:
    turno = acusado(elenco)
    pagina = elenco.cliente("enlace_a").post(url("solicitar_prorroga", turno), datos)
    assert pagina.status_code == 422
    assert falta in pagina.content.decode()
    assert datos["motivo"].strip() in pagina.content.decode()
    assert not Prorroga.objects.exists()


def test_sin_prorroga_en_la_regla_la_pagina_lo_dice(elenco: Elenco) -> None:
    turno = acusado(elenco)
    ReglaPlazo.objects.update(prorroga_max=None)
    pagina = elenco.cliente("enlace_a").get(url("solicitar_prorroga", turno))
    assert pagina.status_code == 409
    assert "no admite más prórroga" in pagina.content.decode()


def test_en_papel_cuenta_la_fecha_del_sello(elenco: Elenco) -> None:
    turno = turnada(elenco, destino(elenco.d))[1][0]
    prueba = services.PorCuenta(reloj.ahora(), "Mensajero")
    services.acusar(elenco.oficialia, turno.pk, por_cuenta=prueba)
    assert VerboPapel.SOLICITAR_PRORROGA.label in ver(elenco, "oficialia", turno)
    datos = por_cuenta(archivo=escaneo("prorroga.pdf")) | PEDIDA
    respuesta = elenco.cliente("oficialia").post(url("prorroga_papel", turno), datos)
    assert respuesta.status_code == 302
    prorroga = Prorroga.objects.get()
    assert (prorroga.extemporanea, prorroga.solicitada_por) == (False, elenco.oficialia)
    linea = Asiento.objects.get(hecho="turno_prorroga_solicitada")
    assert (linea.por_cuenta_de, linea.institucion) == (True, elenco.d)
    assert "prorroga.pdf" in ver(elenco, "oficialia", turno)


def test_responder_deja_sin_materia_lo_pedido(elenco: Elenco) -> None:
    turno = acusado(elenco)
    elenco.cliente("enlace_a").post(url("solicitar_prorroga", turno), PEDIDA)
    elenco.cliente("enlace_a").post(url("responder", turno), respuesta(turno))
    assert elenco.cliente("analista").get(url("conceder_prorroga", turno)).status_code == 409
    assert url("conceder_prorroga", turno) not in ver(elenco, "analista", turno)


def test_se_suspende_con_causa_y_al_reanudar_no_se_pierden_dias(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=4)):
        turno = acusado(elenco)
    antes = plazo_de(turno).vence_en
    analista = elenco.cliente("analista")
    incompleta = analista.post(url("suspender", turno), {"motivo": "Se cerró el camino"})
    assert incompleta.status_code == 422
    assert "Se cerró el camino" in incompleta.content.decode()
    desde = reloj.local(reloj.ahora() - timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    datos = {"categoria": "fuerza_mayor", "motivo": "Se cerró el camino", "momento": desde}
    assert analista.post(url("suspender", turno), datos).status_code == 302
    pagina = ver(elenco, "enlace_a", turno)
    assert "Plazo suspendido" in pagina
    assert "caso fortuito o fuerza mayor" in pagina
    assert analista.get(url("suspender", turno)).status_code == 409
    hasta = reloj.local(reloj.ahora()).strftime("%Y-%m-%dT%H:%M")
    futura = (reloj.ahora() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert analista.post(url("reanudar", turno), {"momento": futura}).status_code == 422
    assert analista.post(url("reanudar", turno), {"momento": hasta}).status_code == 302
    plazo = plazo_de(turno)
    assert plazo.suspendido_en is None
    assert plazo.vence_en >= antes
    assert analista.get(url("reanudar", turno)).status_code == 409
    por_que = analista.get(
        reverse("asunto:por_que", args=[turno.correspondencia.slug, plazo.pk])
    ).content.decode()
    assert "Plazo suspendido (Caso fortuito" in por_que
    assert Aviso.objects.filter(titulo="Plazo suspendido", destinatario=elenco.enlace_a).exists()
