"""The form of a series: its key is in the number of each file, so nobody changes it afterwards."""

from coordinacion.archivo.models import SerieDocumental

from .forms import FormularioDeCatalogo


class SerieExistenteForm(FormularioDeCatalogo):
    """All of a series but its key."""

    class Meta:
        model = SerieDocumental
        fields = [
            "nombre",
            "seccion",
            "anios_tramite",
            "anios_concentracion",
            "destino",
            "es_ejemplo",
            "vigente_desde",
            "vigente_hasta",
        ]


class SerieForm(SerieExistenteForm):
    """A new series, with its key."""

    class Meta(SerieExistenteForm.Meta):
        fields = ["clave", *SerieExistenteForm.Meta.fields]
        help_texts = {"clave": "Encabeza el número de cada expediente; después no cambia."}
