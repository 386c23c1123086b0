"""Reads of operations for their screens."""

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from coordinacion.correspondencia.models import Correspondencia
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


def el_mas_antiguo(actor: Usuario, operacion: Operacion) -> str:
    """The folio of the oldest letter of its rows that is still open; "" when none is."""
    suyas = renglones(operacion).order_by().values("registro_id")
    abiertas = Correspondencia.objects.visibles_para(actor).abiertas().filter(pk__in=suyas)
    folios = abiertas.order_by("recibida_en", "pk").values_list("folio", flat=True)
    return folios.first() or ""


def cuentas(operacion: Operacion) -> Mapping[str, int]:
    """How many rows there are of each result, as of now."""
    filas = Renglon.objects.filter(operacion=operacion).order_by().values("resultado")
    hay = {fila["resultado"]: fila["cuantos"] for fila in filas.annotate(cuantos=Count("pk"))}
    return {uno: hay.get(uno, 0) for uno in ResultadoRenglon.values}
