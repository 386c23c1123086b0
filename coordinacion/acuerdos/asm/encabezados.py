"""Where the table begins: its row of headers, or its two rows when some are grouped («Áreas» over
«Coordinadora» and «Responsable»)."""

from collections.abc import Sequence
from dataclasses import dataclass

from coordinacion.acuerdos.asm.archivo import Fila
from coordinacion.acuerdos.asm.columnas import Mapa, columna_de, reconocer
from coordinacion.acuerdos.asm.tabla import OFICIALES
from coordinacion.documentos.tablas import negativa


@dataclass(frozen=True)
class Encabezados:
    """The lines of the headers, how many lines are over them, and which column is which."""

    lugar: int
    filas: tuple[Fila, ...]
    mapa: Mapa

    @property
    def linea(self) -> int:
        """The line of the first one, as a person sees it."""
        return self.filas[0].linea

    @property
    def despues(self) -> int:
        """Where the rows begin."""
        return self.lugar + len(self.filas)


def hallar(filas: Sequence[Fila]) -> Encabezados:
    """The headers of a grid. Raises `DatoInvalido` on the field "archivo" when it has none, or has
    the same column twice."""
    for lugar, fila in enumerate(filas):
        solo = reconocer(fila.celdas)
        pareja = filas[lugar : lugar + 2]
        juntos = reconocer(_juntar(*pareja)) if len(pareja) == 2 else None
        if juntos is not None and _dice_mas(juntos, solo, reconocer(pareja[1].celdas)):
            return Encabezados(lugar, tuple(pareja), juntos)
        if solo is not None:
            return Encabezados(lugar, (fila,), solo)
    raise negativa(
        "No se encontró la fila de encabezados: debe traer, al menos, "
        f"«{OFICIALES['aspecto']}» y «{OFICIALES['actividad']}»."
    )


def _dice_mas(juntos: Mapa, *cada_uno: Mapa | None) -> bool:
    """Whether two rows together name more columns than either alone: a title is no group."""
    return all(uno is None or len(juntos.lugares) > len(uno.lugares) for uno in cada_uno)


def _juntar(arriba: Fila, abajo: Fila) -> list[str]:
    """The headers of two rows as one; none when the second one says something under a header.

    What is under a group (or under a blank, where the group is merged sideways) names its column by
    itself, or with the name of the group.
    """
    propios = {n: c for n, c in enumerate(abajo.celdas) if c and n not in abajo.fundidas}
    if any(columna_de(celda) for n, celda in enumerate(arriba.celdas) if n in propios):
        return []
    ancho = max(len(arriba.celdas), len(abajo.celdas))
    sueltos, grupos = dict(enumerate(arriba.celdas)), _grupos(arriba, ancho)
    nombres = {n: c if columna_de(c) else f"{grupos[n]} {c}".strip() for n, c in propios.items()}
    return [nombres.get(n) or sueltos.get(n, "") for n in range(ancho)]


def _grupos(arriba: Fila, ancho: int) -> list[str]:
    """What stands over each place: its own text, or the nearest one at its left."""
    grupos, ultimo = [], ""
    for n in range(ancho):
        ultimo = (arriba.celdas[n] if n < len(arriba.celdas) else "") or ultimo
        grupos.append(ultimo)
    return grupos
