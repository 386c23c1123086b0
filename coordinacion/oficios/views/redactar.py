"""Writing an oficio: a new one from what it speaks of, or the draft of one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from coordinacion.documentos.views import entregar_impreso
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.nucleo.tecleado import entero
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.oficios import impresos, services
from coordinacion.oficios.forms import TEXTOS, EditarForm, OficioForm
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.opciones import ClaseOficio
from coordinacion.oficios.permisos import puede
from coordinacion.oficios.redaccion import propuesta
from coordinacion.oficios.selectors.origen import Origen, origen, origen_de
from coordinacion.oficios.views.verbos import VerboDeOficio
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona

PLANTILLA = "oficios/formulario.html"


class Nuevo(VistaDeVerbo[OficioForm]):
    """A draft that begins with what is known of its letter, turn or institution."""

    form_class = OficioForm
    template_name = PLANTILLA
    boton = "Guardar borrador"
    actor: Usuario
    origen: Origen

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        if not puede(self.actor, Verbo.ELABORAR):
            raise PermissionDenied
        if kwargs["clase"] not in ClaseOficio.values:
            raise Http404
        self.origen = origen(
            self.actor,
            ClaseOficio(kwargs["clase"]),
            slug=request.GET.get("asunto", ""),
            turno_id=entero(request.GET.get("turno")),
            institucion_id=entero(request.GET.get("institucion")),
        )
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | propuesta(self.origen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        carta = self.origen.carta
        propios = {
            "titulo": f"{Verbo.ELABORAR.label}: {self.origen.clase.label.lower()}",
            "origen": self.origen,
            "registro": carta.folio if carta else "Minutario",
            "volver": carta.get_absolute_url() if carta else reverse("oficio:lista"),
            "borrador": self.borrador,
            "asunto_reservado": ASUNTO_RESERVADO,
        }
        return super().get_context_data(**kwargs) | propios

    @property
    def borrador(self) -> str:
        """The key of what the browser keeps of this form."""
        de = self.origen
        partes = (de.carta, de.turno, de.institucion)
        llaves = "-".join(str(parte.pk) for parte in partes if parte is not None)
        return f"oficio-{de.clase}-{llaves}"

    def form_valid(self, form: OficioForm) -> HttpResponse:
        if "vista_previa" in self.request.POST:
            return _vista_previa(self._oficio(form), self.origen)
        return super().form_valid(form)

    def ejecutar(self, form: OficioForm) -> str:
        hecho = services.elaborar(self.actor, self._oficio(form), self.origen.recordados)
        mensaje = "El borrador se guardó. Tomará su número al pasar a firma."
        messages.success(self.request, mensaje, extra_tags=self.borrador)
        return hecho.get_absolute_url()

    def _oficio(self, form: OficioForm) -> Oficio:
        de = self.origen
        return Oficio(
            clase=de.clase,
            carta=de.carta,
            turno=de.turno,
            institucion=de.institucion,
            vez=de.vez,
            elaborado_por=self.actor,
            clave_envio=form.cleaned_data["clave_envio"],
            **form.textos,
        )


class Editar(VerboDeOficio[EditarForm]):
    """The texts of a draft."""

    verbo = Verbo.EDITAR
    form_class = EditarForm
    template_name = PLANTILLA
    boton = "Guardar borrador"
    mensaje = "El borrador se guardó."
    sobre = ""  # it is a field of the form

    def get_initial(self) -> dict[str, Any]:
        textos = {campo: getattr(self.registro, campo) for campo in TEXTOS}
        propios = {"version": self.registro.version, "por_ausencia": bool(self.registro.ausente)}
        return super().get_initial() | textos | propios

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "origen": origen_de(self.registro),
            "asunto_reservado": ASUNTO_RESERVADO,
        }
        return super().get_context_data(**kwargs) | propios

    def form_valid(self, form: EditarForm) -> HttpResponse:
        if "vista_previa" in self.request.POST:
            for campo, texto in form.textos.items():
                setattr(self.registro, campo, texto)
            return _vista_previa(self.registro, origen_de(self.registro))
        return super().form_valid(form)

    def ejecutar(self, form: EditarForm) -> str:
        version = form.cleaned_data["version"]
        services.editar(self.actor, self.registro.pk, form.textos, version=version)
        return self.terminar()


def _vista_previa(oficio: Oficio, de: Origen) -> HttpResponse:
    return entregar_impreso(impresos.vista_previa(oficio, de.recordados), "vista-previa.pdf")
