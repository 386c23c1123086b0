"""Reads for the pages of imports."""

from collections.abc import Iterator
from typing import Any

from django.core.cache import cache
from django.db.models import Count, QuerySet

from coordinacion.carga.models import Importacion, ImportacionQuerySet, RenglonImportado
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.organizacion.models import Usuario

ENCABEZADOS = ("Renglón", "Resultado", "Asunto", "Queda como", "Errores", "Advertencias", "Folio")


def de_la_persona(usuario: Usuario) -> ImportacionQuerySet:
    """The imports that the person may see, newest first, without their files."""
    visibles = Importacion.objects.visibles_para(usuario).select_related("actor")
    return visibles.defer("contenido").order_by("-id")


def visible(usuario: Usuario, pk: int) -> Importacion:
    """One of them. Raises `Importacion.DoesNotExist`."""
    return de_la_persona(usuario).get(pk=pk)


def llave_de_avance(pk: int) -> str:
    """Under which key a worker says how far it is."""
    return f"importacion:{pk}:avance"


def avance(importacion: Importacion) -> tuple[int, int]:
    """Rows done and rows in all, while a worker has it; 0 of 0 before."""
    hechos, total = cache.get(llave_de_avance(importacion.pk)) or (0, 0)
    return hechos, total


def renglones(importacion: Importacion, resultado: str = "") -> QuerySet[RenglonImportado]:
    """The rows of a file, in its order, all or those of one result."""
    suyos = importacion.renglones.select_related("correspondencia").order_by("numero")
    return suyos.filter(resultado=resultado) if resultado else suyos


def cuentas(importacion: Importacion) -> dict[str, int]:
    """How many rows of each result."""
    filas = importacion.renglones.order_by().values_list("resultado").annotate(Count("pk"))
    return dict(filas)


def como_queda(renglon: RenglonImportado) -> str:
    """The state of its letter in words."""
    return EstadoCorrespondencia(renglon.estado).label if renglon.estado else ""


def filas_del_informe(importacion: Importacion) -> Iterator[tuple[Any, ...]]:
    """The report as a spreadsheet has it."""
    for renglon in renglones(importacion).iterator(chunk_size=2000):
        carta = renglon.correspondencia
        yield (
            renglon.numero,
            renglon.get_resultado_display(),
            renglon.asunto,
            como_queda(renglon),
            "; ".join(renglon.errores),
            "; ".join(renglon.advertencias),
            carta.folio if carta else "",
        )
