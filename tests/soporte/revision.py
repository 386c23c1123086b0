"""Pages reviewed in a real browser: axe, nothing wider than the screen, what a finger can press."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.urls import URLPattern, URLResolver, reverse
from playwright.sync_api import Page, Response

from tests.elenco import Elenco
from tests.soporte.navegador import Vigilancia

RETRATOS = Path(__file__).resolve().parents[2] / ".local" / "retratos"
ESCRITORIO, TELEFONO = (1366, 768), (390, 844)
TAMANOS = {"escritorio": ESCRITORIO, "telefono": TELEFONO}
DEDO = 44
"""Pixels that a finger needs to press one thing and no other."""
_CHICOS = """dedo => [...document.querySelectorAll(
    'main .btn, main summary, main select, main input:not([type=hidden]), main .pestanas a'
)]
    .filter(uno => uno.checkVisibility() && !uno.closest('.form-check, .visually-hidden'))
    .filter(uno => uno.getBoundingClientRect().height < dedo)
    .map(uno => uno.outerHTML.slice(0, 90))"""

_AXE = "{resultTypes: ['violations'], preload: false, selectors: false, elementRef: false}"
"""Every rule; what no test reads of a finding, and sheets of other sites, took a fifth of it."""
_LISTA = """document.documentElement.hasAttribute('data-listo')
    || !document.querySelector('script[type=module]')"""


def esperar_lista(pagina: Page) -> None:
    """Wait for the page's scripts to have dressed it; the pages of anybody have none.

    It is asked first in the page itself: what waits is heavier, and nearly every page is ready.
    """
    if not pagina.evaluate(_LISTA):
        pagina.wait_for_selector("html[data-listo]", state="attached")


def faltas(pagina: Page) -> list[str]:
    """What axe finds in the page, and what does not fit in the screen."""
    if not pagina.evaluate("'axe' in window"):  # it is long, and a page is seen in two sizes
        pagina.evaluate(AXE_SCRIPT)
    halladas: list[dict[str, Any]] = pagina.evaluate(f"axe.run({_AXE}).then(_ => _.violations)")
    dichas = [f"{una['id']}: {[n['html'][:120] for n in una['nodes']]}" for una in halladas]
    ancho = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    if sobra := pagina.evaluate(ancho):
        dichas.append(f"{sobra} px de más a lo ancho")
    return dichas


def sin_faltas(pagina: Page) -> None:
    """Zero violations, and nothing wider than the screen."""
    assert faltas(pagina) == [], pagina.url


def poner_tamano(pagina: Page, tamano: tuple[int, int]) -> None:
    """The window of that width and height."""
    pagina.set_viewport_size({"width": tamano[0], "height": tamano[1]})


def retratar(pagina: Page, nombre: str) -> None:
    """With `RETRATOS=1`, a picture of the whole page, to be looked at: it costs as much as to open
    the page again, and no test reads it."""
    if not os.environ.get("RETRATOS"):
        return
    RETRATOS.mkdir(parents=True, exist_ok=True)
    pagina.screenshot(path=RETRATOS / f"{nombre}.png", full_page=True)


def revisar(pagina: Page, nombre: str) -> None:
    """Axe and no sideways scrolling at the desk and on a phone."""
    for cual, tamano in TAMANOS.items():
        poner_tamano(pagina, tamano)
        sin_faltas(pagina)
        retratar(pagina, f"{nombre}-{cual}")
    poner_tamano(pagina, ESCRITORIO)


class Pagina(NamedTuple):
    """One page to be opened: who opens it, which address, with the arguments of which record, and
    what the address asks. With `envia` its form is sent as it comes, and its refusal reviewed."""

    nombre: str
    quien: str
    direccion: str
    de: str = ""
    consulta: str = ""
    codigo: int = 200
    envia: bool = False


Sembrar = Callable[[Elenco], Mapping[str, tuple[Any, ...]]]
"""Makes the records of some pages; the arguments of their addresses, by name."""


class Recorrido:
    """Every page of a list, one after another, each person at one browser; nothing stops it."""

    def __init__(self, servidor: str, elenco: Elenco, new_context: Any) -> None:
        self.servidor = servidor
        self.elenco = elenco
        self._halladas: list[str] = []
        self._vigilancias: list[Vigilancia] = []
        self._nuevo = new_context
        self._abiertas: dict[str, Page] = {}

    @property
    def faltas(self) -> list[str]:
        """All that was found so far, what the scripts and the content policy said included."""
        return self._halladas + [una for v in self._vigilancias for una in v.faltas]

    def recorrer(self, paginas: Iterable[Pagina], args: Mapping[str, tuple[Any, ...]]) -> None:
        """Open each page; `args` are those of its address, by the name of the record."""
        claves = {de: suyos[0] for de, suyos in args.items() if suyos}
        for una in paginas:
            ruta = reverse(una.direccion, args=args[una.de] if una.de else ())
            self._revisar(una, ruta + una.consulta.format(**claves))

    def de_vacio_a_lleno(
        self, vacias: Iterable[Pagina], llenas: Iterable[Pagina], sembrar: Sembrar
    ) -> list[str]:
        """What is wrong in the pages of an office with nothing, and then with what `sembrar` makes
        for the others."""
        self.recorrer(vacias, {})
        self.recorrer(llenas, sembrar(self.elenco))
        return self.faltas

    def _revisar(self, una: Pagina, ruta: str) -> None:
        pagina = self._pagina(una.quien)
        for cual, tamano in TAMANOS.items():
            poner_tamano(pagina, tamano)
            if cual == "escritorio":
                self._abrir(pagina, una, ruta)
            dichas = faltas(pagina)
            if cual == "telefono":
                dichas += [f"menos de {DEDO} px: {uno}" for uno in pagina.evaluate(_CHICOS, DEDO)]
            self._halladas += [f"{una.nombre} ({cual}): {falta}" for falta in dichas]
            retratar(pagina, f"{una.nombre}-{cual}")

    def _abrir(self, pagina: Page, una: Pagina, ruta: str) -> None:
        respuesta = pagina.goto(f"{self.servidor}{ruta}")
        esperar_lista(pagina)
        if una.envia:
            respuesta = self._enviar(pagina)
        codigo = respuesta.status if respuesta else 0
        if codigo != una.codigo:
            self._halladas.append(f"{una.nombre}: {codigo}, no {una.codigo}")

    def _enviar(self, pagina: Page) -> Response | None:
        with pagina.expect_navigation(wait_until="load") as ida:
            pagina.locator("main [data-principal]").click()
        esperar_lista(pagina)
        return ida.value

    def _pagina(self, quien: str) -> Page:
        if quien not in self._abiertas:
            contexto = self._nuevo()
            if quien != "anonimo":
                galleta = self.elenco.cliente(quien).cookies[settings.SESSION_COOKIE_NAME].value
                contexto.add_cookies(
                    [{"name": settings.SESSION_COOKIE_NAME, "value": galleta, "url": self.servidor}]
                )
            self._abiertas[quien] = contexto.new_page()
            self._vigilancias.append(Vigilancia(self._abiertas[quien]))
        return self._abiertas[quien]


def nombres(patrones: Iterable[URLPattern | URLResolver], espacio: str = "") -> set[str]:
    """The full name of every address of a list of them."""
    todos: set[str] = set()
    for uno in patrones:
        if isinstance(uno, URLResolver):
            suyo = f"{uno.namespace}:" if uno.namespace else espacio
            todos |= nombres(uno.url_patterns, suyo)
        else:
            todos.add(f"{espacio}{uno.name}")
    return todos
