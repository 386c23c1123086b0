"""What turns point to: the instructions, and the sheet that carries them on paper."""

from django.db import models

from coordinacion.canalizacion.opciones import QuienNotifica


class Instruccion(models.Model):
    """What the institution is told to do; free text is added to it, never instead."""

    clave = models.SlugField("clave", max_length=60, unique=True)
    nombre = models.CharField("nombre", max_length=200)
    requiere_respuesta = models.BooleanField("requiere respuesta", default=True)
    notifica = models.CharField(
        "quién notifica", max_length=20, choices=QuienNotifica.choices, default=QuienNotifica.UNIDAD
    )
    evidencia = models.CharField("evidencia que se pide", max_length=200, blank=True, default="")
    dias = models.PositiveSmallIntegerField("días hábiles", null=True, blank=True)
    activa = models.BooleanField("activa", default=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "instrucción"
        verbose_name_plural = "instrucciones"

    def __str__(self) -> str:
        return self.nombre


class RelacionEnvio(models.Model):
    """The sheet that a messenger takes to one institution; its delivery starts ACUSE on paper."""

    folio = models.CharField("folio", max_length=40, unique=True)
    institucion = models.ForeignKey(
        "organizacion.Institucion", on_delete=models.PROTECT, related_name="+"
    )
    emitida_en = models.DateTimeField("emitida")
    emitida_por = models.ForeignKey(
        "organizacion.Usuario", on_delete=models.PROTECT, related_name="+"
    )
    entregada_en = models.DateTimeField("entregada", null=True, blank=True)
    recibio = models.CharField("quién recibió", max_length=200, blank=True, default="")
    prueba = models.ForeignKey(
        "documentos.Documento", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-emitida_en"]
        verbose_name = "relación de envío"
        verbose_name_plural = "relaciones de envío"

    def __str__(self) -> str:
        return self.folio
