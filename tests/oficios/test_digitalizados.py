"""Stamped sheets that come back scanned: the code proposes, a person confirms."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coordinacion.nucleo import reloj
from coordinacion.oficios import impresos
from coordinacion.oficios.models import AcuseDigitalizado, Oficio
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, destino, turnada
from tests.oficios.oficios import RAIZ, oficio_en

SUBIR = "oficio:digitalizados"


def _hoja(oficio: Oficio) -> SimpleUploadedFile:
    return SimpleUploadedFile("hoja.pdf", impresos.oficio(oficio, RAIZ), "application/pdf")


def _sello(oficio: Oficio | None = None, **otros: str) -> dict[str, str]:
    momento = reloj.local(reloj.ahora()).strftime("%Y-%m-%dT%H:%M")
    folio = str(oficio) if oficio else ""
    return {"folio": folio, "momento": momento, "recibio": "Oficialía", **otros}


def _subida(elenco: Elenco, *archivos: SimpleUploadedFile) -> list[AcuseDigitalizado]:
    respuesta = elenco.cliente("oficialia").post(reverse(SUBIR), {"archivo": list(archivos)})
    assert respuesta.status_code == 302, respuesta.content.decode()
    return list(AcuseDigitalizado.objects.order_by("pk"))


def test_la_hoja_que_vuelve_halla_su_oficio_y_espera(elenco: Elenco) -> None:
    oficio = oficio_en(elenco, "despachado")
    (suyo,) = _subida(elenco, _hoja(oficio))
    assert suyo.oficio == oficio
    assert Oficio.objects.get(pk=oficio.pk).estado == "despachado"

    url = reverse("oficio:confirmar", args=[suyo.pk])
    assert str(oficio.folio) in elenco.cliente("oficialia").get(url).content.decode()
    assert elenco.cliente("oficialia").post(url, _sello(oficio)).status_code == 302
    hecho = Oficio.objects.get(pk=oficio.pk)
    assert (hecho.estado, hecho.acuse) == ("acusado", suyo.documento)
    assert elenco.cliente("oficialia").get(url).status_code == 404


def test_sin_codigo_se_anota_el_numero(elenco: Elenco) -> None:
    oficio = oficio_en(elenco, "despachado")
    (suyo,) = _subida(elenco, SimpleUploadedFile("foto.pdf", pdf(), "application/pdf"))
    assert suyo.oficio is None
    url = reverse("oficio:confirmar", args=[suyo.pk])
    mala = elenco.cliente("oficialia").post(url, _sello(folio="JG/OF/2026/999999-A"))
    assert mala.status_code == 422 and "Oficialía" in mala.content.decode()
    assert elenco.cliente("oficialia").post(url, _sello(oficio)).status_code == 302


def test_la_persona_corrige_lo_que_propone_el_codigo(elenco: Elenco) -> None:
    propuesto, bueno = oficio_en(elenco, "despachado"), oficio_en(elenco, "despachado")
    (suyo,) = _subida(elenco, _hoja(propuesto))
    url = reverse("oficio:confirmar", args=[suyo.pk])
    elenco.cliente("oficialia").post(url, _sello(bueno))
    assert Oficio.objects.get(pk=bueno.pk).estado == "acusado"
    assert Oficio.objects.get(pk=propuesto.pk).estado == "despachado"


def test_un_oficio_que_aun_no_sale_no_se_acusa(elenco: Elenco) -> None:
    oficio = oficio_en(elenco, "firmado")
    (suyo,) = _subida(elenco, _hoja(oficio))
    url = reverse("oficio:confirmar", args=[suyo.pk])
    respuesta = elenco.cliente("oficialia").post(url, _sello(oficio))
    assert respuesta.status_code == 409
    assert "«Firmado, por despachar»" in respuesta.content.decode()
    assert AcuseDigitalizado.objects.get(pk=suyo.pk).resuelto_en is None


def test_uno_malo_no_detiene_a_los_demas(elenco: Elenco) -> None:
    malo = SimpleUploadedFile("hoja.pdf", b"no es un PDF", "application/pdf")
    buena = _hoja(oficio_en(elenco, "despachado"))
    respuesta = elenco.cliente("oficialia").post(reverse(SUBIR), {"archivo": [malo, buena]})
    assert respuesta.status_code == 422
    assert AcuseDigitalizado.objects.count() == 1
    vacia = elenco.cliente("oficialia").post(reverse(SUBIR), {})
    assert vacia.status_code == 422


def test_de_un_asunto_reservado_no_se_propone_a_quien_no_lo_lee(elenco: Elenco) -> None:
    carta, _ = turnada(elenco, destino(elenco.b, enlaces=(elenco.enlace_b,)), tipo="denuncia")
    oficio = oficio_en(elenco, "por_firmar", carta=carta)
    (suyo,) = _subida(elenco, _hoja(oficio))
    assert suyo.oficio is None


def test_lo_de_otra_persona_no_existe(elenco: Elenco) -> None:
    (suyo,) = _subida(elenco, _hoja(oficio_en(elenco, "despachado")))
    for nombre in ("confirmar", "documento"):
        url = reverse(f"oficio:{nombre}", args=[suyo.pk])
        assert elenco.cliente("todologa").get(url).status_code == 404, nombre
    descartar = reverse("oficio:descartar", args=[suyo.pk])
    assert elenco.cliente("todologa").post(descartar).status_code == 404
    assert elenco.cliente("oficialia").post(descartar).status_code == 302
    assert AcuseDigitalizado.objects.get(pk=suyo.pk).resuelto_en is not None
