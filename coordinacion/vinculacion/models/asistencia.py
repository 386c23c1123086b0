"""Who came, to be counted."""

from django.db import models
from django.db.models import Q

from coordinacion.vinculacion.models.reunion import Reunion
from coordinacion.vinculacion.opciones import OrdenAsistente, SexoAsistente


class Asistencia(models.Model):
    """One authority by its post, or so many people of a community.

    Only who signs for an authority is named, for the attendance list; everybody else is a number
    by sex and language: nothing more is needed to count them.
    """

    reunion = models.ForeignKey(Reunion, models.CASCADE, related_name="asistencias")
    orden = models.CharField("orden", max_length=20, choices=OrdenAsistente.choices)
    institucion = models.ForeignKey(
        "organizacion.Institucion",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="institución",
        related_name="+",
    )
    representa = models.CharField("a quién representa", max_length=200, blank=True, default="")
    nombre = models.CharField("nombre", max_length=200, blank=True, default="")
    cargo = models.CharField("cargo", max_length=200, blank=True, default="")
    sexo = models.CharField(
        "sexo",
        max_length=20,
        choices=SexoAsistente.choices,
        default=SexoAsistente.NO_ESPECIFICADO,
    )
    lengua = models.ForeignKey(
        "organizacion.Lengua",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="lengua",
        related_name="+",
        db_index=False,
    )
    cuantos = models.PositiveSmallIntegerField("cuántas personas", default=1)

    class Meta:
        verbose_name = "asistencia"
        verbose_name_plural = "asistencias"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(cuantos__gte=1), name="asistencia_de_alguien"),
            models.CheckConstraint(
                condition=Q(nombre="") | Q(cuantos=1), name="asistencia_nombrada_es_una"
            ),
            models.CheckConstraint(
                condition=Q(nombre="") | ~Q(orden="sociedad"),
                name="asistencia_de_la_sociedad_sin_nombre",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre or f"{self.cuantos} · {self.get_orden_display()}"
