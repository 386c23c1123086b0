"""Who is asking, as the views of every app know it, and the page of a verb of one record."""

from typing import Any, Generic, Protocol, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.vistas import F, VistaDeVerbo, conflicto
from coordinacion.organizacion.models import Usuario


def persona(request: HttpRequest) -> Usuario:
    """The signed-in person. Raises `PermissionDenied` for nobody (no view is public)."""
    if not isinstance(request.user, Usuario):
        raise PermissionDenied
    return request.user


class ConPagina(Protocol):
    """A record with a page of its own."""

    @property
    def pk(self) -> Any: ...

    def get_absolute_url(self) -> str: ...


R = TypeVar("R", bound=ConPagina)


class PaginaDeRegistro(VistaDeVerbo[F], Generic[F, R]):
    """A page that does something to one record and goes back to it with `mensaje`.

    A subclass says how the record is found (`buscar`), whom and when the page is for (`exigir`)
    and, under the title, what it is about (`sobre`).
    """

    mensaje = ""

    def buscar(self) -> R:
        """The record of the address. Raises `Http404` or `DoesNotExist` for one that this person
        may not see."""
        raise NotImplementedError

    def exigir(self, registro: R, /) -> None:
        """Raise `SinPermiso`, or on opening `EstadoNoAdmite`, when the page is not for this person
        or this moment."""
        raise NotImplementedError

    @property
    def actor(self) -> Usuario:
        """Who asks."""
        return persona(self.request)

    @cached_property
    def registro(self) -> R:
        """The record of the address, as `buscar` finds it."""
        return self.buscar()

    @property
    def nombre(self) -> str:
        """What the link back calls the record."""
        return str(self.registro)

    @property
    def sobre(self) -> str:
        """One line under the title; empty for none."""
        return ""

    @property
    def borrador(self) -> str:
        """The key of the draft that the browser keeps of this form."""
        return f"{type(self.registro).__name__.lower()}-{self.registro.pk}-{type(self).__name__}"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.exigir(self.registro)
        except EstadoNoAdmite as error:
            return conflicto(request, error, self.registro.get_absolute_url())
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "registro": self.nombre,
            "sobre": self.sobre,
            "volver": self.registro.get_absolute_url(),
            "borrador": self.borrador,
        }
        return super().get_context_data(**propios, **kwargs)

    def terminar(self) -> str:
        """Say what was done, let the draft go, and return to the record."""
        messages.success(self.request, self.mensaje, extra_tags=self.borrador)
        return self.registro.get_absolute_url()


class VerboDeRegistro(PaginaDeRegistro[F, R]):
    """One verb of one record. Opened only by who may run it, while its state admits it; what
    changes in between is told by the service, on the form, with nothing typed lost."""

    verbo: TextChoices

    def exigir_permiso(self) -> None:
        """Raise `SinPermiso` unless this person may run the verb on the record."""
        raise NotImplementedError

    def exigir_estado(self) -> None:
        """Raise `EstadoNoAdmite` before a form that could not be used is shown."""
        raise NotImplementedError

    def exigir(self, registro: R, /) -> None:
        self.exigir_permiso()
        if self.request.method != "POST":
            self.exigir_estado()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.titulo = self.titulo or str(self.verbo.label)
        return super().get_context_data(**kwargs)
