"""The batch by HTTP: files come in, are put in order, and leave with their letter."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from coordinacion.documentos.models import Documento
from coordinacion.documentos.selectors import lote_de
from tests.correspondencia.mesa import HTMX, MESA, en_el_lote, registrar, ultima
from tests.documentos import archivos
from tests.elenco import Elenco


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_el_documento_del_lote_se_va_con_la_carta(elenco: Elenco) -> None:
    primero, segundo = (en_el_lote(elenco.oficialia, f"{n}.pdf") for n in "ab")
    respuesta = registrar(elenco.cliente("oficialia"), documento=str(primero.pk))
    assert Documento.objects.get(pk=primero.pk).asunto_id == ultima().pk
    assert list(lote_de(elenco.oficialia)) == [segundo]
    assert f"/registro/lote/{segundo.pk}/" in respuesta.text
    registrar(elenco.cliente("oficialia"), documento=str(segundo.pk), sin_documento="on")
    assert list(lote_de(elenco.oficialia)) == [segundo]


def test_un_documento_ajeno_no_se_puede_usar(elenco: Elenco) -> None:
    ajeno = en_el_lote(elenco.todologa)
    cliente = elenco.cliente("oficialia")
    respuesta = registrar(cliente, documento=str(ajeno.pk))
    assert respuesta.status_code == 422 and "ya no está en su lote" in respuesta.text
    assert cliente.get(f"/registro/lote/{ajeno.pk}/").status_code == 404
    assert cliente.post("/registro/lote/descartar/", {"documento": ajeno.pk}).status_code == 404
    assert list(lote_de(elenco.todologa)) == [ajeno]


def test_el_archivo_que_no_es_lo_que_dice_se_rechaza_con_su_motivo(elenco: Elenco) -> None:
    cliente = elenco.cliente("oficialia")
    malo = cliente.post("/registro/lote/subir/", {"archivo": SimpleUploadedFile("a.pdf", b"MZ")})
    assert malo.status_code == 422 and "el contenido" in malo.json()["error"]
    bueno = cliente.post(
        "/registro/lote/subir/", {"archivo": SimpleUploadedFile("b.pdf", archivos.pdf())}
    )
    assert bueno.status_code == 201
    assert lote_de(elenco.oficialia).get().pk == bueno.json()["id"]


def test_el_lote_tambien_se_sube_sin_javascript(elenco: Elenco) -> None:
    varios = [SimpleUploadedFile(f"{n}.pdf", archivos.pdf()) for n in "ab"]
    varios.append(SimpleUploadedFile("c.pdf", b"MZ"))
    respuesta = elenco.cliente("oficialia").post(
        "/registro/lote/subir/", {"archivos": varios}, follow=True
    )
    assert lote_de(elenco.oficialia).count() == 2 and "c.pdf" in respuesta.text


def test_separar_unir_y_descartar(elenco: Elenco) -> None:
    cliente, original = elenco.cliente("oficialia"), en_el_lote(elenco.oficialia, paginas=4)
    datos: dict[str, Any] = {"documento": original.pk, "cortes": "2, 4"}
    assert cliente.post("/registro/lote/separar/", datos, headers=HTMX).status_code == 200
    assert [d.paginas for d in lote_de(elenco.oficialia)] == [1, 2, 1]
    ids = [d.pk for d in lote_de(elenco.oficialia)][:2]
    assert (
        cliente.post("/registro/lote/unir/", {"documentos": ids}, headers=HTMX).status_code == 200
    )
    assert sorted(d.paginas or 0 for d in lote_de(elenco.oficialia)) == [1, 3]
    fuera = lote_de(elenco.oficialia)[0]
    cliente.post("/registro/lote/descartar/", {"documento": fuera.pk}, headers=HTMX)
    assert lote_de(elenco.oficialia).count() == 1


@pytest.mark.parametrize(
    ("ruta", "datos"),
    [("separar", {"cortes": "99"}), ("separar", {"cortes": "dos"}), ("unir", {})],
)
def test_lo_que_el_lote_no_puede_lo_dice(elenco: Elenco, ruta: str, datos: dict[str, Any]) -> None:
    documento = en_el_lote(elenco.oficialia, paginas=3)
    datos = {"documento": documento.pk, **datos}
    respuesta = elenco.cliente("oficialia").post(f"/registro/lote/{ruta}/", datos, headers=HTMX)
    assert respuesta.status_code == 422 and 'role="alert"' in respuesta.text
    assert list(lote_de(elenco.oficialia)) == [documento]


def test_elegir_un_documento_cambia_el_visor_y_no_el_formulario(elenco: Elenco) -> None:
    en_el_lote(elenco.oficialia, "a.pdf")
    otro = en_el_lote(elenco.oficialia, "b.pdf")
    respuesta = elenco.cliente("oficialia").get(
        MESA, {"documento": otro.pk}, headers=HTMX | {"HX-Target": "visor-mesa"}
    )
    assert f'data-url="/registro/lote/{otro.pk}/"' in respuesta.text
    assert f'name="documento" value="{otro.pk}"' in respuesta.text
    assert "data-captura" not in respuesta.text
