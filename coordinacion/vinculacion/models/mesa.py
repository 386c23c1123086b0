"""The table of dialogue, and what communities say at it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from coordinacion.nucleo.etiquetas import EstadoMesa as Estado
from coordinacion.nucleo.fsm import FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.vinculacion.opciones import LEEN

ABIERTAS = (Estado.INSTALADA, Estado.EN_SESIONES)
"""States in which a table meets and listens."""


class MesaQuerySet(models.QuerySet["Mesa"]):
    """Who sees what is decided here and nowhere else."""

    def visibles_para(self, usuario: Usuario) -> MesaQuerySet:
        """Every table, for the unit's people; an institution reads the sessions to which it was
        called."""
        return self if papeles(usuario).tiene(*LEEN) else self.none()


class Mesa(models.Model):
    """A table of dialogue: where it is installed, with whom, and its sessions, which are meetings.

    ``resumen_publico`` is what anybody may read of it: it names no person.
    """

    clave_envio = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    folio = models.CharField("folio", max_length=40, unique=True)
    estado = FSMField(
        "estado", default=Estado.PROGRAMADA, choices=Estado.choices, protected=True, max_length=20
    )
    version = models.PositiveIntegerField(default=1)
    nombre = models.CharField("nombre", max_length=200)
    objeto = models.TextField("objeto")
    municipio = models.ForeignKey(
        "organizacion.Municipio", models.PROTECT, verbose_name="municipio", related_name="+"
    )
    comunidad = models.CharField("comunidad", max_length=200, blank=True, default="")
    lengua = models.ForeignKey(
        "organizacion.Lengua",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="lengua",
        related_name="+",
        db_index=False,
    )
    programada_para = models.DateField("se instalará")
    instalada_en = models.DateTimeField("instalada", null=True, blank=True)
    acta = models.ForeignKey(
        "documentos.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="acta de instalación",
        related_name="+",
        db_index=False,
    )
    concluida_en = models.DateTimeField("concluida", null=True, blank=True)
    resumen_publico = models.TextField("resumen público", blank=True, default="")
    publica = models.BooleanField("su resumen es público", default=False)
    creada_por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    creada_en = models.DateTimeField("registrada")

    objects = MesaQuerySet.as_manager()

    class Meta:
        verbose_name = "mesa de diálogo"
        verbose_name_plural = "mesas de diálogo"
        indexes = [models.Index(fields=["estado", "-id"], name="mesa_por_estado")]
        constraints = [
            models.CheckConstraint(
                condition=Q(estado="programada", instalada_en=None)
                | (~Q(estado="programada") & Q(instalada_en__isnull=False)),
                name="mesa_instalada_con_fecha",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.folio} · {self.nombre}"

    def get_absolute_url(self) -> str:
        """The page of the table."""
        return ruta("mesa:ver", self.pk)

    # Transitions: they touch only this row. Which verb may run is `services` and `permisos`.
    @transition(
        field=estado,
        source=[Estado.PROGRAMADA, Estado.INSTALADA, Estado.EN_SESIONES],
        target=None,
    )
    def editar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.PROGRAMADA, target=Estado.INSTALADA)
    def instalar(self) -> None:
        self.version += 1

    @transition(field=estado, source=list(ABIERTAS), target=Estado.EN_SESIONES)
    def sesionar(self) -> None:
        self.version += 1

    @transition(field=estado, source=list(ABIERTAS), target=None)
    def recoger(self) -> None:
        self.version += 1

    @transition(field=estado, source=[*ABIERTAS, Estado.CONCLUIDA], target=None)
    def responder(self) -> None:
        self.version += 1

    @transition(field=estado, source=[*ABIERTAS, Estado.CONCLUIDA], target=None)
    def publicar(self) -> None:
        self.version += 1

    @transition(field=estado, source=list(ABIERTAS), target=Estado.CONCLUIDA)
    def concluir(self) -> None:
        self.version += 1


class Opinion(models.Model):
    """What a community said at a table about one topic, and what it was answered.

    It names no person: who speaks is the community.
    """

    mesa = models.ForeignKey(Mesa, models.PROTECT, related_name="opiniones")
    reunion = models.ForeignKey(
        "vinculacion.Reunion",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="sesión",
        related_name="opiniones",
    )
    tema = models.ForeignKey(
        "correspondencia.Tema", models.PROTECT, verbose_name="tema", related_name="+"
    )
    comunidad = models.CharField("comunidad", max_length=200)
    texto = models.TextField("qué dijo")
    lengua = models.ForeignKey(
        "organizacion.Lengua",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="en qué lengua lo dijo",
        related_name="+",
        db_index=False,
    )
    recogida_en = models.DateTimeField("recogida")
    respuesta = models.TextField("qué se respondió", blank=True, default="")
    lengua_respuesta = models.ForeignKey(
        "organizacion.Lengua",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="en qué lengua se respondió",
        related_name="+",
        db_index=False,
    )
    respondida_en = models.DateTimeField("respondida", null=True, blank=True)
    publica = models.BooleanField("en el resumen público", default=False)

    class Meta:
        verbose_name = "opinión"
        verbose_name_plural = "opiniones"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(respuesta="", respondida_en=None)
                | (~Q(respuesta="") & Q(respondida_en__isnull=False)),
                name="opinion_respondida_con_fecha",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tema}: {self.comunidad}"
