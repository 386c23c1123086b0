"""Files brought in, and what became of each of their rows."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse

from coordinacion.carga.roles import IMPORTAN, LEEN
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles


class ImportacionQuerySet(models.QuerySet["Importacion"]):
    """Who sees which files."""

    def visibles_para(self, usuario: Usuario) -> "ImportacionQuerySet":
        """One's own; who heads or audits the unit sees all of them."""
        if papeles(usuario).tiene(*LEEN):
            return self
        return self.filter(actor=usuario) if papeles(usuario).tiene(*IMPORTAN) else self.none()


class Importacion(models.Model):
    """One file: asked for, read without writing, and then written whole or not at all."""

    class Estado(models.TextChoices):
        """Where it stands."""

        POR_REVISAR = "por_revisar", "Por revisar"
        REVISADA = "revisada", "Revisada, sin aplicar"
        POR_APLICAR = "por_aplicar", "Por aplicar"
        APLICADA = "aplicada", "Aplicada"
        RECHAZADA = "rechazada", "No se puede importar"

    PENDIENTES = (Estado.POR_REVISAR, Estado.POR_APLICAR)

    archivo = models.CharField("archivo", max_length=200)
    contenido = models.BinaryField()
    clave_envio = models.UUIDField(unique=True, editable=False)
    columnas = models.JSONField("columnas dichas", default=dict)
    fijos = models.JSONField("valores para todos", default=dict)
    actor = models.ForeignKey(Usuario, models.PROTECT, related_name="+")
    estado = models.CharField(
        "estado", max_length=20, choices=Estado.choices, default=Estado.POR_REVISAR
    )
    nota = models.CharField("nota", max_length=2000, blank=True)
    resumen = models.JSONField("resumen", default=dict, encoder=DjangoJSONEncoder)
    creada_en = models.DateTimeField("pedida")
    atendida_en = models.DateTimeField("se empezó a atender", null=True)
    revisada_en = models.DateTimeField("revisada", null=True)
    aplicada_en = models.DateTimeField("aplicada", null=True)

    objects = ImportacionQuerySet.as_manager()

    class Meta:
        verbose_name = "importación"
        verbose_name_plural = "importaciones"
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["creada_en"],
                name="importacion_pendiente",
                condition=Q(estado__in=["por_revisar", "por_aplicar"]),
            ),
            models.Index(fields=["actor", "-id"], name="importacion_por_persona"),
        ]

    def __str__(self) -> str:
        return self.archivo

    def get_absolute_url(self) -> str:
        """Its report."""
        return reverse("importar:ver", args=[self.pk])

    @property
    def esta_en_curso(self) -> bool:
        """Whether a worker has it, or will."""
        return self.estado in self.PENDIENTES


class RenglonImportado(models.Model):
    """What would be done, or was done, with one row of the file."""

    class Resultado(models.TextChoices):
        """In one word."""

        ENTRA = "entra", "Entra"
        YA_ESTABA = "ya_estaba", "Ya estaba importado"
        ERROR = "error", "Con error"

    importacion = models.ForeignKey(Importacion, models.CASCADE, related_name="renglones")
    numero = models.PositiveIntegerField("renglón")
    resultado = models.CharField("resultado", max_length=20, choices=Resultado.choices)
    asunto = models.CharField("asunto", max_length=200, blank=True)
    estado = models.CharField("queda como", max_length=20, blank=True)
    errores = models.JSONField("errores", default=list)
    advertencias = models.JSONField("advertencias", default=list)
    correspondencia = models.ForeignKey(
        Correspondencia, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "renglón importado"
        verbose_name_plural = "renglones importados"
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(fields=["importacion", "numero"], name="importado_una_vez")
        ]
        indexes = [
            models.Index(
                fields=["importacion", "resultado", "numero"], name="importado_por_resultado"
            )
        ]

    def __str__(self) -> str:
        return f"{self.importacion_id}: {self.numero}"
