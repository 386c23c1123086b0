"""The verbs of a letter that have to do with its file."""

from typing import Any

from coordinacion.archivo import selectors, services
from coordinacion.archivo.forms import ArchivarForm, ConcluirForm, TrasladarForm
from coordinacion.archivo.services.archivar import exigir_principal_terminado
from coordinacion.archivo.services.trasladar import exigir_trasladable
from coordinacion.canalizacion.selectors import documentos_para
from coordinacion.canalizacion.selectors.tiempos import demora_de
from coordinacion.canalizacion.views.asunto_verbo import PaginaDeAsunto, VerboDeAsunto
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.etiquetas import VerboExpediente
from workflows import motor


class Concluir(VerboDeAsunto[ConcluirForm]):
    con_carta = True
    verbo = Verbo.CONCLUIR
    form_class = ConcluirForm
    mensaje = "El asunto se concluyó."
    consecuencia = "Se cierran los plazos que queden y se retiran los turnos sin acuse."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"sugerido": selectors.sugerencia(self.carta)}

    def get_initial(self) -> dict[str, Any]:
        return {"sentido": self.carta.sentido_id}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        demora = demora_de(self.carta)
        dicha = f" Quedará asentado: {demora.texto}" if demora else ""
        return super().get_context_data(**kwargs) | {"consecuencia": self.consecuencia + dicha}

    def ejecutar(self, form: ConcluirForm) -> str:
        motor.de_carta(
            services.concluir,
            self.actor,
            self.carta.pk,
            sentido=form.cleaned_data["sentido"],
            sin_notificacion=form.cleaned_data.get("sin_notificacion", ""),
            sin_apoyo=form.cleaned_data.get("sin_apoyo", ""),
            expediente_id=form.expediente_id,
            confirmado=self.confirmado,
        )
        return self.terminar()


class Archivar(VerboDeAsunto[ArchivarForm]):
    verbo = Verbo.ARCHIVAR
    form_class = ArchivarForm
    template_name = "archivo/archivar.html"
    mensaje = "El asunto está en el archivo."
    consecuencia = "Ya no se le agregará ni corregirá nada, salvo que se reabra por inconformidad."

    def exigir(self, carta: Correspondencia) -> None:
        super().exigir(carta)
        if self.request.method != "POST":
            exigir_principal_terminado(carta)

    def get_form_kwargs(self) -> dict[str, Any]:
        propios = {"actor": self.actor, "sugeridos": selectors.sugerencias(self.carta)}
        return super().get_form_kwargs() | propios

    def get_initial(self) -> dict[str, Any]:
        suya = selectors.pieza_de(self.carta)
        contadas = suya.fojas if suya is not None else None
        return {"fojas": self.carta.fojas if contadas is None else contadas}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        copias = documentos_para(self.actor, self.carta)
        return super().get_context_data(documentos=copias, **kwargs)

    def ejecutar(self, form: ArchivarForm) -> str:
        motor.de_carta(
            services.archivar,
            self.actor,
            self.carta.pk,
            expediente=form.expediente,
            fojas=form.cleaned_data["fojas"],
            copia_completa=form.cleaned_data["copia_completa"],
        )
        return self.terminar()


class Trasladar(PaginaDeAsunto[TrasladarForm]):
    form_class = TrasladarForm
    titulo = str(VerboExpediente.TRASLADAR.label)
    mensaje = "El asunto pasó a otro expediente; el motivo queda en su historial."
    consecuencia = "El asunto sigue en el archivo. Pase también sus papeles."

    def exigir(self, carta: Correspondencia) -> None:
        exigir_trasladable(self.actor, carta)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor}

    def ejecutar(self, form: TrasladarForm) -> str:
        services.trasladar(
            self.actor,
            self.carta.pk,
            expediente_id=form.cleaned_data["numero"].pk,
            motivo=form.cleaned_data["motivo"],
        )
        return self.terminar()
