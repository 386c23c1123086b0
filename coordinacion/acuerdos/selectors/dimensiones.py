"""By what the board divides agreements and commitments, and how each list is found again.

A dimension says where its key and its name are, seen from an agreement and from a commitment, and
what is said of those that have none. Both the figure and the list behind it come from here.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat

from coordinacion.acuerdos.models import Parte
from coordinacion.nucleo.tecleado import entero
from coordinacion.organizacion.models import Institucion

NINGUNA = "0"
"""How an address says «those that have none»."""

_ORDEN_DE_EXTERNO = Subquery(
    Parte.objects.filter(acuerdo=OuterRef("acuerdo"), externa=OuterRef("externo"))
    .exclude(externa="")
    .order_by("id")
    .values("orden")[:1]
)


@dataclass(frozen=True)
class Dimension:
    """One way of dividing the board. `nombre` and `llave` are expressions on a commitment; the
    same on an agreement begin with `acuerdo_`."""

    clave: str
    titulo: str
    sin: str
    llave: Combinable
    nombre: Combinable
    acuerdo_llave: str
    acuerdo_nombre: Combinable
    es_texto: bool = False

    def de_acuerdos(self, valor: str) -> Q:
        """The condition of the agreements of one row of the board."""
        return _igual(self.acuerdo_llave, self._leer(valor))

    def de_compromisos(self, valor: str) -> Q:
        """The same of the commitments, on the alias `llave`."""
        return _igual("llave", self._leer(valor))

    def _leer(self, valor: str) -> str | int | None:
        if valor == NINGUNA:
            return None
        return valor[:40] if self.es_texto else min(entero(valor), 2**62)


def _igual(campo: str, valor: str | int | None) -> Q:
    return Q(**{f"{campo}__isnull": True}) if valor is None else Q(**{campo: valor})


def _junto(*campos: str) -> Combinable:
    partes: list[Any] = [F(campos[0])]
    for campo in campos[1:]:
        partes += [Value(" · "), F(campo)]
    return Concat(*partes, output_field=CharField())


DIMENSIONES: dict[str, Dimension] = {
    una.clave: una
    for una in (
        Dimension(
            "reunion",
            "Reunión",
            "Sin reunión",
            F("acuerdo__reunion"),
            _junto("acuerdo__reunion__folio", "acuerdo__reunion__asunto"),
            "reunion",
            _junto("reunion__folio", "reunion__asunto"),
        ),
        Dimension(
            "region",
            "Región",
            "Sin municipio",
            F("acuerdo__municipio__region"),
            F("acuerdo__municipio__region__nombre"),
            "municipio__region",
            F("municipio__region__nombre"),
        ),
        Dimension(
            "orden",
            "Orden o poder",
            "Sin orden señalado",
            Coalesce(F("institucion__orden"), _ORDEN_DE_EXTERNO),
            Value("", output_field=CharField()),
            "partes__orden",
            Value("", output_field=CharField()),
            es_texto=True,
        ),
        Dimension(
            "institucion",
            "Institución",
            "Autoridades sin cuenta",
            F("institucion"),
            F("institucion__nombre"),
            "partes__institucion",
            F("partes__institucion__nombre"),
        ),
        Dimension(
            "proyecto",
            "Proyecto estratégico",
            "Sin proyecto",
            F("acuerdo__proyecto"),
            F("acuerdo__proyecto__nombre"),
            "proyecto",
            F("proyecto__nombre"),
        ),
    )
}


def nombre_de(dimension: Dimension, llave: object, nombre: str | None) -> str:
    """What a row of the board is called."""
    if llave is None:
        return dimension.sin
    if dimension.es_texto:
        return str(Institucion.Orden(str(llave)).label)
    return nombre or ""
