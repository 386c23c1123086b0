"""The list of tables of dialogue, one of them, and what anybody may read of one."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from coordinacion.correspondencia.models import Tema
from coordinacion.nucleo.etiquetas import EstadoMesa, EstadoReunion
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa, Opinion, Reunion
from coordinacion.vinculacion.models.mesa import MesaQuerySet
from coordinacion.vinculacion.models.reunion import ReunionQuerySet

HECHAS = (EstadoReunion.CELEBRADA, EstadoReunion.FORMALIZADA)


def lista(usuario: Usuario, filtros: Mapping[str, Any]) -> MesaQuerySet:
    """Tables that `usuario` may read, narrowed by `filtros` (`estado`, `municipio`), the latest
    first, each with how many opinions it heard and how many were answered."""
    mesas = Mesa.objects.visibles_para(usuario)
    if filtros.get("estado") in EstadoMesa.values:
        mesas = mesas.filter(estado=filtros["estado"])
    if filtros.get("municipio"):
        mesas = mesas.filter(municipio=filtros["municipio"])
    return (
        mesas.select_related("municipio")
        .annotate(
            oidas=Count("opiniones"),
            respondidas=Count("opiniones", filter=Q(opiniones__respondida_en__isnull=False)),
        )
        .order_by("-pk")
    )


def mesa_para(usuario: Usuario) -> MesaQuerySet:
    """Tables that `usuario` may open, with what their page shows."""
    return Mesa.objects.visibles_para(usuario).select_related(
        "municipio__region", "lengua", "acta", "creada_por"
    )


def sesiones_de(mesa: Mesa) -> ReunionQuerySet:
    """Its sessions, in order."""
    return Reunion.objects.filter(mesa=mesa).select_related("municipio").order_by("inicia_en", "pk")


def opiniones_de(mesa: Mesa) -> QuerySet[Opinion]:
    """What was said at it, by topic and community."""
    suyas = mesa.opiniones.select_related("tema", "lengua", "lengua_respuesta", "reunion")
    return suyas.order_by("tema__nombre", "comunidad", "pk")


def temas() -> QuerySet[Tema]:
    """Topics of which one may speak at a table."""
    return Tema.objects.filter(padre__isnull=False).order_by("nombre")


def mesas_publicas() -> MesaQuerySet:
    """The tables whose summary anybody may read."""
    publicas = Mesa.objects.filter(publica=True).select_related("municipio__region", "lengua")
    return publicas.order_by("-pk")


def fechas_publicas(mesa: Mesa) -> ReunionQuerySet:
    """The sessions that were held: only when and where."""
    return Reunion.objects.filter(mesa=mesa, estado__in=HECHAS).order_by("celebrada_en")
