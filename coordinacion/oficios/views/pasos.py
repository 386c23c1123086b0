"""Which verbs a person may run on an oficio now."""

from functools import partial

from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.nucleo.pasos import Paso, pasos_de
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.permisos import puede
from coordinacion.organizacion.models import Usuario

_CLASES = {
    Verbo.ENVIAR_A_FIRMA: "btn-primary",
    Verbo.FIRMAR: "btn-primary",
    Verbo.DESPACHAR: "btn-primary",
    Verbo.ACUSAR: "btn-primary",
    Verbo.EDITAR: "btn-secondary",
    Verbo.DEVOLVER: "btn-secondary",
    Verbo.CANCELAR: "btn-danger",
}
"""The order of the buttons: first what takes the oficio on."""


def pasos(usuario: Usuario, oficio: Oficio) -> list[Paso]:
    """The buttons of this person on that oficio."""
    return pasos_de(oficio, "oficio", _CLASES, partial(puede, usuario))
