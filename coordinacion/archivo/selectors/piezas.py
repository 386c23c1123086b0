"""The letters of a file. Of one that the reader may not read, its folio and its sheets."""

from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce

from coordinacion.archivo.models import EnExpediente, Expediente
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.acceso import legible
from coordinacion.correspondencia.models.busqueda import sin_mostrar
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.paginas import rebanada
from coordinacion.organizacion.models import Usuario


@dataclass(frozen=True)
class Resumen:
    """How much a file holds."""

    asuntos: int
    fojas: int
    digitales: int


def resumen(expediente: Expediente) -> Resumen:
    """What is archived in it: letters, sheets and digital copies."""
    suyas = _archivadas(expediente)
    cuenta = suyas.aggregate(asuntos=Count("pk"), fojas=Coalesce(Sum("fojas"), 0))
    copias = Documento.objects.filter(asunto_id__in=suyas.values("carta_id"))
    return Resumen(cuenta["asuntos"], cuenta["fojas"], copias.count())


def piezas_de(
    usuario: Usuario, expediente: Expediente, numero: int
) -> tuple[list[EnExpediente], bool]:
    """One page of its letters in the order in which they came, each marked `legible` or not and
    with its `digitales`; and whether there is another page."""
    filas = _archivadas(expediente).select_related("carta", "archivada_por").order_by("pk")
    marcadas = filas.defer(*sin_mostrar("carta__")).annotate(
        legible=ExpressionWrapper(legible(usuario, "carta__"), output_field=BooleanField()),
        digitales=_copias(),
    )
    return rebanada(marcadas, numero)


def pieza_de(carta: Correspondencia) -> EnExpediente | None:
    """The place of a letter, proposed or certain, with its file."""
    suyas = EnExpediente.objects.filter(carta=carta)
    return suyas.select_related("expediente__serie", "archivada_por", "propuesto_por").first()


def _archivadas(expediente: Expediente) -> QuerySet[EnExpediente]:
    return EnExpediente.objects.filter(expediente=expediente, archivada_en__isnull=False)


def _copias() -> Coalesce:
    suyas = Documento.objects.filter(asunto_id=OuterRef("carta_id")).order_by().values("asunto_id")
    cuantas = suyas.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(cuantas, output_field=IntegerField()), 0)
