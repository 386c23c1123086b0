"""People at their browsers: what each does on a screen, with every page it opens reviewed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion, Usuario
from tests.elenco import CLAVE_DE_ACCESO
from tests.soporte.navegador import Vigilancia
from tests.soporte.revision import esperar_lista, sin_faltas

OAXACA = ZoneInfo("America/Mexico_City")
MARTES = datetime(2026, 3, 10, 10, 0, tzinfo=OAXACA)
"""An ordinary working day, ten in the morning."""
TELEFONO: ViewportSize = {"width": 390, "height": 844}
SIN_CULPA = re.compile(r"status of (409|422)|^htmx:(afterRequest|sendAbort)\b")
"""A refusal that the page itself shows, and a preview that was on its way when the page was left:
the browser logs them all the same. A request that failed says `htmx:sendError`."""


class Persona:
    """One person at one browser. Opening a page reviews it: axe, content policy, console, width."""

    def __init__(
        self,
        contexto: BrowserContext,
        servidor: str,
        usuario: Usuario,
        clave: str = CLAVE_DE_ACCESO,
    ) -> None:
        self.servidor = servidor
        self.usuario = usuario
        self.clave = clave
        self._contexto = contexto
        self._faltas: list[str] = []
        self.pagina: Page = contexto.new_page()
        self.pagina.set_default_timeout(15_000)
        self._vigilancia = Vigilancia(self.pagina)
        self.pagina.on("console", self._consola)

    def _consola(self, mensaje: Any) -> None:
        if mensaje.type == "error" and not SIN_CULPA.search(mensaje.text):
            self._faltas.append(mensaje.text)

    def entra(self) -> Persona:
        """Sign in as anyone does; also the day after, when the session is over.

        The page that asks who one is is the same for each: `tests/interfaz/test_acceso.py`
        reviews it, in these sizes.
        """
        self._contexto.clear_cookies()
        self.pagina.goto(f"{self.servidor}/cuenta/entrar/")
        self.pagina.get_by_label("Usuario").fill(self.usuario.username)
        self.pagina.get_by_label("Contraseña").fill(self.clave)
        self.pulsa("Entrar")
        return self

    def abre(self, direccion: str) -> None:
        self.pagina.goto(f"{self.servidor}{direccion}")
        self.revisa()

    def pulsa(self, texto: str, *, en: Locator | None = None) -> None:
        """Press a button or follow a link by its name, and review the page it leads to."""
        with self.pagina.expect_navigation(wait_until="load"):
            self.boton(texto, en).click()
        self.revisa()

    def boton(self, texto: str, en: Locator | None = None) -> Locator:
        donde = en or self.pagina
        nombre = _empieza_con(texto)
        return (
            donde.get_by_role("button", name=nombre)
            .or_(donde.get_by_role("link", name=nombre))
            .first
        )

    def campo(self, etiqueta: str, en: Locator | None = None) -> Locator:
        """A field by its whole label, with or without the mark of what is required."""
        nombre = re.compile(rf"^\s*{re.escape(etiqueta)}\s*\*?\s*$")
        return (en or self.pagina).get_by_label(nombre)

    def escribe(self, **campos: str) -> None:
        """Type in fields by their name in the form."""
        for campo, valor in campos.items():
            self.pagina.locator(f"[name='{campo}']").fill(valor)

    def elige(self, etiqueta: str, opcion: str, en: Locator | None = None) -> None:
        self.campo(etiqueta, en).select_option(label=opcion)

    def lee(self, *textos: str) -> None:
        for texto in textos:
            expect(self.pagina.locator("main")).to_contain_text(texto)

    def no_lee(self, texto: str) -> None:
        expect(self.pagina.locator("main")).not_to_contain_text(texto)

    def pdf(self, texto: str) -> bytes:
        """What the link called `texto` would print."""
        direccion = self.boton(texto).get_attribute("href")
        respuesta = self.pagina.request.get(f"{self.servidor}{direccion}")
        assert respuesta.headers["content-type"] == "application/pdf"
        return respuesta.body()

    def revisa(self) -> None:
        """Nothing to reproach to the page as it stands."""
        esperar_lista(self.pagina)
        sin_faltas(self.pagina)
        faltas = self._vigilancia.faltas + self._faltas
        assert not faltas, f"{self.pagina.url}: {faltas}"


def _empieza_con(texto: str) -> re.Pattern[str]:
    """The browser reads the pattern between slashes, so a folio's own must be escaped."""
    return re.compile(rf"^\s*{re.escape(texto)}".replace("/", r"\/"))


Puesto = Callable[[str], Persona]
"""Seats a person of the cast, by name, at a browser."""


def registra(persona: Persona, **campos: str) -> Correspondencia:
    """Reception registers at the desk what `campos` say; the letter, as announced."""
    persona.abre("/registro/")
    pagina = persona.pagina
    pagina.select_option("[name=canal]", "ventanilla")
    pagina.select_option("[name=dirigida_a]", "gobernador")
    puntos = campos.pop("puntos", "")
    if campos.get("remitente") == "":
        pagina.keyboard.press("Alt+a")
        campos.pop("remitente")
    persona.escribe(**campos)
    if puntos:
        pagina.get_by_text("Varios asuntos").click()
        persona.escribe(puntos=puntos)
    pagina.keyboard.press("Control+Enter")
    folio = pagina.locator("#anuncio .folio")
    expect(folio).to_be_visible()
    persona.revisa()
    return Correspondencia.objects.get(folio=folio.inner_text())


def abre_clasificar(persona: Persona, carta: Correspondencia, tipo: str, tema: str = "") -> None:
    """The analyst opens the letter from its tray and says what it is."""
    persona.abre("/bandejas/por-clasificar/")
    persona.pulsa(carta.folio)
    persona.pulsa("Clasificar y turnar")
    persona.elige("Tipo", tipo)
    if tema:
        persona.elige("Tema", tema)


def agrega(persona: Persona, institucion: Institucion, papel: str = "") -> Locator:
    """Add an institution by typing its name; its row."""
    caja = persona.pagina.locator("#id_nueva[role=combobox]")
    caja.press_sequentially(institucion.nombre[:40])
    persona.pagina.get_by_role("option", name=institucion.nombre).first.click()
    renglon = persona.pagina.get_by_role("group", name=institucion.nombre, exact=True)
    expect(renglon).to_be_visible()
    if papel:
        persona.elige("Participa como", papel, renglon)
    return renglon


def decide(persona: Persona, salida: str) -> None:
    """Leave the screen by one of its exits, once what it foresees has come."""
    persona.pagina.wait_for_load_state("networkidle")
    persona.pulsa(salida)


def acusa(persona: Persona, carta: Correspondencia) -> None:
    """The liaison opens Mis turnos and acknowledges from the card."""
    persona.abre("/mis-turnos/")
    tarjeta = persona.pagina.locator("article", has_text=carta.folio)
    persona.pulsa("Acusar de recibido", en=tarjeta)
    persona.lee("acusado de recibido")


def responde(
    persona: Persona, carta: Correspondencia, foto: bytes | None = None, **campos: str
) -> None:
    """The liaison answers the turn of `carta`, with a photograph if there is one."""
    abre_turno(persona, carta)
    persona.pulsa("Registrar respuesta")
    if foto:
        archivo: Any = {"name": "oficio.jpg", "mimeType": "image/jpeg", "buffer": foto}
        persona.campo("Tomar fotografía del oficio").set_input_files(archivo)
    persona.elige("Sentido de la respuesta", "Favorable")
    persona.escribe(**campos)
    persona.pulsa("Registrar respuesta")
    persona.lee("Respondido por la dependencia, por revisar")


def abre_turno(persona: Persona, carta: Correspondencia) -> None:
    persona.abre("/mis-turnos/?grupo=en_tramite")
    persona.pulsa(carta.folio)


def acepta(persona: Persona, carta: Correspondencia, institucion: Institucion) -> None:
    """The analyst reads the answer on the case and accepts it."""
    persona.abre(carta.get_absolute_url())
    respuesta = persona.pagina.locator(".asunto-respuesta", has_text=str(institucion))
    persona.pulsa("Aceptar respuesta", en=respuesta)
    persona.pulsa("Aceptar respuesta")
    persona.lee("Se aceptó la respuesta")
    persona.abre(carta.get_absolute_url())


def notifica(persona: Persona, carta: Correspondencia) -> None:
    """Reception records that the petitioner has the answer."""
    persona.abre(carta.get_absolute_url())
    persona.pulsa("Registrar notificación")
    persona.elige("Medio", "En persona")
    persona.elige("Resultado", "Entregada")
    persona.pulsa("Registrar notificación")
    persona.lee("Entregada")


def concluye(persona: Persona, carta: Correspondencia, sentido: str = "") -> None:
    """Conclude with the outcome that the answers gave, or with the one said."""
    persona.abre(carta.get_absolute_url())
    persona.pulsa("Concluir")
    if sentido:
        persona.elige("Sentido", sentido)
    persona.pulsa("Concluir")
    persona.lee("se concluyó", "Concluida")


def ahora(menos: timedelta = timedelta()) -> str:
    """This minute, or one before, as the browser's own picker gives it."""
    return f"{reloj.local(reloj.ahora() - menos):%Y-%m-%dT%H:%M}"
