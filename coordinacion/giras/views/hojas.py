"""Numbered forms: printed in blank, scanned when filled, and found by their code."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.documentos.models import Documento
from coordinacion.documentos.views import entregar, entregar_impreso
from coordinacion.giras import impresos, selectors, services
from coordinacion.giras.forms import HojasForm, LeerHojasForm
from coordinacion.giras.models import HojaEnBlanco
from coordinacion.giras.permisos import exigir, puede
from coordinacion.giras.services.hojas import MAXIMO
from coordinacion.giras.views.comun import gira_de
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboGira as Verbo
from coordinacion.nucleo.folios import a_slug
from coordinacion.nucleo.tecleado import entero
from coordinacion.nucleo.vistas import F, VistaDeVerbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion


class _DeGira(VistaDeVerbo[F]):
    """A page of the forms of one event; it goes back to its petitions."""

    verbo: Verbo
    actor: Usuario
    reunion: Reunion

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor, self.reunion = gira_de(request, kwargs["pk"])
        exigir(self.actor, self.verbo)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.titulo = str(self.verbo.label)
        propios = {
            "registro": self.reunion.folio,
            "sobre": self.reunion.asunto,
            "volver": reverse("gira:ver", args=[self.reunion.pk]),
        }
        return super().get_context_data(**propios, **kwargs)


class Hojas(_DeGira[HojasForm]):
    """What was printed and what came back; and how many more to print."""

    verbo = Verbo.IMPRIMIR_HOJAS
    form_class = HojasForm
    template_name = "giras/hojas.html"
    consecuencia = (
        "Una petición por hoja, con el nombre de la gira y un código: al digitalizarla ya llena, "
        "el sistema sabe cuál es. La hoja no lleva folio; se asigna al registrar la petición."
    )

    def get_initial(self) -> dict[str, Any]:
        return {"desde": selectors.siguiente_hoja(self.reunion)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hojas_ = list(selectors.hojas_de(self.reunion))
        propios = {"hojas": hojas_, "tandas": _tandas(len(hojas_)), "reunion": self.reunion}
        lee = puede(self.actor, Verbo.LEER_HOJAS)
        return super().get_context_data(**kwargs) | propios | {"lee": lee, "Verbo": Verbo}

    def ejecutar(self, form: HojasForm) -> str:
        datos = form.cleaned_data
        services.imprimir_hojas(self.actor, self.reunion.pk, **datos)
        hasta = datos["desde"] + datos["cuantas"] - 1
        pdf_ = reverse("gira:hojas_pdf", args=[self.reunion.pk])
        return f"{pdf_}?desde={datos['desde']}&hasta={hasta}"


class Leer(_DeGira[LeerHojasForm]):
    """Filled forms, scanned: each goes to its number and to its letter."""

    verbo = Verbo.LEER_HOJAS
    form_class = LeerHojasForm

    def ejecutar(self, form: LeerHojasForm) -> str:
        """Each file by itself: one that is refused does not stop the others."""
        rechazos, leidas = [], []
        for archivo in form.cleaned_data["archivos"]:
            try:
                with guardados(self.actor, [archivo], Documento.Clase.OFICIO_RECIBIDO) as (
                    documento,
                ):
                    numero = form.cleaned_data["numero"]
                    hoja = services.leer_hoja(self.actor, self.reunion, documento, numero=numero)
                    leidas.append(str(hoja.numero))
            except DatoInvalido as error:
                rechazos.append(error.mensaje)
        if leidas:
            messages.success(self.request, f"Hojas reconocidas: {', '.join(leidas)}.")
        if rechazos:
            raise DatoInvalido({"archivos": " ".join(rechazos)})
        return reverse("gira:hojas", args=[self.reunion.pk])


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The forms between two numbers, to print, as PDF; all of them when none is said."""
    actor, reunion = gira_de(request, pk)
    exigir(actor, Verbo.IMPRIMIR_HOJAS)
    desde = entero(request.GET.get("desde"))
    hasta = entero(request.GET.get("hasta")) or desde + MAXIMO
    en_blanco = selectors.hojas_de(reunion).filter(numero__range=_corto(desde, hasta))
    contenido = impresos.hojas(reunion, list(en_blanco), request.build_absolute_uri("/"))
    return entregar_impreso(contenido, f"hojas-{a_slug(reunion.folio)}.pdf")


def _tandas(cuantas: int) -> list[tuple[int, int]]:
    """First and last number of each printing, so that all can be printed again."""
    return [(n, min(n + MAXIMO - 1, cuantas)) for n in range(1, cuantas + 1, MAXIMO)]


def _corto(desde: int, hasta: int) -> tuple[int, int]:
    """A range that the column can hold and the printer bear."""
    desde = min(desde, 32_000)
    return desde, min(hasta, desde + MAXIMO)


@require_safe
def hoja(request: HttpRequest, pk: int, numero: int) -> HttpResponse:
    """Where the code of a form leads: its letter when there is one; else, its line in the list."""
    actor, reunion = gira_de(request, pk)
    encontrada = _hoja(reunion, numero)
    renglon = getattr(encontrada, "renglon", None)
    if renglon is not None and renglon.carta is not None:
        return redirect(renglon.carta)
    exigir(actor, Verbo.IMPRIMIR_HOJAS)
    return redirect(f"{reverse('gira:hojas', args=[reunion.pk])}#hoja-{numero}")


@require_safe
def documento(request: HttpRequest, pk: int, numero: int) -> FileResponse:
    """The scan of a filled form that has no letter yet."""
    actor, reunion = gira_de(request, pk)
    exigir(actor, Verbo.CAPTURAR)
    encontrada = _hoja(reunion, numero)
    if encontrada.escaneo is None or encontrada.escaneo.asunto_id is not None:
        raise Http404
    return entregar(encontrada.escaneo)


def _hoja(reunion: Reunion, numero: int) -> HojaEnBlanco:
    if numero > 32_000:
        raise Http404
    return get_object_or_404(selectors.hojas_de(reunion), numero=numero)
