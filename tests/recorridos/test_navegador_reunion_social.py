"""A social meeting from its programme to the end of its three commitments, in real browsers: one
verified by the other party, one of a municipality without an account that is reprogrammed, and one
that nobody fulfils until its institution's head and the unit's are told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.selectors.enlaces import enlaces_de
from coordinacion.plazos import services as plazos
from coordinacion.vinculacion.models import Reunion
from tests.acuerdos.compromisos import CORREO
from tests.documentos.archivos import pdf
from tests.elenco import Elenco
from tests.recorridos.pasos_navegador import MARTES, TELEFONO, Persona, Puesto
from tests.soporte.revision import retratar
from tests.vinculacion.reuniones import municipio

pytestmark = pytest.mark.navegador
ESCRITORIO: ViewportSize = {"width": 1366, "height": 768}
MUNICIPIO = "Municipio de San Juan Mixtepec"
REUNION = datetime(2026, 3, 12, 11, 0, tzinfo=MARTES.tzinfo)
VENCE = "2026-03-20"
"""A working Friday, six working days after the meeting: the 16th is not one."""
UN_DIA_TARDE = datetime(2026, 3, 23, 10, 0, tzinfo=MARTES.tzinfo)
CINCO_DIAS_TARDE = datetime(2026, 3, 27, 10, 0, tzinfo=MARTES.tzinfo)


def mira(persona: Persona, nombre: str) -> None:
    """The page, reviewed when it opened, holds in the other size too: on a desk or on a phone."""
    antes = persona.pagina.viewport_size
    assert antes is not None
    _retrata(persona, nombre)
    persona.pagina.set_viewport_size(ESCRITORIO if antes == TELEFONO else TELEFONO)
    persona.revisa()
    _retrata(persona, nombre)
    persona.pagina.set_viewport_size(antes)


def _retrata(persona: Persona, nombre: str) -> None:
    vista = persona.pagina.viewport_size
    ancho = vista["width"] if vista else 0
    retratar(persona.pagina, f"social-{nombre}-{ancho}")


def hoja(nombre: str) -> Any:
    """A scan, as a browser sends it."""
    return {"name": nombre, "mimeType": "application/pdf", "buffer": pdf()}


def programa_y_convoca(persona: Persona, gente: Elenco) -> Reunion:
    """The meeting enters the programme, with its agenda, and its guests are called."""
    persona.abre("/reuniones/")
    mira(persona, "lista-vacia")
    persona.pulsa("Programar reunión")
    persona.elige("Clase de reunión", "Reunión de vinculación social")
    persona.escribe(
        asunto="Camino a la comunidad",
        inicia_en=f"{REUNION:%d/%m/%Y %H:%M}",
        termina_en=f"{REUNION + timedelta(hours=2):%d/%m/%Y %H:%M}",
        lugar="Casa de la cultura",
        otros_convocados="Presidencia municipal",
    )
    persona.pagina.locator("#id_municipio-combo").press_sequentially(municipio().nombre)
    persona.pagina.get_by_role("option", name=municipio().nombre).first.click()
    caja = persona.pagina.get_by_role("combobox", name="Agregar institución")
    for una in (gente.a, gente.b, gente.c):
        caja.fill(una.nombre)
        persona.pagina.get_by_role("option", name=una.nombre, exact=True).click()
        expect(persona.pagina.get_by_label(una.nombre, exact=True)).to_be_checked()
        expect(caja).to_have_value("")
    mira(persona, "programar")
    persona.pulsa("Programar reunión")
    persona.lee("La reunión está en el programa", "Reunión programada")
    persona.pulsa("Escribir orden del día")
    persona.escribe(puntos="Presentación del proyecto\nAcuerdos")
    mira(persona, "orden")
    persona.pulsa("Guardar orden del día")
    persona.pulsa("Convocar")
    mira(persona, "convocar")
    persona.pulsa("Convocar")
    persona.lee("Se convocó a la reunión")
    mira(persona, "convocada")
    return Reunion.objects.get()


def celebra(persona: Persona, reunion: Reunion, gente: Elenco) -> None:
    """Who came and what was said; the minutes come out to be signed."""
    persona.abre(reunion.get_absolute_url())
    persona.pulsa("Registrar asistencia")
    pagina = persona.pagina
    for campo, valor in {
        "0-orden": "estatal",
        "0-institucion": str(gente.a.pk),
        "0-sexo": "hombre",
        "1-orden": "sociedad",
        "1-sexo": "mujer",
    }.items():
        pagina.locator(f"[name='filas-{campo}']").select_option(valor)
    persona.escribe(
        **{"filas-0-nombre": "Pedro Ruiz", "filas-0-cargo": "Director", "filas-1-cuantos": "14"}
    )
    mira(persona, "asistencia")
    persona.pulsa("Guardar asistencia")
    persona.lee("Asistencia: 15 personas")
    persona.pulsa("Registrar como celebrada")
    persona.escribe(desarrollo="Se expuso el proyecto.")
    mira(persona, "celebrar")
    persona.pulsa("Registrar como celebrada")
    assert persona.pdf("Minuta para firma").startswith(b"%PDF")


def escribe_acuerdos(persona: Persona, gente: Elenco) -> dict[str, Compromiso]:
    """One agreement and its three commitments, with the keyboard; who owes each."""
    persona.pulsa("Escribir acuerdos")
    pagina = persona.pagina
    pagina.locator("[name='a0-texto']").fill("Reparar el camino a la comunidad")
    renglones = [
        ("Rehabilitar cinco kilómetros", gente.a.nombre, VENCE, gente.c.nombre, ""),
        ("Entregar el proyecto ejecutivo", gente.b.nombre, VENCE, gente.c.nombre, ""),
        ("Prestar la revolvedora", MUNICIPIO, VENCE, "", CORREO),
    ]
    for n, (texto, quien, fecha, verifica, correo) in enumerate(renglones):
        if not pagina.locator(f"[name='a0-c{n}-texto']").count():
            pagina.keyboard.press("Alt+c")
        campos = {"texto": texto, "quien": quien, "fecha": fecha, "verifica": verifica}
        campos["correo"] = correo
        persona.escribe(**{f"a0-c{n}-{campo}": valor for campo, valor in campos.items() if valor})
    expect(pagina.locator("[data-estado]")).to_contain_text("Borrador guardado")
    persona.revisa()
    mira(persona, "escribir")
    persona.pulsa("Registrar acuerdos")
    persona.lee(MUNICIPIO)
    persona.pulsa("Confirmo: registrar acuerdos")
    persona.lee("0 de 3 compromisos cumplidos")
    mira(persona, "celebrada")
    todos = Compromiso.objects.select_related("institucion")
    return {uno.externo or str(uno.institucion): uno for uno in todos}


def formaliza(persona: Persona, reunion: Reunion, *compromisos: Compromiso) -> None:
    """Each commitment comes into force, and the signed minutes close the meeting."""
    for uno in compromisos:
        persona.abre(uno.get_absolute_url())
        persona.pulsa("Formalizar compromiso")
        persona.pulsa("Formalizar compromiso")
        persona.lee("El compromiso está en vigor")
    persona.abre(reunion.get_absolute_url())
    persona.pulsa("Formalizar con minuta")
    persona.pagina.locator("[name=archivo]").set_input_files(hoja("minuta.pdf"))
    mira(persona, "formalizar")
    persona.pulsa("Formalizar con minuta")
    persona.lee("Formalizada")


def cumple(enlace: Persona, otra: Persona, uno: Compromiso) -> None:
    """Who owes it reports it with evidence from a phone; the other party verifies it."""
    enlace.abre(uno.get_absolute_url())
    enlace.pulsa("Reportar como cumplido")
    enlace.escribe(texto="Se entregó el proyecto ejecutivo.")
    enlace.pagina.locator("[name=documentos]").first.set_input_files(hoja("proyecto.pdf"))
    mira(enlace, "reportar")
    enlace.pulsa("Reportar como cumplido")
    enlace.lee("proyecto.pdf", "Espera que lo verifique")
    expect(enlace.boton("Verificar cumplimiento")).to_have_count(0)
    otra.abre("/compromisos/?lista=por_verificar")
    otra.pulsa(uno.folio)
    otra.pulsa("Verificar cumplimiento")
    mira(otra, "verificar")
    otra.pulsa("Verificar cumplimiento")
    otra.lee("Cumplido", "Cumplido en su totalidad", "Cumplido a tiempo")
    mira(otra, "cumplido")


def informa_sin_cuenta(fuera: Persona, uno: Compromiso) -> None:
    """The municipality says how far it is from the link of its mail; the link serves once."""
    url = enlaces_de(Compromiso.objects.get(pk=uno.pk), CORREO)[0].url
    fuera.abre(url)
    fuera.lee(uno.folio, "Prestar la revolvedora")
    mira(fuera, "enlace")
    fuera.escribe(porcentaje="40", texto="La revolvedora está en reparación.")
    fuera.pulsa("Registrar avance")
    fuera.lee("Quedó registrado")
    fuera.pagina.goto(f"{fuera.servidor}{url}")
    fuera.lee("El enlace ya no sirve")


def reprograma(persona: Persona, uno: Compromiso) -> None:
    """Another date with its reason; the first one stays in sight."""
    persona.abre(uno.get_absolute_url())
    persona.lee("40 %", "La revolvedora está en reparación.")
    persona.pulsa("Reprogramar compromiso")
    persona.escribe(fecha="2026-04-10", motivo="La revolvedora sale del taller en abril.")
    mira(persona, "reprogramar")
    persona.pulsa("Reprogramar compromiso")
    persona.lee("Fecha original: 20 de marzo de 2026", "La revolvedora sale del taller en abril.")
    persona.lee("10 de abril de 2026")
    mira(persona, "reprogramado")


def lee_que_vencio(persona: Persona, titulo: str, uno: Compromiso) -> None:
    """The bell says it, and the list of what is overdue holds that one and no other."""
    persona.pagina.locator(".campana").click()
    persona.revisa()
    persona.lee(titulo, uno.folio)
    persona.abre("/compromisos/?lista=vencidos")
    folios = persona.pagina.locator("main tbody .folio")
    expect(folios).to_have_text([uno.folio])
    mira(persona, f"vencidos-{persona.usuario.username}")


def test_una_reunion_social_y_sus_tres_compromisos(
    gente: Elenco, puesto: Puesto, tiempo: Any, servidor: str, new_context: Any
) -> None:
    vinculacion, enlace_b = puesto("vinculacion"), puesto("enlace_b")
    reunion = programa_y_convoca(vinculacion, gente)
    enlace_b.abre(reunion.get_absolute_url())
    enlace_b.lee("Camino a la comunidad", "Reunión convocada")

    tiempo.move_to(REUNION + timedelta(hours=2, minutes=30))
    celebra(vinculacion.entra(), reunion, gente)
    suyo = escribe_acuerdos(vinculacion, gente)
    vencido, cumplido, movido = (suyo[q] for q in (str(gente.a), str(gente.b), MUNICIPIO))
    formaliza(vinculacion, reunion, vencido, cumplido, movido)

    cumple(enlace_b.entra(), puesto("enlace_c"), cumplido)
    informa_sin_cuenta(Persona(new_context(), servidor, gente.extrano), movido)
    reprograma(vinculacion, movido)

    tiempo.move_to(UN_DIA_TARDE)
    plazos.vigilar()
    lee_que_vencio(puesto("titular_institucion_a"), "Vencido hace 1 día hábil", vencido)
    tiempo.move_to(CINCO_DIAS_TARDE)
    plazos.vigilar()
    lee_que_vencio(puesto("titular_unidad"), "Vencido hace 5 días hábiles", vencido)
    vinculacion.entra().abre(reunion.get_absolute_url())
    vinculacion.lee("1 de 3 compromisos cumplidos")
    vinculacion.abre("/reuniones/programa/")
    vinculacion.lee("Programa de reuniones 2026")
    mira(vinculacion, "programa")
