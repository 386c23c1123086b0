"""Everything that one letter left in the database, without the numbers that each run changes."""

import re
from typing import Any

from django.db import models

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import Respuesta, SentidoDePunto, Turno
from coordinacion.correspondencia.models import (
    Correspondencia,
    Notificacion,
    PersonaAutorizada,
    Peticionario,
    Punto,
)
from coordinacion.plazos.models import AjustePlazo, Plazo

PROPIAS = (
    Correspondencia, Peticionario, Punto, PersonaAutorizada, Turno, Turno.puntos.through,
    Respuesta, SentidoDePunto, Notificacion, Plazo, AjustePlazo, Asiento,
)  # fmt: skip
# What a trigger writes from the line itself and from those before it.
DE_LA_CADENA = re.compile(r"^(huella|huella_datos|sal|numero)$")


def retrato() -> dict[str, list[Any]]:
    """Rows by table, in the order of their keys, with each key of these tables made an ordinal."""
    ordinales = {m: _ordinales(m) for m in PROPIAS}
    filas: dict[str, list[Any]] = {
        m.__name__: [_fila(o, ordinales) for o in _todas(m)] for m in PROPIAS
    }
    de_puntos = Turno.puntos.through.__name__  # whose order nobody decides
    filas[de_puntos].sort(key=lambda fila: sorted(fila.items()))
    turnos = ordinales[Turno]
    filas["Aviso"] = sorted(_aviso(aviso, turnos) for aviso in Aviso.objects.all())
    return filas


def _todas(modelo: type[models.Model]) -> models.QuerySet[models.Model]:
    return modelo._default_manager.order_by("pk")


def _ordinales(modelo: type[models.Model]) -> dict[int, int]:
    return {pk: n for n, pk in enumerate(_todas(modelo).values_list("pk", flat=True))}


def _fila(objeto: models.Model, ordinales: Any) -> dict[str, Any]:
    valores: dict[str, Any] = {}
    for campo in objeto._meta.concrete_fields:
        es_de_la_cadena = isinstance(objeto, Asiento) and DE_LA_CADENA.match(campo.name)
        if campo.primary_key or campo.generated or es_de_la_cadena:
            continue
        valor = getattr(objeto, campo.attname)
        ajeno = campo.related_model if campo.is_relation else None
        if ajeno in ordinales and valor is not None:
            valor = ordinales[ajeno][valor]
        valores[campo.attname] = valor
    _numeros_sueltos(objeto, valores, ordinales)
    return valores


def _numeros_sueltos(objeto: models.Model, valores: dict[str, Any], ordinales: Any) -> None:
    """References that are plain numbers, and addresses that carry one."""
    if valores.get("asunto_id") is not None:
        valores["asunto_id"] = ordinales[Correspondencia][valores["asunto_id"]]
    if isinstance(objeto, Plazo | Asiento) and valores["turno_id"] is not None:
        valores["turno_id"] = ordinales[Turno][valores["turno_id"]]
    if isinstance(objeto, Asiento):
        de = {"correspondencia": Correspondencia, "turno": Turno, "plazo": Plazo}[objeto.registro]
        valores["registro_id"] = ordinales[de][valores["registro_id"]]
    if "/turnos/" in valores.get("url", ""):
        valores["url"] = _sin_numero(valores["url"], ordinales[Turno])


def _aviso(aviso: Aviso, turnos: dict[int, int]) -> tuple[Any, ...]:
    clase, pk, resto = aviso.clave.split(":", 2)
    clave = (clase, turnos[int(pk)] if clase == "turno" else 0, resto)
    url = _sin_numero(aviso.url, turnos) if clase == "turno" else aviso.url
    dicho = (aviso.titulo, aviso.texto, url, aviso.urgente, aviso.creado_en)
    return (clave, aviso.destinatario_id, dicho)


def _sin_numero(url: str, turnos: dict[int, int]) -> str:
    return re.sub(r"\d+", lambda hallado: str(turnos[int(hallado[0])]), url)
