"""Folios for when there is no system: reserving a block, its sheets, and what became of each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from coordinacion.correspondencia import selectors, services
from coordinacion.correspondencia.forms.contingencia import DeclararForm, ReservarForm
from coordinacion.correspondencia.permisos import puede, puede_en_registro
from coordinacion.correspondencia.views import llenado
from coordinacion.correspondencia.views.comun import quien_lista
from coordinacion.correspondencia.views.registros import VerboDeFolios
from coordinacion.documentos import formatos
from coordinacion.documentos.views import entregar_impreso
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import EstadoFolio, VerboCorrespondencia
from coordinacion.nucleo.etiquetas import VerboRegistro as Verbo
from coordinacion.nucleo.folios import a_slug
from coordinacion.organizacion.vistas import persona


@require_GET
def bloque(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each folio of the block, with the way to capture those that wait."""
    actor = quien_lista(request)
    el_bloque = selectors.bloques().get(pk=pk)
    folios = list(selectors.folios_de(el_bloque))
    contexto = {
        "bloque": el_bloque,
        "folios": folios,
        "captura": puede(actor, VerboCorrespondencia.RECIBIR),
        "declara": puede_en_registro(actor, Verbo.DECLARAR)
        and any(uno.estado == EstadoFolio.LIBRE for uno in folios),
        "Verbo": Verbo,
    }
    return render(request, "correspondencia/bloque.html", contexto)


@require_GET
def hojas(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheets of the folios that wait, to print, as PDF."""
    if not puede_en_registro(persona(request), Verbo.RESERVAR):
        raise SinPermiso
    el_bloque = selectors.bloques().get(pk=pk)
    urls = {
        str(uno): request.build_absolute_uri(reverse("asunto:ver", args=[a_slug(str(uno))]))
        for uno in selectors.libres_de(el_bloque)
    }
    pdf = formatos.contingencia(llenado.contingencia(el_bloque, urls))
    return entregar_impreso(pdf, f"contingencia-{a_slug(el_bloque.folio(el_bloque.primero))}.pdf")


class Reservar(VerboDeFolios[ReservarForm]):
    """The next folios of this year's register, set apart."""

    form_class = ReservarForm
    verbo = Verbo.RESERVAR
    titulo = str(verbo.label)
    consecuencia = (
        "Los folios se apartan del registro de este año. Imprima las hojas, llénelas a mano "
        "mientras no haya sistema y captúrelas después; las que no se usen se declaran."
    )
    hecho = "Los folios quedaron reservados: imprima sus hojas."

    def ejecutar(self, form: ReservarForm) -> str:
        return services.reservar(self.actor, **form.cleaned_data).get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {"registro": "Registros", "volver": reverse("registro:registros")}
        return super().get_context_data(**propios, **kwargs)


class Declarar(VerboDeFolios[DeclararForm]):
    """Folios of the block that will have no letter, and why."""

    form_class = DeclararForm
    verbo = Verbo.DECLARAR
    titulo = str(verbo.label)
    consecuencia = "Esos folios ya no podrán capturarse; el motivo explica su hueco en el registro."
    hecho = "Los folios quedaron declarados sin usar."

    def preparar(self) -> None:
        self.bloque = selectors.bloques().get(pk=self.kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"libres": list(selectors.libres_de(self.bloque))}

    def ejecutar(self, form: DeclararForm) -> str:
        elegidos = [int(pk) for pk in form.cleaned_data["folios"]]
        motivo = form.cleaned_data["motivo"]
        services.declarar_sin_usar(self.actor, self.bloque.pk, folios=elegidos, motivo=motivo)
        return self.bloque.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        propios = {"registro": str(self.bloque), "volver": self.bloque.get_absolute_url()}
        return super().get_context_data(**propios, **kwargs)
