"""Two letters of one matter, each with its own life."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from coordinacion.correspondencia.models.acceso import legible
from coordinacion.correspondencia.models.carta import Correspondencia
from coordinacion.organizacion.models import Usuario


class LigaQuerySet(models.QuerySet["Liga"]):
    def de(self, carta: Correspondencia, usuario: Usuario) -> LigaQuerySet:
        """The links of a letter whose other end `usuario` may read; both ends come with them."""
        como_una = Q(una=carta) & legible(usuario, "otra__")
        como_otra = Q(otra=carta) & legible(usuario, "una__")
        return self.filter(como_una | como_otra).select_related("una", "otra", "ligada_por")


class Liga(models.Model):
    """That two letters are of the same matter, and why. Which of them says it is all the same: the
    one registered first is `una`."""

    una = models.ForeignKey(
        Correspondencia, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    otra = models.ForeignKey(Correspondencia, on_delete=models.CASCADE, related_name="+")
    motivo = models.CharField("por qué", max_length=300)
    ligada_en = models.DateTimeField("ligada")
    ligada_por = models.ForeignKey(
        "organizacion.Usuario", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = LigaQuerySet.as_manager()

    class Meta:
        verbose_name = "liga entre asuntos"
        verbose_name_plural = "ligas entre asuntos"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["una", "otra"], name="dos_asuntos_se_ligan_una_vez"),
            models.CheckConstraint(
                condition=Q(una__lt=F("otra")), name="liga_en_orden_y_entre_dos"
            ),
        ]

    def __str__(self) -> str:
        return self.motivo

    def la_otra(self, carta: Correspondencia) -> Correspondencia:
        """The letter at the other end."""
        return self.otra if self.una_id == carta.pk else self.una
