"""The language support: what was asked for, who does it and where it stands."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.acceso import ROLES_QUE_LISTAN, legible
from coordinacion.correspondencia.reglas import lengua_en_palabras
from coordinacion.lenguas.opciones import ClaseApoyo
from coordinacion.lenguas.reglas import ABIERTOS
from coordinacion.nucleo.etiquetas import EstadoApoyo as Estado
from coordinacion.nucleo.fsm import FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles

_NADIE = Q(persona=None, institucion=None, externo="")
_UNO_SOLO = (
    Q(persona__isnull=False, institucion=None, externo="")
    | Q(persona=None, institucion__isnull=False, externo="")
    | (Q(persona=None, institucion=None) & ~Q(externo=""))
)


class ApoyoQuerySet(models.QuerySet["ApoyoLinguistico"]):
    """Who sees what is decided here and nowhere else."""

    def visibles_para(self, usuario: Usuario) -> ApoyoQuerySet:
        """Supports of the letters that `usuario`, of the unit, may read. An institution that
        lends one is asked outside the system: it reads no letter for that."""
        if not papeles(usuario).tiene(*ROLES_QUE_LISTAN):
            return self.none()
        return self.filter(legible(usuario, "carta__"))

    def abiertos(self) -> ApoyoQuerySet:
        """Those that somebody still owes."""
        return self.filter(estado__in=ABIERTOS)


class ApoyoLinguistico(models.Model):
    """An interpreter, or the translation of the answer, that one letter needs.

    `estado` decides; its deadline is the row that it points to. `a_peticion` says that the
    petitioner asked for it; otherwise the unit saw the need.
    """

    carta = models.ForeignKey(Correspondencia, on_delete=models.PROTECT, related_name="apoyos")
    clase = models.CharField("clase", max_length=20, choices=ClaseApoyo.choices)
    estado = FSMField(
        "estado", default=Estado.SOLICITADO, choices=Estado.choices, protected=True, max_length=20
    )
    version = models.PositiveIntegerField(default=1)
    lengua = models.ForeignKey(
        "organizacion.Lengua", verbose_name="lengua", on_delete=models.PROTECT, related_name="+"
    )
    variante = models.ForeignKey(
        "organizacion.VarianteLengua",
        verbose_name="variante",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    a_peticion = models.BooleanField("lo pidió el peticionario", default=False)
    para = models.CharField("para qué", max_length=500, blank=True, default="")
    solicitado_por = models.ForeignKey(
        Usuario, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    solicitado_en = models.DateTimeField("solicitado")

    persona = models.ForeignKey(
        Usuario,
        verbose_name="persona de la unidad",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    institucion = models.ForeignKey(
        "organizacion.Institucion",
        verbose_name="institución",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    externo = models.CharField(
        "intérprete o traductor externo", max_length=200, blank=True, default=""
    )
    terminado_en = models.DateTimeField("terminó", null=True, blank=True)
    observaciones = models.CharField("observaciones", max_length=500, blank=True, default="")
    documento = models.ForeignKey(
        "documentos.Documento",
        verbose_name="documento",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    motivo = models.CharField("motivo", max_length=500, blank=True, default="")
    plazo = models.ForeignKey("plazos.Plazo", on_delete=models.PROTECT, related_name="+")

    objects = ApoyoQuerySet.as_manager()

    class Meta:
        verbose_name = "apoyo lingüístico"
        verbose_name_plural = "apoyos lingüísticos"
        indexes = [
            models.Index(fields=["estado", "-id"], name="apoyo_por_estado"),
            models.Index(
                fields=["persona"],
                condition=Q(estado__in=sorted(ABIERTOS), persona__isnull=False),
                name="apoyo_abierto_por_persona",
            ),
            models.Index(fields=["solicitado_en"], name="apoyo_por_solicitud"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["carta", "clase"],
                condition=Q(estado__in=sorted(ABIERTOS)),
                name="apoyo_uno_abierto_por_clase",
            ),
            models.CheckConstraint(condition=_NADIE | _UNO_SOLO, name="apoyo_de_uno_solo"),
            models.CheckConstraint(
                condition=~Q(estado__in=["asignado", "prestado"]) | _UNO_SOLO,
                name="apoyo_asignado_a_alguien",
            ),
            models.CheckConstraint(
                condition=~Q(estado="solicitado") | _NADIE, name="apoyo_por_asignar_de_nadie"
            ),
            models.CheckConstraint(
                condition=Q(estado__in=sorted(ABIERTOS), terminado_en=None)
                | (~Q(estado__in=sorted(ABIERTOS)) & Q(terminado_en__isnull=False)),
                name="apoyo_terminado_con_fecha",
            ),
            models.CheckConstraint(
                condition=~Q(estado__in=["no_disponible", "cancelado"]) | ~Q(motivo=""),
                name="apoyo_no_prestado_con_motivo",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_clase_display()} · {self.carta.folio}"

    def get_absolute_url(self) -> str:
        """The page of the support."""
        return ruta("apoyo:ver", self.pk)

    @property
    def quien(self) -> str:
        """Who does it; nobody yet is the empty text."""
        if self.persona is not None:
            return self.persona.nombre_completo
        return str(self.institucion or self.externo)

    @property
    def en_que_lengua(self) -> str:
        """Language and variant, as people read them."""
        return lengua_en_palabras(self.lengua, self.variante)

    @property
    def esta_abierto(self) -> bool:
        """Whether somebody still owes it."""
        return self.estado in ABIERTOS

    # Transitions: they touch only this row. Which verb may run is `services` and `permisos`.
    @transition(field=estado, source=[Estado.SOLICITADO, Estado.ASIGNADO], target=Estado.ASIGNADO)
    def asignar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.ASIGNADO, target=Estado.PRESTADO)
    def prestar(self) -> None:
        self.version += 1

    @transition(
        field=estado, source=[Estado.SOLICITADO, Estado.ASIGNADO], target=Estado.NO_DISPONIBLE
    )
    def declarar_no_disponible(self) -> None:
        self.version += 1

    @transition(field=estado, source=[Estado.SOLICITADO, Estado.ASIGNADO], target=Estado.CANCELADO)
    def cancelar(self) -> None:
        self.version += 1
