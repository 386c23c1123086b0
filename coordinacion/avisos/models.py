"""Notices and the mails that carry them: the rows are the facts, bell and mail only show them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coordinacion.nucleo.etiquetas import EstadoCorreo
from coordinacion.organizacion.models import Institucion, Usuario

# By their keys: a new turn, a report whose document sets the term, and what runs out today.
AL_MOMENTO = (
    Q(clave__startswith="turno:", clave__contains=":nuevo:")
    | Q(clave__startswith="correspondencia:", clave__contains=":termino:")
    | Q(clave__startswith="plazo:", clave__contains="/0:")
)


class Correo(models.Model):
    """One mail in the outbox; its key, and so its Message-ID, is the same at each try.

    ``instituciones`` are those in whose name the person is told: who no longer works there is
    not written to. Without ``destinatario`` it goes to a head who has no account.
    """

    class Clase(models.TextChoices):
        """When it goes out."""

        INMEDIATO = "inmediato", "Al momento"
        RESUMEN = "resumen", "Resumen del día"

    clave = models.CharField("clave", max_length=120, unique=True)
    message_id = models.CharField("Message-ID", max_length=320, unique=True)
    clase = models.CharField("clase", max_length=10, choices=Clase.choices)
    destinatario = models.ForeignKey(
        Usuario,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="destinatario",
        db_index=False,
    )
    direccion = models.CharField("dirección", max_length=254)
    instituciones = ArrayField(models.BigIntegerField(), verbose_name="por cuáles instituciones")
    titulo = models.CharField("título", max_length=200)
    texto = models.TextField("texto")
    html = models.TextField("texto con formato")
    estado = models.CharField(
        "estado", max_length=10, choices=EstadoCorreo.choices, default=EstadoCorreo.PENDIENTE
    )
    intentos = models.PositiveSmallIntegerField("intentos", default=0)
    proximo_en = models.DateTimeField("siguiente intento")
    ultimo_error = models.CharField("último error", max_length=300, blank=True)
    creado_en = models.DateTimeField("creado")
    intentado_en = models.DateTimeField("último intento", null=True)
    enviado_en = models.DateTimeField("enviado", null=True)

    class Meta:
        verbose_name = "correo"
        verbose_name_plural = "correos"
        constraints = [
            models.CheckConstraint(
                condition=Q(estado="enviado", enviado_en__isnull=False)
                | (~Q(estado="enviado") & Q(enviado_en__isnull=True)),
                name="correo_enviado_tiene_momento",
            )
        ]
        indexes = [
            models.Index(
                fields=["proximo_en", "id"],
                name="correo_por_enviar",
                condition=Q(estado="pendiente"),
            ),
            models.Index(
                fields=["-id"],
                name="correo_detenido",
                condition=Q(estado="aparcado") | Q(estado="pendiente", intentos__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.titulo


class Aviso(models.Model):
    """One notice to one person; ``clave`` makes each step of each matter unique for ever.

    Without a person it is for the ``direccion`` of the head of ``institucion``, who has no account.
    """

    class Envio(models.TextChoices):
        """What was decided of mailing it."""

        PENDIENTE = "pendiente", "Por repartir"
        CAMPANA = "campana", "En la campana"
        CORREO = "correo", "Por correo"

    clave = models.CharField("clave", max_length=120)
    destinatario = models.ForeignKey(
        Usuario,
        models.PROTECT,
        null=True,
        related_name="avisos",
        verbose_name="destinatario",
        db_index=False,
    )
    institucion = models.ForeignKey(
        Institucion,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="institución",
        db_index=False,
    )
    direccion = models.CharField("dirección", max_length=254, blank=True, db_default="")
    titulo = models.CharField("título", max_length=200)
    texto = models.CharField("texto", max_length=500, blank=True)
    url = models.CharField("enlace", max_length=300, blank=True)
    asunto_id = models.BigIntegerField("asunto", null=True)
    plazo_id = models.BigIntegerField("plazo", null=True)
    urgente = models.BooleanField("urgente", default=False)
    creado_en = models.DateTimeField("creado")
    leido_en = models.DateTimeField("leído", null=True)
    envio = models.CharField(
        "envío", max_length=10, choices=Envio.choices, db_default=Envio.PENDIENTE
    )
    inmediato = models.GeneratedField(
        expression=AL_MOMENTO,  # type: ignore[arg-type]  # a condition is an expression too
        output_field=models.BooleanField("al momento"),
        db_persist=True,
    )
    correo = models.ForeignKey(
        Correo,
        models.PROTECT,
        null=True,
        related_name="avisos",
        verbose_name="correo",
        db_index=False,
    )

    class Meta:
        verbose_name = "aviso"
        verbose_name_plural = "avisos"
        constraints = [
            models.UniqueConstraint(fields=["clave"], name="aviso_una_vez"),
            models.CheckConstraint(
                condition=Q(destinatario__isnull=False, direccion="")
                | (Q(destinatario__isnull=True, institucion__isnull=False) & ~Q(direccion="")),
                name="aviso_persona_o_direccion",
            ),
            models.CheckConstraint(
                condition=Q(envio="correo", correo__isnull=False)
                | (~Q(envio="correo") & Q(correo__isnull=True)),
                name="aviso_con_su_correo",
            ),
        ]
        indexes = [
            models.Index(fields=["destinatario", "-id"], name="aviso_por_persona"),
            models.Index(
                fields=["destinatario", "-id"],
                name="aviso_pendiente",
                condition=Q(leido_en__isnull=True),
            ),
            models.Index(
                fields=["creado_en"], name="aviso_por_repartir", condition=Q(envio="pendiente")
            ),
            models.Index(
                fields=["creado_en"],
                name="aviso_al_momento",
                condition=Q(envio="pendiente", inmediato=True),
            ),
            models.Index(
                fields=["correo"], name="aviso_por_correo", condition=Q(correo__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.titulo
