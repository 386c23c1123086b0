"""Pages of a commitment that open from a mailed link, without signing in: GET shows, POST acts."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coordinacion.acuerdos.enlaces import ESPACIO, Proposito
from coordinacion.acuerdos.forms.compromiso import (
    AvanceForm,
    RechazarForm,
    ReporteForm,
    VerificarForm,
)
from coordinacion.acuerdos.models import Avance, Compromiso
from coordinacion.acuerdos.selectors import enlaces as selectors
from coordinacion.acuerdos.services import compromisos as services
from coordinacion.acuerdos.views.verbos_compromiso import CLASE
from coordinacion.canalizacion.enlaces import EnlaceInvalido
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.canalizacion.views.por_enlace import por_enlace
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.nucleo.rutas import ruta
from coordinacion.nucleo.vistas import F, VistaDeVerbo
from coordinacion.organizacion.selectors import sistema
from workflows import motor


class PorEnlace(VistaDeVerbo[F]):
    """One verb on the commitment of a link, which is looked at again when it acts."""

    proposito: Proposito
    template_name = "acuerdos/compromiso_enlace.html"
    compromiso: Compromiso

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.compromiso = selectors.compromiso_del_enlace(self.proposito, kwargs["ficha"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.titulo = str(self.proposito.label)
        propios = {"compromiso": self.compromiso, "reporte": self.reporte}
        return super().get_context_data(**propios, **kwargs)

    @property
    def reporte(self) -> Avance | None:
        """What was reported as done, for who is asked whether it was."""
        if self.proposito not in (Proposito.VERIFICAR, Proposito.RECHAZAR):
            return None
        return selectors.lo_reportado(self.compromiso)

    def con_errores(self, form: F, error: ErrorDeDominio | None = None) -> HttpResponse:
        """As every verb, but for a link that ended meanwhile."""
        if isinstance(error, EnlaceInvalido):
            raise error
        return super().con_errores(form, error)

    def hacer(self, servicio: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
        """Run the service in the name of SISTEMA and move the process; where to go next."""
        ficha, pk = self.kwargs["ficha"], self.compromiso.pk
        motor.de_compromiso(servicio, sistema(), pk, *args, ficha=ficha, **kwargs)
        return ruta(f"{ESPACIO}:hecho", self.proposito.value)


class Informar(PorEnlace[AvanceForm]):
    proposito = Proposito.INFORMAR
    form_class = AvanceForm
    consecuencia = "El plazo sigue corriendo. Recibirá otro correo con enlaces nuevos."

    def ejecutar(self, form: AvanceForm) -> str:
        with guardados(sistema(), form.elegidos, CLASE) as documentos:
            return self.hacer(services.informar_por_enlace, form.dicho(documentos))


class Reportar(PorEnlace[ReporteForm]):
    proposito = Proposito.REPORTAR
    form_class = ReporteForm
    consecuencia = "El plazo se detiene en este momento; falta que lo verifique la otra parte."

    def ejecutar(self, form: ReporteForm) -> str:
        with guardados(sistema(), form.elegidos, CLASE) as documentos:
            return self.hacer(services.reportar_por_enlace, form.dicho(documentos))


class Verificar(PorEnlace[VerificarForm]):
    proposito = Proposito.VERIFICAR
    form_class = VerificarForm

    def ejecutar(self, form: VerificarForm) -> str:
        with guardados(sistema(), form.elegidos, CLASE) as documentos:
            return self.hacer(services.verificar_por_enlace, form.hallazgo(documentos))


class Rechazar(PorEnlace[RechazarForm]):
    proposito = Proposito.RECHAZAR
    form_class = RechazarForm
    consecuencia = "Vuelve a quien lo debe, con este motivo; su plazo sigue a la misma fecha."

    def ejecutar(self, form: RechazarForm) -> str:
        motivo = form.cleaned_data["motivo"]
        with guardados(sistema(), form.elegidos, CLASE) as documentos:
            return self.hacer(services.rechazar_por_enlace, motivo=motivo, documentos=documentos)


@por_enlace
@require_safe
def hecho(request: HttpRequest, ficha: str) -> HttpResponse:
    """That it was done; it says nothing of the commitment, so that anybody may open it."""
    if ficha not in Proposito.values:
        raise EnlaceInvalido
    contexto = {"que": Proposito(ficha).label}
    return render(request, "acuerdos/compromiso_enlace_hecho.html", contexto)


informar = por_enlace(Informar.as_view())
reportar = por_enlace(Reportar.as_view())
verificar = por_enlace(Verificar.as_view())
rechazar = por_enlace(Rechazar.as_view())
