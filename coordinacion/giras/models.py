"""What is captured at an event: a sheet of lines, each of which becomes a letter."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from coordinacion.correspondencia.models import Correspondencia, Tema, Tipo
from coordinacion.correspondencia.opciones import Canal, Destinatario, Sexo
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion

CANALES = ((Canal.GIRA.value, Canal.GIRA.label), (Canal.AUDIENCIA.value, Canal.AUDIENCIA.label))


class Captura(models.Model):
    """What one person captures at one event, and what all its lines share.

    It has no state of its own: each line is a draft until it has a letter. Only who has it writes
    in it, so that two open pages never write over each other.
    """

    reunion = models.ForeignKey(
        Reunion, models.PROTECT, verbose_name="gira o audiencia", related_name="capturas"
    )
    persona = models.ForeignKey(
        Usuario, models.PROTECT, verbose_name="quién captura", related_name="+", db_index=False
    )
    clave_envio = models.UUIDField(unique=True)
    creada_en = models.DateTimeField("comenzada")
    canal = models.CharField("canal", max_length=20, choices=CANALES, default=Canal.GIRA)
    dirigida_a = models.CharField(
        "dirigidas a",
        max_length=20,
        choices=Destinatario.choices,
        default=Destinatario.GOBERNADOR,
    )
    recibida_en = models.DateTimeField("recibidas")
    motivo_captura_tardia = models.CharField(
        "por qué se capturan hasta ahora", max_length=300, blank=True, default=""
    )
    guardada_en = models.DateTimeField("guardada", null=True, blank=True)
    tipo = models.ForeignKey(
        Tipo,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="tipo",
        related_name="+",
        db_index=False,
    )
    instruccion = models.ForeignKey(
        "canalizacion.Instruccion",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="instrucción",
        related_name="+",
        db_index=False,
    )

    class Meta:
        verbose_name = "captura de gira"
        verbose_name_plural = "capturas de gira"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Captura {self.pk} · {self.reunion.folio}"

    def get_absolute_url(self) -> str:
        """The grid."""
        return ruta("gira:captura", self.pk)


class HojaEnBlanco(models.Model):
    """A numbered form printed for an event, to be filled in by hand; its code names both."""

    reunion = models.ForeignKey(Reunion, models.PROTECT, related_name="hojas_en_blanco")
    numero = models.PositiveSmallIntegerField("número")
    impresa_por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    impresa_en = models.DateTimeField("impresa")
    escaneo = models.OneToOneField(
        "documentos.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="hoja llena, digitalizada",
        related_name="+",
    )

    class Meta:
        verbose_name = "hoja en blanco"
        verbose_name_plural = "hojas en blanco"
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(fields=["reunion", "numero"], name="hoja_en_blanco_unica")
        ]

    def __str__(self) -> str:
        return f"Hoja {self.numero} · {self.reunion.folio}"

    @property
    def ruta(self) -> str:
        """Where its code leads, which is how a filled form is found again."""
        return reverse("gira:hoja", args=[self.reunion_id, self.numero])


class Renglon(models.Model):
    """One petition as it is typed: kept as it stands, asked to be complete when registered.

    `clave` is the line's own key, made by the page; the letter takes it as its `clave_envio`.
    `municipio` is what was typed: names repeat in the state, and which one it is is asked when the
    line is registered.
    With `institucion`, it was handed over at the event to `recibio`, who was there for it.
    """

    captura = models.ForeignKey(
        Captura, models.PROTECT, related_name="renglones", verbose_name="captura"
    )
    clave = models.UUIDField(unique=True)
    orden = models.PositiveSmallIntegerField("orden")
    nombre = models.CharField("nombre", max_length=200, blank=True, default="")
    sexo = models.CharField(
        "sexo", max_length=20, choices=Sexo.choices, default=Sexo.NO_ESPECIFICADO
    )
    comunidad = models.CharField("comunidad", max_length=200, blank=True, default="")
    contacto = models.CharField("contacto", max_length=360, blank=True, default="")
    asunto = models.CharField("asunto", max_length=2000, blank=True, default="")
    municipio = models.CharField(
        "municipio, si no es el de la gira", max_length=200, blank=True, default=""
    )
    urgente = models.BooleanField("urgente", default=False)
    lengua = models.ForeignKey(
        "organizacion.Lengua",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="lengua",
        related_name="+",
        db_index=False,
    )
    tema = models.ForeignKey(
        Tema,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="tema",
        related_name="+",
        db_index=False,
    )
    institucion = models.ForeignKey(
        "organizacion.Institucion",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="entregada en el acto a",
        related_name="+",
        db_index=False,
    )
    recibio = models.CharField("quién la recibió", max_length=200, blank=True, default="")
    hoja = models.OneToOneField(
        HojaEnBlanco,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="hoja en que se escribió",
        related_name="renglon",
    )
    carta = models.OneToOneField(
        Correspondencia,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="asunto registrado",
        related_name="de_gira",
    )

    class Meta:
        verbose_name = "petición de gira"
        verbose_name_plural = "peticiones de gira"
        ordering = ["orden", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(carta=None)
                | Q(institucion=None, recibio="")
                | (Q(institucion__isnull=False) & ~Q(recibio="")),
                name="peticion_entregada_a_alguien",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.orden}. {self.asunto}"
