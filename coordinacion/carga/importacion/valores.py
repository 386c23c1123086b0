"""Dates and hours as spreadsheets have them. A date that may be two dates is refused."""

import re
from datetime import date, datetime, time

from coordinacion.carga.importacion.lector import Celda

PRIMER_ANIO, ULTIMO_ANIO = 1900, 2100
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$")
_DIA_PRIMERO = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?$")
_EN_PALABRAS = re.compile(r"^(\d{1,2}) de ([a-zñ]+) del? (\d{4})$")
_ANIO_CORTO = re.compile(r"^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$")
_HORA = re.compile(
    r"^(\d{1,2})[:.h](\d{2})(?:[:.]\d{2})?\s*(am|pm|a\.\s?m\.|p\.\s?m\.|h|hrs?\.?)?$"
)
_MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip


def texto(celda: Celda) -> str:
    """A cell as text: whole numbers without their decimals, no control characters at the ends."""
    if celda is None:
        return ""
    if isinstance(celda, str) and celda.isprintable():  # nearly all: nothing to take out
        return celda.strip()
    if isinstance(celda, float) and celda.is_integer():
        celda = int(celda)
    if isinstance(celda, datetime):
        celda = celda.date() if celda.time() == time() else celda
    limpio = "".join(letra for letra in str(celda) if letra >= " " or letra in "\n\t")
    return limpio.encode("utf-8", "ignore").decode("utf-8").strip()


def fecha(celda: Celda) -> date | None:
    """A date, or None in an empty cell. Raises ValueError with the reason in Spanish."""
    if isinstance(celda, datetime):
        return _razonable(celda.date())
    if isinstance(celda, date):
        return _razonable(celda)
    if isinstance(celda, int | float) and not isinstance(celda, bool):
        raise ValueError(f"«{celda:g}» es un número: dé formato de fecha a la celda")
    escrito = texto(celda).lower()
    if not escrito:
        return None
    return _razonable(_de_texto(escrito))


def _de_texto(escrito: str) -> date:
    if iso := _ISO.match(escrito):
        return _fecha(escrito, *(int(parte) for parte in iso.groups()))
    if comun := _DIA_PRIMERO.match(escrito):
        dia, mes, anio = (int(parte) for parte in comun.groups())
        if mes > 12 >= dia:
            raise ValueError(f"«{escrito}» parece mes/día/año: escríbala como dd/mm/aaaa")
        return _fecha(escrito, anio, mes, dia)
    if (dicho := _EN_PALABRAS.match(escrito)) and dicho[2] in _MESES:
        return _fecha(escrito, int(dicho[3]), _MESES.index(dicho[2]) + 1, int(dicho[1]))
    if _ANIO_CORTO.match(escrito):
        raise ValueError(f"«{escrito}» es ambigua: escriba el año con cuatro cifras")
    raise ValueError(f"«{escrito[:40]}» no es una fecha: escríbala como dd/mm/aaaa")


def _fecha(escrito: str, anio: int, mes: int, dia: int) -> date:
    try:
        return date(anio, mes, dia)
    except ValueError:
        raise ValueError(f"«{escrito}» no existe en el calendario") from None


def _razonable(una: date) -> date:
    if not PRIMER_ANIO <= una.year <= ULTIMO_ANIO:
        raise ValueError(f"revise el año {una.year}")
    return una


def hora(celda: Celda) -> time | None:
    """An hour of the day, or None in an empty cell. Raises ValueError with the reason."""
    if isinstance(celda, datetime):
        return celda.time().replace(second=0, microsecond=0)
    if isinstance(celda, time):
        return celda.replace(second=0, microsecond=0, tzinfo=None)
    escrito = texto(celda).lower()
    if not escrito:
        return None
    hallado = _HORA.match(escrito)
    if hallado is None:
        raise ValueError(f"«{escrito[:20]}» no es una hora: escríbala como 09:07")
    horas, minutos = int(hallado[1]), int(hallado[2])
    sufijo = (hallado[3] or "").replace(".", "").replace(" ", "")
    if sufijo in ("am", "pm"):
        horas = horas % 12 + (12 if sufijo == "pm" else 0)
    if horas > 23 or minutos > 59:
        raise ValueError(f"«{escrito[:20]}» no existe en el reloj")
    return time(horas, minutos)
