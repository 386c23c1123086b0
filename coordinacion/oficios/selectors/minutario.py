"""The minutario: what the unit sent and is about to send."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.busqueda import sin_mostrar
from coordinacion.nucleo.cuentas import contar
from coordinacion.nucleo.etiquetas import EstadoOficio
from coordinacion.nucleo.paginas import rebanada
from coordinacion.nucleo.tecleado import entero
from coordinacion.oficios.models import Oficio, OficioQuerySet
from coordinacion.oficios.opciones import ClaseOficio
from coordinacion.organizacion.models import Institucion, Usuario

POR_HACER = (
    EstadoOficio.BORRADOR,
    EstadoOficio.POR_FIRMAR,
    EstadoOficio.FIRMADO,
    EstadoOficio.DESPACHADO,
)


def minutario(usuario: Usuario, filtros: Mapping[str, str]) -> OficioQuerySet:
    """Oficios by number, the latest first; drafts, which have none, when they are asked for.

    What is said of an oficio that `usuario` may not read is its number, dates and state: the
    other filters do not find it.
    """
    oficios = Oficio.objects.listables_para(usuario)
    estado = filtros.get("estado", "")
    if estado in EstadoOficio.values:
        oficios = oficios.filter(estado=estado)
    orden = ["-anio", "serie", "-numero"]
    if estado == EstadoOficio.BORRADOR:
        orden = ["-pk"]
    elif estado != EstadoOficio.CANCELADO:
        oficios = oficios.filter(numero__isnull=False)
    if anio := entero(filtros.get("anio")):
        oficios = oficios.filter(anio=min(anio, 9999))
    return oficios.filter(_de_su_texto(filtros), _por_numero(filtros)).order_by(*orden)


def por_hacer(usuario: Usuario) -> dict[str, int]:
    """How many oficios stand in each state that still asks something of the unit."""
    listas = [minutario(usuario, {"estado": estado}) for estado in POR_HACER]
    return dict(zip(POR_HACER, contar(listas), strict=True))


def _de_su_texto(filtros: Mapping[str, str]) -> Q:
    filtro = Q()
    if filtros.get("clase", "") in ClaseOficio.values:
        filtro &= Q(clase=filtros["clase"])
    if institucion := entero(filtros.get("institucion")):
        filtro &= Q(institucion_id=institucion)
    return filtro & Q(legible=True) if filtro else filtro


def _por_numero(filtros: Mapping[str, str]) -> Q:
    """The number alone as people say it («el 123»), or the whole one."""
    texto = filtros.get("q", "").strip().upper()
    if not texto:
        return Q()
    numero = entero(texto)
    return Q(numero=numero) if 0 < numero < 2**31 else Q(folio=texto)


def pagina_de(oficios: OficioQuerySet, numero: int) -> tuple[list[Oficio], bool]:
    """One page with what a row shows, and whether there is another; nothing is counted."""
    con_su_fila = oficios.select_related("carta", "institucion")
    return rebanada(con_su_fila.defer("cuerpo", "copias", *sin_mostrar("carta__")), numero)


def con_oficios() -> QuerySet[Institucion]:
    """Institutions to which something was written, for the filter."""
    return Institucion.objects.filter(Exists(Oficio.objects.filter(institucion=OuterRef("pk"))))


def oficio_para(usuario: Usuario) -> OficioQuerySet:
    """Oficios that `usuario` may open, with what their page shows."""
    return Oficio.objects.visibles_para(usuario).select_related(
        "carta", "turno", "institucion", "elaborado_por", "revisado_por", "impreso", "acuse"
    )


def de_la_carta(usuario: Usuario, carta: Correspondencia) -> OficioQuerySet:
    """What was written of one letter, in the order in which it was begun."""
    return Oficio.objects.visibles_para(usuario).filter(carta=carta).order_by("pk")
