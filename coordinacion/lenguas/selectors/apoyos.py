"""The lists of language supports, and one of them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.busqueda import sin_mostrar
from coordinacion.documentos.models import DocumentoQuerySet
from coordinacion.documentos.selectors import del_asunto
from coordinacion.lenguas.models import ApoyoLinguistico, ApoyoQuerySet
from coordinacion.lenguas.opciones import Falta, Situacion
from coordinacion.lenguas.permisos import ASIGNABLES
from coordinacion.lenguas.reglas import ABIERTOS
from coordinacion.nucleo.etiquetas import EstadoApoyo
from coordinacion.nucleo.reloj import inicio_del_dia
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.selectors import personas_con_rol

_DE_UNA_FILA = ("carta", "lengua", "variante", "persona", "institucion", "plazo")


def en_situacion(situacion: str, ahora: datetime) -> Q:
    """The supports that stand or ended so; in time and late are said as the semáforo says them."""
    vencido = Q(plazo__suspendido_en=None, plazo__vence_en__lt=ahora)
    tarde = Q(plazo__vencio_en__isnull=False) | Q(
        plazo__suspendido_en=None, plazo__cerrado_en__gt=F("plazo__vence_en")
    )
    abierto, prestado = Q(estado__in=ABIERTOS), Q(estado=EstadoApoyo.PRESTADO)
    return {
        Situacion.ABIERTOS: abierto,
        Situacion.VENCIDOS: abierto & vencido,
        Situacion.A_TIEMPO: prestado & ~tarde,
        Situacion.FUERA: prestado & tarde,
        Situacion.NO_DISPONIBLES: Q(estado=EstadoApoyo.NO_DISPONIBLE),
        Situacion.CANCELADOS: Q(estado=EstadoApoyo.CANCELADO),
    }[Situacion(situacion)]


def de_lista(usuario: Usuario, cual: str, ahora: datetime) -> Q:
    """The supports of one list: a `Situacion`, a `Falta`, or all for anything else."""
    if cual == Falta.MIOS:
        return Q(estado__in=ABIERTOS, persona=usuario)
    if cual == Falta.POR_ASIGNAR:
        return Q(estado=EstadoApoyo.SOLICITADO)
    return en_situacion(cual, ahora) if cual in Situacion.values else Q()


def lista(usuario: Usuario, filtros: Mapping[str, Any], ahora: datetime) -> ApoyoQuerySet:
    """Supports that `usuario` may read, narrowed by `filtros` (`lista`, `clase`, `lengua`,
    `variante`, `sin_variante`, `desde`, `hasta`), with what a row shows.

    What is open comes by its date; the rest, the latest first.
    """
    cual = filtros.get("lista") or ""
    apoyos = ApoyoLinguistico.objects.visibles_para(usuario).filter(
        de_lista(usuario, cual, ahora), *del_periodo(filtros, "solicitado_en")
    )
    for campo in ("clase", "lengua", "variante"):
        if filtros.get(campo):
            apoyos = apoyos.filter(**{campo: filtros[campo]})
    if filtros.get("sin_variante"):
        apoyos = apoyos.filter(variante=None)
    abiertos = cual in (Situacion.ABIERTOS, Situacion.VENCIDOS, *Falta.values)
    orden = ("plazo__vence_en", "pk") if abiertos else ("-pk",)
    return apoyos.select_related(*_DE_UNA_FILA).defer(*sin_mostrar("carta__")).order_by(*orden)


def del_periodo(filtros: Mapping[str, Any], campo: str) -> list[Q]:
    """The condition of `desde` and `hasta` (local dates, both included) on that moment."""
    desde, hasta = filtros.get("desde"), filtros.get("hasta")
    condiciones = [Q(**{f"{campo}__gte": inicio_del_dia(desde)})] if desde else []
    if hasta:
        siguiente: date = hasta + timedelta(days=1)
        condiciones.append(Q(**{f"{campo}__lt": inicio_del_dia(siguiente)}))
    return condiciones


def apoyo_para(usuario: Usuario) -> ApoyoQuerySet:
    """Supports that `usuario` may open, with what their page shows."""
    return ApoyoLinguistico.objects.visibles_para(usuario).select_related(
        *_DE_UNA_FILA, "solicitado_por", "documento", "plazo__calendario"
    )


def de_la_carta(usuario: Usuario, carta: Correspondencia) -> list[ApoyoLinguistico]:
    """What was requested for one letter, in order; each with its letter, already in hand."""
    suyos = ApoyoLinguistico.objects.visibles_para(usuario).filter(carta=carta).order_by("pk")
    apoyos = list(suyos.select_related("lengua", "variante", "persona", "institucion", "plazo"))
    for apoyo in apoyos:
        apoyo.carta = carta
    return apoyos


def documentos_de(usuario: Usuario, apoyo: ApoyoLinguistico) -> DocumentoQuerySet:
    """Documents of the letter, among which is the translation."""
    return del_asunto(apoyo.carta_id).visibles_para(usuario)


def asignables() -> QuerySet[Usuario]:
    """People of the unit who may be given a support."""
    quienes = Q()
    for rol in ASIGNABLES:
        quienes |= Q(pk__in=personas_con_rol(rol).values("pk"))
    return Usuario.objects.filter(quienes).order_by("first_name", "last_name", "pk")


def instituciones() -> QuerySet[Institucion]:
    """Institutions that may lend an interpreter or a translator."""
    return Institucion.objects.filter(activa=True, es_unidad_coordinadora=False)
