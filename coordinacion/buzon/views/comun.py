"""What every screen of a received mail begins with."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from coordinacion.buzon import selectors
from coordinacion.buzon.models import CorreoRecibido
from coordinacion.buzon.permisos import puede_atender
from coordinacion.buzon.services.comun import exigir_estado
from coordinacion.nucleo.etiquetas import VerboBuzon
from coordinacion.nucleo.vistas import F, VistaDeVerbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona


def de_oficialia(request: HttpRequest) -> Usuario:
    """The person, if the tray is part of her work. Raises `PermissionDenied` otherwise."""
    actor = persona(request)
    if not puede_atender(actor):
        raise PermissionDenied
    return actor


def el_correo(actor: Usuario, pk: int) -> CorreoRecibido:
    """One mail, or 404."""
    return get_object_or_404(selectors.correo_para(actor), pk=pk)


class VerboDeCorreo(VistaDeVerbo[F]):
    """One verb of one mail, opened while its state admits it."""

    verbo: VerboBuzon
    actor: Usuario
    correo: CorreoRecibido

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = de_oficialia(request)
        self.correo = el_correo(self.actor, kwargs["pk"])
        if request.method != "POST":
            exigir_estado(self.correo, self.verbo)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.titulo = self.titulo or str(self.verbo.label)
        propios = {
            "correo": self.correo,
            "registro": "Correo recibido",
            "sobre": str(self.correo),
            "volver": self.correo.get_absolute_url(),
        }
        return super().get_context_data(**propios, **kwargs)
