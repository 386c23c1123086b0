"""A new meeting, or a new table of dialogue."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from coordinacion.nucleo.etiquetas import VerboMesa, VerboReunion
from coordinacion.nucleo.tecleado import entero
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.organizacion.vistas import persona
from coordinacion.vinculacion import services
from coordinacion.vinculacion.forms import mesas as de_mesa
from coordinacion.vinculacion.forms.reuniones import ProgramarForm
from coordinacion.vinculacion.models import Mesa, Reunion
from coordinacion.vinculacion.opciones import ClaseReunion
from coordinacion.vinculacion.permisos import puede_en_mesa, puede_en_reunion
from coordinacion.vinculacion.selectors.mesas import mesa_para
from coordinacion.vinculacion.services import mesas


class ProgramarReunion(VistaDeVerbo[ProgramarForm]):
    """A meeting in the programme; from a table's page, one of its sessions."""

    form_class = ProgramarForm
    template_name = "vinculacion/formulario.html"
    titulo = VerboReunion.PROGRAMAR.label
    consecuencia = "Queda en el programa del año. A nadie se avisa hasta que se convoque."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        if not puede_en_reunion(self.actor, VerboReunion.PROGRAMAR):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def _de_mesa(self) -> int:
        """The table whose session it is, as its page asks; 0 for none."""
        return entero(self.request.GET.get("mesa"))

    @property
    def _borrador(self) -> str:
        """The key of the draft: of each table its own, or an old one would undo what is filled."""
        return f"reunion-nueva-{self._de_mesa}" if self._de_mesa else "reunion-nueva"

    def get_initial(self) -> dict[str, Any]:
        propios: dict[str, Any] = {"responsable": self.actor}
        mesa = mesa_para(self.actor).filter(pk=self._de_mesa).first()
        if mesa is not None:
            propios |= {"clase": ClaseReunion.SESION, "mesa": mesa, "lengua": mesa.lengua}
            propios |= {"municipio": mesa.municipio, "comunidad": mesa.comunidad}
            propios["asunto"] = f"Sesión de la mesa: {mesa.nombre}"
        return super().get_initial() | propios

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "registro": "Reuniones",
            "volver": reverse("reunion:lista"),
            "borrador": self._borrador,
        }
        return super().get_context_data(**kwargs) | propios

    def ejecutar(self, form: ProgramarForm) -> str:
        datos = dict(form.cleaned_data)
        convocadas = list(datos.pop("convocadas"))
        reunion = services.programar(self.actor, Reunion(**datos), convocadas)
        messages.success(
            self.request,
            "La reunión está en el programa. Escriba el orden del día y convóquela.",
            extra_tags=self._borrador,
        )
        return reunion.get_absolute_url()


class ProgramarMesa(VistaDeVerbo[de_mesa.ProgramarForm]):
    """A table of dialogue in the programme."""

    form_class = de_mesa.ProgramarForm
    titulo = VerboMesa.PROGRAMAR.label
    consecuencia = "Queda programada. Se instala con su acta, y entonces puede sesionar."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        if not puede_en_mesa(self.actor, VerboMesa.PROGRAMAR):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "registro": "Mesas de diálogo",
            "volver": reverse("mesa:lista"),
            "borrador": "mesa-nueva",
        }
        return super().get_context_data(**kwargs) | propios

    def ejecutar(self, form: de_mesa.ProgramarForm) -> str:
        mesa = mesas.programar(self.actor, Mesa(**form.cleaned_data))
        messages.success(
            self.request, "La mesa de diálogo está programada.", extra_tags="mesa-nueva"
        )
        return mesa.get_absolute_url()
