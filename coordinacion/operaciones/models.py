"""Work on many records at once: what was asked, and what became of each record."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoOperacion as Estado
from coordinacion.nucleo.etiquetas import ResultadoRenglon as Resultado
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

ACTIVAS = (Estado.EN_ESPERA, Estado.EN_CURSO)
"""States in which a worker still has something to do."""
ACABADAS = (Estado.TERMINADA, Estado.DETENIDA)


def ruta_del_resultado(operacion: Operacion, nombre: str) -> str:
    """Where a result goes under MEDIA_ROOT: a random name, nothing of what it holds."""
    return f"operaciones/{reloj.hoy():%Y/%m}/{uuid.uuid4().hex}"


class OperacionQuerySet(models.QuerySet["Operacion"]):
    """Who sees which operations."""

    def visibles_para(self, usuario: Usuario) -> OperacionQuerySet:
        """A person's own; the head and the auditors also read what others have set going."""
        propias = Q(actor=usuario)
        if papeles(usuario).tiene(Rol.TITULAR_UNIDAD, Rol.AUDITORIA):
            return self.filter(propias | ~Q(estado=Estado.PREPARADA))
        return self.filter(propias)


class Operacion(models.Model):
    """One verb over many records. `clase` names who carries it out, `parametros` what it needs.

    `hechas` and `rechazadas` are written down after each batch; the rows are the fact.
    `latido_en` is when a worker last did something: an active operation that is silent is taken
    up again.
    """

    clase = models.CharField("clase", max_length=40)
    titulo = models.CharField("qué se hace", max_length=200)
    actor = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    clave_envio = models.UUIDField("clave de envío", unique=True)
    parametros = models.JSONField("parámetros", default=dict, blank=True)
    estado = models.CharField(
        "estado", max_length=20, choices=Estado.choices, default=Estado.EN_ESPERA
    )
    total = models.PositiveIntegerField("total", default=0)
    hechas = models.PositiveIntegerField("hechas", default=0)
    rechazadas = models.PositiveIntegerField("rechazadas", default=0)
    creada_en = models.DateTimeField("pedida")
    iniciada_en = models.DateTimeField("empezada", null=True, blank=True)
    terminada_en = models.DateTimeField("terminada", null=True, blank=True)
    latido_en = models.DateTimeField("último avance")
    archivo = models.FileField(
        "resultado", upload_to=ruta_del_resultado, max_length=120, blank=True, default=""
    )
    archivo_nombre = models.CharField(max_length=120, blank=True, default="")
    nota = models.CharField("nota", max_length=500, blank=True, default="")
    volver = models.CharField("de dónde vino", max_length=1000, blank=True, default="")

    objects = OperacionQuerySet.as_manager()

    class Meta:
        verbose_name = "operación"
        verbose_name_plural = "operaciones"
        indexes = [
            models.Index(fields=["actor", "-id"], name="operacion_por_persona"),
            models.Index(
                fields=["latido_en"],
                condition=Q(estado__in=["en_espera", "en_curso"]),
                name="operacion_activa",
            ),
            models.Index(
                fields=["creada_en"],
                condition=Q(estado="preparada") | ~Q(archivo=""),
                name="operacion_que_caduca",
            ),
        ]

    def __str__(self) -> str:
        return self.titulo

    def get_absolute_url(self) -> str:
        """The page of its progress."""
        return reverse("operaciones:ver", args=[self.pk])

    @property
    def esta_activa(self) -> bool:
        """Whether a worker still has something to do."""
        return self.estado in ACTIVAS

    @property
    def esta_acabada(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.estado in ACABADAS

    @property
    def faltan(self) -> int:
        """Rows of which nothing became yet."""
        return max(self.total - self.hechas - self.rechazadas, 0)

    @property
    def avance(self) -> int:
        """How far it is, in whole hundredths."""
        return 100 * (self.hechas + self.rechazadas) // self.total if self.total else 0


class Renglon(models.Model):
    """One record of an operation. `etiqueta` is its folio or whatever people know it by."""

    operacion = models.ForeignKey(
        Operacion, models.CASCADE, related_name="renglones", db_index=False
    )
    orden = models.PositiveIntegerField("orden")
    registro_id = models.BigIntegerField("registro", null=True, blank=True)
    etiqueta = models.CharField("folio", max_length=120)
    url = models.CharField("enlace", max_length=200, blank=True, default="")
    resultado = models.CharField(
        "resultado", max_length=20, choices=Resultado.choices, default=Resultado.PENDIENTE
    )
    mensaje = models.CharField("mensaje", max_length=500, blank=True, default="")
    hecho_en = models.DateTimeField("cuándo", null=True, blank=True)

    class Meta:
        verbose_name = "renglón"
        verbose_name_plural = "renglones"
        ordering = ["orden"]
        constraints = [
            models.UniqueConstraint(fields=["operacion", "orden"], name="renglon_en_su_orden")
        ]
        indexes = [
            models.Index(fields=["operacion", "resultado", "orden"], name="renglon_por_resultado")
        ]

    def __str__(self) -> str:
        return self.etiqueta
