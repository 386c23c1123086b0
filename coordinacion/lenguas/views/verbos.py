"""Each verb of a language support on its own page."""

from typing import Any

from django.shortcuts import get_object_or_404

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.selectors import carta_visible
from coordinacion.lenguas import selectors, services
from coordinacion.lenguas.forms import AsignarForm, PrestarForm, SolicitarForm
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.permisos import puede
from coordinacion.lenguas.services.comun import exigir_estado
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.nucleo.forms import MotivoForm
from coordinacion.nucleo.vistas import F
from coordinacion.organizacion.vistas import PaginaDeRegistro, VerboDeRegistro


class Solicitar(PaginaDeRegistro[SolicitarForm, Correspondencia]):
    """A support for one letter, which begins with what its petitioner asked for."""

    form_class = SolicitarForm
    template_name = "lenguas/solicitar.html"
    titulo = Verbo.SOLICITAR.label
    consecuencia = "Corre su propio plazo desde ahora. Después se asigna a quien lo hará."
    mensaje = "Se solicitó el apoyo: falta asignarlo."

    def buscar(self) -> Correspondencia:
        return carta_visible(self.actor, self.kwargs["slug"])

    def exigir(self, registro: Correspondencia, /) -> None:
        if not puede(self.actor, Verbo.SOLICITAR):
            raise SinPermiso

    @property
    def sobre(self) -> str:
        return self.registro.asunto

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"carta": self.registro}

    def ejecutar(self, form: SolicitarForm) -> str:
        apoyo = services.solicitar(self.actor, self.registro.pk, **form.cleaned_data)
        self.terminar()
        return apoyo.get_absolute_url()


class VerboDeApoyo(VerboDeRegistro[F, ApoyoLinguistico]):
    """One verb of one support."""

    verbo: Verbo

    def buscar(self) -> ApoyoLinguistico:
        return get_object_or_404(selectors.apoyo_para(self.actor), pk=self.kwargs["pk"])

    def exigir_permiso(self) -> None:
        if not puede(self.actor, self.verbo, self.registro):
            raise SinPermiso

    def exigir_estado(self) -> None:
        exigir_estado(self.registro, self.verbo)

    @property
    def sobre(self) -> str:
        return self.registro.en_que_lengua


class Asignar(VerboDeApoyo[AsignarForm]):
    verbo = Verbo.ASIGNAR
    form_class = AsignarForm
    mensaje = "El apoyo quedó asignado."
    consecuencia = (
        "Elija uno solo. A la persona de la unidad se le avisa y lo verá en sus pendientes; si lo "
        "hace alguien de fuera, el seguimiento queda con quien asigna."
    )

    def get_initial(self) -> dict[str, Any]:
        campos = ("persona", "institucion", "externo")
        return {campo: getattr(self.registro, campo) for campo in campos}

    def ejecutar(self, form: AsignarForm) -> str:
        services.asignar(self.actor, self.registro.pk, **form.cleaned_data)
        return self.terminar()


class Prestar(VerboDeApoyo[PrestarForm]):
    verbo = Verbo.PRESTAR
    form_class = PrestarForm
    mensaje = "El apoyo quedó registrado como prestado."
    consecuencia = "Su plazo se detiene en la fecha y hora que anote, no en la de esta captura."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor, "apoyo": self.registro}

    def ejecutar(self, form: PrestarForm) -> str:
        services.prestar(self.actor, self.registro.pk, **form.cleaned_data)
        return self.terminar()


class NoDisponible(VerboDeApoyo[MotivoForm]):
    verbo = Verbo.NO_DISPONIBLE
    form_class = MotivoForm
    mensaje = "El apoyo quedó como no disponible."
    consecuencia = (
        "Diga a quién se buscó y por qué no se pudo. Se avisa a la persona titular de la unidad; "
        "después puede solicitarse otro."
    )

    def ejecutar(self, form: MotivoForm) -> str:
        services.declarar_no_disponible(
            self.actor, self.registro.pk, motivo=form.cleaned_data["motivo"]
        )
        return self.terminar()


class Cancelar(VerboDeApoyo[MotivoForm]):
    verbo = Verbo.CANCELAR
    form_class = MotivoForm
    mensaje = "El apoyo quedó cancelado."
    consecuencia = "Ya no se necesita: su plazo queda sin efecto. Se avisa a quien lo tenía."

    def ejecutar(self, form: MotivoForm) -> str:
        services.cancelar(self.actor, self.registro.pk, motivo=form.cleaned_data["motivo"])
        return self.terminar()
