"""The page of a turn: what each person finds on it, and its volante."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import Turno
from coordinacion.documentos.models import Documento
from coordinacion.documentos.services import guardar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO, VerboPapel, VerboTurno
from tests.canalizacion.turnos_http import respuesta, url, ver
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, destino, instruccion, respondida, sentidos, turnada
from tests.soporte import hojas


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def uno(elenco: Elenco, **campos: Any) -> Turno:
    return turnada(elenco, destino(elenco.a, **campos))[1][0]


def test_el_boton_es_siempre_el_siguiente_verbo(elenco: Elenco) -> None:
    turno = uno(elenco, instruccion=instruccion("atender_y_responder"))

    def siguiente() -> str:
        html = ver(elenco, "enlace_a", turno)
        bloque = html[html.index("turno-siguiente") :]
        return bloque[: bloque.index("</div>")]

    assert VerboTurno.ACUSAR.label in siguiente()
    services.acusar(elenco.enlace_a, turno.pk)
    assert VerboTurno.RESPONDER.label in siguiente()
    services.responder(elenco.enlace_a, turno.pk, texto="Sí.", sentidos=sentidos(turno))
    assert "Registrar notificación" in siguiente()


def test_cada_quien_ve_sus_verbos(elenco: Elenco) -> None:
    _, turno = respondida(elenco)
    analista = ver(elenco, "analista", turno)
    assert VerboTurno.ACEPTAR.label in analista
    assert VerboTurno.DEVOLVER.label in analista
    for quien in ("consulta", "auditoria", "titular_unidad"):
        html = ver(elenco, quien, turno)
        assert f"/turnos/{turno.pk}/aceptar/" not in html
        assert f"/turnos/{turno.pk}/devolver/" not in html
    assert VerboPapel.ACUSAR.label in ver(elenco, "oficialia", uno(elenco))


def test_la_ventana_para_rechazar_se_dice_en_palabras(elenco: Elenco) -> None:
    turno = uno(elenco)
    assert "a partir del acuse de recibido" in ver(elenco, "enlace_a", turno)
    services.acusar(elenco.enlace_a, turno.pk)
    assert "Ventana para rechazar por competencia" in ver(elenco, "enlace_a", turno)
    with reloj.en(reloj.ahora() + timedelta(days=30)):
        assert "quedará como solicitud" in ver(elenco, "enlace_a", turno)


def test_el_documento_del_asunto_se_muestra_y_se_entrega(elenco: Elenco) -> None:
    turno = uno(elenco)
    archivo = SimpleUploadedFile("oficio.pdf", pdf(), "application/pdf")
    documento = guardar(
        elenco.oficialia,
        archivo,
        clase=Documento.Clase.OFICIO_RECIBIDO,
        asunto_id=turno.correspondencia_id,
    )
    direccion = f"/turnos/{turno.pk}/documentos/{documento.pk}/"
    assert f'data-url="{direccion}"' in ver(elenco, "enlace_a", turno)
    entregado = elenco.cliente("enlace_a").get(direccion)
    assert entregado.headers["Content-Type"] == "application/pdf"
    assert "sandbox" in entregado.headers["Content-Security-Policy"]


def test_leer_un_reservado_deja_constancia(elenco: Elenco) -> None:
    turno = turnada(
        elenco, destino(elenco.a, enlaces=(elenco.enlace_a,)), tipo="denuncia", asunto="Secreto"
    )[1][0]
    assert "Secreto" in ver(elenco, "enlace_a", turno)
    hechos = Asiento.objects.filter(hecho="correspondencia_consultada_reservada")
    assert [hecho.actor for hecho in hechos] == [elenco.enlace_a]
    for quien in ("enlace_a2", "oficialia", "consulta", "auditoria", "enlace_b", "extrano"):
        assert elenco.cliente(quien).get(turno.get_absolute_url()).status_code == 404


def test_el_volante_dice_lo_que_se_pide_y_su_codigo_abre_el_turno(
    elenco: Elenco, carpeta: Path
) -> None:
    turno = uno(elenco, indicaciones="Coordine la visita con la autoridad.")
    respuesta_http = elenco.cliente("enlace_a").get(url("volante", turno))
    assert respuesta_http.headers["Content-Type"] == "application/pdf"
    texto = hojas.texto(respuesta_http.content)
    for dato in (
        turno.correspondencia.folio,
        "Turno 1 de 1",
        elenco.a.nombre,
        "Solicita la rehabilitación",
        "Coordine la visita",
        str(turno.instruccion),
        "Acuse del volante de turno",
    ):
        assert dato in texto
    assert elenco.cliente("enlace_b").get(url("volante", turno)).status_code == 404


def test_el_volante_de_un_reservado_no_dice_que(elenco: Elenco, carpeta: Path) -> None:
    turno = turnada(
        elenco, destino(elenco.a, enlaces=(elenco.enlace_a,)), tipo="denuncia", asunto="Secreto"
    )[1][0]
    texto = hojas.texto(elenco.cliente("enlace_a").get(url("volante", turno)).content)
    assert ASUNTO_RESERVADO in texto
    assert "Secreto" not in texto


def test_ninguna_pagina_cambia_por_get(elenco: Elenco) -> None:
    turno = uno(elenco)
    antes = Asiento.objects.count()
    for verbo in ("ver", "acusar", "responder", "asignar", "declinar", "volante"):
        assert elenco.cliente("enlace_a").get(url(verbo, turno)).status_code == 200
    assert Asiento.objects.count() == antes


@pytest.mark.parametrize("quien", ["enlace_a", "analista"])
def test_las_consultas_de_la_pagina_no_crecen(elenco: Elenco, quien: str) -> None:
    turno = uno(elenco)
    cliente = elenco.cliente("enlace_a")

    def vuelta() -> None:
        cliente.post(url("responder", turno), respuesta(turno, archivo=archivo()))
        services.devolver(elenco.analista, turno.pk, complemento="Falta")

    def archivo() -> SimpleUploadedFile:
        return SimpleUploadedFile("oficio.pdf", pdf(), "application/pdf")

    def contar() -> int:
        elenco.cliente(quien).get(turno.get_absolute_url())
        with CaptureQueriesContext(connection) as consultas:
            elenco.cliente(quien).get(turno.get_absolute_url())
        return len(consultas)

    vuelta()
    con_una = contar()
    for _ in range(4):
        vuelta()
    assert contar() == con_una <= 20
