"""Pure rules of the log: sentences and differences out of a line's data, and a seal's print."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

_CAMPO = re.compile(r"\{(\w+)\}")
_OPCIONAL = re.compile(r"\[([^\[\]]*)\]")
SIN_DATO = "—"
SUPRIMIDO = "Datos suprimidos"
POR_AUSENCIA = "por_ausencia_de"
"""Where a line keeps for whom its actor stood in."""
_EPOCA = datetime(1970, 1, 1, tzinfo=UTC)

CAMPOS = {
    "canal": "Canal de recepción",
    "condicion_remitente": "Condición del remitente",
    "oficio_fecha": "Fecha del oficio",
    "oficio_numero": "Número de oficio",
    "otra_lengua": "En otra lengua",
    "pide_interprete": "Pide intérprete",
    "pide_traduccion": "Pide la respuesta traducida",
    "recibida_en": "Fecha y hora de recepción",
    "interprete": "Intérprete",
    "requiere_interprete": "Requiere intérprete o traducción",
    "sin_interprete": "Por qué no hubo intérprete",
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


def huella_de_sello(
    previa: str, dia: date, sellado_en: datetime, numeros: tuple[int, int, int], lineas: str
) -> str:
    """The fingerprint of a seal: the one before, its day, its moment, its cut and its lines."""
    microsegundos = (sellado_en - _EPOCA) // timedelta(microseconds=1)
    partes = (previa, dia.isoformat(), microsegundos, *numeros, lineas)
    return sha256("|".join(str(parte) for parte in partes).encode()).hexdigest()


FALLAS = {
    "falta_anterior": "falta el asiento anterior, que se quitó",
    "datos_editados": "sus datos se editaron o se vaciaron",
    "supresion_sin_asiento": "sus datos se suprimieron sin el asiento que lo funda",
    "linea_editada": "el asiento o el anterior se editó: su huella no corresponde",
    "falta_cabeza": "falta la cabeza de su cadena",
    "cola_cortada": "se quitó el final de su cadena, que llega hasta ese número",
    "cabeza_atrasada": "hay asientos después de ese número, que la cabeza de su cadena no conoce",
    "cabeza_editada": "la cabeza de su cadena o su último asiento se editó",
}


@dataclass(frozen=True)
class Falla:
    """The first thing that does not agree: of which record, at which number, in which line."""

    clase: str
    registro: str
    registro_id: int
    numero: int
    linea: int | None = None


def describir_falla(falla: Falla) -> str:
    """What is broken, and where, as people read it."""
    linea = "" if falla.linea is None else f" (línea {falla.linea})"
    donde = f"Asiento {falla.numero} de {falla.registro} {falla.registro_id}{linea}"
    return f"{donde}: {FALLAS[falla.clase]}."
