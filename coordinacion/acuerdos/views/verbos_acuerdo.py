"""Each verb of an agreement on its own page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify

from coordinacion.acuerdos import selectors
from coordinacion.acuerdos.forms.acuerdo import (
    AcuerdoForm,
    AlcanzarForm,
    EditarForm,
    FirmarForm,
    NoAlcanzarForm,
)
from coordinacion.acuerdos.models import Acuerdo
from coordinacion.acuerdos.permisos import puede_en_acuerdo
from coordinacion.acuerdos.services import acuerdos as services
from coordinacion.acuerdos.services.acuerdos.comun import exigir_estado
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.nucleo.vistas import F, VistaDeVerbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import VerboDeRegistro, persona

CON_PARTES = "acuerdos/acuerdo_formulario.html"


class Nuevo(VistaDeVerbo[AcuerdoForm]):
    """An agreement that was not written at a meeting."""

    form_class = AcuerdoForm
    template_name = CON_PARTES
    titulo = str(Verbo.PROPONER.label)
    consecuencia = "Los acuerdos de una reunión se escriben desde la página de la reunión."
    actor: Usuario

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        if not puede_en_acuerdo(self.actor, Verbo.PROPONER):
            raise SinPermiso
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor}

    def get_initial(self) -> dict[str, Any]:
        folio = self.request.GET.get("asunto", "")[:40]
        de_asunto = {"origen": "asunto", "folio_asunto": folio} if folio else {}
        return super().get_initial() | de_asunto

    @property
    def _borrador(self) -> str:
        """The key of the draft: of each letter its own, or an old one would undo what is filled."""
        return slugify(f"acuerdo-nuevo {self.request.GET.get('asunto', '')[:40]}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "registro": "Acuerdos",
            "volver": reverse("acuerdo:lista"),
            "borrador": self._borrador,
        }
        return super().get_context_data(**propios, **kwargs)

    def ejecutar(self, form: AcuerdoForm) -> str:
        datos = form.cleaned_data
        acuerdo = Acuerdo(
            clave_envio=datos["clave_envio"],
            origen=datos["origen"],
            carta=datos["carta"],
            texto=datos["texto"],
            proyecto=datos["proyecto"],
            municipio=datos["municipio"],
        )
        hecho = services.proponer(self.actor, acuerdo, form.nuevas_partes)
        mensaje = f"Se registró el acuerdo {hecho.folio}."
        messages.success(self.request, mensaje, extra_tags=self._borrador)
        return hecho.get_absolute_url()


class VerboDeAcuerdo(VerboDeRegistro[F, Acuerdo]):
    """One verb of one agreement."""

    verbo: Verbo

    def buscar(self) -> Acuerdo:
        return get_object_or_404(selectors.acuerdo_para(self.actor), pk=self.kwargs["pk"])

    def exigir_permiso(self) -> None:
        if not puede_en_acuerdo(self.actor, self.verbo):
            raise SinPermiso

    def exigir_estado(self) -> None:
        exigir_estado(self.registro, self.verbo)

    @property
    def sobre(self) -> str:
        return self.registro.texto


class Editar(VerboDeAcuerdo[EditarForm]):
    verbo = Verbo.EDITAR
    form_class = EditarForm
    template_name = CON_PARTES
    mensaje = "El acuerdo se corrigió."

    @property
    def sobre(self) -> str:
        return ""  # it is a field of the form

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor, "acuerdo": self.registro}

    def get_initial(self) -> dict[str, Any]:
        campos = ("version", "texto", "proyecto", "municipio")
        return {campo: getattr(self.registro, campo) for campo in campos}

    def ejecutar(self, form: EditarForm) -> str:
        datos = form.cleaned_data
        services.editar(
            self.actor,
            self.registro.pk,
            version=datos["version"],
            texto=datos["texto"],
            proyecto=datos["proyecto"],
            municipio=datos["municipio"],
            agregar=form.nuevas_partes,
            quitar=[parte.pk for parte in datos["quitar"]],
        )
        return self.terminar()


class Alcanzar(VerboDeAcuerdo[AlcanzarForm]):
    verbo = Verbo.ALCANZAR
    form_class = AlcanzarForm
    mensaje = "El acuerdo quedó registrado como alcanzado."
    consecuencia = "Sus compromisos pueden formalizarse: entonces empieza a correr su plazo."

    def ejecutar(self, form: AlcanzarForm) -> str:
        services.alcanzar(self.actor, self.registro.pk, momento=form.cleaned_data["momento"])
        return self.terminar()


class NoAlcanzar(VerboDeAcuerdo[NoAlcanzarForm]):
    verbo = Verbo.NO_ALCANZAR
    form_class = NoAlcanzarForm
    mensaje = "Se registró que el acuerdo no se alcanzó."
    consecuencia = "Queda en la lista y en el tablero con su motivo; ya no admite compromisos."

    def ejecutar(self, form: NoAlcanzarForm) -> str:
        services.no_alcanzar(self.actor, self.registro.pk, motivo=form.cleaned_data["motivo"])
        return self.terminar()


class Firmar(VerboDeAcuerdo[FirmarForm]):
    verbo = Verbo.FIRMAR
    form_class = FirmarForm
    mensaje = "Se registró la firma."
    consecuencia = (
        "Cuando firman todas las partes de un convenio, queda alcanzado en la fecha de la última "
        "firma."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"acuerdo": self.registro}

    def ejecutar(self, form: FirmarForm) -> str:
        datos = form.cleaned_data
        services.firmar(
            self.actor,
            self.registro.pk,
            parte_id=datos["parte"].pk,
            firmado_en=datos["firmado_en"],
            firmante=datos["firmante"],
            cargo=datos["cargo"],
        )
        return self.terminar()
