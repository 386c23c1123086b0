"""Calendars, rules and clocks. Nothing here points up to letters or turns: they point here."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.vigencia import ConVigencia
from coordinacion.plazos.clases import (
    QUE_NO_OBLIGAN,
    CategoriaSuspension,
    ClasePlazo,
    Desenlace,
    DiaUno,
    Naturaleza,
    Unidad,
    termino_en_palabras,
    unidad_de_prorroga,
)
from coordinacion.plazos.movimientos import AjustePlazo, Prorroga, Suspension

__all__ = [
    "AjustePlazo",
    "Calendario",
    "CategoriaSuspension",
    "ClasePlazo",
    "Desenlace",
    "DiaCalendario",
    "DiaInhabil",
    "DiaUno",
    "EscalonAviso",
    "Latido",
    "Naturaleza",
    "Plazo",
    "Prorroga",
    "ReglaPlazo",
    "Suspension",
    "Unidad",
]


class Calendario(models.Model):
    """Office hours and non-working days, on top of those of its parent.

    ``cargado_hasta`` is the last date whose acts are known (empty: what the parent says).
    ``version`` is new with every materialisation, so that a copy in memory knows that it is old; it
    is never reused, not even after a rollback.
    """

    clave = models.SlugField("clave", max_length=60, unique=True)
    nombre = models.CharField("nombre", max_length=150)
    padre = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="hijos", verbose_name="hereda"
    )
    institucion = models.OneToOneField(
        Institucion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="calendario",
        verbose_name="institución",
    )
    es_predeterminado = models.BooleanField("rige a quien no tiene uno propio", default=False)
    hora_apertura = models.TimeField("hora de apertura")
    hora_cierre = models.TimeField("hora de cierre")
    cargado_hasta = models.DateField("publicado hasta", null=True, blank=True)
    nota = models.CharField("nota", max_length=300, blank=True)
    version = models.UUIDField(default=uuid4, editable=False)

    class Meta:
        verbose_name = "calendario"
        verbose_name_plural = "calendarios"
        ordering = ["nombre"]
        constraints = [
            models.UniqueConstraint(
                fields=["es_predeterminado"],
                condition=Q(es_predeterminado=True),
                name="calendario_un_predeterminado",
                violation_error_message="Ya hay otro calendario predeterminado.",
            ),
            models.CheckConstraint(
                condition=Q(hora_cierre__gt=F("hora_apertura")),
                name="calendario_horario",
                violation_error_message="La hora de cierre debe ser posterior a la de apertura.",
            ),
            models.CheckConstraint(
                condition=~Q(padre=F("id")),
                name="calendario_no_hereda_de_si",
                violation_error_message="Un calendario no puede heredar de sí mismo.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre

    @property
    def publicado_hasta(self) -> date | None:
        """The last date known all along the inheritance; None when no calendar of it says one."""
        return min((c.cargado_hasta for c in self._linea() if c.cargado_hasta), default=None)

    def _linea(self) -> Iterator["Calendario"]:
        uno: Calendario | None = self
        while uno is not None:
            yield uno
            uno = uno.padre


class DiaInhabil(models.Model):
    """A range of non-working days with the act that made them so; withdrawn, never deleted."""

    calendario = models.ForeignKey(Calendario, models.PROTECT, related_name="inhabiles")
    fecha_inicio = models.DateField("primer día")
    fecha_fin = models.DateField("último día")
    motivo = models.CharField("motivo", max_length=200)
    acto = models.CharField("acto", max_length=300)
    publicado_en = models.DateField("fecha de publicación", null=True, blank=True)
    fuente = models.CharField("fuente", max_length=500, blank=True)
    retroactivo = models.BooleanField(
        "tiene efecto retroactivo",
        default=False,
        help_text="Sólo si el acto lo dice: reabre los términos que ya habían vencido.",
    )
    retirado_en = models.DateTimeField("retirado", null=True, editable=False)
    acto_de_retiro = models.CharField("acto de retiro", max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = "día inhábil"
        verbose_name_plural = "días inhábiles"
        ordering = ["fecha_inicio", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fecha_fin__gte=F("fecha_inicio")),
                name="inhabil_rango",
                violation_error_message="El último día no puede ser anterior al primero.",
            ),
            models.UniqueConstraint(
                fields=["calendario", "fecha_inicio", "fecha_fin", "acto"],
                condition=Q(retirado_en__isnull=True),
                name="inhabil_unico",
                violation_error_message="Esos días ya están en el calendario por el mismo acto.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dias}: {self.motivo}"

    @property
    def dias(self) -> str:
        """The range as people read it."""
        inicio, fin = (f.strftime("%d/%m/%Y") for f in (self.fecha_inicio, self.fecha_fin))
        return inicio if inicio == fin else f"del {inicio} al {fin}"


class DiaCalendario(models.Model):
    """One effective day of a calendar, inherited days included; written only by ``sql``."""

    calendario = models.ForeignKey(Calendario, models.CASCADE, related_name="dias", db_index=False)
    fecha = models.DateField("fecha")
    es_habil = models.BooleanField("es hábil")
    ordinal = models.IntegerField("días hábiles hasta la fecha")
    motivo = models.CharField("motivo", max_length=1000, blank=True)

    class Meta:
        verbose_name = "día del calendario"
        verbose_name_plural = "días del calendario"
        constraints = [
            models.UniqueConstraint(fields=["calendario", "fecha"], name="dia_calendario_unico")
        ]
        indexes = [
            models.Index(fields=["fecha"], name="dia_por_fecha"),
            models.Index(
                fields=["calendario", "ordinal"],
                name="dia_por_ordinal",
                condition=Q(es_habil=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.calendario_id} {self.fecha}"


class ReglaPlazo(ConVigencia):
    """How long a class of clock lasts, for a type and topic (empty: any), between two dates.

    No number is law until somebody with a name validates it.
    """

    clase = models.CharField("clase", max_length=20, choices=ClasePlazo.choices)
    tipo_clave = models.CharField("tipo de asunto", max_length=60, blank=True)
    tema_clave = models.CharField("tema", max_length=60, blank=True)
    cantidad = models.PositiveSmallIntegerField("cantidad", null=True, blank=True)
    unidad = models.CharField("unidad", max_length=20, choices=Unidad.choices)
    dia_uno = models.CharField(
        "día uno", max_length=10, choices=DiaUno.choices, default=DiaUno.SIGUIENTE
    )
    naturaleza = models.CharField("naturaleza", max_length=10, choices=Naturaleza.choices)
    prorroga_max = models.PositiveSmallIntegerField("prórroga máxima", null=True, blank=True)
    fundamento = models.CharField("fundamento", max_length=300)
    nota = models.TextField("nota", blank=True)
    validado_por = models.ForeignKey(
        Usuario, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    validado_en = models.DateTimeField("validada", null=True, blank=True, editable=False)

    class Meta(ConVigencia.Meta):
        verbose_name = "regla de plazo"
        verbose_name_plural = "reglas de plazo"
        ordering = ["clase", "tipo_clave", "tema_clave", "-vigente_desde"]
        constraints = [
            *ConVigencia.Meta.constraints,
            models.UniqueConstraint(
                fields=["clase", "tipo_clave", "tema_clave", "vigente_desde"],
                name="regla_unica",
                violation_error_message="Ya hay una regla igual desde esa fecha.",
            ),
            models.CheckConstraint(
                condition=Q(unidad="fecha_senalada", cantidad__isnull=True)
                | (~Q(unidad="fecha_senalada") & Q(cantidad__isnull=False, cantidad__gte=1)),
                name="regla_cantidad",
                violation_error_message="Indique la cantidad (o ninguna si es fecha señalada).",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_clase_display()}: {self.termino}"

    @property
    def termino(self) -> str:
        """The term in words, e.g. «10 días hábiles»."""
        return termino_en_palabras(self.cantidad, self.unidad)

    @property
    def por_validar(self) -> bool:
        """Whether nobody has yet confirmed the rule with their name."""
        return self.validado_por_id is None


class Plazo(models.Model):
    """A running or ended clock, with the rule it was opened with and its explanation.

    ``desde`` is the moment it counts from, ``inicia_en`` the day on which that moment counts.
    The watch looks at it next at ``paso_en``; ``version`` grows each time that ``vence_en`` moves.
    ``direccion`` is told instead of an institution that owes it, where none does.
    ``vencio_en`` says that it had run out when it was extended: whatever its date now, it is late.
    """

    clase = models.CharField("clase", max_length=20, choices=ClasePlazo.choices)
    naturaleza = models.CharField("naturaleza", max_length=10, choices=Naturaleza.choices)
    regla = models.ForeignKey(
        ReglaPlazo, models.PROTECT, null=True, related_name="plazos", db_index=False
    )
    cantidad = models.PositiveSmallIntegerField("cantidad", null=True)
    unidad = models.CharField("unidad", max_length=20, choices=Unidad.choices)
    dia_uno = models.CharField("día uno", max_length=10, choices=DiaUno.choices)
    fecha_senalada = models.DateTimeField("fecha que señala el documento", null=True)
    fundamento = models.CharField("fundamento", max_length=300)
    por_validar = models.BooleanField("regla por validar")
    calendario = models.ForeignKey(
        Calendario, models.PROTECT, related_name="plazos", db_index=False
    )
    institucion = models.ForeignKey(
        Institucion, models.PROTECT, null=True, related_name="+", db_index=False
    )
    persona = models.ForeignKey(
        Usuario, models.PROTECT, null=True, related_name="+", db_index=False
    )
    asunto_id = models.BigIntegerField("asunto", null=True)
    turno_id = models.BigIntegerField("turno", null=True)
    direccion = models.CharField("a quién se avisa", max_length=254, blank=True, db_default="")
    folio = models.CharField("folio", max_length=40)
    url = models.CharField("enlace", max_length=300)
    tope = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="contenidos", db_index=False
    )
    reserva = models.PositiveSmallIntegerField("días hábiles de reserva", default=0)
    desde = models.DateTimeField("corre desde")
    inicia_en = models.DateField("se tiene por recibido")
    vence_en = models.DateTimeField("vence")
    vence_original_en = models.DateTimeField("vencía originalmente")
    vence_ordinal = models.IntegerField(null=True)
    provisional = models.BooleanField("fecha provisional")
    explicacion = models.JSONField("explicación", encoder=DjangoJSONEncoder)
    suspendido_en = models.DateTimeField("suspendido", null=True)
    vencio_en = models.DateTimeField("venció antes de prorrogarse", null=True)
    cerrado_en = models.DateTimeField("cerrado", null=True)
    desenlace = models.CharField("desenlace", max_length=20, choices=Desenlace.choices, blank=True)
    version = models.PositiveIntegerField(default=1)
    paso_en = models.DateTimeField("siguiente paso", null=True)
    ultimo_paso = models.SmallIntegerField("último paso avisado", null=True)
    creado_en = models.DateTimeField("creado")

    class Meta:
        verbose_name = "plazo"
        verbose_name_plural = "plazos"
        constraints = [
            models.CheckConstraint(
                condition=Q(cerrado_en__isnull=True, desenlace="")
                | (Q(cerrado_en__isnull=False, paso_en__isnull=True) & ~Q(desenlace="")),
                name="plazo_cierre",
            ),
        ]
        indexes = [
            models.Index(
                fields=["paso_en"],
                name="plazo_por_paso",
                condition=Q(cerrado_en__isnull=True, paso_en__isnull=False),
            ),
            models.Index(fields=["asunto_id"], name="plazo_por_asunto"),
            models.Index(
                fields=["tope"],
                name="plazo_abierto_por_tope",
                condition=Q(cerrado_en__isnull=True, tope__isnull=False),
            ),
            models.Index(
                fields=["clase", "vence_en", "id"],
                name="plazo_abierto_por_clase",
                condition=Q(cerrado_en__isnull=True),
            ),
            models.Index(
                fields=["institucion", "vence_en"],
                name="plazo_abierto_por_institucion",
                condition=Q(cerrado_en__isnull=True),
            ),
            models.Index(
                fields=["calendario", "vence_en"],
                name="plazo_abierto_por_calendario",
                condition=Q(cerrado_en__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_clase_display()} · {self.folio}"

    @property
    def obliga(self) -> bool:
        """Whether its date binds somebody, or did until the end: not when it came to nothing."""
        return self.desenlace not in QUE_NO_OBLIGAN

    def vencido_a(self, momento: datetime) -> bool:
        """Whether it had run out at that moment: it cannot while it stands still."""
        return self.suspendido_en is None and momento > self.vence_en

    @property
    def unidad_de_prorroga(self) -> str:
        """The unit of its extensions."""
        return unidad_de_prorroga(self.unidad)

    @property
    def pasos(self) -> list[dict[str, Any]]:
        """The stored day-by-day steps: ``fecha`` (ISO), ``cuenta`` and ``motivo``."""
        pasos: list[dict[str, Any]] = self.explicacion["pasos"]
        return pasos


class EscalonAviso(models.Model):
    """A step of the ladder: how many working days from the due day, and which role is told.

    ``repite_cada`` (only on the last step) repeats it every so many working days.
    """

    clase = models.CharField("clase", max_length=20, choices=ClasePlazo.choices)
    dias_habiles = models.SmallIntegerField("días hábiles respecto del vencimiento")
    rol = models.CharField("papel", max_length=20, choices=Rol.choices)
    repite_cada = models.PositiveSmallIntegerField("se repite cada", null=True, blank=True)

    class Meta:
        verbose_name = "escalón de aviso"
        verbose_name_plural = "escalones de aviso"
        ordering = ["clase", "dias_habiles", "rol"]
        constraints = [
            models.UniqueConstraint(fields=["clase", "dias_habiles", "rol"], name="escalon_unico"),
            models.CheckConstraint(
                condition=Q(repite_cada__isnull=True) | Q(repite_cada__gte=1, dias_habiles__gte=1),
                name="escalon_repeticion",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_clase_display()} {self.dias_habiles:+d}: {self.get_rol_display()}"


class Latido(models.Model):
    """When a periodic job last finished well."""

    nombre = models.CharField("nombre", max_length=40, unique=True)
    en = models.DateTimeField("cuándo")

    class Meta:
        verbose_name = "latido"
        verbose_name_plural = "latidos"

    def __str__(self) -> str:
        return self.nombre
