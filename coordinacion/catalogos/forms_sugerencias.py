"""Forms of the catalogues from which suggestions are made."""

from typing import Any

from coordinacion.organizacion.models import Municipio
from coordinacion.sugerencias.models import PalabraClave, ReglaDestino

from . import selectors
from .forms import EleccionDeMunicipio, FormularioDeCatalogo, ofrecer


class PalabraForm(FormularioDeCatalogo):
    """A word of a topic in use."""

    class Meta:
        model = PalabraClave
        fields = ["frase", "tema", "peso"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ofrecer(self, "tema", selectors.temas_en_uso())


class ReglaDestinoForm(FormularioDeCatalogo):
    """A rule over topics and institutions in use."""

    municipio = EleccionDeMunicipio(queryset=selectors.todas(Municipio), required=False)

    class Meta:
        model = ReglaDestino
        fields = ["tema", "municipio", "lengua", "institucion", "motivo"]
        help_texts = {"tema": "Si es un tema superior, vale para todos los suyos."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ofrecer(self, "tema", selectors.temas_en_uso())
        ofrecer(self, "institucion", selectors.instituciones_en_uso())
