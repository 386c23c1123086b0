"""Files of the archive, the series that number them, and the place of each letter in them."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Func, Q

from coordinacion.archivo.opciones import DestinoFinal
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.acceso import ROLES_QUE_LISTAN
from coordinacion.correspondencia.models.busqueda import POR_ORDENAR
from coordinacion.correspondencia.models.comparables import Llano
from coordinacion.nucleo.etiquetas import EstadoExpediente as Estado
from coordinacion.nucleo.fsm import FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vigencia import ConVigencia

_CLAVE = RegexValidator(
    r"^[A-Z0-9][A-Z0-9.\-]*$", "Use mayúsculas, números, puntos y guiones, sin espacios."
)
_POR_NUMERO = ["-anio", "serie", "-numero"]
"""The order of the list of files, which each of its filters keeps."""


class SerieDocumental(ConVigencia):
    """One series of the classification, by dates; what it lacks is still to be validated.

    No official catalogue was found: the series that come with the system are marked `es_ejemplo`,
    on every screen and paper.
    """

    clave = models.CharField("clave", max_length=15, unique=True, validators=[_CLAVE])
    nombre = models.CharField("nombre", max_length=160)
    seccion = models.CharField("sección", max_length=160, blank=True, default="")
    anios_tramite = models.PositiveSmallIntegerField(
        "años en archivo de trámite", null=True, blank=True
    )
    anios_concentracion = models.PositiveSmallIntegerField(
        "años en archivo de concentración", null=True, blank=True
    )
    destino = models.CharField(
        "destino final", max_length=20, choices=DestinoFinal.choices, blank=True, default=""
    )
    es_ejemplo = models.BooleanField(
        "es un EJEMPLO", default=False, help_text="No viene de un catálogo oficial."
    )

    class Meta(ConVigencia.Meta):
        ordering = ["clave"]
        verbose_name = "serie documental"
        verbose_name_plural = "series documentales"

    def __str__(self) -> str:
        nombre = f"{self.clave} {self.nombre}"
        return f"{nombre} (EJEMPLO)" if self.es_ejemplo else nombre


class ExpedienteQuerySet(models.QuerySet["Expediente"]):
    """Who sees what is decided here and nowhere else."""

    def visibles_para(self, usuario: Usuario) -> ExpedienteQuerySet:
        """Files that `usuario` may open: the unit's. What they hold is read letter by letter."""
        return self if papeles(usuario).tiene(*ROLES_QUE_LISTAN) else self.none()

    def abiertos(self) -> ExpedienteQuerySet:
        """Files that still take letters."""
        return self.filter(estado=Estado.ABIERTO)


class Expediente(models.Model):
    """One file: its number, taken once and never reused, and where it is kept.

    How many letters, sheets and digital copies it holds is counted from its letters, never kept.
    Its title is read by the whole unit, so it says nothing of what is reserved.
    """

    serie = models.ForeignKey(
        SerieDocumental, models.PROTECT, related_name="expedientes", verbose_name="serie"
    )
    anio = models.PositiveSmallIntegerField("año")
    numero = models.PositiveIntegerField("número")
    codigo = models.CharField("número de expediente", max_length=40, unique=True)
    estado = FSMField(
        "estado", default=Estado.ABIERTO, choices=Estado.choices, protected=True, max_length=20
    )
    version = models.PositiveIntegerField(default=1)
    clave_envio = models.UUIDField(unique=True)
    titulo = models.CharField("título", max_length=300)
    ubicacion = models.CharField("lugar físico", max_length=200)
    abierto_en = models.DateTimeField("abierto")
    abierto_por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    cerrado_en = models.DateTimeField("cerrado", null=True, blank=True)
    busqueda = models.GeneratedField(
        expression=Func(
            Llano("titulo"),
            template="to_tsvector('spanish'::regconfig, %(expressions)s)",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ExpedienteQuerySet.as_manager()

    class Meta:
        verbose_name = "expediente"
        verbose_name_plural = "expedientes"
        indexes = [
            models.Index(fields=_POR_NUMERO, name="expediente_por_numero"),
            models.Index(fields=["estado", *_POR_NUMERO], name="expediente_por_estado"),
            GinIndex(
                fields=["busqueda"], name="expediente_busqueda", gin_pending_list_limit=POR_ORDENAR
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["serie", "anio", "numero"], name="expediente_una_vez_por_serie_y_anio"
            ),
            models.CheckConstraint(
                condition=Q(estado="abierto", cerrado_en__isnull=True)
                | Q(estado="cerrado", cerrado_en__isnull=False),
                name="expediente_cerrado_con_fecha",
            ),
        ]

    def __str__(self) -> str:
        return self.codigo

    def get_absolute_url(self) -> str:
        """The page of the file."""
        return ruta("archivo:ver", self.pk)

    @property
    def esta_abierto(self) -> bool:
        """Whether it still takes letters."""
        return bool(self.estado == Estado.ABIERTO)

    # Transitions: they touch only this row. Which verb may run is `services` and `permisos`.
    @transition(field=estado, source=[Estado.ABIERTO, Estado.CERRADO], target=None)
    def editar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.ABIERTO, target=Estado.CERRADO)
    def cerrar_expediente(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.CERRADO, target=Estado.ABIERTO)
    def volver_a_abrir(self) -> None:
        self.version += 1


class EnExpediente(models.Model):
    """The place of one letter: proposed when it was concluded, certain once it was archived.

    Whether it is archived now is its own `estado`: one that was reopened keeps its place, and its
    papers stay there until it is archived again.
    """

    carta = models.OneToOneField(
        Correspondencia, on_delete=models.PROTECT, related_name="en_expediente"
    )
    expediente = models.ForeignKey(
        Expediente, models.PROTECT, related_name="piezas", db_index=False
    )
    propuesto_por = models.ForeignKey(
        Usuario, models.PROTECT, null=True, related_name="+", db_index=False
    )
    fojas = models.PositiveIntegerField("fojas", null=True)
    copia_completa = models.BooleanField("la copia digital está completa", default=False)
    archivada_por = models.ForeignKey(
        Usuario, models.PROTECT, null=True, related_name="+", db_index=False
    )
    archivada_en = models.DateTimeField("archivada", null=True)

    class Meta:
        verbose_name = "asunto en su expediente"
        verbose_name_plural = "asuntos en su expediente"
        indexes = [models.Index(fields=["expediente", "id"], name="pieza_por_expediente")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    archivada_en__isnull=True, archivada_por__isnull=True, fojas__isnull=True
                )
                | Q(archivada_en__isnull=False, archivada_por__isnull=False, fojas__isnull=False),
                name="pieza_archivada_entera",
            )
        ]

    def __str__(self) -> str:
        return f"{self.carta_id} · {self.expediente_id}"
