"""The verbs of a turn on screen, one small view each: form → service → the turn's page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from coordinacion.canalizacion import services
from coordinacion.canalizacion.forms import turno as formas
from coordinacion.canalizacion.forms.turno_respuesta import (
    NotificarForm,
    ResponderForm,
    preguntar_por_la_traduccion,
)
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.selectors import turno as selectors
from coordinacion.canalizacion.services.comun import exigir_estado, exigir_permiso
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.canalizacion.views.pasos_turno import admite, puede_notificar
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import ErrorDeDominio, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import (
    ACUSE_DE_REMISION,
    DARSE_POR_ENTERADO,
    VerboCorrespondencia,
    VerboTurno,
)
from coordinacion.nucleo.forms import MotivoForm, SinDatosForm
from coordinacion.nucleo.vistas import F, VistaDeVerbo, conflicto
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona
from workflows import motor


class VistaDeTurno(VistaDeVerbo[F]):
    """One verb on a turn that the person may see (404), with the role that it asks for (403)."""

    verbo: VerboTurno
    actor: Usuario
    con_turno = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = persona(request)
        self.exigir_permiso()
        if request.method == "GET":
            try:
                self.exigir_estado()
            except EstadoNoAdmite as error:
                return self.ya_no(error)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def turno(self) -> Turno:
        """The turn with all that a page says of it, once something asks for it."""
        return get_object_or_404(selectors.turno_para(self.actor), pk=self.kwargs["pk"])

    def con_errores(self, form: F, error: ErrorDeDominio | None = None) -> HttpResponse:
        """As every verb; one that asked for nothing has no text to keep, only news to give."""
        if isinstance(form, SinDatosForm) and isinstance(error, EstadoNoAdmite):
            return self.ya_no(error)
        return super().con_errores(form, error)

    def ya_no(self, error: EstadoNoAdmite) -> HttpResponse:
        """The state no longer admits the verb: say which it is, who left it so, and lead there."""
        return conflicto(self.request, error, self.turno.get_absolute_url())

    def exigir_permiso(self) -> None:
        """Raise `SinPermiso` unless the person may run the verb in his own name."""
        exigir_permiso(self.actor, self.verbo, self.turno, None)

    def exigir_estado(self) -> None:
        """Raise `EstadoNoAdmite` before a form that could not be used is shown."""
        exigir_estado(self.turno, self.verbo)

    def get_form_kwargs(self) -> dict[str, Any]:
        propios = {"turno": self.turno} if self.con_turno else {}
        return super().get_form_kwargs() | propios

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {
            "turno": self.turno,
            "registro": str(self.turno),
            "volver": self.turno.get_absolute_url(),
            "borrador": self.borrador,
        }
        return super().get_context_data(**propios, **kwargs)

    @property
    def borrador(self) -> str:
        """The key of the draft that the browser keeps of this form."""
        return f"turno-{self.turno.pk}-{type(self).__name__}"

    def terminar(self, mensaje: str) -> str:
        """Say what was done, let the draft go, and return to the turn."""
        messages.success(self.request, mensaje, extra_tags=self.borrador)
        return self.turno.get_absolute_url()


class Acusar(VistaDeTurno[SinDatosForm]):
    """One tap on a card; opened from a notice, a page that asks first."""

    verbo = VerboTurno.ACUSAR
    form_class = SinDatosForm

    def exigir_permiso(self) -> None:
        """The tap brings nothing to read first: the verb itself says no, on one reading."""
        if self.request.method != "POST":
            super().exigir_permiso()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contexto = super().get_context_data(**kwargs)
        conocimiento = self.turno.caracter == Caracter.CONOCIMIENTO
        contexto["titulo"] = DARSE_POR_ENTERADO if conocimiento else self.verbo.label
        contexto["boton"] = contexto["titulo"]
        contexto["consecuencia"] = (
            "Queda constancia de que su institución recibió el turno, con su nombre y la hora."
        )
        return contexto

    def ejecutar(self, form: SinDatosForm) -> str:
        self.turno = services.acusar(self.actor, self.kwargs["pk"])
        destino = self.terminar(f"{self.turno}: {self.turno.get_estado_display().lower()}.")
        desde_la_lista = self.request.POST.get("volver") == "lista"
        return reverse("mis_turnos:lista") if desde_la_lista else destino


class Responder(VistaDeTurno[ResponderForm]):
    """The answer, with a photograph or files."""

    verbo = VerboTurno.RESPONDER
    form_class = ResponderForm
    con_turno = True
    template_name = "canalizacion/turno_responder.html"
    titulo = verbo.label

    def ejecutar(self, form: ResponderForm) -> str:
        clase = Documento.Clase.RESPUESTA
        with guardados(self.actor, form.archivos, clase, self.turno.institucion_id) as adjuntos:
            motor.de_turno(
                services.responder,
                self.actor,
                self.turno.pk,
                **form.respuesta,
                adjuntos=adjuntos,
            )
        return self.terminar("Se registró la respuesta. La unidad coordinadora la revisará.")


class Asignar(VistaDeTurno[formas.AsignarForm]):
    """Who attends it inside."""

    verbo = VerboTurno.ASIGNAR
    form_class = formas.AsignarForm
    con_turno = True
    titulo = verbo.label
    consecuencia = "Sólo organiza el trabajo de su institución: el término del turno no cambia."

    def ejecutar(self, form: formas.AsignarForm) -> str:
        services.asignar(self.actor, self.turno.pk, **form.asignacion)
        return self.terminar("Se asignó el turno.")


class Declinar(VistaDeTurno[formas.DeclinarForm]):
    """The matter is not the institution's."""

    verbo = VerboTurno.DECLINAR
    form_class = formas.DeclinarForm
    con_turno = True
    template_name = "canalizacion/turno_declinar.html"
    titulo = verbo.label

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plazo = self.turno.plazo_declinar
        cerrada = plazo is not None and plazo.vencido_a(reloj.ahora())
        return super().get_context_data(ventana_cerrada=cerrada, **kwargs)

    def ejecutar(self, form: formas.DeclinarForm) -> str:
        turno = motor.de_turno(
            services.declinar,
            self.actor,
            self.turno.pk,
            fundamento=form.cleaned_data["fundamento"],
            competencia=form.competencia,
        )
        return self.terminar(mensaje_de_rechazo(turno))


def mensaje_de_rechazo(turno: Turno) -> str:
    """What became of a refusal, inside its window or after it."""
    if turno.declinacion_fuera_de_ventana:
        return (
            "La ventana para rechazar ya había cerrado: quedó como solicitud a la unidad "
            "coordinadora, y el término del turno sigue corriendo."
        )
    return "Se registró el rechazo por incompetencia. La unidad coordinadora fue avisada."


class Notificar(VistaDeTurno[NotificarForm]):
    """The institution tells the petitioner itself."""

    verbo = VerboTurno.RESPONDER
    form_class = NotificarForm
    titulo = VerboCorrespondencia.NOTIFICAR.label
    consecuencia = (
        "Cada intento queda registrado. La primera entrega detiene el plazo ante el peticionario, "
        "en la fecha en que ocurrió."
    )

    def exigir_permiso(self) -> None:
        if self.turno.institucion_id not in papeles(self.actor).instituciones(Rol.ENLACE):
            raise SinPermiso

    def exigir_estado(self) -> None:
        if not puede_notificar(self.actor, self.turno):
            raise EstadoNoAdmite(
                f"El {self.turno} está «{self.turno.get_estado_display()}»: no hay notificación "
                "que su institución deba registrar."
            )

    def get_initial(self) -> dict[str, Any]:
        return {"a_quien": self.turno.correspondencia.remitente[:200]}

    def get_form(self, form_class: type[NotificarForm] | None = None) -> NotificarForm:
        form = super().get_form(form_class)
        preguntar_por_la_traduccion(form, self.turno.correspondencia)
        return form

    def ejecutar(self, form: NotificarForm) -> str:
        intento = form.intento
        if not selectors.intento_ya_registrado(str(intento.clave_envio)):
            clase = Documento.Clase.NOTIFICACION
            with guardados(self.actor, form.archivos, clase, self.turno.institucion_id) as prueba:
                intento.prueba = prueba[0] if prueba else None
                motor.de_turno(
                    services.notificar_por_la_dependencia, self.actor, self.turno.pk, intento
                )
        return self.terminar("Se registró el intento de notificación.")


class Devolver(VistaDeTurno[formas.DevolverForm]):
    """The answer goes back."""

    verbo = VerboTurno.DEVOLVER
    form_class = formas.DevolverForm
    titulo = verbo.label
    consecuencia = "La dependencia vuelve a tener el turno, con un nuevo término."

    def exigir_estado(self) -> None:
        if not admite(self.turno, self.verbo):
            raise EstadoNoAdmite(
                f"El {self.turno} está «{self.turno.get_estado_display()}»: no hay respuesta por "
                "revisar. Si ya se aceptó, regrese el asunto a trámite."
            )

    def ejecutar(self, form: formas.DevolverForm) -> str:
        motor.de_turno(services.devolver, self.actor, self.turno.pk, **form.cleaned_data)
        return self.terminar("El turno se devolvió para complementar.")


class Aceptar(VistaDeTurno[forms.Form]):
    """The answer is good; a remission, in the hands of its authority."""

    verbo = VerboTurno.ACEPTAR

    @property
    def es_remision(self) -> bool:
        """Whether what ends the turn is an acknowledgement and not an answer."""
        return bool(self.turno.caracter == Caracter.REMISION)

    def get_form_class(self) -> type[forms.Form]:
        return formas.AcuseDeRemisionForm if self.es_remision else SinDatosForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contexto = super().get_context_data(**kwargs)
        contexto["titulo"] = ACUSE_DE_REMISION if self.es_remision else self.verbo.label
        contexto["boton"] = contexto["titulo"]
        contexto["consecuencia"] = (
            f"Hace constar que {self.turno.institucion} tiene el asunto en sus manos."
            if self.es_remision
            else "Si con ella basta, el asunto queda con respuesta, por notificar."
        )
        return contexto

    def ejecutar(self, form: forms.Form) -> str:
        if isinstance(form, formas.AcuseDeRemisionForm):
            with guardados(self.actor, form.archivos, Documento.Clase.ACUSE) as prueba:
                motor.de_turno(
                    services.aceptar, self.actor, self.turno.pk, acuse=form.por_cuenta(prueba)
                )
            return self.terminar("Se registró el acuse de la remisión.")
        motor.de_turno(services.aceptar, self.actor, self.turno.pk)
        self.terminar("Se aceptó la respuesta.")
        # what comes next, to notify the petitioner, is done from the case
        return self.turno.correspondencia.get_absolute_url()


class CambiarCaracter(VistaDeTurno[formas.CambiarCaracterForm]):
    """Who was only told is asked to act."""

    verbo = VerboTurno.CAMBIAR_CARACTER
    form_class = formas.CambiarCaracterForm
    titulo = verbo.label
    consecuencia = (
        "El turno deja de ser para conocimiento: la institución deberá acusar y responder."
    )

    def ejecutar(self, form: formas.CambiarCaracterForm) -> str:
        motor.de_turno(services.cambiar_caracter, self.actor, self.turno.pk, **form.cleaned_data)
        return self.terminar("El turno ahora pide atención.")


class Retirar(VistaDeTurno[MotivoForm]):
    """The unit takes the turn back."""

    verbo = VerboTurno.RETIRAR
    form_class = MotivoForm
    titulo = verbo.label
    consecuencia = (
        "La institución dejará de tener pendiente este turno. Si era la responsable, el asunto "
        "vuelve a «Por turnar»."
    )

    def ejecutar(self, form: MotivoForm) -> str:
        motor.de_turno(services.retirar, self.actor, self.turno.pk, **form.cleaned_data)
        return self.terminar("Se retiró el turno.")
