"""What a change of the ladder does to the clocks that run."""

from django.db import transaction

from coordinacion.nucleo import reloj
from coordinacion.plazos import sql, sql_escalera


@transaction.atomic
def reprogramar(clase: str) -> int:
    """Say anew when the watch looks at each running clock of a class; return how many changed.

    A step that was told is neither repeated nor taken back; one whose day has passed is not told;
    a clock that the watch already owes a step keeps its moment.
    """
    sql.esperar_aperturas()
    return sql_escalera.reprogramar(clase, reloj.ahora())
