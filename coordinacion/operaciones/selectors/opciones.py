"""What the forms of work on many records offer."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Area, Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vigencia import en_vigor


def areas_de(actor: Usuario) -> QuerySet[Area]:
    """Areas of the institutions that `actor` speaks for."""
    return Area.objects.filter(institucion_id__in=_suyas(actor), activa=True)


def personas_de(actor: Usuario) -> QuerySet[Usuario]:
    """People in force today of the institutions that `actor` speaks for."""
    de_ahi = Adscripcion.objects.filter(
        Q(en_vigor(reloj.hoy())), institucion_id__in=_suyas(actor), rol__in=ROLES_INSTITUCION
    )
    activas = Usuario.objects.filter(is_active=True, pk__in=de_ahi.values("usuario_id"))
    return activas.order_by("first_name", "last_name", "pk")


def personas_de_la_unidad(roles: Collection[str]) -> QuerySet[Usuario]:
    """People who hold any of `roles` at the unit today."""
    suyas = Adscripcion.objects.filter(
        Q(en_vigor(reloj.hoy())), institucion__es_unidad_coordinadora=True, rol__in=roles
    )
    activas = Usuario.objects.filter(is_active=True, pk__in=suyas.values("usuario_id"))
    return activas.order_by("first_name", "last_name", "pk")


def _suyas(actor: Usuario) -> frozenset[int]:
    return papeles(actor).instituciones(*ROLES_INSTITUCION)
