"""The turn: one letter to one institution."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from coordinacion.canalizacion.models.catalogos import Instruccion, RelacionEnvio
from coordinacion.canalizacion.opciones import Acuse, Caracter, Declinacion, Parte
from coordinacion.correspondencia.models import Correspondencia, Punto
from coordinacion.correspondencia.models.acceso import abierta, legible
from coordinacion.nucleo.etiquetas import EstadoTurno as Estado
from coordinacion.nucleo.fsm import RETURN_VALUE, FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.models import Plazo

MUERTOS = (Estado.DECLINADO, Estado.RETIRADO)
"""States of a turn that no longer asks anything of its institution."""
PENDIENTES = (Estado.TURNADO, Estado.ACUSADO)
"""States in which the institution owes something."""
EN_CURSO = (*PENDIENTES, Estado.RESPONDIDO)
"""States in which the turn has still something to come: an act of its institution or a review."""


class TurnoQuerySet(models.QuerySet["Turno"]):
    """Who sees which turns."""

    def de_mis_instituciones(self, usuario: Usuario) -> TurnoQuerySet:
        """Turns to the institutions that `usuario` speaks for, reserved ones included."""
        return self.filter(institucion_id__in=papeles(usuario).instituciones(*ROLES_INSTITUCION))

    def visibles_para(self, usuario: Usuario) -> TurnoQuerySet:
        """Turns that `usuario` may open: the unit, those of letters that it may read; an
        institution, its own."""
        if papeles(usuario).unidad:
            return self.filter(legible(usuario, "correspondencia__"))
        return self.de_mis_instituciones(usuario).filter(abierta(usuario, "correspondencia__"))

    def vivos(self) -> TurnoQuerySet:
        """Turns that were neither declined nor withdrawn."""
        return self.exclude(estado__in=MUERTOS)

    def pendientes(self) -> TurnoQuerySet:
        """Turns in which the institution owes something."""
        return self.filter(estado__in=PENDIENTES)


def _no_es_remision(turno: Any) -> bool:
    return bool(turno.caracter != Caracter.REMISION)


def _es_de_atencion(turno: Any) -> bool:
    return bool(turno.caracter == Caracter.ATENCION)


def _es_de_conocimiento(turno: Any) -> bool:
    return bool(turno.caracter == Caracter.CONOCIMIENTO)


def _hay_que_aceptar(turno: Any) -> bool:
    """An answer under review, or a remission whose acknowledgement came back."""
    return bool(turno.estado == Estado.RESPONDIDO or turno.caracter == Caracter.REMISION)


class Turno(models.Model):
    """One letter sent to one institution. `estado` decides; its deadlines are rows."""

    correspondencia = models.ForeignKey(
        Correspondencia, on_delete=models.PROTECT, related_name="turnos", db_index=False
    )
    numero = models.PositiveSmallIntegerField("número")
    institucion = models.ForeignKey(
        "organizacion.Institucion", on_delete=models.PROTECT, related_name="turnos", db_index=False
    )
    estado = FSMField(
        "estado", default=Estado.TURNADO, choices=Estado.choices, protected=True, max_length=20
    )
    caracter = models.CharField("carácter", max_length=20, choices=Caracter.choices)
    parte = models.CharField("parte", max_length=20, choices=Parte.choices, blank=True, default="")
    instruccion = models.ForeignKey(
        Instruccion,
        verbose_name="instrucción",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    indicaciones = models.TextField("indicaciones", blank=True, default="")
    puntos = models.ManyToManyField(Punto, verbose_name="puntos", related_name="turnos")
    vinculante = models.BooleanField("vinculante", default=False)
    fundamento_remision = models.CharField(
        "fundamento de la competencia", max_length=500, blank=True, default=""
    )
    turnado_en = models.DateTimeField("turnado")
    turnado_por = models.ForeignKey(
        "organizacion.Usuario", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    relacion = models.ForeignKey(
        RelacionEnvio, null=True, blank=True, on_delete=models.PROTECT, related_name="turnos"
    )

    acuse = models.CharField("acuse", max_length=20, choices=Acuse.choices, blank=True, default="")
    acusado_en = models.DateTimeField("acusado", null=True, blank=True)
    acuse_tacito_rectificado = models.BooleanField(default=False)
    area = models.ForeignKey(
        "organizacion.Area",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    persona = models.ForeignKey(
        "organizacion.Usuario",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    fecha_interna = models.DateField("fecha interna", null=True, blank=True)
    respondido_en = models.DateTimeField("respondido", null=True, blank=True)
    atendido_en = models.DateTimeField("respuesta aceptada", null=True, blank=True)
    vueltas = models.PositiveSmallIntegerField("veces devuelto", default=0)
    complemento = models.TextField("lo que falta", blank=True, default="")

    declinacion = models.CharField(
        max_length=20, choices=Declinacion.choices, blank=True, default=""
    )
    declinado_en = models.DateTimeField(null=True, blank=True)
    declinacion_fuera_de_ventana = models.BooleanField(default=False)
    fundamento_declinacion = models.TextField(blank=True, default="")
    institucion_propuesta = models.ForeignKey(
        "organizacion.Institucion",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    autoridad_propuesta = models.CharField(max_length=200, blank=True, default="")
    motivo_retiro = models.CharField(max_length=500, blank=True, default="")

    plazo_acuse = models.ForeignKey(
        "plazos.Plazo",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    plazo_declinar = models.ForeignKey(
        "plazos.Plazo",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    plazo_respuesta = models.ForeignKey(
        "plazos.Plazo", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = TurnoQuerySet.as_manager()

    class Meta:
        ordering = ["numero"]
        verbose_name = "turno"
        verbose_name_plural = "turnos"
        indexes = [
            models.Index(fields=["institucion", "estado", "id"], name="turno_por_institucion"),
            models.Index(fields=["estado", "id"], name="turno_por_estado"),
            models.Index(
                fields=["persona"],
                condition=Q(estado__in=["turnado", "acusado", "respondido"], persona__isnull=False),
                name="turno_por_persona",
            ),
            models.Index(
                fields=["plazo_acuse"],
                condition=Q(estado="turnado"),
                name="turno_por_acusar",
            ),
            models.Index(
                fields=["acusado_en"], condition=Q(acuse="tacito"), name="turno_con_tacito"
            ),
            models.Index(
                fields=["correspondencia"],
                condition=Q(estado="acusado", vueltas__gt=0),
                name="turno_devuelto",
            ),
            models.Index(
                fields=["id"],
                condition=Q(
                    declinacion_fuera_de_ventana=True,
                    estado__in=["turnado", "acusado"],
                    vueltas=0,
                ),
                name="turno_con_rechazo_tardio",
            ),
            models.Index(
                fields=["correspondencia", "declinado_en", "id"],
                condition=Q(estado="declinado"),
                name="turno_declinado",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["correspondencia", "numero"], name="turno_numerado_una_vez"
            ),
            models.UniqueConstraint(
                fields=["correspondencia"],
                condition=Q(parte="responsable") & ~Q(estado__in=["declinado", "retirado"]),
                name="un_responsable_vivo_por_asunto",
            ),
            models.UniqueConstraint(
                fields=["correspondencia", "institucion"],
                condition=~Q(estado__in=["declinado", "retirado"]),
                name="un_turno_vivo_por_institucion",
            ),
            models.CheckConstraint(
                condition=Q(caracter="conocimiento", parte="")
                | (~Q(caracter="conocimiento") & ~Q(parte="")),
                name="conocimiento_no_tiene_parte",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.correspondencia.folio} · turno {self.numero}"

    def get_absolute_url(self) -> str:
        """The page of the turn."""
        return ruta("turno:ver", self.pk)

    @property
    def esta_vivo(self) -> bool:
        """Whether it still counts for the letter."""
        return self.estado not in MUERTOS

    @property
    def relojes(self) -> list[Plazo]:
        """Its clocks, ended ones too; those that it never had are left out."""
        relojes = (self.plazo_acuse, self.plazo_declinar, self.plazo_respuesta)
        return [plazo for plazo in relojes if plazo is not None]

    # Transitions: they touch only this row. Which verb may run is `services` and `permisos`.
    @transition(
        field=estado,
        source=Estado.TURNADO,
        target=RETURN_VALUE(Estado.ACUSADO, Estado.ENTERADO),
        conditions=[_no_es_remision],
    )
    def acusar(self) -> str:
        es_conocimiento = self.caracter == Caracter.CONOCIMIENTO
        return Estado.ENTERADO if es_conocimiento else Estado.ACUSADO

    @transition(
        field=estado, source=[Estado.TURNADO, Estado.ACUSADO, Estado.RESPONDIDO], target=None
    )
    def asignar(self) -> None:
        """Who attends it inside the institution; the state stays."""

    @transition(field=estado, source=Estado.ACUSADO, target=None)
    def informe_parcial(self) -> None:
        """A progress report; the state stays."""

    @transition(
        field=estado,
        source=[Estado.TURNADO, Estado.ACUSADO],
        target=Estado.RESPONDIDO,
        conditions=[_es_de_atencion],
    )
    def responder(self) -> None:
        """The institution answered."""

    @transition(field=estado, source=[Estado.RESPONDIDO, Estado.ATENDIDO], target=Estado.ACUSADO)
    def devolver(self) -> None:
        self.vueltas += 1
        self.respondido_en = self.atendido_en = None

    @transition(
        field=estado,
        source=[Estado.RESPONDIDO, Estado.TURNADO],
        target=Estado.ATENDIDO,
        conditions=[_hay_que_aceptar],
    )
    def aceptar(self) -> None:
        """The unit takes the answer as good; of a remission, its acknowledgement."""

    @transition(
        field=estado,
        source=[Estado.TURNADO, Estado.ACUSADO],
        target=Estado.DECLINADO,
        conditions=[_es_de_atencion],
    )
    def declinar(self) -> None:
        """The matter is not the institution's."""

    @transition(field=estado, source=Estado.ACUSADO, target=None, conditions=[_es_de_atencion])
    def solicitar_prorroga(self) -> None:
        """The institution asks for more time; the state stays."""

    @transition(field=estado, source=Estado.ACUSADO, target=None, conditions=[_es_de_atencion])
    def conceder_prorroga(self) -> None:
        """The unit gives more time; the state stays."""

    @transition(field=estado, source=Estado.ACUSADO, target=None, conditions=[_es_de_atencion])
    def negar_prorroga(self) -> None:
        """The unit gives no more time; the state stays."""

    @transition(
        field=estado,
        source=[Estado.TURNADO, Estado.ACUSADO],
        target=None,
        conditions=[_es_de_atencion],
    )
    def suspender(self) -> None:
        """Its clocks stand still; the state stays."""

    @transition(
        field=estado,
        source=[Estado.TURNADO, Estado.ACUSADO],
        target=None,
        conditions=[_es_de_atencion],
    )
    def reanudar(self) -> None:
        """Its clocks run again; the state stays."""

    @transition(
        field=estado,
        source=[Estado.TURNADO, Estado.ENTERADO],
        target=Estado.TURNADO,
        conditions=[_es_de_conocimiento],
    )
    def cambiar_caracter(self) -> None:
        self.caracter = Caracter.ATENCION

    @transition(
        field=estado,
        source=[Estado.TURNADO, Estado.ACUSADO, Estado.ENTERADO, Estado.RESPONDIDO],
        target=Estado.RETIRADO,
    )
    def retirar(self) -> None:
        """The unit takes the turn back."""

    @transition(field=estado, source=Estado.ATENDIDO, target=Estado.RETIRADO)
    def relevar(self) -> None:
        """Its letter was reopened: the accepted answer belongs to what came before."""
