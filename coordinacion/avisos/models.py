"""Notices to people: the row is the fact, the bell and the mail only show it."""

from django.db import models
from django.db.models import Q

from coordinacion.organizacion.models import Usuario


class Aviso(models.Model):
    """One notice to one person; ``clave`` makes each step of each matter unique for ever."""

    clave = models.CharField("clave", max_length=120, unique=True)
    destinatario = models.ForeignKey(
        Usuario,
        models.PROTECT,
        related_name="avisos",
        verbose_name="destinatario",
        db_index=False,
    )
    titulo = models.CharField("título", max_length=200)
    texto = models.CharField("texto", max_length=500, blank=True)
    url = models.CharField("enlace", max_length=300, blank=True)
    asunto_id = models.BigIntegerField("asunto", null=True)
    urgente = models.BooleanField("urgente", default=False)
    creado_en = models.DateTimeField("creado")
    leido_en = models.DateTimeField("leído", null=True)

    class Meta:
        verbose_name = "aviso"
        verbose_name_plural = "avisos"
        indexes = [
            models.Index(fields=["destinatario", "-id"], name="aviso_por_persona"),
            models.Index(
                fields=["destinatario", "-id"],
                name="aviso_pendiente",
                condition=Q(leido_en__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.titulo
