"""A person's browser without a screen, over a real socket: cookies, no redirect followed."""

import http.client
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import lxml.html  # type: ignore[import-untyped]
from django.conf import settings
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from coordinacion.organizacion.models import Usuario

SIN_RESPUESTA = 0
"""The code of a request whose connection broke before an answer came."""


@dataclass(frozen=True)
class Respuesta:
    """What came back."""

    codigo: int
    texto: str = ""
    cabeceras: Mapping[str, str] = field(default_factory=dict)

    @property
    def aceptada(self) -> bool:
        """Whether the verb was done and the browser is sent elsewhere."""
        return self.codigo in (200, 302) and not self.texto.count("data-errores")


class Navegante:
    """One signed-in person against one web server. Safe to use from its own thread only."""

    def __init__(self, raiz: str, usuario: Usuario) -> None:
        self.direccion = urlsplit(raiz).netloc
        self.csrf = uuid.uuid4().hex
        self.sesion = _sesion(usuario)

    def ver(self, url: str) -> Respuesta:
        """Open an address."""
        return self._pedir("GET", url, None, {})

    def formulario(self, url: str) -> dict[str, Any]:
        """What the largest form of a page would send as it is, hidden fields and all."""
        pagina = self.ver(url)
        assert pagina.codigo == 200, f"{url}: {pagina.codigo}"
        return _mayor(pagina.texto)

    def enviar(self, url: str, datos: Mapping[str, Any]) -> Respuesta:
        """Press the button."""
        return self.reenviar(url, cuerpo(datos))

    def reenviar(self, url: str, ya_armado: bytes) -> Respuesta:
        """Send a body that was made before: what «reload» and the double click do."""
        return self._pedir("POST", url, ya_armado, {"Content-Type": MULTIPART_CONTENT})

    def _pedir(
        self, metodo: str, url: str, datos: bytes | None, cabeceras: dict[str, str]
    ) -> Respuesta:
        conexion = http.client.HTTPConnection(self.direccion, timeout=60)
        galletas = {
            settings.SESSION_COOKIE_NAME: self.sesion,
            settings.CSRF_COOKIE_NAME: self.csrf,
        }
        cabeceras |= {
            "Cookie": "; ".join(f"{nombre}={valor}" for nombre, valor in galletas.items()),
            "X-CSRFToken": self.csrf,
        }
        try:
            conexion.request(metodo, url, datos, cabeceras)
            dada = conexion.getresponse()
            texto = dada.read().decode(errors="replace")
            return Respuesta(dada.status, texto, dict(dada.getheaders()))
        except (OSError, http.client.HTTPException):
            return Respuesta(SIN_RESPUESTA)
        finally:
            conexion.close()


def _mayor(html: str) -> dict[str, Any]:
    """The fields of the largest form of the page, as a browser sends them: unchecked, nothing."""
    arbol = lxml.html.fromstring(html)
    for plantilla in arbol.xpath("//template"):
        plantilla.drop_tree()
    formas = [forma for forma in arbol.forms if (forma.method or "").upper() == "POST"]
    campos: dict[str, Any] = {}
    for campo, valor in max(formas, key=lambda forma: len(forma.fields)).form_values():
        campos.setdefault(campo, []).append(valor)
    return campos


def cuerpo(datos: Mapping[str, Any]) -> bytes:
    """A form as it travels; the same bytes may be sent again."""
    limpios = {campo: valor for campo, valor in datos.items() if valor is not None}
    return encode_multipart(BOUNDARY, limpios)


def _sesion(usuario: Usuario) -> str:
    cliente = Client()
    cliente.force_login(usuario, backend=settings.AUTHENTICATION_BACKENDS[0])
    return cliente.cookies[settings.SESSION_COOKIE_NAME].value
