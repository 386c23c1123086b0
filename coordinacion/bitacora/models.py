"""The append-only log: one line per fact, refused by triggers once written, and its proof.

The columns of the chain are the database's own: see ``migrations/cadena.sql``.
"""

from django.contrib.postgres.functions import RandomUUID
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from coordinacion.organizacion.models import Institucion, Usuario

LARGO_DE_HUELLA = 64


class Asiento(models.Model):
    """One fact: who did what to which record, for which institution, when and when captured.

    ``asunto_id`` and ``turno_id`` are plain numbers because the log lies below the letters, and
    ``hecho`` is a key of the catalogue, whose sentences may be reworded without a migration.
    A trigger fills ``id`` and, of the chain, ``numero``, ``sal``, ``huella_datos`` and ``huella``,
    whatever was given for them.
    """

    hecho = models.CharField("hecho", max_length=50)
    registro = models.CharField("registro", max_length=40)
    registro_id = models.BigIntegerField("número de registro")
    asunto_id = models.BigIntegerField("asunto", null=True)
    turno_id = models.BigIntegerField("turno", null=True)
    actor = models.ForeignKey(
        Usuario, models.PROTECT, related_name="+", verbose_name="actor", db_index=False
    )
    institucion = models.ForeignKey(
        Institucion,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="institución",
        db_index=False,
    )
    por_cuenta_de = models.BooleanField("por cuenta de la institución", default=False)
    ocurrido_en = models.DateTimeField("ocurrió")
    asentado_en = models.DateTimeField("se asentó")
    datos = models.JSONField("datos", default=dict, encoder=DjangoJSONEncoder)
    numero = models.BigIntegerField("número en la cadena", db_default=0, editable=False)
    sal = models.UUIDField("sal", null=True, db_default=RandomUUID(), editable=False)
    huella_datos = models.CharField(
        "huella de los datos", max_length=LARGO_DE_HUELLA, db_default="", editable=False
    )
    huella = models.CharField("huella", max_length=LARGO_DE_HUELLA, db_default="", editable=False)
    suprimido_en = models.DateTimeField("datos suprimidos", null=True, editable=False)

    class Meta:
        verbose_name = "asiento"
        verbose_name_plural = "asientos"
        constraints = [
            models.UniqueConstraint(
                fields=["registro", "registro_id", "numero"], name="asiento_numero_unico"
            )
        ]
        indexes = [
            models.Index(fields=["asunto_id", "-id"], name="asiento_por_asunto"),
            models.Index(fields=["hecho", "ocurrido_en"], name="asiento_por_hecho"),
        ]

    def __str__(self) -> str:
        return f"{self.hecho} · {self.registro} {self.registro_id}"


class Cabeza(models.Model):
    """Where the chain of one record stands; only the trigger of the log writes it."""

    pk = models.CompositePrimaryKey("registro", "registro_id")
    registro = models.CharField("registro", max_length=40)
    registro_id = models.BigIntegerField("número de registro")
    numero = models.BigIntegerField("último número")
    huella = models.CharField("última huella", max_length=LARGO_DE_HUELLA)

    class Meta:
        verbose_name = "cabeza de cadena"
        verbose_name_plural = "cabezas de cadena"

    def __str__(self) -> str:
        return f"{self.registro} {self.registro_id}: {self.numero}"


class Sello(models.Model):
    """The lines written between two cuts, sealed once a day and chained to the seal before."""

    dia = models.DateField("día", unique=True)
    desde = models.BigIntegerField("después del asiento")
    hasta = models.BigIntegerField("hasta el asiento")
    lineas = models.BigIntegerField("asientos")
    huella_lineas = models.CharField("huella de los asientos", max_length=LARGO_DE_HUELLA)
    sellado_en = models.DateTimeField("sellado")
    previa = models.CharField(
        "huella del sello anterior", max_length=LARGO_DE_HUELLA, unique=True, blank=True
    )
    huella = models.CharField("huella", max_length=LARGO_DE_HUELLA)

    class Meta:
        verbose_name = "sello"
        verbose_name_plural = "sellos"

    def __str__(self) -> str:
        return f"{self.dia}: {self.lineas} asientos"


class Verificacion(models.Model):
    """How one check of the whole log ended; ``hallazgo`` names the first thing that is broken."""

    en = models.DateTimeField("cuándo")
    hallazgo = models.TextField("hallazgo", blank=True)
    asientos = models.BigIntegerField("asientos revisados")
    cadenas = models.BigIntegerField("cadenas revisadas")
    sellos = models.BigIntegerField("sellos revisados")
    sello = models.CharField("huella del último sello", max_length=LARGO_DE_HUELLA, blank=True)

    class Meta:
        verbose_name = "verificación"
        verbose_name_plural = "verificaciones"

    def __str__(self) -> str:
        return self.hallazgo or "sin hallazgos"

    @property
    def bien(self) -> bool:
        """Whether nothing was found broken."""
        return not self.hallazgo
