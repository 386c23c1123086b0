"""What every page that does something to a case begins with."""

from typing import Any, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from coordinacion.canalizacion import selectors
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.permisos import puede
from coordinacion.correspondencia.services.comun import exigir_estado
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona

F = TypeVar("F", bound=forms.BaseForm)


class PaginaDeAsunto(VistaDeVerbo[F]):
    """A page of one case that its reader may open; it goes back to the case with `mensaje`."""

    mensaje = ""

    @property
    def actor(self) -> Usuario:
        """Who asks."""
        return persona(self.request)

    @cached_property
    def carta(self) -> Correspondencia:
        """The letter of the address, if its text may be read."""
        return selectors.asunto(self.actor, self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "carta": self.carta,
            "registro": self.carta.folio,
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

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.exigir(request)
        respuesta: HttpResponse = super().dispatch(request, *args, **kwargs)
        return respuesta

    def exigir(self, request: HttpRequest) -> None:
        """Raise `PermissionDenied`, or on opening `EstadoNoAdmite`."""
        if not puede(self.actor, self.verbo, self.carta):
            raise PermissionDenied
        if request.method != "POST":
            exigir_estado(self.carta, self.verbo)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.titulo = self.titulo or self.verbo.label
        return super().get_context_data(**kwargs)


class ConCartaEnLaForma(Generic[F]):
    """For pages whose form depends on the letter: it is given as `carta`."""

    carta: Any

    def get_form_kwargs(self) -> dict[str, Any]:
        opciones: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return opciones | {"carta": self.carta}
