"""What comes back on a turn: its answers and its progress reports."""

from django.db import models

from coordinacion.canalizacion.models.turno import Turno
from coordinacion.correspondencia.models import Punto, Sentido


class Respuesta(models.Model):
    """What an institution answered in one round."""

    turno = models.ForeignKey(Turno, on_delete=models.PROTECT, related_name="respuestas")
    ronda = models.PositiveSmallIntegerField("ronda")
    texto = models.TextField("respuesta", blank=True, default="")
    oficio_numero = models.CharField("número de oficio", max_length=120, blank=True, default="")
    oficio_fecha = models.DateField("fecha del oficio", null=True, blank=True)
    respondida_en = models.DateTimeField("cuándo")
    registrada_por = models.ForeignKey(
        "organizacion.Usuario", on_delete=models.PROTECT, related_name="+"
    )
    por_cuenta_de = models.BooleanField("registrada por cuenta de la institución", default=False)
    por_correo = models.BooleanField(
        "llegó por correo electrónico", default=False, db_default=False
    )
    entrego = models.CharField("quién la entregó", max_length=200, blank=True, default="")
    documentos = models.ManyToManyField("documentos.Documento", related_name="+")

    class Meta:
        ordering = ["-ronda"]
        constraints = [
            models.UniqueConstraint(fields=["turno", "ronda"], name="una_respuesta_por_ronda")
        ]

    def __str__(self) -> str:
        return f"{self.turno} · respuesta {self.ronda}"


class SentidoDePunto(models.Model):
    """How one answer resolves one point."""

    respuesta = models.ForeignKey(Respuesta, on_delete=models.CASCADE, related_name="sentidos")
    punto = models.ForeignKey(Punto, on_delete=models.PROTECT, related_name="+")
    sentido = models.ForeignKey(Sentido, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["respuesta", "punto"], name="un_sentido_por_punto_y_respuesta"
            )
        ]

    def __str__(self) -> str:
        return f"{self.punto.numero}: {self.sentido}"


class InformeParcial(models.Model):
    """What an institution says of its work before it can answer, and when it expects to."""

    turno = models.ForeignKey(Turno, on_delete=models.PROTECT, related_name="informes")
    texto = models.TextField("avance")
    fecha_esperada = models.DateField("fecha en que espera responder")
    informado_en = models.DateTimeField("cuándo")
    registrado_por = models.ForeignKey(
        "organizacion.Usuario", on_delete=models.PROTECT, related_name="+"
    )
    por_cuenta_de = models.BooleanField("registrado por cuenta de la institución", default=False)
    entrego = models.CharField("quién lo entregó", max_length=200, blank=True, default="")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "avance parcial"
        verbose_name_plural = "avances parciales"

    def __str__(self) -> str:
        return f"{self.turno} · avance del {self.informado_en:%d/%m/%Y}"
