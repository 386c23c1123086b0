"""What is added to a case without moving it: a document, a person who may read it."""

from django.core.exceptions import PermissionDenied

from coordinacion.canalizacion.forms.asunto import AdjuntarForm, AutorizarForm
from coordinacion.canalizacion.services.adjuntar import ADJUNTAN, adjuntar
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.canalizacion.views.asunto_verbo import PaginaDeAsunto
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.correspondencia.services import autorizar
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles


class Adjuntar(PaginaDeAsunto[AdjuntarForm]):
    form_class = AdjuntarForm
    titulo = "Agregar documento"
    mensaje = "El documento se agregó al asunto."
    consecuencia = "Lo verán todas las personas que pueden leer el asunto."

    def exigir(self, carta: Correspondencia) -> None:
        if not papeles(self.actor).tiene(*ADJUNTAN):
            raise PermissionDenied

    def ejecutar(self, form: AdjuntarForm) -> str:
        datos = form.cleaned_data
        with guardados(self.actor, datos["archivo"], datos["clase"]) as adjuntos:
            adjuntar(self.actor, self.carta.pk, adjuntos)
        return self.terminar()


class Autorizar(PaginaDeAsunto[AutorizarForm]):
    con_carta = True
    form_class = AutorizarForm
    titulo = "Autorizar a otra persona"
    mensaje = "La persona ya puede leer el asunto reservado."
    consecuencia = "Podrá leer el asunto y sus documentos; cada consulta queda en el historial."

    def exigir(self, carta: Correspondencia) -> None:
        if not papeles(self.actor).tiene(Rol.ANALISTA, Rol.TITULAR_UNIDAD):
            raise PermissionDenied
        if carta.acceso != Acceso.RESERVADO:
            raise EstadoNoAdmite(f"El asunto {carta.folio} no es reservado.")

    def ejecutar(self, form: AutorizarForm) -> str:
        autorizar(self.actor, self.carta.pk, form.cleaned_data["persona"])
        return self.terminar()
