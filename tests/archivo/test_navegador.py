"""From the tray to the file and its cover, in a real browser: axe, the phone and the keyboard."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Page, expect

from coordinacion.archivo.models import EnExpediente
from coordinacion.canalizacion.services.adjuntar import adjuntar
from coordinacion.documentos.models import Documento
from coordinacion.documentos.services import guardar
from tests.archivo.expedientes import archivar, concluida, expediente, notificada
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, crear_elenco
from tests.soporte.revision import revisar
from tests.supervision.test_navegador import entrar


def _con_escaneo(elenco: Elenco, asunto_id: int) -> None:
    archivo = SimpleUploadedFile("oficio-recibido.pdf", pdf(), "application/pdf")
    hecho = guardar(elenco.analista, archivo, clase=Documento.Clase.OFICIO_RECIBIDO)
    adjuntar(elenco.analista, asunto_id, [hecho])


@pytest.mark.navegador
def test_de_por_archivar_a_su_expediente(servidor: str, pagina: Page) -> None:
    elenco = crear_elenco()
    uno = expediente(elenco)
    archivar(elenco, concluida(elenco), uno)
    carta = concluida(elenco, fojas=4)
    _con_escaneo(elenco, carta.pk)
    entrar(pagina, servidor, "archivo", "/bandejas/por-archivar/")
    revisar(pagina, "por-archivar")
    pagina.get_by_role("link", name=f"Archivar {carta.folio}").click()
    expect(pagina.get_by_label("Fojas")).to_have_value("4")
    assert pagina.locator("input[name=donde]:checked").count() == 0
    revisar(pagina, "archivar")
    pagina.get_by_label("Fojas").focus()
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_role("alert")).to_contain_text("Expediente")
    revisar(pagina, "archivar-con-errores")
    pagina.get_by_label("es el último de la misma persona peticionaria").check()
    pagina.get_by_label("son la copia completa").check()
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_text("El asunto está en el archivo.")).to_be_visible()
    revisar(pagina, "asunto-archivado")
    pagina.get_by_role("link", name=str(uno)).click()
    expect(pagina.get_by_text("2 asuntos · 7 fojas · 1 copia digital")).to_be_visible()
    revisar(pagina, "expediente")
    pagina.goto(f"{servidor}/expedientes/")
    revisar(pagina, "expedientes")
    assert EnExpediente.objects.get(carta=carta).copia_completa


@pytest.mark.navegador
def test_al_concluir_se_ofrece_y_no_viene_elegido(servidor: str, pagina: Page) -> None:
    elenco = crear_elenco()
    uno = expediente(elenco)
    archivar(elenco, concluida(elenco), uno)
    carta = notificada(elenco)
    entrar(pagina, servidor, "titular_unidad", f"/asuntos/{carta.slug}/concluir/")
    expect(pagina.get_by_label("Ninguno por ahora")).to_be_checked()
    revisar(pagina, "concluir-con-sugerencia")
    pagina.get_by_label("Sentido").select_option(index=1)
    pagina.get_by_label("es el último de la misma persona peticionaria").check()
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_text("todavía no está ahí")).to_be_visible()
    assert EnExpediente.objects.get(carta=carta).expediente == uno
