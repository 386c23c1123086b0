"""A letter's process and its steps: viewflow's rows, on tables of our own.

Everything here can be thrown away and rebuilt from the letter and its turns, but for one thing:
who took the present step. The base tables of viewflow would link the letter by a number without a
foreign key and carry a dozen indexes that no screen asks for.
"""

from datetime import datetime

from django.db import models
from django.db.models import Q
from viewflow.workflow.models import AbstractProcess, AbstractTask
from viewflow.workflow.status import PROCESS, STATUS

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from workflows.nodos import Nodo


class Proceso(AbstractProcess):  # type: ignore[misc]  # the library carries no types
    """One passage of a letter along the path; the live one has the status NEW."""

    carta = models.ForeignKey(
        "correspondencia.Correspondencia",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        verbose_name="asunto",
    )
    created = models.DateTimeField("creado", default=reloj.ahora)

    pedido = Nodo.CLASIFICAR
    """The step that the rule asks for, while the engine walks; never stored."""

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


class TareaQuerySet(models.QuerySet["Tarea"]):
    """Steps by what is known of them."""

    def abiertas(self) -> "TareaQuerySet":
        """Steps that have not ended: one per letter in course, at most."""
        return self.filter(finished=None)

    def libres(self, ahora: datetime) -> "TareaQuerySet":
        """Steps that nobody holds at `ahora` (UTC)."""
        return self.filter(Q(owner=None) | Q(hasta__lte=ahora))

    def en_manos_de(self, usuario: Usuario, ahora: datetime) -> "TareaQuerySet":
        """Steps that `usuario`, or whom she stands in for, holds at `ahora` (UTC)."""
        quienes = [usuario.pk, *papeles(usuario).suplidas()]
        return self.filter(Q(hasta=None) | Q(hasta__gt=ahora), owner__in=quienes)


class Tarea(AbstractTask):  # type: ignore[misc]  # the library carries no types
    """One step of a process that a person has to do, or somebody outside has to answer.

    `owner` is who took it. With `hasta` it is held only until then: that is how «Siguiente
    asunto» takes, while what somebody took or was given is held until it is released.
    """

    process = models.ForeignKey(Proceso, on_delete=models.CASCADE, verbose_name="proceso")
    carta = models.ForeignKey(
        "correspondencia.Correspondencia",
        on_delete=models.CASCADE,
        related_name="+",
        related_query_name="tareas",
        db_index=False,
        verbose_name="asunto",
    )
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

    objects = TareaQuerySet.as_manager()

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

    def la_tiene(self, ahora: datetime) -> Usuario | None:
        """Who holds the step at `ahora` (UTC), if anybody does."""
        caduco = self.hasta is not None and self.hasta <= ahora
        return None if caduco else self.owner
