"""A record's process and its steps: viewflow's rows, on tables of our own.

Everything here can be thrown away and rebuilt from the records, but for one thing: who took the
present step of a letter. The base tables of viewflow would link the record by a number without a
foreign key and carry a dozen indexes that no screen asks for.
"""

from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import Q, TextChoices
from viewflow.workflow.models import AbstractProcess, AbstractTask
from viewflow.workflow.status import PROCESS, STATUS

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles

T = TypeVar("T", bound="TareaDeRegistro")


class ProcesoDeRegistro(AbstractProcess):  # type: ignore[misc]  # the library carries no types
    """One passage of a record along its path; the live one has the status NEW."""

    created = models.DateTimeField("creado", default=reloj.ahora)

    REGISTRO: ClassVar[str]
    """The relation that says which record it is, here and in its steps."""
    pedido: TextChoices
    """The step that the rule asks for, while the engine walks; never stored."""

    class Meta:
        abstract = True

    @property
    def registro_id(self) -> int:
        """The key of the record."""
        return int(getattr(self, f"{self.REGISTRO}_id"))


class TareaQuerySet(models.QuerySet[T]):
    """Steps by what is known of them."""

    def abiertas(self) -> "TareaQuerySet[T]":
        """Steps that have not ended: one per record in course, at most."""
        return self.filter(finished=None)

    def libres(self, ahora: datetime) -> "TareaQuerySet[T]":
        """Steps that nobody holds at `ahora` (UTC)."""
        return self.filter(Q(owner=None) | Q(hasta__lte=ahora))

    def en_manos_de(self, usuario: Usuario, ahora: datetime) -> "TareaQuerySet[T]":
        """Steps that `usuario`, or whom she stands in for, holds at `ahora` (UTC)."""
        quienes = [usuario.pk, *papeles(usuario).suplidas()]
        return self.filter(Q(hasta=None) | Q(hasta__gt=ahora), owner__in=quienes)


class TareaDeRegistro(AbstractTask):  # type: ignore[misc]  # the library carries no types
    """One step of a process that a person has to do, or somebody outside has to answer.

    `owner` is who took it. With `hasta` it is held only until then: that is how «Siguiente
    asunto» takes, while what somebody took or was given is held until it is released.
    """

    status = models.CharField(
        "situación", max_length=50, choices=STATUS.choices, default=STATUS.NEW
    )
    created = models.DateTimeField("creada", default=reloj.ahora)
    owner = models.ForeignKey(
        "organizacion.Usuario",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name="la tomó",
    )
    hasta = models.DateTimeField("hasta", null=True, blank=True)

    # What viewflow keeps for joins, jobs, timers and its own screens, none of which are used; of
    # the object that a permission may be about, Django keeps a field that asks for its columns.
    previous = None
    started = None
    scheduled = None
    external_task_id = None
    owner_permission_content_type = models.ForeignKey(
        "contenttypes.ContentType",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )

    process: Any

    class Meta:
        abstract = True

    @property
    def registro_id(self) -> int:
        """The key of the record, which its process names."""
        registro_id: int = self.process.registro_id
        return registro_id

    def la_tiene(self, ahora: datetime) -> Usuario | None:
        """Who holds the step at `ahora` (UTC), if anybody does."""
        caduco = self.hasta is not None and self.hasta <= ahora
        return None if caduco else self.owner


class Proceso(ProcesoDeRegistro):
    """A letter's."""

    carta = models.ForeignKey(
        "correspondencia.Correspondencia",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        verbose_name="asunto",
    )

    REGISTRO = "carta"

    class Meta:
        verbose_name = "proceso"
        verbose_name_plural = "procesos"
        default_permissions = ("manage",)  # what viewflow would add when the flow is imported
        constraints = [
            models.UniqueConstraint(
                fields=["carta"],
                condition=Q(status=PROCESS.NEW),
                name="un_proceso_vivo_por_asunto",
            )
        ]


class Tarea(TareaDeRegistro):
    """A step of a letter."""

    process = models.ForeignKey(Proceso, on_delete=models.CASCADE, verbose_name="proceso")
    carta = models.ForeignKey(
        "correspondencia.Correspondencia",
        on_delete=models.CASCADE,
        related_name="+",
        related_query_name="tareas",
        db_index=False,
        verbose_name="asunto",
    )

    objects = TareaQuerySet["Tarea"].as_manager()

    class Meta:
        verbose_name = "tarea"
        verbose_name_plural = "tareas"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["carta"], condition=Q(finished=None), name="una_tarea_abierta_por_asunto"
            )
        ]
        indexes = [
            models.Index(
                fields=["owner"],
                condition=Q(finished=None, owner__isnull=False),
                name="tarea_por_quien_la_tiene",
            )
        ]


class ProcesoDeCompromiso(ProcesoDeRegistro):
    """A commitment's."""

    compromiso = models.ForeignKey(
        "acuerdos.Compromiso",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        verbose_name="compromiso",
    )

    REGISTRO = "compromiso"

    class Meta:
        verbose_name = "proceso de un compromiso"
        verbose_name_plural = "procesos de compromisos"
        default_permissions = ("manage",)  # as of a letter's
        constraints = [
            models.UniqueConstraint(
                fields=["compromiso"],
                condition=Q(status=PROCESS.NEW),
                name="un_proceso_vivo_por_compromiso",
            )
        ]


class TareaDeCompromiso(TareaDeRegistro):
    """A step of a commitment. Who follows it up is written in the commitment: nobody takes it."""

    process = models.ForeignKey(
        ProcesoDeCompromiso, on_delete=models.CASCADE, verbose_name="proceso"
    )
    compromiso = models.ForeignKey(
        "acuerdos.Compromiso",
        on_delete=models.CASCADE,
        related_name="+",
        related_query_name="tareas",
        db_index=False,
        verbose_name="compromiso",
    )

    objects = TareaQuerySet["TareaDeCompromiso"].as_manager()

    class Meta:
        verbose_name = "tarea de un compromiso"
        verbose_name_plural = "tareas de compromisos"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["compromiso"],
                condition=Q(finished=None),
                name="una_tarea_abierta_por_compromiso",
            )
        ]
