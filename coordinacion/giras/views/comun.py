"""What the screens of giras share."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from coordinacion.correspondencia.views.comun import quien_lista
from coordinacion.giras import selectors
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion


def gira_de(request: HttpRequest, pk: int) -> tuple[Usuario, Reunion]:
    """Who asks and the event of the address. Raises `SinPermiso` or `Http404`."""
    actor = quien_lista(request)
    return actor, get_object_or_404(selectors.giras_para(actor), pk=pk)
