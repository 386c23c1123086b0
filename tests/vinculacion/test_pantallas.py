"""Meetings by HTTP: the whole way of one, who is told, who reads it, and what each number opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj
from coordinacion.vinculacion import services
from coordinacion.vinculacion.models import Reunion
from tests.documentos.archivos import pdf
from tests.elenco import Elenco
from tests.seguridad.formularios import leer
from tests.soporte.hojas import texto
from tests.vinculacion.reuniones import (
    asistentes,
    celebrada,
    convocada,
    mesa_en,
    municipio,
    programada,
    zapoteco,
)

FORMATO = "%d/%m/%Y %H:%M"


def _hora(momento: Any) -> str:
    return reloj.local(momento).strftime(FORMATO)


def _abrir(elenco: Elenco, url: str) -> dict[str, Any]:
    respuesta = elenco.cliente("vinculacion").get(url)
    assert respuesta.status_code == 200, (url, respuesta.status_code)
    return leer(respuesta.content.decode())[0]


def _hacer(elenco: Elenco, nombre: str, reunion: Reunion, **datos: Any) -> Reunion:
    """Open the page of the verb, add what a person types, and send it."""
    url = reverse(f"reunion:{nombre}", args=[reunion.pk])
    respuesta = elenco.cliente("vinculacion").post(url, _abrir(elenco, url) | datos)
    assert respuesta.status_code == 302, (nombre, respuesta.content.decode())
    return Reunion.objects.get(pk=reunion.pk)


def _pagina(elenco: Elenco, persona: str, reunion: Reunion) -> str:
    return elenco.cliente(persona).get(reunion.get_absolute_url()).content.decode()


def _minuta() -> SimpleUploadedFile:
    return SimpleUploadedFile("minuta.pdf", pdf(), "application/pdf")


def _programar_dos_veces(elenco: Elenco) -> Reunion:
    """A social meeting from its form, sent twice, as who clicks again."""
    inicia = reloj.minuto(reloj.ahora()) + timedelta(hours=1)
    url = reverse("reunion:programar")
    datos = _abrir(elenco, url) | {
        "clase": "social",
        "asunto": "Obras del camino",
        "inicia_en": _hora(inicia),
        "termina_en": _hora(inicia + timedelta(hours=2)),
        "lugar": "Casa de la cultura",
        "municipio": municipio().pk,
        "convocadas": [elenco.a.pk],
        "otros_convocados": "Comisariado ejidal",
        "responsable": elenco.vinculacion.pk,
        "lengua": zapoteco().pk,
    }
    destinos = {elenco.cliente("vinculacion").post(url, datos)["Location"] for _ in range(2)}
    assert len(destinos) == 1
    return Reunion.objects.get()


LISTA = {
    "filas-0-orden": "municipal",
    "filas-0-nombre": "Ana Ruiz",
    "filas-0-cargo": "Presidenta municipal",
    "filas-0-sexo": "mujer",
    "filas-1-orden": "sociedad",
    "filas-1-sexo": "mujer",
    "filas-1-cuantos": "14",
}


def test_del_programa_a_la_minuta_firmada(elenco: Elenco) -> None:
    reunion = _programar_dos_veces(elenco)
    assert elenco.cliente("enlace_a").get(reunion.get_absolute_url()).status_code == 404
    assert not Aviso.objects.filter(destinatario=elenco.enlace_a).exists()

    _hacer(elenco, "ordenar", reunion, puntos="Bienvenida\n\n Avance de la obra ")
    reunion = _hacer(elenco, "convocar", reunion)
    aviso = Aviso.objects.get(destinatario=elenco.enlace_a)
    assert (aviso.titulo, aviso.url) == ("Se le convoca a una reunión", reunion.get_absolute_url())
    de_la_institucion = _pagina(elenco, "enlace_a", reunion)
    assert "Avance de la obra" in de_la_institucion and "por confirmar" in de_la_institucion
    assert elenco.cliente("enlace_b").get(reunion.get_absolute_url()).status_code == 404

    with reloj.en(reunion.termina_en):
        _hacer(elenco, "pasar_lista", reunion, **LISTA)
        desarrollo = "Se expuso el avance.\n\nHubo preguntas."
        reunion = _hacer(
            elenco, "celebrar", reunion, momento=_hora(reunion.inicia_en), desarrollo=desarrollo
        )
        _hacer(elenco, "editar", reunion, sin_interprete="Quien vendría enfermó")
        hoja = elenco.cliente("vinculacion").get(reverse("acuerdo:minuta", args=[reunion.pk]))
        impresa = texto(hoja.getvalue())
        for parte in ("Avance de la obra", "Hubo preguntas.", "Ana Ruiz", "15 personas", "enfermó"):
            assert parte in impresa, parte
        _hacer(elenco, "adjuntar", reunion, archivo=_minuta())
        reunion = _hacer(elenco, "formalizar", reunion, archivo=_minuta())
    assert (reunion.estado, reunion.minuta is not None) == ("formalizada", True)
    hechos = Asiento.objects.filter(registro="reunion", registro_id=reunion.pk)
    assert hechos.count() == 8
    assert not any("Ana Ruiz" in str(uno.datos) for uno in hechos)


def test_reprogramar_conserva_la_fecha_y_avisa(elenco: Elenco) -> None:
    reunion = convocada(elenco, elenco.a)
    inicia = reunion.inicia_en + timedelta(days=7)
    datos = {"inicia_en": _hora(inicia), "termina_en": _hora(inicia + timedelta(hours=1))}
    movida = _hacer(elenco, "reprogramar", reunion, motivo="Creció el río", **datos)
    assert (movida.inicia_en, movida.inicia_original_en) == (inicia, reunion.inicia_en)
    pagina = _pagina(elenco, "enlace_a", movida)
    assert "Estaba para el" in pagina and "Creció el río" in pagina
    avisos = Aviso.objects.filter(destinatario=elenco.titular_institucion_a)
    assert list(avisos.order_by("pk").values_list("titulo", flat=True)) == [
        "Se le convoca a una reunión",
        "La reunión cambió de fecha",
    ]


def test_cancelar_pide_el_motivo_y_avisa_a_las_convocadas(elenco: Elenco) -> None:
    reunion = convocada(elenco, elenco.a)
    url = reverse("reunion:cancelar", args=[reunion.pk])
    assert elenco.cliente("vinculacion").post(url, {}).status_code == 422
    assert _hacer(elenco, "cancelar", reunion, motivo="No hay condiciones").estado == "cancelada"
    assert Aviso.objects.filter(destinatario=elenco.enlace_a, titulo__contains="canceló").exists()


def test_quien_deja_de_estar_convocado_lo_sabe_y_ya_no_la_ve(elenco: Elenco) -> None:
    reunion = convocada(elenco, elenco.a)
    _hacer(elenco, "editar", reunion, convocadas=[elenco.b.pk])
    assert elenco.cliente("enlace_a").get(reunion.get_absolute_url()).status_code == 404
    assert elenco.cliente("enlace_b").get(reunion.get_absolute_url()).status_code == 200
    titulos = Aviso.objects.filter(destinatario=elenco.enlace_a).values_list("titulo", flat=True)
    assert "Ya no se le convoca a la reunión" in titulos


def test_no_se_convoca_sin_orden_del_dia(elenco: Elenco) -> None:
    reunion = programada(elenco, puntos=False)
    url = reverse("reunion:convocar", args=[reunion.pk])
    respuesta = elenco.cliente("vinculacion").get(url)
    assert respuesta.status_code == 409
    assert "orden del día" in respuesta.content.decode()


@pytest.mark.parametrize(
    ("como_esta", "primero", "no_ofrece"),
    [
        ("sin orden", "Escribir orden del día", "Convocar"),
        ("programada", "Convocar", "Registrar"),
        ("en su día", "Registrar asistencia", "Formalizar"),
        ("con lista", "Registrar como celebrada", "Formalizar"),
        ("celebrada", "Formalizar con minuta", "Reprogramar"),
    ],
)
def test_la_pagina_ofrece_primero_lo_que_sigue_y_nada_que_se_rechace(
    elenco: Elenco, como_esta: str, primero: str, no_ofrece: str
) -> None:
    hechas: dict[str, Callable[[], Reunion]] = {
        "sin orden": lambda: programada(elenco, puntos=False),
        "programada": lambda: programada(elenco),
        "en su día": lambda: _de_ayer(elenco),
        "con lista": lambda: _de_ayer(elenco, con_lista=True),
        "celebrada": lambda: celebrada(elenco),
    }
    pagina = _pagina(elenco, "vinculacion", hechas[como_esta]())
    botones = re.findall(r'<a class="btn (btn-[a-z]+)"\s+href="[^"]+">([^<]+)</a>', pagina)
    assert botones[0] == ("btn-primary", primero)
    assert [clase for clase, _ in botones].count("btn-primary") == 1
    assert not any(texto.startswith(no_ofrece) for _, texto in botones)


def _de_ayer(elenco: Elenco, *, con_lista: bool = False) -> Reunion:
    """Called two days ago for yesterday, and not held yet as far as anybody wrote."""
    with reloj.en(reloj.ahora() - timedelta(days=2)):
        una = convocada(elenco)
    if con_lista:
        services.pasar_lista(elenco.vinculacion, una.pk, asistentes(), version=una.version)
    return una


def test_lo_que_no_se_puede_dice_por_que_y_lleva_de_vuelta(elenco: Elenco) -> None:
    reunion = programada(elenco, puntos=False)
    url = reverse("reunion:convocar", args=[reunion.pk])
    respuesta = elenco.cliente("vinculacion").get(url)
    assert respuesta.status_code == 409
    dicho = respuesta.content.decode()
    assert "Escriba antes el orden del día" in dicho
    assert f'href="{reunion.get_absolute_url()}"' in dicho


def test_el_borrador_de_una_sesion_es_el_de_su_mesa(elenco: Elenco) -> None:
    mesa = mesa_en(elenco, "instalada")
    url = reverse("reunion:programar")
    borradores = [
        re.findall(
            r'data-borrador="([^"]+)"', elenco.cliente("vinculacion").get(una).content.decode()
        )
        for una in (url, f"{url}?mesa={mesa.pk}")
    ]
    assert borradores == [["reunion-nueva"], [f"reunion-nueva-{mesa.pk}"]]


def test_de_la_comunidad_no_se_anotan_nombres(elenco: Elenco) -> None:
    reunion = celebrada(elenco)
    url = reverse("reunion:pasar_lista", args=[reunion.pk])
    datos = _abrir(elenco, url) | {"filas-1-nombre": "Juana López"}
    respuesta = elenco.cliente("vinculacion").post(url, datos)
    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "no anote nombres" in pagina and "Juana López" in pagina
    assert [uno.nombre for uno in reunion.asistencias.all()] == ["Ana Ruiz", "", ""]


def test_dos_personas_sobre_una_reunion(elenco: Elenco) -> None:
    """The second sees that it changed, and keeps what she typed."""
    reunion = programada(elenco)
    url = reverse("reunion:ordenar", args=[reunion.pk])
    datos = _abrir(elenco, url) | {"puntos": "Mi versión"}
    services.ordenar(elenco.titular_unidad, reunion.pk, ["Otra"], version=reunion.version)
    respuesta = elenco.cliente("vinculacion").post(url, datos)
    assert respuesta.status_code == 409
    assert "Mi versión" in respuesta.content.decode()


def test_una_sesion_pone_a_su_mesa_en_sesiones(elenco: Elenco) -> None:
    mesa = mesa_en(elenco, "instalada")
    celebrada(elenco, clase="sesion", mesa=mesa)
    mesa.refresh_from_db(fields=["version"])
    assert (
        "Mesa en sesiones"
        in elenco.cliente("consulta").get(mesa.get_absolute_url()).content.decode()
    )


def test_cada_numero_del_programa_es_su_lista(elenco: Elenco) -> None:
    hoy = reloj.hoy()
    for clase in ("politica", "social", "social"):
        programada(elenco, clase=clase)
    celebrada(elenco, clase="informativa")
    services.cancelar(elenco.vinculacion, programada(elenco).pk, motivo="No hay condiciones")
    anios = {hoy.year, (hoy + timedelta(days=1)).year, (hoy - timedelta(days=1)).year}
    vistos = 0
    for anio in anios:
        url = f"{reverse('reunion:programa')}?anio={anio}"
        pagina = elenco.cliente("consulta").get(url).content.decode()
        enlaces = re.findall(r'<a href="(/reuniones/\?[^"]+)">\s*(\d+)\s*</a>', pagina)
        for enlace, cuantas in enlaces:
            lista = elenco.cliente("consulta").get(unescape(enlace)).context["pagina"]
            assert lista.paginator.count == int(cuantas), enlace
            vistos += 1
    assert vistos >= 6


def test_la_lista_dice_que_falta_por_formalizar_y_se_exporta(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        tarde = celebrada(elenco, asunto="Tardía")
    celebrada(elenco, asunto="Reciente")
    cliente = elenco.cliente("auditoria")
    tardias = cliente.get(f"{reverse('reunion:lista')}?lista=tardias").content.decode()
    assert "Tardía" in tardias and "Reciente" not in tardias and "por validar" in tardias
    assert tarde.folio in tardias
    assert cliente.get(f"{reverse('reunion:xlsx')}?lista=tardias").status_code == 200
    hoja = cliente.get(f"{reverse('reunion:lista_pdf')}?lista=tardias").getvalue()
    assert "Tardía" in texto(hoja) and "Reciente" not in texto(hoja)


def test_la_institucion_lista_solo_las_suyas(elenco: Elenco) -> None:
    suya, ajena = convocada(elenco, elenco.a), convocada(elenco, elenco.b)
    pagina = elenco.cliente("enlace_a").get(reverse("reunion:lista")).content.decode()
    assert suya.folio in pagina and ajena.folio not in pagina


def test_la_convocatoria_es_una_hoja_por_convocado(elenco: Elenco) -> None:
    reunion = programada(elenco, elenco.a, elenco.b, otros_convocados="Comisariado ejidal")
    respuesta = elenco.cliente("vinculacion").get(
        reverse("reunion:convocatoria", args=[reunion.pk])
    )
    impresa = texto(respuesta.getvalue())
    for quien in (elenco.a.nombre, elenco.b.nombre, "Comisariado ejidal"):
        assert quien in impresa, quien
    assert impresa.count("Presente") == 3


def test_lo_que_se_escribe_no_es_codigo(elenco: Elenco) -> None:
    reunion = programada(elenco, asunto="<script>alert(1)</script>")
    pagina = _pagina(elenco, "consulta", reunion)
    assert escape("<script>alert(1)</script>") in pagina
    assert "<script>alert(1)" not in pagina


def test_el_dia_de_la_titular_dice_las_reuniones_de_hoy(elenco: Elenco) -> None:
    medio_dia = reloj.inicio_del_dia(reloj.hoy()) + timedelta(hours=12)
    with reloj.en(medio_dia - timedelta(days=3)):
        programada(elenco, asunto="La de hoy", inicia_en=medio_dia)
        programada(elenco, asunto="La de ayer", inicia_en=medio_dia - timedelta(days=1))
    pagina = elenco.cliente("titular_unidad").get(reverse("hoy:ver")).content.decode()
    assert "La de hoy" in pagina and "La de ayer" not in pagina
