"""Who works on a case: take it, release it, give it to somebody."""

from typing import Any

from django.core.exceptions import PermissionDenied

from coordinacion.canalizacion.forms.asunto import ReasignarForm
from coordinacion.canalizacion.views.asunto_verbo import PaginaDeAsunto
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboTarea as Verbo
from coordinacion.nucleo.forms import SinDatosForm
from workflows import asignacion, permisos
from workflows.lecturas import Paso, paso_actual


class PaginaDeTarea(PaginaDeAsunto[Any]):
    """A page about the step that the letter awaits now."""

    paso: Paso

    def exigir(self, carta: Correspondencia) -> None:
        self.paso = paso_actual(carta)


class Tomar(PaginaDeTarea):
    form_class = SinDatosForm
    titulo = Verbo.TOMAR.label
    mensaje = "Usted tiene el asunto hasta que lo suelte o lo atienda."
    consecuencia = (
        "Las demás personas verán que usted lo tiene. No impide que otra lo atienda si hace falta."
    )

    def exigir(self, carta: Correspondencia) -> None:
        super().exigir(carta)
        if not permisos.puede_tomar(self.actor):
            raise PermissionDenied
        if self.request.method != "POST" and not permisos.le_toca(
            self.actor, self.paso.nodo, carta
        ):
            raise EstadoNoAdmite(
                asignacion.NO_LE_TOCA.format(folio=carta.folio, paso=self.paso.nodo.label)
            )

    def ejecutar(self, form: SinDatosForm) -> str:
        asignacion.tomar(self.actor, self.carta.pk)
        return self.terminar()


class Soltar(PaginaDeTarea):
    form_class = SinDatosForm
    titulo = Verbo.SOLTAR.label
    mensaje = "El asunto quedó libre."
    consecuencia = "El asunto vuelve a la bandeja para quien lo tome."

    def exigir(self, carta: Correspondencia) -> None:
        super().exigir(carta)
        if not permisos.puede_tomar(self.actor):
            raise PermissionDenied

    def ejecutar(self, form: SinDatosForm) -> str:
        asignacion.soltar(self.actor, self.carta.pk)
        return self.terminar()


class Reasignar(PaginaDeTarea):
    form_class = ReasignarForm
    titulo = Verbo.REASIGNAR.label
    mensaje = "El asunto se reasignó."
    consecuencia = "Se avisa a quien lo recibe y a quien lo tenía; queda en el historial."

    def exigir(self, carta: Correspondencia) -> None:
        super().exigir(carta)
        if not permisos.puede_reasignar(self.actor):
            raise PermissionDenied
        if self.request.method != "POST" and not permisos.roles_del_paso(self.paso.nodo, carta):
            raise EstadoNoAdmite(
                f"El asunto {carta.folio} está «{self.paso.nodo.label}»: no espera a la unidad."
            )

    def get_form_kwargs(self) -> dict[str, Any]:
        personas = permisos.personas_para(self.paso.nodo, self.carta)
        return super().get_form_kwargs() | {"personas": personas}

    def ejecutar(self, form: ReasignarForm) -> str:
        asignacion.reasignar(self.actor, self.carta.pk, form.cleaned_data["persona"])
        return self.terminar()
