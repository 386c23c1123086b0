"""A table of aspects susceptible of improvement, as its official form and as a spreadsheet."""

from collections.abc import Sequence

from coordinacion.acuerdos.asm import escritura
from coordinacion.acuerdos.asm.tabla import OFICIALES, Tabla
from coordinacion.canalizacion.impresos import membrete
from coordinacion.documentos import formatos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.celdas import libro_xlsx
from coordinacion.nucleo.templatetags.interfaz import fecha_larga

TITULO = "Seguimiento a aspectos susceptibles de mejora"
_ANCHOS = (0.4, 1.7, 1.7, 1, 1, 0.9, 1.3, 1.2, 1.5, 1.5, 1.1)


def hoja(tabla: Tabla) -> bytes:
    """The table as XLSX, every text as text; read again it says the same."""
    primera, *demas = escritura.hoja(tabla)
    return libro_xlsx("ASM", primera, demas)


def pdf(tabla: Tabla, elaboro: str) -> bytes:
    """The table as PDF, letter size lying down."""
    lineas: Sequence[str] = tabla.encabezado.lineas
    return formatos.tabla_oficial(
        formatos.TablaOficial(
            membrete=membrete(),
            titulo=TITULO,
            lineas=lineas,
            elaborada_en=fecha_larga(reloj.ahora()),
            elaboro=elaboro,
            columnas=list(OFICIALES.values()),
            anchos=_ANCHOS,
            filas=escritura.filas(tabla),
            notas=tabla.encabezado.notas,
        )
    )
