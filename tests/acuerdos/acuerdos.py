"""Agreements for the tests, by the real verbs, and what the writing screen sends."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from coordinacion.acuerdos.models import Acuerdo, Parte
from coordinacion.acuerdos.services import acuerdos as services
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion, Municipio
from coordinacion.vinculacion import services as vinculacion
from coordinacion.vinculacion.models import Reunion
from tests.elenco import Elenco

TEXTO = "Reparar el camino de acceso a la comunidad"


def propuesto(elenco: Elenco, *partes: Institucion, **campos: Any) -> Acuerdo:
    """A convenio among agency `a`, a municipality and whoever else is named."""
    datos: dict[str, Any] = {"origen": "convenio", "texto": TEXTO, **campos}
    todas = [Parte(institucion=una, orden=una.orden) for una in (elenco.a, *partes)]
    municipio = Parte(externa="Municipio de Prueba", orden="municipal")
    return services.proponer(elenco.vinculacion, Acuerdo(**datos), [*todas, municipio])


def programada(elenco: Elenco) -> Reunion:
    """A social meeting for tomorrow."""
    inicia = reloj.minuto(reloj.ahora()) + timedelta(days=1)
    reunion = Reunion(
        clase="social",
        asunto="Camino a la comunidad",
        inicia_en=inicia,
        termina_en=inicia + timedelta(hours=2),
        lugar="Casa de la cultura",
        municipio=municipio(),
        responsable=elenco.vinculacion,
    )
    return vinculacion.programar(elenco.vinculacion, reunion, [elenco.d])


def municipio() -> Municipio:
    """One of the State's."""
    return Municipio.objects.order_by("clave")[0]


def acuerdo_en(elenco: Elenco, estado: str) -> Acuerdo:
    """One brought to that state by its verbs."""
    uno = propuesto(elenco)
    if estado == "alcanzado":
        services.alcanzar(elenco.vinculacion, uno.pk)
    if estado == "no_alcanzado":
        services.no_alcanzar(elenco.vinculacion, uno.pk, motivo="No hubo presupuesto")
    return Acuerdo.objects.get(pk=uno.pk)


def tecleado(*acuerdos: dict[str, Any], clave: uuid.UUID | None = None) -> dict[str, str]:
    """What the writing screen sends: `texto` and so on of each, and its `compromisos`."""
    datos = {"clave_envio": str(clave or uuid.uuid4())}
    for n, uno in enumerate(acuerdos):
        datos |= _con(f"a{n}", {"desenlace": "alcanzado", "motivo": "", "proyecto": ""} | uno)
        for c, compromiso in enumerate(uno.get("compromisos", [])):
            vacio = dict.fromkeys(("fecha", "dias", "verifica", "resultado", "correo"), "")
            datos |= _con(f"a{n}-c{c}", {**vacio, "orden": "municipal", **compromiso})
    return datos


def _con(prefijo: str, campos: dict[str, Any]) -> dict[str, str]:
    return {
        f"{prefijo}-{campo}": str(valor)
        for campo, valor in campos.items()
        if campo != "compromisos"
    }
