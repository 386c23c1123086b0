"""A made-up table with every difficulty of the real ones."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

TITULO = (
    "SEGUIMIENTO A ASPECTOS SUSCEPTIBLES DE MEJORA CLASIFICADOS COMO ESPECÍFICOS, "
    "DERIVADOS DE INFORMES Y EVALUACIONES EXTERNAS"
)
ARRIBA = (
    TITULO,
    "Secretaría de las Veredas",
    "Programa Caminos Limpios",
    "Anexo B. Avance al documento de trabajo",
    "ASPECTOS ESPECÍFICOS 2014-2015 (Mecanismo 2015)",
)
ENCABEZADOS = (
    "No.",
    "Aspecto Susceptible de Mejora",
    "Actividades",
    "Área Coordinadora",
    "Área Responsable",
    "Fecha de Término",
    "Resultados Esperados",
    "Producto y/o evidencia",
    "Porcentaje de avance y justificación ¹",
    "Identificación del documento probatorio (Nombre del archivo y extensión)",
    "Observaciones",
)
VACIA: tuple[str, ...] = ()
RENGLONES: tuple[tuple[str, ...], ...] = (
    ("1", "Diseño: Medir las veredas", "1.-Aforar las veredas", "Dirección A", "Dirección B",
     "31/12/2015", "Aforos", "Sistema de veredas y caminos",
     "Porcentaje de avance:100% Fecha de conclusión: Enero de 2016", "aforo 1.pdf", ""),
    VACIA,
    ("", "", "", "", "", "", "", "vecinales", "", "aforo_2.xlsx", ""),
    ("", "", "2.-Publicar los aforos", "Dirección A", "Dirección B", "6/30/16", "Publicación",
     "Página", "Avance:95%", "", "Falta el anexo"),
    ("2", "Operación: Ordenar el registro",
     "1. Guion del padrón. 2. Padrón. 3. Revisión del padrón", "Dirección C", "Dirección C",
     "Fecha comprometida: 30/06/2016 Fecha término: octubre 2016", "Padrón", "Padrón", "100%",
     "Padrón_2016.pdf http://ejemplo.invalid/padron.pdf", ""),
    ("", "", "Consultar a las comunidades en su", "Dirección C", "Realiza: Delegaciones",
     "octubre de 2017", "Consulta", "Actas", "Avance: 40% Replanteamiento: Sí", "", ""),
    VACIA,
    ("", "", "lengua y en su asamblea", "", "", "", "", "", "Nota: sigue abierta", "", ""),
)  # fmt: skip


def lineas(arriba: Sequence[str] = ARRIBA) -> list[Sequence[str]]:
    """The whole sheet, a blank line after each one over the table."""
    encima: list[Sequence[str]] = []
    for linea in arriba:
        encima += [(linea,), ()]
    return [*encima, ENCABEZADOS, *RENGLONES]


def en_tsv(filas: Sequence[Sequence[str]]) -> bytes:
    """As the table comes: tabs, and nothing quoted."""
    return "".join("\t".join(fila) + "\n" for fila in filas).encode()


def en_xlsx(filas: Sequence[Sequence[object]], *fundidas: str) -> bytes:
    """As a spreadsheet, with those ranges of merged cells."""
    libro = Workbook()
    hoja = libro.active
    assert hoja is not None
    for fila in filas:
        hoja.append([None if celda == "" else celda for celda in fila])
    for rango in fundidas:
        hoja.merge_cells(rango)
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()


def sintetico() -> bytes:
    """The made-up table as text."""
    return en_tsv(lineas())
