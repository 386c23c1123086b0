"""Pure text of the log: sentences and differences out of a line's data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_CAMPO = re.compile(r"\{(\w+)\}")
_OPCIONAL = re.compile(r"\[([^\[\]]*)\]")
SIN_DATO = "—"

CAMPOS = {
    "canal": "Canal de recepción",
    "condicion_remitente": "Condición del remitente",
    "oficio_fecha": "Fecha del oficio",
    "oficio_numero": "Número de oficio",
    "recibida_en": "Fecha y hora de recepción",
    "requiere_interprete": "Requiere intérprete",
    "termino_senalado": "Término que señala el documento",
    "via": "Vía",
}
"""Names of changed fields as people read them; any other is shown by its own name."""


@dataclass(frozen=True)
class Cambio:
    """One changed field, as people read it."""

    campo: str
    antes: str
    despues: str


def redactar(plantilla: str, datos: Mapping[str, Any]) -> str:
    """Fill a sentence of the catalogue; optional parts without their data disappear."""

    def llenar(texto: str) -> str:
        return _CAMPO.sub(lambda hallado: _texto(datos.get(hallado[1])) or SIN_DATO, texto)

    def completo(texto: str) -> bool:
        return all(_texto(datos.get(campo)) for campo in _CAMPO.findall(texto))

    # The template is cut before it is filled: a value that holds brackets is never read as one.
    trozos = _OPCIONAL.split(plantilla)
    return "".join(llenar(trozo) for n, trozo in enumerate(trozos) if n % 2 == 0 or completo(trozo))


def cambios(datos: Mapping[str, Any]) -> list[Cambio]:
    """Before and after of a line: ``datos["cambios"]`` maps each field to its two values.

    A line about one single value carries it as ``antes`` and ``despues`` instead.
    """
    pares = dict(datos.get("cambios") or {})
    if not pares and "antes" in datos and "despues" in datos:
        pares = {"valor": (datos["antes"], datos["despues"])}
    return [
        Cambio(_nombre(campo), _texto(antes) or SIN_DATO, _texto(despues) or SIN_DATO)
        for campo, (antes, despues) in pares.items()
    ]


def _nombre(campo: str) -> str:
    return CAMPOS.get(campo) or campo.replace("_", " ").strip().capitalize()


def _texto(valor: Any) -> str:
    if valor is None:
        return ""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, list | tuple):
        return ", ".join(_texto(uno) for uno in valor)
    return str(valor).strip()
