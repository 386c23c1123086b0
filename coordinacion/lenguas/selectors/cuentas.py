"""How many: letters by language, and supports by language, kind and outcome. Each number is the
length of a list that `usuario` may open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.opciones import ClaseApoyo, Situacion
from coordinacion.lenguas.selectors.apoyos import del_periodo, en_situacion
from coordinacion.organizacion.models import Usuario

_LENGUA = ("lengua_id", "lengua__nombre", "variante_id", "variante__nombre")
_EN_ORDEN = (F("lengua__nombre").asc(nulls_last=True), F("variante__nombre").asc(nulls_first=True))


@dataclass(frozen=True)
class Renglon:
    """The figures of one language and variant (None: not written down), by their names."""

    lengua_id: int | None
    lengua: str
    variante_id: int | None
    variante: str
    cifras: Mapping[str, int]
    clase: str = ""

    @property
    def clase_en_palabras(self) -> str:
        """The kind of support, as people read it."""
        return str(ClaseApoyo(self.clase).label) if self.clase else ""


def apoyos_por_lengua(
    usuario: Usuario, filtros: Mapping[str, Any], ahora: datetime
) -> list[Renglon]:
    """Supports requested in the period, by language, variant and kind: `total` and each
    `Situacion`. One query."""
    visibles = ApoyoLinguistico.objects.visibles_para(usuario)
    cifras = {una.value: Count("pk", filter=en_situacion(una, ahora)) for una in Situacion}
    grupos = visibles.filter(*del_periodo(filtros, "solicitado_en")).values(*_LENGUA, "clase")
    filas = grupos.annotate(total=Count("pk"), **cifras).order_by(*_EN_ORDEN, "clase")
    return [_renglon(fila, ("total", *Situacion.values)) for fila in filas]


def cartas_por_lengua(usuario: Usuario, filtros: Mapping[str, Any]) -> list[Renglon]:
    """Letters in another language received in the period, by language and variant: `total`, and
    of them those that ask for each kind of support. One query."""
    visibles = Correspondencia.objects.visibles_para(usuario).filter(otra_lengua=True)
    piden = {
        ClaseApoyo.INTERPRETE.value: Count("pk", filter=Q(pide_interprete=True)),
        ClaseApoyo.TRADUCCION.value: Count("pk", filter=Q(pide_traduccion=True)),
    }
    grupos = visibles.filter(*del_periodo(filtros, "recibida_en")).values(*_LENGUA)
    filas = grupos.annotate(total=Count("pk"), **piden).order_by(*_EN_ORDEN)
    return [_renglon(fila, ("total", *ClaseApoyo.values)) for fila in filas]


def suma(renglones: list[Renglon]) -> dict[str, int]:
    """The figures of all the rows together."""
    nombres = renglones[0].cifras if renglones else {}
    return {nombre: sum(uno.cifras[nombre] for uno in renglones) for nombre in nombres}


def _renglon(fila: Mapping[str, Any], cifras: tuple[str, ...]) -> Renglon:
    return Renglon(
        lengua_id=fila["lengua_id"],
        lengua=fila["lengua__nombre"] or "Sin anotar",
        variante_id=fila["variante_id"],
        variante=fila["variante__nombre"] or "Sin precisar",
        cifras={cifra: fila[cifra] for cifra in cifras},
        clase=fila.get("clase", ""),
    )
