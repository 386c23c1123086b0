"""What the unit records on an institution's behalf, from a folio typed or scanned."""

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from coordinacion.canalizacion import services
from coordinacion.canalizacion.forms import papel as formas
from coordinacion.canalizacion.forms.turno_comun import PorCuentaForm
from coordinacion.canalizacion.opciones import Acuse
from coordinacion.canalizacion.permisos import POR_CUENTA, puede_por_cuenta
from coordinacion.canalizacion.selectors import papel as selectors
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.canalizacion.views.pasos_turno import pasos
from coordinacion.canalizacion.views.verbos_plazo import exigir_que_se_pueda
from coordinacion.canalizacion.views.verbos_turno import VistaDeTurno, mensaje_de_rechazo
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import VerboPapel, VerboTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import persona
from workflows import motor

P = TypeVar("P", bound=PorCuentaForm)


def de_ventanilla(request: HttpRequest) -> Usuario:
    """The person, if paper is part of his work. Raises `PermissionDenied` otherwise."""
    actor = persona(request)
    if not papeles(actor).tiene(*POR_CUENTA):
        raise PermissionDenied
    return actor


@require_safe
def inicio(request: HttpRequest) -> HttpResponse:
    """Find a folio or read the code of a volante; its turns come with their paper buttons."""
    actor = de_ventanilla(request)
    form = formas.BuscarFolioForm(request.GET if "folio" in request.GET else None)
    contexto: dict[str, Any] = {"form": form, "buscado": False}
    if form.is_bound and form.is_valid():
        folio = form.cleaned_data["folio"]
        relacion = selectors.relacion_del_folio(folio)
        if relacion is not None:
            return redirect("papel:relacion", relacion.pk)
        turnos = list(selectors.turnos_del_folio(actor, folio))
        contexto |= {"buscado": True, "filas": [(uno, pasos(actor, uno)) for uno in turnos]}
    return render(request, "canalizacion/papel_inicio.html", contexto)


class VistaPorCuenta(VistaDeTurno[P]):
    """One verb of the institution, recorded by the unit with what proves it."""

    papel: VerboPapel
    clase = Documento.Clase.ACUSE

    def exigir_permiso(self) -> None:
        """Of a turn that the person may not see nothing is said: it is looked for first (404)."""
        if self.turno.pk and not puede_por_cuenta(self.actor, self.verbo):
            raise SinPermiso

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contexto = super().get_context_data(**kwargs)
        contexto["titulo"] = contexto["boton"] = self.papel.label
        contexto["consecuencia"] = f"Por cuenta de {self.turno.institucion}."
        return contexto

    def ejecutar(self, form: P) -> str:
        institucion = self.turno.institucion
        with guardados(self.actor, form.archivos, self.clase, institucion.pk) as prueba:
            mensaje = self.registrar(form, form.por_cuenta(prueba))
        return self.terminar(f"{mensaje} Por cuenta de {institucion}.")

    def registrar(self, form: P, por_cuenta: services.PorCuenta) -> str:
        """Run the verb's service; returns what to tell the person."""
        raise NotImplementedError


class AcusarPapel(VistaPorCuenta[PorCuentaForm]):
    """The acuse came back signed."""

    verbo = VerboTurno.ACUSAR
    papel = VerboPapel.ACUSAR
    form_class = PorCuentaForm

    def registrar(self, form: PorCuentaForm, por_cuenta: services.PorCuenta) -> str:
        services.acusar(self.actor, self.turno.pk, por_cuenta=por_cuenta)
        return "Se registró el acuse en papel."


class ResponderPapel(VistaPorCuenta[formas.ResponderPapelForm]):
    """The answer was handed in at the counter."""

    verbo = VerboTurno.RESPONDER
    papel = VerboPapel.RESPONDER
    clase = Documento.Clase.RESPUESTA
    form_class = formas.ResponderPapelForm
    con_turno = True
    template_name = "canalizacion/turno_responder.html"

    def registrar(self, form: formas.ResponderPapelForm, por_cuenta: services.PorCuenta) -> str:
        motor.de_turno(
            services.responder,
            self.actor,
            self.turno.pk,
            **form.respuesta,
            por_cuenta=por_cuenta,
        )
        return "Se registró la respuesta."


class DeclinarPapel(VistaPorCuenta[formas.DeclinarPapelForm]):
    """The refusal was handed in at the counter."""

    verbo = VerboTurno.DECLINAR
    papel = VerboPapel.DECLINAR
    clase = Documento.Clase.RESPUESTA
    form_class = formas.DeclinarPapelForm
    con_turno = True
    template_name = "canalizacion/turno_declinar.html"

    def registrar(self, form: formas.DeclinarPapelForm, por_cuenta: services.PorCuenta) -> str:
        turno = motor.de_turno(
            services.declinar,
            self.actor,
            self.turno.pk,
            fundamento=form.cleaned_data["fundamento"],
            competencia=form.competencia,
            por_cuenta=por_cuenta,
        )
        return mensaje_de_rechazo(turno)


class AsignarPapel(VistaPorCuenta[formas.AsignarPapelForm]):
    """The institution said which area attends it."""

    verbo = VerboTurno.ASIGNAR
    papel = VerboPapel.ASIGNAR
    clase = Documento.Clase.ANEXO
    form_class = formas.AsignarPapelForm
    con_turno = True

    def registrar(self, form: formas.AsignarPapelForm, por_cuenta: services.PorCuenta) -> str:
        services.asignar(self.actor, self.turno.pk, **form.asignacion, por_cuenta=por_cuenta)
        return "Se registró el área asignada."


class InformePapel(VistaPorCuenta[formas.InformePapelForm]):
    """A progress report was handed in at the counter."""

    verbo = VerboTurno.INFORME_PARCIAL
    papel = VerboPapel.INFORME_PARCIAL
    clase = Documento.Clase.ANEXO
    form_class = formas.InformePapelForm

    def registrar(self, form: formas.InformePapelForm, por_cuenta: services.PorCuenta) -> str:
        services.informe_parcial(
            self.actor,
            self.turno.pk,
            texto=form.cleaned_data["texto"],
            fecha_esperada=form.cleaned_data["fecha_esperada"],
            por_cuenta=por_cuenta,
        )
        return "Se registró el avance parcial."


class ProrrogaPapel(VistaPorCuenta[formas.ProrrogaPapelForm]):
    """A request for more time was handed in at the counter."""

    verbo = VerboTurno.SOLICITAR_PRORROGA
    papel = VerboPapel.SOLICITAR_PRORROGA
    clase = Documento.Clase.ANEXO
    form_class = formas.ProrrogaPapelForm
    con_turno = True

    def exigir_estado(self) -> None:
        super().exigir_estado()
        exigir_que_se_pueda(self.turno, self.verbo)

    def registrar(self, form: formas.ProrrogaPapelForm, por_cuenta: services.PorCuenta) -> str:
        services.solicitar_prorroga(
            self.actor, self.turno.pk, **form.solicitud, por_cuenta=por_cuenta
        )
        return "Se registró la solicitud de prórroga."


class Rectificar(VistaPorCuenta[PorCuentaForm]):
    """The acuse on paper had arrived before the turn was tacitly acknowledged."""

    verbo = VerboTurno.ACUSAR
    papel = VerboPapel.RECTIFICAR
    form_class = PorCuentaForm

    def exigir_estado(self) -> None:
        if self.turno.acuse != Acuse.TACITO:
            raise EstadoNoAdmite(f"El {self.turno} no tiene un acuse tácito que rectificar.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contexto = super().get_context_data(**kwargs)
        contexto["consecuencia"] += (
            " El acuse deja de contarse como tácito y toma la fecha y hora del sello."
        )
        return contexto

    def registrar(self, form: PorCuentaForm, por_cuenta: services.PorCuenta) -> str:
        services.rectificar_acuse_tacito(self.actor, self.turno.pk, por_cuenta)
        return "Se rectificó el acuse tácito."
