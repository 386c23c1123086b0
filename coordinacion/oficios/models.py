"""The oficio: what the unit sends, and where it stands."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.acceso import ROLES_QUE_LISTAN, legible
from coordinacion.nucleo.etiquetas import EstadoOficio as Estado
from coordinacion.nucleo.fsm import FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.oficios.opciones import ClaseOficio, MedioDespacho
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles

NUMERADOS = (Estado.POR_FIRMAR, Estado.FIRMADO, Estado.DESPACHADO, Estado.ACUSADO)
"""States that no oficio reaches without a number; a draft given back and a cancelled one may keep
theirs."""
_POR_NUMERO = ["-anio", "serie", "-numero"]
"""The order of the minutario, which each of its filters keeps."""


def _legible(usuario: Usuario) -> Q:
    """An oficio of a letter is read by who may read the letter; any other, by the unit."""
    return Q(carta__isnull=True) | legible(usuario, "carta__")


class OficioQuerySet(models.QuerySet["Oficio"]):
    """Who sees what is decided here and nowhere else."""

    def visibles_para(self, usuario: Usuario) -> OficioQuerySet:
        """Oficios whose text `usuario` may read."""
        if not papeles(usuario).tiene(*ROLES_QUE_LISTAN):
            return self.none()
        return self.filter(_legible(usuario))

    def listables_para(self, usuario: Usuario) -> OficioQuerySet:
        """Oficios that `usuario` may see in the minutario, each marked `legible` or not.

        Of one that is not legible the minutario shows number, dates and state only, so that its
        numbers have no gap to the eye either.
        """
        if not papeles(usuario).tiene(*ROLES_QUE_LISTAN):
            return self.none()
        texto = models.ExpressionWrapper(_legible(usuario), output_field=models.BooleanField())
        return self.annotate(legible=texto)


class Oficio(models.Model):
    """One oficio. Its number is taken once, when it is passed to be signed, and never reused.

    To whom and by whom it is signed are kept as they were written: people leave their posts.
    """

    clase = models.CharField("clase", max_length=20, choices=ClaseOficio.choices)
    estado = FSMField(
        "estado", default=Estado.BORRADOR, choices=Estado.choices, protected=True, max_length=20
    )
    version = models.PositiveIntegerField(default=1)
    clave_envio = models.UUIDField(unique=True)

    serie = models.CharField(max_length=20, blank=True, default="")
    anio = models.PositiveSmallIntegerField("año", null=True, blank=True)
    numero = models.PositiveIntegerField("número", null=True, blank=True)
    folio = models.CharField("número de oficio", max_length=40, unique=True, null=True, blank=True)
    fecha = models.DateField("fecha", null=True, blank=True)

    carta = models.ForeignKey(
        Correspondencia, null=True, blank=True, on_delete=models.PROTECT, related_name="oficios"
    )
    turno = models.ForeignKey(
        Turno, null=True, blank=True, on_delete=models.PROTECT, related_name="oficios"
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
    recordados = models.ManyToManyField(
        Turno, verbose_name="turnos que recuerda", related_name="recordatorios"
    )
    vez = models.PositiveSmallIntegerField("vez que se recuerda", default=0)

    destinatario = models.CharField("destinatario", max_length=200)
    destinatario_cargo = models.CharField("cargo", max_length=300, blank=True, default="")
    asunto = models.CharField("asunto", max_length=500)
    responde_a = models.CharField("oficio que responde", max_length=200, blank=True, default="")
    cuerpo = models.TextField("texto")
    copias = models.TextField("con copia para", blank=True, default="")
    firma = models.CharField("quién firma", max_length=200)
    firma_cargo = models.CharField("cargo de quien firma", max_length=300, blank=True, default="")
    ausente = models.CharField("por ausencia de", max_length=300, blank=True, default="")

    elaborado_por = models.ForeignKey(
        Usuario, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    elaborado_en = models.DateTimeField("elaborado")
    revisado_por = models.ForeignKey(
        Usuario, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    firmado_en = models.DateTimeField("firmado", null=True, blank=True)
    impreso = models.ForeignKey(
        "documentos.Documento",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    despachado_en = models.DateTimeField("despachado", null=True, blank=True)
    medio = models.CharField(
        "medio", max_length=20, choices=MedioDespacho.choices, blank=True, default=""
    )
    guia = models.CharField("guía o constancia", max_length=120, blank=True, default="")
    acusado_en = models.DateTimeField("acusado", null=True, blank=True)
    recibio = models.CharField("quién recibió", max_length=200, blank=True, default="")
    acuse = models.ForeignKey(
        "documentos.Documento",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    cancelado_en = models.DateTimeField("cancelado", null=True, blank=True)
    motivo = models.CharField("motivo", max_length=500, blank=True, default="")

    objects = OficioQuerySet.as_manager()

    class Meta:
        verbose_name = "oficio"
        verbose_name_plural = "oficios"
        indexes = [
            models.Index(fields=_POR_NUMERO, name="oficio_por_numero"),
            models.Index(fields=["estado", *_POR_NUMERO], name="oficio_por_estado"),
            models.Index(fields=["clase", *_POR_NUMERO], name="oficio_por_clase"),
            models.Index(
                fields=["institucion", *_POR_NUMERO],
                condition=Q(institucion__isnull=False),
                name="oficio_por_institucion",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(clase__in=["respuesta", "prevencion", "tarjeta"])
                | Q(carta__isnull=False),
                name="oficio_de_su_asunto",
            ),
            models.CheckConstraint(
                condition=~Q(clase__in=["canalizacion", "remision"])
                | Q(turno__isnull=False, carta__isnull=False),
                name="oficio_de_su_turno",
            ),
            models.CheckConstraint(
                condition=~Q(clase="recordatorio") | Q(institucion__isnull=False),
                name="oficio_que_recuerda_a_su_institucion",
            ),
            models.UniqueConstraint(
                fields=["serie", "anio", "numero"],
                condition=Q(numero__isnull=False),
                name="oficio_una_vez_por_serie_y_anio",
            ),
            models.CheckConstraint(
                condition=Q(numero__isnull=False) | ~Q(estado__in=NUMERADOS),
                name="oficio_con_numero",
            ),
            models.CheckConstraint(
                condition=Q(numero__isnull=True, folio__isnull=True, fecha__isnull=True)
                | Q(numero__isnull=False, folio__isnull=False, fecha__isnull=False),
                name="oficio_numero_folio_y_fecha_juntos",
            ),
        ]

    def __str__(self) -> str:
        return self.folio or f"Borrador {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the oficio."""
        return ruta("oficio:ver", self.pk)

    # Transitions: they touch only this row. Which verb may run is `services` and `permisos`.
    @transition(field=estado, source=Estado.BORRADOR, target=None)
    def editar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.BORRADOR, target=Estado.POR_FIRMAR)
    def enviar_a_firma(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.POR_FIRMAR, target=Estado.BORRADOR)
    def devolver(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.POR_FIRMAR, target=Estado.FIRMADO)
    def firmar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.FIRMADO, target=Estado.DESPACHADO)
    def despachar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.DESPACHADO, target=Estado.ACUSADO)
    def acusar(self) -> None:
        self.version += 1

    @transition(
        field=estado,
        source=[Estado.BORRADOR, Estado.POR_FIRMAR, Estado.FIRMADO],
        target=Estado.CANCELADO,
    )
    def cancelar(self) -> None:
        self.version += 1


class AcuseDigitalizado(models.Model):
    """A scan brought back, with the oficio that its code names, until a person confirms it."""

    documento = models.OneToOneField(
        "documentos.Documento", on_delete=models.PROTECT, related_name="+"
    )
    oficio = models.ForeignKey(
        Oficio, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    subido_por = models.ForeignKey(
        Usuario, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    resuelto_en = models.DateTimeField("resuelto", null=True, blank=True)

    class Meta:
        verbose_name = "acuse digitalizado"
        verbose_name_plural = "acuses digitalizados"
        indexes = [
            models.Index(
                fields=["subido_por", "id"],
                condition=Q(resuelto_en__isnull=True),
                name="acuse_digitalizado_pendiente",
            )
        ]

    def __str__(self) -> str:
        return str(self.documento)
