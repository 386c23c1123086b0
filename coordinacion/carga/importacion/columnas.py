"""Which column is which: by its header, whatever its accents, case and blanks."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coordinacion.nucleo.errores import DatoInvalido

COLUMNAS = (
    "asunto", "folio_anterior", "fecha_recepcion", "hora", "canal", "dirigida_a", "oficio",
    "fecha_oficio", "remitente", "cargo", "sexo", "municipio", "localidad", "telefono", "correo",
    "tipo", "tema", "dependencia", "caracter", "instruccion", "fecha_turno", "fecha_acuse",
    "fecha_respuesta", "fecha_notificacion", "sentido",
)  # fmt: skip
SINONIMOS = {
    "peticion": "asunto", "solicitud": "asunto", "descripcion": "asunto", "propuesta": "asunto",
    "asunto_o_peticion": "asunto",
    "folio": "folio_anterior", "folio_previo": "folio_anterior", "folio_original": "folio_anterior",
    "fecha_de_recepcion": "fecha_recepcion", "recepcion": "fecha_recepcion",
    "fecha": "fecha_recepcion", "fecha_recibido": "fecha_recepcion",
    "hora_recepcion": "hora", "hora_de_recepcion": "hora",
    "medio": "canal", "via_de_ingreso": "canal",
    "dirigido_a": "dirigida_a", "destinatario": "dirigida_a",
    "numero_de_oficio": "oficio", "no_oficio": "oficio", "num_oficio": "oficio",
    "fecha_de_oficio": "fecha_oficio", "fecha_del_oficio": "fecha_oficio",
    "nombre": "remitente", "peticionario": "remitente", "solicitante": "remitente",
    "promovente": "remitente", "puesto": "cargo", "genero": "sexo", "comunidad": "localidad",
    "tel": "telefono", "celular": "telefono", "email": "correo", "correo_electronico": "correo",
    "e_mail": "correo", "tipo_de_asunto": "tipo", "clasificacion": "tipo", "materia": "tema",
    "rubro": "tema", "institucion": "dependencia", "area": "dependencia",
    "dependencia_turnada": "dependencia", "turnado_a": "dependencia",
    "fecha_de_turno": "fecha_turno", "fecha_turnado": "fecha_turno",
    "fecha_de_acuse": "fecha_acuse", "fecha_de_respuesta": "fecha_respuesta",
    "fecha_de_notificacion": "fecha_notificacion", "resolucion": "sentido",
    "sentido_de_la_respuesta": "sentido",
}  # fmt: skip
_SIN_LETRAS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Mapa:
    """Where each known column is, which headers are not used, and values given for all rows."""

    lugares: Mapping[str, int]
    ignoradas: Mapping[int, str]
    fijos: Mapping[str, str]

    @property
    def en_palabras(self) -> str:
        """What the report says of the columns."""
        usadas = ", ".join(self.lugares)
        if not self.ignoradas:
            return f"Columnas reconocidas: {usadas}."
        return f"Columnas reconocidas: {usadas}. Se ignoran: {', '.join(self.ignoradas.values())}."


def llano(texto: str) -> str:
    """A header or a name as it is compared: no accents, no capitals, one `_` between words."""
    sin_acentos = unicodedata.normalize("NFKD", texto)
    ascii_ = "".join(letra for letra in sin_acentos if not unicodedata.combining(letra))
    return _SIN_LETRAS.sub("_", ascii_.lower()).strip("_")


def reconocer(
    encabezados: Sequence[str],
    *,
    dichas: Mapping[str, str] | None = None,
    fijos: Mapping[str, str] | None = None,
) -> Mapa:
    """Find the columns; `dichas` maps a column to the header that a person says it has, and
    `fijos` gives a column one value for every row. Raises `DatoInvalido`.
    """
    dichas, fijos = dict(dichas or {}), dict(fijos or {})
    for nombre in [*dichas, *fijos]:
        if nombre not in COLUMNAS:
            raise DatoInvalido({"archivo": f"No existe la columna «{nombre}»."})
    llanos = [llano(encabezado) for encabezado in encabezados]
    lugares = {columna: _lugar(llanos, columna, titulo) for columna, titulo in dichas.items()}
    for numero, titulo in enumerate(llanos):
        columna = titulo if titulo in COLUMNAS else SINONIMOS.get(titulo, "")
        if columna and numero not in lugares.values():
            if columna in lugares and columna not in dichas:
                raise DatoInvalido({"archivo": f"Hay dos columnas de «{columna}»: deje una."})
            lugares.setdefault(columna, numero)
    if "asunto" not in lugares:
        raise DatoInvalido(
            {"archivo": "Falta la columna «asunto». Encabezados: " + ", ".join(encabezados) + "."}
        )
    usados = set(lugares.values())
    ignoradas = {n: t or f"columna {n + 1}" for n, t in enumerate(encabezados) if n not in usados}
    return Mapa({c: lugares[c] for c in COLUMNAS if c in lugares}, ignoradas, fijos)


def _lugar(llanos: Sequence[str], columna: str, titulo: str) -> int:
    if llano(titulo) not in llanos:
        raise DatoInvalido({"archivo": f"No hay una columna «{titulo}» para «{columna}»."})
    return llanos.index(llano(titulo))
