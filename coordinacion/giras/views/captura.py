"""The grid: kept while it is typed, registered at the end, line by line."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from coordinacion.giras import reglas, selectors, services
from coordinacion.giras.forms import (
    EN_BLANCO,
    AbrirForm,
    CabeceraForm,
    Renglones,
    RenglonForm,
    renglones_de,
    textos_de,
)
from coordinacion.giras.models import Captura
from coordinacion.giras.permisos import exigir, puede
from coordinacion.giras.views.comun import gira_de
from coordinacion.giras.views.registro import Resultado, registrar_todas
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboGira as Verbo
from coordinacion.nucleo.vistas import CONFLICTO, INVALIDO, volcar
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona


@require_POST
def abrir(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a sheet of the event."""
    actor, reunion = gira_de(request, pk)
    exigir(actor, Verbo.CAPTURAR)
    form = AbrirForm(request.POST)
    if not form.is_valid():
        raise DatoInvalido("Vuelva a la gira y oprima de nuevo el botón.")
    captura = services.abrir(actor, reunion.pk, clave_envio=form.cleaned_data["clave_envio"])
    return redirect(captura)


@require_POST
def continuar(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over the sheet that another person began."""
    captura = services.continuar(persona(request), pk)
    messages.success(request, "Ahora captura usted: lo ya escrito está abajo.")
    return redirect(captura)


@require_POST
def guardar(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the draft while it is typed. Says when and how many; what is wrong, and where; and which
    lines are letters already, from another window or a page that came back."""
    actor, captura = _captura(request, pk)
    pagina = Pagina(actor, captura, request.POST)
    try:
        cuantas = pagina.guardar()
    except EstadoNoAdmite as error:
        return JsonResponse({"error": error.mensaje}, status=CONFLICTO)
    except DatoInvalido as error:
        return JsonResponse({"error": error.mensaje}, status=INVALIDO)
    plural = "petición" if cuantas == 1 else "peticiones"
    reparos = pagina.reparos()
    return JsonResponse(
        {
            "guardado": f"{reloj.local(reloj.ahora()):%H:%M} · {cuantas} {plural} por registrar",
            "reparo": " ".join(reparos.values()),
            "rechazadas": list(reparos),
            "registradas": selectors.registradas_de(captura, pagina.claves()),
        }
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """The grid; what is sent is kept, and registered when that is the button."""
    actor, captura = _captura(request, pk)
    if request.method != "POST":
        return _pagina(request, Pagina(actor, captura))
    pagina = Pagina(actor, captura, request.POST)
    try:
        pagina.guardar()
    except ErrorDeDominio as error:
        volcar(pagina.cabecera, error)
        es_dato = isinstance(error, DatoInvalido)
        return _pagina(request, pagina, status=INVALIDO if es_dato else CONFLICTO)
    if not pagina.valida():
        return _pagina(request, pagina, status=INVALIDO)
    if request.POST.get("accion") != "registrar":
        messages.success(request, "Lo escrito se guardó.")
        return redirect(captura)
    return _registrar(request, pagina)


def _registrar(request: HttpRequest, pagina: "Pagina") -> HttpResponse:
    exigir(pagina.actor, Verbo.REGISTRAR)
    resultado = registrar_todas(pagina.actor, selectors.recien_leida(pagina.captura))
    if resultado.cartas:
        messages.success(request, resultado.resumen)
    elif not resultado.errores:
        messages.info(request, "No hay peticiones por registrar en esta captura.")
    if not resultado.errores:
        return redirect("gira:ver", pagina.captura.reunion_id)
    despues = Pagina(pagina.actor, pagina.captura)
    despues.reclamar(resultado)
    return _pagina(request, despues, status=INVALIDO)


class Pagina:
    """The two forms of the grid as one."""

    def __init__(self, actor: Usuario, captura: Captura, datos: Any = None) -> None:
        self.actor, self.captura = actor, captura
        # a ModelForm writes on its instance: what is refused must not look as if it were kept
        self.cabecera = CabeceraForm(datos, instance=selectors.recien_leida(captura))
        self.es_suya = captura.persona_id == actor.pk
        en_blanco = EN_BLANCO if self.es_suya else 0
        self.renglones: Renglones = renglones_de(captura, datos, en_blanco=en_blanco)
        self.sobre_renglon: dict[str, dict[str, str]] = {}
        self.sobre_todas: tuple[str, ...] = ()

    def valida(self) -> bool:
        """Whether nothing was refused."""
        return self.cabecera.is_valid() and self.renglones.is_valid()

    def guardar(self) -> int:
        """Keep whatever is valid. Raises as the verb, or `DatoInvalido` for a form that is not
        this page's."""
        self.cabecera.is_valid()
        if not self.renglones.management_form.is_valid():
            raise DatoInvalido("No llegó la lista de peticiones. Recargue la página.")
        escritos = self.renglones.escritos()
        return services.guardar(self.actor, self.captura.pk, self.cabecera.escrito(), escritos)

    def reparos(self) -> dict[str, str]:
        """What is wrong, by the key of its line ("" for the head): its boxes were not kept."""
        de_todas = {"": " ".join(textos_de(self.cabecera))} if self.cabecera.errors else {}
        return de_todas | self.renglones.reparos()

    def claves(self) -> list[UUID]:
        """Those of the lines that came."""
        return [una.cleaned_data["clave"] for una in self.renglones.forms if una.se_conserva]

    def reclamar(self, resultado: Resultado) -> None:
        """Put beside each line why it was not registered."""
        self.sobre_renglon = resultado.errores
        self.sobre_todas = resultado.de_todas

    @property
    def filas(self) -> list["Fila"]:
        """Each line with what is wrong in it."""
        return [self._fila(una) for una in self.renglones.forms]

    def _fila(self, una: RenglonForm) -> "Fila":
        propios = {campo: " ".join(map(str, textos)) for campo, textos in una.errors.items()}
        errores = propios or self.sobre_renglon.get(str(una["clave"].value()), {})
        una.marcar(errores)
        faltas = [
            (una[campo] if campo in una.fields else None, texto) for campo, texto in errores.items()
        ]
        return Fila(una, faltas, una.se_despliega(errores))


@dataclass(frozen=True)
class Fila:
    """One line as it is drawn: what is wrong in it, each with its box if it has one."""

    form: RenglonForm
    faltas: list[tuple[BoundField | None, str]]
    desplegada: bool


def _captura(request: HttpRequest, pk: int) -> tuple[Usuario, Captura]:
    actor = persona(request)
    captura = get_object_or_404(selectors.capturas_para(actor), pk=pk)
    exigir(actor, Verbo.CAPTURAR)
    return actor, captura


def _pagina(request: HttpRequest, pagina: Pagina, status: int = 200) -> HttpResponse:
    captura = pagina.captura
    contexto = {
        "pagina": pagina,
        "captura": captura,
        "reunion": captura.reunion,
        "es_suya": pagina.es_suya,
        "ahora": reloj.ahora(),
        "maximo": reglas.MAXIMO,
        "municipios": selectors.nombres_de_municipios(),
        "molde": pagina.renglones.empty_form,
        "registra": puede(pagina.actor, Verbo.REGISTRAR),
        "url_guardar": reverse("gira:guardar", args=[captura.pk]),
        "Verbo": Verbo,
    }
    return render(request, "giras/captura.html", contexto, status=status)
