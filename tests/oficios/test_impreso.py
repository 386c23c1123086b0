"""The sheet: what it says to a person and to a machine, and that it is a tagged letter page."""

import io

import pikepdf
import pypdfium2

from coordinacion.documentos import qr
from coordinacion.oficios import impresos, services
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.opciones import ClaseOficio
from coordinacion.oficios.selectors.origen import origen
from tests.elenco import Elenco, destino, turnada
from tests.oficios.oficios import RAIZ, TEXTOS, borrador, oficio_en, turno_vencido
from tests.soporte.hojas import texto


def test_la_hoja_dice_lo_que_se_escribio(elenco: Elenco) -> None:
    uno = oficio_en(
        elenco,
        "por_firmar",
        responde_a="MT/045/2026",
        copias="Archivo\nDirección de Obras",
        ausente="Lic. Luis Cruz, Titular",
    )
    hoja = texto(impresos.oficio(uno, RAIZ))
    partes = (
        uno.folio, "Comisariado Ejidal de Prueba", "Se rehabilitará el camino.", "MT/045/2026",
        "C.c.p. Archivo", "C.c.p. Dirección de Obras", "Mtra. Ana Ruiz",
        "Por ausencia de Lic. Luis Cruz, Titular", "Elaboró: Analista Prueba",
    )  # fmt: skip
    assert [parte for parte in partes if str(parte) not in hoja] == []


def test_es_carta_etiquetada_y_declara_pdf_ua(elenco: Elenco) -> None:
    contenido = impresos.oficio(oficio_en(elenco, "por_firmar"), RAIZ)
    with pikepdf.open(io.BytesIO(contenido)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "pdfuaid" in pdf.Root.Metadata.read_bytes().decode()
        assert pdf.Root.Lang is not None


def test_un_borrador_lo_dice_y_no_lleva_numero(elenco: Elenco) -> None:
    assert "Borrador, sin número" in texto(impresos.oficio(borrador(elenco), RAIZ))


def test_su_codigo_lleva_a_su_pagina(elenco: Elenco) -> None:
    uno = oficio_en(elenco, "por_firmar")
    contenido = impresos.oficio(uno, RAIZ)
    assert qr.leer(contenido, "application/pdf") == [f"{RAIZ}oficios/{uno.pk}/"]


def test_lo_firmado_se_conserva_y_ya_no_cambia(elenco: Elenco) -> None:
    uno = oficio_en(elenco, "firmado")
    assert uno.impreso is not None
    Oficio.objects.filter(pk=uno.pk).update(cuerpo="Otra cosa")
    with uno.impreso.archivo.open("rb") as archivo:
        assert "Se rehabilitará el camino." in texto(archivo.read())


def test_el_recordatorio_relaciona_los_turnos_y_no_dice_lo_reservado(elenco: Elenco) -> None:
    abierto = turno_vencido(elenco, asunto="Pide un puente peatonal")
    reservado = turno_vencido(elenco, asunto="Señala a un servidor público", reservado=True)
    de = origen(elenco.analista, ClaseOficio.RECORDATORIO, institucion_id=elenco.a.pk)
    uno = services.elaborar(
        elenco.analista,
        Oficio(clase="recordatorio", clave_envio="1" * 32, institucion=elenco.a, **TEXTOS),
        de.recordados,
    )
    hoja = texto(impresos.oficio(uno, RAIZ))
    assert abierto.correspondencia.folio in hoja and "Pide un puente peatonal" in hoja
    assert reservado.correspondencia.folio in hoja and "Asunto reservado" in hoja
    assert "Señala a un servidor público" not in hoja
    assert "Primer recordatorio" in hoja


def test_un_codigo_fotografiado_se_lee(elenco: Elenco) -> None:
    uno = oficio_en(elenco, "por_firmar")
    hoja = pypdfium2.PdfDocument(impresos.oficio(uno, RAIZ))[0]
    foto = io.BytesIO()
    hoja.render(scale=1.6).to_pil().rotate(4, expand=True, fillcolor="white").save(foto, "JPEG")
    assert qr.leer(foto.getvalue(), "image/jpeg") == [f"{RAIZ}oficios/{uno.pk}/"]
    assert qr.leer(foto.getvalue(), "application/msword") == []


def test_la_tarjeta_y_los_oficios_llevan_su_propia_cuenta(elenco: Elenco) -> None:
    oficio_en(elenco, "por_firmar")
    carta, _ = turnada(elenco, destino(elenco.a))
    tarjeta = oficio_en(elenco, "por_firmar", clase="tarjeta", carta=carta)
    assert (tarjeta.numero, tarjeta.serie.rpartition("/")[2]) == (1, "TI")
    assert "Tarjeta informativa" in texto(impresos.oficio(tarjeta, RAIZ))
