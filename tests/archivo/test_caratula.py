"""The cover: what it says to a person and to a machine, and that it is a tagged letter page."""

import io

import pikepdf

from coordinacion.archivo import impresos, services
from coordinacion.archivo.models import SerieDocumental
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos import qr
from tests.archivo.expedientes import LUGAR, TITULO, archivar, concluida, expediente
from tests.elenco import Elenco
from tests.soporte.hojas import texto

RAIZ = "https://ejemplo.invalid/"


def test_dice_lo_del_expediente_y_que_es_un_ejemplo(elenco: Elenco) -> None:
    uno = expediente(elenco)
    archivar(elenco, concluida(elenco), uno, fojas=1234)
    hoja = texto(impresos.caratula(uno, RAIZ))
    partes = (str(uno), TITULO, LUGAR, "1,234", "EJEMPLO", "por validar", "Expediente abierto")
    assert [parte for parte in partes if parte not in hoja] == []


def test_con_una_serie_oficial_no_dice_ejemplo(elenco: Elenco) -> None:
    uno = expediente(elenco)
    SerieDocumental.objects.update(
        es_ejemplo=False, seccion="8C", anios_tramite=2, anios_concentracion=3, destino="historico"
    )
    cerrado = services.cerrar(elenco.archivo, uno.pk)
    hoja = texto(impresos.caratula(cerrado, RAIZ))
    assert "EJEMPLO" not in hoja and "por validar" not in hoja
    assert "2 años" in hoja and "Archivo histórico" in hoja and "Expediente cerrado" in hoja


def test_no_dice_nada_de_un_asunto(elenco: Elenco) -> None:
    """A cover is read by whoever passes by the shelf: it only says that something is reserved."""
    uno = expediente(elenco)
    carta = archivar(elenco, concluida(elenco, asunto="Denuncia desvío"), uno)
    Correspondencia.objects.filter(pk=carta.pk).update(acceso="reservado")
    hoja = texto(impresos.caratula(uno, RAIZ))
    assert "Denuncia" not in hoja and "Comisariado" not in hoja and carta.folio not in hoja
    assert "Reservado" in hoja


def test_es_carta_etiquetada_y_su_codigo_lleva_a_su_pagina(elenco: Elenco) -> None:
    uno = expediente(elenco)
    contenido = impresos.caratula(uno, RAIZ)
    with pikepdf.open(io.BytesIO(contenido)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "pdfuaid" in pdf.Root.Metadata.read_bytes().decode()
        assert len(pdf.pages) == 1
    assert qr.leer(contenido, "application/pdf") == [f"{RAIZ}expedientes/{uno.pk}/"]


def test_lo_largo_no_se_sale_de_la_hoja(elenco: Elenco) -> None:
    uno = expediente(elenco, titulo="Palabra " * 37, ubicacion="x" * 200)
    with pikepdf.open(io.BytesIO(impresos.caratula(uno, RAIZ))) as pdf:
        assert len(pdf.pages) <= 2


def test_se_sirve_para_imprimir(elenco: Elenco) -> None:
    uno = expediente(elenco)
    dado = elenco.cliente("archivo").get(f"{uno.get_absolute_url()}caratula.pdf")
    assert dado["Content-Type"] == "application/pdf" and str(uno) in texto(dado.content)
