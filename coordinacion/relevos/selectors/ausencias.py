"""Who stands in for whom, as each person may see it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Sustitucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vigencia import en_vigor

Puestos = frozenset[tuple[int, str]]
"""Roles of one person: institution and role."""


def papeles_en(fecha: date, personas: Collection[int]) -> dict[int, Puestos]:
    """What each of those people holds in her own name on a local date; nothing for who has none."""
    filas = Adscripcion.objects.filter(en_vigor(fecha), usuario__in=personas)
    puestos: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for usuario_id, institucion_id, rol in filas.values_list("usuario", "institucion", "rol"):
        puestos[usuario_id].add((institucion_id, rol))
    return {pk: frozenset(puestos[pk]) for pk in personas}


def ausencias_a_la_vista(actor: Usuario) -> QuerySet[Sustitucion]:
    """Substitutions in force or to come that `actor` is part of or may decide about."""
    todas = Sustitucion.objects.pendientes(reloj.hoy()).select_related("persona", "sustituto")
    if papeles(actor).tiene(Rol.ADMINISTRACION):
        return todas
    suyas = Q(persona=actor) | Q(sustituto=actor) | Q(persona__in=bajo_su_mando(actor))
    return todas.filter(suyas)


def bajo_su_mando(actor: Usuario) -> QuerySet[Usuario]:
    """People of whom `actor` may say who stands in for them, besides herself."""
    mis, hoy = papeles(actor), reloj.hoy()
    activas = Usuario.objects.filter(is_active=True, es_sistema=False)
    if mis.tiene(Rol.ADMINISTRACION):
        con_papel = Adscripcion.objects.filter(en_vigor(hoy))
    else:
        de_la_unidad = Q(institucion__es_unidad_coordinadora=True)
        suyas = Q(institucion__in=mis.instituciones(Rol.TITULAR_INSTITUCION))
        donde = suyas | de_la_unidad if mis.tiene(Rol.TITULAR_UNIDAD) else suyas
        con_papel = Adscripcion.objects.filter(en_vigor(hoy)).filter(donde)
    return activas.filter(pk__in=con_papel.values("usuario"))


def companeras(actor: Usuario) -> QuerySet[Usuario]:
    """People who share an institution with those of whom `actor` may decide, herself included."""
    hoy = reloj.hoy()
    decide = bajo_su_mando(actor).values("pk")
    suyas = Adscripcion.objects.filter(en_vigor(hoy)).filter(
        Q(usuario=actor) | Q(usuario__in=decide)
    )
    ahi = Adscripcion.objects.filter(en_vigor(hoy), institucion__in=suyas.values("institucion"))
    activas = Usuario.objects.filter(is_active=True, es_sistema=False)
    return activas.filter(pk__in=ahi.values("usuario"))
