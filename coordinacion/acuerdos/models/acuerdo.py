"""The agreement: what was agreed, among whom, and whether it was reached."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q

from coordinacion.acuerdos.opciones import OrigenAcuerdo
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.etiquetas import EstadoAcuerdo as Estado
from coordinacion.nucleo.fsm import FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import ROLES_UNIDAD, Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.vinculacion.models import Reunion

LEEN_DE_LA_UNIDAD = ROLES_UNIDAD - {Rol.ADMINISTRACION}
"""Roles at the unit that read every agreement and commitment."""


class ProyectoEstrategico(models.Model):
    """A strategic project of the government from which agreements may hang; a catalogue."""

    clave = models.SlugField("clave", max_length=60, unique=True)
    nombre = models.CharField("nombre", max_length=200)
    activo = models.BooleanField("activo", default=True)

    class Meta:
        verbose_name = "proyecto estratégico"
        verbose_name_plural = "proyectos estratégicos"
        ordering = ["nombre"]

    def __str__(self) -> str:
        return self.nombre


class AcuerdoQuerySet(models.QuerySet["Acuerdo"]):
    """Who sees what is decided here and nowhere else."""

    def visibles_para(self, usuario: Usuario) -> AcuerdoQuerySet:
        """Every agreement, for the unit's people; an institution, those of which it is a party and
        those in which it owes or verifies a commitment."""
        mis = papeles(usuario)
        if mis.tiene(*LEEN_DE_LA_UNIDAD):
            return self
        suyas = list(mis.por_institucion)
        suyo = Q(acuerdo=OuterRef("pk"))
        compromisos = self.model._meta.get_field("compromisos").related_model
        de_ellas = Q(institucion__in=suyas) | Q(verifica__in=suyas)
        return self.filter(
            Exists(Parte.objects.filter(suyo, institucion__in=suyas))
            | Exists(compromisos._default_manager.filter(suyo & de_ellas))
        )


class Acuerdo(models.Model):
    """One agreement. Whether it was fulfilled is not stored: its commitments say it."""

    folio = models.CharField("folio", max_length=40, unique=True)
    estado = FSMField(
        "estado", default=Estado.PROPUESTO, choices=Estado.choices, protected=True, max_length=20
    )
    version = models.PositiveIntegerField(default=1)
    clave_envio = models.UUIDField(unique=True, default=uuid.uuid4)
    origen = models.CharField("origen", max_length=20, choices=OrigenAcuerdo.choices)
    texto = models.TextField("qué se acordó")
    reunion = models.ForeignKey(
        Reunion,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="reunión",
        related_name="acuerdos",
    )
    carta = models.ForeignKey(
        Correspondencia,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="asunto",
        related_name="acuerdos",
    )
    proyecto = models.ForeignKey(
        ProyectoEstrategico,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="proyecto estratégico",
        related_name="acuerdos",
    )
    municipio = models.ForeignKey(
        "organizacion.Municipio",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="municipio",
        related_name="+",
    )
    alcanzado_en = models.DateTimeField("alcanzado", null=True, blank=True)
    motivo = models.CharField("por qué no se alcanzó", max_length=500, blank=True, default="")
    creado_por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    creado_en = models.DateTimeField("registrado")

    objects = AcuerdoQuerySet.as_manager()

    class Meta:
        verbose_name = "acuerdo"
        verbose_name_plural = "acuerdos"
        indexes = [models.Index(fields=["estado", "-id"], name="acuerdo_por_estado")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reunion__isnull=False) | ~Q(origen="reunion"),
                name="acuerdo_de_su_reunion",
            ),
            models.CheckConstraint(
                condition=Q(carta__isnull=False) | ~Q(origen="asunto"), name="acuerdo_de_su_asunto"
            ),
            models.CheckConstraint(
                condition=Q(alcanzado_en__isnull=False) | ~Q(estado="alcanzado"),
                name="acuerdo_alcanzado_con_fecha",
            ),
            models.CheckConstraint(
                condition=~Q(motivo="") | ~Q(estado="no_alcanzado"),
                name="acuerdo_no_alcanzado_con_motivo",
            ),
        ]

    def __str__(self) -> str:
        return self.folio

    def get_absolute_url(self) -> str:
        """The page of the agreement."""
        return ruta("acuerdo:ver", self.pk)

    # Transitions: they touch only this row. Which verb may run is `services` and `permisos`.
    @transition(field=estado, source=[Estado.PROPUESTO, Estado.ALCANZADO], target=None)
    def editar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.PROPUESTO, target=Estado.ALCANZADO)
    def alcanzar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.PROPUESTO, target=Estado.NO_ALCANZADO)
    def no_alcanzar(self) -> None:
        self.version += 1

    @transition(field=estado, source=[Estado.PROPUESTO, Estado.ALCANZADO], target=None)
    def firmar(self) -> None:
        self.version += 1


class Parte(models.Model):
    """One of those who agree, with or without an account, and when it signed."""

    acuerdo = models.ForeignKey(Acuerdo, models.CASCADE, related_name="partes")
    institucion = models.ForeignKey(
        Institucion,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="institución",
        related_name="+",
    )
    externa = models.CharField("otra parte", max_length=200, blank=True, default="")
    orden = models.CharField("orden o poder", max_length=20, choices=Institucion.Orden.choices)
    firmante = models.CharField("quién firma", max_length=200, blank=True, default="")
    cargo = models.CharField("cargo", max_length=200, blank=True, default="")
    firmado_en = models.DateField("firmó el", null=True, blank=True)

    class Meta:
        verbose_name = "parte"
        verbose_name_plural = "partes"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(institucion__isnull=False, externa="")
                | (Q(institucion__isnull=True) & ~Q(externa="")),
                name="parte_institucion_u_otra",
            ),
        ]

    def __str__(self) -> str:
        return str(self.institucion or self.externa)
