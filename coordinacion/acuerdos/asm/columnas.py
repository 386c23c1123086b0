"""Which column is which: by its header, in any order; and what the lines over the table say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coordinacion.acuerdos.asm.palabras import en_palabras, plano
from coordinacion.acuerdos.asm.tabla import OFICIALES, Encabezado
from coordinacion.documentos.tablas import negativa

_NECESARIAS = ("aspecto", "actividad")
_PISTAS: Sequence[tuple[str, re.Pattern[str]]] = [
    (columna, re.compile(expresion))
    for columna, expresion in (
        ("documento", r"(identificacion del )?documentos? probatorios?|medios? de verificacion"),
        ("avance", r"(porcentaje )?(de )?avance"),
        ("producto", r"productos?( y| o|$)|evidencias?$"),
        ("resultado", r"resultados? esperados?"),
        ("fecha", r"fechas?( de)?( termino| conclusion| compromiso| comprometida)"),
        ("coordinadora", r"(area|unidad)s? coordinadoras?"),
        ("responsable", r"(area|unidad)s? responsables?"),
        ("aspecto", r"aspectos?( susceptibles?)?( de mejora)?( asm)?$|asm$"),
        ("actividad", r"actividad(es)?( a realizar)?$|acciones( de mejora)?( a emprender)?$"),
        ("numero", r"(no|num|numero|n)$"),
        ("observaciones", r"observacion(es)?$|comentarios?$"),
    )
]
_CICLO = re.compile(r"\b((?:19|20)\d{2}\s?-\s?(?:19|20)\d{2})\b")
_MECANISMO = re.compile(r"mecanismo\s+(?:de\s+)?((?:19|20)\d{2}(?:\s?-\s?(?:19|20)\d{2})?)")
_CLASE = re.compile(
    r"(?:clasificados como|aspectos|documento|clase\s*:)\s+"
    r"(institucional(?:es)?|especificos?|intergubernamental(?:es)?|interinstitucional(?:es)?)\b"
)
_CLASES = {"ins": "institucional", "esp": "específico", "intergub": "intergubernamental",
           "interins": "interinstitucional"}  # fmt: skip
_DEPENDENCIA = re.compile(r"(?:dependencia|entidad|dependencia o entidad|institucion)\s*:\s*")
_PROGRAMA = re.compile(r"(?:nombre del\s+)?programa\s*:\s*")
_ES_PROGRAMA = re.compile(r"(?:[a-z]?-?\d+\s*[-.]?\s*)?(?:programa|fondo)\b")
_ES_DOCUMENTO = re.compile(r"(?:anexo|formato|avance)\b")


@dataclass(frozen=True)
class Mapa:
    """Where each official column is, and the headers of those that are not official."""

    lugares: Mapping[str, int]
    otras: Mapping[int, str]


def reconocer(celdas: Sequence[str]) -> Mapa | None:
    """The columns of a row of headers; None when the row is not one. Raises `DatoInvalido` when
    two columns have the same name."""
    nombres = [columna_de(celda) for celda in celdas]
    if not all(necesaria in nombres for necesaria in _NECESARIAS):
        return None
    for columna in OFICIALES:
        if nombres.count(columna) > 1:
            raise negativa(f"Hay dos columnas de «{OFICIALES[columna]}»: deje una.")
    lugares = {c: nombres.index(c) for c in OFICIALES if c in nombres}
    otras = {n: celda for n, celda in enumerate(celdas) if celda and not nombres[n]}
    return Mapa(lugares, otras)


def columna_de(celda: str) -> str:
    """The official column that a header names; "" when it names none."""
    dicho = en_palabras(celda)
    for columna, pista in _PISTAS:
        if pista.match(dicho):
            return columna
    return ""


def clase_de(linea: str) -> str:
    """The class of aspects that a line names; "" when it names none."""
    hallado = _CLASE.search(plano(linea))
    if hallado is None:
        return ""
    return next(clase for raiz, clase in _CLASES.items() if hallado[1].startswith(raiz))


def leer_encabezado(lineas: Sequence[str]) -> Encabezado:
    """What the lines over the table say; what they do not say is ""."""
    clase = next((clase for linea in lineas if (clase := clase_de(linea))), "")
    rotulada = {
        "dependencia": _tras(_DEPENDENCIA, lineas),
        "programa": _tras(_PROGRAMA, lineas),
    }
    sueltas = [linea for linea in lineas if _es_suelta(linea)]
    programa = rotulada["programa"] or next(
        (linea for linea in sueltas if _ES_PROGRAMA.match(plano(linea))), ""
    )
    dependencias = [s for s in sueltas if s != programa and not _ES_DOCUMENTO.match(plano(s))]
    return Encabezado(
        lineas=tuple(lineas),
        clase=clase,
        dependencia=rotulada["dependencia"] or (dependencias[0] if len(dependencias) == 1 else ""),
        programa=programa,
        documento=next((linea for linea in lineas if _ES_DOCUMENTO.match(plano(linea))), ""),
        ciclo=_primero(_CICLO, lineas),
        mecanismo=_primero(_MECANISMO, lineas),
    )


def _es_suelta(linea: str) -> bool:
    """Whether a line is neither a title nor a labelled value."""
    dicho = plano(linea)
    es_titulo = clase_de(linea) or "susceptibles de mejora" in dicho or _MECANISMO.search(dicho)
    return not (es_titulo or _DEPENDENCIA.match(dicho) or _PROGRAMA.match(dicho))


def _tras(rotulo: re.Pattern[str], lineas: Sequence[str]) -> str:
    for linea in lineas:
        if hallado := rotulo.match(plano(linea)):
            return linea[hallado.end() :].strip()
    return ""


def _primero(forma: re.Pattern[str], lineas: Sequence[str]) -> str:
    for linea in lineas:
        if hallado := forma.search(plano(linea)):
            return "".join(hallado[1].split())
    return ""
