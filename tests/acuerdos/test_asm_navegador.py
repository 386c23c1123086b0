"""A follow-up table comes in by screen, in a real browser: axe, and the phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coordinacion.acuerdos.models import Compromiso
from tests.acuerdos.asm_archivos import sintetico
from tests.elenco import crear_elenco
from tests.soporte.revision import revisar
from tests.supervision.test_navegador import entrar


@pytest.mark.navegador
def test_una_tabla_se_revisa_se_aplica_y_se_ve(servidor: str, pagina: Page, tmp_path: Path) -> None:
    crear_elenco()
    archivo = tmp_path / "asm.tsv"
    archivo.write_bytes(sintetico())
    entrar(pagina, servidor, "vinculacion", "/asm/")
    revisar(pagina, "asm")
    pagina.get_by_label("Tabla de seguimiento (TSV").set_input_files(str(archivo))
    pagina.get_by_role("button", name="Revisar tabla").click()
    expect(pagina.get_by_role("heading", name="Advertencias")).to_be_visible()
    assert not Compromiso.objects.exists()
    revisar(pagina, "asm-revisada")
    pagina.get_by_role("button", name="Aplicar la tabla").click()
    expect(pagina.get_by_text("6 compromisos nuevos")).to_be_visible()
    pagina.get_by_role("link", name="Ver la tabla").click()
    expect(pagina.get_by_role("heading", name="Programa Caminos Limpios")).to_be_visible()
    revisar(pagina, "asm-tabla")
    assert Compromiso.objects.count() == 6
