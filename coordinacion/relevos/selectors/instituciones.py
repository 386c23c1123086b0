"""Institutions with what they still have to do, and their people."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from coordinacion.canalizacion.models import EN_CURSO, Turno
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoOficio
from coordinacion.oficios.models import Oficio
from coordinacion.organizacion.models import Adscripcion, Institucion, Usuario
from coordinacion.organizacion.vigencia import en_vigor

EN_CAMINO = frozenset(EstadoOficio) - {EstadoOficio.ACUSADO, EstadoOficio.CANCELADO}
"""States in which an oficio has not come back or is not even written."""


def gente_de(institucion: Institucion) -> list[Usuario]:
    """The active people who hold a role there today, by name."""
    suyas = Adscripcion.objects.filter(en_vigor(reloj.hoy()), institucion=institucion)
    personas = Usuario.objects.filter(is_active=True, pk__in=suyas.values("usuario"))
    return list(personas.order_by("first_name", "last_name", "pk"))


def oficios_en_camino(institucion: Institucion) -> int:
    """How many oficios to that institution are not acknowledged: they keep its name."""
    return Oficio.objects.filter(institucion=institucion, estado__in=EN_CAMINO).count()


def instituciones(texto: str = "") -> QuerySet[Institucion]:
    """Those with turns that still ask for something, and those that ended; with how many turns."""
    todas = con_lo_que_tiene()
    if texto:
        return todas.filter(Q(nombre__icontains=texto) | Q(siglas__icontains=texto))
    return todas.filter(Q(en_curso__gt=0) | Q(extinta_desde__isnull=False))


def sucesoras(institucion: Institucion) -> QuerySet[Institucion]:
    """Institutions that may succeed it: in use, and neither itself nor the unit."""
    en_uso = Institucion.objects.filter(
        activa=True, extinta_desde=None, es_unidad_coordinadora=False
    )
    return en_uso.exclude(pk=institucion.pk)


def con_lo_que_tiene() -> QuerySet[Institucion]:
    """Every institution but the unit, with who succeeds it and its turns in course (`en_curso`)."""
    suyos = Turno.objects.filter(institucion=OuterRef("pk"), estado__in=EN_CURSO).order_by()
    cuenta = suyos.values("institucion").annotate(n=Count("pk")).values("n")
    ajenas = Institucion.objects.filter(es_unidad_coordinadora=False)
    return ajenas.annotate(en_curso=Coalesce(Subquery(cuenta), 0)).select_related("sucesora")
