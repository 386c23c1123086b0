"""What answering from a mailed link asks for."""

from coordinacion.canalizacion.forms.turno_respuesta import ResponderForm
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.services import Contestacion
from coordinacion.documentos.models import Documento


class ResponderPorEnlaceForm(ResponderForm):
    """The liaison's own form, without asking whether the petitioner knows: that part says who
    the petitioner is, and who holds the link did not sign in."""

    def _agregar_notificacion(self, turno: Turno) -> None:
        """Nothing is asked of it here."""

    def dicho(self, adjuntos: list[Documento]) -> Contestacion:
        """What was answered, with its files already kept."""
        datos = self.cleaned_data
        return Contestacion(
            datos["texto"], datos["oficio_numero"], datos["oficio_fecha"], self.sentidos, adjuntos
        )
