"""adjuntar: what was handed out, shown or photographed."""

from collections.abc import Sequence

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.services.comun import asentar_reunion, bloquear_reunion


@transaction.atomic
def adjuntar(actor: Usuario, reunion_id: int, documentos: Sequence[Documento]) -> Reunion:
    """Add documents already kept. Raises as `bloquear_reunion`, or `DatoInvalido`."""
    reunion = bloquear_reunion(actor, reunion_id, Verbo.ADJUNTAR)
    if not documentos:
        raise DatoInvalido({"archivo": "Elija al menos un archivo."})
    reunion.documentos.add(*documentos)
    reunion.adjuntar()
    reunion.save()
    nombres = [uno.nombre for uno in documentos]
    asentar_reunion(actor, Hecho.REUNION_DOCUMENTADA, reunion, nombres=nombres)
    return reunion
