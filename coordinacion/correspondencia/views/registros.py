"""The registers of folios by year: what each one has, and closing it when its year is over."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from coordinacion.correspondencia import selectors, services
from coordinacion.correspondencia.permisos import puede_en_registro
from coordinacion.correspondencia.services.cerrar_registro import exigir_cerrable
from coordinacion.correspondencia.views import llenado
from coordinacion.correspondencia.views.comun import quien_lista
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import VerboRegistro as Verbo
from coordinacion.nucleo.models import ContadorFolio
from coordinacion.nucleo.vistas import F, VistaDeVerbo
from coordinacion.organizacion.vistas import persona


class VerboDeFolios(VistaDeVerbo[F]):
    """One verb of the registers, opened only by who may run it."""

    verbo: Verbo

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        if not puede_en_registro(self.actor, self.verbo):
            raise PermissionDenied
        self.preparar()
        return super().dispatch(request, *args, **kwargs)

    def preparar(self) -> None:
        """Read what the verb is about, once it is known that the person may run it."""


@require_GET
def registros(request: HttpRequest) -> HttpResponse:
    """Years, letters, last folio and whether it still gives folios."""
    actor = quien_lista(request)
    todos = list(selectors.registros())
    cierres = selectors.cierres_de(todos)
    contexto = {
        "filas": [
            {
                "registro": uno,
                "cartas": selectors.cartas_del(uno),
                "ultimo": uno.ultimo_folio,
                "cierre": cierres.get(uno.pk),
                "cerrable": puede_en_registro(actor, Verbo.CERRAR) and _es_cerrable(uno),
            }
            for uno in todos
        ],
        "bloques": [(uno, llenado.lo_reservado(uno)) for uno in selectors.bloques()],
        "reserva": puede_en_registro(actor, Verbo.RESERVAR),
        "Verbo": Verbo,
    }
    return render(request, "correspondencia/registros.html", contexto)


def _es_cerrable(registro: ContadorFolio) -> bool:
    return registro.cerrado_en is None and registro.anio < reloj.hoy().year


class Cerrar(VerboDeFolios[forms.Form]):
    """The page that says what the register has before it is closed for good."""

    template_name = "correspondencia/registro_cerrar.html"
    form_class = forms.Form
    verbo = Verbo.CERRAR
    titulo = str(verbo.label)
    hecho = "El registro quedó cerrado."

    def preparar(self) -> None:
        self.registro = selectors.registros().get(pk=self.kwargs["pk"])
        if self.request.method != "POST":
            exigir_cerrable(self.registro)

    def ejecutar(self, form: forms.Form) -> str:
        services.cerrar_registro(self.actor, self.registro.pk)
        return reverse("registro:registros")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "registro": "Registros",
            "volver": reverse("registro:registros"),
            "el_registro": self.registro,
            "cartas": selectors.cartas_del(self.registro),
            "ultimo": self.registro.ultimo_folio,
            "sin_usar": selectors.reservados_sin_carta(self.registro),
        }
        return super().get_context_data(**propios, **kwargs)
