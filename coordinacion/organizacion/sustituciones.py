"""Who stands in for whom, between two dates."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from coordinacion.nucleo.escritas import Hueco


class SustitucionQuerySet(models.QuerySet["Sustitucion"]):
    """Substitutions by when they are in force."""

    def en_vigor(self, fecha: date | Hueco) -> "SustitucionQuerySet":
        """Those in force on `fecha` (local, both ends included) that nobody ended before."""
        return self.filter(desde__lte=fecha, hasta__gte=fecha, terminada_en=None)

    def pendientes(self, fecha: date) -> "SustitucionQuerySet":
        """Those in force on `fecha` or still to come."""
        return self.filter(hasta__gte=fecha, terminada_en=None)


class Sustitucion(models.Model):
    """One person stands in for another. It ends by itself after its last day, or before."""

    persona = models.ForeignKey(
        "organizacion.Usuario",
        models.PROTECT,
        related_name="ausencias",
        verbose_name="persona ausente",
    )
    sustituto = models.ForeignKey(
        "organizacion.Usuario",
        models.PROTECT,
        related_name="suplencias",
        verbose_name="quien la suple",
    )
    desde = models.DateField("desde")
    hasta = models.DateField("hasta", help_text="Último día de ausencia.")
    motivo = models.CharField("motivo", max_length=200)
    registrada_por = models.ForeignKey(
        "organizacion.Usuario", models.PROTECT, related_name="+", db_index=False
    )
    registrada_en = models.DateTimeField("registrada")
    terminada_por = models.ForeignKey(
        "organizacion.Usuario", models.PROTECT, null=True, related_name="+", db_index=False
    )
    terminada_en = models.DateTimeField("terminada antes de tiempo", null=True)

    objects = SustitucionQuerySet.as_manager()

    class Meta:
        verbose_name = "suplencia"
        verbose_name_plural = "suplencias"
        ordering = ["desde", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hasta__gte=F("desde")),
                name="sustitucion_fechas",
                violation_error_message="El último día no puede ser anterior al primero.",
            ),
            models.CheckConstraint(
                condition=~Q(persona=F("sustituto")), name="sustitucion_de_otra"
            ),
            models.CheckConstraint(
                condition=Q(terminada_en=None, terminada_por=None)
                | Q(terminada_en__isnull=False, terminada_por__isnull=False),
                name="sustitucion_terminada",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sustituto} suple a {self.persona}"

    def rige(self, fecha: date) -> bool:
        """Whether it is in force on `fecha`, as `en_vigor` says it to the database."""
        return self.terminada_en is None and self.desde <= fecha <= self.hasta
