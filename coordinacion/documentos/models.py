"""A file that somebody handed in, with the fingerprint of its bytes."""

import uuid

from django.db import models
from django.db.models import Q

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.selectors import papeles

from .nombres import LARGO_MAXIMO, extension_de


def ruta_de_guarda(documento: "Documento", nombre: str) -> str:
    """Where the bytes go under MEDIA_ROOT: a random name, nothing of what the person wrote."""
    return f"{reloj.hoy():%Y/%m}/{uuid.uuid4().hex}{extension_de(nombre)}"


class DocumentoQuerySet(models.QuerySet["Documento"]):
    """Documents as one person may read them; the case's own visibility is asked apart."""

    def visibles_para(self, usuario: Usuario) -> "DocumentoQuerySet":
        """The unit reads all; an institution, what is common to the case and what is its own."""
        suyos = papeles(usuario)
        if suyos.unidad:
            return self
        return self.filter(
            Q(institucion__isnull=True) | Q(institucion_id__in=suyos.por_institucion)
        )


class Documento(models.Model):
    """One immutable file. What changes is only to which case it belongs.

    `asunto_id` and `turno_id` are keys of apps above this one. A document without a case waits
    in the batch of who uploaded it until it is attached or `retirado_en` is set; its bytes stay.
    """

    class Clase(models.TextChoices):
        """What the document is to its case."""

        OFICIO_RECIBIDO = "oficio_recibido", "Oficio recibido"
        ANEXO = "anexo", "Anexo"
        ACUSE = "acuse", "Acuse"
        RESPUESTA = "respuesta", "Respuesta"
        OFICIO_EMITIDO = "oficio_emitido", "Oficio emitido"
        NOTIFICACION = "notificacion", "Constancia de notificación"
        LOTE = "lote", "En el lote"

    archivo = models.FileField("archivo", upload_to=ruta_de_guarda, max_length=120)
    sha256 = models.CharField("huella SHA-256", max_length=64, db_index=True)
    nombre = models.CharField("nombre", max_length=LARGO_MAXIMO)
    mime = models.CharField("tipo de archivo", max_length=80)
    tamano = models.PositiveIntegerField("tamaño en bytes")
    paginas = models.PositiveIntegerField("páginas", null=True, blank=True)
    clase = models.CharField("clase", max_length=20, choices=Clase.choices)
    asunto_id = models.BigIntegerField("asunto", null=True, blank=True, db_index=True)
    turno_id = models.BigIntegerField("turno", null=True, blank=True)
    institucion = models.ForeignKey(
        Institucion, models.PROTECT, null=True, blank=True, related_name="documentos"
    )
    subido_por = models.ForeignKey(Usuario, models.PROTECT, related_name="documentos")
    subido_en = models.DateTimeField("subido el", default=reloj.ahora)
    retirado_en = models.DateTimeField("retirado del lote el", null=True, blank=True)
    originales = models.ManyToManyField("self", symmetrical=False, related_name="derivados")

    objects = DocumentoQuerySet.as_manager()

    class Meta:
        verbose_name = "documento"
        verbose_name_plural = "documentos"
        ordering = ["subido_en", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(tamano__gt=0), name="documento_no_vacio"),
            models.CheckConstraint(
                condition=~Q(clase="lote") | Q(asunto_id__isnull=True),
                name="documento_del_lote_sin_asunto",
            ),
            models.CheckConstraint(
                condition=Q(retirado_en__isnull=True) | Q(clase="lote"),
                name="documento_retirado_solo_del_lote",
            ),
        ]
        indexes = [
            models.Index(
                fields=["subido_por", "subido_en"],
                condition=Q(clase="lote", retirado_en__isnull=True),
                name="documento_en_lote",
            )
        ]

    def __str__(self) -> str:
        return self.nombre

    @property
    def es_pdf(self) -> bool:
        """Whether it can be drawn page by page, split and joined."""
        return self.mime == "application/pdf"

    @property
    def es_imagen(self) -> bool:
        """Whether a browser draws it without help."""
        return self.mime in {"image/jpeg", "image/png"}


class RevisionDeArchivos(models.Model):
    """How one comparison of the stored files with their fingerprints ended.

    `nombres` are the first that are missing or changed, as they are called on disk, which says
    nothing of a case: the health page is public.
    """

    en = models.DateTimeField("cuándo")
    revisados = models.PositiveIntegerField("archivos revisados")
    faltan = models.PositiveIntegerField("archivos que faltan")
    alterados = models.PositiveIntegerField("archivos alterados")
    nombres = models.JSONField("cuáles", default=list)

    class Meta:
        verbose_name = "revisión de archivos"
        verbose_name_plural = "revisiones de archivos"

    def __str__(self) -> str:
        return f"{self.revisados} revisados, {self.faltan} faltan, {self.alterados} alterados"

    @property
    def bien(self) -> bool:
        """Whether every file is there and as it was handed in."""
        return not self.faltan and not self.alterados
