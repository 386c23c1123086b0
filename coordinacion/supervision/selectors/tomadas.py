"""Who holds a letter's present step, as the trays read it.

`tareas` is the reverse name that the process declares: this app asks by it and imports nothing
from there.
"""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextChoices, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from coordinacion.correspondencia.models import Correspondencia, CorrespondenciaQuerySet
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles


class QuienLaTiene(TextChoices):
    """The filter «La tiene»."""

    YO = "yo", "Yo"
    OTRA = "otra", "Otra persona"
    NADIE = "nadie", "Nadie"


def quien_la_tomo(carta: str, ahora: datetime | None) -> Subquery:
    """The name of who holds the letter that the path `carta` of the outer query points to."""
    tomada = Correspondencia.objects.filter(_tomada(ahora or reloj.ahora()), pk=OuterRef(carta))
    return Subquery(tomada.annotate(quien=nombre_de("tareas__owner__")).values("quien")[:1])


def de_quien(filas: QuerySet[Any], carta: str, quien: str, usuario: Usuario) -> QuerySet[Any]:
    """Rows by who holds their letter, at the path `carta` (a `QuienLaTiene`, seen by `usuario`)."""
    tomadas = Correspondencia.objects.filter(_tomada(reloj.ahora()))
    suyas = Q(**{f"{carta}__in": mias(usuario, reloj.ahora()).values("pk")})
    if quien == QuienLaTiene.NADIE:
        return filas.filter(~Exists(tomadas.filter(pk=OuterRef(carta))))
    if quien == QuienLaTiene.OTRA:
        return filas.filter(~suyas, **{f"{carta}__in": tomadas.values("pk")})
    return filas.filter(suyas)


def mias(usuario: Usuario, ahora: datetime) -> CorrespondenciaQuerySet:
    """Letters whose present step `usuario`, or whom she stands in for, holds."""
    quienes = [usuario.pk, *papeles(usuario).suplidas()]
    return Correspondencia.objects.filter(_tomada(ahora), tareas__owner__in=quienes)


def _tomada(ahora: datetime) -> Q:
    """The open step has a holder, whose time did not run out."""
    sigue = Q(tareas__hasta=None) | Q(tareas__hasta__gt=ahora)
    return sigue & Q(tareas__finished=None, tareas__owner__isnull=False)


def nombre_de(persona: str = "") -> Coalesce:
    """The full name of the person at the path `persona`, or the user name."""
    completo = Trim(Concat(f"{persona}first_name", Value(" "), f"{persona}last_name"))
    return Coalesce(NullIf(completo, Value("")), f"{persona}username")
