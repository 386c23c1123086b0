"""Clocks that open together with the rest of a verb: what they share travels once."""

from coordinacion.nucleo.sql import columnas
from coordinacion.plazos.models import Plazo

PROPIAS = {
    "asunto_id": "bigint",
    "turno_id": "bigint",
    "institucion_id": "bigint",
    "persona_id": "bigint",
    "folio": "text",
    "url": "text",
}
"""What each clock has of its own, with its type; the rest is that of its count."""


def insertar_relojes(*, con_clave: bool) -> str:
    """``INSERT … SELECT`` of the clocks in the parameters ``comunes`` and ``relojes`` (JSON).

    Each of ``relojes`` says in ``n`` which of ``comunes`` it is, and its ``id`` if it has one.
    """
    suyas = PROPIAS | ({"id": "bigint"} if con_clave else {})
    comunes = [columna for columna in columnas(Plazo) if columna not in {*PROPIAS, "id"}]
    return f"""
        INSERT INTO plazos_plazo ({", ".join([*comunes, *suyas])})
        SELECT {", ".join([*(f"c.{c}" for c in comunes), *(f"r.{c}" for c in suyas)])}
        FROM jsonb_to_recordset(%(relojes)s::jsonb)
            AS r (n integer, {", ".join(f"{c} {tipo}" for c, tipo in suyas.items())})
        JOIN (
            SELECT e.n - 1 AS numero, p.* FROM jsonb_array_elements(%(comunes)s::jsonb)
                WITH ORDINALITY AS e (valor, n)
            CROSS JOIN LATERAL jsonb_populate_record(NULL::plazos_plazo, e.valor) p
        ) c ON c.numero = r.n
    """  # noqa: S608 - names of the model
