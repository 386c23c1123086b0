"""The commitment: who does what by when, who verifies it, and where it stands."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from coordinacion.acuerdos.models.acuerdo import LEEN_DE_LA_UNIDAD, Acuerdo
from coordinacion.acuerdos.opciones import Cumplimiento
from coordinacion.nucleo.etiquetas import EstadoCompromiso as Estado
from coordinacion.nucleo.fsm import FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.selectors import papeles

ABIERTOS = (Estado.PROPUESTO, Estado.VIGENTE, Estado.POR_VERIFICAR)
"""States in which something is still owed."""


class CompromisoQuerySet(models.QuerySet["Compromiso"]):
    """Who sees what is decided here and nowhere else."""

    def visibles_para(self, usuario: Usuario) -> CompromisoQuerySet:
        """Every commitment, for the unit's people; an institution, those that it owes or verifies
        and those of the agreements of which it is a party."""
        mis = papeles(usuario)
        if mis.tiene(*LEEN_DE_LA_UNIDAD):
            return self
        suyas = list(mis.por_institucion)
        es_parte = Q(acuerdo__in=Acuerdo.objects.filter(partes__institucion__in=suyas))
        return self.filter(Q(institucion__in=suyas) | Q(verifica__in=suyas) | es_parte)

    def abiertos(self) -> CompromisoQuerySet:
        """Those in which something is still owed."""
        return self.filter(estado__in=ABIERTOS)


class Compromiso(models.Model):
    """What one institution, or one authority without an account, owes by a date.

    Exactly one of `institucion` and `externo` is who owes it. Who verifies it is the other party:
    `verifica` or `verifica_externo`; none is the unit. Never who carries it out. Its deadline is
    the row that it points to, from the moment it is in force; the first date never changes.
    """

    acuerdo = models.ForeignKey(Acuerdo, models.PROTECT, related_name="compromisos")
    numero = models.PositiveSmallIntegerField("número")
    folio = models.CharField("folio", max_length=40, unique=True)
    estado = FSMField(
        "estado", default=Estado.PROPUESTO, choices=Estado.choices, protected=True, max_length=20
    )
    version = models.PositiveIntegerField(default=1)
    texto = models.TextField("qué se compromete")
    institucion = models.ForeignKey(
        Institucion,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="institución responsable",
        related_name="compromisos",
        db_index=False,
    )
    externo = models.CharField("autoridad responsable", max_length=200, blank=True, default="")
    externo_correo = models.EmailField("correo de la autoridad", blank=True, default="")
    area_responsable = models.CharField("área responsable", max_length=200, blank=True, default="")
    area_coordinadora = models.CharField(
        "área coordinadora", max_length=200, blank=True, default=""
    )
    coordina = models.ForeignKey(
        Usuario,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="quién le da seguimiento",
        related_name="+",
        db_index=False,
    )
    verifica = models.ForeignKey(
        Institucion,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="institución que verifica",
        related_name="+",
        db_index=False,
    )
    verifica_externo = models.CharField(
        "autoridad o comunidad que verifica", max_length=200, blank=True, default=""
    )
    verifica_externo_correo = models.EmailField("correo de quien verifica", blank=True, default="")
    dias_habiles = models.PositiveSmallIntegerField(
        "días hábiles desde que entra en vigor", null=True, blank=True
    )
    fecha_comprometida = models.DateField("fecha comprometida", null=True, blank=True)
    fecha_original = models.DateField("fecha comprometida originalmente", null=True, blank=True)
    resultado_esperado = models.TextField("resultado esperado", blank=True, default="")
    producto = models.TextField("producto o evidencia", blank=True, default="")
    plazo = models.ForeignKey(
        "plazos.Plazo", models.PROTECT, null=True, blank=True, related_name="+"
    )
    vigente_en = models.DateTimeField("en vigor", null=True, blank=True)
    reportado_en = models.DateTimeField("reportado como cumplido", null=True, blank=True)
    terminado_en = models.DateTimeField("terminó", null=True, blank=True)
    avance = models.PositiveSmallIntegerField("avance", default=0)
    vueltas = models.PositiveSmallIntegerField("veces que no se dio por cumplido", default=0)
    cumplimiento = models.CharField(
        "cumplimiento", max_length=10, choices=Cumplimiento.choices, blank=True, default=""
    )
    resta = models.TextField("qué falta por cumplir", blank=True, default="")
    continua_a = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="continúa a",
        related_name="continuaciones",
    )
    motivo = models.CharField("motivo", max_length=500, blank=True, default="")
    creado_por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    creado_en = models.DateTimeField("registrado")

    objects = CompromisoQuerySet.as_manager()

    class Meta:
        verbose_name = "compromiso"
        verbose_name_plural = "compromisos"
        ordering = ["acuerdo", "numero"]
        indexes = [
            models.Index(fields=["estado", "fecha_comprometida"], name="compromiso_por_estado"),
            models.Index(
                fields=["institucion", "fecha_comprometida"],
                condition=Q(estado__in=sorted(ABIERTOS)),
                name="compromiso_abierto_por_inst",
            ),
            models.Index(
                fields=["verifica", "fecha_comprometida"],
                condition=Q(estado="por_verificar"),
                name="compromiso_por_verificar",
            ),
            models.Index(
                fields=["coordina"],
                condition=Q(estado__in=sorted(ABIERTOS)),
                name="compromiso_abierto_de_quien",
            ),
            models.Index(
                fields=["-terminado_en", "-id"],
                condition=Q(terminado_en__isnull=False),
                name="compromiso_terminado",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["acuerdo", "numero"], name="compromiso_unico"),
            models.CheckConstraint(
                condition=Q(institucion__isnull=False, externo="")
                | (Q(institucion__isnull=True) & ~Q(externo="")),
                name="compromiso_de_uno_solo",
            ),
            models.CheckConstraint(
                condition=Q(verifica__isnull=True) | Q(verifica_externo=""),
                name="compromiso_lo_verifica_uno",
            ),
            models.CheckConstraint(
                condition=~Q(externo="") | Q(externo_correo=""), name="compromiso_correo_de_quien"
            ),
            models.CheckConstraint(
                condition=~Q(verifica_externo="") | Q(verifica_externo_correo=""),
                name="compromiso_correo_de_quien_verifica",
            ),
            models.CheckConstraint(
                condition=Q(verifica__isnull=True)
                | Q(institucion__isnull=True)
                | ~Q(verifica=F("institucion")),
                name="compromiso_no_se_verifica_a_si",
            ),
            models.CheckConstraint(
                condition=~Q(estado__in=["vigente", "por_verificar"])
                | Q(
                    vigente_en__isnull=False,
                    plazo__isnull=False,
                    fecha_comprometida__isnull=False,
                    fecha_original__isnull=False,
                ),
                name="compromiso_vigente_con_plazo",
            ),
            models.CheckConstraint(
                condition=~Q(estado="cumplido") | ~Q(cumplimiento=""),
                name="compromiso_cumplido_en_cuanto",
            ),
            models.CheckConstraint(
                condition=~Q(cumplimiento="parcial") | ~Q(resta=""),
                name="compromiso_parcial_dice_que_falta",
            ),
            models.CheckConstraint(
                condition=~Q(estado__in=["incumplido", "cancelado"]) | ~Q(motivo=""),
                name="compromiso_terminado_con_motivo",
            ),
        ]

    def __str__(self) -> str:
        return self.folio

    def get_absolute_url(self) -> str:
        """The page of the commitment."""
        return ruta("compromiso:ver", self.pk)

    @property
    def responsable(self) -> str:
        """Who owes it, as people read it."""
        return str(self.institucion or self.externo)

    @property
    def quien_verifica(self) -> str:
        """The other party that verifies it; the empty text is the unit."""
        return str(self.verifica or self.verifica_externo)

    @property
    def esta_abierto(self) -> bool:
        """Whether something is still owed."""
        return self.estado in ABIERTOS

    # Transitions: they touch only this row. Which verb may run is `services` and `permisos`.
    @transition(field=estado, source=Estado.PROPUESTO, target=None)
    def editar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.PROPUESTO, target=Estado.VIGENTE)
    def formalizar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.VIGENTE, target=None)
    def informar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.VIGENTE, target=Estado.POR_VERIFICAR)
    def reportar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.POR_VERIFICAR, target=Estado.CUMPLIDO)
    def verificar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.POR_VERIFICAR, target=Estado.VIGENTE)
    def rechazar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.VIGENTE, target=None)
    def reprogramar(self) -> None:
        self.version += 1

    @transition(
        field=estado, source=[Estado.VIGENTE, Estado.POR_VERIFICAR], target=Estado.INCUMPLIDO
    )
    def incumplir(self) -> None:
        self.version += 1

    @transition(field=estado, source=list(ABIERTOS), target=Estado.CANCELADO)
    def cancelar(self) -> None:
        self.version += 1
