"""cerrar_registro: the register of a year that is over gives no more folios."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.selectors import quien_lo_dejo
from coordinacion.bitacora.services import asentar
from coordinacion.correspondencia import reglas, selectors
from coordinacion.correspondencia.permisos import puede_en_registro
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import VerboRegistro as Verbo
from coordinacion.nucleo.models import ContadorFolio
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def cerrar_registro(actor: Usuario, registro_id: int) -> ContadorFolio:
    """Close it for good. The counter is locked, so that who is taking a folio of it either has it
    before or gets one of this year.

    Raises `SinPermiso`, `ContadorFolio.DoesNotExist`, or `EstadoNoAdmite` as `exigir_cerrable`.
    """
    if not puede_en_registro(actor, Verbo.CERRAR):
        raise SinPermiso
    registro = selectors.registros().select_for_update().get(pk=registro_id)
    exigir_cerrable(registro)
    registro.cerrado_en = reloj.ahora()
    registro.save(update_fields=["cerrado_en"])
    asentar(
        actor,
        Hecho.REGISTRO_CERRADO,
        registro=selectors.REGISTRO,
        registro_id=registro.pk,
        datos={
            "registro": f"{registro.serie}/{registro.anio}",
            "cartas": selectors.cartas_del(registro),
            "ultimo": registro.ultimo_folio,
        },
    )
    return registro


def exigir_cerrable(registro: ContadorFolio) -> None:
    """Raise `EstadoNoAdmite` when the year still runs, the register is closed already, or a folio
    reserved in it has neither a letter nor a reason for having none."""
    nombre = f"El registro {registro.serie}/{registro.anio}"
    if registro.cerrado_en is not None:
        quien = quien_lo_dejo(selectors.REGISTRO, registro.pk)
        raise EstadoNoAdmite(f"{nombre} ya está cerrado. {quien}")
    if registro.anio >= reloj.hoy().year:
        raise EstadoNoAdmite(f"{nombre} se cierra cuando termine el año.")
    libres = selectors.reservados_sin_carta(registro).filter(sin_usar_en=None)
    if libres:
        raise EstadoNoAdmite(
            f"{nombre} tiene folios de contingencia por capturar o declarar sin usar: "
            f"{reglas.en_rangos(uno.numero for uno in libres)}."
        )
