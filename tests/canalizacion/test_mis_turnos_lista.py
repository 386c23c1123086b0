"""The liaison's tray: groups whose counts are their rows, acknowledging one or twelve."""

import json
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Declinacion
from coordinacion.canalizacion.selectors.mis_turnos import Grupo, fin_de_semana
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO, EstadoTurno
from tests.canalizacion.turnos_http import ahora
from tests.elenco import Elenco, destino, respondida, sentidos, turnada

LISTA = reverse("mis_turnos:lista")
ACUSAR = reverse("mis_turnos:acusar_varios")
OAXACA = ZoneInfo("America/Mexico_City")
SECRETO = "Denuncia hechos que nadie debe leer"


def pagina(elenco: Elenco, quien: str, grupo: str = "") -> str:
    respuesta = elenco.cliente(quien).get(LISTA, {"grupo": grupo} if grupo else {})
    assert respuesta.status_code == 200
    return respuesta.content.decode()


def filas(html: str) -> list[int]:
    return [int(uno) for uno in re.findall(r'data-turno="(\d+)"', html)]


def cuentas(html: str) -> dict[str, int]:
    """The count that each tab shows, by the group that it leads to."""
    pestanas = html[html.index('class="pestanas"') :]
    hallado = re.findall(
        r'grupo=(\w+)"[^>]*>.*?class="cuenta[^"]*">([\d,]+)', pestanas, flags=re.DOTALL
    )
    return {grupo: int(cuantos.replace(",", "")) for grupo, cuantos in hallado}


def varios(elenco: Elenco, cuantos: int) -> list[Turno]:
    return [turnada(elenco)[1][0] for _ in range(cuantos)]


def de_todo(elenco: Elenco) -> None:
    """Turns of `a` in every state, on time and late."""
    varios(elenco, 2)
    with reloj.en(reloj.ahora() - timedelta(days=40)):
        services.acusar(elenco.enlace_a, turnada(elenco)[1][0].pk)
        turnada(elenco)
    services.acusar(elenco.enlace_a, turnada(elenco)[1][0].pk)
    services.acusar(
        elenco.enlace_a, turnada(elenco, destino(elenco.b), destino(elenco.a, ""))[1][1].pk
    )
    respondida(elenco)
    turno = turnada(elenco)[1][0]
    competencia = services.Competencia(Declinacion.NO_IDENTIFICA)
    services.declinar(elenco.enlace_a, turno.pk, fundamento="No", competencia=competencia)
    services.retirar(elenco.analista, turnada(elenco)[1][0].pk, motivo="Error")


def test_cada_cuenta_es_igual_a_sus_filas(elenco: Elenco) -> None:
    de_todo(elenco)
    vistas = cuentas(pagina(elenco, "enlace_a"))
    assert set(vistas) == set(Grupo.values)
    for grupo in Grupo.values:
        assert len(filas(pagina(elenco, "enlace_a", grupo))) == vistas[grupo], grupo
    assert vistas == {
        "por_acusar": 3,
        "esta_semana": vistas["esta_semana"],
        "vencidos": 2,
        "en_tramite": 3,
        "terminados": 3,
    }


def test_vencen_esta_semana_es_hasta_el_domingo() -> None:
    miercoles = datetime(2026, 11, 18, 10, tzinfo=OAXACA)
    fin = reloj.local(fin_de_semana(miercoles))
    assert (fin.date().isoformat(), fin.hour) == ("2026-11-22", 23)
    domingo = datetime(2026, 11, 22, 23, 30, tzinfo=OAXACA)
    assert reloj.local(fin_de_semana(domingo)).date().isoformat() == "2026-11-22"


def test_vencen_esta_semana(elenco: Elenco) -> None:
    lunes = datetime(2026, 10, 5, 10, tzinfo=OAXACA)
    with reloj.en(lunes):
        turno = turnada(elenco, destino(elenco.a, dias=2))[1][0]
        turnada(elenco, destino(elenco.a, dias=7))
        assert filas(pagina(elenco, "enlace_a", "esta_semana")) == [turno.pk]
    with reloj.en(lunes + timedelta(days=7)):
        assert turno.pk in filas(pagina(elenco, "enlace_a", "vencidos"))


def test_sin_elegir_grupo_se_abre_el_primero_que_tiene_algo(elenco: Elenco) -> None:
    assert "No hay turnos por acusar" in pagina(elenco, "enlace_a")
    with reloj.en(reloj.ahora() - timedelta(days=40)):
        turno = turnada(elenco)[1][0]
        services.acusar(elenco.enlace_a, turno.pk)
    assert filas(pagina(elenco, "enlace_a")) == [turno.pk]


def test_una_tarjeta_dice_lo_necesario(elenco: Elenco) -> None:
    turno = varios(elenco, 1)[0]
    html = pagina(elenco, "enlace_a")
    for texto in ("Vence en", "Solicita la rehabilitación", str(turno.instruccion)):
        assert texto in html
    assert f"/turnos/{turno.pk}/acusar/" in html


def test_acusar_desde_la_tarjeta_vuelve_a_la_lista(elenco: Elenco) -> None:
    turno = varios(elenco, 1)[0]
    direccion = reverse("turno:acusar", args=[turno.pk])
    respuesta = elenco.cliente("enlace_a").post(direccion, {"volver": "lista"})
    assert respuesta.headers["Location"] == LISTA
    assert ahora(turno).estado == EstadoTurno.ACUSADO


def test_acusar_los_doce_de_un_toque(elenco: Elenco) -> None:
    turnos = varios(elenco, 12)
    html = pagina(elenco, "enlace_a")
    assert "Acusar los 12" in html
    hallado = re.search(r'name="turnos" value="([^"]+)"', html)
    assert hallado
    respuesta = elenco.cliente("enlace_a").post(ACUSAR, {"turnos": hallado[1]}, follow=True)
    assert "Acusó de recibido 12 turnos." in respuesta.content.decode()
    assert {ahora(turno).estado for turno in turnos} == {EstadoTurno.ACUSADO}


def test_si_uno_falla_los_demas_quedan_y_se_dice_cual(elenco: Elenco) -> None:
    turnos = varios(elenco, 12)
    services.retirar(elenco.analista, turnos[4].pk, motivo="Error")
    datos = {"turnos": json.dumps([turno.pk for turno in turnos])}
    respuesta = elenco.cliente("enlace_a").post(ACUSAR, datos)
    html = respuesta.content.decode()
    assert respuesta.status_code == 200
    assert "11 turnos; 1 no se pudo acusar" in html
    assert "Turno retirado" in html
    assert [ahora(t).estado for t in turnos].count(EstadoTurno.ACUSADO) == 11


def test_el_mismo_envio_dos_veces_no_acusa_dos_veces(elenco: Elenco) -> None:
    turnos = varios(elenco, 3)
    datos = {"turnos": json.dumps([turno.pk for turno in turnos])}
    cliente = elenco.cliente("enlace_a")
    cliente.post(ACUSAR, datos)
    momentos = [ahora(turno).acusado_en for turno in turnos]
    segunda = cliente.post(ACUSAR, datos)
    assert segunda.status_code == 409
    assert "No se acusó ningún turno" in segunda.content.decode()
    assert [ahora(turno).acusado_en for turno in turnos] == momentos


def test_los_turnos_ajenos_del_envio_no_existen(elenco: Elenco) -> None:
    mio = varios(elenco, 1)[0]
    ajeno = turnada(elenco, destino(elenco.b))[1][0]
    datos = {"turnos": json.dumps([mio.pk, ajeno.pk, 10**12])}
    html = elenco.cliente("enlace_a").post(ACUSAR, datos).content.decode()
    assert "No existe ese turno" in html
    assert ajeno.correspondencia.folio not in html
    assert ahora(ajeno).estado == EstadoTurno.TURNADO
    assert ahora(mio).estado == EstadoTurno.ACUSADO


@pytest.mark.parametrize(
    "enviado",
    [
        "",
        "[]",
        "no",
        '{"a":1}',
        '["1"]',
        "[true]",
        "[1.5]",
        "[1]" * 3,
        "[null]",
        "[9" + "9" * 30 + "]",
    ],
)
def test_un_envio_sin_sentido_se_contesta_sin_fallar(elenco: Elenco, enviado: str) -> None:
    respuesta = elenco.cliente("enlace_a").post(ACUSAR, {"turnos": enviado}, follow=True)
    assert respuesta.status_code == 200
    assert "No hay turnos por acusar" in respuesta.content.decode()


def test_acusar_por_get_no_se_puede(elenco: Elenco) -> None:
    assert elenco.cliente("enlace_a").get(ACUSAR).status_code == 405


def test_el_titular_mira_pero_no_acusa(elenco: Elenco) -> None:
    turnos = varios(elenco, 2)
    html = pagina(elenco, "titular_institucion_a")
    assert len(filas(html)) == 2
    assert "Acusar los" not in html
    assert "/acusar/" not in html.replace(ACUSAR, "")
    datos = {"turnos": json.dumps([turno.pk for turno in turnos])}
    elenco.cliente("titular_institucion_a").post(ACUSAR, datos)
    assert {ahora(turno).estado for turno in turnos} == {EstadoTurno.TURNADO}


def test_lo_reservado_se_ve_tapado_y_no_se_acusa_a_ciegas(elenco: Elenco) -> None:
    reservado = turnada(
        elenco, destino(elenco.a, enlaces=(elenco.enlace_a,)), tipo="denuncia", asunto=SECRETO
    )[1][0]
    otra = pagina(elenco, "enlace_a2")
    assert ASUNTO_RESERVADO in otra
    assert SECRETO not in otra
    assert f"/turnos/{reservado.pk}/" not in otra
    assert cuentas(otra)["por_acusar"] == len(filas(otra)) == 1
    nombrada = pagina(elenco, "enlace_a")
    assert SECRETO in nombrada
    direccion = reverse("turno:ver", args=[reservado.pk])
    assert elenco.cliente("enlace_a2").get(direccion).status_code == 404


def test_cada_quien_ve_los_de_su_institucion(elenco: Elenco) -> None:
    turno = turnada(elenco, destino(elenco.b))[1][0]
    assert filas(pagina(elenco, "enlace_b")) == [turno.pk]
    assert filas(pagina(elenco, "enlace_a")) == []
    for quien in ("analista", "extrano", "administracion"):
        assert elenco.cliente(quien).get(LISTA).status_code == 403


def test_se_pagina_y_una_pagina_de_mas_es_la_ultima(elenco: Elenco) -> None:
    varios(elenco, 27)
    cliente = elenco.cliente("enlace_a")
    primera = cliente.get(LISTA).content.decode()
    segunda = cliente.get(LISTA, {"pagina": "2"}).content.decode()
    assert (len(filas(primera)), len(filas(segunda))) == (25, 2)
    assert not set(filas(primera)) & set(filas(segunda))
    assert "Acusar los 27" in primera
    for mala in ("9", "x", "-1"):
        assert cliente.get(LISTA, {"pagina": mala}).status_code == 200


@pytest.mark.parametrize("grupo", ["por_acusar", "en_tramite"])
def test_las_consultas_no_crecen_con_las_filas(elenco: Elenco, grupo: str) -> None:
    def contar() -> int:
        elenco.cliente("enlace_a").get(LISTA, {"grupo": grupo})
        with CaptureQueriesContext(connection) as consultas:
            elenco.cliente("enlace_a").get(LISTA, {"grupo": grupo})
        return len(consultas)

    def agregar(cuantos: int) -> None:
        for turno in varios(elenco, cuantos):
            if grupo == "en_tramite":
                services.responder(elenco.enlace_a, turno.pk, texto="Sí.", sentidos=sentidos(turno))

    agregar(1)
    con_una = contar()
    agregar(24)
    assert contar() == con_una <= 10
