"""One row read: what it says, what is wrong with it, and what it says that has no place here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from coordinacion.canalizacion.models import Instruccion
from coordinacion.carga.importacion import valores
from coordinacion.carga.importacion.catalogos import Catalogos
from coordinacion.carga.importacion.columnas import Mapa
from coordinacion.carga.importacion.lector import Celda, Renglon
from coordinacion.correspondencia.models import Sentido, Tema, Tipo
from coordinacion.organizacion.models import Institucion, Municipio

T = TypeVar("T")

LARGOS = {"asunto": 2000, "folio_anterior": 120, "oficio": 120, "remitente": 200, "cargo": 200,
          "localidad": 200, "telefono": 40}  # fmt: skip
FECHAS = ("fecha_recepcion", "fecha_turno", "fecha_acuse", "fecha_respuesta", "fecha_notificacion")
_NOMBRES = ("canal", "dirigida_a", "sexo", "municipio", "tipo", "tema", "dependencia", "caracter",
            "instruccion", "sentido")  # fmt: skip
_INDICES = {"dependencia": "institucion"}


@dataclass
class Leido:
    """A row as values. `otros` keeps, by header, what was written and could not be used."""

    numero: int
    textos: dict[str, str] = field(default_factory=lambda: dict.fromkeys((*LARGOS, "correo"), ""))
    fechas: dict[str, date | None] = field(default_factory=lambda: dict.fromkeys(FECHAS))
    hora: time | None = None
    oficio_fecha: date | None = None
    canal: str = ""
    dirigida_a: str = ""
    sexo: str = ""
    municipio: Municipio | None = None
    tipo: Tipo | None = None
    tema: Tema | None = None
    dependencia: Institucion | None = None
    caracter: str = ""
    instruccion: Instruccion | None = None
    sentido: Sentido | None = None
    otros: dict[str, str] = field(default_factory=dict)
    errores: list[str] = field(default_factory=list)
    advertencias: list[str] = field(default_factory=list)

    @property
    def asunto(self) -> str:
        """The subject."""
        return self.textos.get("asunto", "")


class Lectura:
    """How the rows of one file are read, with its columns and the catalogues."""

    def __init__(
        self, mapa: Mapa, encabezados: tuple[str, ...], catalogos: Catalogos, ahora: datetime
    ) -> None:
        self._mapa, self._encabezados, self._catalogos = mapa, encabezados, catalogos
        self._hoy = ahora.date()

    def leer(self, renglon: Renglon) -> Leido:
        """Every cell of a row; what is wrong is said by column, all of it at once."""
        leido = Leido(renglon.numero)
        celdas = self._celdas(renglon, leido)
        for columna in _de(celdas, LARGOS):
            leido.textos[columna] = self._texto(leido, columna, celdas[columna])
        if not leido.asunto:
            leido.errores.append("asunto: está vacío")
        for columna in _de(celdas, FECHAS):
            leido.fechas[columna] = _intentar(leido, columna, valores.fecha, celdas[columna])
        leido.oficio_fecha = _intentar(
            leido, "fecha_oficio", valores.fecha, celdas.get("fecha_oficio")
        )
        leido.hora = _intentar(leido, "hora", valores.hora, celdas.get("hora"))
        for columna in _de(celdas, _NOMBRES):
            setattr(leido, columna, self._nombrado(leido, columna, celdas[columna]))
        leido.textos["correo"] = self._correo(leido, celdas)
        self._revisar_fechas(leido)
        return leido

    def _celdas(self, renglon: Renglon, leido: Leido) -> Mapping[str, Celda]:
        largo = len(renglon.celdas)
        for lugar in renglon.formulas:
            leido.errores.append(f"{self._titulo(lugar)}: trae una fórmula; péguela como valor")
        for lugar in self._mapa.ignoradas:
            dicho = valores.texto(renglon.celdas[lugar]) if lugar < largo else ""
            if dicho:
                leido.otros[self._mapa.ignoradas[lugar]] = dicho[:500]
        lugares = self._mapa.lugares.items()
        celdas = {c: renglon.celdas[lugar] for c, lugar in lugares if lugar < largo}
        for columna, valor in self._mapa.fijos.items():
            if not valores.texto(celdas.get(columna)):
                celdas[columna] = valor
        return celdas

    def _titulo(self, lugar: int) -> str:
        sobra = lugar >= len(self._encabezados)
        return f"columna {lugar + 1}" if sobra else self._encabezados[lugar]

    def _texto(self, leido: Leido, columna: str, celda: Celda) -> str:
        dicho, largo = valores.texto(celda), LARGOS[columna]
        if len(dicho) > largo:
            leido.errores.append(f"{columna}: tiene {len(dicho):,} caracteres y caben {largo:,}")
        return dicho

    def _nombrado(self, leido: Leido, columna: str, celda: Celda) -> Any:
        dicho = valores.texto(celda)
        indice = getattr(self._catalogos, _INDICES.get(columna, columna))
        try:
            return indice.buscar(dicho) or ("" if columna in _DE_OPCIONES else None)
        except ValueError as error:
            leido.advertencias.append(f"{columna}: {error}; se guarda como está escrito")
            leido.otros[columna] = dicho[:500]
            return "" if columna in _DE_OPCIONES else None

    def _correo(self, leido: Leido, celdas: Mapping[str, Celda]) -> str:
        dicho = valores.texto(celdas.get("correo"))
        if not dicho:
            return ""
        try:
            validate_email(dicho)
        except ValidationError:
            leido.advertencias.append("correo: no es una dirección; se guarda como está escrito")
            leido.otros["correo"] = dicho[:500]
            return ""
        return dicho

    def _revisar_fechas(self, leido: Leido) -> None:
        """None in the future, and each after the one before."""
        anterior, cuando = "", None
        for columna in FECHAS:
            una = leido.fechas[columna]
            if una is None:
                continue
            if una > self._hoy:
                leido.errores.append(f"{columna}: {una:%d/%m/%Y} es futura")
            if cuando is not None and una < cuando:
                leido.errores.append(
                    f"{columna}: {una:%d/%m/%Y} es anterior a {anterior} ({cuando:%d/%m/%Y})"
                )
            anterior, cuando = columna, una
        if leido.fechas["fecha_recepcion"] is None and cuando is not None:
            leido.errores.append("fecha_recepcion: falta, y el renglón trae fechas posteriores")


_DE_OPCIONES = frozenset({"canal", "dirigida_a", "sexo", "caracter"})


def _de(celdas: Mapping[str, Celda], columnas: Iterable[str]) -> list[str]:
    """Those of the columns that the file has, in their order: most files have few."""
    return [columna for columna in columnas if columna in celdas]


def _intentar(
    leido: Leido, columna: str, leer: Callable[[Celda], T | None], celda: Celda
) -> T | None:
    try:
        return leer(celda)
    except ValueError as error:
        leido.errores.append(f"{columna}: {error}")
        return None
