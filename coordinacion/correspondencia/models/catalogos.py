"""Catalogues: what a letter is, what it is about, how it may end. All of them dated data."""

from django.db import models

from coordinacion.correspondencia.opciones import ReglaCierre, Via


class Sentido(models.Model):
    """How a letter or one of its points was resolved."""

    clave = models.SlugField("clave", max_length=60, unique=True)
    nombre = models.CharField("nombre", max_length=120)

    class Meta:
        ordering = ["nombre"]
        verbose_name = "sentido"
        verbose_name_plural = "sentidos"

    def __str__(self) -> str:
        return self.nombre


class Tipo(models.Model):
    """The kind of letter; it decides whether an answer is owed and who may conclude it."""

    clave = models.SlugField("clave", max_length=60, unique=True)
    nombre = models.CharField("nombre", max_length=120)
    requiere_respuesta = models.BooleanField("requiere respuesta", default=True)
    destinatario_respuesta = models.CharField(
        "a quién se responde", max_length=120, blank=True, default=""
    )
    sentidos = models.ManyToManyField(Sentido, verbose_name="sentidos admitidos", blank=True)
    concluye_analista = models.BooleanField("lo concluye el analista", default=False)
    componente = models.CharField("componente del programa", max_length=20, blank=True, default="")
    reservado = models.BooleanField("reservado de inicio", default=False)
    admite_tacito = models.BooleanField("admite acuse tácito", default=True)
    pide_evento = models.BooleanField("pide fecha y lugar del evento", default=False)
    pide_termino = models.BooleanField("pide el término que señala el documento", default=False)
    via_sugerida = models.CharField(
        "vía sugerida", max_length=20, choices=Via.choices, default=Via.TURNAR
    )
    activo = models.BooleanField("activo", default=True)
    vigente_desde = models.DateField("vigente desde", null=True, blank=True)
    vigente_hasta = models.DateField("vigente hasta", null=True, blank=True)

    class Meta:
        ordering = ["nombre"]
        verbose_name = "tipo de asunto"
        verbose_name_plural = "tipos de asunto"

    def __str__(self) -> str:
        return self.nombre


class Tema(models.Model):
    """What a letter is about, in two levels, with the institution that usually attends it."""

    clave = models.SlugField("clave", max_length=80, unique=True)
    nombre = models.CharField("nombre", max_length=160)
    padre = models.ForeignKey(
        "self",
        verbose_name="tema superior",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="subtemas",
    )
    institucion = models.ForeignKey(
        "organizacion.Institucion",
        verbose_name="institución sugerida",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    regla_cierre = models.CharField(
        "regla de cierre", max_length=20, choices=ReglaCierre.choices, default=ReglaCierre.TODAS
    )
    vinculante = models.BooleanField("el turno es vinculante", default=False)
    activo = models.BooleanField("activo", default=True)

    class Meta:
        ordering = ["nombre"]
        verbose_name = "tema"
        verbose_name_plural = "temas"

    def __str__(self) -> str:
        return (
            f"{self.padre.nombre} · {self.nombre}" if self.padre_id and self.padre else self.nombre
        )
