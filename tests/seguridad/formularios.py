"""Every form that a person can reach, and what nobody should type in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus

import lxml.html  # type: ignore[import-untyped]
from django.test import Client

from coordinacion.catalogos.registro import CATALOGOS
from tests.seguridad.mundo import Mundo
from tests.seguridad.peticiones import con_sesion

DEL_ASUNTO = {
    "asunto:clasificar": "analista",
    "asunto:turnar": "analista",
    "asunto:reclasificar": "analista",
    "asunto:remitir": "analista",
    "asunto:responder_directo": "analista",
    "asunto:prevenir": "analista",
    "asunto:desahogar": "oficialia",
    "asunto:acumular": "analista",
    "asunto:desglosar": "analista",
    "asunto:ligar": "analista",
    "asunto:desligar": "analista",
    "asunto:reabrir": "titular_unidad",
    "asunto:desechar": "titular_unidad",
    "asunto:regresar": "analista",
    "asunto:notificar": "oficialia",
    "archivo:concluir": "titular_unidad",
    "asunto:cancelar": "analista",
    "asunto:adjuntar": "oficialia",
    "asunto:autorizar": "analista",
}
DEL_TURNO = {
    "turno:asignar": "enlace_a",
    "turno:informe_parcial": "enlace_a",
    "turno:solicitar_prorroga": "enlace_a",
    "turno:conceder_prorroga": "titular_unidad",
    "turno:negar_prorroga": "analista",
    "turno:suspender": "analista",
    "turno:reanudar": "analista",
    "turno:responder": "enlace_a",
    "turno:declinar": "enlace_a",
    "turno:notificar": "enlace_a",
    "turno:devolver": "analista",
    "turno:cambiar_caracter": "analista",
    "turno:retirar": "analista",
    "turno:acusar_papel": "oficialia",
    "turno:responder_papel": "oficialia",
    "turno:declinar_papel": "oficialia",
    "turno:informe_papel": "oficialia",
    "turno:prorroga_papel": "oficialia",
    "turno:asignar_papel": "oficialia",
    "turno:rectificar": "oficialia",
}
DE_CORREO = {
    "enlace:responder": "anonimo",
    "buzon:registrar": "oficialia",
    "buzon:responder": "oficialia",
    "buzon:descartar": "oficialia",
}
DE_OFICIOS = {
    "oficio:nuevo": "oficialia",
    "oficio:editar": "analista",
    "oficio:devolver": "titular_unidad",
    "oficio:despachar": "oficialia",
    "oficio:acusar": "oficialia",
    "oficio:cancelar": "analista",
    "oficio:confirmar": "oficialia",
}
DE_COMPROMISOS = {
    "compromiso:continuar": "vinculacion",
    "compromiso:editar": "vinculacion",
    "compromiso:informar": "enlace_a",
    "compromiso:reportar": "enlace_a",
    "compromiso:verificar": "vinculacion",
    "compromiso:rechazar": "vinculacion",
    "compromiso:informar_papel": "oficialia",
    "compromiso:reportar_papel": "oficialia",
    "compromiso:verificar_papel": "oficialia",
    "compromiso:rechazar_papel": "oficialia",
    "compromiso:reprogramar": "vinculacion",
    "compromiso:incumplir": "titular_unidad",
    "compromiso:cancelar": "titular_unidad",
    "enlace_compromiso:informar": "anonimo",
    "enlace_compromiso:verificar": "anonimo",
}
DEL_ARCHIVO = {
    "archivo:abrir": "archivo",
    "archivo:editar": "archivo",
    "archivo:volver_a_abrir": "archivo",
    "archivo:archivar": "archivo",
    "archivo:trasladar": "archivo",
}
DE_APOYOS = {
    "apoyo:solicitar": "analista",
    "apoyo:asignar": "titular_unidad",
    "apoyo:prestar": "oficialia",
    "apoyo:declarar_no_disponible": "oficialia",
    "apoyo:cancelar": "analista",
}
DE_LA_MESA = {
    "registro:mesa": "oficialia",
    "registro:corregir": "oficialia",
    "registro:reservar": "oficialia",
    "registro:declarar": "oficialia",
    "papel:relacion_entregar": "oficialia",
    "operaciones:preparar": "analista",
    "account_change_password": "oficialia",
    "account_login": "anonimo",
}
DE_CATALOGOS = {
    f"/catalogos/{uno.clave}/nuevo/": "administracion" for uno in CATALOGOS.values() if uno.nuevo
}

DISPARATES = (
    "x" * 150_000,
    "a\x00b",
    "²",  # a digit for Python, not a number
    "-1",
    "9" * 40,
    "9223372036854775808",
    "1e308",
    "NaN",
    "2026-02-31T25:61",
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "no-existe",
    "999999999",
    "[]",
    "../../etc/passwd",
    "\u202egnp.exe",
)
PARA_CONSERVAR = '<i>no</i> & "sí" {{ 7 }} %s'
"""Text that a page must give back exactly as it was typed."""
SUSTITUTO_SUELTO = b"%ED%A0%80"


class Formulario:
    """The largest form of a page, as a person finds it."""

    def __init__(self, cliente: Client, url: str) -> None:
        self.cliente, self.url = cliente, url
        respuesta = cliente.get(url)
        assert respuesta.status_code == 200, f"{url}: {respuesta.status_code}"
        self.datos, ocultos = leer(respuesta.content.decode())
        self.visibles = [campo for campo in self.datos if campo not in ocultos]

    def con_disparates(self, vuelta: int) -> dict[str, str]:
        """Nonsense in every field a person fills, another one in each on every round."""
        vueltas = len(DISPARATES)
        return {c: DISPARATES[(n * 5 + vuelta) % vueltas] for n, c in enumerate(self.visibles)}

    def enviar(self, cambios: Mapping[str, Any]) -> Any:
        """Send it with some fields changed."""
        return self.cliente.post(self.url, {**self.datos, **cambios})

    def enviar_sustitutos(self) -> Any:
        """Send it with a lone surrogate in every field, as a hand-made request would."""
        cuerpo = b"&".join(
            quote_plus(campo).encode() + b"=" + SUSTITUTO_SUELTO for campo in self.visibles
        )
        tipo = "application/x-www-form-urlencoded"
        return self.cliente.generic("POST", self.url, cuerpo, content_type=tipo)


def abrir(mundo: Mundo, nombre: str, persona: str) -> Formulario:
    """The form of an address (or path), opened by somebody who may."""
    cliente = con_sesion(mundo.elenco, persona, Client(raise_request_exception=False))
    return Formulario(cliente, nombre if nombre.startswith("/") else mundo.url(nombre))


def leer(html: str) -> tuple[dict[str, Any], set[str]]:
    """What the largest form of the page would send as it is, and which fields are hidden."""
    arbol = lxml.html.fromstring(html)
    for plantilla in arbol.xpath("//template"):
        plantilla.drop_tree()
    formas = [f for f in arbol.forms if (f.method or "").upper() == "POST"]
    forma = max(formas, key=lambda f: len(f.fields))
    datos = {campo: "" for campo in forma.fields if campo != "csrfmiddlewaretoken"}
    for campo, valor in forma.form_values():
        if campo in datos:
            datos[campo] = valor
    ocultos = {c.name for c in forma.inputs if c.get("type") in ("hidden", "submit")}
    return {c: v for c, v in datos.items() if c is not None}, ocultos


def no_conservados(html: str, campos: list[str], texto: str) -> list[str]:
    """The text boxes of the answered form that lost what was typed in them."""
    arbol = lxml.html.fromstring(html)
    cajas = arbol.xpath(
        "//form//textarea | //form//input[not(@type) or @type='text' or @type='number' "
        "or @type='datetime-local' or @type='date' or @type='email']"
    )
    return [
        caja.get("name") for caja in cajas if caja.get("name") in campos and _valor(caja) != texto
    ]


def _valor(caja: Any) -> str:
    return str(caja.text or "").lstrip("\n") if caja.tag == "textarea" else caja.get("value", "")


def mensajes(html: str) -> list[str]:
    """The errors shown beside fields or in the summary."""
    arbol = lxml.html.fromstring(html)
    junto = arbol.xpath("//*[contains(@class,'invalid-feedback')] | //*[@data-errores]")
    return ["".join(uno.itertext()).strip() for uno in junto]
