"""The append-only log: one line per fact, refused by triggers once written."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from coordinacion.organizacion.models import Institucion, Usuario


class Asiento(models.Model):
    """One fact: who did what to which record, for which institution, when and when captured.

    ``asunto_id`` and ``turno_id`` are plain numbers because the log lies below the letters, and
    ``hecho`` is a key of the catalogue, whose sentences may be reworded without a migration.
    """

    hecho = models.CharField("hecho", max_length=50)
    registro = models.CharField("registro", max_length=40)
    registro_id = models.BigIntegerField("número de registro")
    asunto_id = models.BigIntegerField("asunto", null=True)
    turno_id = models.BigIntegerField("turno", null=True)
    actor = models.ForeignKey(
        Usuario, models.PROTECT, related_name="+", verbose_name="actor", db_index=False
    )
    institucion = models.ForeignKey(
        Institucion,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="institución",
        db_index=False,
    )
    por_cuenta_de = models.BooleanField("por cuenta de la institución", default=False)
    ocurrido_en = models.DateTimeField("ocurrió")
    asentado_en = models.DateTimeField("se asentó")
    datos = models.JSONField("datos", default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = "asiento"
        verbose_name_plural = "asientos"
        indexes = [
            models.Index(fields=["asunto_id", "-id"], name="asiento_por_asunto"),
            models.Index(fields=["registro", "registro_id", "-id"], name="asiento_por_registro"),
            models.Index(fields=["hecho", "ocurrido_en"], name="asiento_por_hecho"),
        ]

    def __str__(self) -> str:
        return f"{self.hecho} · {self.registro} {self.registro_id}"
