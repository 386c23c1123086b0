"""Which verbs a person may run on a file now."""

from functools import partial

from coordinacion.archivo.models import Expediente
from coordinacion.archivo.permisos import puede
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.nucleo.pasos import Paso, pasos_de
from coordinacion.organizacion.models import Usuario

_CLASES = dict.fromkeys((Verbo.EDITAR, Verbo.CERRAR, Verbo.VOLVER_A_ABRIR), "btn-secondary")
"""The order of the buttons."""


def pasos(usuario: Usuario, expediente: Expediente) -> list[Paso]:
    """The buttons of this person on that file."""
    return pasos_de(expediente, "archivo", _CLASES, partial(puede, usuario))
