"""What the cells of an activity say: its number, how far it went, the files that prove it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from coordinacion.acuerdos.asm.fechas import Momento, al_principio
from coordinacion.acuerdos.asm.palabras import patron, plano

_MARCA = re.compile(r"(?:(?<=\s)|^)(\d{1,2})\s?(?:\.\s?-|\.\)|\.|\)|-)(?!\d)\s*(?=\S)")
_PORCENTAJE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%")
_SOLO_CIFRA = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%?\.?")
_ROTULO = patron(
    r"(?P<avance>(?:(?:porcentaje|%) (?:de )?)?avance)\s*:"
    r"|(?P<conclusion>fecha (?:de )?(?:conclusion|termino))\s*:"
    r"|(?P<replanteamiento>replanteamiento)\s*:"
    r"|(?P<nota>nota|justificacion|observaciones)\s*:"
)
_SI_O_NO = re.compile(r"(si|no)\b")
_ARCHIVO = re.compile(
    r"\S(?:[^\n\r]*?\S)?\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|txt|html?)\b", re.I
)


class Parte(NamedTuple):
    """One activity of a cell; the three put together are the cell again."""

    marca: str
    texto: str
    cola: str


@dataclass(frozen=True)
class AvanceDicho:
    """How far an activity went: whole percentage, when it ended and whether it was replanned, each
    None when it is not said. The cell's words are its justification. `problema`: what was not
    read."""

    texto: str
    porcentaje: int | None = None
    conclusion: Momento | None = None
    replanteamiento: bool | None = None
    problema: str = ""


def separar(celda: str) -> list[Parte]:
    """The numbered activities of a cell: as many as its numbers follow one another from the one
    with which it begins. A cell that does not begin with a number is one activity."""
    marcas = list(_MARCA.finditer(celda))
    if not marcas or marcas[0].start() != 0:
        return [_parte("", celda)]
    elegidas = [marcas[0]]
    for marca in marcas[1:]:
        if int(marca[1]) == int(elegidas[-1][1]) + 1:
            elegidas.append(marca)
    finales = [marca.start() for marca in elegidas[1:]] + [len(celda)]
    partes = [
        _parte(marca[0], celda[marca.end() : final])
        for marca, final in zip(elegidas, finales, strict=True)
    ]
    return partes if all(parte.texto for parte in partes) else [_parte("", celda)]


def _parte(marca: str, texto: str) -> Parte:
    limpio = texto.rstrip()
    return Parte(marca, limpio, texto[len(limpio) :])


def leer_avance(texto: str) -> AvanceDicho:
    """Read a cell of progress: «100%», or labels (percentage, conclusion, replanning, note)."""
    partes, problemas = _por_rotulo(texto), []
    porcentaje, problema = _porcentaje(partes)
    problemas.append(problema)
    conclusion = None
    dicha = partes.get("conclusion", "")
    if dicha:
        conclusion, _ = al_principio(dicha)
        if conclusion is None:
            problemas.append(f"la fecha de conclusión «{dicha[:40]}» no se entiende")
    replanteado = None
    if dicho := partes.get("replanteamiento", ""):
        hallado = _SI_O_NO.match(plano(dicho))
        replanteado = hallado[1] == "si" if hallado else None
        if hallado is None:
            problemas.append(f"el replanteamiento «{dicho[:40]}» no dice sí ni no")
    dichos = "; ".join(problema for problema in problemas if problema)
    return AvanceDicho(texto, porcentaje, conclusion, replanteado, dichos)


def _por_rotulo(texto: str) -> dict[str, str]:
    """The parts of a cell by their labels; the first of each counts, "" is what has no label."""
    rotulos = list(_ROTULO.finditer(plano(texto)))
    partes = {"": texto[: rotulos[0].start() if rotulos else None].strip()}
    for uno, otro in zip(rotulos, [*rotulos[1:], None], strict=False):
        dicho = texto[uno.end() : otro.start() if otro else None].strip()
        partes.setdefault(uno.lastgroup or "", dicho)
    return partes


def _porcentaje(partes: dict[str, str]) -> tuple[int | None, str]:
    """The one that its label introduces, or the only one, or the one with which the cell begins."""
    dicho = partes.get("avance", partes[""])
    hallados = list(_PORCENTAJE.finditer(dicho))
    if not hallados and _SOLO_CIFRA.fullmatch(dicho):
        return None, f"el avance «{dicho}» no dice si es un porcentaje"
    if not hallados:
        return None, "no dice un porcentaje de avance" if any(partes.values()) else ""
    if len(hallados) > 1 and hallados[0].start() > 0:
        return None, "trae varios porcentajes y no se sabe cuál es el avance"
    cifra = Decimal(hallados[0][1].replace(",", "."))
    if cifra > 100:
        return None, f"el avance de {hallados[0][1]}% es de más de cien"
    entero = int(cifra)
    return entero, "" if entero == cifra else f"el avance de {cifra}% se registra como {entero}%"


def leer_archivos(texto: str) -> tuple[str, ...]:
    """The names of files and addresses that a cell of evidence gives, one after another."""
    return tuple(hallado[0] for hallado in _ARCHIVO.finditer(texto))
