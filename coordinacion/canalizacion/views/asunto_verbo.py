"""What every page that does something to a case begins with."""

from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from coordinacion.canalizacion import selectors
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.permisos import exigir_permiso
from coordinacion.correspondencia.services.comun import exigir_estado
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona

F = TypeVar("F", bound=forms.BaseForm)


class PaginaDeAsunto(VistaDeVerbo[F]):
    """A page of one case that its reader may open; it goes back to the case with `mensaje`."""

    mensaje = ""
    con_carta = False
    """Whether the form asks for its letter."""

    @property
    def actor(self) -> Usuario:
        """Who asks."""
        return persona(self.request)

    @cached_property
    def carta(self) -> Correspondencia:
        """The letter of the address, if its text may be read."""
        return selectors.asunto(self.actor, self.kwargs["slug"])

    def exigir(self, carta: Correspondencia) -> None:
        """Raise `SinPermiso`, or on opening `EstadoNoAdmite`, when the page is not for this person
        or this moment."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.exigir(self.carta)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        propios = {"carta": self.carta} if self.con_carta else {}
        return super().get_form_kwargs() | propios

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "carta": self.carta,
            "registro": self.carta.folio,
            "sobre": self.carta.asunto,
            "volver": self.carta.get_absolute_url(),
            "borrador": self.borrador,
        }
        return super().get_context_data(**propios, **kwargs)

    @property
    def borrador(self) -> str:
        """The key of the draft that the browser keeps of this form."""
        return f"asunto-{self.carta.pk}-{type(self).__name__}"

    def terminar(self) -> str:
        """Say what was done, let the draft go, and return to the case."""
        messages.success(self.request, self.mensaje, extra_tags=self.borrador)
        return self.carta.get_absolute_url()


class VerboDeAsunto(PaginaDeAsunto[F]):
    """One verb of one letter. Opened only by who may run it, while its state admits it; what
    changes in between is told by the service, on the form, with nothing typed lost."""

    verbo: Verbo

    def exigir(self, carta: Correspondencia) -> None:
        exigir_permiso(self.actor, self.verbo, carta)
        if self.request.method != "POST":
            exigir_estado(carta, self.verbo)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.titulo = self.titulo or self.verbo.label
        return super().get_context_data(**kwargs)
