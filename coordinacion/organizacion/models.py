"""People, institutions, territory and the dated roles that join them."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from .roles import ROLES_INSTITUCION, ROLES_UNIDAD, Papeles, Rol
from .sustituciones import Sustitucion
from .vigencia import ConVigencia

__all__ = [
    "Adscripcion",
    "Area",
    "Denominacion",
    "IdentidadUnidad",
    "Institucion",
    "Lengua",
    "Municipio",
    "Region",
    "Sustitucion",
    "Titular",
    "Usuario",
    "VarianteLengua",
]


class Usuario(AbstractUser):
    """A person who signs in, or the actor SISTEMA in whose name jobs write."""

    es_sistema = models.BooleanField("actor del sistema", default=False, editable=False)
    contrasena_temporal = models.BooleanField("contraseña temporal", default=False, editable=False)

    _papeles: tuple[date, Papeles] | None = None

    class Meta(AbstractUser.Meta):
        verbose_name = "persona usuaria"
        verbose_name_plural = "personas usuarias"
        ordering = ["first_name", "last_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["es_sistema"], condition=Q(es_sistema=True), name="usuario_un_sistema"
            )
        ]

    def __str__(self) -> str:
        return self.nombre_completo

    @property
    def nombre_completo(self) -> str:
        """First and last names, or the user name when neither was given."""
        return self.get_full_name() or self.username

    def set_password(self, raw_password: str | None) -> None:
        """Set the password; one that the person chose is no longer temporary."""
        super().set_password(raw_password)
        self.contrasena_temporal = False


class Region(models.Model):
    """One of the eight regions: its traditional name and the one now official."""

    nombre = models.CharField("nombre", max_length=60, unique=True)
    nombre_oficial = models.CharField("nombre oficial", max_length=80)

    class Meta:
        verbose_name = "región"
        verbose_name_plural = "regiones"
        ordering = ["nombre"]

    def __str__(self) -> str:
        return self.nombre


class Municipio(models.Model):
    """A municipality by its INEGI key; names repeat, so nothing joins by name."""

    clave = models.CharField("clave INEGI", max_length=5, primary_key=True)
    nombre = models.CharField("nombre", max_length=120)
    region = models.ForeignKey(Region, models.PROTECT, related_name="municipios")
    distrito = models.CharField("distrito", max_length=60)
    distrito_por_confirmar = models.BooleanField("distrito por confirmar", default=True)
    poblacion = models.PositiveIntegerField("población (2020)")
    hablantes_indigenas = models.PositiveIntegerField(
        "hablantes de lengua indígena (2020)", help_text="Personas de 3 años y más."
    )
    grado_marginacion = models.CharField("grado de marginación (2020)", max_length=20)
    lon = models.FloatField("longitud")
    lat = models.FloatField("latitud")

    class Meta:
        verbose_name = "municipio"
        verbose_name_plural = "municipios"
        ordering = ["nombre", "clave"]

    def __str__(self) -> str:
        return self.nombre


class Lengua(models.Model):
    """A language group, by its INALI key."""

    clave = models.CharField("clave", max_length=10, unique=True)
    nombre = models.CharField("nombre", max_length=80)
    familia = models.CharField("familia", max_length=80)
    nota = models.CharField("nota", max_length=200, blank=True)
    activa = models.BooleanField("activa", default=True)

    class Meta:
        verbose_name = "lengua"
        verbose_name_plural = "lenguas"
        ordering = ["nombre"]

    def __str__(self) -> str:
        return self.nombre


class VarianteLengua(models.Model):
    """A variant of a language group, by its INALI key."""

    clave = models.CharField("clave", max_length=10, unique=True)
    nombre = models.CharField("nombre", max_length=120)
    lengua = models.ForeignKey(Lengua, models.PROTECT, related_name="variantes")
    activa = models.BooleanField("activa", default=True)

    class Meta:
        verbose_name = "variante lingüística"
        verbose_name_plural = "variantes lingüísticas"
        ordering = ["nombre"]

    def __str__(self) -> str:
        return self.nombre


class Institucion(models.Model):
    """An authority that receives letters; exactly one is the coordinating unit."""

    class Orden(models.TextChoices):
        """Order or power of government."""

        EJECUTIVO_ESTATAL = "ejecutivo_estatal", "Ejecutivo estatal"
        LEGISLATIVO = "legislativo", "Poder Legislativo"
        JUDICIAL = "judicial", "Poder Judicial"
        AUTONOMO = "autonomo", "Organismo autónomo"
        MUNICIPAL = "municipal", "Municipal"
        FEDERAL = "federal", "Federal"
        COMUNITARIO = "comunitario", "Comunitario"

    class Modo(models.TextChoices):
        """How it works with the unit; with `papel` nothing is tacit before delivery."""

        SISTEMA = "sistema", "En el sistema"
        CORREO = "correo", "Por correo electrónico"
        PAPEL = "papel", "En papel"

    clave = models.SlugField("clave", max_length=60, unique=True)
    nombre = models.CharField("nombre", max_length=200)
    siglas = models.CharField("siglas", max_length=20, blank=True)
    orden = models.CharField("orden o poder", max_length=20, choices=Orden.choices)
    modo = models.CharField(
        "modo de trabajo", max_length=10, choices=Modo.choices, default=Modo.PAPEL
    )
    municipio = models.ForeignKey(
        Municipio, models.PROTECT, null=True, blank=True, related_name="instituciones"
    )
    es_unidad_coordinadora = models.BooleanField(
        "es la unidad coordinadora", default=False, editable=False
    )
    verificacion = models.CharField(
        "verificación",
        max_length=200,
        blank=True,
        help_text="Qué falta por validar del nombre o las siglas. Vacío: validado.",
    )
    sucesora = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="antecesoras"
    )
    extinta_desde = models.DateField("extinta desde", null=True, blank=True)
    acto_extincion = models.CharField(
        "acto que la extingue", max_length=300, blank=True, db_default="", default=""
    )
    activa = models.BooleanField("activa", default=True)

    class Meta:
        verbose_name = "institución"
        verbose_name_plural = "instituciones"
        ordering = ["nombre", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["es_unidad_coordinadora"],
                condition=Q(es_unidad_coordinadora=True),
                name="institucion_una_unidad",
            ),
            models.UniqueConstraint(
                fields=["municipio"],
                condition=Q(orden="municipal"),
                name="institucion_una_por_municipio",
                violation_error_message="Ese municipio ya tiene su institución.",
            ),
            models.CheckConstraint(
                condition=~Q(orden="municipal") | Q(municipio__isnull=False),
                name="institucion_municipal_con_municipio",
                violation_error_message="Una institución municipal debe indicar su municipio.",
            ),
            models.CheckConstraint(
                condition=Q(sucesora__isnull=True) | ~Q(sucesora=F("id")),
                name="institucion_no_se_sucede",
                violation_error_message="Una institución no puede sucederse a sí misma.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre

    @property
    def por_validar(self) -> bool:
        """Whether something of its name still waits for confirmation."""
        return bool(self.verificacion)


class Denominacion(ConVigencia):
    """A name that an institution had or has, with the act or press note behind it."""

    vigente_desde = models.DateField(  # type: ignore[assignment]  # looser than its base
        "vigente desde", null=True, blank=True, help_text="Vacío: no se conoce la fecha."
    )
    institucion = models.ForeignKey(Institucion, models.PROTECT, related_name="denominaciones")
    nombre = models.CharField("nombre", max_length=200)
    siglas = models.CharField("siglas", max_length=20, blank=True)
    fuente = models.CharField("fuente", max_length=300, blank=True)

    class Meta(ConVigencia.Meta):
        verbose_name = "denominación"
        verbose_name_plural = "denominaciones"
        ordering = ["-vigente_desde", "-id"]

    def __str__(self) -> str:
        return self.nombre


class IdentidadUnidad(ConVigencia):
    """Name, folio prefix and letterhead with which the unit signs between two dates."""

    institucion = models.ForeignKey(Institucion, models.PROTECT, related_name="identidades")
    nombre = models.CharField("nombre", max_length=200)
    siglas = models.CharField(
        "siglas", max_length=10, help_text="Son el prefijo de los folios, por ejemplo JG."
    )
    membrete = models.TextField("membrete", help_text="Un renglón por línea.")
    leyenda = models.CharField("leyenda", max_length=200, blank=True)
    fuente = models.CharField("fuente", max_length=500, blank=True)

    class Meta(ConVigencia.Meta):
        verbose_name = "identidad de la unidad"
        verbose_name_plural = "identidad de la unidad"
        ordering = ["-vigente_desde", "-id"]

    def __str__(self) -> str:
        return self.nombre

    def clean(self) -> None:
        """Only the coordinating unit has an identity."""
        if self.institucion_id and not self.institucion.es_unidad_coordinadora:
            raise ValidationError({"institucion": "La identidad es de la unidad coordinadora."})


class Titular(ConVigencia):
    """Who heads an institution between two dates, and how the person is addressed."""

    institucion = models.ForeignKey(Institucion, models.PROTECT, related_name="titulares")
    nombre = models.CharField("nombre", max_length=150)
    cargo = models.CharField("cargo", max_length=200)
    tratamiento = models.CharField("tratamiento", max_length=40, blank=True)
    correo = models.EmailField(
        "correo electrónico",
        blank=True,
        db_default="",
        help_text="Ahí se le avisa mientras su institución no tenga cuenta en el sistema.",
    )

    class Meta(ConVigencia.Meta):
        verbose_name = "titular"
        verbose_name_plural = "titulares"
        ordering = ["-vigente_desde", "-id"]

    def __str__(self) -> str:
        return f"{self.tratamiento} {self.nombre}".strip()


class Area(models.Model):
    """An area inside an institution, to which its liaison assigns turns."""

    institucion = models.ForeignKey(Institucion, models.PROTECT, related_name="areas")
    nombre = models.CharField("nombre", max_length=200)
    activa = models.BooleanField("activa", default=True)

    class Meta:
        verbose_name = "área"
        verbose_name_plural = "áreas"
        ordering = ["nombre"]
        constraints = [
            models.UniqueConstraint(
                fields=["institucion", "nombre"],
                name="area_unica",
                violation_error_message="Esa área ya existe en la institución.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre


class Adscripcion(ConVigencia):
    """One role of one person in one institution, between two dates."""

    usuario = models.ForeignKey(
        Usuario, models.PROTECT, related_name="adscripciones", verbose_name="persona"
    )
    institucion = models.ForeignKey(
        Institucion,
        models.PROTECT,
        related_name="adscripciones",
        verbose_name="institución",
    )
    rol = models.CharField("papel", max_length=20, choices=Rol.choices)
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adscripciones",
        verbose_name="área",
    )

    class Meta(ConVigencia.Meta):
        verbose_name = "adscripción"
        verbose_name_plural = "adscripciones"
        ordering = ["-vigente_desde", "-id"]
        constraints = [
            *ConVigencia.Meta.constraints,
            models.UniqueConstraint(
                fields=["usuario", "institucion", "rol"],
                condition=Q(vigente_hasta__isnull=True),
                name="adscripcion_abierta_unica",
                violation_error_message="La persona ya tiene ese papel en la institución.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.usuario}: {self.get_rol_display()}, {self.institucion}"

    def clean(self) -> None:
        """The role fits the institution, the area is its own, and no date is granted twice."""
        errores: dict[str, str] = {}
        if self.institucion_id and self.rol:
            errores |= self._error_de_rol()
        if self.area is not None and self.area.institucion_id != self.institucion_id:
            errores["area"] = "El área es de otra institución."
        if not errores and self.vigente_desde and self._se_encima():
            errores["vigente_desde"] = "La persona ya tiene ese papel en esas fechas."
        if errores:
            raise ValidationError(errores)

    def _error_de_rol(self) -> dict[str, str]:
        propios = ROLES_UNIDAD if self.institucion.es_unidad_coordinadora else ROLES_INSTITUCION
        if self.rol in propios:
            return {}
        if self.rol in ROLES_UNIDAD:
            return {"rol": "Ese papel sólo existe en la unidad coordinadora."}
        return {"rol": "Ese papel sólo existe en las demás instituciones."}

    def _se_encima(self) -> bool:
        otras = Adscripcion.objects.filter(
            usuario_id=self.usuario_id, institucion_id=self.institucion_id, rol=self.rol
        ).exclude(pk=self.pk)
        tope = self.vigente_hasta or date.max
        return (
            otras.alias(fin=Coalesce("vigente_hasta", models.Value(date.max)))
            .filter(vigente_desde__lte=tope, fin__gte=self.vigente_desde)
            .exists()
        )
