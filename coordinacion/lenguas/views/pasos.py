"""Which verbs a person may run on a language support now."""

from django.urls import reverse

from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.permisos import puede
from coordinacion.nucleo.etiquetas import EstadoApoyo
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.nucleo.pasos import Paso, admitidos
from coordinacion.organizacion.models import Usuario

_ORDEN = (Verbo.PRESTAR, Verbo.ASIGNAR, Verbo.NO_DISPONIBLE, Verbo.CANCELAR)
"""The order of the buttons: first what takes the support on."""


def pasos(usuario: Usuario, apoyo: ApoyoLinguistico) -> list[Paso]:
    """The buttons of this person on that support."""
    suyos = admitidos(apoyo, _ORDEN, lambda verbo: puede(usuario, verbo, apoyo))
    return [
        Paso(_texto(verbo, apoyo), reverse(f"apoyo:{verbo.value}", args=[apoyo.pk]), _clase(n))
        for n, verbo in enumerate(suyos)
    ]


def _texto(verbo: Verbo, apoyo: ApoyoLinguistico) -> str:
    otra_vez = verbo == Verbo.ASIGNAR and apoyo.estado == EstadoApoyo.ASIGNADO
    return f"{verbo.label} a otra persona" if otra_vez else str(verbo.label)


def _clase(lugar: int) -> str:
    return "btn-primary" if lugar == 0 else "btn-secondary"
