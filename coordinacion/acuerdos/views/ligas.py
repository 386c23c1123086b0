"""Links between letters and commitments, made from either side."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from coordinacion.acuerdos.forms.acuerdo import LigarAsuntoForm, LigarCompromisoForm
from coordinacion.acuerdos.models import Compromiso, LigaConAsunto
from coordinacion.acuerdos.permisos import puede_ligar
from coordinacion.acuerdos.selectors import ligas
from coordinacion.acuerdos.selectors.compromisos import compromiso_para
from coordinacion.acuerdos.services import acuerdos as services
from coordinacion.canalizacion.selectors import asunto
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboLiga
from coordinacion.nucleo.forms import MotivoForm
from coordinacion.nucleo.vistas import F
from coordinacion.organizacion.vistas import ConPagina, PaginaDeRegistro, R


class _DeLiga(PaginaDeRegistro[F, R]):
    """A page for who may link."""

    def exigir(self, registro: R, /) -> None:
        if not puede_ligar(self.actor):
            raise SinPermiso


class LigarAsunto(_DeLiga[LigarAsuntoForm, Compromiso]):
    """From a commitment, a letter."""

    form_class = LigarAsuntoForm
    titulo = str(VerboLiga.LIGAR_ASUNTO.label)
    mensaje = "El compromiso y el asunto quedaron ligados."
    consecuencia = "Cada página mostrará la otra. Ninguno cambia de estado ni de plazo."

    def buscar(self) -> Compromiso:
        return get_object_or_404(compromiso_para(self.actor), pk=self.kwargs["pk"])

    @property
    def sobre(self) -> str:
        return self.registro.texto

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor}

    def ejecutar(self, form: LigarAsuntoForm) -> str:
        datos = form.cleaned_data
        services.ligar(
            self.actor,
            self.registro.pk,
            datos["folio"].pk,
            sentido=datos["sentido"],
            motivo=datos["motivo"],
        )
        return self.terminar()


class LigarCompromiso(_DeLiga[LigarCompromisoForm, Correspondencia]):
    """From a letter, a commitment."""

    form_class = LigarCompromisoForm
    titulo = str(VerboLiga.LIGAR_COMPROMISO.label)
    mensaje = "El asunto y el compromiso quedaron ligados."
    consecuencia = "Cada página mostrará la otra. Ninguno cambia de estado ni de plazo."

    def buscar(self) -> Correspondencia:
        return asunto(self.actor, self.kwargs["slug"])

    @property
    def nombre(self) -> str:
        return self.registro.folio

    @property
    def sobre(self) -> str:
        return self.registro.asunto

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor}

    def ejecutar(self, form: LigarCompromisoForm) -> str:
        datos = form.cleaned_data
        services.ligar(
            self.actor,
            datos["folio"].pk,
            self.registro.pk,
            sentido=datos["sentido"],
            motivo=datos["motivo"],
        )
        return self.terminar()


class Desligar(_DeLiga[MotivoForm, ConPagina]):
    """Undo a link; it goes back to the commitment."""

    form_class = MotivoForm
    titulo = str(VerboLiga.DESLIGAR.label)
    mensaje = "La liga se quitó; el motivo queda en el historial de los dos."

    def buscar(self) -> Compromiso:
        compromiso = get_object_or_404(compromiso_para(self.actor), ligas=self.kwargs["pk"])
        suyas = ligas.del_compromiso(self.actor, compromiso)
        self.liga: LigaConAsunto | None = suyas.filter(pk=self.kwargs["pk"]).first()
        if self.liga is None:
            raise Http404
        return compromiso

    @property
    def sobre(self) -> str:
        return self.liga.carta.folio if self.liga else ""

    def ejecutar(self, form: MotivoForm) -> str:
        services.desligar(self.actor, self.kwargs["pk"], motivo=form.cleaned_data["motivo"])
        return self.terminar()
