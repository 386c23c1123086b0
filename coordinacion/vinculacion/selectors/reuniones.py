"""The lists of meetings, and one of them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import contar
from coordinacion.nucleo.etiquetas import EstadoReunion as Estado
from coordinacion.organizacion.models import Institucion, Municipio, Usuario
from coordinacion.organizacion.selectors import personas_con_rol
from coordinacion.vinculacion import reglas
from coordinacion.vinculacion.models import Mesa, Reunion
from coordinacion.vinculacion.models.reunion import POR_CELEBRAR, ReunionQuerySet
from coordinacion.vinculacion.opciones import ListaReuniones
from coordinacion.vinculacion.permisos import CONDUCEN

_DE_UNA_FILA = ("municipio", "mesa")


def de_lista(cual: str) -> Q:
    """The meetings of one list; all for anything that is no `ListaReuniones`."""
    hoy = reloj.hoy()
    condiciones = {
        ListaReuniones.POR_CELEBRAR: Q(estado__in=POR_CELEBRAR),
        ListaReuniones.SIN_REGISTRAR: Q(
            estado__in=POR_CELEBRAR, inicia_en__lt=reloj.inicio_del_dia(hoy)
        ),
        ListaReuniones.POR_FORMALIZAR: Q(estado=Estado.CELEBRADA),
        ListaReuniones.TARDIAS: Q(
            estado=Estado.CELEBRADA,
            inicia_en__lt=reloj.inicio_del_dia(reglas.limite_para_formalizar(hoy)),
        ),
        ListaReuniones.FORMALIZADAS: Q(estado=Estado.FORMALIZADA),
        ListaReuniones.CANCELADAS: Q(estado=Estado.CANCELADA),
        ListaReuniones.VIGENTES: ~Q(estado=Estado.CANCELADA),
        ListaReuniones.REALIZADAS: Q(estado__in=[Estado.CELEBRADA, Estado.FORMALIZADA]),
    }
    return condiciones[ListaReuniones(cual)] if cual in ListaReuniones.values else Q()


def lista(usuario: Usuario, filtros: Mapping[str, Any]) -> ReunionQuerySet:
    """Meetings that `usuario` may read, narrowed by `filtros` (`lista`, `clase`, `anio`, `mes`,
    `trimestre`, `municipio`, `institucion`, `mesa`), with what a row shows.

    What is still to come, the soonest first; the rest, the latest first.
    """
    cual = filtros.get("lista") or ""
    reuniones = Reunion.objects.visibles_para(usuario).filter(de_lista(cual), del_periodo(filtros))
    for campo in ("clase", "municipio", "mesa"):
        if filtros.get(campo):
            reuniones = reuniones.filter(**{campo: filtros[campo]})
    if filtros.get("institucion"):
        reuniones = reuniones.filter(convocadas=filtros["institucion"])
    por_venir = cual in (ListaReuniones.POR_CELEBRAR, ListaReuniones.SIN_REGISTRAR)
    orden = ("inicia_en", "pk") if por_venir or filtros.get("anio") else ("-inicia_en", "-pk")
    return reuniones.select_related(*_DE_UNA_FILA).defer("desarrollo").order_by(*orden)


def del_periodo(filtros: Mapping[str, Any]) -> Q:
    """The meetings that begin in that year, or in its month or quarter."""
    if not filtros.get("anio"):
        return Q()
    desde, hasta = reglas.meses_de(
        filtros["anio"], filtros.get("mes") or 0, filtros.get("trimestre") or 0
    )
    return Q(inicia_en__gte=reloj.inicio_del_dia(desde), inicia_en__lt=reloj.inicio_del_dia(hasta))


def cuentas(usuario: Usuario) -> dict[str, int]:
    """How many meetings still ask something of the unit, by list."""
    cuales = (
        ListaReuniones.POR_CELEBRAR,
        ListaReuniones.SIN_REGISTRAR,
        ListaReuniones.POR_FORMALIZAR,
        ListaReuniones.TARDIAS,
    )
    listas = [lista(usuario, {"lista": cual}) for cual in cuales]
    return dict(zip(cuales, contar(listas), strict=True))


def reunion_para(usuario: Usuario) -> ReunionQuerySet:
    """Meetings that `usuario` may open, with what their page shows."""
    return Reunion.objects.visibles_para(usuario).select_related(
        *_DE_UNA_FILA, "responsable", "lengua", "minuta", "creada_por", "municipio__region"
    )


def del_dia(usuario: Usuario) -> ReunionQuerySet:
    """Today's meetings, in the order in which they begin."""
    hoy = reloj.hoy()
    periodo = Q(
        inicia_en__gte=reloj.inicio_del_dia(hoy),
        inicia_en__lt=reloj.inicio_del_dia(hoy + timedelta(days=1)),
    )
    reuniones = Reunion.objects.visibles_para(usuario).filter(periodo)
    return reuniones.exclude(estado=Estado.CANCELADA).order_by("inicia_en", "pk")


def responsables() -> QuerySet[Usuario]:
    """People of the unit who may be in charge of a meeting."""
    quienes = Q()
    for rol in CONDUCEN:
        quienes |= Q(pk__in=personas_con_rol(rol).values("pk"))
    return Usuario.objects.filter(quienes).order_by("first_name", "last_name", "pk")


def convocables() -> QuerySet[Institucion]:
    """Institutions that may be called."""
    return Institucion.objects.filter(activa=True, es_unidad_coordinadora=False)


def mesas_abiertas() -> QuerySet[Mesa]:
    """Tables that may still have sessions."""
    return Mesa.objects.exclude(estado="concluida").order_by("nombre", "pk")


def municipios() -> QuerySet[Municipio]:
    """Municipalities, for a select."""
    return Municipio.objects.only("clave", "nombre")
