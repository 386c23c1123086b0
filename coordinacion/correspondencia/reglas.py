"""Pure rules of a letter: data in, decision out."""

import re
from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from coordinacion.correspondencia.opciones import (
    Canal,
    CondicionRemitente,
    ResultadoNotificacion,
    SinNotificacion,
)

DIAS_SIN_MOTIVO = 1
"""Working days that a capture may lag behind the stamp without saying why (design §5)."""

SIN_PAPEL = (Canal.TELEFONO, Canal.INSTRUCCION_VERBAL)
"""Channels by which nothing arrives that could be scanned, counted or numbered."""

TRATAMIENTOS = "c|ciudadan[oa]|lic|licenciad[oa]|ing|arq|dra?|mtr[oa]|prof|profr?a?|cp"
"""Forms of address before a name, which do not tell one person from another (por validar)."""
CIFRAS_DE_TELEFONO = 7
LARGO_DE_OFICIO = 3
LARGO_DE_CITA = 5
CITAS = 10
"""Numbers looked for among those that a text quotes."""
_ACENTOS = str.maketrans("áéíóúüñ", "aeiouun")
_TRATAMIENTO = re.compile(f"^(?:(?:{TRATAMIENTOS}) )+")
_CITADO = re.compile(r"\b[A-Za-z0-9]+(?:[/.-][A-Za-z0-9]+)+")


class Capturada(Protocol):
    """What `faltantes` reads of a letter."""

    @property
    def canal(self) -> str: ...
    @property
    def condicion_remitente(self) -> str: ...
    @property
    def municipio_id(self) -> str | None: ...
    @property
    def oficio_numero(self) -> str: ...
    @property
    def fojas(self) -> int | None: ...
    @property
    def otra_lengua(self) -> bool: ...
    @property
    def lengua_id(self) -> int | None: ...


def faltantes(carta: Capturada, *, con_contacto: bool, con_documento: bool) -> list[str]:
    """What is still to be captured of a registered letter, as people call it; empty: complete.

    It is never stored: completing the data is what ends it. What was said not to exist (an
    unknown sender, "no proporciona", "s/n") is not missing, and a call or a verbal instruction
    brings no paper.
    """
    identificado = carta.condicion_remitente == CondicionRemitente.IDENTIFICADO
    en_papel = carta.canal not in SIN_PAPEL
    faltan = {
        "municipio": identificado and not carta.municipio_id,
        "contacto": identificado and not con_contacto,
        "número de oficio o s/n": identificado and en_papel and not carta.oficio_numero,
        "fojas": en_papel and carta.fojas is None,
        "documento digitalizado": en_papel and not con_documento,
        "lengua": carta.otra_lengua and carta.lengua_id is None,
    }
    return [nombre for nombre, falta in faltan.items() if falta]


def error_de_remitente(condicion: str, cuantos: int) -> str | None:
    """A known sender has a name; an unknown one has none."""
    if condicion == CondicionRemitente.IDENTIFICADO and cuantos == 0:
        return "Anote a quien firma, o marque «Sin datos» o «Anónima»."
    if condicion != CondicionRemitente.IDENTIFICADO and cuantos:
        return "El remitente no puede tener nombre y ser «Sin datos» o «Anónima» a la vez."
    return None


def error_de_lengua(lengua_id: int | None, variante_de: int | None) -> str | None:
    """A variant (known by its language's key) is of the language that the letter says."""
    if variante_de is not None and variante_de != lengua_id:
        return "Esa variante no es de la lengua elegida."
    return None


def lengua_en_palabras(lengua: object, variante: object) -> str:
    """Language and variant as people read them: most variants already name their language."""
    de_que, cual = str(lengua or ""), str(variante or "")
    if not cual or cual.lower().startswith(de_que.lower()):
        return cual or de_que
    return f"{de_que} ({cual})"


def exige_motivo(habiles_de_atraso: int) -> bool:
    """Whether a capture so many working days after the stamp must be explained."""
    return habiles_de_atraso > DIAS_SIN_MOTIVO


def resumen_de_remitente(condicion: str, nombres: Sequence[str]) -> str:
    """The sender in one line, as lists show it."""
    if not nombres:
        return CondicionRemitente(condicion).label
    otros = len(nombres) - 1
    return nombres[0] if not otros else f"{nombres[0]} y {otros} más"


def error_de_cierre(
    *, requiere_respuesta: bool, condicion: str, resultados: Iterable[str], motivo: str
) -> str | None:
    """Why a letter may not be concluded yet, or None when it may.

    It takes a delivered notification, or a ground for having none that the facts bear out:
    nobody is "impossible to notify" without an attempt.
    """
    intentos = list(resultados)
    if ResultadoNotificacion.ENTREGADA in intentos:
        return None
    admite = {
        SinNotificacion.ANONIMA: condicion == CondicionRemitente.ANONIMA,
        SinNotificacion.SIN_DATOS: condicion == CondicionRemitente.SIN_DATOS
        or ResultadoNotificacion.SIN_DATOS in intentos,
        SinNotificacion.IMPOSIBLE: bool(intentos),
        SinNotificacion.NO_REQUIERE: not requiere_respuesta,
    }
    if not motivo:
        return "Registre la notificación entregada o indique por qué no la hay."
    if not admite[SinNotificacion(motivo)]:
        return "Ese motivo no corresponde a lo que consta en el asunto."
    return None


class Concluible(Protocol):
    """What `motivo_que_consta` reads of a letter."""

    @property
    def condicion_remitente(self) -> str: ...
    @property
    def notificada_en(self) -> datetime | None: ...
    @property
    def consta_sin_datos(self) -> bool: ...
    @property
    def tipo(self) -> "TipoConcluible | None": ...


class TipoConcluible(Protocol):
    """What `motivo_que_consta` reads of a letter's type."""

    @property
    def requiere_respuesta(self) -> bool: ...


def motivo_que_consta(carta: Concluible) -> str:
    """The ground that the letter itself shows for having told nobody; "" when there is none, or
    somebody was told."""
    if carta.notificada_en is not None:
        return ""
    if carta.tipo is not None and not carta.tipo.requiere_respuesta:
        return SinNotificacion.NO_REQUIERE.value
    if carta.condicion_remitente == CondicionRemitente.ANONIMA:
        return SinNotificacion.ANONIMA.value
    sin_datos = carta.condicion_remitente == CondicionRemitente.SIN_DATOS
    return SinNotificacion.SIN_DATOS.value if sin_datos or carta.consta_sin_datos else ""


def sentido_derivado(sentidos: Sequence[int | None]) -> int | None:
    """The letter's outcome when all its points share one; otherwise a person must say it."""
    unicos = set(sentidos)
    return unicos.pop() if len(unicos) == 1 else None


def anio_de_folio(recibida: date) -> int:
    """The folio follows the year of reception, not of capture."""
    return recibida.year


def registro_que_toca(
    de_recepcion: tuple[str, int], vigente: tuple[str, int], cerrados: Container[tuple[str, int]]
) -> tuple[str, int]:
    """In which register (serie, year) a letter is numbered: its own while that is open, then the
    one that runs today. Its moment and its clocks are the stamp's either way."""
    return vigente if de_recepcion in cerrados else de_recepcion


def en_rangos(numeros: Iterable[int]) -> str:
    """Folio numbers as people list them: `000121 a 000123, 000130`."""
    rangos: list[list[int]] = []
    for numero in sorted(numeros):
        if rangos and numero == rangos[-1][-1] + 1:
            rangos[-1][1:] = [numero]
        else:
            rangos.append([numero])
    return ", ".join(" a ".join(f"{n:06d}" for n in rango) for rango in rangos)


def folio_llano(texto: str) -> str:
    """A number of an older register as it is compared: its case and its blanks do not count."""
    return "".join(texto.upper().split())[:120]


def llano(texto: str) -> str:
    """The text without capitals or accents, as it is looked for."""
    return texto.lower().translate(_ACENTOS)


def nombre_llano(nombre: str) -> str:
    """A name as it is compared: no accents, capitals, points, or form of address before it."""
    return _TRATAMIENTO.sub("", " ".join(re.findall(r"[a-z0-9]+", llano(nombre))))


def telefono_llano(telefono: str) -> str:
    """The last ten figures of a telephone; "" of one too short to tell whose it is."""
    cifras = re.sub(r"[^0-9]", "", telefono)
    return cifras[-10:] if len(cifras) >= CIFRAS_DE_TELEFONO else ""


def oficio_llano(numero: str) -> str:
    """An office number as it is compared: letters and figures; "" of one too short to tell."""
    limpio = re.sub(r"[^A-Z0-9]", "", numero.upper())
    dice = len(limpio) >= LARGO_DE_OFICIO and any(letra.isdigit() for letra in limpio)
    return limpio if dice else ""


def numeros_citados(texto: str) -> list[str]:
    """What in a text looks like a folio or the number of an oficio or a file, as written."""
    hallados = dict.fromkeys(_CITADO.findall(texto))
    return [uno for uno in hallados if len(oficio_llano(uno)) >= LARGO_DE_CITA][:CITAS]
