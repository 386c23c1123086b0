"""What hangs from a letter: who asks, what is asked, who may read it, who was told."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from coordinacion.correspondencia.models.carta import Correspondencia
from coordinacion.correspondencia.models.catalogos import Sentido, Tema
from coordinacion.correspondencia.models.comparables import NombreLlano, TelefonoLlano
from coordinacion.correspondencia.opciones import (
    ClasePeticionario,
    MedioNotificacion,
    ResultadoNotificacion,
    Sexo,
)

_CURP = RegexValidator(
    r"^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z0-9]\d$",
    "La CURP no tiene la forma correcta (18 caracteres).",
)


class Peticionario(models.Model):
    """One of those who sign the letter. Only what is needed to answer them."""

    correspondencia = models.ForeignKey(
        Correspondencia, on_delete=models.CASCADE, related_name="peticionarios"
    )
    clase = models.CharField(
        "clase", max_length=20, choices=ClasePeticionario.choices, default=ClasePeticionario.PERSONA
    )
    nombre = models.CharField("nombre", max_length=200)
    cargo = models.CharField("cargo", max_length=200, blank=True, default="")
    comunidad = models.CharField("comunidad", max_length=200, blank=True, default="")
    sexo = models.CharField(
        "sexo", max_length=20, choices=Sexo.choices, default=Sexo.NO_ESPECIFICADO
    )
    firmantes = models.PositiveIntegerField("cuántas personas firman", default=1)
    curp = models.CharField("CURP", max_length=18, blank=True, default="", validators=[_CURP])
    telefono = models.CharField("teléfono", max_length=40, blank=True, default="")
    correo = models.EmailField("correo electrónico", blank=True, default="")
    domicilio = models.CharField("domicilio", max_length=300, blank=True, default="")
    sin_contacto = models.BooleanField("no proporciona contacto", default=False)
    representante_comun = models.BooleanField("representante común", default=False)

    class Meta:
        ordering = ["-representante_comun", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["correspondencia"],
                condition=models.Q(representante_comun=True),
                name="un_representante_comun",
            )
        ]
        indexes = [
            models.Index(NombreLlano("nombre"), name="firmante_por_nombre"),
            models.Index(fields=["curp"], condition=~models.Q(curp=""), name="firmante_por_curp"),
            models.Index(
                TelefonoLlano("telefono"),
                condition=~models.Q(telefono=""),
                name="firmante_por_telefono",
            ),
            models.Index(
                Lower("correo"), condition=~models.Q(correo=""), name="firmante_por_correo"
            ),
        ]

    def __str__(self) -> str:
        return self.nombre


class Punto(models.Model):
    """One thing asked in the letter, numbered; by default its whole subject."""

    correspondencia = models.ForeignKey(
        Correspondencia, on_delete=models.CASCADE, related_name="puntos"
    )
    numero = models.PositiveSmallIntegerField("número")
    texto = models.CharField("lo que se pide", max_length=2000)
    tema = models.ForeignKey(
        Tema, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sentido = models.ForeignKey(
        Sentido, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["correspondencia", "numero"], name="punto_numerado_una_vez"
            )
        ]

    def __str__(self) -> str:
        return f"{self.numero}. {self.texto}"


class FolioAnterior(models.Model):
    """The number that a letter had in the register before this one; searched without its case."""

    correspondencia = models.ForeignKey(
        Correspondencia, on_delete=models.CASCADE, related_name="folios_anteriores"
    )
    folio = models.CharField("folio anterior", max_length=120)
    llano = models.CharField(max_length=120, unique=True, editable=False)

    class Meta:
        verbose_name = "folio anterior"
        verbose_name_plural = "folios anteriores"

    def __str__(self) -> str:
        return self.folio


class PersonaAutorizada(models.Model):
    """Somebody named to read one reserved letter."""

    correspondencia = models.ForeignKey(
        Correspondencia, on_delete=models.CASCADE, related_name="autorizadas"
    )
    usuario = models.ForeignKey("organizacion.Usuario", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["correspondencia", "usuario"], name="persona_autorizada_una_vez"
            )
        ]

    def __str__(self) -> str:
        return str(self.usuario)


class Prevencion(models.Model):
    """What the petitioner was asked to complete, and what was delivered. The last one counts."""

    correspondencia = models.ForeignKey(
        Correspondencia, on_delete=models.CASCADE, related_name="prevenciones"
    )
    requerido = models.CharField("lo que se requiere", max_length=2000)
    medio = models.CharField("medio", max_length=20, choices=MedioNotificacion.choices)
    notificada_en = models.DateTimeField("se notificó")
    plazo = models.ForeignKey(
        "plazos.Plazo", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    entregado = models.CharField("lo que se entregó", max_length=2000, blank=True, default="")
    desahogada_en = models.DateTimeField("se entregó", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "prevención"
        verbose_name_plural = "prevenciones"

    def __str__(self) -> str:
        return self.requerido


class Notificacion(models.Model):
    """One attempt to tell the petitioner, successful or not."""

    correspondencia = models.ForeignKey(
        Correspondencia, on_delete=models.CASCADE, related_name="notificaciones"
    )
    a_quien = models.CharField("a quién", max_length=200)
    realizada_en = models.DateTimeField("cuándo")
    medio = models.CharField("medio", max_length=20, choices=MedioNotificacion.choices)
    resultado = models.CharField("resultado", max_length=30, choices=ResultadoNotificacion.choices)
    prueba = models.ForeignKey(
        "documentos.Documento", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    observaciones = models.CharField("observaciones", max_length=500, blank=True, default="")
    sin_traduccion = models.CharField(
        "por qué se notificó sin la traducción pedida", max_length=500, blank=True, default=""
    )
    institucion = models.ForeignKey(
        "organizacion.Institucion",
        verbose_name="notificó la institución",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    registrada_por = models.ForeignKey(
        "organizacion.Usuario", on_delete=models.PROTECT, related_name="+"
    )
    clave_envio = models.UUIDField(unique=True)

    class Meta:
        ordering = ["-realizada_en", "-pk"]
        indexes = [
            models.Index(
                fields=["correspondencia"],
                condition=models.Q(resultado="sin_datos"),
                name="notificacion_sin_datos",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.a_quien}: {self.get_resultado_display()}"
