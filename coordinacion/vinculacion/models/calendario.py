"""The private feed of a person's meetings."""

from django.db import models

from coordinacion.organizacion.models import Usuario


class CalendarioPersonal(models.Model):
    """That a person reads her meetings from her own calendar, by an address that is a secret.

    The address is signed and carries `serie`: to change it ends every copy of the one before.
    Without a row, or off, no address of that person opens.
    """

    usuario = models.OneToOneField(
        Usuario, models.CASCADE, primary_key=True, related_name="calendario_personal"
    )
    serie = models.PositiveIntegerField("veces que cambió la dirección", default=1)
    activo = models.BooleanField("activo", default=True)
    cambiado_en = models.DateTimeField("última vez que cambió")

    class Meta:
        verbose_name = "calendario personal"
        verbose_name_plural = "calendarios personales"

    def __str__(self) -> str:
        return f"{self.usuario}: {self.serie}"
