"""The pictures of the README and the manual, taken of the demonstration on one fixed day.

`ACTUALIZAR_IMAGENES=1` writes them to docs/img; any other run takes them all the same, to a
folder that is thrown away, so that what they show cannot break unseen. All data is fictitious.
"""

import os
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import expect

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.opciones import Parte
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Peticionario, Sentido, Tema, Tipo
from coordinacion.demostracion.asuntos import ASUNTOS, Asunto
from coordinacion.demostracion.escaneo import escaneo
from coordinacion.demostracion.personas import CLAVE
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, EstadoOficio, EstadoProrroga
from coordinacion.oficios import impresos
from coordinacion.oficios import services as oficios
from coordinacion.oficios.models import Oficio
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.plazos.selectors import calendario_de
from coordinacion.vinculacion.models import Reunion
from tests.recorridos.pasos_navegador import OAXACA, Persona, agrega
from tests.recorridos.puestos import sentar

IMAGENES = Path(__file__).resolve().parents[2] / "docs" / "img"
DIA = datetime(2026, 10, 15, 12, 10, tzinfo=OAXACA)
MAXIMO = 250_000
ANCHO = 1366
CAMINO, AGUA, ESCUELA, TECHOS = (ASUNTOS[n] for n in (0, 2, 4, 5))

Sentar = Callable[[str], Persona]


@pytest.fixture
def demostracion(servidor: str) -> Iterator[None]:
    """The demonstration, as it would be told on that day, and the clock there."""
    with time_machine.travel(DIA, tick=True):
        call_command("demostracion", verbosity=0)
        yield


@pytest.fixture
def sienta(servidor: str, demostracion: None, new_context: Any) -> Sentar:
    """A person of the demonstration at a browser."""
    return lambda nombre: sentar(new_context, servidor, _usuario(nombre), clave=CLAVE)


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    """Where the pictures go."""
    return IMAGENES if os.environ.get("ACTUALIZAR_IMAGENES") == "1" else tmp_path


PINTADOS = """() => [...document.querySelectorAll(".visor canvas")].every((lienzo) => {
  const { data } = lienzo.getContext("2d").getImageData(0, 0, lienzo.width, lienzo.height);
  return data.some((valor, lugar) => lugar % 4 !== 3 && valor < 128 && data[lugar | 3] > 0);
})"""
"""Every document on view has some ink: an empty sheet is one that is still being drawn."""


def retrata(persona: Persona, carpeta: Path, nombre: str, alto: int = 0) -> None:
    """Save what the person sees, in few colours and few bytes."""
    if alto:
        persona.pagina.set_viewport_size({"width": ANCHO, "height": alto})
    expect(persona.pagina.get_by_text("Abriendo el documento")).to_have_count(0)
    persona.pagina.wait_for_load_state("networkidle")
    persona.pagina.wait_for_function(PINTADOS)
    persona.pagina.evaluate("scrollTo(0, 0)")
    imagen = Image.open(BytesIO(persona.pagina.screenshot(animations="disabled")))
    destino = carpeta / f"{nombre}.png"
    imagen.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(destino, optimize=True)
    assert destino.stat().st_size <= MAXIMO, f"{nombre}: {destino.stat().st_size} bytes"


def test_la_mesa_y_el_papel(sienta: Sentar, carpeta: Path) -> None:
    for guia in (ESCUELA, TECHOS, AGUA):
        _escaneada(guia)
    en_papel = _turnada(CAMINO, "secretaria-de-gobierno")
    oficialia = sienta("oficialia")
    oficialia.abre("/registro/")
    oficialia.pagina.select_option("[name=canal]", "ventanilla")
    oficialia.pagina.select_option("[name=dirigida_a]", "gobernador")
    oficialia.escribe(
        remitente=ESCUELA.firma, localidad=ESCUELA.comunidad, contacto="No proporciona"
    )
    oficialia.pagina.locator("#id_municipio-combo").press_sequentially("miahuatlán")
    oficialia.pagina.get_by_role("option", name="Miahuatlán de Porfirio").click()
    oficialia.escribe(asunto="Solicita una maestra bilingüe para el segundo")
    retrata(oficialia, carpeta, "mesa")

    oficialia.abre(f"/papel/?folio={en_papel.folio}")
    retrata(oficialia, carpeta, "manual-papel")


def test_lo_que_hace_quien_analiza(sienta: Sentar, carpeta: Path) -> None:
    _recibida(AGUA)
    por_clasificar = _recibida(ESCUELA)
    turnada = _turnada(CAMINO, "caminos-bienestar", "comision-estatal-del-agua")
    canalizacion.acusar(_usuario("enlace_a"), turnada.turnos.get(parte=Parte.RESPONSABLE).pk)
    _responde(turnada, "enlace_b")
    analista = sienta("analista")
    analista.abre(turnada.get_absolute_url())
    retrata(analista, carpeta, "asunto", alto=900)

    analista.abre("/bandejas/por-revisar/")
    retrata(analista, carpeta, "manual-bandeja", alto=768)

    analista.abre(f"/asuntos/{por_clasificar.slug}/clasificar/")
    analista.elige("Tipo", "Petición")
    analista.elige("Tema", "Educación básica: maestros y plazas")
    agrega(analista, Institucion.objects.get(clave="ieepo"))
    analista.lee("Respuesta al peticionario")
    retrata(analista, carpeta, "manual-clasificar", alto=1000)


def test_lo_que_hace_el_enlace(sienta: Sentar, carpeta: Path) -> None:
    carta = _turnada(CAMINO, "caminos-bienestar")
    for guia in ASUNTOS[1:3]:
        _turnada(guia, "caminos-bienestar")
    turno = carta.turnos.get()
    enlace = sienta("enlace_a")
    enlace.abre("/mis-turnos/")
    retrata(enlace, carpeta, "manual-mis-turnos")
    canalizacion.acusar(_usuario("enlace_a"), turno.pk)
    enlace.abre(turno.get_absolute_url())
    retrata(enlace, carpeta, "manual-turno")
    enlace.pulsa("Registrar respuesta")
    retrata(enlace, carpeta, "manual-responder")


def test_lo_que_la_unidad_envia_y_lo_que_mueve_un_plazo(sienta: Sentar, carpeta: Path) -> None:
    despachado = Oficio.objects.get(estado=EstadoOficio.DESPACHADO)
    analista = sienta("analista")
    analista.abre("/oficios/")
    retrata(analista, carpeta, "manual-minutario")
    analista.abre(f"{Oficio.objects.get(estado=EstadoOficio.BORRADOR).get_absolute_url()}editar/")
    retrata(analista, carpeta, "manual-oficio", alto=900)
    hoja = ContentFile(impresos.oficio(despachado, settings.SITE_URL), name="escaneo-0001.pdf")
    acuse = oficios.digitalizar(_usuario("oficialia"), hoja)
    oficialia = sienta("oficialia")
    oficialia.abre(f"/oficios/acuses/{acuse.pk}/")
    retrata(oficialia, carpeta, "manual-acuse")

    turno = Turno.objects.get(plazo_respuesta__prorrogas__estado=EstadoProrroga.SOLICITADA)
    analista.abre(f"{turno.get_absolute_url()}prorroga/conceder/")
    retrata(analista, carpeta, "manual-prorroga")
    prevenida = Correspondencia.objects.get(estado=EstadoCorrespondencia.PREVENIDA)
    analista.abre(prevenida.get_absolute_url())
    retrata(analista, carpeta, "manual-prevencion")
    administra = sienta("administracion")
    administra.abre("/catalogos/inhabiles/nuevo/")
    administra.pagina.select_option("[name=calendario]", str(calendario_de(None).pk))
    administra.escribe(
        fecha_inicio="2026-10-21", fecha_fin="2026-10-21", motivo="Duelo estatal", acto="Decreto 15"
    )
    administra.pulsa("Agregar días inhábiles")
    retrata(administra, carpeta, "manual-inhabiles")


PETICIONES = (
    ("Rosa Méndez Cruz", "Mujer", "Agua Fría", "951 555 0101", "Pide un techo para la escuela"),
    (
        "Comité del Agua Potable",
        "Colectivo",
        '"',
        "no proporciona",
        "Pide revisar el pozo",
    ),
    ("anónima", "No especificado", "Peña Alta", "", "Pide alumbrado en la parada del camión"),
)


def test_las_peticiones_de_una_gira(sienta: Sentar, carpeta: Path) -> None:
    oficialia = sienta("oficialia")
    oficialia.abre("/giras/")
    oficialia.pulsa(Reunion.objects.get(clase="gira").folio)
    retrata(oficialia, carpeta, "manual-gira", alto=620)
    oficialia.pulsa("Capturar peticiones")
    teclado = oficialia.pagina.keyboard
    for peticion in PETICIONES:
        for dato in peticion:
            teclado.type(dato)
            teclado.press("Enter")
    oficialia.lee("Borrador guardado", "3 peticiones por registrar")
    retrata(oficialia, carpeta, "manual-gira-captura", alto=620)


def _usuario(nombre: str) -> Usuario:
    return Usuario.objects.get(username=nombre)


def _escaneada(guia: Asunto) -> Documento:
    """A scan in reception's batch."""
    nombre = f"oficio-{guia.municipio}-{guia.firma.split()[0].lower()}.pdf"
    archivo = ContentFile(escaneo(guia, reloj.hoy()), name=nombre)
    return documentos.guardar(_usuario("oficialia"), archivo, clase=Documento.Clase.LOTE)


def _recibida(guia: Asunto) -> Correspondencia:
    carta = Correspondencia(
        clave_envio=uuid.uuid4(),
        recibida_en=reloj.ahora() - timedelta(minutes=20),
        canal="ventanilla",
        dirigida_a="gobernador",
        asunto=guia.asunto,
        municipio_id=guia.municipio,
        localidad=guia.comunidad,
        oficio_numero=guia.oficio or "s/n",
        fojas=2,
    )
    firma = Peticionario(nombre=guia.firma, cargo=guia.cargo, clase=guia.clase)
    return correspondencia.recibir(
        _usuario("oficialia"), carta, peticionarios=[firma], adjuntos=[_escaneada(guia)]
    )


def _turnada(guia: Asunto, *claves: str) -> Correspondencia:
    """A letter routed two days ago to the agencies named; the first is the responsable."""
    with reloj.en(reloj.ahora() - timedelta(days=2)):
        carta = _recibida(guia)
        cambios = {
            "tipo": Tipo.objects.get(clave=guia.tipo),
            "tema": Tema.objects.get(clave=guia.tema),
            "via": "turnar",
        }
        correspondencia.clasificar(_usuario("analista"), carta.pk, cambios=cambios)
        orden = Instruccion.objects.get(clave="atender_e_informar")
        partes = [Parte.RESPONSABLE, *[Parte.COADYUVANTE] * (len(claves) - 1)]
        destinos = [
            canalizacion.Destino(Institucion.objects.get(clave=clave), orden, parte)
            for clave, parte in zip(claves, partes, strict=True)
        ]
        canalizacion.turnar(_usuario("analista"), carta.pk, destinos)
    return Correspondencia.objects.get(pk=carta.pk)


def _responde(carta: Correspondencia, quien: str) -> None:
    persona = _usuario(quien)
    turno = Turno.objects.visibles_para(persona).get(correspondencia=carta)
    sentido = Sentido.objects.get(clave="orientacion")
    canalizacion.responder(
        persona,
        turno.pk,
        texto="Se revisó la red que cruza el camino: no hay obra pendiente en ese tramo.",
        oficio_numero="DG/0112/2026",
        oficio_fecha=reloj.hoy(),
        sentidos={punto.pk: sentido for punto in turno.puntos.all()},
    )
