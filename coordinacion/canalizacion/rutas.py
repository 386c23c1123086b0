"""Where each verb of a letter has its page."""

from django.urls import reverse

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo

_EN = {Verbo.CORREGIR: "registro", Verbo.CONCLUIR: "archivo", Verbo.ARCHIVAR: "archivo"}
"""Pages that are not this app's: what is concluded may say in which file it will be kept."""


def del_verbo(verbo: Verbo, carta: Correspondencia) -> str:
    """The address of the page where `verbo` is run on that letter."""
    return reverse(f"{_EN.get(verbo, 'asunto')}:{verbo.value}", args=[carta.slug])
