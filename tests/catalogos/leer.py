"""What a test reads back: the last change in the log and the errors of a form."""

from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento


def ultimo_cambio() -> Asiento:
    return Asiento.objects.filter(hecho=Hecho.CATALOGO_CAMBIADO).latest("id")


def hay_cambios() -> bool:
    return Asiento.objects.filter(hecho=Hecho.CATALOGO_CAMBIADO).exists()


def errores(respuesta: Any, campo: str) -> str:
    assert respuesta.status_code == 422
    return " ".join(respuesta.context["form"].errors.get(campo, []))
