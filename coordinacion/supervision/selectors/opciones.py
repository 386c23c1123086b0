"""What the filter panel offers, read with one query."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia, Tema, Tipo
from coordinacion.lenguas.opciones import NO_ANOTADA
from coordinacion.organizacion.models import Institucion, Lengua, Municipio, Region, VarianteLengua

Opciones = Mapping[str, list[tuple[str, str]]]


def opciones() -> Opciones:
    """Key and name of every choice, by the field that it belongs to, in alphabetical order.

    Of the hundreds of institutions and municipalities, those that some letter has to do with.
    """
    nombre = F("nombre")
    con_padre = Coalesce(Concat(F("padre__nombre"), Value(" · "), nombre), nombre)
    con_turnos = Turno.objects.filter(institucion=OuterRef("pk"))
    con_cartas = Correspondencia.objects.filter(municipio=OuterRef("pk"))
    en_lengua = Correspondencia.objects.filter(otra_lengua=True, lengua=OuterRef("pk"))
    en_variante = Correspondencia.objects.filter(
        otra_lengua=True, lengua=OuterRef("lengua"), variante=OuterRef("pk")
    )
    filas = _opcion("tipo", Tipo.objects.all(), nombre).union(
        _opcion("tema", Tema.objects.all(), con_padre),
        _opcion("institucion", Institucion.objects.filter(Exists(con_turnos)), nombre),
        _opcion("lengua", Lengua.objects.filter(Exists(en_lengua)), nombre),
        _opcion("variante", VarianteLengua.objects.filter(Exists(en_variante)), nombre),
        _opcion("region", Region.objects.all(), nombre),
        _opcion("municipio", Municipio.objects.filter(Exists(con_cartas)), nombre),
        all=True,
    )
    por_campo: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for campo, clave, texto in filas.order_by("nombre_opcion"):
        por_campo[campo].append((clave, texto))
    for campo in ("lengua", "variante"):
        por_campo[campo].append((NO_ANOTADA, "Sin anotar"))
    return por_campo


def _opcion(campo: str, filas: QuerySet[Any], nombre: Combinable) -> QuerySet[Any, Any]:
    anotadas: QuerySet[Any, Any] = filas.order_by().annotate(
        campo_opcion=Value(campo, output_field=CharField()),
        clave_opcion=Cast("pk", CharField()),
        nombre_opcion=Cast(nombre, CharField()),
    )
    return anotadas.values_list("campo_opcion", "clave_opcion", "nombre_opcion")
