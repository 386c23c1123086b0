"""What every screen of a verb shares: form → service → message and next page.

A domain error never becomes a 500 nor loses what was typed: the form comes back with it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView

from coordinacion.nucleo import reloj
from coordinacion.nucleo.celdas import libro_xlsx
from coordinacion.nucleo.errores import (
    DatoInvalido,
    ErrorDeDominio,
    RequiereConfirmacion,
    SinPermiso,
)

F = TypeVar("F", bound=forms.BaseForm)
INVALIDO = 422
CONFLICTO = 409
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class VistaDeVerbo(FormView[F]):
    """One verb on one record. Subclasses give the form and `ejecutar`, which calls the service
    and returns the next URL; `hecho` is the message that follows."""

    http_method_names = ["get", "head", "post", "options"]  # Django would take a PUT for a POST
    template_name = "componentes/verbo.html"
    titulo = ""
    boton = ""
    consecuencia = ""
    hecho = ""

    def ejecutar(self, form: F) -> str:
        """Run the verb's service; returns where to go next."""
        raise NotImplementedError

    def form_valid(self, form: F) -> HttpResponse:
        try:
            destino = self.ejecutar(form)
        except RequiereConfirmacion as aviso:
            contexto = self.get_context_data(form=form, por_confirmar=aviso.mensaje)
            return self.render_to_response(contexto, status=CONFLICTO)
        except SinPermiso as error:
            raise PermissionDenied(error.mensaje) from error
        except ObjectDoesNotExist as error:
            raise Http404 from error
        except ErrorDeDominio as error:
            volcar(form, error)
            return self.con_errores(form, error)
        if self.hecho:
            messages.success(self.request, self.hecho)
        return HttpResponseRedirect(destino)

    def form_invalid(self, form: F) -> HttpResponse:
        return self.con_errores(form)

    def con_errores(self, form: F, error: ErrorDeDominio | None = None) -> HttpResponse:
        """The same page with what was typed; 409 when the record moved, 422 otherwise."""
        es_dato = error is None or isinstance(error, DatoInvalido)
        contexto = self.get_context_data(form=form)
        return self.render_to_response(contexto, status=INVALIDO if es_dato else CONFLICTO)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "titulo": self.titulo,
            "boton": self.boton or self.titulo,
            "consecuencia": self.consecuencia,
        }
        return super().get_context_data(**propios, **kwargs)

    @property
    def confirmado(self) -> bool:
        """Whether the person already read the warning and insists."""
        return self.request.POST.get("confirmado") == "si"


def hoja_de_calculo(
    titulo: str, encabezados: Sequence[str], filas: Iterable[Sequence[Any]], nombre: str
) -> HttpResponse:
    """A spreadsheet of one sheet to download, named with today's date, in which no text can act
    as a formula."""
    respuesta = HttpResponse(libro_xlsx(titulo, encabezados, filas), content_type=XLSX)
    archivo = f"{nombre}-{reloj.hoy().isoformat()}.xlsx"
    respuesta["Content-Disposition"] = f'attachment; filename="{archivo}"'
    return respuesta


def volcar(form: forms.BaseForm, error: ErrorDeDominio) -> None:
    """Put a domain error beside its field; what has no field goes to the summary."""
    if not isinstance(error, DatoInvalido):
        form.add_error(None, error.mensaje)
        return
    for campo, mensaje in error.campos.items():
        form.add_error(campo if campo in form.fields else None, mensaje)


def conflicto(request: HttpRequest, error: ErrorDeDominio, volver: str) -> HttpResponse:
    """409: what was asked no longer goes, why, and where to see how things are."""
    contexto = {"mensaje": error.mensaje, "volver": volver}
    return render(request, "409.html", contexto, status=CONFLICTO)


class ErroresDeDominio:
    """Middleware: the answer to a domain error that no form could show."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """403, 404, 409 or 422 with the message; any other exception follows its way."""
        if isinstance(error, SinPermiso):
            return render(request, "403.html", {"mensaje": error.mensaje}, status=403)
        if isinstance(error, DatoInvalido):
            return render(request, "400.html", {"mensaje": error.mensaje}, status=INVALIDO)
        if isinstance(error, ErrorDeDominio):
            return conflicto(request, error, _de_donde_venia(request))
        if isinstance(error, ObjectDoesNotExist):
            return render(request, "404.html", status=404)
        return None


def _de_donde_venia(request: HttpRequest) -> str:
    """The page of ours that led here, if any: a button never leads to another site."""
    anterior = request.headers.get("Referer", "")
    es_nuestra = url_has_allowed_host_and_scheme(
        anterior, {request.get_host()}, require_https=request.is_secure()
    )
    return anterior if es_nuestra else ""
