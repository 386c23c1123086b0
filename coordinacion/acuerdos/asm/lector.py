"""The grid becomes a table: where it begins, which lines are one row, which rows one aspect.

Everything that the grid says ends in the table, or in an error with its line and column. What had
to be decided (a row that a page cut, several activities in a cell) is said in a warning.
"""

from collections.abc import Sequence

from coordinacion.acuerdos.asm.archivo import Fila, Hoja
from coordinacion.acuerdos.asm.celdas import separar
from coordinacion.acuerdos.asm.columnas import leer_encabezado
from coordinacion.acuerdos.asm.encabezados import Encabezados, hallar
from coordinacion.acuerdos.asm.renglones import Lectura, Renglon
from coordinacion.acuerdos.asm.revision import revisar
from coordinacion.acuerdos.asm.tabla import (
    DE_LA_ACTIVIDAD,
    OFICIALES,
    Actividad,
    Aspecto,
    Encabezado,
    Incidencia,
    Tabla,
)


def leer(hoja: Hoja) -> Tabla:
    """Read a grid. Raises `DatoInvalido` on the field "archivo" when it has no such table."""
    encabezados = hallar(hoja.filas)
    lineas = _lineas_de_arriba(hoja.filas[: encabezados.lugar])
    lectura = Lectura(encabezados, frozenset(lineas))
    for fila in hoja.filas[encabezados.despues :]:
        lectura.tomar(fila)
    aspectos = _aspectos(lectura)
    encabezado = leer_encabezado(lineas)
    encabezado = Encabezado(**{**vars(encabezado), "notas": tuple(lectura.notas)})
    tabla = Tabla(
        encabezado,
        tuple(encabezados.mapa.lugares),
        tuple(aspectos),
        tuple(tuple(renglon.lineas) for renglon in lectura.renglones),
    )
    errores, avisos = revisar(tabla)
    if not aspectos:
        errores.append(Incidencia(encabezados.linea, "", "La tabla no tiene renglones."))
    return Tabla(
        **{
            **vars(tabla),
            "errores": _en_orden([*hoja.errores, *lectura.errores, *errores]),
            "advertencias": _en_orden(
                [*hoja.avisos, *_de_mas(encabezados), *lectura.avisos, *avisos]
            ),
        }
    )


def _lineas_de_arriba(filas: Sequence[Fila]) -> list[str]:
    """The lines over the headers, each as one text."""
    dichas = []
    for fila in filas:
        propias = [c for n, c in enumerate(fila.celdas) if c and n not in fila.fundidas]
        if propias:
            dichas.append(" ".join(propias))
    return dichas


def _de_mas(encabezados: Encabezados) -> list[Incidencia]:
    return [
        Incidencia(encabezados.linea, titulo, "no es una columna oficial; se conserva aparte")
        for titulo in encabezados.mapa.otras.values()
    ]


def _en_orden(dichas: Sequence[Incidencia]) -> tuple[Incidencia, ...]:
    return tuple(sorted(dichas, key=lambda una: una.linea))


# Rows to aspects and activities


def _aspectos(lectura: Lectura) -> list[Aspecto]:
    aspectos: list[Aspecto] = []
    for numero, renglon in enumerate(lectura.renglones, start=1):
        actividades = _actividades(numero, renglon, lectura.avisos)
        if renglon.abre_aspecto:
            aspectos.append(
                Aspecto(renglon.numero, renglon.aspecto, renglon.lineas[0], tuple(actividades))
            )
        else:
            ultimo = aspectos[-1]
            juntas = (*ultimo.actividades, *actividades)
            aspectos[-1] = Aspecto(ultimo.numero, renglon.aspecto, ultimo.linea, juntas)
    return aspectos


def _actividades(numero: int, renglon: Renglon, avisos: list[Incidencia]) -> list[Actividad]:
    celda = renglon.celdas.get("actividad", "")
    partes = separar(celda)
    linea = renglon.lineas[0]
    if len(partes) > 1:
        mensaje = f"la celda trae {len(partes)} actividades numeradas: cada una es un compromiso"
        avisos.append(Incidencia(linea, OFICIALES["actividad"], mensaje, celda))
    compartidas = {
        columna: renglon.celdas.get(columna, "")
        for columna in DE_LA_ACTIVIDAD
        if columna != "actividad"
    }
    return [
        Actividad(p.texto, linea, numero, p.marca, p.cola, compartidas, dict(renglon.otras))
        for p in partes
    ]
