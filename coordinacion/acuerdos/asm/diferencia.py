"""Cell by cell, what one table says and another does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coordinacion.acuerdos.asm.archivo import Hoja
from coordinacion.acuerdos.asm.columnas import Mapa
from coordinacion.acuerdos.asm.encabezados import hallar
from coordinacion.acuerdos.asm.tabla import OFICIALES, Tabla


@dataclass(frozen=True)
class Diferencia:
    """One cell that is not the same on both sides."""

    linea: int
    columna: str
    antes: str
    despues: str

    def __str__(self) -> str:
        return f"Línea {self.linea}, {self.columna}: «{self.antes}» → «{self.despues}»"


def con_el_archivo(hoja: Hoja, tabla: Tabla, filas: Sequence[Sequence[str]]) -> list[Diferencia]:
    """What each row says in the file (the lines that a page cut, put together) against the row
    that is written from what was read."""
    mapa = hallar(hoja.filas).mapa
    por_linea = {fila.linea: fila.celdas for fila in hoja.filas}
    return [
        diferencia
        for lineas, fila in zip(tabla.lineas, filas, strict=False)
        for diferencia in _de_un_renglon(mapa, por_linea, lineas, fila)
    ]


def _de_un_renglon(
    mapa: Mapa,
    por_linea: Mapping[int, Sequence[str]],
    lineas: Sequence[int],
    fila: Sequence[str],
) -> list[Diferencia]:
    escrito = dict(zip(OFICIALES, fila, strict=True))
    diferencias = []
    for columna, lugar in mapa.lugares.items():
        pedazos = [por_linea[n][lugar] for n in lineas if lugar < len(por_linea[n])]
        dicho = " ".join(pedazo for pedazo in pedazos if pedazo)
        if dicho != escrito[columna]:
            titulo = OFICIALES[columna]
            diferencias.append(Diferencia(lineas[0], titulo, dicho, escrito[columna]))
    return diferencias
