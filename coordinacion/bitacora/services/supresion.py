"""Lawful erasure: a line keeps its place in the chain and loses its data."""

from collections.abc import Sequence

from django.db import transaction

from coordinacion.bitacora import permisos, selectors, sql
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services.asentar import asentar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def suprimir_datos(actor: Usuario, lineas: Sequence[int], *, fundamento: str) -> int:
    """Empty the data of those lines, with one fact each in the same chain; how many.

    It runs with the role that owns the tables: the application's may not update the log. Raises
    `SinPermiso` (titular_unidad) or `DatoInvalido` (no ground, or a line that has nothing to
    erase: then none is erased).
    """
    if not permisos.puede_suprimir_datos(actor):
        raise SinPermiso
    if not fundamento.strip():
        raise DatoInvalido({"fundamento": "Escriba el fundamento de la supresión."})
    asientos = list(selectors.con_datos(lineas).select_for_update(of=("self",)))
    faltan = sorted(set(lineas) - {asiento.pk for asiento in asientos})
    if faltan:
        numeros = ", ".join(map(str, faltan))
        raise DatoInvalido({"lineas": f"No hay datos que suprimir en: {numeros}."})
    sql.vaciar([asiento.pk for asiento in asientos], reloj.ahora())
    for asiento in asientos:
        _asentar_supresion(actor, asiento, fundamento.strip())
    return len(asientos)


def _asentar_supresion(actor: Usuario, asiento: Asiento, fundamento: str) -> None:
    asentar(
        actor,
        Hecho.DATOS_SUPRIMIDOS,
        registro=asiento.registro,
        registro_id=asiento.registro_id,
        asunto_id=asiento.asunto_id,
        turno_id=asiento.turno_id,
        datos={"linea": asiento.numero, "fundamento": fundamento},
    )
