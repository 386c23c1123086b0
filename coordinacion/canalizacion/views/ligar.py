"""Letters of the same matter: looked for, linked, unlinked, and offered to be accumulated."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from coordinacion.canalizacion.forms.ligar import DesligarForm, LigarForm
from coordinacion.canalizacion.selectors.expediente import ligadas_de
from coordinacion.canalizacion.views.asunto_acciones import posible
from coordinacion.canalizacion.views.asunto_verbo import VerboDeAsunto
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.etiquetas import MISMO_ASUNTO, VerboEnBloque
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.sugerencias.selectors.antecedentes import (
    MismoAsunto,
    de_la_carta,
    del_mismo_asunto,
)

A_LA_VISTA = 3
"""Letters offered inside another screen, which they must not push away."""
EN_SU_PAGINA = 50
"""Letters offered on the page of its own, where a campaign is put together."""


@dataclass(frozen=True)
class Candidata:
    """A letter that was found, and what may be done with it."""

    mismo: MismoAsunto
    ya_ligada: bool
    acumular: str
    """Where the later of the two is accumulated to the older; "" where it may not be."""


class Ligar(VerboDeAsunto[LigarForm]):
    """The page that looks for the same matter. Asked for by htmx it is only its list, so that a
    screen may hold it without losing what is typed there."""

    verbo = Verbo.LIGAR
    form_class = LigarForm
    titulo = MISMO_ASUNTO
    template_name = "canalizacion/ligar.html"
    mensaje = "Los asuntos quedaron ligados."
    consecuencia = (
        "Nada se une solo. Al ligar, cada asunto conserva su plazo y su respuesta; al acumular, el "
        "más reciente sigue al más antiguo y se responden juntos."
    )

    @property
    def es_parte(self) -> bool:
        """Whether only the list was asked for."""
        return self.request.headers.get("HX-Request") == "true"

    def get_template_names(self) -> list[str]:
        return ["canalizacion/ligar_lista.html" if self.es_parte else self.template_name]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.es_parte:
            correspondencia.dejar_constancia_de_consulta(self.actor, self.carta)
        return super().get(request, *args, **kwargs)

    @cached_property
    def mismos(self) -> Sequence[MismoAsunto]:
        """What was found."""
        cuantos = A_LA_VISTA if self.es_parte else EN_SU_PAGINA
        return del_mismo_asunto(self.actor, de_la_carta(self.carta), cuantos=cuantos)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor}

    def form_valid(self, form: LigarForm) -> HttpResponse:
        hecho = super().form_valid(form)
        if not self.es_parte or hecho.status_code != 302:
            return hecho
        limpia = LigarForm(actor=self.actor)
        return self.render_to_response(self.get_context_data(form=limpia, recien=self.mensaje))

    def ejecutar(self, form: LigarForm) -> str:
        datos = form.cleaned_data
        otra = datos["otra"] or datos["folio"]
        hallada = {uno.carta.pk: uno.motivo for uno in self.mismos}
        motivo = datos["motivo"] or hallada.get(otra.pk, "Se eligió en la búsqueda")
        correspondencia.ligar(self.actor, self.carta.pk, otras={otra.pk: motivo})
        self.mensaje = f"Quedó ligado con el {otra.folio}."
        return self.carta.get_absolute_url() if self.es_parte else self.terminar()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ya = {uno.otra.pk for uno in ligadas_de(self.actor, self.carta)}
        candidatas = [
            Candidata(uno, uno.carta.pk in ya, la_que_acumula(self.actor, self.carta, uno.carta))
            for uno in self.mismos
        ]
        return super().get_context_data(
            candidatas=candidatas,
            etiqueta_ligar=Verbo.LIGAR.label,
            etiqueta_acumular=Verbo.ACUMULAR.label,
            etiqueta_mismo_asunto=MISMO_ASUNTO,
            hay_duplicado=any(uno.mismo.es_duplicado for uno in candidatas),
            hay_mas=self.es_parte and len(self.mismos) == A_LA_VISTA,
            en_bloque=VerboEnBloque.ACUMULAR,
            es_campana=any(uno.acumular for uno in candidatas) and not self.es_parte,
            **kwargs,
        )


class Desligar(VerboDeAsunto[DesligarForm]):
    verbo = Verbo.DESLIGAR
    form_class = DesligarForm
    mensaje = "Los asuntos ya no están ligados."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        suyas = ligadas_de(self.actor, self.carta)
        elegidas = [uno for uno in suyas if uno.liga.pk == kwargs["pk"]]
        if not elegidas:
            raise Http404
        self.ligada = elegidas[0]
        self.consecuencia = (
            f"Dejará de decirse que es del mismo asunto que el {self.ligada.otra.folio}. "
            "La liga y este motivo quedan en el historial de los dos."
        )
        return super().dispatch(request, *args, **kwargs)

    def ejecutar(self, form: DesligarForm) -> str:
        correspondencia.desligar(
            self.actor,
            self.carta.pk,
            otra_id=self.ligada.otra.pk,
            motivo=form.cleaned_data["motivo"],
        )
        return self.terminar()


def la_que_acumula(actor: Usuario, carta: Correspondencia, otra: Correspondencia) -> str:
    """The page that accumulates the later letter to the older one, with its folio filled in."""
    principal, sigue = sorted((carta, otra), key=lambda una: (una.recibida_en, una.pk))
    if not principal.esta_abierta or not posible(actor, Verbo.ACUMULAR, sigue):
        return ""
    return f"{reverse('asunto:acumular', args=[sigue.slug])}?principal={principal.slug}"
