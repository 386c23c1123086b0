"""What every verb of an oficio begins and ends with."""

from datetime import datetime
from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar, exigir_que_admita
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.permisos import puede
from coordinacion.organizacion.models import Usuario

REGISTRO = "oficio"


def bloquear(actor: Usuario, oficio_id: int, verbo: Verbo) -> Oficio:
    """The oficio, locked, once `actor` may see it and run `verbo` on it in its present state.

    Raises `Oficio.DoesNotExist` (unknown, or of a letter that the actor may not read),
    `SinPermiso` or `EstadoNoAdmite`.
    """
    visibles = Oficio.objects.visibles_para(actor)
    oficio = visibles.select_for_update(of=("self",)).get(pk=oficio_id)
    if not puede(actor, verbo):
        raise SinPermiso
    exigir_estado(oficio, verbo)
    return oficio


def exigir_estado(oficio: Oficio, verbo: Verbo) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the oficio there."""
    exigir_que_admita(oficio, verbo, f"El oficio {oficio}", REGISTRO)


def asentar_oficio(
    actor: Usuario,
    hecho: Hecho,
    oficio: Oficio,
    *,
    ocurrido_en: datetime | None = None,
    **datos: Any,
) -> Asiento:
    """Write one fact of the oficio in the log; of a letter's, in its timeline too."""
    return asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=oficio.pk,
        asunto_id=oficio.carta_id,
        institucion_id=oficio.institucion_id,
        ocurrido_en=ocurrido_en,
        datos={"folio": oficio.folio or "", **datos},
    )


def exigir_momento(momento: datetime, despues_de: datetime | None, que: str) -> None:
    """Raise `DatoInvalido` when the moment typed is in the future or before `despues_de`."""
    no_futuro("momento", momento)
    if despues_de is not None and momento < reloj.minuto(despues_de):
        raise DatoInvalido({"momento": f"No puede ser anterior {que}."})
