"""A person before the screens, without a browser: read what is shown, press what is offered.

Buttons and fields are found by the text that a person reads, in the forms that the page really
has: a renamed field or a button that is not offered fails the journey.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import lxml.html  # type: ignore[import-untyped]
import pytest
from django.test import Client
from django.urls import reverse

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion
from tests.elenco import Elenco, crear_elenco

OAXACA = ZoneInfo("America/Mexico_City")
Tecleado = Mapping[str, Any]


class Pagina:
    """One answer, as somebody reads it."""

    def __init__(self, cliente: Client, respuesta: Any) -> None:
        self.cliente = cliente
        self.codigo: int = respuesta.status_code
        cadena = getattr(respuesta, "redirect_chain", [])
        self.url: str = cadena[-1][0] if cadena else respuesta.wsgi_request.get_full_path()
        self.arbol = lxml.html.fromstring(respuesta.content.decode())
        for ajeno in self.arbol.xpath("//template | //script | //style"):
            ajeno.drop_tree()

    @property
    def texto(self) -> str:
        """What is read on the page, with every run of white space made one space."""
        return _llano(self.arbol)

    def parte(self, ident: str) -> str:
        """What is read inside the element with that id."""
        return _llano(self.arbol.get_element_by_id(ident))

    def dice(self, *frases: str) -> Pagina:
        """Fail unless the page shows every one of them."""
        faltan = [frase for frase in frases if frase not in self.texto]
        assert not faltan, f"{self.url} no dice {faltan}: {self.texto}"
        return self

    def calla(self, *frases: str) -> Pagina:
        """Fail if the page shows any of them."""
        sobran = [frase for frase in frases if frase in self.texto]
        assert not sobran, f"{self.url} dice {sobran}"
        return self

    def hechos(self) -> list[str]:
        """The timeline's sentences, newest first."""
        return [_llano(li.find("div")) for li in self.arbol.xpath("//li[@data-hecho]")]

    def cuenta(self, pestana: str) -> int:
        """What a tab says that its tray holds."""
        for enlace in self.arbol.xpath("//ul[contains(@class,'pestanas')]//a"):
            titulo, _, numero = _llano(enlace).rpartition(" ")
            if titulo == pestana:
                return int(numero)
        raise AssertionError(f"{self.url} no tiene la pestaña «{pestana}»")

    def ofrece(self, texto: str) -> bool:
        """Whether there is a link or a button that begins so."""
        return self._hallar(texto) is not None

    def campos(self, boton: str) -> list[str]:
        """The names of the fields in the form of that button."""
        elemento = self._hallar(boton)
        return sorted(next(elemento.iterancestors("form")).fields)

    def pulsa(self, boton: str, /, en: str = "", **tecleado: Any) -> Pagina:
        """As `intenta`, and the system must accept it."""
        siguiente = self.intenta(boton, en, **tecleado)
        errores = siguiente.arbol.xpath("//*[@data-errores]")
        assert siguiente.codigo == 200, [_llano(error) for error in errores]
        return siguiente

    def intenta(self, boton: str, /, en: str = "", **tecleado: Any) -> Pagina:
        """Press the link or button that says `boton` (inside the element `en`, if given), with
        what is typed in its form first. A field named `algo_` fills all that begin so; a list is
        chosen by its label."""
        elemento = self._hallar(boton, en)
        assert elemento is not None, f"{self.url} no ofrece «{boton}»: {self.texto}"
        if elemento.tag == "a":
            return abrir(self.cliente, urljoin(self.url, elemento.get("href")))
        forma = next(elemento.iterancestors("form"))
        datos = _llenar(forma, tecleado)
        if elemento.get("name"):
            datos[elemento.get("name")] = elemento.get("value", "")
        destino = urljoin(self.url, forma.get("action") or self.url)
        if (forma.get("method") or "get").lower() == "get":
            return Pagina(self.cliente, self.cliente.get(destino, datos, follow=True))
        return Pagina(self.cliente, self.cliente.post(destino, datos, follow=True))

    def _hallar(self, texto: str, en: str = "") -> Any:
        raiz = self.arbol.get_element_by_id(en) if en else self.arbol
        # The bar that acts on many at once is asked for by its name, `en="bloque"`.
        suelto = "[not(ancestor::form[@id='bloque'])]" if en != "bloque" else ""
        ofrecidos = raiz.xpath(f".//a[@href] | .//button[@type='submit']{suelto}")
        iguales = [uno for uno in ofrecidos if _llano(uno) == texto]
        parecidos = [uno for uno in ofrecidos if _llano(uno).startswith(texto)]
        return next(iter(iguales or parecidos), None)


def abrir(cliente: Client, url: str) -> Pagina:
    """Open an address, wherever it leads; it must open."""
    respuesta = cliente.get(url, follow=True)
    assert respuesta.status_code == 200, f"{url}: {respuesta.status_code}"
    return Pagina(cliente, respuesta)


def _llano(elemento: Any) -> str:
    texto = " ".join(elemento.itertext())
    return re.sub(r"\s+([,.;:)])", r"\1", re.sub(r"\s+", " ", texto)).strip()


def _llenar(forma: Any, tecleado: Tecleado) -> dict[str, Any]:
    """The form as a browser sends it, with what was typed. Unknown fields are a failure."""
    datos: dict[str, Any] = {}
    for nombre, valor in forma.form_values():
        datos.setdefault(nombre, []).append(valor)
    for campo, valor in tecleado.items():
        nombres = [
            n for n in forma.fields if n == campo or (campo[-1] == "_" and n.startswith(campo))
        ]
        assert nombres, f"El formulario no tiene «{campo}»: {sorted(forma.fields)}"
        for nombre in nombres:
            _poner(datos, forma.inputs[nombre], nombre, valor)
    return datos


def _poner(datos: dict[str, Any], control: Any, nombre: str, valor: Any) -> None:
    if valor is None or valor is False:
        datos.pop(nombre, None)
    elif valor is True:
        datos[nombre] = control.get("value", "on")
    elif getattr(control, "tag", "") == "select":
        datos[nombre] = _elegida(control, str(valor))
    else:
        datos[nombre] = valor


def _elegida(lista: Any, texto: str) -> str:
    opciones = {_llano(opcion): opcion.get("value") for opcion in lista.iter("option")}
    assert texto in opciones, f"«{texto}» no está en la lista: {list(opciones)}"
    return str(opciones[texto])


class Historia:
    """A letter's history told in the order in which it happened, each step at its hour."""

    def __init__(self, pila: ExitStack) -> None:
        self._pila = pila
        self.folio = ""
        self.asunto = self.relacion = ""

    def poblar(self) -> None:
        """The cast, hired before the history begins."""
        self.elenco: Elenco = crear_elenco()

    def es(self, cuando: str) -> None:
        """From now on it is this local moment: `2026-10-05 09:10`."""
        momento = datetime.fromisoformat(cuando).replace(tzinfo=OAXACA)
        self._pila.close()
        self._pila.enter_context(reloj.en(momento))

    def abre(self, quien: str, url: str = "") -> Pagina:
        """What somebody finds at an address; at the case's own when none is given."""
        return abrir(self.elenco.cliente(quien), url or self.asunto)

    def bandeja(self, quien: str, clave: str) -> Pagina:
        """A tray."""
        return self.abre(quien, reverse("bandejas:ver", args=[clave]))

    def mis_turnos(self, quien: str, grupo: str = "por_acusar") -> Pagina:
        """A group of the liaison's tray."""
        return self.abre(quien, f"{reverse('mis_turnos:lista')}?grupo={grupo}")

    def turno(self, quien: str, institucion: Institucion) -> Pagina:
        """The page of an institution's turn, from the case."""
        return self.abre(quien).pulsa(institucion.nombre, en="turnos")

    def registra(self, **tecleado: Any) -> Pagina:
        """The desk registers a letter just stamped; the case is the history's from here on."""
        sello = reloj.local(reloj.ahora()).strftime("%d/%m/%Y %H:%M")
        carta = {
            "recibida_en": sello,
            "canal": "Ventanilla",
            "dirigida_a": "Gobernador del Estado",
            **tecleado,
        }
        mesa = self.abre("oficialia", reverse("registro:mesa"))
        hecha = mesa.pulsa("Registrar y siguiente", **carta)
        assert hecha.codigo == 200, hecha.texto
        hecha.dice("Registrada con el folio")
        folio = re.search(r"con el folio (\S+-[0-9A-Z])", hecha.texto)
        assert folio, hecha.texto
        self.folio = folio[1]
        self.asunto = self.abre("analista", f"{reverse('asunto:ir')}?folio={self.folio}").url
        return hecha

    def clasifica(self, *, destinos: Mapping[Institucion, Tecleado], **tecleado: Any) -> Pagina:
        """The analyst decides what the letter is and who attends it, on one screen."""
        hoja = self.abre("analista").pulsa("Clasificar y turnar")
        for numero, (institucion, datos) in enumerate(destinos.items()):
            hoja = hoja.pulsa("Agregar", en="destinos", **tecleado, nueva=institucion.nombre)
            tecleado = {}
            hoja.dice(institucion.nombre)
            tecleado |= {f"destino-{numero}-{campo}": valor for campo, valor in datos.items()}
        return hoja.pulsa("Turnar", **tecleado)


@pytest.fixture
def historia(db: None) -> Iterator[Historia]:
    """A history that begins on Monday, 5 October 2026, at nine."""
    with ExitStack() as pila:
        suya = Historia(pila)
        suya.es("2026-10-05 09:00")
        suya.poblar()
        yield suya
