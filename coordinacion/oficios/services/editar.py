"""editar: the text of a draft."""

from collections.abc import Mapping

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.selectors import quien_lo_dejo
from coordinacion.nucleo.errores import VersionAnterior
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.services.comun import REGISTRO, asentar_oficio, bloquear
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def editar(actor: Usuario, oficio_id: int, textos: Mapping[str, str], *, version: int) -> Oficio:
    """Change the texts named by field. Raises as `bloquear`, or `VersionAnterior` when somebody
    changed the draft after the form was opened."""
    oficio = bloquear(actor, oficio_id, Verbo.EDITAR)
    if oficio.version != version:
        raise VersionAnterior(
            f"El oficio {oficio} cambió mientras usted lo editaba. "
            f"{quien_lo_dejo(REGISTRO, oficio.pk)} "
            "Lo que escribió se conserva abajo: revíselo y vuelva a guardar."
        )
    for campo, texto in textos.items():
        setattr(oficio, campo, texto)
    oficio.editar()
    oficio.save()
    asentar_oficio(actor, Hecho.OFICIO_CORREGIDO, oficio)
    return oficio
