import datetime

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Usuario",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "es_sistema",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="actor del sistema"
                    ),
                ),
                (
                    "contrasena_temporal",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="contraseña temporal"
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "persona usuaria",
                "verbose_name_plural": "personas usuarias",
                "ordering": ["first_name", "last_name", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("es_sistema", True)),
                        fields=("es_sistema",),
                        name="usuario_un_sistema",
                    )
                ],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Sustitucion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ausencias",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="persona ausente",
                    ),
                ),
                (
                    "sustituto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suplencias",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="quien la suple",
                    ),
                ),
                ("desde", models.DateField(verbose_name="desde")),
                (
                    "hasta",
                    models.DateField(help_text="Último día de ausencia.", verbose_name="hasta"),
                ),
                ("motivo", models.CharField(max_length=200, verbose_name="motivo")),
                (
                    "registrada_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("registrada_en", models.DateTimeField(verbose_name="registrada")),
                (
                    "terminada_por",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "terminada_en",
                    models.DateTimeField(null=True, verbose_name="terminada antes de tiempo"),
                ),
            ],
            options={
                "verbose_name": "suplencia",
                "verbose_name_plural": "suplencias",
                "ordering": ["desde", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hasta__gte", models.F("desde"))),
                        name="sustitucion_fechas",
                        violation_error_message="El último día no puede ser anterior al primero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("persona", models.F("sustituto")), _negated=True),
                        name="sustitucion_de_otra",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("terminada_en", None), ("terminada_por", None)),
                            models.Q(
                                ("terminada_en__isnull", False), ("terminada_por__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="sustitucion_terminada",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nombre", models.CharField(max_length=60, unique=True, verbose_name="nombre")),
                ("nombre_oficial", models.CharField(max_length=80, verbose_name="nombre oficial")),
            ],
            options={
                "verbose_name": "región",
                "verbose_name_plural": "regiones",
                "ordering": ["nombre"],
            },
        ),
        migrations.CreateModel(
            name="Municipio",
            fields=[
                (
                    "clave",
                    models.CharField(
                        max_length=5, primary_key=True, serialize=False, verbose_name="clave INEGI"
                    ),
                ),
                ("nombre", models.CharField(max_length=120, verbose_name="nombre")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipios",
                        to="organizacion.region",
                    ),
                ),
                ("distrito", models.CharField(max_length=60, verbose_name="distrito")),
                (
                    "distrito_por_confirmar",
                    models.BooleanField(default=True, verbose_name="distrito por confirmar"),
                ),
                ("poblacion", models.PositiveIntegerField(verbose_name="población (2020)")),
                (
                    "hablantes_indigenas",
                    models.PositiveIntegerField(
                        help_text="Personas de 3 años y más.",
                        verbose_name="hablantes de lengua indígena (2020)",
                    ),
                ),
                (
                    "grado_marginacion",
                    models.CharField(max_length=20, verbose_name="grado de marginación (2020)"),
                ),
                ("lon", models.FloatField(verbose_name="longitud")),
                ("lat", models.FloatField(verbose_name="latitud")),
            ],
            options={
                "verbose_name": "municipio",
                "verbose_name_plural": "municipios",
                "ordering": ["nombre", "clave"],
            },
        ),
        migrations.CreateModel(
            name="Lengua",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.CharField(max_length=10, unique=True, verbose_name="clave")),
                ("nombre", models.CharField(max_length=80, verbose_name="nombre")),
                ("familia", models.CharField(max_length=80, verbose_name="familia")),
                ("nota", models.CharField(blank=True, max_length=200, verbose_name="nota")),
                ("activa", models.BooleanField(default=True, verbose_name="activa")),
            ],
            options={
                "verbose_name": "lengua",
                "verbose_name_plural": "lenguas",
                "ordering": ["nombre"],
            },
        ),
        migrations.CreateModel(
            name="VarianteLengua",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.CharField(max_length=10, unique=True, verbose_name="clave")),
                ("nombre", models.CharField(max_length=120, verbose_name="nombre")),
                (
                    "lengua",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="variantes",
                        to="organizacion.lengua",
                    ),
                ),
                ("activa", models.BooleanField(default=True, verbose_name="activa")),
            ],
            options={
                "verbose_name": "variante lingüística",
                "verbose_name_plural": "variantes lingüísticas",
                "ordering": ["nombre"],
            },
        ),
        migrations.CreateModel(
            name="Institucion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.SlugField(max_length=60, unique=True, verbose_name="clave")),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                ("siglas", models.CharField(blank=True, max_length=20, verbose_name="siglas")),
                (
                    "orden",
                    models.CharField(
                        choices=[
                            ("ejecutivo_estatal", "Ejecutivo estatal"),
                            ("legislativo", "Poder Legislativo"),
                            ("judicial", "Poder Judicial"),
                            ("autonomo", "Organismo autónomo"),
                            ("municipal", "Municipal"),
                            ("federal", "Federal"),
                            ("comunitario", "Comunitario"),
                        ],
                        max_length=20,
                        verbose_name="orden o poder",
                    ),
                ),
                (
                    "modo",
                    models.CharField(
                        choices=[
                            ("sistema", "En el sistema"),
                            ("correo", "Por correo electrónico"),
                            ("papel", "En papel"),
                        ],
                        default="papel",
                        max_length=10,
                        verbose_name="modo de trabajo",
                    ),
                ),
                (
                    "municipio",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instituciones",
                        to="organizacion.municipio",
                    ),
                ),
                (
                    "es_unidad_coordinadora",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="es la unidad coordinadora"
                    ),
                ),
                (
                    "verificacion",
                    models.CharField(
                        blank=True,
                        help_text="Qué falta por validar del nombre o las siglas. Vacío: validado.",
                        max_length=200,
                        verbose_name="verificación",
                    ),
                ),
                (
                    "sucesora",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="antecesoras",
                        to="organizacion.institucion",
                    ),
                ),
                (
                    "extinta_desde",
                    models.DateField(blank=True, null=True, verbose_name="extinta desde"),
                ),
                (
                    "acto_extincion",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="acto que la extingue",
                    ),
                ),
                ("activa", models.BooleanField(default=True, verbose_name="activa")),
            ],
            options={
                "verbose_name": "institución",
                "verbose_name_plural": "instituciones",
                "ordering": ["nombre", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("es_unidad_coordinadora", True)),
                        fields=("es_unidad_coordinadora",),
                        name="institucion_una_unidad",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("orden", "municipal")),
                        fields=("municipio",),
                        name="institucion_una_por_municipio",
                        violation_error_message="Ese municipio ya tiene su institución.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("orden", "municipal"), _negated=True),
                            ("municipio__isnull", False),
                            _connector="OR",
                        ),
                        name="institucion_municipal_con_municipio",
                        violation_error_message="Una institución municipal debe indicar su municipio.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sucesora__isnull", True),
                            models.Q(("sucesora", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="institucion_no_se_sucede",
                        violation_error_message="Una institución no puede sucederse a sí misma.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Denominacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "vigente_hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día. Vacío: sigue vigente.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
                (
                    "vigente_desde",
                    models.DateField(
                        blank=True,
                        help_text="Vacío: no se conoce la fecha.",
                        null=True,
                        verbose_name="vigente desde",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="denominaciones",
                        to="organizacion.institucion",
                    ),
                ),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                ("siglas", models.CharField(blank=True, max_length=20, verbose_name="siglas")),
                ("fuente", models.CharField(blank=True, max_length=300, verbose_name="fuente")),
            ],
            options={
                "verbose_name": "denominación",
                "verbose_name_plural": "denominaciones",
                "ordering": ["-vigente_desde", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vigente_hasta__isnull", True),
                            (
                                "vigente_hasta__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("vigente_desde"),
                                    "-",
                                    models.Value(datetime.timedelta(days=1)),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="organizacion_denominacion_fechas",
                        violation_error_message="La fecha final no puede ser anterior a la inicial.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IdentidadUnidad",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vigente_desde", models.DateField(verbose_name="vigente desde")),
                (
                    "vigente_hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día. Vacío: sigue vigente.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identidades",
                        to="organizacion.institucion",
                    ),
                ),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                (
                    "siglas",
                    models.CharField(
                        help_text="Son el prefijo de los folios, por ejemplo JG.",
                        max_length=10,
                        verbose_name="siglas",
                    ),
                ),
                (
                    "membrete",
                    models.TextField(help_text="Un renglón por línea.", verbose_name="membrete"),
                ),
                ("leyenda", models.CharField(blank=True, max_length=200, verbose_name="leyenda")),
                ("fuente", models.CharField(blank=True, max_length=500, verbose_name="fuente")),
            ],
            options={
                "verbose_name": "identidad de la unidad",
                "verbose_name_plural": "identidad de la unidad",
                "ordering": ["-vigente_desde", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vigente_hasta__isnull", True),
                            (
                                "vigente_hasta__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("vigente_desde"),
                                    "-",
                                    models.Value(datetime.timedelta(days=1)),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="organizacion_identidadunidad_fechas",
                        violation_error_message="La fecha final no puede ser anterior a la inicial.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Titular",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vigente_desde", models.DateField(verbose_name="vigente desde")),
                (
                    "vigente_hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día. Vacío: sigue vigente.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="titulares",
                        to="organizacion.institucion",
                    ),
                ),
                ("nombre", models.CharField(max_length=150, verbose_name="nombre")),
                ("cargo", models.CharField(max_length=200, verbose_name="cargo")),
                (
                    "tratamiento",
                    models.CharField(blank=True, max_length=40, verbose_name="tratamiento"),
                ),
                (
                    "correo",
                    models.EmailField(
                        blank=True,
                        db_default="",
                        help_text="Ahí se le avisa mientras su institución no tenga cuenta en el sistema.",
                        max_length=254,
                        verbose_name="correo electrónico",
                    ),
                ),
            ],
            options={
                "verbose_name": "titular",
                "verbose_name_plural": "titulares",
                "ordering": ["-vigente_desde", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vigente_hasta__isnull", True),
                            (
                                "vigente_hasta__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("vigente_desde"),
                                    "-",
                                    models.Value(datetime.timedelta(days=1)),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="organizacion_titular_fechas",
                        violation_error_message="La fecha final no puede ser anterior a la inicial.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="organizacion.institucion",
                    ),
                ),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                ("activa", models.BooleanField(default=True, verbose_name="activa")),
            ],
            options={
                "verbose_name": "área",
                "verbose_name_plural": "áreas",
                "ordering": ["nombre"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("institucion", "nombre"),
                        name="area_unica",
                        violation_error_message="Esa área ya existe en la institución.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Adscripcion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vigente_desde", models.DateField(verbose_name="vigente desde")),
                (
                    "vigente_hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día. Vacío: sigue vigente.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
                (
                    "usuario",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adscripciones",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="persona",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adscripciones",
                        to="organizacion.institucion",
                        verbose_name="institución",
                    ),
                ),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("oficialia", "Oficialía de partes"),
                            ("analista", "Analista"),
                            ("titular_unidad", "Titular de la unidad"),
                            ("vinculacion", "Vinculación"),
                            ("archivo", "Archivo"),
                            ("consulta", "Consulta"),
                            ("auditoria", "Auditoría"),
                            ("administracion", "Administración"),
                            ("enlace", "Enlace"),
                            ("titular_institucion", "Titular de la institución"),
                        ],
                        max_length=20,
                        verbose_name="papel",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adscripciones",
                        to="organizacion.area",
                        verbose_name="área",
                    ),
                ),
            ],
            options={
                "verbose_name": "adscripción",
                "verbose_name_plural": "adscripciones",
                "ordering": ["-vigente_desde", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vigente_hasta__isnull", True),
                            (
                                "vigente_hasta__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("vigente_desde"),
                                    "-",
                                    models.Value(datetime.timedelta(days=1)),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="organizacion_adscripcion_fechas",
                        violation_error_message="La fecha final no puede ser anterior a la inicial.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("vigente_hasta__isnull", True)),
                        fields=("usuario", "institucion", "rol"),
                        name="adscripcion_abierta_unica",
                        violation_error_message="La persona ya tiene ese papel en la institución.",
                    ),
                ],
            },
        ),
    ]
