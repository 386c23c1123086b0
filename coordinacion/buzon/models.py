"""A mail that came in and where it stands, what it brought, and how the mailbox was last read."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.acceso import abierta
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import EstadoCorreoRecibido as Estado
from coordinacion.nucleo.fsm import FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles


class CorreoRecibidoQuerySet(models.QuerySet["CorreoRecibido"]):
    """Who reads what came in."""

    def visibles_para(self, usuario: Usuario) -> CorreoRecibidoQuerySet:
        """Reception, which opens the envelopes, reads every mail; nobody else. Once it is of a
        letter, it is read by those of reception who may read the letter."""
        if not papeles(usuario).tiene(Rol.OFICIALIA):
            return self.none()
        return self.filter(
            abierta(usuario, "carta__"), abierta(usuario, "turno__correspondencia__")
        )


class CorreoRecibido(models.Model):
    """One mail, once: `clave` is its Message-ID, or the hash of its bytes when it has none.

    `recibido_en` is when the server took it, which is the moment of reception; the date that it
    declares proves nothing. Its bytes stay in the mailbox; `huella` is their SHA-256.
    """

    clave = models.CharField("Message-ID", max_length=250, unique=True)
    huella = models.CharField("huella SHA-256", max_length=64)
    tamano = models.PositiveBigIntegerField("tamaño en bytes")
    de_nombre = models.CharField("nombre del remitente", max_length=200, blank=True)
    de_correo = models.CharField("correo del remitente", max_length=320, blank=True)
    asunto = models.CharField("asunto", max_length=500, blank=True)
    texto = models.TextField("texto", blank=True)
    fecha_declarada = models.DateTimeField("fecha que declara", null=True)
    recibido_en = models.DateTimeField("recibido")
    leido_en = models.DateTimeField("leído del buzón")
    reparos = ArrayField(models.CharField(max_length=200), verbose_name="cómo se leyó")

    estado = FSMField(
        "estado", default=Estado.POR_ATENDER, choices=Estado.choices, protected=True, max_length=20
    )
    motivo = models.CharField("motivo", max_length=500, blank=True)
    atendido_por = models.ForeignKey(
        Usuario, models.PROTECT, null=True, related_name="+", db_index=False
    )
    atendido_en = models.DateTimeField("resuelto", null=True)
    turno_sugerido = models.ForeignKey(
        Turno, models.PROTECT, null=True, related_name="+", db_index=False
    )
    turno = models.ForeignKey(Turno, models.PROTECT, null=True, related_name="+", db_index=False)
    carta = models.ForeignKey(
        Correspondencia, models.PROTECT, null=True, related_name="+", db_index=False
    )
    clave_envio = models.UUIDField(default=uuid.uuid4, unique=True)

    objects = CorreoRecibidoQuerySet.as_manager()

    class Meta:
        verbose_name = "correo recibido"
        verbose_name_plural = "correos recibidos"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["estado", "-id"], name="correo_recibido_por_estado")]
        constraints = [
            models.CheckConstraint(
                condition=Q(estado="registrado", carta__isnull=False)
                | (~Q(estado="registrado") & Q(carta__isnull=True)),
                name="correo_registrado_con_su_carta",
            ),
            models.CheckConstraint(
                condition=Q(estado="vinculado", turno__isnull=False)
                | (~Q(estado="vinculado") & Q(turno__isnull=True)),
                name="correo_vinculado_con_su_turno",
            ),
        ]

    def __str__(self) -> str:
        return self.asunto or "(sin asunto)"

    def get_absolute_url(self) -> str:
        """Its page."""
        return ruta("buzon:ver", self.pk)

    @property
    def remitente(self) -> str:
        """Who says that sent it, for people."""
        return self.de_nombre or self.de_correo or "Sin remitente"

    @transition(field=estado, source=Estado.POR_ATENDER, target=Estado.REGISTRADO)
    def registrar_correo(self) -> None:
        """It is a letter with its folio."""

    @transition(field=estado, source=Estado.POR_ATENDER, target=Estado.VINCULADO)
    def vincular_correo(self) -> None:
        """It is what an institution answered to its turn."""

    @transition(field=estado, source=Estado.POR_ATENDER, target=Estado.DESCARTADO)
    def descartar_correo(self) -> None:
        """Nothing is to be done about it."""

    @transition(
        field=estado, source=[Estado.DESCARTADO, Estado.IGNORADO], target=Estado.POR_ATENDER
    )
    def recuperar_correo(self) -> None:
        """It was set aside by mistake, of a person or of a rule."""


class AdjuntoRecibido(models.Model):
    """One attachment: kept, if the gate took it; or only named, with the reason why not."""

    correo = models.ForeignKey(CorreoRecibido, models.CASCADE, related_name="adjuntos")
    nombre = models.CharField("nombre", max_length=200)
    tamano = models.PositiveBigIntegerField("tamaño en bytes")
    huella = models.CharField("huella SHA-256", max_length=64)
    documento = models.OneToOneField(Documento, models.PROTECT, null=True, related_name="+")
    rechazo = models.CharField("por qué no se guardó", max_length=500, blank=True)

    class Meta:
        verbose_name = "adjunto recibido"
        verbose_name_plural = "adjuntos recibidos"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(documento__isnull=False, rechazo="")
                | (Q(documento__isnull=True) & ~Q(rechazo="")),
                name="adjunto_guardado_o_rechazado",
            )
        ]

    def __str__(self) -> str:
        return self.nombre


class LecturaDelBuzon(models.Model):
    """How far one mailbox was read, and how the last time went.

    `validez` is the server's UIDVALIDITY: with another one, its numbers begin anew.
    """

    cuenta = models.CharField("cuenta", max_length=200, unique=True)
    validez = models.BigIntegerField("validez de los números", default=0)
    ultimo_uid = models.BigIntegerField("último mensaje guardado", default=0)
    leido_en = models.DateTimeField("última lectura completa", null=True)
    falla = models.CharField("última falla", max_length=300, blank=True)
    fallo_en = models.DateTimeField("cuándo falló", null=True)

    class Meta:
        verbose_name = "lectura del buzón"
        verbose_name_plural = "lecturas del buzón"

    def __str__(self) -> str:
        return self.cuenta
