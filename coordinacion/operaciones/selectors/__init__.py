"""Reads of operations for their screens."""

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from coordinacion.nucleo.etiquetas import ResultadoRenglon
from coordinacion.operaciones.models import Operacion, Renglon
from coordinacion.organizacion.models import Usuario


def de_la_persona(usuario: Usuario) -> QuerySet[Operacion]:
    """The operations that the person set going or prepared, the latest first."""
    return Operacion.objects.filter(actor=usuario).order_by("-id")


def visible(usuario: Usuario, pk: int) -> Operacion:
    """One operation. Raises `Operacion.DoesNotExist` when it is not for `usuario` to see."""
    return Operacion.objects.visibles_para(usuario).select_related("actor").get(pk=pk)


def propia(usuario: Usuario, pk: int) -> Operacion:
    """One operation of the person's own. Raises `Operacion.DoesNotExist`."""
    return Operacion.objects.get(pk=pk, actor=usuario)


def renglones(operacion: Operacion, resultado: str = "") -> QuerySet[Renglon]:
    """Its rows in their order, all or those with one result."""
    suyos = Renglon.objects.filter(operacion=operacion).order_by("orden")
    return suyos.filter(resultado=resultado) if resultado in ResultadoRenglon.values else suyos


def cuentas(operacion: Operacion) -> Mapping[str, int]:
    """How many rows there are of each result, as of now."""
    filas = Renglon.objects.filter(operacion=operacion).order_by().values("resultado")
    hay = {fila["resultado"]: fila["cuantos"] for fila in filas.annotate(cuantos=Count("pk"))}
    return {uno: hay.get(uno, 0) for uno in ResultadoRenglon.values}
