"""A notebook of new rows: they get their keys in memory and reach the database by COPY.

A verb writes a row as soon as it makes it; whoever makes thousands of whole lives notes their rows
here, with the keys already known, and passes each table to the database at once. Triggers and
constraints see these rows like any other.
"""

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, TypeVar
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models import NOT_PROVIDED
from django.db.models.base import ModelState

from coordinacion.nucleo.sql import apartar

M = TypeVar("M", bound=models.Model)
Envio = Callable[[str, str], None]
"""Runs a COPY, given its order and its text."""

_LLAVES_POR_VEZ = 500
_EN_JSON = DjangoJSONEncoder(ensure_ascii=False).encode
_PROHIBIDOS = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r", "\0": None})
_SUCIO = re.compile("[\\\\\t\n\r\0]")


class JsonEscrito(dict[str, Any]):
    """A JSON object that many rows share: its text is written only once."""

    @cached_property
    def texto(self) -> str:
        """The object as COPY takes it."""
        return _json(self)


class Cuaderno:
    """Rows by model, in the order in which they were noted."""

    def __init__(self) -> None:
        self.filas: dict[type[models.Model], list[Any]] = {}
        self._llaves: dict[type[models.Model], list[int]] = {}

    def anotar(self, fila: M) -> M:
        """Give the row its key, note it, and return it."""
        modelo = type(fila)
        vars(fila)[modelo._meta.pk.attname] = self._llave(modelo)
        self.filas.setdefault(modelo, []).append(fila)
        return fila

    def apuntar(self, modelo: type[models.Model], **valores: Any) -> None:
        """Note a row that nobody will look at, by its values: what has none keeps its default."""
        self.filas.setdefault(modelo, []).append({**_de_inicio(modelo), **valores})

    def pasar(self, modelos: Iterable[type[models.Model]], mandar: Envio | None = None) -> int:
        """Write the noted rows of those models, in that order, and forget them; how many.

        First all becomes text: meanwhile the database takes what it was sent before, and when it
        is free there is something to send.
        """
        gastadas = {modelo: len(self.filas.get(modelo, ())) for modelo in self._llaves}
        tablas = {uno: self.filas.pop(uno) for uno in modelos if self.filas.get(uno)}
        copias = [_copia(modelo, filas) for modelo, filas in tablas.items()]
        self._surtir(gastadas)
        for orden, texto in copias:
            (mandar or _copiar)(orden, texto)
        return sum(map(len, tablas.values()))

    def _llave(self, modelo: type[models.Model]) -> int:
        llaves = self._llaves.setdefault(modelo, [])
        if not llaves:
            llaves += sorted(apartar(modelo, _LLAVES_POR_VEZ), reverse=True)
        return llaves.pop()

    def _surtir(self, gastadas: Mapping[type[models.Model], int]) -> None:
        """Keys for as many rows again: later they would wait for what is being copied."""
        for modelo, cuantas in gastadas.items():
            llaves = self._llaves[modelo]
            if len(llaves) < cuantas:
                llaves[:0] = sorted(apartar(modelo, cuantas), reverse=True)


def armar(modelo: type[M], valores: Mapping[str, Any], **conocidos: models.Model) -> M:
    """An unsaved row from its columns, at a tenth of the constructor's cost; what has no value
    keeps its default, and `conocidos` are the objects that some of its references name."""
    fila = modelo.__new__(modelo)
    fila._state = ModelState()
    fila._state.db = DEFAULT_DB_ALIAS  # otherwise each reference set asks the router for it
    fila._state.fields_cache.update(conocidos)
    vars(fila).update(_de_inicio(modelo))
    vars(fila).update(valores)
    return fila


def _copia(modelo: type[models.Model], filas: Sequence[Any]) -> tuple[str, str]:
    """The COPY that inserts those rows: its order and its text. Those that nobody names get their
    key there.

    The text is made column by column: what has to be done to a value is decided once for all.
    """
    son_objetos = type(filas[0]) is not dict
    columnas, leer = _columnas(modelo, con_llave=son_objetos)
    valores = zip(*map(leer, map(vars, filas) if son_objetos else filas), strict=True)
    renglones = map("\t".join, zip(*map(_escribir, valores), strict=True))
    nombres = ", ".join(f'"{columna}"' for columna in columnas)
    return f'COPY "{modelo._meta.db_table}" ({nombres}) FROM STDIN', "\n".join(renglones)


def _copiar(orden: str, texto: str) -> None:
    with connection.cursor() as cursor:
        cursor.copy_expert(orden, io.StringIO(texto))


@contextmanager
def copiando_aparte() -> Iterator[Envio]:
    """Let COPY run while the next rows are being made: over the same connection, inside its
    transaction, one after another. Any other statement waits for what is on its way, and an error
    of the database is raised where that wait is."""
    with ThreadPoolExecutor(1, "copia") as hilo:
        en_camino: list[Future[None]] = []

        def mandar(orden: str, texto: str) -> None:
            cursor = connection.connection.cursor()
            en_camino.append(hilo.submit(cursor.copy_expert, orden, io.StringIO(texto), len(texto)))

        def esperar() -> None:
            while en_camino:
                with connection.wrap_database_errors:
                    en_camino.pop(0).result()

        def antes(ejecutar: Callable[..., Any], *orden: Any) -> Any:
            esperar()
            return ejecutar(*orden)

        with connection.execute_wrapper(antes), _cediendo_el_paso():
            yield mandar
            esperar()


@contextmanager
def _cediendo_el_paso() -> Iterator[None]:
    """The hand that copies needs the interpreter for moments: as threads wait their turn by default
    (5 ms), it would wait longer than the database takes."""
    antes = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    try:
        yield
    finally:
        sys.setswitchinterval(antes)


def _campos(modelo: type[models.Model]) -> list[Any]:
    """Fields that a row gives; what the database computes by itself is not."""
    return [
        campo
        for campo in modelo._meta.concrete_fields
        if not campo.generated and not hasattr(campo.db_default, "resolve_expression")
    ]


@cache
def _columnas(
    modelo: type[models.Model], *, con_llave: bool
) -> tuple[list[str], Callable[[Mapping[str, Any]], tuple[Any, ...]]]:
    campos = [campo for campo in _campos(modelo) if con_llave or not campo.primary_key]
    return [campo.column for campo in campos], itemgetter(*[campo.attname for campo in campos])


@cache
def _de_inicio(modelo: type[models.Model]) -> dict[str, Any]:
    return {
        campo.attname: campo.get_default() if campo.db_default is NOT_PROVIDED else campo.db_default
        for campo in _campos(modelo)
    }


def _escribir(columna: Sequence[Any]) -> Iterable[str]:
    """The values of one column as COPY takes them; clean texts, enumerations too, as they are."""
    tipos = set(map(type, columna))
    if all(issubclass(tipo, str) for tipo in tipos):
        return map(_texto, columna) if _SUCIO.search("".join(columna)) else columna
    escribir = {tipo: _escritura(tipo) for tipo in tipos}
    if len(tipos) == 1:
        return map(escribir[tipos.pop()], columna)
    return [escribir[type(valor)](valor) for valor in columna]


@cache
def _escritura(tipo: type) -> Callable[[Any], str]:
    """An enumeration is a text or a number too."""
    for base, escribir in _ESCRITURA.items():
        if issubclass(tipo, base):
            return escribir
    raise TypeError(f"COPY cannot write a {tipo.__name__}")


def _texto(valor: str) -> str:
    return valor.translate(_PROHIBIDOS) if _SUCIO.search(valor) else valor


def _json(valor: Any) -> str:
    return _texto(_EN_JSON(valor))


_ESCRITURA: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    str: _texto,
    bool: lambda valor: "t" if valor else "f",
    int: int.__repr__,
    datetime: datetime.isoformat,
    date: date.isoformat,
    UUID: str,
    JsonEscrito: lambda valor: valor.texto,
    dict: _json,
    list: _json,
}
