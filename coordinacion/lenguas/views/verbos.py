"""Each verb of a language support on its own page."""

from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.selectors import carta_visible
from coordinacion.lenguas import selectors, services
from coordinacion.lenguas.forms import AsignarForm, MotivoForm, PrestarForm, SolicitarForm
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.permisos import puede
from coordinacion.lenguas.services.comun import exigir_estado
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona

F = TypeVar("F", bound=forms.BaseForm)


class Solicitar(VistaDeVerbo[SolicitarForm]):
    """A support for one letter, which begins with what its petitioner asked for."""

    form_class = SolicitarForm
    template_name = "lenguas/solicitar.html"
    titulo = Verbo.SOLICITAR.label
    consecuencia = "Corre su propio plazo desde ahora. Después se asigna a quien lo hará."
    actor: Usuario
    carta: Correspondencia

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        self.carta = carta_visible(self.actor, kwargs["slug"])
        if not puede(self.actor, Verbo.SOLICITAR):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"carta": self.carta}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "registro": self.carta.folio,
            "sobre": self.carta.asunto,
            "volver": self.carta.get_absolute_url(),
            "borrador": self.borrador,
        }
        return super().get_context_data(**propios, **kwargs)

    @property
    def borrador(self) -> str:
        """The key of what the browser keeps of this form."""
        return f"apoyo-de-{self.carta.pk}"

    def ejecutar(self, form: SolicitarForm) -> str:
        apoyo = services.solicitar(self.actor, self.carta.pk, **form.cleaned_data)
        messages.success(
            self.request, "Se solicitó el apoyo: falta asignarlo.", extra_tags=self.borrador
        )
        return apoyo.get_absolute_url()


class VerboDeApoyo(VistaDeVerbo[F]):
    """One verb of one support, opened only by who may run it while its state admits it."""

    verbo: Verbo
    mensaje = ""
    actor: Usuario
    apoyo: ApoyoLinguistico

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        self.apoyo = get_object_or_404(selectors.apoyo_para(self.actor), pk=kwargs["pk"])
        if not puede(self.actor, self.verbo, self.apoyo):
            raise PermissionDenied
        if request.method != "POST":
            exigir_estado(self.apoyo, self.verbo)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.titulo = str(self.verbo.label)
        propios = {
            "registro": str(self.apoyo),
            "sobre": self.apoyo.en_que_lengua,
            "volver": self.apoyo.get_absolute_url(),
            "borrador": self.borrador,
        }
        return super().get_context_data(**propios, **kwargs)

    @property
    def borrador(self) -> str:
        """The key of what the browser keeps of this form."""
        return f"apoyo-{self.apoyo.pk}-{self.verbo.value}"

    def terminar(self) -> str:
        """Say what was done and return to the support."""
        messages.success(self.request, self.mensaje, extra_tags=self.borrador)
        return self.apoyo.get_absolute_url()


class Asignar(VerboDeApoyo[AsignarForm]):
    verbo = Verbo.ASIGNAR
    form_class = AsignarForm
    mensaje = "El apoyo quedó asignado."
    consecuencia = (
        "Elija uno solo. A la persona de la unidad se le avisa y lo verá en sus pendientes; si lo "
        "hace alguien de fuera, el seguimiento queda con quien asigna."
    )

    def get_initial(self) -> dict[str, Any]:
        campos = ("persona", "institucion", "externo")
        return {campo: getattr(self.apoyo, campo) for campo in campos}

    def ejecutar(self, form: AsignarForm) -> str:
        services.asignar(self.actor, self.apoyo.pk, **form.cleaned_data)
        return self.terminar()


class Prestar(VerboDeApoyo[PrestarForm]):
    verbo = Verbo.PRESTAR
    form_class = PrestarForm
    mensaje = "El apoyo quedó registrado como prestado."
    consecuencia = "Su plazo se detiene en la fecha y hora que anote, no en la de esta captura."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor, "apoyo": self.apoyo}

    def ejecutar(self, form: PrestarForm) -> str:
        services.prestar(self.actor, self.apoyo.pk, **form.cleaned_data)
        return self.terminar()


class NoDisponible(VerboDeApoyo[MotivoForm]):
    verbo = Verbo.NO_DISPONIBLE
    form_class = MotivoForm
    mensaje = "El apoyo quedó como no disponible."
    consecuencia = (
        "Diga a quién se buscó y por qué no se pudo. Se avisa a la persona titular de la unidad; "
        "después puede solicitarse otro."
    )

    def ejecutar(self, form: MotivoForm) -> str:
        services.declarar_no_disponible(
            self.actor, self.apoyo.pk, motivo=form.cleaned_data["motivo"]
        )
        return self.terminar()


class Cancelar(VerboDeApoyo[MotivoForm]):
    verbo = Verbo.CANCELAR
    form_class = MotivoForm
    mensaje = "El apoyo quedó cancelado."
    consecuencia = "Ya no se necesita: su plazo queda sin efecto. Se avisa a quien lo tenía."

    def ejecutar(self, form: MotivoForm) -> str:
        services.cancelar(self.actor, self.apoyo.pk, motivo=form.cleaned_data["motivo"])
        return self.terminar()
