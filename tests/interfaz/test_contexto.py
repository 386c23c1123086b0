"""What the frame of every page shows to whom, and what it costs."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from config import contexto
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import IdentidadUnidad, Usuario
from coordinacion.plazos.models import ReglaPlazo
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
ENTRADAS = re.compile(r'<nav class="cabecera-nav".*?</nav>', re.DOTALL)


def marco(usuario: Usuario | AnonymousUser, ruta: str = "/cuenta/contrasena/") -> str:
    """The frame, as that person gets it at that address."""
    solicitud = RequestFactory().get(ruta)
    solicitud.user = usuario
    return render_to_string("base.html", request=solicitud)


def navegacion(pagina: str) -> list[str]:
    encontrada = ENTRADAS.search(pagina)
    assert encontrada
    return re.findall(r"</svg>\s*([^<]+?)\s*</a>", encontrada.group())


def test_cada_papel_ve_las_entradas_de_su_trabajo(
    elenco: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contexto, "_ruta", lambda nombre: f"/{nombre}/")
    acuerdan = ["Reuniones", "Acuerdos", "Compromisos"]
    assert navegacion(marco(elenco.enlace_a)) == ["Mis turnos", *acuerdan, "Relevos"]
    aparte = ["Giras", "Lenguas", *acuerdan, "Relevos"]
    de_oficialia = ["Registro", "Correo recibido", "Bandejas", "Oficios", "Papel"]
    assert navegacion(marco(elenco.oficialia)) == [*de_oficialia, *aparte, "Importar"]
    de_analista = ["Bandejas", "Tiempos", "Oficios", "Papel"]
    assert navegacion(marco(elenco.analista)) == [*de_analista, *aparte, "Importar"]
    de_titular = ["Hoy", "Bandejas", "Tiempos", "Oficios", "Estado"]
    assert navegacion(marco(elenco.titular_unidad)) == [*de_titular, *aparte, "ASM"]
    de_archivo = ["Bandejas", "Oficios", "Expedientes"]
    assert navegacion(marco(elenco.archivo)) == [*de_archivo, *aparte]
    assert navegacion(marco(elenco.administracion)) == ["Relevos", "Correo", "Catálogos", "Estado"]
    de_las_dos = [*de_oficialia[:3], "Tiempos", *de_oficialia[3:]]
    assert navegacion(marco(elenco.todologa)) == [*de_las_dos, *aparte, "Importar"]
    de_diario = ["Bandejas", "Oficios", *acuerdan]
    assert navegacion(marco(elenco.vinculacion)) == [
        *de_diario,
        "Giras",
        "Lenguas",
        "Relevos",
        "ASM",
    ]


def test_quien_no_tiene_adscripcion_no_ve_nada_de_nadie(elenco: Elenco) -> None:
    pagina = marco(elenco.extrano)
    assert "Sin adscripción vigente" in pagina
    assert "Mis turnos" not in pagina
    assert 'role="search"' not in pagina


def test_el_menu_dice_quien_es_y_de_donde(elenco: Elenco) -> None:
    assert f"Enlace · {escape(elenco.a.nombre)}" in marco(elenco.enlace_a)
    assert "Oficialía de partes" in marco(elenco.oficialia)


def test_la_banda_dura_hasta_que_alguien_valida(elenco: Elenco) -> None:
    assert "Plazos por validar" in marco(elenco.fresca("analista"))
    assert "Plazos por validar" not in marco(elenco.fresca("enlace_a"))
    assert "Revisar y validar" not in marco(elenco.fresca("analista"))
    assert "Revisar y validar" in marco(elenco.fresca("titular_unidad"))
    ReglaPlazo.objects.update(validado_por=elenco.titular_unidad, validado_en=reloj.ahora())
    assert "Plazos por validar" not in marco(elenco.fresca("analista"))


def test_cerrar_sesion_es_un_formulario(elenco: Elenco) -> None:
    pagina = marco(elenco.analista)
    assert re.search(r'<form method="post" action="/cuenta/salir/"', pagina)
    assert 'href="/cuenta/salir/"' not in pagina


def test_sin_identidad_cargada_la_pagina_se_dibuja() -> None:
    IdentidadUnidad.objects.all().delete()
    assert "Coordinación" in marco(AnonymousUser())


@pytest.mark.parametrize(("persona", "tope"), [("analista", 4), ("enlace_a", 4)])
def test_el_marco_cuesta_lo_mismo_siempre(elenco: Elenco, persona: str, tope: int) -> None:
    usuario = elenco.fresca(persona)
    with CaptureQueriesContext(connection) as consultas:
        marco(usuario)
    assert len(consultas) <= tope, [c["sql"] for c in consultas]
