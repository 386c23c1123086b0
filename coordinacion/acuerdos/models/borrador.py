"""What is being written at a meeting and nobody registered yet."""

import uuid

from django.db import models

from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion


class BorradorDeAcuerdos(models.Model):
    """The draft of one person at one meeting.

    ``datos`` are the rows as they were typed (see `forms.escritura`). ``clave_envio`` is of what
    is being written; ``registrada``, of what was registered last: whoever still keeps a copy of
    that one, because the answer never arrived, knows that it is no draft any more.
    """

    reunion = models.ForeignKey(Reunion, models.CASCADE, related_name="borradores_de_acuerdos")
    autor = models.ForeignKey(Usuario, models.CASCADE, related_name="+", db_index=False)
    clave_envio = models.UUIDField(default=uuid.uuid4)
    registrada = models.UUIDField(null=True, blank=True)
    datos = models.JSONField(default=list)
    guardado_en = models.DateTimeField("guardado")

    class Meta:
        verbose_name = "borrador de acuerdos"
        verbose_name_plural = "borradores de acuerdos"
        constraints = [
            models.UniqueConstraint(
                fields=["reunion", "autor"], name="borrador_de_acuerdos_por_persona"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reunion} · {self.autor}"
