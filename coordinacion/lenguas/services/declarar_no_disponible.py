"""declarar_no_disponible: nobody could be found who does it, and it is said why."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.services.comun import analistas_de
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.services.comun import (
    asentar_apoyo,
    avisar_del_apoyo,
    bloquear,
    terminar,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoApoyo
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol
from coordinacion.plazos.models import Desenlace


@transaction.atomic
def declarar_no_disponible(actor: Usuario, apoyo_id: int, *, motivo: str) -> ApoyoLinguistico:
    """End it for `motivo`. The head is told too: somebody goes without what the law grants.

    Another may be requested later. Raises as `bloquear`, or `DatoInvalido`.
    """
    apoyo = bloquear(actor, apoyo_id, Verbo.NO_DISPONIBLE)
    exigir_motivo(motivo)
    apoyo.motivo = motivo
    terminar(apoyo, reloj.ahora(), Desenlace.NO_DISPONIBLE)
    apoyo.declarar_no_disponible()
    apoyo.save()
    asentar_apoyo(actor, Hecho.APOYO_NO_DISPONIBLE, apoyo, motivo=motivo)
    titulo = f"{EstadoApoyo.NO_DISPONIBLE.label}: {apoyo.get_clase_display().lower()}"
    titulares = personas_con_rol(Rol.TITULAR_UNIDAD).values_list("pk", flat=True)
    quienes = [*analistas_de(apoyo.carta), *titulares]
    avisar_del_apoyo(actor, apoyo, "no-disponible", titulo, quienes)
    return apoyo
