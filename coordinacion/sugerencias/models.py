"""What suggestions are made from: words and rules that people keep, and what a file taught."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from coordinacion.correspondencia.models import Tema

PESO_MAXIMO = 10


class PalabraClave(models.Model):
    """A word or phrase that speaks for a topic when a subject says it."""

    frase = models.CharField(
        "palabra o frase",
        max_length=80,
        validators=[RegexValidator(r"[^\W_]", "Escriba al menos una palabra.")],
        help_text="Sin distinguir acentos, mayúsculas, género ni número: «camino» halla «caminos».",
    )
    tema = models.ForeignKey(Tema, verbose_name="tema", on_delete=models.PROTECT, related_name="+")
    peso = models.PositiveSmallIntegerField(
        "peso",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(PESO_MAXIMO)],
        help_text="Del 1 al 10. Los pesos de las palabras halladas se suman por tema.",
    )
    activa = models.BooleanField("activa", default=True)

    class Meta:
        ordering = ["frase", "pk"]
        verbose_name = "palabra clave"
        verbose_name_plural = "palabras clave"
        constraints = [
            models.UniqueConstraint(fields=["frase", "tema"], name="palabra_una_vez_por_tema")
        ]

    def __str__(self) -> str:
        return self.frase


class ReglaDestino(models.Model):
    """An institution proposed when a letter meets every condition that the rule states."""

    institucion = models.ForeignKey(
        "organizacion.Institucion",
        verbose_name="institución sugerida",
        on_delete=models.PROTECT,
        related_name="+",
    )
    tema = models.ForeignKey(
        Tema, verbose_name="tema", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    municipio = models.ForeignKey(
        "organizacion.Municipio",
        verbose_name="municipio",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lengua = models.ForeignKey(
        "organizacion.Lengua",
        verbose_name="lengua",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    motivo = models.CharField(
        "por qué", max_length=200, help_text="Lo leerá quien turna, junto a la sugerencia."
    )
    activa = models.BooleanField("activa", default=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "regla de turno"
        verbose_name_plural = "reglas de turno"
        constraints = [
            models.CheckConstraint(
                condition=Q(tema__isnull=False)
                | Q(municipio__isnull=False)
                | Q(lengua__isnull=False),
                name="regla_de_turno_con_condicion",
                violation_error_message="Indique al menos un tema, un municipio o una lengua.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.institucion}: {self.condiciones}"

    @property
    def condiciones(self) -> str:
        """What a letter must meet, in words."""
        partes = (
            ("tema", self.tema and self.tema.nombre),
            ("municipio", self.municipio and self.municipio.nombre),
            ("lengua", self.lengua and self.lengua.nombre),
        )
        return " y ".join(f"{rotulo} «{valor}»" for rotulo, valor in partes if valor)


class ModeloDeTexto(models.Model):
    """What one file taught, and how often it was right on rows that it had not seen."""

    aprendido_en = models.DateTimeField("cuándo se aprendió")
    archivo = models.CharField("archivo", max_length=200)
    metodo = models.CharField("método", max_length=40)
    temas = models.JSONField("temas y cuántos asuntos tuvo cada uno")
    sesgos = models.JSONField("peso de partida de cada tema")
    temperatura = models.FloatField()
    asuntos = models.PositiveIntegerField("asuntos de los que aprendió")
    terminos_distintos = models.PositiveIntegerField("términos")
    evaluacion = models.JSONField("evaluación")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "modelo de texto"
        verbose_name_plural = "modelos de texto"

    def __str__(self) -> str:
        return self.archivo


class TerminoAprendido(models.Model):
    """How much one word speaks for each topic of a model, in the model's own order of topics.

    A row each, so that a screen reads only the words of its letter.
    """

    modelo = models.ForeignKey(
        ModeloDeTexto, on_delete=models.CASCADE, related_name="terminos", db_index=False
    )
    termino = models.CharField("término", max_length=40)
    rareza = models.FloatField("rareza")
    pesos = models.JSONField("peso por tema")

    class Meta:
        verbose_name = "término aprendido"
        verbose_name_plural = "términos aprendidos"
        constraints = [
            models.UniqueConstraint(fields=["modelo", "termino"], name="termino_una_vez_por_modelo")
        ]

    def __str__(self) -> str:
        return self.termino
