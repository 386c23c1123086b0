"""A browser's manners without a browser: cookies, HTTPS to a certificate that nobody signed."""

import http.client
import re
import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

SIN_FIRMA = ssl.create_default_context()
SIN_FIRMA.check_hostname = False
SIN_FIRMA.verify_mode = ssl.CERT_NONE


@dataclass
class Respuesta:
    """What came back, with every header as it came."""

    estado: int
    cabeceras: list[tuple[str, str]]
    cuerpo: bytes

    @property
    def texto(self) -> str:
        return self.cuerpo.decode()

    def de(self, nombre: str) -> list[str]:
        return [valor for uno, valor in self.cabeceras if uno.lower() == nombre.lower()]


@dataclass
class Cliente:
    """One person at one address."""

    puerto: int
    tls: bool = True
    galletas: dict[str, str] = field(default_factory=dict)

    def pedir(
        self, ruta: str, datos: Any = None, *, metodo: str = "", **cabeceras: str
    ) -> Respuesta:
        """One request. Connection errors are what `http.client` raises."""
        dadas = {nombre.replace("_", "-"): valor for nombre, valor in cabeceras.items()}
        dadas.setdefault("Host", f"localhost:{self.puerto}")
        if self.galletas:
            dadas["Cookie"] = "; ".join(f"{n}={v}" for n, v in self.galletas.items())
        cuerpo = urlencode(datos).encode() if isinstance(datos, dict) else datos
        if isinstance(datos, dict):
            dadas["Content-Type"] = "application/x-www-form-urlencoded"
            dadas["Referer"] = f"https://localhost:{self.puerto}{ruta}"
        conexion = self._conexion()
        try:
            conexion.request(metodo or ("POST" if cuerpo else "GET"), ruta, cuerpo, dadas)
            dada = conexion.getresponse()
            respuesta = Respuesta(dada.status, dada.getheaders(), dada.read())
        finally:
            conexion.close()
        for galleta in respuesta.de("Set-Cookie"):
            nombre, _, valor = galleta.split(";")[0].partition("=")
            self.galletas[nombre] = valor
        return respuesta

    def enviar(self, ruta: str, **datos: str) -> Respuesta:
        """Fill the form at `ruta` and send it."""
        hallada = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.pedir(ruta).texto)
        assert hallada, ruta
        return self.pedir(ruta, {"csrfmiddlewaretoken": hallada[1], **datos})

    def _conexion(self) -> http.client.HTTPConnection:
        if self.tls:
            return http.client.HTTPSConnection(
                "127.0.0.1", self.puerto, timeout=40, context=SIN_FIRMA
            )
        return http.client.HTTPConnection("127.0.0.1", self.puerto, timeout=40)
