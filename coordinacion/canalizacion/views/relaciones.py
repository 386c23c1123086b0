"""Relaciones de envío: what waits to be sent on paper, what was sent, and what was delivered."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coordinacion.canalizacion import impresos, services
from coordinacion.canalizacion.forms.papel import EmitirRelacionForm, EntregarRelacionForm
from coordinacion.canalizacion.models import RelacionEnvio
from coordinacion.canalizacion.selectors import papel as selectors
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.canalizacion.views.papel import de_ventanilla
from coordinacion.documentos.models import Documento
from coordinacion.documentos.views import entregar, entregar_impreso
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from coordinacion.nucleo.folios import a_slug
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.organizacion.models import Usuario


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """By institution, the turns that no relación carries yet; then the relaciones."""
    return _pintar(request, de_ventanilla(request))


def _pintar(
    request: HttpRequest,
    actor: Usuario,
    form: EmitirRelacionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    turnos = selectors.por_enviar(actor)
    grupos = groupby(turnos, key=lambda turno: turno.institucion)
    contexto = {
        "grupos": [(institucion, list(filas)) for institucion, filas in grupos],
        "por_entregar": selectors.relaciones(entregadas=False),
        "entregadas": selectors.relaciones(entregadas=True),
        "form": form,
        "asunto_reservado": ASUNTO_RESERVADO,
    }
    return render(request, "canalizacion/papel_relaciones.html", contexto, status=status)


@require_POST
def emitir(request: HttpRequest) -> HttpResponse:
    """Number a relación with the chosen turns of one institution."""
    actor = de_ventanilla(request)
    ids = [turno.pk for turno in selectors.por_enviar(actor)]
    form = EmitirRelacionForm(request.POST, ids=ids)
    if not form.is_valid():
        return _pintar(request, actor, form, status=422)
    institucion = get_object_or_404(
        selectors.instituciones_en_papel(), pk=form.cleaned_data["institucion"]
    )
    try:
        hecha = services.emitir_relacion(actor, institucion, form.cleaned_data["turnos"])
    except DatoInvalido as error:
        form.add_error(None, error.mensaje)
        return _pintar(request, actor, form, status=422)
    return redirect("papel:relacion", hecha.pk)


@require_safe
def relacion(request: HttpRequest, pk: int) -> HttpResponse:
    """One relación: its turns, its sheet to print and its delivery."""
    actor = de_ventanilla(request)
    hallada = get_object_or_404(selectors.relacion_con_prueba(), pk=pk)
    turnos = selectors.turnos_de_la_relacion(actor, hallada)
    contexto = {
        "relacion": hallada,
        "turnos": turnos,
        "asunto_reservado": ASUNTO_RESERVADO,
    }
    return render(request, "canalizacion/papel_relacion.html", contexto)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet that the messenger takes, ready to print."""
    actor = de_ventanilla(request)
    hallada = get_object_or_404(selectors.relacion_con_prueba(), pk=pk)
    url = request.build_absolute_uri(reverse("papel:relacion", args=[pk]))
    turnos = selectors.turnos_de_la_relacion(actor, hallada)
    contenido = impresos.relacion_envio(hallada, turnos, url)
    return entregar_impreso(contenido, f"relacion-{a_slug(hallada.folio)}.pdf")


@require_safe
def prueba(request: HttpRequest, pk: int) -> FileResponse:
    """The signed sheet, digitised."""
    de_ventanilla(request)
    hallada = get_object_or_404(selectors.relacion_con_prueba(), pk=pk)
    if hallada.prueba is None:
        raise Http404
    return entregar(hallada.prueba)


class Entregar(VistaDeVerbo[EntregarRelacionForm]):
    """The messenger came back: from the stamp's moment the acknowledgement clock runs."""

    form_class = EntregarRelacionForm
    titulo = "Registrar entrega"
    relacion: RelacionEnvio

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = de_ventanilla(request)
        self.relacion = get_object_or_404(selectors.relacion_con_prueba(), pk=kwargs["pk"])
        if request.method == "GET" and self.relacion.entregada_en is not None:
            raise EstadoNoAdmite(
                f"La relación {self.relacion.folio} ya tiene registrada su entrega."
            )
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "registro": f"Relación {self.relacion.folio}",
            "volver": reverse("papel:relacion", args=[self.relacion.pk]),
            "consecuencia": f"Por cuenta de {self.relacion.institucion}.",
        }
        return super().get_context_data(**kwargs) | propios

    def ejecutar(self, form: EntregarRelacionForm) -> str:
        datos = form.cleaned_data
        archivos = [datos["archivo"]] if datos["archivo"] else []
        institucion_id = self.relacion.institucion_id
        with guardados(self.actor, archivos, Documento.Clase.ACUSE, institucion_id) as prueba:
            services.entregar_relacion(
                self.actor,
                self.relacion.pk,
                momento=datos["momento"],
                recibio=datos["recibio"],
                prueba=prueba[0] if prueba else None,
            )
        messages.success(self.request, "Se registró la entrega: ya corre el plazo del acuse.")
        return reverse("papel:relacion", args=[self.relacion.pk])
