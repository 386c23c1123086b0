"""Answering a turn by HTTP: files, outcomes, the petitioner, and two liaisons at once."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import Respuesta, Turno
from coordinacion.correspondencia.models import Correspondencia, Notificacion, Sentido
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoTurno
from tests.canalizacion.turnos_http import ahora, escaneo, foto, respuesta, tecleado, url, ver
from tests.elenco import Elenco, carta_nueva, destino, instruccion, turnada

DIRECTA = "atender_y_responder"


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def archivos_en(carpeta: Path) -> int:
    return sum(1 for ruta in carpeta.rglob("*") if ruta.is_file())


def uno(elenco: Elenco, clave: str = "") -> Turno:
    return turnada(elenco, destino(elenco.a, instruccion=instruccion(clave)))[1][0]


def test_con_foto_y_archivos(elenco: Elenco) -> None:
    turno = uno(elenco)
    datos = respuesta(turno, texto="", oficio_fecha="2026-11-03", foto=foto(), archivo=escaneo())
    assert elenco.cliente("enlace_a").post(url("responder", turno), datos).status_code == 302
    hecha = Respuesta.objects.get()
    assert (hecha.oficio_numero, str(hecha.oficio_fecha)) == ("SI/12/2026", "2026-11-03")
    assert [d.mime for d in hecha.documentos.all()] == ["image/jpeg", "application/pdf"]
    assert {d.institucion_id for d in hecha.documentos.all()} == {elenco.a.pk}
    assert ahora(turno).estado == EstadoTurno.RESPONDIDO


def test_desde_turnado_acusa_en_el_mismo_momento(elenco: Elenco) -> None:
    turno = uno(elenco)
    elenco.cliente("enlace_a").post(url("responder", turno), respuesta(turno))
    assert ahora(turno).acuse == "expreso"


def test_sin_texto_ni_documento(elenco: Elenco) -> None:
    turno = uno(elenco)
    datos = respuesta(turno, texto="  ")
    respuesta_http = elenco.cliente("enlace_a").post(url("responder", turno), datos)
    assert respuesta_http.status_code == 422
    assert "Escriba la respuesta o adjunte el documento" in respuesta_http.content.decode()
    assert "SI/12/2026" in respuesta_http.content.decode()


def test_cada_punto_lleva_un_sentido_de_los_que_admite_el_tipo(elenco: Elenco) -> None:
    turno = uno(elenco)
    tipo = turno.correspondencia.tipo
    assert tipo is not None
    otro = Sentido.objects.exclude(pk__in=tipo.sentidos.values("pk"))[0]
    (punto,) = turno.puntos.all()
    for valor in ("", str(otro.pk)):
        datos = respuesta(turno) | {f"sentido_{punto.pk}": valor}
        respuesta_http = elenco.cliente("enlace_a").post(url("responder", turno), datos)
        assert respuesta_http.status_code == 422
    assert not Respuesta.objects.exists()


def test_un_archivo_que_no_es_lo_que_dice_se_rechaza_y_nada_queda(
    elenco: Elenco, carpeta: Path
) -> None:
    turno = uno(elenco)
    falso = SimpleUploadedFile("oficio.pdf", b"MZ no es un PDF", "application/pdf")
    datos = respuesta(turno, foto=foto(), archivo=falso)
    respuesta_http = elenco.cliente("enlace_a").post(url("responder", turno), datos)
    assert respuesta_http.status_code == 422
    assert "oficio.pdf" in respuesta_http.content.decode()
    assert "Se programó la obra." in respuesta_http.content.decode()
    assert not Documento.objects.exists()
    assert archivos_en(carpeta) == 0


def test_dos_enlaces_el_segundo_sabe_quien_y_conserva_su_texto(
    elenco: Elenco, carpeta: Path
) -> None:
    turno = uno(elenco)
    elenco.cliente("enlace_a").post(url("responder", turno), respuesta(turno))
    datos = respuesta(turno, texto="Mi versión de la respuesta", archivo=escaneo())
    segunda = elenco.cliente("enlace_a2").post(url("responder", turno), datos)
    pagina = segunda.content.decode()
    assert segunda.status_code == 409
    assert elenco.enlace_a.nombre_completo in pagina
    assert f"{reloj.local(reloj.ahora()):%d/%m/%Y}" in pagina
    assert "Mi versión de la respuesta" in pagina
    assert Respuesta.objects.count() == 1
    assert archivos_en(carpeta) == 0


def test_ya_se_notifico_al_peticionario(elenco: Elenco) -> None:
    turno = uno(elenco, DIRECTA)
    momento = reloj.ahora()
    datos = respuesta(
        turno,
        ya_notificado="on",
        a_quien="Comisariado",
        realizada_en=tecleado(momento),
        medio="personal",
    )
    assert elenco.cliente("enlace_a").post(url("responder", turno), datos).status_code == 302
    intento = Notificacion.objects.get()
    assert (intento.resultado, intento.institucion) == ("entregada", elenco.a)
    carta = Correspondencia.objects.get(pk=turno.correspondencia_id)
    assert tecleado(carta.notificada_en or momento) == tecleado(momento)


def test_si_ya_se_notifico_dice_cuando_y_como(elenco: Elenco) -> None:
    turno = uno(elenco, DIRECTA)
    datos = respuesta(turno, ya_notificado="on", a_quien="Comisariado")
    respuesta_http = elenco.cliente("enlace_a").post(url("responder", turno), datos)
    assert respuesta_http.status_code == 422
    assert respuesta_http.content.decode().count("desmarque que ya se notificó") >= 2
    assert not Notificacion.objects.exists()


def test_si_notifica_la_unidad_no_se_pregunta_ni_se_acepta(elenco: Elenco) -> None:
    turno = uno(elenco)
    cliente = elenco.cliente("enlace_a")
    assert "ya_notificado" not in cliente.get(url("responder", turno)).content.decode()
    extra = {"ya_notificado": "on", "a_quien": "X", "medio": "personal"}
    datos = respuesta(turno, **extra, realizada_en=tecleado(reloj.ahora()))
    assert cliente.post(url("responder", turno), datos).status_code == 302
    assert not Notificacion.objects.exists()


def test_los_campos_de_mas_se_ignoran(elenco: Elenco) -> None:
    turno = uno(elenco)
    datos = respuesta(turno, estado="atendido", vueltas="9", ronda="7", institucion=elenco.b.pk)
    elenco.cliente("enlace_a").post(url("responder", turno), datos)
    hecho = ahora(turno)
    assert (hecho.estado, hecho.vueltas) == (EstadoTurno.RESPONDIDO, 0)
    assert hecho.institucion == elenco.a
    assert Respuesta.objects.get().ronda == 1


def test_lo_que_se_pidio_complementar_se_ve_al_responder_y_las_rondas_se_cuentan(
    elenco: Elenco,
) -> None:
    turno = uno(elenco)
    cliente = elenco.cliente("enlace_a")
    cliente.post(url("responder", turno), respuesta(turno))
    services.devolver(elenco.analista, turno.pk, complemento="Falta el dictamen de obra")
    assert "Falta el dictamen de obra" in cliente.get(url("responder", turno)).content.decode()
    cliente.post(url("responder", turno), respuesta(turno, texto="Va el dictamen"))
    pagina = ver(elenco, "enlace_a", turno)
    assert "Complemento 1" in pagina
    assert "Primera respuesta" in pagina
    assert "Rechazado a tiempo" not in pagina


def test_el_documento_de_la_respuesta_lo_lee_su_institucion_y_la_unidad(elenco: Elenco) -> None:
    _, (turno, otro) = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    datos = respuesta(turno, archivo=escaneo())
    elenco.cliente("enlace_a").post(url("responder", turno), datos)
    doc = Documento.objects.get()

    def leer(quien: str, uno: Turno) -> int:
        return elenco.cliente(quien).get(f"/turnos/{uno.pk}/documentos/{doc.pk}/").status_code

    assert leer("enlace_a", turno) == 200
    assert leer("analista", turno) == 200
    assert leer("enlace_b", otro) == 404
    assert leer("enlace_b", turno) == 404


def test_un_documento_de_otro_asunto_no_se_alcanza_por_el_turno(elenco: Elenco) -> None:
    turno = uno(elenco)
    otra = carta_nueva(elenco)
    documento = Documento.objects.create(
        archivo="x", sha256="0" * 64, nombre="x.pdf", mime="application/pdf", tamano=1,
        clase=Documento.Clase.OFICIO_RECIBIDO, asunto_id=otra.pk, subido_por=elenco.oficialia,
    )  # fmt: skip
    direccion = f"/turnos/{turno.pk}/documentos/{documento.pk}/"
    assert elenco.cliente("enlace_a").get(direccion).status_code == 404
