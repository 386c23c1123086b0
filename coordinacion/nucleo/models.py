"""Counters behind every gapless number."""

from django.db import models

from coordinacion.nucleo import folios


class ContadorFolio(models.Model):
    """The last number taken in one register and year (`serie` "JG", "RELACION"…).

    A register gives numbers until a person closes it; who did is in the log."""

    serie = models.CharField(max_length=20)
    anio = models.PositiveSmallIntegerField()
    ultimo = models.PositiveIntegerField(default=0)
    cerrado_en = models.DateTimeField("cerrado", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["serie", "anio"], name="contador_por_serie_y_anio")
        ]

    def __str__(self) -> str:
        return f"{self.serie}/{self.anio}: {self.ultimo}"

    @property
    def ultimo_folio(self) -> str:
        """The last number taken, as it is printed."""
        return folios.formatear(self.serie, self.anio, self.ultimo)
