"""Language supports for the tests, in whatever state, and the letters that need them."""

from __future__ import annotations

from typing import Any

from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.lenguas import services
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Lengua, VarianteLengua
from tests.elenco import Elenco, carta_nueva, tema
from workflows import motor


def mixteco() -> Lengua:
    """A language with many variants."""
    return Lengua.objects.get(nombre="mixteco")


def variante_de(lengua: Lengua) -> VarianteLengua:
    """The first of its variants."""
    return lengua.variantes.order_by("clave")[0]


def carta_en_mixteco(elenco: Elenco, **campos: Any) -> Correspondencia:
    """A letter received in another language; what it asks for, in `campos`."""
    return carta_nueva(elenco, otra_lengua=True, lengua=mixteco(), **campos)


def clasificada_en_mixteco(elenco: Elenco, **campos: Any) -> Correspondencia:
    """The same, classified: what its petitioner asked for was requested with it."""
    carta = carta_en_mixteco(elenco, **campos)
    cambios = {"tipo": Tipo.objects.get(clave="peticion"), "tema": tema(), "via": "turnar"}
    return motor.de_carta(canalizacion.clasificar, elenco.analista, carta.pk, cambios=cambios)


def apoyo_en(
    elenco: Elenco, estado: str, carta: Correspondencia | None = None, clase: str = "interprete"
) -> ApoyoLinguistico:
    """A support brought to that state by its verbs; assigned to `oficialia`."""
    de = carta or carta_en_mixteco(elenco)
    apoyo = services.solicitar(elenco.analista, de.pk, clase=clase, lengua=mixteco())
    if estado in ("asignado", "prestado"):
        services.asignar(elenco.analista, apoyo.pk, persona=elenco.oficialia)
    if estado == "prestado":
        services.prestar(elenco.analista, apoyo.pk, momento=reloj.ahora())
    if estado == "no_disponible":
        services.declarar_no_disponible(elenco.analista, apoyo.pk, motivo="Nadie contestó")
    if estado == "cancelado":
        services.cancelar(elenco.analista, apoyo.pk, motivo="Habla español")
    return ApoyoLinguistico.objects.get(pk=apoyo.pk)
