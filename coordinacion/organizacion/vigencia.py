"""Rows that are true only between two dates."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from coordinacion.nucleo.escritas import Hueco


def en_vigor(fecha: date | Hueco, prefijo: str = "") -> Q:
    """Condition that keeps the rows in force on `fecha` (local date, both ends included).

    `prefijo` reaches them through a relation, e.g. ``"adscripciones__"``.
    """
    hasta = Q(**{f"{prefijo}vigente_hasta__isnull": True}) | Q(
        **{f"{prefijo}vigente_hasta__gte": fecha}
    )
    return Q(**{f"{prefijo}vigente_desde__lte": fecha}) & hasta


class ConVigencia(models.Model):
    """Abstract row with its first and last day in force (no last day: still in force).

    The last day may fall one day before the first: so is written what was granted by
    mistake and withdrawn on the same day, in force on no day at all.
    """

    vigente_desde = models.DateField("vigente desde")
    vigente_hasta = models.DateField(
        "vigente hasta", null=True, blank=True, help_text="Último día. Vacío: sigue vigente."
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(vigente_hasta__isnull=True)
                | Q(vigente_hasta__gte=F("vigente_desde") - timedelta(days=1)),
                name="%(app_label)s_%(class)s_fechas",
                violation_error_message="La fecha final no puede ser anterior a la inicial.",
            )
        ]

    def rige(self, fecha: date) -> bool:
        """Whether the row is in force on `fecha`, as `en_vigor` says it to the database."""
        hasta = self.vigente_hasta or date.max
        return self.vigente_desde is not None and self.vigente_desde <= fecha <= hasta
