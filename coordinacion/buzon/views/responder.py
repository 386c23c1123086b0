"""A mail that answers a turn: which turn, and then what it answers, said by a person."""

from typing import Any

from django.core.files.base import ContentFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from coordinacion.buzon import impresos, services
from coordinacion.buzon.forms import BuscarTurnoForm
from coordinacion.buzon.models import CorreoRecibido
from coordinacion.buzon.services.comun import exigir_estado
from coordinacion.buzon.views.comun import VerboDeCorreo, de_oficialia, el_correo
from coordinacion.canalizacion.forms.turno_respuesta import RespuestaForm
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.selectors.papel import turnos_del_folio
from coordinacion.canalizacion.selectors.turno import turno_para
from coordinacion.canalizacion.services.comun import exigir_estado as exigir_estado_de_turno
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import VerboBuzon, VerboTurno
from coordinacion.nucleo.fsm import can_proceed
from workflows import motor


@require_safe
def elegir(request: HttpRequest, pk: int) -> HttpResponse:
    """The turn that the mail seems to answer, and a box for the folio of another."""
    actor = de_oficialia(request)
    correo = el_correo(actor, pk)
    exigir_estado(correo, VerboBuzon.RESPONDER)
    form = BuscarTurnoForm(request.GET if "folio" in request.GET else None)
    buscado = form.is_bound and form.is_valid()
    hallados = turnos_del_folio(actor, form.cleaned_data["folio"]) if buscado else []
    contexto = {
        "correo": correo,
        "form": form,
        "buscado": buscado,
        "turnos": [turno for turno in hallados if can_proceed(turno.responder)],
        "titulo": VerboBuzon.RESPONDER.label,
    }
    return render(request, "buzon/elegir_turno.html", contexto)


class Responder(VerboDeCorreo[RespuestaForm]):
    """What the mail answers, point by point, on behalf of the institution."""

    verbo = VerboBuzon.RESPONDER
    form_class = RespuestaForm
    template_name = "buzon/responder.html"
    boton = VerboTurno.RESPONDER.label
    turno: Turno

    def exigir(self, registro: CorreoRecibido, /) -> None:
        super().exigir(registro)
        self.turno = get_object_or_404(turno_para(self.actor), pk=self.kwargs["turno"])
        if self.request.method != "POST":
            exigir_estado_de_turno(self.turno, VerboTurno.RESPONDER)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"turno": self.turno}

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"texto": self.registro.texto[:20000]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.consecuencia = (
            f"Por cuenta de {self.turno.institucion}, con la fecha y hora en que llegó el correo. "
            "El correo y sus adjuntos se agregan al turno."
        )
        propios = {
            "correo": self.registro,
            "turno": self.turno,
            "adjuntos": self.registro.adjuntos.select_related("documento"),
        }
        return super().get_context_data(**propios, **kwargs)

    def ejecutar(self, form: RespuestaForm) -> str:
        hoja = ContentFile(impresos.correo(self.registro), name="correo-recibido.pdf")
        clase, institucion = Documento.Clase.RESPUESTA, self.turno.institucion_id
        with guardados(self.actor, [hoja], clase, institucion) as impreso:
            motor.de_turno(
                services.vincular_correo,
                self.actor,
                self.turno.pk,
                correo_id=self.registro.pk,
                impreso=impreso,
                **form.respuesta,
            )
        self.hecho = f"Se registró la respuesta del {self.turno}."
        return self.turno.get_absolute_url()
