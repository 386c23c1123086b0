"""Folios set apart to be printed and filled in by hand while there is no system."""

from django.db import models
from django.db.models import Q

from coordinacion.correspondencia.models.carta import Correspondencia
from coordinacion.nucleo import folios
from coordinacion.nucleo.etiquetas import EstadoFolio
from coordinacion.nucleo.rutas import ruta


class BloqueDeContingencia(models.Model):
    """Consecutive folios of one register, reserved at once and for one reason."""

    serie = models.CharField(max_length=20)
    anio = models.PositiveSmallIntegerField()
    primero = models.PositiveIntegerField()
    cuantos = models.PositiveSmallIntegerField("cuántos")
    motivo = models.CharField("motivo", max_length=300)
    reservado_por = models.ForeignKey(
        "organizacion.Usuario", on_delete=models.PROTECT, related_name="+"
    )
    reservado_en = models.DateTimeField("reservado")
    clave_envio = models.UUIDField(unique=True)

    class Meta:
        verbose_name = "bloque de contingencia"
        verbose_name_plural = "bloques de contingencia"
        ordering = ["-pk"]

    def __str__(self) -> str:
        ultimo = self.primero + self.cuantos - 1
        return self.folio(self.primero) + (f" a {self.folio(ultimo)}" if self.cuantos > 1 else "")

    def get_absolute_url(self) -> str:
        """The page from which its folios are captured."""
        return ruta("registro:bloque", str(self.pk))

    def folio(self, numero: int) -> str:
        """A number of the block as its sheet says it."""
        return folios.formatear(self.serie, self.anio, numero)


class FolioReservado(models.Model):
    """One folio of a block: a letter took it, somebody said that none will, or it waits."""

    bloque = models.ForeignKey(
        BloqueDeContingencia, on_delete=models.PROTECT, related_name="folios", db_index=False
    )
    numero = models.PositiveIntegerField()
    carta = models.OneToOneField(
        Correspondencia, null=True, on_delete=models.PROTECT, related_name="reservado"
    )
    sin_usar_en = models.DateTimeField("declarado sin usar", null=True)
    motivo_sin_usar = models.CharField("motivo", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = "folio reservado"
        verbose_name_plural = "folios reservados"
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(fields=["bloque", "numero"], name="folio_reservado_una_vez"),
            models.CheckConstraint(
                condition=Q(carta=None) | Q(sin_usar_en=None), name="folio_usado_o_sin_usar"
            ),
        ]

    def __str__(self) -> str:
        return self.bloque.folio(self.numero)

    @property
    def estado(self) -> EstadoFolio:
        """Where the folio stands."""
        if self.carta_id is not None:
            return EstadoFolio.CAPTURADO
        return EstadoFolio.LIBRE if self.sin_usar_en is None else EstadoFolio.SIN_USAR
