"""editar: the text of a draft."""

from collections.abc import Mapping

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import exigir_version
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.services.comun import REGISTRO, asentar_oficio, bloquear
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def editar(actor: Usuario, oficio_id: int, textos: Mapping[str, str], *, version: int) -> Oficio:
    """Change the texts named by field. Raises as `bloquear`, or `VersionAnterior` when somebody
    changed the draft after the form was opened."""
    oficio = bloquear(actor, oficio_id, Verbo.EDITAR)
    exigir_version(oficio, version, f"El oficio {oficio}", REGISTRO)
    for campo, texto in textos.items():
        setattr(oficio, campo, texto)
    oficio.editar()
    oficio.save()
    asentar_oficio(actor, Hecho.OFICIO_CORREGIDO, oficio)
    return oficio
