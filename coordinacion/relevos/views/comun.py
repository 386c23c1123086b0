"""The tabs of these screens: those that each person may open."""

from django.urls import reverse

from coordinacion.organizacion.models import Usuario
from coordinacion.relevos.permisos import puede_preparar, ve_trabajo


def pestanas(actor: Usuario, actual: str) -> list[dict[str, object]]:
    """One tab per screen; `actual` is the name of the address that is open."""
    abre = {
        "ausencias": ("Ausencias", True),
        "instituciones": ("Instituciones que se extinguen", puede_preparar(actor)),
        "sin_persona": ("Trabajo sin persona", ve_trabajo(actor)),
        "acta": ("Entrega-recepción", True),
    }
    return [
        {"texto": texto, "url": reverse(f"relevo:{nombre}"), "actual": nombre == actual}
        for nombre, (texto, puede) in abre.items()
        if puede
    ]
