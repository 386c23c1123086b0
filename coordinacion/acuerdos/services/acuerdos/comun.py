"""What every verb of an agreement begins and ends with."""

from datetime import datetime
from typing import Any

from coordinacion.acuerdos.models import Acuerdo
from coordinacion.acuerdos.permisos import puede_en_acuerdo
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar, exigir_que_admita
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.nucleo.services import tomar_bloque
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import identidad

REGISTRO = "acuerdo"


def tomar_folios(cuantos: int = 1) -> list[str]:
    """The next numbers of the year's register of agreements; call it last, as `tomar_bloque`."""
    hoy = reloj.hoy()
    serie = f"{identidad(hoy).siglas}/AC"
    primero = tomar_bloque(serie, hoy.year, cuantos)
    return [folios.formatear(serie, hoy.year, primero + n) for n in range(cuantos)]


def bloquear(actor: Usuario, acuerdo_id: int, verbo: Verbo) -> Acuerdo:
    """The agreement, locked, once `actor` may see it and run `verbo` on it in its present state.

    Raises `Acuerdo.DoesNotExist`, `SinPermiso` or `EstadoNoAdmite`.
    """
    visibles = Acuerdo.objects.visibles_para(actor)
    acuerdo = visibles.select_for_update(of=("self",)).get(pk=acuerdo_id)
    if not puede_en_acuerdo(actor, verbo):
        raise SinPermiso
    exigir_estado(acuerdo, verbo)
    return acuerdo


def exigir_estado(acuerdo: Acuerdo, verbo: Verbo) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the agreement there."""
    exigir_que_admita(acuerdo, verbo, f"El acuerdo {acuerdo}", REGISTRO)


def asentar_acuerdo(
    actor: Usuario,
    hecho: Hecho,
    acuerdo: Acuerdo,
    *,
    ocurrido_en: datetime | None = None,
    **datos: Any,
) -> Asiento:
    """Write one fact of the agreement in the log; of a letter's, in its timeline too."""
    return asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=acuerdo.pk,
        asunto_id=acuerdo.carta_id,
        ocurrido_en=ocurrido_en,
        datos={"folio": acuerdo.folio, **datos},
    )
