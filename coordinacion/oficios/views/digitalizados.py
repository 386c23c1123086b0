"""Stamped sheets that were scanned: uploaded together, confirmed one by one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coordinacion.documentos.views import entregar
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboOficio
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.oficios import selectors, services
from coordinacion.oficios.forms import ConfirmarForm, SubirForm
from coordinacion.oficios.models import AcuseDigitalizado
from coordinacion.oficios.permisos import puede
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona


def _de_oficialia(request: HttpRequest) -> Usuario:
    actor = persona(request)
    if not puede(actor, VerboOficio.ACUSAR):
        raise PermissionDenied
    return actor


def _suyo(actor: Usuario, pk: int) -> AcuseDigitalizado:
    return get_object_or_404(selectors.digitalizados_de(actor), pk=pk)


class Subir(VistaDeVerbo[SubirForm]):
    """The scans that wait for this person, and the form that adds some."""

    form_class = SubirForm
    template_name = "oficios/digitalizados.html"
    titulo = "Acuses digitalizados"
    boton = "Leer acuses"
    actor: Usuario

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = _de_oficialia(request)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pendientes = selectors.digitalizados_de(self.actor)
        return super().get_context_data(pendientes=pendientes, **kwargs)

    def ejecutar(self, form: SubirForm) -> str:
        """Each file by itself: one that is refused does not stop the others."""
        rechazos: list[str] = []
        for archivo in form.cleaned_data["archivo"]:
            try:
                services.digitalizar(self.actor, archivo)
            except DatoInvalido as error:
                rechazos.append(error.mensaje)
        if rechazos:
            raise DatoInvalido({"archivo": " ".join(rechazos)})
        return reverse("oficio:digitalizados")


class Confirmar(VistaDeVerbo[ConfirmarForm]):
    """What the code proposed, beside the scan, for a person to say whether it is so."""

    form_class = ConfirmarForm
    template_name = "oficios/confirmar.html"
    titulo = "Confirmar acuse"
    hecho = "Se registró el acuse."
    actor: Usuario
    digitalizado: AcuseDigitalizado

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = _de_oficialia(request)
        self.digitalizado = _suyo(self.actor, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"folio": self.digitalizado.oficio or ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "digitalizado": self.digitalizado,
            "registro": "Acuses digitalizados",
            "volver": reverse("oficio:digitalizados"),
        }
        return super().get_context_data(**propios, **kwargs)

    def ejecutar(self, form: ConfirmarForm) -> str:
        datos = form.cleaned_data
        oficio = selectors.del_codigo(self.actor, datos["folio"])
        if oficio is None:
            raise DatoInvalido({"folio": "No se encontró ningún oficio con ese número."})
        services.confirmar(
            self.actor,
            self.digitalizado.pk,
            oficio.pk,
            momento=datos["momento"],
            recibio=datos["recibio"],
        )
        return reverse("oficio:digitalizados")


@require_safe
def documento(request: HttpRequest, pk: int) -> FileResponse:
    """The scan."""
    return entregar(_suyo(_de_oficialia(request), pk).documento)


@require_POST
def descartar(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a scan out of the list; its bytes stay."""
    actor = _de_oficialia(request)
    services.descartar(actor, _suyo(actor, pk).pk)
    messages.success(request, "El archivo se retiró de la lista.")
    return redirect("oficio:digitalizados")
