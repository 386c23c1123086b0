"""What the desk asks while the clerk types: known senders."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from coordinacion.correspondencia import selectors
from coordinacion.correspondencia.forms.campos import Contacto
from coordinacion.correspondencia.models import Peticionario
from coordinacion.correspondencia.permisos import puede
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.tecleado import sin_nulos
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona

LARGO_MAXIMO = 200


@require_GET
def remitentes(request: HttpRequest) -> JsonResponse:
    """Known senders by name, post or community, with the folio of their last letter."""
    actor = _quien_captura(request)
    texto = sin_nulos(request.GET.get("q", ""))[:LARGO_MAXIMO]
    hallados = selectors.remitentes(actor, texto)
    return JsonResponse({"resultados": [_sugerencia(persona) for persona in hallados]})


def _quien_captura(request: HttpRequest) -> Usuario:
    actor = persona(request)
    if not puede(actor, Verbo.CORREGIR):
        raise SinPermiso
    return actor


def _sugerencia(firmante: Peticionario) -> dict[str, Any]:
    carta = firmante.correspondencia
    contacto = Contacto(
        firmante.telefono, firmante.correo, firmante.domicilio, firmante.sin_contacto
    )
    detalle = [firmante.cargo, firmante.comunidad, f"Último folio {carta.folio}"]
    return {
        "valor": firmante.pk,
        "texto": firmante.nombre,
        "detalle": " · ".join(dato for dato in detalle if dato),
        "datos": {
            "cargo": firmante.cargo,
            "comunidad": firmante.comunidad,
            "clase": firmante.clase,
            "sexo": firmante.sexo,
            "municipio": carta.municipio_id or "",
            "localidad": carta.localidad,
            "contacto": str(contacto),
        },
    }
