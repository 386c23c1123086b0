"""Which verbs a person may run on an agreement now."""

from functools import partial

from coordinacion.acuerdos.models import Acuerdo
from coordinacion.acuerdos.permisos import puede_en_acuerdo
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.nucleo.pasos import Paso, pasos_de
from coordinacion.organizacion.models import Usuario

_CLASES = {
    Verbo.ALCANZAR: "btn-primary",
    Verbo.FIRMAR: "btn-secondary",
    Verbo.EDITAR: "btn-secondary",
    Verbo.NO_ALCANZAR: "btn-danger",
}
"""The order of the buttons: first what takes the agreement on."""


def pasos(usuario: Usuario, acuerdo: Acuerdo) -> list[Paso]:
    """The buttons of this person on that agreement."""
    return pasos_de(acuerdo, "acuerdo", _CLASES, partial(puede_en_acuerdo, usuario))
