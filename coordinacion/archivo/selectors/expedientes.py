"""The files of the archive, as their list, their page and their cover read them."""

from collections.abc import Mapping

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from coordinacion.archivo.models import (
    EnExpediente,
    Expediente,
    ExpedienteQuerySet,
    SerieDocumental,
)
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.correspondencia.reglas import llano
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoExpediente
from coordinacion.nucleo.paginas import rebanada
from coordinacion.nucleo.tecleado import entero, sin_nulos
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vigencia import en_vigor


def series_vigentes() -> QuerySet[SerieDocumental]:
    """Series in which a file may be opened today."""
    return SerieDocumental.objects.filter(en_vigor(reloj.hoy()))


def expedientes(usuario: Usuario, filtros: Mapping[str, str]) -> ExpedienteQuerySet:
    """Files by number, the latest first; what a filter does not understand filters nothing."""
    filas = Expediente.objects.visibles_para(usuario).filter(_que_dicen(filtros.get("q", "")))
    if filtros.get("estado", "") in EstadoExpediente.values:
        filas = filas.filter(estado=filtros["estado"])
    if serie := entero(filtros.get("serie")):
        filas = filas.filter(serie_id=serie)
    if anio := entero(filtros.get("anio")):
        filas = filas.filter(anio=min(anio, 9999))
    return filas.order_by("-anio", "serie_id", "-numero")


def _que_dicen(texto: str) -> Q:
    """The whole number of a file, or words of its title."""
    buscado = sin_nulos(texto).strip()
    if not buscado:
        return Q()
    return Q(codigo=buscado.upper()) | Q(busqueda=SearchQuery(llano(buscado), config="spanish"))


def pagina_de(filas: ExpedienteQuerySet, numero: int) -> tuple[list[Expediente], bool]:
    """One page with what a row shows, and whether there is another; nothing is counted."""
    return rebanada(filas.select_related("serie").annotate(**_lo_que_hay()), numero)


def _lo_que_hay() -> dict[str, Coalesce]:
    """Letters archived in each file, and their sheets, looked up for the rows of the page."""
    suyas = EnExpediente.objects.filter(expediente=OuterRef("pk"), archivada_en__isnull=False)
    por_uno = suyas.order_by().values("expediente")
    return {
        "asuntos": Coalesce(Subquery(por_uno.annotate(n=Count("pk")).values("n")), 0),
        "fojas": Coalesce(Subquery(por_uno.annotate(n=Sum("fojas")).values("n")), 0),
    }


def expediente_para(usuario: Usuario) -> ExpedienteQuerySet:
    """Files that `usuario` may open, with what their page shows."""
    return Expediente.objects.visibles_para(usuario).select_related("serie", "abierto_por")


def por_codigo(usuario: Usuario, tecleado: str) -> Expediente | None:
    """The file of a number as typed, among those that `usuario` may see."""
    codigo = sin_nulos(tecleado).strip().upper()
    return Expediente.objects.visibles_para(usuario).filter(codigo=codigo).first()


def acceso_de(expediente: Expediente) -> Acceso:
    """How a file is classified: as the most restricted of its letters."""
    suyos = EnExpediente.objects.filter(expediente=expediente)
    hay = set(suyos.order_by().values_list("carta__acceso", flat=True).distinct())
    de_mas_a_menos = (Acceso.RESERVADO, Acceso.CONFIDENCIAL)
    return next((acceso for acceso in de_mas_a_menos if acceso in hay), Acceso.NORMAL)
