"""What is added to a case without moving it: a document, a person who may read it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from coordinacion.canalizacion.forms.asunto import AdjuntarForm, AutorizarForm
from coordinacion.canalizacion.services.adjuntar import ADJUNTAN, adjuntar
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.canalizacion.views.asunto_verbo import ConCartaEnLaForma, PaginaDeAsunto
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

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not papeles(self.actor).tiene(*ADJUNTAN):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def ejecutar(self, form: AdjuntarForm) -> str:
        datos = form.cleaned_data
        with guardados(self.actor, datos["archivo"], datos["clase"]) as adjuntos:
            adjuntar(self.actor, self.carta.pk, adjuntos)
        return self.terminar()


class Autorizar(ConCartaEnLaForma[AutorizarForm], PaginaDeAsunto[AutorizarForm]):
    form_class = AutorizarForm
    titulo = "Autorizar a otra persona"
    mensaje = "La persona ya puede leer el asunto reservado."
    consecuencia = "Podrá leer el asunto y sus documentos; cada consulta queda en el historial."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not papeles(self.actor).tiene(Rol.ANALISTA, Rol.TITULAR_UNIDAD):
            raise PermissionDenied
        if self.carta.acceso != Acceso.RESERVADO:
            raise EstadoNoAdmite(f"El asunto {self.carta.folio} no es reservado.")
        return super().dispatch(request, *args, **kwargs)

    def ejecutar(self, form: AutorizarForm) -> str:
        autorizar(self.actor, self.carta.pk, form.cleaned_data["persona"])
        return self.terminar()
