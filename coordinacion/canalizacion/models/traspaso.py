"""What a turn was before the institution that it was for ceased to exist."""

from django.db import models

from coordinacion.canalizacion.models.turno import Turno


class Traspaso(models.Model):
    """One turn that passed from an institution to the one that succeeds it, and who had it there.

    The turn names who answers for it now; here stays under whose name it was sent.
    """

    turno = models.ForeignKey(Turno, models.PROTECT, related_name="traspasos")
    de = models.ForeignKey(
        "organizacion.Institucion",
        models.PROTECT,
        related_name="+",
        verbose_name="de",
        db_index=False,
    )
    a = models.ForeignKey(
        "organizacion.Institucion",
        models.PROTECT,
        related_name="+",
        verbose_name="a",
        db_index=False,
    )
    acto = models.CharField("acto que lo ordena", max_length=300)
    area = models.ForeignKey(
        "organizacion.Area", models.PROTECT, null=True, related_name="+", db_index=False
    )
    persona = models.ForeignKey(
        "organizacion.Usuario", models.PROTECT, null=True, related_name="+", db_index=False
    )
    fecha_interna = models.DateField("fecha interna", null=True)
    en = models.DateTimeField("cuándo")
    quien = models.ForeignKey(
        "organizacion.Usuario", models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "traspaso de turno"
        verbose_name_plural = "traspasos de turnos"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(de=models.F("a")), name="traspaso_a_otra")
        ]

    def __str__(self) -> str:
        return f"{self.turno_id}: {self.de} → {self.a}"
