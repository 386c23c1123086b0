"""Names, telephones and office numbers as they are compared, in SQL: what their indexes keep.

Each says the same as its function of `reglas`. Nothing in them is a parameter, so that the planner
recognises in a query the expression of the index.
"""

from typing import Any

from django.db.models import Func, TextField

from coordinacion.correspondencia.reglas import TRATAMIENTOS


class _Comparable(Func):
    output_field: Any = TextField()


class Llano(_Comparable):
    """Without capitals or accents: `reglas.llano`."""

    template = "TRANSLATE(LOWER(%(expressions)s), 'áéíóúüñ', 'aeiouun')"


class NombreLlano(_Comparable):
    """`reglas.nombre_llano`."""

    template = (
        "REGEXP_REPLACE(BTRIM(REGEXP_REPLACE("
        "TRANSLATE(LOWER(%(expressions)s), 'áéíóúüñ', 'aeiouun'), '[^a-z0-9]+', ' ', 'g')), "
        f"'^(({TRATAMIENTOS}) )+', '')"
    )


class TelefonoLlano(_Comparable):
    """`reglas.telefono_llano`, without asking whether it is long enough."""

    template = "RIGHT(REGEXP_REPLACE(%(expressions)s, '[^0-9]', '', 'g'), 10)"


class OficioLlano(_Comparable):
    """`reglas.oficio_llano`, without asking whether it is long enough."""

    template = "REGEXP_REPLACE(UPPER(%(expressions)s), '[^A-Z0-9]', '', 'g')"
