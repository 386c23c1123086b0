"""The counter: what an institution did on paper, recorded on its behalf with what proves it."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import Settings

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import Respuesta, Turno
from coordinacion.canalizacion.opciones import Acuse
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoTurno, VerboPapel
from coordinacion.organizacion.models import Area
from tests.canalizacion.turnos_http import (
    ahora,
    escaneo,
    por_cuenta,
    respuesta,
    tecleado,
    url,
    ver,
)
from tests.elenco import Elenco, destino, instruccion, turnada

INICIO = reverse("papel:inicio")
VERBOS = [papel.value for papel in VerboPapel]


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def en_papel(elenco: Elenco, **campos: Any) -> Turno:
    return turnada(elenco, destino(elenco.d, **campos))[1][0]


def buscar(elenco: Elenco, texto: str, quien: str = "oficialia") -> str:
    return elenco.cliente(quien).get(INICIO, {"folio": texto}).content.decode()


@pytest.mark.parametrize("forma", ["entero", "sin_diagonales", "numero", "minusculas", "qr"])
def test_se_encuentra_por_folio_tecleado_o_leido(elenco: Elenco, forma: str) -> None:
    turno = en_papel(elenco)
    folio = turno.correspondencia.folio
    texto = {
        "entero": folio,
        "sin_diagonales": folio.replace("/", " "),
        "numero": str(turno.correspondencia.numero),
        "minusculas": folio.lower(),
        "qr": f"http://testserver{turno.get_absolute_url()}",
    }[forma]
    html = buscar(elenco, texto)
    assert f'data-turno="{turno.pk}"' in html
    assert VerboPapel.ACUSAR.label in html
    assert VerboPapel.RESPONDER.label in html
    assert VerboPapel.DECLINAR.label in html
    assert f"Por cuenta de {elenco.d.nombre}" in html


@pytest.mark.parametrize(
    "texto", ["JG/2026/999999-A", "x" * 299, "'; drop table", "/turnos/9999999999999999999/", "0"]
)
def test_lo_que_no_existe_se_dice(elenco: Elenco, texto: str) -> None:
    assert "No se encontró ese folio" in buscar(elenco, texto)


def test_un_reservado_no_aparece_a_quien_no_lo_lee(elenco: Elenco) -> None:
    turno = turnada(elenco, destino(elenco.d), tipo="denuncia")[1][0]
    assert "No se encontró ese folio" in buscar(elenco, turno.correspondencia.folio)
    assert f'data-turno="{turno.pk}"' in buscar(elenco, turno.correspondencia.folio, "analista")


def test_el_papel_es_de_oficialia_y_analista(elenco: Elenco) -> None:
    for quien in ("enlace_a", "titular_unidad", "consulta", "extrano", "administracion"):
        assert elenco.cliente(quien).get(INICIO).status_code == 403
    for quien in ("oficialia", "analista", "todologa"):
        assert elenco.cliente(quien).get(INICIO).status_code == 200


def test_acuse_en_papel_con_la_hora_del_sello(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(hours=5)):
        turno = en_papel(elenco)
    sello = reloj.minuto(reloj.ahora() - timedelta(hours=2))
    datos = por_cuenta(sello, archivo=escaneo())
    assert elenco.cliente("oficialia").post(url("acusar_papel", turno), datos).status_code == 302
    hecho = ahora(turno)
    assert (hecho.acuse, hecho.acusado_en) == (Acuse.PAPEL, sello)
    linea = Asiento.objects.get(registro="turno", registro_id=turno.pk, hecho="turno_acusado")
    assert (linea.actor, linea.institucion, linea.por_cuenta_de) == (
        elenco.oficialia,
        elenco.d,
        True,
    )
    documento = Documento.objects.get()
    assert (documento.clase, documento.turno_id) == (Documento.Clase.ACUSE, turno.pk)
    html = ver(elenco, "oficialia", turno)
    assert "Ver el acuse" in html
    assert f"por cuenta de {elenco.d.nombre}" in html


def test_sin_escaneo_se_ve_sin_digitalizar(elenco: Elenco) -> None:
    turno = en_papel(elenco)
    elenco.cliente("oficialia").post(url("acusar_papel", turno), por_cuenta())
    html = ver(elenco, "oficialia", turno)
    assert "Sin digitalizar" in html
    assert f"Por cuenta de {elenco.d.nombre}" in html


@pytest.mark.parametrize(
    ("cambio", "error"),
    [
        ({"entrego": " "}, "Este campo es obligatorio"),
        ({"momento": ""}, "Este campo es obligatorio"),
        ({"momento": "ayer"}, "fecha"),
        ({"momento": "2099-01-01T10:00"}, "no pueden ser futuras"),
        ({"momento": "2020-01-01T10:00"}, "Es anterior al turno"),
    ],
)
def test_lo_que_prueba_el_acto_se_revisa(
    elenco: Elenco, cambio: dict[str, str], error: str
) -> None:
    turno = en_papel(elenco)
    datos = por_cuenta() | cambio
    respuesta_http = elenco.cliente("oficialia").post(url("acusar_papel", turno), datos)
    assert respuesta_http.status_code == 422
    assert error in respuesta_http.content.decode()
    assert ahora(turno).estado == EstadoTurno.TURNADO


def test_respuesta_recibida_en_oficialia(elenco: Elenco) -> None:
    turno = en_papel(elenco)
    datos = respuesta(turno, texto="") | por_cuenta(archivo=escaneo("oficio.pdf"))
    respuesta_http = elenco.cliente("oficialia").post(url("responder_papel", turno), datos)
    assert respuesta_http.status_code == 302
    hecha = Respuesta.objects.get()
    assert (hecha.por_cuenta_de, hecha.registrada_por) == (True, elenco.oficialia)
    assert [documento.nombre for documento in hecha.documentos.all()] == ["oficio.pdf"]
    assert ahora(turno).acuse == Acuse.PAPEL
    html = ver(elenco, "analista", turno)
    assert f"Por cuenta de {elenco.d.nombre}; la entregó Mensajero de la Secretaría" in html


def test_una_respuesta_en_papel_sin_escaneo_necesita_texto(elenco: Elenco) -> None:
    turno = en_papel(elenco)
    cliente = elenco.cliente("oficialia")
    vacia = cliente.post(url("responder_papel", turno), respuesta(turno, texto="") | por_cuenta())
    assert vacia.status_code == 422
    con_texto = cliente.post(url("responder_papel", turno), respuesta(turno) | por_cuenta())
    assert con_texto.status_code == 302
    assert "Sin digitalizar" in ver(elenco, "analista", turno)


def test_la_respuesta_en_papel_puede_decir_que_ya_se_notifico(elenco: Elenco) -> None:
    turno = en_papel(elenco, instruccion=instruccion("atender_y_responder"))
    extra = {
        "ya_notificado": "on",
        "a_quien": "Comisariado",
        "realizada_en": tecleado(reloj.ahora()),
        "medio": "domicilio",
    }
    datos = respuesta(turno, **extra) | por_cuenta()
    elenco.cliente("oficialia").post(url("responder_papel", turno), datos)
    linea = Asiento.objects.get(hecho="correspondencia_notificada")
    assert (linea.institucion, linea.por_cuenta_de) == (elenco.d, True)


def test_rechazo_recibido(elenco: Elenco) -> None:
    turno = en_papel(elenco)
    datos = {"clase": "externa", "autoridad": "CFE", "fundamento": "Es federal"} | por_cuenta()
    elenco.cliente("oficialia").post(url("declinar_papel", turno), datos)
    assert ahora(turno).estado == EstadoTurno.DECLINADO
    assert ahora(turno).autoridad_propuesta == "CFE"


def test_area_asignada_con_su_oficio(elenco: Elenco) -> None:
    turno = en_papel(elenco)
    area = Area.objects.create(institucion=elenco.d, nombre="Caminos")
    datos = {"area": area.pk} | por_cuenta(archivo=escaneo())
    elenco.cliente("oficialia").post(url("asignar_papel", turno), datos)
    assert ahora(turno).area == area
    assert Documento.objects.get().turno_id == turno.pk


def test_un_archivo_falso_no_registra_nada(elenco: Elenco, carpeta: Path) -> None:
    turno = en_papel(elenco)
    falso = SimpleUploadedFile("acuse.pdf", b"no soy un PDF", "application/pdf")
    datos = por_cuenta(archivo=falso)
    respuesta_http = elenco.cliente("oficialia").post(url("acusar_papel", turno), datos)
    assert respuesta_http.status_code == 422
    assert "acuse.pdf" in respuesta_http.content.decode()
    assert ahora(turno).estado == EstadoTurno.TURNADO
    assert not any(ruta.is_file() for ruta in carpeta.rglob("*"))


def test_dos_veces_el_mismo_envio_es_un_acto(elenco: Elenco, carpeta: Path) -> None:
    turno = en_papel(elenco)
    cliente = elenco.cliente("oficialia")
    assert cliente.post(url("acusar_papel", turno), por_cuenta()).status_code == 302
    segundo = cliente.post(url("acusar_papel", turno), por_cuenta(archivo=escaneo()))
    assert segundo.status_code == 409
    assert Asiento.objects.filter(hecho="turno_acusado").count() == 1
    assert not Documento.objects.exists()
    assert not any(ruta.is_file() for ruta in carpeta.rglob("*"))


@pytest.mark.parametrize("verbo", VERBOS)
def test_solo_la_unidad_registra_por_cuenta_de_otros(elenco: Elenco, verbo: str) -> None:
    turno = turnada(elenco)[1][0]
    datos = respuesta(turno) | por_cuenta()
    for quien, codigo in (
        ("enlace_a", 403),
        ("titular_institucion_a", 403),
        ("titular_unidad", 403),
        ("consulta", 403),
        ("enlace_b", 404),
        ("extrano", 404),
    ):
        cliente = elenco.cliente(quien)
        assert cliente.get(url(verbo, turno)).status_code == codigo
        assert cliente.post(url(verbo, turno), datos).status_code == codigo
    assert ahora(turno).estado == EstadoTurno.TURNADO


def test_tambien_por_cuenta_de_quien_trabaja_en_pantalla(elenco: Elenco) -> None:
    turno = turnada(elenco)[1][0]
    datos = por_cuenta(institucion=elenco.b.pk, estado="atendido")
    elenco.cliente("analista").post(url("acusar_papel", turno), datos)
    assert ahora(turno).estado == EstadoTurno.ACUSADO
    assert ahora(turno).institucion == elenco.a


def test_el_acuse_tacito_se_rectifica_con_el_papel(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        turno = turnada(elenco)[1][0]
    services.acusar_tacitos()
    tacito = ahora(turno)
    assert tacito.acuse == Acuse.TACITO
    assert "tácito" in ver(elenco, "oficialia", turno).lower()
    assert VerboPapel.RECTIFICAR.label in buscar(elenco, turno.correspondencia.folio)
    cliente = elenco.cliente("oficialia")
    tarde = cliente.post(url("rectificar", turno), por_cuenta())
    assert tarde.status_code == 422
    sello = reloj.minuto(turno.turnado_en + timedelta(hours=1))
    datos = por_cuenta(sello, archivo=escaneo())
    assert cliente.post(url("rectificar", turno), datos).status_code == 302
    hecho = ahora(turno)
    assert (hecho.acuse, hecho.acusado_en) == (Acuse.PAPEL, sello)
    assert hecho.acuse_tacito_rectificado
    assert "se rectificó el tácito" in ver(elenco, "oficialia", turno)
    assert cliente.get(url("rectificar", turno)).status_code == 409
    assert cliente.post(url("rectificar", turno), por_cuenta(sello)).status_code == 422


def test_en_papel_nada_es_tacito_antes_de_la_entrega(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=60)):
        turno = en_papel(elenco)
    assert services.acusar_tacitos() == 0
    assert ahora(turno).estado == EstadoTurno.TURNADO


def test_la_bandeja_del_enlace_no_abre_el_papel(elenco: Elenco) -> None:
    turno = en_papel(elenco)
    datos = {"turnos": json.dumps([turno.pk])}
    elenco.cliente("enlace_a").post(reverse("mis_turnos:acusar_varios"), datos)
    assert ahora(turno).estado == EstadoTurno.TURNADO
