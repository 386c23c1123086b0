"""What is told of a commitment while it runs: progress, changes of date, letters."""

from django.db import models
from django.db.models import Q

from coordinacion.acuerdos.models.compromiso import Compromiso
from coordinacion.acuerdos.opciones import ResultadoVerificacion, SentidoLiga
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.organizacion.models import Institucion, Usuario


class Avance(models.Model):
    """One dated report of progress, or that it is done (`es_reporte`), with what proves it."""

    compromiso = models.ForeignKey(Compromiso, models.PROTECT, related_name="avances")
    fecha = models.DateField("a qué fecha")
    porcentaje = models.PositiveSmallIntegerField("porcentaje")
    texto = models.TextField("qué se hizo")
    evidencia = models.TextField("documentos probatorios", blank=True, default="")
    documentos = models.ManyToManyField(
        "documentos.Documento", verbose_name="documentos", related_name="+"
    )
    es_reporte = models.BooleanField("dice que se cumplió", default=False)
    institucion = models.ForeignKey(
        Institucion, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    por_cuenta_de = models.BooleanField("por cuenta de quien lo debe", default=False)
    entrego = models.CharField("quién lo entregó", max_length=200, blank=True, default="")
    en = models.DateTimeField("cuándo se dijo")

    class Meta:
        verbose_name = "avance"
        verbose_name_plural = "avances"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(porcentaje__gte=0, porcentaje__lte=100), name="avance_porcentaje"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.porcentaje} % al {self.fecha:%d/%m/%Y}"


class Verificacion(models.Model):
    """What the other party, or the unit, found of what was reported."""

    compromiso = models.ForeignKey(Compromiso, models.PROTECT, related_name="verificaciones")
    resultado = models.CharField(
        "qué encontró", max_length=10, choices=ResultadoVerificacion.choices
    )
    texto = models.TextField("observaciones", blank=True, default="")
    documentos = models.ManyToManyField(
        "documentos.Documento", verbose_name="documentos", related_name="+"
    )
    institucion = models.ForeignKey(
        Institucion, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    por_cuenta_de = models.BooleanField("por cuenta de quien verifica", default=False)
    entrego = models.CharField("quién lo entregó", max_length=200, blank=True, default="")
    en = models.DateTimeField("cuándo se verificó")

    class Meta:
        verbose_name = "verificación"
        verbose_name_plural = "verificaciones"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_resultado_display()}: {self.compromiso}"


class Reprogramacion(models.Model):
    """One time that the date of a commitment was moved, and why."""

    compromiso = models.ForeignKey(Compromiso, models.PROTECT, related_name="reprogramaciones")
    antes = models.DateField("antes")
    despues = models.DateField("después")
    motivo = models.CharField("motivo", max_length=500)
    por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    en = models.DateTimeField("cuándo se reprogramó")

    class Meta:
        verbose_name = "reprogramación"
        verbose_name_plural = "reprogramaciones"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.antes:%d/%m/%Y} → {self.despues:%d/%m/%Y}"


class LigaConAsunto(models.Model):
    """What a letter and a commitment are to each other; each page shows the other."""

    compromiso = models.ForeignKey(Compromiso, models.PROTECT, related_name="ligas")
    carta = models.ForeignKey(Correspondencia, models.PROTECT, related_name="compromisos_ligados")
    sentido = models.CharField("qué son", max_length=20, choices=SentidoLiga.choices)
    motivo = models.CharField("por qué se ligaron", max_length=500, default="")
    por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    en = models.DateTimeField("cuándo se ligaron")

    class Meta:
        verbose_name = "liga con un asunto"
        verbose_name_plural = "ligas con asuntos"
        constraints = [
            models.UniqueConstraint(
                fields=["compromiso", "carta", "sentido"], name="liga_con_asunto_unica"
            )
        ]

    def __str__(self) -> str:
        return f"{self.compromiso} · {self.carta}"
