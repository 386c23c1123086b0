"""What the tests of the desk's screens share: a form as a browser would send it."""

import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from tests.documentos import archivos

MESA = "/registro/"
HTMX = {"HX-Request": "true"}


def sin_firmantes(prefijo: str = "firmantes") -> dict[str, str]:
    return {f"{prefijo}-TOTAL_FORMS": "0", f"{prefijo}-INITIAL_FORMS": "0"}


def carta_tecleada(**campos: Any) -> dict[str, Any]:
    """What the clerk types at the very least; `campos` adds or replaces (None takes out)."""
    datos = {
        **sin_firmantes(),
        "accion": "siguiente",
        "clave_envio": str(uuid.uuid4()),
        "recibida_en": reloj.local(reloj.ahora()).strftime("%d/%m/%Y %H:%M"),
        "canal": "ventanilla",
        "dirigida_a": "gobernador",
        "condicion_remitente": "identificado",
        "remitente": "Comisariado Ejidal de San Juan",
        "asunto": "Solicita la rehabilitación del camino a la comunidad",
        **campos,
    }
    return {campo: valor for campo, valor in datos.items() if valor is not None}


def registrar(cliente: Client, **campos: Any) -> Any:
    """Send the form as htmx does."""
    return cliente.post(MESA, carta_tecleada(**campos), headers=HTMX)


def ultima() -> Correspondencia:
    return Correspondencia.objects.latest("id")


def en_el_lote(persona: Usuario, nombre: str = "oficio.pdf", paginas: int = 1) -> Documento:
    archivo = SimpleUploadedFile(nombre, archivos.pdf(paginas))
    return documentos.guardar(persona, archivo, clase=Documento.Clase.LOTE)


def corregir(carta: Correspondencia) -> str:
    return reverse("registro:corregir", args=[carta.slug])
