"""What a refusal leads to: the same turn to whom it proposes, and what its topic learns."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from coordinacion.canalizacion import services
from coordinacion.canalizacion.permisos import puede_adoptar
from coordinacion.canalizacion.selectors.competencia import aciertos
from coordinacion.canalizacion.selectors.expediente import turnos_del_asunto
from coordinacion.canalizacion.views.asunto_verbo import VerboDeAsunto
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.forms import SinDatosForm
from coordinacion.organizacion.vistas import persona
from workflows import motor


class TurnarALaPropuesta(VerboDeAsunto[SinDatosForm]):
    """One button: the refused turn, to the institution that the refusal proposes."""

    verbo = Verbo.TURNAR
    form_class = SinDatosForm
    mensaje = "El asunto se turnó a la institución propuesta."
    consecuencia = (
        "Se le pide lo mismo que a quien rechazó: la misma instrucción, parte y puntos. El plazo "
        "del peticionario sigue corriendo."
    )

    def exigir(self, carta: Correspondencia) -> None:
        super().exigir(carta)
        turnos = turnos_del_asunto(self.actor, carta)
        este = next((uno for uno in turnos if uno.pk == self.kwargs["pk"]), None)
        if este is None or este.institucion_propuesta is None:
            raise Http404
        self.titulo = f"{Verbo.TURNAR.label} a {este.institucion_propuesta}"

    def ejecutar(self, form: SinDatosForm) -> str:
        motor.de_carta(
            services.turnar_a_la_propuesta,
            self.actor,
            self.carta.pk,
            self.kwargs["pk"],
            confirmado=self.confirmado,
        )
        return self.terminar()


@require_safe
def temas(request: HttpRequest) -> HttpResponse:
    """Topics whose letters keep going to another institution than the one they suggest."""
    if not puede_adoptar(persona(request)):
        raise PermissionDenied
    contexto: dict[str, Any] = {"aciertos": aciertos()}
    return render(request, "canalizacion/competencia_temas.html", contexto)


@require_POST
def adoptar(request: HttpRequest, tema: int, institucion: int) -> HttpResponse:
    """«Adoptar»: a person decides; nothing changes by itself."""
    adoptado = services.adoptar_institucion(persona(request), tema, institucion)
    messages.success(request, f"El tema «{adoptado}» sugiere ahora a {adoptado.institucion}.")
    return redirect("competencia:temas")
