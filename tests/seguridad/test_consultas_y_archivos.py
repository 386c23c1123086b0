"""Addresses with nonsense behind the question mark, requests too large, and false files."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos.models import Documento
from tests.canalizacion.turnos_http import por_cuenta, respuesta
from tests.correspondencia.mesa import carta_tecleada
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, turnada

RAROS = (
    "-1",
    "0",
    "1000000000",
    "9" * 30,
    "²",
    "abc",
    "\x00",
    "a\x00b",
    "%",
    "'; DROP TABLE x; --",
    "<script>",
    "2026-02-31",
    "99999-01-01",
    "JG/2026/999999999999999999999-Z",
    "٣" * 12,
    "x" * 3000,
    "\\",
    "\u202e",
)
DE_LAS_BANDEJAS = (
    *("pagina", "tamano", "orden", "q", "tipo", "tema", "institucion", "region", "municipio"),
    *("prioridad", "semaforo", "desde", "hasta", "incompletos", "turnado_el", "notificado_el"),
)
CONSULTAS: dict[str, tuple[str, tuple[str, ...]]] = {
    "/bandejas/terminados/": ("analista", DE_LAS_BANDEJAS),
    "/bandejas/por-acusar/": ("analista", DE_LAS_BANDEJAS),
    "/bandejas/buscar/": ("consulta", ("q", "pagina", "orden")),
    "/mis-turnos/": ("enlace_a", ("grupo", "pagina")),
    "/avisos/": ("enlace_a", ("pagina",)),
    "/papel/": ("oficialia", ("folio",)),
    "/asuntos/ir/": ("analista", ("folio",)),
    "/asuntos/instituciones.json": ("analista", ("q",)),
    "/expedientes/": ("archivo", ("q", "serie", "anio", "estado", "pagina")),
    "/registro/": ("oficialia", ("documento",)),
    "/registro/remitentes/": ("oficialia", ("q",)),
    "/registro/relacion-diaria.pdf": ("oficialia", ("dia",)),
    "/catalogos/instituciones/": ("administracion", ("q", "pagina", "orden", "modo", "activa")),
    "/catalogos/areas/nuevo/": ("administracion", ("institucion",)),
    "/hoy/": ("titular_unidad", ("pagina",)),
    "/tiempos/": ("titular_unidad", ("desde", "hasta", "tipo", "tema")),
    "/tiempos/lista/": ("titular_unidad", ("de", "medida", "institucion", "desde", "pagina")),
}


@pytest.mark.parametrize("ruta", CONSULTAS)
def test_ninguna_consulta_rara_es_un_error(elenco: Elenco, ruta: str) -> None:
    turnada(elenco)
    quien, parametros = CONSULTAS[ruta]
    cliente = elenco.cliente(quien)
    cliente.raise_request_exception = False
    faltas = []
    for numero, raro in enumerate(RAROS):
        # one odd value in every parameter; and, in turns, in one of them alone
        alguno = parametros[numero % len(parametros)]
        for pedido in (dict.fromkeys(parametros, raro), {alguno: raro})[: 2 - numero % 2]:
            dado = cliente.get(ruta, pedido, follow=True)
            if dado.status_code >= 500:
                faltas.append((raro[:20], list(pedido)))
    assert faltas == []


def test_la_pagina_y_el_orden_se_acercan_a_lo_que_existe(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    for pedido in ("pagina=-1", "pagina=999999999", "tamano=1000000000", "orden=inventado"):
        pagina = elenco.cliente("analista").get(f"/bandejas/en-tramite/?{pedido}")
        assert pagina.status_code == 200
        assert carta.folio in pagina.content.decode(), pedido


@pytest.mark.parametrize(
    "ruta",
    [
        f"/turnos/{'9' * 25}/",
        f"/turnos/{'9' * 25}/acusar/",
        f"/papel/relaciones/{'9' * 25}/",
        f"/expedientes/{'9' * 25}/",
        f"/registro/lote/{'9' * 25}/",
        f"/asuntos/JG-2026-000001-G/documento/{'9' * 25}/",
        f"/asuntos/{'x' * 2000}/",
        "/asuntos/JG-99999999999999999999-1-A/",
        f"/catalogos/instituciones/{'9' * 25}/",
        "/catalogos/municipios/no-es/",
        f"/catalogos/reglas/{'9' * 25}/validar/",
        "/turnos/%00/",
        "/asuntos/%00/",
        "/%ff%fe/",
    ],
)
def test_una_direccion_imposible_no_existe(elenco: Elenco, ruta: str) -> None:
    for quien in ("todologa", "administracion"):
        cliente = elenco.cliente(quien)
        cliente.raise_request_exception = False
        assert cliente.get(ruta).status_code in (400, 403, 404), quien


def test_lo_que_se_envia_fuera_de_los_formularios(elenco: Elenco) -> None:
    """Bodies that our own pages would never send."""
    cliente = elenco.cliente("todologa")
    cliente.raise_request_exception = False
    for ruta, campos in (
        ("/registro/antecedentes/", ("remitente", "oficio_numero", "asunto", "documento")),
        ("/registro/lote/separar/", ("documento", "cortes")),
        ("/registro/lote/unir/", ("documento", "documentos")),
        ("/registro/lote/descartar/", ("descarta", "documento")),
        ("/papel/relaciones/emitir/", ("institucion", "turnos")),
        ("/avisos/leer/", ("aviso",)),
    ):
        for raro in (*RAROS, "Comisariado Ejidal\x00de prueba"):
            dado = cliente.post(ruta, dict.fromkeys(campos, raro))
            assert dado.status_code < 500, (ruta, raro[:20])
    enlace = elenco.cliente("enlace_a")
    for raro in (*RAROS, "[]", "{}", "[1.5]", '["1"]', "[true]", f"[{'9' * 30}]", "[" * 5000):
        assert enlace.post("/mis-turnos/acusar/", {"turnos": raro}).status_code == 302, raro[:20]


# Too large


def test_lo_demasiado_grande_es_400(elenco: Elenco) -> None:
    cliente = elenco.cliente("oficialia")
    seis_megas = carta_tecleada(asunto="x" * 6_000_000)
    assert cliente.post(reverse("registro:mesa"), seis_megas).status_code == 400
    muchos = carta_tecleada() | {f"campo-{n}": "x" for n in range(10_100)}
    assert cliente.post(reverse("registro:mesa"), muchos).status_code == 400
    archivos = [SimpleUploadedFile(f"{n}.pdf", b"%PDF-") for n in range(21)]
    lote = cliente.post(reverse("registro:lote_subir"), {"archivos": archivos})
    assert lote.status_code == 400
    assert not Correspondencia.objects.exists()
    assert not Documento.objects.exists()


# False files


FALSOS: dict[str, tuple[str, bytes]] = {
    "html": ("oficio.pdf", b"<!doctype html><html><script>alert(1)</script></html>"),
    "svg": ("foto.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "vacio": ("oficio.pdf", b""),
    "cortado": ("oficio.pdf", pdf()[:60]),
    "ejecutable": ("oficio.pdf", b"MZ\x90\x00" + b"\x00" * 200),
    "zip": ("oficio.docx", b"PK\x05\x06" + b"\x00" * 18),
}


@pytest.mark.parametrize("clase", FALSOS)
def test_un_archivo_falso_se_niega_junto_a_su_campo(elenco: Elenco, clase: str) -> None:
    nombre, contenido = FALSOS[clase]
    _, (turno,) = turnada(elenco)

    def falso() -> SimpleUploadedFile:
        return SimpleUploadedFile(nombre, contenido, "application/pdf")

    texto = "Lo tecleado se queda."
    envios: dict[str, tuple[str, dict[str, Any]]] = {
        "responder": ("enlace_a", respuesta(turno, texto=texto, archivo=falso())),
        "acusar_papel": ("oficialia", por_cuenta(entrego=texto, archivo=falso())),
    }
    for verbo, (quien, datos) in envios.items():
        dado = elenco.cliente(quien).post(reverse(f"turno:{verbo}", args=[turno.pk]), datos)
        pagina = dado.content.decode()
        assert dado.status_code == 422, verbo
        assert texto in pagina, verbo
        assert "invalid-feedback" in pagina, verbo
    assert Turno.objects.get(pk=turno.pk).estado == "turnado"
    assert not Documento.objects.exists()


@pytest.mark.parametrize(
    "nombre",
    [
        f"{'a' * 300}.pdf",
        "../../../etc/passwd.pdf",
        "oficio\r\nX-Falsa: 1.pdf",
        "\u202efdp.exe.pdf",
        "con\x00nulo.pdf",
        ".pdf",
        "á" * 200 + ".pdf",
    ],
)
def test_un_nombre_raro_se_limpia_o_se_niega(elenco: Elenco, nombre: str) -> None:
    cliente = elenco.cliente("oficialia")
    cliente.raise_request_exception = False
    archivo = SimpleUploadedFile("x.pdf", pdf(), "application/pdf")
    vars(archivo)["_name"] = (
        nombre  # what a hand-made request would say; the class cleans it on creation
    )
    dado = cliente.post(reverse("registro:lote_subir"), {"archivo": archivo})
    assert dado.status_code in (201, 400, 422)
    for documento in Documento.objects.all():
        assert len(documento.nombre) <= 255
        assert not set(documento.nombre) & set("/\\\r\n\x00\u202e")
        servido = cliente.get(reverse("registro:lote_documento", args=[documento.pk]))
        assert servido.status_code == 200
        assert "X-Falsa" not in servido.headers


def test_un_formulario_mal_armado_es_400_o_422(elenco: Elenco) -> None:
    cliente: Client = elenco.cliente("oficialia")
    cliente.raise_request_exception = False
    for tipo, cuerpo in (
        ("multipart/form-data", b"sin frontera"),
        ("multipart/form-data; boundary=x", b"--x\r\nbasura"),
        ("application/json", b'{"asunto": 1}'),
        ("application/x-www-form-urlencoded; charset=no-existe", b"asunto=%ff"),
        ("text/plain", b"\xff\xfe\x00"),
    ):
        dado = cliente.generic("POST", reverse("registro:mesa"), cuerpo, content_type=tipo)
        assert dado.status_code in (400, 415, 422), tipo
