"""A gira and what a person sends from its grid."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.urls import reverse

from coordinacion.correspondencia.models import Tema, Tipo
from coordinacion.giras import services
from coordinacion.giras.models import Captura
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Municipio
from coordinacion.vinculacion.models import Reunion
from tests.elenco import Elenco, instruccion


def gira(elenco: Elenco, **campos: Any) -> Reunion:
    """A gira that began an hour ago and goes on."""
    ahora = reloj.ahora()
    datos: dict[str, Any] = {
        "folio": f"RG-{uuid.uuid4().hex[:8]}",
        "clase": "gira",
        "asunto": "Gira por la Sierra Norte",
        "inicia_en": ahora - timedelta(hours=1),
        "termina_en": ahora + timedelta(hours=2),
        "inicia_original_en": ahora - timedelta(hours=1),
        "lugar": "Explanada municipal",
        "municipio": Municipio.objects.order_by("pk")[0],
        "responsable": elenco.vinculacion,
        "creada_por": elenco.vinculacion,
        "creada_en": ahora - timedelta(days=3),
        **campos,
    }
    return Reunion.objects.create(**datos)


def captura(elenco: Elenco, persona: str = "oficialia", reunion: Reunion | None = None) -> Captura:
    """A sheet just begun by that person."""
    de_que = reunion or gira(elenco)
    return services.abrir(elenco.personas[persona], de_que.pk, clave_envio=uuid.uuid4())


def renglon(n: int = 1, **campos: Any) -> dict[str, Any]:
    """What is typed in one line."""
    datos = {
        "clave": str(uuid.uuid4()),
        "nombre": f"Persona Número {n}",
        "sexo": "mujer",
        "comunidad": "San Juan",
        "contacto": "951 123 4567",
        "asunto": f"Pide la rehabilitación del camino {n}",
    }
    return {**datos, **campos}


def enviado(una: Captura, renglones: list[dict[str, Any]], **cabecera: Any) -> dict[str, Any]:
    """The whole form of the grid, as the browser sends it."""
    cabeza = {
        "canal": "gira",
        "recibida_en": f"{reloj.local(una.recibida_en):%d/%m/%Y %H:%M}",
        "dirigida_a": "gobernador",
        "motivo_captura_tardia": "",
        **cabecera,
    }
    filas = {
        f"r-{i}-{campo}": valor
        for i, uno in enumerate(renglones)
        for campo, valor in uno.items()
        if valor not in (None, False)
    }
    return {"r-TOTAL_FORMS": len(renglones), "r-INITIAL_FORMS": 0, **cabeza, **filas}


def enviar(
    elenco: Elenco, persona: str, una: Captura, renglones: list[dict[str, Any]], **resto: Any
) -> Any:
    """The grid sent with its main button, or with `accion`."""
    datos = enviado(una, renglones, **{"accion": "registrar", **resto})
    return elenco.cliente(persona).post(reverse("gira:captura", args=[una.pk]), datos)


def lo_del_acto() -> dict[str, Any]:
    """What the head of the sheet says so that what is handed over is sent at once."""
    return {
        "tipo": Tipo.objects.get(clave="peticion").pk,
        "instruccion": instruccion("atender_e_informar").pk,
    }


def tema() -> int:
    """Any topic that an institution may be sent."""
    return Tema.objects.filter(activo=True, padre__isnull=False, vinculante=False)[0].pk
