"""Suggestions, antecedents and what the desk prints."""

import io
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import Settings

from coordinacion.correspondencia.models import Correspondencia, Notificacion, Sentido, Tipo
from coordinacion.correspondencia.selectors import Corte, corte_de_hoy
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from tests.correspondencia.mesa import HTMX, carta_tecleada, registrar, ultima
from tests.documentos import archivos
from tests.elenco import Elenco, carta_nueva, clasificada, tema, turnada
from tests.soporte.hojas import texto

ANTECEDENTES = "/registro/antecedentes/"


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("tecleado", ["agente san", "MUNICIPAL", "garcía", "garcia", "yalalag"])
def test_se_sugiere_por_nombre_cargo_o_comunidad_sin_acentos(elenco: Elenco, tecleado: str) -> None:
    cliente = elenco.cliente("oficialia")
    persona = {
        "remitente": "Eloísa García",
        "cargo": "Agente municipal",
        "comunidad": "San Yalálag",
    }
    registrar(cliente, **persona)
    registrar(cliente, **persona, contacto="951 123 4567")
    (uno,) = cliente.get("/registro/remitentes/", {"q": tecleado}).json()["resultados"]
    assert uno["texto"] == "Eloísa García"
    assert f"Último folio {ultima().folio}" in uno["detalle"]
    assert uno["datos"]["cargo"] == "Agente municipal"
    assert uno["datos"]["contacto"] == "951 123 4567"


def test_no_se_sugiere_lo_que_no_coincide(elenco: Elenco) -> None:
    registrar(elenco.cliente("oficialia"))
    cliente = elenco.cliente("oficialia")
    for tecleado in ("", "   ", "nadie así", "50%_"):
        assert cliente.get("/registro/remitentes/", {"q": tecleado}).json() == {"resultados": []}


@pytest.mark.parametrize(
    ("datos", "razon"),
    [
        ({"remitente": "comisariado ejidal de prueba"}, "Mismo remitente"),
        ({"oficio_numero": "ce/045/2026"}, "Mismo número de oficio"),
        ({"asunto": "solicita la REHABILITACION del camino"}, "Texto parecido"),
    ],
)
def test_los_antecedentes_aparecen_con_su_razon(
    elenco: Elenco, datos: dict[str, str], razon: str
) -> None:
    carta = carta_nueva(elenco, oficio_numero="CE/045/2026")
    respuesta = elenco.cliente("oficialia").post(ANTECEDENTES, datos, headers=HTMX)
    assert razon in respuesta.text and f"Ver {carta.folio}" in respuesta.text
    assert ("Posible duplicado" in respuesta.text) == (razon != "Mismo remitente")


def test_el_mismo_archivo_se_reconoce(elenco: Elenco) -> None:
    contenido, pks = archivos.pdf(3), []
    for nombre in ("a.pdf", "b.pdf"):
        uno = documentos.guardar(
            elenco.oficialia, SimpleUploadedFile(nombre, contenido), clase=Documento.Clase.LOTE
        )
        pks.append(uno.pk)
    cliente = elenco.cliente("oficialia")
    registrar(cliente, documento=str(pks[0]))
    respuesta = cliente.post(ANTECEDENTES, {"documento": pks[1]}, headers=HTMX)
    assert "Mismo archivo" in respuesta.text and ultima().folio in respuesta.text


def test_lo_reservado_no_es_antecedente(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="denuncia")
    datos = {"remitente": "Comisariado Ejidal de Prueba", "asunto": carta.asunto}
    assert carta.folio not in elenco.cliente("oficialia").post(ANTECEDENTES, datos).text


def test_el_acuse_dice_lo_que_se_recibio(elenco: Elenco) -> None:
    cliente = elenco.cliente("oficialia")
    registrar(cliente, fojas="3", anexos="1 disco", oficio_numero="CE/045/2026")
    carta = ultima()
    respuesta = cliente.get(reverse("registro:acuse", args=[carta.slug]))
    assert respuesta["Content-Type"] == "application/pdf"
    impreso = texto(respuesta.content)
    for dato in (carta.folio, carta.remitente, "CE/045/2026", "1 disco", "Oficialia Prueba"):
        assert dato in impreso
    assert cliente.get("/asuntos/JG-2026-999999-A/acuse.pdf").status_code == 404
    for rol in ("consulta", "auditoria"):
        url = reverse("registro:acuse", args=[carta.slug])
        assert elenco.cliente(rol).get(url).status_code == 403


def test_registrar_e_imprimir_acuse(elenco: Elenco) -> None:
    cliente = elenco.cliente("oficialia")
    con_htmx = registrar(cliente, accion="acuse")
    assert f'data-abrir="/asuntos/{ultima().slug}/acuse.pdf"' in con_htmx.text
    sin_htmx = cliente.post("/registro/", carta_tecleada(accion="acuse"))
    assert sin_htmx["Location"] == f"/asuntos/{ultima().slug}/acuse.pdf"


def test_la_relacion_diaria_lista_el_dia_con_sus_totales(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    reservada = clasificada(elenco, tipo="denuncia", asunto="Denuncia un cobro indebido")
    respuesta = elenco.cliente("oficialia").get("/registro/relacion-diaria.pdf")
    with pikepdf.open(io.BytesIO(respuesta.content)) as abierto:
        assert len(abierto.pages) == 1
    impreso = texto(respuesta.content)
    assert carta.folio in impreso and reservada.folio in impreso
    assert ASUNTO_RESERVADO in impreso and "cobro indebido" not in impreso
    assert re.search(r"Recibidas 2\b", impreso)
    vacia = elenco.cliente("oficialia").get("/registro/relacion-diaria.pdf", {"dia": "2026-01-04"})
    assert "No se recibió correspondencia" in texto(vacia.content)


@pytest.mark.parametrize("dia", ["ayer", "2026-13-01", "2026-02-30"])
def test_un_dia_que_no_existe_se_dice(elenco: Elenco, dia: str) -> None:
    respuesta = elenco.cliente("oficialia").get("/registro/relacion-diaria.pdf", {"dia": dia})
    assert respuesta.status_code == 422 and "fecha de la relación" in respuesta.text


def acto(**campos: Any) -> dict[str, Any]:
    tipo = Tipo.objects.get(clave="peticion")
    return {
        "accion": "en_el_acto",
        "acto-tipo": tipo.pk,
        "acto-tema": tema().pk,
        "acto-sentido": tipo.sentidos.all()[0].pk,
        "acto-respuesta": "Se le informó en ventanilla dónde se hace el trámite.",
        "acto-medio": "personal",
        **campos,
    }


def test_atendido_en_el_acto_registra_clasifica_responde_y_notifica(elenco: Elenco) -> None:
    respuesta = registrar(elenco.cliente("todologa"), **acto())
    carta = ultima()
    assert respuesta["HX-Redirect"] == carta.get_absolute_url()
    assert carta.estado == "atendida" and carta.notificada_en is not None
    assert carta.plazo_respuesta is not None and carta.plazo_respuesta.cerrado_en is not None
    assert Notificacion.objects.get().a_quien == carta.remitente


def test_atender_en_el_acto_es_todo_o_nada(elenco: Elenco) -> None:
    cliente = elenco.cliente("todologa")
    ajeno = Sentido.objects.exclude(pk__in=Tipo.objects.get(clave="peticion").sentidos.all())[0]
    for campos in ({"acto-sentido": ajeno.pk}, {"acto-tema": ""}, {"acto-respuesta": ""}):
        respuesta = registrar(cliente, **acto(**campos))
        assert respuesta.status_code == 422 and "data-errores" in respuesta.text
    assert not Correspondencia.objects.exists()


def test_en_el_acto_pide_los_dos_papeles(elenco: Elenco) -> None:
    cliente = elenco.cliente("oficialia")
    assert "en_el_acto" not in cliente.get("/registro/").text
    assert "en_el_acto" in elenco.cliente("todologa").get("/registro/").text
    assert registrar(cliente, **acto()).status_code == 403
    assert not Correspondencia.objects.exists()


def test_registrar_clasificar_y_turnar_lleva_a_clasificar(elenco: Elenco) -> None:
    respuesta = registrar(elenco.cliente("todologa"), accion="clasificar")
    assert respuesta["HX-Redirect"] == f"/asuntos/{ultima().slug}/clasificar/"
    siguiente = elenco.cliente("todologa").get("/registro/").text
    assert 'data-borrador-listo="registro"' in siguiente and ultima().folio in siguiente


def test_el_corte_dice_como_que_dia_cuenta(elenco: Elenco) -> None:
    def corte(texto: str) -> Corte:
        return corte_de_hoy(datetime.fromisoformat(texto))

    abierto = corte("2026-11-19T12:00:00-06:00")
    assert abierto.corte is not None and abierto.cuenta_como.isoformat() == "2026-11-19"
    assert reloj.local(abierto.corte).hour == 15
    assert corte("2026-11-19T15:00:00-06:00").cuenta_como.isoformat() == "2026-11-20"
    viernes = corte("2026-11-20T18:00:00-06:00")
    assert viernes.cuenta_como.isoformat() == "2026-11-23"
    assert corte("2026-11-21T10:00:00-06:00").corte is None


def test_el_servicio_no_repite_lo_ya_atendido(elenco: Elenco) -> None:
    cliente, envio = elenco.cliente("todologa"), carta_tecleada(**acto())
    for _ in range(2):
        assert cliente.post("/registro/", envio, headers=HTMX).status_code == 200
    assert Correspondencia.objects.count() == Notificacion.objects.count() == 1
