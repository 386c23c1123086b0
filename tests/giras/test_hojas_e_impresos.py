"""What is printed of a gira, and the numbered forms that come back filled."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos.models import Documento
from coordinacion.giras import services
from coordinacion.giras.models import HojaEnBlanco
from coordinacion.vinculacion.models import Reunion
from tests.elenco import Elenco
from tests.giras.giras import captura, enviar, gira, renglon
from tests.soporte.hojas import texto


def _impresas(elenco: Elenco, reunion: Reunion, cuantas: int) -> bytes:
    """The PDF of the forms that the page gives after asking for them."""
    cliente = elenco.cliente("oficialia")
    url = reverse("gira:hojas", args=[reunion.pk])
    respuesta = cliente.post(url, {"desde": 1, "cuantas": cuantas})
    assert respuesta.status_code == 302
    return bytes(cliente.get(respuesta["Location"]).content)


def _subir(elenco: Elenco, reunion: Reunion, contenido: bytes, **datos: object) -> int:
    archivo = SimpleUploadedFile("hoja.pdf", contenido, "application/pdf")
    url = reverse("gira:leer_hojas", args=[reunion.pk])
    return int(elenco.cliente("oficialia").post(url, {"archivos": archivo, **datos}).status_code)


def test_relacion_hoja_de_calculo_y_acuses(elenco: Elenco) -> None:
    una = captura(elenco)
    enviar(elenco, "oficialia", una, [renglon(1, nombre="Juana Pérez"), renglon(2)])
    carta = Correspondencia.objects.get(remitente="Juana Pérez")
    cliente = elenco.cliente("oficialia")
    for nombre in ("relacion", "talones"):
        pdf = cliente.get(reverse(f"gira:{nombre}", args=[una.reunion_id])).content
        assert carta.folio in texto(pdf) and "Juana Pérez" in texto(pdf), nombre
    libro = cliente.get(reverse("gira:xlsx", args=[una.reunion_id])).content
    filas = list(load_workbook(io.BytesIO(libro)).active.values)
    assert len(filas) == 3 and filas[1][:2] == (carta.folio, "Juana Pérez")


def test_el_mismo_pedido_de_hojas_dos_veces_numera_una(elenco: Elenco) -> None:
    reunion = gira(elenco)
    _impresas(elenco, reunion, 3)
    _impresas(elenco, reunion, 3)
    assert list(HojaEnBlanco.objects.values_list("numero", flat=True)) == [1, 2, 3]


def test_la_hoja_llena_se_halla_por_su_codigo_y_llega_al_asunto(elenco: Elenco) -> None:
    una = captura(elenco)
    assert _subir(elenco, una.reunion, _impresas(elenco, una.reunion, 1)) == 302
    hoja = HojaEnBlanco.objects.get()
    assert hoja.escaneo is not None
    assert enviar(elenco, "oficialia", una, [renglon(1, hoja=1)]).status_code == 302
    carta = Correspondencia.objects.get()
    assert Documento.objects.get(asunto_id=carta.pk).pk == hoja.escaneo_id
    respuesta = elenco.cliente("oficialia").get(hoja.ruta)
    assert respuesta["Location"] == carta.get_absolute_url()


def test_la_hoja_que_llega_despues_se_agrega_al_asunto(elenco: Elenco) -> None:
    una = captura(elenco)
    contenido = _impresas(elenco, una.reunion, 1)
    enviar(elenco, "oficialia", una, [renglon(1, hoja=1)])
    assert _subir(elenco, una.reunion, contenido, numero=1) == 302
    assert Documento.objects.filter(asunto_id=Correspondencia.objects.get().pk).exists()


def test_una_hoja_de_otra_gira_no_se_toma(elenco: Elenco) -> None:
    propia, otra = gira(elenco), gira(elenco)
    contenido = _impresas(elenco, otra, 1)
    _impresas(elenco, propia, 1)
    assert _subir(elenco, propia, contenido) == 422
    assert not HojaEnBlanco.objects.filter(escaneo__isnull=False).exists()
    assert not Documento.objects.exists()


def test_pasando_de_cien_hojas_se_vuelven_a_imprimir_todas(elenco: Elenco) -> None:
    reunion = gira(elenco)
    for desde in (1, 101):
        services.imprimir_hojas(elenco.oficialia, reunion.pk, desde=desde, cuantas=100)
    url = reverse("gira:hojas", args=[reunion.pk])
    pagina = elenco.cliente("oficialia").get(url).content.decode()
    assert "de la 1 a la 100" in pagina and "?desde=101&amp;hasta=200" in pagina


def test_una_hoja_que_no_se_imprimio_se_dice_en_su_renglon(elenco: Elenco) -> None:
    una = captura(elenco)
    respuesta = enviar(elenco, "oficialia", una, [renglon(1, hoja=9)])
    assert respuesta.status_code == 422
    assert "No se ha impreso la hoja 9" in respuesta.content.decode()
    services.imprimir_hojas(elenco.oficialia, una.reunion_id, desde=1, cuantas=9)
    assert enviar(elenco, "oficialia", una, [renglon(1, hoja=9)]).status_code == 302
