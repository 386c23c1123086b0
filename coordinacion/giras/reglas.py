"""What a line says, read from what was typed in it. Pure: no clock, no database."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from coordinacion.correspondencia.opciones import CondicionRemitente
from coordinacion.correspondencia.reglas import nombre_llano

MAXIMO = 100
"""Lines that one sheet has to be registered at a time."""
IGUAL_QUE_ARRIBA = frozenset({'"', "''", "”", "“", "〃", "ídem", "idem"})
"""What people write on paper for «the same as above»."""
_SIN_DATOS = re.compile(r"^sin\s+datos$", re.IGNORECASE)
_ANONIMA = re.compile(r"^an[oó]nim[oa]$", re.IGNORECASE)


@dataclass(frozen=True)
class Escrito:
    """What decides whether a line is complete."""

    nombre: str
    asunto: str
    entregada: bool = False
    recibio: str = ""


def condicion(nombre: str) -> CondicionRemitente:
    """Whether the sender is known: «sin datos» and «anónima» are written in the place of a name."""
    if _SIN_DATOS.match(nombre.strip()):
        return CondicionRemitente.SIN_DATOS
    if _ANONIMA.match(nombre.strip()):
        return CondicionRemitente.ANONIMA
    return CondicionRemitente.IDENTIFICADO


def copiar_de_arriba(valores: Sequence[str]) -> list[str]:
    """Each value, or the one above where a ditto was written; the first has nothing above."""
    copiados: list[str] = []
    for valor in valores:
        es_igual = valor.strip().lower() in IGUAL_QUE_ARRIBA
        arriba = copiados[-1] if copiados else ""
        copiados.append(arriba if es_igual else valor)
    return copiados


def lo_que_falta(escrito: Escrito) -> dict[str, str]:
    """Field → what is missing to register the line; nothing when it is complete."""
    faltan = {}
    if not escrito.nombre.strip():
        faltan["nombre"] = "Escriba el nombre, «sin datos» o «anónima»."
    if not escrito.asunto.strip():
        faltan["asunto"] = "Escriba qué pide."
    if escrito.entregada and not escrito.recibio.strip():
        faltan["recibio"] = "Anote quién la recibió."
    if escrito.recibio.strip() and not escrito.entregada:
        faltan["institucion"] = "Elija la institución de quien la recibió."
    return faltan


@dataclass(frozen=True)
class Lugar:
    """A municipality of the catalogue, with what tells it from another of the same name."""

    clave: str
    nombre: str
    distrito: str

    @property
    def completo(self) -> str:
        """Its name with its district."""
        return f"{self.nombre} ({self.distrito})"


def municipios_con_nombre(escrito: str, lugares: Iterable[Lugar]) -> list[Lugar]:
    """Those that what was typed may mean: by the name, or by the name with its district."""
    buscado = nombre_llano(escrito)
    return [
        uno for uno in lugares if buscado in (nombre_llano(uno.nombre), nombre_llano(uno.completo))
    ]


def momento_sugerido(inicio: datetime, fin: datetime, ahora: datetime) -> datetime:
    """When what is captured now was received: now, while the event lasts or before it; its
    beginning, once it is over."""
    return inicio if ahora > fin else ahora
