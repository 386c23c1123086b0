"""What moves or stops a clock: the ledger, the extensions asked for and the suspensions."""

from django.db import models
from django.db.models import F, Q

from coordinacion.nucleo.etiquetas import EstadoProrroga
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.clases import CategoriaSuspension, termino_en_palabras


class AjustePlazo(models.Model):
    """The ledger: each time that a due moment moved, from what to what, why and by whom."""

    plazo = models.ForeignKey("plazos.Plazo", models.PROTECT, related_name="ajustes")
    antes = models.DateTimeField("vencía")
    despues = models.DateTimeField("vence")
    motivo = models.CharField("motivo", max_length=500)
    acto = models.CharField("acto", max_length=300, blank=True)
    # Nobody looks for what one person moved, and an act of a calendar writes a hundred thousand.
    quien = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    en = models.DateTimeField("cuándo")

    class Meta:
        verbose_name = "ajuste de plazo"
        verbose_name_plural = "ajustes de plazo"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.plazo_id}: {self.antes:%d/%m/%Y} → {self.despues:%d/%m/%Y}"


class Prorroga(models.Model):
    """More time asked for on one clock, in the clock's own unit, and what was decided.

    ``extemporanea`` says that it was asked once the clock had run out.
    """

    plazo = models.ForeignKey("plazos.Plazo", models.PROTECT, related_name="prorrogas")
    dias = models.PositiveSmallIntegerField("cuánto se pide")
    motivo = models.CharField("motivo", max_length=500)
    extemporanea = models.BooleanField("extemporánea")
    solicitada_en = models.DateTimeField("solicitada")
    solicitada_por = models.ForeignKey(Usuario, models.PROTECT, related_name="+")
    estado = models.CharField(
        "estado",
        max_length=20,
        choices=EstadoProrroga.choices,
        default=EstadoProrroga.SOLICITADA,
    )
    dias_concedidos = models.PositiveSmallIntegerField("cuánto se concede", null=True)
    resolucion = models.CharField("motivo de la resolución", max_length=500, blank=True)
    resuelta_en = models.DateTimeField("resuelta", null=True)
    resuelta_por = models.ForeignKey(Usuario, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "prórroga"
        verbose_name_plural = "prórrogas"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plazo"], condition=Q(estado="solicitada"), name="prorroga_una_por_resolver"
            ),
            models.CheckConstraint(
                condition=Q(estado="solicitada", resuelta_en=None, dias_concedidos=None)
                | Q(estado="negada", resuelta_en__isnull=False, dias_concedidos=None)
                | Q(estado="concedida", resuelta_en__isnull=False, dias_concedidos__gte=1),
                name="prorroga_resuelta",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plazo_id}: {self.termino}"

    @property
    def termino(self) -> str:
        """What is asked for, in words: «3 días hábiles»."""
        return termino_en_palabras(self.dias, self.plazo.unidad_de_prorroga)

    @property
    def concedido(self) -> str:
        """What was granted, in words."""
        return termino_en_palabras(self.dias_concedidos or 0, self.plazo.unidad_de_prorroga)


class Suspension(models.Model):
    """A stretch in which a clock stood still; without ``hasta`` it still does, or it ended so."""

    plazo = models.ForeignKey("plazos.Plazo", models.PROTECT, related_name="suspensiones")
    categoria = models.CharField("causa", max_length=20, choices=CategoriaSuspension.choices)
    motivo = models.CharField("motivo", max_length=500)
    desde = models.DateTimeField("desde")
    hasta = models.DateTimeField("hasta", null=True)
    suspendida_por = models.ForeignKey(Usuario, models.PROTECT, related_name="+")
    reanudada_por = models.ForeignKey(Usuario, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "suspensión de plazo"
        verbose_name_plural = "suspensiones de plazo"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plazo"], condition=Q(hasta=None), name="suspension_una_abierta"
            ),
            models.CheckConstraint(
                condition=Q(hasta=None) | Q(hasta__gte=F("desde")), name="suspension_tramo"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plazo_id}: {self.get_categoria_display()}"
