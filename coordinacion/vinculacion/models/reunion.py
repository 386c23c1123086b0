"""The meeting: what it is for, when and where, and where it stands."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from coordinacion.nucleo.etiquetas import EstadoReunion as Estado
from coordinacion.nucleo.fsm import FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.vinculacion.models.mesa import Mesa
from coordinacion.vinculacion.opciones import LEEN, ClaseReunion

POR_CELEBRAR = (Estado.PROGRAMADA, Estado.CONVOCADA)
"""States in which a meeting is still to come."""


class ReunionQuerySet(models.QuerySet["Reunion"]):
    """Who sees what is decided here and nowhere else."""

    def visibles_para(self, usuario: Usuario) -> ReunionQuerySet:
        """Every meeting, for the unit's people; an institution, those to which it was called."""
        mis = papeles(usuario)
        if mis.tiene(*LEEN):
            return self
        suyas = Reunion.convocadas.through.objects.filter(
            reunion=OuterRef("pk"), institucion__in=list(mis.por_institucion)
        )
        return self.filter(Exists(suyas), convocada_en__isnull=False)


class Reunion(models.Model):
    """One meeting of any of the five kinds; a session of a table names its table.

    The date first set never changes: see `CambioDeFecha`.
    """

    clave_envio = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    folio = models.CharField("folio", max_length=40, unique=True)
    clase = models.CharField("clase", max_length=20, choices=ClaseReunion.choices)
    estado = FSMField(
        "estado", default=Estado.PROGRAMADA, choices=Estado.choices, protected=True, max_length=20
    )
    version = models.PositiveIntegerField(default=1)
    asunto = models.CharField("asunto", max_length=300)
    mesa = models.ForeignKey(
        Mesa, models.PROTECT, null=True, blank=True, verbose_name="mesa", related_name="sesiones"
    )
    inicia_en = models.DateTimeField("comienza")
    termina_en = models.DateTimeField("termina")
    inicia_original_en = models.DateTimeField("fecha programada originalmente")
    lugar = models.CharField("lugar", max_length=300)
    municipio = models.ForeignKey(
        "organizacion.Municipio", models.PROTECT, verbose_name="municipio", related_name="+"
    )
    comunidad = models.CharField("comunidad", max_length=200, blank=True, default="")
    convocadas = models.ManyToManyField(
        "organizacion.Institucion", verbose_name="instituciones convocadas", related_name="+"
    )
    otros_convocados = models.TextField("otros convocados", blank=True, default="")
    responsable = models.ForeignKey(
        Usuario, models.PROTECT, verbose_name="responsable", related_name="+"
    )
    lengua = models.ForeignKey(
        "organizacion.Lengua",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="lengua en que se interpreta",
        related_name="+",
        db_index=False,
    )
    interprete = models.CharField("intérprete", max_length=200, blank=True, default="")
    sin_interprete = models.CharField(
        "por qué no hubo intérprete", max_length=300, blank=True, default=""
    )
    convocada_en = models.DateTimeField("convocada", null=True, blank=True)
    celebrada_en = models.DateTimeField("celebrada", null=True, blank=True)
    desarrollo = models.TextField("desarrollo de la reunión", blank=True, default="")
    formalizada_en = models.DateTimeField("formalizada", null=True, blank=True)
    minuta = models.ForeignKey(
        "documentos.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="minuta",
        related_name="+",
        db_index=False,
    )
    documentos = models.ManyToManyField(
        "documentos.Documento", verbose_name="documentos", related_name="+"
    )
    motivo = models.CharField("motivo", max_length=500, blank=True, default="")
    creada_por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    creada_en = models.DateTimeField("registrada")

    objects = ReunionQuerySet.as_manager()

    class Meta:
        verbose_name = "reunión"
        verbose_name_plural = "reuniones"
        indexes = [
            models.Index(fields=["inicia_en"], name="reunion_por_fecha"),
            models.Index(fields=["clase", "inicia_en"], name="reunion_por_clase"),
            models.Index(fields=["estado", "inicia_en"], name="reunion_por_estado"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(termina_en__gt=F("inicia_en")),
                name="reunion_termina_despues",
                violation_error_message="La reunión debe terminar después de comenzar.",
            ),
            models.CheckConstraint(
                condition=Q(mesa__isnull=False) | ~Q(clase="sesion"), name="reunion_sesion_de_mesa"
            ),
            models.CheckConstraint(
                condition=~Q(estado__in=["celebrada", "formalizada"])
                | Q(celebrada_en__isnull=False),
                name="reunion_celebrada_con_fecha",
            ),
            models.CheckConstraint(
                condition=~Q(estado="formalizada")
                | Q(minuta__isnull=False, formalizada_en__isnull=False),
                name="reunion_formalizada_con_minuta",
            ),
            models.CheckConstraint(
                condition=Q(interprete="") | Q(sin_interprete=""),
                name="reunion_con_o_sin_interprete",
            ),
            models.CheckConstraint(
                condition=~Q(estado="cancelada") | ~Q(motivo=""),
                name="reunion_cancelada_con_motivo",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.folio} · {self.asunto}"

    def get_absolute_url(self) -> str:
        """The page of the meeting."""
        return ruta("reunion:ver", self.pk)

    # Transitions: they touch only this row. Which verb may run is `services` and `permisos`.
    @transition(field=estado, source=[*POR_CELEBRAR, Estado.CELEBRADA], target=None)
    def editar(self) -> None:
        self.version += 1

    @transition(field=estado, source=[*POR_CELEBRAR, Estado.CELEBRADA], target=None)
    def ordenar(self) -> None:
        self.version += 1

    @transition(field=estado, source=[*POR_CELEBRAR, Estado.CELEBRADA], target=None)
    def pasar_lista(self) -> None:
        self.version += 1

    @transition(
        field=estado, source=[*POR_CELEBRAR, Estado.CELEBRADA, Estado.FORMALIZADA], target=None
    )
    def adjuntar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.PROGRAMADA, target=Estado.CONVOCADA)
    def convocar(self) -> None:
        self.version += 1

    @transition(field=estado, source=list(POR_CELEBRAR), target=None)
    def reprogramar(self) -> None:
        self.version += 1

    @transition(field=estado, source=list(POR_CELEBRAR), target=Estado.CELEBRADA)
    def celebrar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.CELEBRADA, target=Estado.FORMALIZADA)
    def formalizar(self) -> None:
        self.version += 1

    @transition(field=estado, source=list(POR_CELEBRAR), target=Estado.CANCELADA)
    def cancelar(self) -> None:
        self.version += 1


class PuntoDelDia(models.Model):
    """One point of the agenda, numbered."""

    reunion = models.ForeignKey(Reunion, models.CASCADE, related_name="orden_del_dia")
    numero = models.PositiveSmallIntegerField("número")
    texto = models.CharField("punto", max_length=500)

    class Meta:
        verbose_name = "punto del orden del día"
        verbose_name_plural = "puntos del orden del día"
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(fields=["reunion", "numero"], name="punto_del_dia_unico")
        ]

    def __str__(self) -> str:
        return f"{self.numero}. {self.texto}"


class CambioDeFecha(models.Model):
    """One time that a meeting was moved; the dates of before are kept."""

    reunion = models.ForeignKey(Reunion, models.CASCADE, related_name="cambios_de_fecha")
    antes = models.DateTimeField("antes")
    despues = models.DateTimeField("después")
    motivo = models.CharField("motivo", max_length=500)
    por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    en = models.DateTimeField("cuándo se cambió")

    class Meta:
        verbose_name = "cambio de fecha"
        verbose_name_plural = "cambios de fecha"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.antes} → {self.despues}"
