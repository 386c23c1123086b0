"""The minutario by HTTP: the whole way of an oficio, who reads it, and what it is found by."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from coordinacion.oficios import services
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.opciones import ClaseOficio
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, atendida, destino, respondida, turnada
from tests.oficios.oficios import TEXTOS, borrador, oficio_en, turno_vencido
from tests.seguridad.formularios import leer
from tests.soporte.hojas import texto

AHORA = "%Y-%m-%dT%H:%M"


def _ahora() -> str:
    return reloj.local(reloj.ahora()).strftime(AHORA)


def _abrir(elenco: Elenco, persona: str, url: str) -> dict[str, Any]:
    """What the form of that page would send as it is."""
    respuesta = elenco.cliente(persona).get(url)
    assert respuesta.status_code == 200, (url, respuesta.status_code)
    return leer(respuesta.content.decode())[0]


def _enviar(elenco: Elenco, persona: str, nombre: str, oficio: Oficio, **datos: Any) -> None:
    url = reverse(f"oficio:{nombre}", args=[oficio.pk])
    respuesta = elenco.cliente(persona).post(url, datos)
    assert respuesta.status_code == 302, (nombre, respuesta.status_code)


def _nuevo(elenco: Elenco, clase: str, consulta: str, persona: str = "analista") -> Oficio:
    """A draft with what the page proposes, as it proposes it."""
    url = f"{reverse('oficio:nuevo', args=[clase])}?{consulta}"
    datos = _abrir(elenco, persona, url) | {"destinatario": "Quien lo recibe"}
    datos.pop("vista_previa", None)
    datos.pop("por_ausencia", None)
    respuesta = elenco.cliente(persona).post(url, datos)
    assert respuesta.status_code == 302, respuesta.content.decode()
    return Oficio.objects.latest("pk")


def test_de_borrador_a_acuse(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    pagina = elenco.cliente("analista").get(carta.get_absolute_url()).content.decode()
    nuevo = f"{reverse('oficio:nuevo', args=['respuesta'])}?asunto={carta.slug}"
    assert escape(nuevo) in pagina
    oficio = _nuevo(elenco, "respuesta", f"asunto={carta.slug}")
    assert carta.folio in oficio.cuerpo and carta.folio in oficio.responde_a

    _enviar(elenco, "analista", "enviar_a_firma", oficio)
    _enviar(elenco, "titular_unidad", "firmar", oficio)
    _enviar(elenco, "oficialia", "despachar", oficio, momento=_ahora(), medio="mensajeria")
    sello = SimpleUploadedFile("acuse.pdf", pdf(), "application/pdf")
    _enviar(elenco, "oficialia", "acusar", oficio, momento=_ahora(), recibio="Él", archivo=sello)

    hecho = Oficio.objects.get(pk=oficio.pk)
    assert hecho.estado == "acusado" and hecho.acuse is not None
    pagina = elenco.cliente("analista").get(carta.get_absolute_url()).content.decode()
    assert str(hecho.folio) in pagina and "Con acuse" in pagina
    suyos = Asiento.objects.filter(registro="oficio", registro_id=hecho.pk, asunto_id=carta.pk)
    assert suyos.count() == 5
    hoja = elenco.cliente("analista").get(reverse("oficio:pdf", args=[hecho.pk]))
    assert str(hecho.folio) in texto(hoja.getvalue())


def test_cada_clase_se_propone_con_lo_que_se_sabe(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    for clase in ("respuesta", "prevencion", "tarjeta", "invitacion"):
        oficio = _nuevo(elenco, clase, f"asunto={carta.slug}")
        assert (oficio.clase, oficio.carta) == (clase, carta)
    oficio = _nuevo(elenco, "canalizacion", f"turno={turno.pk}")
    assert (oficio.turno, oficio.institucion) == (turno, elenco.a)
    assert turno.instruccion.nombre in oficio.cuerpo
    assert {*Oficio.objects.values_list("clase", flat=True)} == {
        *ClaseOficio.values,
    } - {"remision", "recordatorio"}


def test_una_canalizacion_no_es_una_remision(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco)
    url = f"{reverse('oficio:nuevo', args=['remision'])}?turno={turno.pk}"
    assert elenco.cliente("analista").get(url).status_code == 404


def test_el_segundo_recordatorio_lleva_copia_al_titular(elenco: Elenco) -> None:
    turno = turno_vencido(elenco)
    lista = elenco.cliente("analista").get(reverse("oficio:recordatorios")).content.decode()
    consulta = f"institucion={elenco.a.pk}"
    assert elenco.a.nombre in lista and consulta in lista
    primero = _nuevo(elenco, "recordatorio", consulta)
    assert (primero.vez, primero.copias) == (1, "")
    assert list(primero.recordados.all()) == [turno]
    services.enviar_a_firma(elenco.analista, primero.pk)
    segundo = _nuevo(elenco, "recordatorio", consulta)
    assert segundo.vez == 2 and elenco.a.nombre in segundo.copias


def test_no_se_recuerda_lo_que_ya_se_respondio(elenco: Elenco) -> None:
    turno_vencido(elenco)
    oficio = _nuevo(elenco, "recordatorio", f"institucion={elenco.a.pk}")
    Turno.objects.filter(recordatorios=oficio).update(estado="respondido")
    url = reverse("oficio:enviar_a_firma", args=[oficio.pk])
    respuesta = elenco.cliente("analista").post(url)
    assert respuesta.status_code == 409
    assert "ya no debe ninguno" in respuesta.content.decode()
    otra = elenco.cliente("analista").get(
        f"{reverse('oficio:nuevo', args=['recordatorio'])}?institucion={elenco.a.pk}"
    )
    assert otra.status_code == 409


def test_la_vista_previa_no_guarda_nada(elenco: Elenco) -> None:
    url = reverse("oficio:nuevo", args=["invitacion"])
    datos = _abrir(elenco, "analista", url) | TEXTOS | {"vista_previa": "si"}
    datos.pop("por_ausencia", None)
    respuesta = elenco.cliente("analista").post(url, datos)
    assert respuesta["Content-Type"] == "application/pdf"
    assert "Se rehabilitará el camino." in texto(respuesta.content)
    assert not Oficio.objects.exists()


def test_el_mismo_formulario_dos_veces_es_un_borrador(elenco: Elenco) -> None:
    url = reverse("oficio:nuevo", args=["invitacion"])
    datos = _abrir(elenco, "analista", url) | TEXTOS
    for campo in ("vista_previa", "por_ausencia"):
        datos.pop(campo, None)
    destinos = {elenco.cliente("analista").post(url, datos)["Location"] for _ in range(2)}
    assert len(destinos) == 1 and Oficio.objects.count() == 1


def test_dos_personas_sobre_un_borrador(elenco: Elenco) -> None:
    """The second sees that it changed, and keeps what she typed."""
    oficio = borrador(elenco)
    url = reverse("oficio:editar", args=[oficio.pk])
    datos = _abrir(elenco, "analista", url) | {"cuerpo": "La segunda versión"}
    for campo in ("vista_previa", "por_ausencia"):
        datos.pop(campo, None)
    services.editar(elenco.oficialia, oficio.pk, TEXTOS, version=oficio.version)
    respuesta = elenco.cliente("analista").post(url, datos)
    pagina = respuesta.content.decode()
    assert respuesta.status_code == 409
    assert "La segunda versión" in pagina and "Oficialia Prueba" in pagina


def test_el_de_un_asunto_reservado_lo_lee_quien_lee_el_asunto(elenco: Elenco) -> None:
    carta, _ = turnada(elenco, destino(elenco.b, enlaces=(elenco.enlace_b,)), tipo="denuncia")
    oficio = oficio_en(elenco, "por_firmar", clase="respuesta", carta=carta, institucion=elenco.b)
    for nombre in ("ver", "pdf", "enviar_a_firma", "despachar"):
        url = reverse(f"oficio:{nombre}", args=[oficio.pk])
        assert elenco.cliente("oficialia").get(url).status_code == 404, nombre
        assert elenco.cliente("enlace_b").get(url).status_code == 404, nombre
    antes = Asiento.objects.filter(hecho="correspondencia_consultada_reservada").count()
    url = reverse("oficio:ver", args=[oficio.pk])
    assert elenco.cliente("titular_unidad").get(url).status_code == 200
    despues = Asiento.objects.filter(hecho="correspondencia_consultada_reservada").count()
    assert despues == antes + 1

    lista = elenco.cliente("oficialia").get(reverse("oficio:lista")).content.decode()
    assert str(oficio.folio) in lista and "Asunto reservado" in lista
    assert oficio.destinatario not in lista and oficio.asunto not in lista
    for filtro in (f"institucion={elenco.b.pk}", "clase=respuesta"):
        filtrada = elenco.cliente("oficialia").get(f"{reverse('oficio:lista')}?{filtro}")
        assert str(oficio.folio) not in filtrada.content.decode(), filtro


def test_el_minutario_se_filtra_y_se_pagina(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    uno = oficio_en(elenco, "por_firmar", institucion=elenco.a)
    otro = oficio_en(elenco, "despachado", clase="respuesta", carta=carta)
    suelto = borrador(elenco)
    halla = {
        "": {uno, otro},
        "estado=borrador": {suelto},
        "estado=despachado": {otro},
        "clase=respuesta": {otro},
        f"institucion={elenco.a.pk}": {uno},
        f"anio={uno.anio}": {uno, otro},
        "anio=1999": set(),
        f"q={uno.numero}": {uno},
        f"q={otro.folio}": {otro},
        "q=²&institucion=x&anio=9&clase=%00": set(),
        "pagina=99999999999999999999999": {uno, otro},
        "pagina=2": set(),
    }
    for consulta, esperados in halla.items():
        respuesta = elenco.cliente("consulta").get(f"{reverse('oficio:lista')}?{consulta}")
        assert respuesta.status_code == 200, consulta
        assert set(respuesta.context["filas"]) == esperados, consulta


def test_el_minutario_pregunta_siempre_lo_mismo(
    elenco: Elenco, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        oficio_en(elenco, "por_firmar", institucion=elenco.a)
    cliente = elenco.cliente("analista")
    cliente.get(reverse("oficio:lista"))
    with django_assert_max_num_queries(12):
        cliente.get(reverse("oficio:lista"))


def test_las_pestanas_dicen_cuanto_falta_por_hacer(elenco: Elenco) -> None:
    for estado in ("borrador", "borrador", "por_firmar", "acusado"):
        oficio_en(elenco, estado, institucion=elenco.a)
    pestanas = elenco.cliente("analista").get(reverse("oficio:lista")).context["pestanas"]
    dicho = {una["texto"]: una.get("cuenta") for una in pestanas}
    assert dicho == {
        "Minutario": None,
        "En borrador": 2,
        "Por firmar": 1,
        "Firmado, por despachar": 0,
        "Despachado, sin acuse": 0,
        "Con acuse": None,
        "Oficio cancelado": None,
    }


def test_la_institucion_no_ve_los_oficios_en_su_asunto(elenco: Elenco) -> None:
    carta, _ = respondida(elenco)
    oficio = oficio_en(elenco, "por_firmar", carta=carta)
    pagina = elenco.cliente("enlace_a").get(carta.get_absolute_url()).content.decode()
    assert str(oficio.folio) not in pagina
    assert elenco.cliente("enlace_a").get(reverse("oficio:lista")).status_code == 403
