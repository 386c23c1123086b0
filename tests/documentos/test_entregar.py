"""What goes with the bytes when a file is sent to a browser."""

from pathlib import Path

import pytest

from coordinacion.documentos import views
from coordinacion.nucleo.errores import ErrorDeDominio
from tests.documentos import archivos
from tests.documentos.conftest import Subir

pytestmark = pytest.mark.django_db


def test_se_entrega_igual_y_sin_poder_actuar(subir: Subir) -> None:
    contenido = archivos.pdf()
    respuesta = views.entregar(subir(contenido, "Petición de agua.pdf"))
    assert b"".join(respuesta.streaming_content) == contenido  # type: ignore[arg-type]
    assert respuesta["Content-Type"] == "application/pdf"
    assert respuesta["Content-Disposition"] == (
        "inline; filename*=utf-8''Petici%C3%B3n%20de%20agua.pdf"
    )
    assert respuesta["X-Content-Type-Options"] == "nosniff"
    assert respuesta["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert respuesta["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("nombre", "contenido", "descargar", "modo"),
    [
        ("a.pdf", archivos.pdf(), True, "attachment"),
        ("a.png", archivos.imagen("PNG"), False, "inline"),
        ("a.docx", archivos.docx(), False, "attachment"),
        ("a.xlsx", archivos.xlsx(), False, "attachment"),
    ],
)
def test_en_pagina_solo_pdf_e_imagen(
    subir: Subir, nombre: str, contenido: bytes, descargar: bool, modo: str
) -> None:
    respuesta = views.entregar(subir(contenido, nombre), descargar=descargar)
    assert respuesta["Content-Disposition"] == f'{modo}; filename="{nombre}"'


def test_un_nombre_hostil_no_mete_cabeceras(subir: Subir) -> None:
    documento = subir(nombre='a"\r\nSet-Cookie: x=1; filename=b.html\u202e.pdf')
    respuesta = views.entregar(documento)
    assert "Set-Cookie" not in respuesta
    assert "\n" not in respuesta["Content-Disposition"]
    assert '_Set-Cookie_ x=1; filename=b.html.pdf"' in respuesta["Content-Disposition"]


def test_si_el_archivo_no_esta_se_dice(subir: Subir) -> None:
    documento = subir()
    Path(documento.archivo.path).unlink()
    with pytest.raises(ErrorDeDominio, match="no está disponible"):
        views.entregar(documento)


def test_lo_impreso_se_abre_en_el_navegador() -> None:
    respuesta = views.entregar_impreso(archivos.pdf(), "acuse JG-2026-000123-K.pdf")
    assert respuesta["Content-Disposition"] == 'inline; filename="acuse JG-2026-000123-K.pdf"'
    assert respuesta["Content-Type"] == "application/pdf"
    assert respuesta["Content-Security-Policy"] == views.POLITICA
