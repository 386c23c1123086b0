"""The registering desk with a mail before the eyes instead of a scan."""

from typing import Any

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from coordinacion.buzon import impresos, selectors, services
from coordinacion.buzon.models import CorreoRecibido
from coordinacion.buzon.services.comun import exigir_estado
from coordinacion.buzon.views.comun import de_oficialia, el_correo
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.correspondencia.forms import EnElActoForm
from coordinacion.correspondencia.forms.campos import inicio_del_minuto
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Canal
from coordinacion.correspondencia.views.captura import Accion, Captura
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboBuzon
from coordinacion.nucleo.vistas import CONFLICTO, INVALIDO
from coordinacion.organizacion.models import Usuario
from workflows import motor

LARGO_DEL_ASUNTO = 1000


class CapturaDeCorreo(Captura):
    """The desk's form for one mail: what came with it goes with the letter, all of it."""

    def __init__(
        self, actor: Usuario, correo: CorreoRecibido, request: HttpRequest | None = None
    ) -> None:
        self.correo = correo
        super().__init__(actor, request)
        self.reservado = None

    @classmethod
    def prellenada(cls, actor: Usuario, correo: CorreoRecibido) -> "CapturaDeCorreo":
        """The form as the mail fills it, for a person to complete."""
        captura = cls(actor, correo)
        captura.form.initial = {
            "recibida_en": inicio_del_minuto(correo.recibido_en),
            "canal": Canal.CORREO,
            "remitente": correo.remitente,
            "contacto": correo.de_correo,
            "asunto": _asunto(correo),
            "anexos": ", ".join(uno.nombre for uno in selectors.documentos_de(correo))[:300],
            "clave_envio": correo.clave_envio,
        }
        return captura

    @property
    def url(self) -> str:
        return reverse("buzon:registrar", args=[self.correo.pk])

    @property
    def borrador(self) -> str:
        return f"registro-correo-{self.correo.pk}"

    def _acto(self, datos: Any) -> EnElActoForm | None:
        """A mail is not answered at the counter."""
        return None

    def _ver_documento(self) -> None:
        """There is no scan to choose."""

    def _registrar(self) -> Correspondencia:
        hoja = ContentFile(impresos.correo(self.correo), name="correo-recibido.pdf")
        clase = Documento.Clase.OFICIO_RECIBIDO
        with guardados(self.actor, [hoja], clase) as impreso:
            return motor.registrar(
                services.registrar_correo,
                self.actor,
                self.form.carta(),
                correo_id=self.correo.pk,
                impreso=impreso,
                **self.dicho(),
            )


def _asunto(correo: CorreoRecibido) -> str:
    """Subject and text, for the person to leave what is asked."""
    partes = (parte for parte in (correo.asunto, correo.texto) if parte)
    return "\n".join(partes)[:LARGO_DEL_ASUNTO]


@require_http_methods(["GET", "POST"])
def registrar(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail beside the desk's form, or the registration of it."""
    actor = de_oficialia(request)
    correo = el_correo(actor, pk)
    if request.method == "POST":
        return _registrar(request, CapturaDeCorreo(actor, correo, request))
    exigir_estado(correo, VerboBuzon.REGISTRAR)
    return _pagina(request, CapturaDeCorreo.prellenada(actor, correo), 200)


def _registrar(request: HttpRequest, captura: CapturaDeCorreo) -> HttpResponse:
    if not captura.valida():
        return _con_errores(request, captura, INVALIDO)
    try:
        carta = captura.registrar()
    except EstadoNoAdmite as error:
        captura.reclamar(error)
        return _con_errores(request, captura, CONFLICTO)
    if carta is None:
        return _con_errores(request, captura, INVALIDO)
    mensaje = f"Registrada con el folio {carta.folio}."
    messages.success(request, mensaje, extra_tags=captura.borrador)
    destino = _destino(captura, carta)
    return HttpResponseClientRedirect(destino) if _por_htmx(request) else redirect(destino)


def _destino(captura: CapturaDeCorreo, carta: Correspondencia) -> str:
    """The acuse, if it was asked for; the next mail that waits; or the tray."""
    if captura.accion == Accion.ACUSE:
        return reverse("registro:acuse", args=[carta.slug])
    siguiente = selectors.siguiente_por_atender(captura.actor)
    return siguiente.get_absolute_url() if siguiente else reverse("buzon:lista")


def _con_errores(request: HttpRequest, captura: CapturaDeCorreo, estado: int) -> HttpResponse:
    if _por_htmx(request):
        plantilla = "correspondencia/mesa/_con_errores.html"
        return render(request, plantilla, _contexto(captura), status=INVALIDO)
    return _pagina(request, captura, estado)


def _pagina(request: HttpRequest, captura: CapturaDeCorreo, estado: int) -> HttpResponse:
    return render(request, "buzon/registrar.html", _contexto(captura), status=estado)


def _contexto(captura: CapturaDeCorreo) -> dict[str, Any]:
    return {
        "captura": captura,
        "form": captura.form,
        "firmantes": captura.firmantes,
        "correo": captura.correo,
        "adjuntos": captura.correo.adjuntos.select_related("documento"),
        "documento": None,
        "con_que": "Se registra con el correo impreso y los adjuntos que se guardaron",
        "Accion": Accion,
    }


def _por_htmx(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request"))
