"""What every screen of a received mail begins with."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from coordinacion.buzon import selectors
from coordinacion.buzon.models import CorreoRecibido
from coordinacion.buzon.permisos import puede_atender
from coordinacion.buzon.services.comun import exigir_estado
from coordinacion.nucleo.etiquetas import VerboBuzon
from coordinacion.nucleo.vistas import F
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import VerboDeRegistro, persona


def de_oficialia(request: HttpRequest) -> Usuario:
    """The person, if the tray is part of her work. Raises `PermissionDenied` otherwise."""
    actor = persona(request)
    if not puede_atender(actor):
        raise PermissionDenied
    return actor


def el_correo(actor: Usuario, pk: int) -> CorreoRecibido:
    """One mail, or 404."""
    return get_object_or_404(selectors.correo_para(actor), pk=pk)


class VerboDeCorreo(VerboDeRegistro[F, CorreoRecibido]):
    """One verb of one mail."""

    verbo: VerboBuzon
    nombre = "Correo recibido"

    def buscar(self) -> CorreoRecibido:
        return el_correo(de_oficialia(self.request), self.kwargs["pk"])

    def exigir_permiso(self) -> None:
        """The whole tray is of who decides about a mail: to find one was to ask."""

    def exigir_estado(self) -> None:
        exigir_estado(self.registro, self.verbo)

    @property
    def sobre(self) -> str:
        return str(self.registro)
