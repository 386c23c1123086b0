"""Each verb of a file on its own page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from coordinacion.archivo import selectors, services
from coordinacion.archivo.forms import AbrirForm, EditarForm
from coordinacion.archivo.models import Expediente
from coordinacion.archivo.permisos import puede
from coordinacion.archivo.services.comun import exigir_estado
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.nucleo.forms import MotivoForm, SinDatosForm
from coordinacion.nucleo.vistas import F, VistaDeVerbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import VerboDeRegistro, persona


class Abrir(VistaDeVerbo[AbrirForm]):
    """A new file, with the next number of its series."""

    form_class = AbrirForm
    titulo = str(Verbo.ABRIR.label)
    consecuencia = "Toma el número que sigue en su serie y en este año; ya no cambiará."
    actor: Usuario

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        if not puede(self.actor, Verbo.ABRIR):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {"registro": "Expedientes", "volver": reverse("archivo:lista")}
        return super().get_context_data(**propios, **kwargs)

    def ejecutar(self, form: AbrirForm) -> str:
        expediente = services.abrir(self.actor, form.nuevo())
        messages.success(self.request, f"Se abrió el expediente {expediente}.")
        return expediente.get_absolute_url()


class VerboDeExpediente(VerboDeRegistro[F, Expediente]):
    """One verb of one file."""

    verbo: Verbo

    def buscar(self) -> Expediente:
        return get_object_or_404(selectors.expediente_para(self.actor), pk=self.kwargs["pk"])

    def exigir_permiso(self) -> None:
        if not puede(self.actor, self.verbo):
            raise SinPermiso

    def exigir_estado(self) -> None:
        exigir_estado(self.registro, self.verbo)

    @property
    def sobre(self) -> str:
        return self.registro.titulo


class Editar(VerboDeExpediente[EditarForm]):
    verbo = Verbo.EDITAR
    form_class = EditarForm
    mensaje = "El expediente se corrigió; lo anterior queda en su historial."
    consecuencia = "El número no cambia. Imprima de nuevo la carátula."

    def get_initial(self) -> dict[str, Any]:
        campos = ("titulo", "ubicacion", "version")
        return {campo: getattr(self.registro, campo) for campo in campos}

    def ejecutar(self, form: EditarForm) -> str:
        services.editar(self.actor, self.registro.pk, **form.cleaned_data)
        return self.terminar()


class Cerrar(VerboDeExpediente[SinDatosForm]):
    verbo = Verbo.CERRAR
    form_class = SinDatosForm
    mensaje = "El expediente se cerró."
    consecuencia = "Ya no recibirá asuntos. Podrá volver a abrirse, con un motivo."

    def ejecutar(self, form: SinDatosForm) -> str:
        services.cerrar(self.actor, self.registro.pk)
        return self.terminar()


class VolverAAbrir(VerboDeExpediente[MotivoForm]):
    verbo = Verbo.VOLVER_A_ABRIR
    form_class = MotivoForm
    mensaje = "El expediente está abierto de nuevo."
    consecuencia = "Volverá a recibir asuntos. El motivo queda en su historial."

    def ejecutar(self, form: MotivoForm) -> str:
        services.volver_a_abrir(self.actor, self.registro.pk, motivo=form.cleaned_data["motivo"])
        return self.terminar()
