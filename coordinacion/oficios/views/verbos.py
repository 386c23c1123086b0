"""Each verb of an oficio on its own page."""

from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from coordinacion.canalizacion.forms.asunto import SinDatosForm
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.oficios import selectors, services
from coordinacion.oficios.forms import AcusarForm, DespacharForm, MotivoForm
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.permisos import puede
from coordinacion.oficios.services.comun import exigir_estado
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona

F = TypeVar("F", bound=forms.BaseForm)


class VerboDeOficio(VistaDeVerbo[F]):
    """One verb of one oficio, opened only by who may run it while its state admits it."""

    verbo: Verbo
    mensaje = ""
    actor: Usuario
    oficio: Oficio

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        self.oficio = get_object_or_404(selectors.oficio_para(self.actor), pk=kwargs["pk"])
        if not puede(self.actor, self.verbo):
            raise PermissionDenied
        if request.method != "POST":
            exigir_estado(self.oficio, self.verbo)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.titulo = self.titulo or str(self.verbo.label)
        propios = {
            "oficio": self.oficio,
            "registro": str(self.oficio),
            "sobre": self.oficio.asunto,
            "volver": self.oficio.get_absolute_url(),
            "borrador": self.borrador,
        }
        return super().get_context_data(**propios, **kwargs)

    @property
    def borrador(self) -> str:
        """The key of what the browser keeps of this form."""
        return f"oficio-{self.oficio.pk}-{self.verbo.value}"

    def terminar(self) -> str:
        """Say what was done and return to the oficio."""
        messages.success(self.request, self.mensaje, extra_tags=self.borrador)
        return self.oficio.get_absolute_url()


class EnviarAFirma(VerboDeOficio[SinDatosForm]):
    verbo = Verbo.ENVIAR_A_FIRMA
    form_class = SinDatosForm
    mensaje = "El oficio tiene número y está por firmar."
    consecuencia = "Toma su número y la fecha de hoy, que no cambian aunque después se cancele."

    def ejecutar(self, form: SinDatosForm) -> str:
        services.enviar_a_firma(self.actor, self.oficio.pk)
        return self.terminar()


class Devolver(VerboDeOficio[MotivoForm]):
    verbo = Verbo.DEVOLVER
    form_class = MotivoForm
    mensaje = "El oficio volvió a borrador; conserva su número."
    consecuencia = "Podrá corregirse. Conserva su número y su fecha."

    def ejecutar(self, form: MotivoForm) -> str:
        services.devolver(self.actor, self.oficio.pk, motivo=form.cleaned_data["motivo"])
        return self.terminar()


class Firmar(VerboDeOficio[SinDatosForm]):
    verbo = Verbo.FIRMAR
    form_class = SinDatosForm
    mensaje = "Se registró la firma: el oficio está por despachar."
    consecuencia = "La hoja firmada se conserva como está; su texto ya no podrá cambiar."

    def ejecutar(self, form: SinDatosForm) -> str:
        services.firmar(self.actor, self.oficio.pk, raiz=self.request.build_absolute_uri("/"))
        return self.terminar()


class Despachar(VerboDeOficio[DespacharForm]):
    verbo = Verbo.DESPACHAR
    form_class = DespacharForm
    mensaje = "Se registró el despacho: falta el acuse."

    def ejecutar(self, form: DespacharForm) -> str:
        services.despachar(self.actor, self.oficio.pk, **form.cleaned_data)
        return self.terminar()


class Acusar(VerboDeOficio[AcusarForm]):
    verbo = Verbo.ACUSAR
    form_class = AcusarForm
    mensaje = "Se registró el acuse."

    def ejecutar(self, form: AcusarForm) -> str:
        datos = form.cleaned_data
        archivos = [datos["archivo"]] if datos["archivo"] else []
        with guardados(self.actor, archivos, Documento.Clase.ACUSE) as prueba:
            services.acusar(
                self.actor,
                self.oficio.pk,
                momento=datos["momento"],
                recibio=datos["recibio"],
                acuse=prueba[0] if prueba else None,
            )
        return self.terminar()


class Cancelar(VerboDeOficio[MotivoForm]):
    verbo = Verbo.CANCELAR
    form_class = MotivoForm
    mensaje = "El oficio quedó cancelado."
    consecuencia = "Ya no podrá enviarse. Si tiene número, queda ocupado y a la vista."

    def ejecutar(self, form: MotivoForm) -> str:
        services.cancelar(self.actor, self.oficio.pk, motivo=form.cleaned_data["motivo"])
        return self.terminar()
