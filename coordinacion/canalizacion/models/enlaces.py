"""What every link mailed to an institution depends on, and so what ends them all at once."""

from django.db import models


class SerieDeEnlaces(models.Model):
    """How many times the links mailed to an institution were annulled; each carries that number.

    An institution without a row never had its links annulled.
    """

    institucion = models.OneToOneField(
        "organizacion.Institucion",
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="serie_de_enlaces",
    )
    numero = models.PositiveIntegerField("veces que se anularon", default=0)
    anulada_en = models.DateTimeField("última anulación")

    class Meta:
        verbose_name = "serie de enlaces de correo"
        verbose_name_plural = "series de enlaces de correo"

    def __str__(self) -> str:
        return f"{self.institucion}: {self.numero}"
