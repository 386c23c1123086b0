"""A register comes in, in a real browser with a real worker; axe, the phone, and no scripts."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coordinacion.correspondencia.models import Correspondencia
from tests.carga.archivos import en_xlsx
from tests.elenco import crear_elenco
from tests.operaciones.test_navegador import UN_MINUTO
from tests.soporte.revision import revisar
from tests.supervision.test_navegador import entrar

FILAS = [(f"Pide la reparación del camino {n}", f"Comisariado {n}") for n in range(30)]


def _subir(pagina: Page, ruta: Path) -> None:
    pagina.get_by_label("Archivo CSV o XLSX").set_input_files(str(ruta))
    pagina.get_by_role("button", name="Revisar archivo").click()


@pytest.mark.navegador
def test_un_archivo_se_revisa_se_aplica_y_se_sigue(
    servidor: str, pagina: Page, worker: Any, tmp_path: Path
) -> None:
    crear_elenco()
    libro = tmp_path / "registro-2024.xlsx"
    libro.write_bytes(en_xlsx(("Asunto", "Remitente"), *FILAS))
    entrar(pagina, servidor, "oficialia", "/importar/")
    revisar(pagina, "importar")
    _subir(pagina, libro)
    aplicar = pagina.get_by_role("button", name="Aplicar: registrar 30 asuntos")
    expect(aplicar).to_be_visible(timeout=UN_MINUTO)
    assert not Correspondencia.objects.exists()
    revisar(pagina, "importacion-revisada")
    aplicar.click()
    expect(pagina.get_by_text("Aplicada", exact=True)).to_be_visible(timeout=UN_MINUTO)
    assert Correspondencia.objects.count() == 30
    revisar(pagina, "importacion-aplicada")


@pytest.mark.navegador
def test_los_errores_se_ven_renglon_por_renglon(
    servidor: str, pagina: Page, worker: Any, tmp_path: Path
) -> None:
    crear_elenco()
    libro = tmp_path / "registro.xlsx"
    libro.write_bytes(en_xlsx(("Asunto", "Fecha de recepción"), ("Pide agua", "31/02/2024")))
    entrar(pagina, servidor, "oficialia", "/importar/")
    _subir(pagina, libro)
    expect(pagina.get_by_text("no existe en el calendario")).to_be_visible(timeout=UN_MINUTO)
    revisar(pagina, "importacion-con-errores")
