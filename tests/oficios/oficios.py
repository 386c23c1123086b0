"""Oficios for the tests: what a person would have written, in whatever state."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from coordinacion.oficios import services
from coordinacion.oficios.models import Oficio
from tests.elenco import Elenco, destino, turnada

RAIZ = "https://ejemplo.invalid/"
TEXTOS = {
    "destinatario": "Comisariado Ejidal de Prueba",
    "asunto": "Respuesta a su petición",
    "cuerpo": "Se rehabilitará el camino.\n\nReciba un saludo.",
    "firma": "Mtra. Ana Ruiz",
    "firma_cargo": "Titular de la unidad",
}


def borrador(elenco: Elenco, **campos: Any) -> Oficio:
    """A draft by the analyst."""
    datos = {"clase": "invitacion", "clave_envio": uuid.uuid4(), **TEXTOS, **campos}
    return services.elaborar(elenco.analista, Oficio(**datos))


def oficio_en(elenco: Elenco, estado: str, **campos: Any) -> Oficio:
    """An oficio brought to that state by its verbs."""
    oficio = borrador(elenco, **campos)
    if estado == "cancelado":
        return services.cancelar(elenco.analista, oficio.pk, motivo="Ya no hace falta")
    if estado != "borrador":
        services.enviar_a_firma(elenco.analista, oficio.pk)
    if estado in ("firmado", "despachado", "acusado"):
        services.firmar(elenco.titular_unidad, oficio.pk, raiz=RAIZ)
    if estado in ("despachado", "acusado"):
        services.despachar(elenco.oficialia, oficio.pk, momento=reloj.ahora(), medio="mensajeria")
    if estado == "acusado":
        services.acusar(
            elenco.oficialia, oficio.pk, momento=reloj.ahora(), recibio="Oficialía de partes"
        )
    return Oficio.objects.get(pk=oficio.pk)


def turno_vencido(elenco: Elenco, *, reservado: bool = False, **campos: Any) -> Turno:
    """A turn to agency A whose term to answer ran out."""
    lectores: dict[str, Any] = {"enlaces": (elenco.enlace_a,)} if reservado else {}
    tipo = "denuncia" if reservado else "peticion"
    with reloj.en(reloj.ahora() - timedelta(days=90)):
        _, (turno,) = turnada(elenco, destino(elenco.a, **lectores), tipo=tipo, **campos)
    return turno
