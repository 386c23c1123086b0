"""The verbs of a turn that have to do with its time, on screen."""

from typing import Any

from django.utils.functional import cached_property

from coordinacion.canalizacion import services
from coordinacion.canalizacion.forms import prorroga as de_tiempo
from coordinacion.canalizacion.forms import turno as formas
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.selectors import turno as selectors
from coordinacion.canalizacion.views.pasos_turno import admite, espera_prorroga
from coordinacion.canalizacion.views.verbos_turno import VistaDeTurno
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import EstadoProrroga, VerboTurno
from coordinacion.nucleo.vistas import F
from coordinacion.plazos.models import Prorroga
from coordinacion.plazos.services import prever_prorroga


def exigir_que_se_pueda(turno: Turno, verbo: VerboTurno) -> None:
    """Raise `EstadoNoAdmite` before a form about time that could not be used is shown."""
    pide = verbo == VerboTurno.SOLICITAR_PRORROGA
    if pide and not espera_prorroga(turno) and not selectors.limite_de_prorroga(turno):
        raise EstadoNoAdmite(f"La regla del plazo del {turno} no admite más prórroga.")
    if admite(turno, verbo):
        return
    if pide and espera_prorroga(turno):
        raise EstadoNoAdmite(f"El {turno} ya tiene una solicitud de prórroga por resolver.")
    raise EstadoNoAdmite(_NO_HAY[verbo].format(turno=turno))


_NO_HAY = {
    VerboTurno.SOLICITAR_PRORROGA: "El {turno} no tiene un plazo de respuesta que corra.",
    VerboTurno.CONCEDER_PRORROGA: "El {turno} no tiene una prórroga por resolver.",
    VerboTurno.NEGAR_PRORROGA: "El {turno} no tiene una prórroga por resolver.",
    VerboTurno.SUSPENDER: "El {turno} no tiene un plazo que corra.",
    VerboTurno.REANUDAR: "El {turno} no tiene un plazo suspendido.",
}


class VistaDePlazo(VistaDeTurno[F]):
    """A verb that the state admits only while a clock, or a request, is there."""

    def exigir_estado(self) -> None:
        super().exigir_estado()
        exigir_que_se_pueda(self.turno, self.verbo)


class InformeParcial(VistaDeTurno[formas.InformeParcialForm]):
    """How far the institution has got."""

    verbo = VerboTurno.INFORME_PARCIAL
    form_class = formas.InformeParcialForm
    titulo = verbo.label
    consecuencia = (
        "La unidad coordinadora lo leerá. No es la respuesta: el término del turno sigue corriendo."
    )

    def ejecutar(self, form: formas.InformeParcialForm) -> str:
        services.informe_parcial(self.actor, self.turno.pk, **form.cleaned_data)
        return self.terminar("Se registró el avance parcial.")


class SolicitarProrroga(VistaDePlazo[de_tiempo.SolicitarProrrogaForm]):
    """The institution asks for more time."""

    verbo = VerboTurno.SOLICITAR_PRORROGA
    form_class = de_tiempo.SolicitarProrrogaForm
    con_turno = True
    titulo = verbo.label
    template_name = "canalizacion/turno_prorroga.html"
    consecuencia = (
        "La unidad coordinadora decide. Mientras no la conceda, el término sigue corriendo."
    )

    def ejecutar(self, form: de_tiempo.SolicitarProrrogaForm) -> str:
        prorroga = services.solicitar_prorroga(self.actor, self.turno.pk, **form.solicitud)
        tarde = " Se pidió fuera de término." if prorroga.extemporanea else ""
        return self.terminar(f"Se pidió la prórroga.{tarde} La unidad coordinadora decidirá.")


class _Resolver(VistaDePlazo[F]):
    """The extension that waits, with the dates to decide upon."""

    template_name = "canalizacion/turno_prorroga.html"

    @cached_property
    def pedida(self) -> Prorroga | None:
        """What the institution asked for."""
        return selectors.prorroga_que_espera(self.turno)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios: dict[str, Any] = {"pedida": self.pedida}
        if self.pedida is not None:
            propios["venceria"] = prever_prorroga(self.pedida.plazo, self.pedida.dias)
        return super().get_context_data(**propios, **kwargs)


class ConcederProrroga(_Resolver[de_tiempo.ConcederProrrogaForm]):
    """The unit gives more time."""

    verbo = VerboTurno.CONCEDER_PRORROGA
    form_class = de_tiempo.ConcederProrrogaForm
    con_turno = True
    titulo = verbo.label
    consecuencia = "El término del turno se mueve; la fecha original queda a la vista."

    def get_initial(self) -> dict[str, Any]:
        return {"dias": self.pedida.dias} if self.pedida else {}

    def ejecutar(self, form: de_tiempo.ConcederProrrogaForm) -> str:
        services.conceder_prorroga(self.actor, self.turno.pk, **form.cleaned_data)
        return self.terminar(f"{EstadoProrroga.CONCEDIDA.label}. La institución fue avisada.")


class NegarProrroga(_Resolver[de_tiempo.NegarProrrogaForm]):
    """The unit gives no more time."""

    verbo = VerboTurno.NEGAR_PRORROGA
    form_class = de_tiempo.NegarProrrogaForm
    titulo = verbo.label
    consecuencia = "El término del turno no cambia."

    def ejecutar(self, form: de_tiempo.NegarProrrogaForm) -> str:
        services.negar_prorroga(self.actor, self.turno.pk, **form.cleaned_data)
        return self.terminar(f"{EstadoProrroga.NEGADA.label}. La institución fue avisada.")


class Suspender(VistaDePlazo[de_tiempo.SuspenderForm]):
    """The clocks of the turn stand still."""

    verbo = VerboTurno.SUSPENDER
    form_class = de_tiempo.SuspenderForm
    titulo = verbo.label
    consecuencia = (
        "Los plazos de este turno dejan de correr hasta que se reanuden. La fecha del "
        "peticionario no se detiene."
    )

    def ejecutar(self, form: de_tiempo.SuspenderForm) -> str:
        services.suspender(self.actor, self.turno.pk, **form.cleaned_data)
        return self.terminar("Se suspendió el plazo. La institución fue avisada.")


class Reanudar(VistaDePlazo[de_tiempo.ReanudarForm]):
    """They run again."""

    verbo = VerboTurno.REANUDAR
    form_class = de_tiempo.ReanudarForm
    titulo = verbo.label
    consecuencia = (
        "El plazo sigue con los días que le quedaban, dentro de la fecha del peticionario."
    )

    def ejecutar(self, form: de_tiempo.ReanudarForm) -> str:
        services.reanudar(self.actor, self.turno.pk, **form.cleaned_data)
        return self.terminar("Se reanudó el plazo. La institución fue avisada.")
