"""The table again, in the official order: what is read from it says the same."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from coordinacion.acuerdos.asm.tabla import DE_LA_ACTIVIDAD, OFICIALES, Actividad, Tabla


def filas(tabla: Tabla) -> list[list[str]]:
    """The rows under the headers, cell by cell."""
    return [fila for _, fila in _renglones(tabla)]


def hoja(tabla: Tabla) -> list[list[str]]:
    """The whole sheet: the lines over the table, its headers, its rows and the notes under it."""
    arriba = [[linea] for linea in tabla.encabezado.lineas]
    abajo = [[nota] for nota in tabla.encabezado.notas]
    return [*arriba, list(OFICIALES.values()), *filas(tabla), *abajo]


def _renglones(tabla: Tabla) -> Iterator[tuple[int, list[str]]]:
    for aspecto in tabla.aspectos:
        primero = True
        for renglon, suyas in groupby(aspecto.actividades, key=lambda una: una.renglon):
            for juntas in _de_una_celda(list(suyas)):
                de_quien = [aspecto.numero, aspecto.texto] if primero else ["", ""]
                yield renglon, [*de_quien, *_celdas(juntas)]
                primero = False


def _de_una_celda(suyas: Sequence[Actividad]) -> Iterator[list[Actividad]]:
    """Activities of one row are written together while nothing else tells them apart."""
    for _, juntas in groupby(suyas, key=lambda una: tuple(sorted(una.celdas.items()))):
        yield list(juntas)


def _celdas(juntas: Sequence[Actividad]) -> list[str]:
    actividad = "".join(f"{una.marca}{una.texto}{una.cola}" for una in juntas).strip()
    compartidas = juntas[0].celdas
    return [
        actividad if columna == "actividad" else compartidas.get(columna, "")
        for columna in DE_LA_ACTIVIDAD
    ]
