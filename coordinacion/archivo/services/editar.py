"""editar: the title of a file, or the place where it is kept now."""

from django.db import transaction

from coordinacion.archivo.models import Expediente
from coordinacion.archivo.services.comun import REGISTRO, asentar_expediente, bloquear
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import exigir_version
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def editar(
    actor: Usuario, expediente_id: int, *, titulo: str, ubicacion: str, version: int
) -> Expediente:
    """Change title and place; before and after stay in the log. Closed ones too: they are moved.
    Raises as `bloquear`, `VersionAnterior` or `DatoInvalido`.
    """
    expediente = bloquear(actor, expediente_id, Verbo.EDITAR)
    que = f"El expediente {expediente}"
    exigir_version(expediente, version, que, REGISTRO, "lo corregía")
    nuevos = {"titulo": titulo.strip(), "ubicacion": ubicacion.strip()}
    if vacios := {campo: "No puede quedar vacío." for campo, t in nuevos.items() if not t}:
        raise DatoInvalido(vacios)
    cambios = {
        campo: [antes, texto]
        for campo, texto in nuevos.items()
        if (antes := getattr(expediente, campo)) != texto
    }
    if not cambios:
        return expediente
    expediente.titulo, expediente.ubicacion = nuevos["titulo"], nuevos["ubicacion"]
    expediente.editar()
    expediente.save()
    asentar_expediente(actor, Hecho.EXPEDIENTE_CORREGIDO, expediente, cambios=cambios)
    return expediente
