"""Where agreements and commitments stand in the follow-up tables of the aspects susceptible of
improvement (ASM), with the words of the table that no commitment keeps."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from coordinacion.acuerdos.asm.tabla import Actividad
from coordinacion.acuerdos.models.acuerdo import Acuerdo
from coordinacion.acuerdos.models.compromiso import Compromiso
from coordinacion.acuerdos.roles import IMPORTAN_ASM, LEEN_ASM
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.selectors import papeles


class TablaAsmQuerySet(models.QuerySet["TablaAsm"]):
    """Who sees which tables."""

    def visibles_para(self, usuario: Usuario) -> TablaAsmQuerySet:
        """All, for who follows agreements or audits them; nobody else has this page."""
        return self if papeles(usuario).tiene(*LEEN_ASM) else self.none()


class TablaAsm(models.Model):
    """One table: a programme of an agency, a class of aspects and a year of the mechanism.

    `clave` is what makes it that one; `lineas` and `notas` are its texts over and under the rows.
    """

    clave = models.CharField("clave", max_length=64, unique=True)
    clase = models.CharField("clase", max_length=40, blank=True)
    dependencia = models.CharField("dependencia", max_length=200)
    institucion = models.ForeignKey(
        Institucion, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    programa = models.CharField("programa", max_length=300, blank=True)
    documento = models.CharField("documento", max_length=300, blank=True)
    ciclo = models.CharField("ciclo", max_length=20, blank=True)
    mecanismo = models.CharField("mecanismo", max_length=20, blank=True)
    lineas = models.JSONField(default=list)
    notas = models.JSONField(default=list)
    creado_por = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    creado_en = models.DateTimeField("registrada")

    objects = TablaAsmQuerySet.as_manager()

    class Meta:
        verbose_name = "tabla de seguimiento a ASM"
        verbose_name_plural = "tablas de seguimiento a ASM"
        ordering = ["-id"]

    def __str__(self) -> str:
        partes = (self.programa or self.dependencia, self.clase, self.mecanismo)
        return " · ".join(parte for parte in partes if parte)

    def get_absolute_url(self) -> str:
        """The page of the table."""
        return reverse("asm:tabla", args=[self.pk])


class AspectoAsm(models.Model):
    """The place of an agreement in its table. `clave` is its text when it came in, folded."""

    tabla = models.ForeignKey(TablaAsm, models.PROTECT, related_name="aspectos")
    acuerdo = models.OneToOneField(Acuerdo, models.PROTECT, related_name="asm")
    numero = models.CharField("número", max_length=20, blank=True)
    orden = models.PositiveSmallIntegerField("orden")
    clave = models.CharField("clave", max_length=70)

    class Meta:
        verbose_name = "aspecto susceptible de mejora"
        verbose_name_plural = "aspectos susceptibles de mejora"
        ordering = ["tabla", "orden"]
        constraints = [
            models.UniqueConstraint(fields=["tabla", "clave"], name="aspecto_asm_unico"),
        ]

    def __str__(self) -> str:
        return f"{self.numero} {self.acuerdo}".strip()


class ActividadAsm(models.Model):
    """The place of a commitment in its table. `clave` is its text when it came in, folded, and
    which of those with that text it is; `renglon` is shared by those of one cell."""

    aspecto = models.ForeignKey(AspectoAsm, models.PROTECT, related_name="actividades")
    compromiso = models.OneToOneField(Compromiso, models.PROTECT, related_name="asm")
    orden = models.PositiveSmallIntegerField("orden")
    renglon = models.PositiveIntegerField("renglón")
    marca = models.CharField("número escrito", max_length=20, blank=True)
    cola = models.CharField("blancos", max_length=20, blank=True)
    clave = models.CharField("clave", max_length=70)
    celdas = models.JSONField("celdas como vinieron", default=dict)
    otras = models.JSONField("columnas no oficiales", default=dict)
    conclusion = models.CharField("cuándo concluyó, según la tabla", max_length=100, blank=True)
    concluida_el = models.DateField("día en que concluyó", null=True, blank=True)
    replanteada = models.BooleanField("replanteamiento", null=True, blank=True)

    class Meta:
        verbose_name = "actividad de un ASM"
        verbose_name_plural = "actividades de los ASM"
        ordering = ["aspecto", "orden"]
        constraints = [
            models.UniqueConstraint(fields=["aspecto", "clave"], name="actividad_asm_unica"),
        ]

    def __str__(self) -> str:
        return f"{self.marca}{self.compromiso}"

    def tomar(self, leida: Actividad) -> None:
        """Keep the words of a line of the table, and what only they say."""
        self.marca, self.cola = leida.marca[:20], leida.cola[:20]
        self.celdas, self.otras = dict(leida.celdas), dict(leida.otras)
        dicha = leida.conclusion
        self.conclusion = dicha.texto[:100] if dicha else ""
        self.concluida_el = dicha.dia if dicha else None
        self.replanteada = leida.avance.replanteamiento


class ArchivoAsmQuerySet(models.QuerySet["ArchivoAsm"]):
    """Who sees which files."""

    def visibles_para(self, usuario: Usuario) -> ArchivoAsmQuerySet:
        """One's own, for who imports."""
        return self.filter(actor=usuario) if papeles(usuario).tiene(*IMPORTAN_ASM) else self.none()


class ArchivoAsm(models.Model):
    """A file handed in: it is read each time that its page is seen, and written once or never."""

    archivo = models.CharField("archivo", max_length=200)
    contenido = models.BinaryField()
    clave_envio = models.UUIDField(unique=True, editable=False)
    actor = models.ForeignKey(Usuario, models.PROTECT, related_name="+", db_index=False)
    tabla = models.ForeignKey(
        TablaAsm, models.PROTECT, null=True, blank=True, related_name="archivos"
    )
    resumen = models.JSONField("resumen", default=dict)
    creado_en = models.DateTimeField("subido")
    aplicado_en = models.DateTimeField("aplicado", null=True)

    objects = ArchivoAsmQuerySet.as_manager()

    class Meta:
        verbose_name = "archivo de ASM"
        verbose_name_plural = "archivos de ASM"
        ordering = ["-id"]
        indexes = [models.Index(fields=["actor", "-id"], name="archivo_asm_por_persona")]

    def __str__(self) -> str:
        return self.archivo

    def get_absolute_url(self) -> str:
        """What it says, and what would change."""
        return reverse("asm:archivo", args=[self.pk])
