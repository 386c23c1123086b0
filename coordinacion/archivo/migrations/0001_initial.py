import datetime

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import coordinacion.correspondencia.models.comparables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("correspondencia", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SerieDocumental",
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
                    "clave",
                    models.CharField(
                        max_length=15,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z0-9][A-Z0-9.\\-]*$",
                                "Use mayúsculas, números, puntos y guiones, sin espacios.",
                            )
                        ],
                        verbose_name="clave",
                    ),
                ),
                ("nombre", models.CharField(max_length=160, verbose_name="nombre")),
                (
                    "seccion",
                    models.CharField(
                        blank=True, default="", max_length=160, verbose_name="sección"
                    ),
                ),
                (
                    "anios_tramite",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="años en archivo de trámite"
                    ),
                ),
                (
                    "anios_concentracion",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="años en archivo de concentración"
                    ),
                ),
                (
                    "destino",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("baja", "Baja documental"),
                            ("muestreo", "Muestreo"),
                            ("historico", "Archivo histórico"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="destino final",
                    ),
                ),
                (
                    "es_ejemplo",
                    models.BooleanField(
                        default=False,
                        help_text="No viene de un catálogo oficial.",
                        verbose_name="es un EJEMPLO",
                    ),
                ),
            ],
            options={
                "verbose_name": "serie documental",
                "verbose_name_plural": "series documentales",
                "ordering": ["clave"],
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
                        name="archivo_seriedocumental_fechas",
                        violation_error_message="La fecha final no puede ser anterior a la inicial.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Expediente",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "serie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expedientes",
                        to="archivo.seriedocumental",
                        verbose_name="serie",
                    ),
                ),
                ("anio", models.PositiveSmallIntegerField(verbose_name="año")),
                ("numero", models.PositiveIntegerField(verbose_name="número")),
                (
                    "codigo",
                    models.CharField(
                        max_length=40, unique=True, verbose_name="número de expediente"
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("abierto", "Expediente abierto"),
                            ("cerrado", "Expediente cerrado"),
                        ],
                        default="abierto",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("clave_envio", models.UUIDField(unique=True)),
                ("titulo", models.CharField(max_length=300, verbose_name="título")),
                ("ubicacion", models.CharField(max_length=200, verbose_name="lugar físico")),
                ("abierto_en", models.DateTimeField(verbose_name="abierto")),
                (
                    "abierto_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("cerrado_en", models.DateTimeField(blank=True, null=True, verbose_name="cerrado")),
                (
                    "busqueda",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            coordinacion.correspondencia.models.comparables.Llano("titulo"),
                            template="to_tsvector('spanish'::regconfig, %(expressions)s)",
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "expediente",
                "verbose_name_plural": "expedientes",
                "indexes": [
                    models.Index(
                        fields=["-anio", "serie", "-numero"], name="expediente_por_numero"
                    ),
                    models.Index(
                        fields=["estado", "-anio", "serie", "-numero"], name="expediente_por_estado"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["busqueda"],
                        gin_pending_list_limit=256,
                        name="expediente_busqueda",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("serie", "anio", "numero"),
                        name="expediente_una_vez_por_serie_y_anio",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cerrado_en__isnull", True), ("estado", "abierto")),
                            models.Q(("cerrado_en__isnull", False), ("estado", "cerrado")),
                            _connector="OR",
                        ),
                        name="expediente_cerrado_con_fecha",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnExpediente",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "carta",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="en_expediente",
                        to="correspondencia.correspondencia",
                    ),
                ),
                (
                    "expediente",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="piezas",
                        to="archivo.expediente",
                    ),
                ),
                (
                    "propuesto_por",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("fojas", models.PositiveIntegerField(null=True, verbose_name="fojas")),
                (
                    "copia_completa",
                    models.BooleanField(
                        default=False, verbose_name="la copia digital está completa"
                    ),
                ),
                (
                    "archivada_por",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("archivada_en", models.DateTimeField(null=True, verbose_name="archivada")),
            ],
            options={
                "verbose_name": "asunto en su expediente",
                "verbose_name_plural": "asuntos en su expediente",
                "indexes": [models.Index(fields=["expediente", "id"], name="pieza_por_expediente")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("archivada_en__isnull", True),
                                ("archivada_por__isnull", True),
                                ("fojas__isnull", True),
                            ),
                            models.Q(
                                ("archivada_en__isnull", False),
                                ("archivada_por__isnull", False),
                                ("fojas__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pieza_archivada_entera",
                    )
                ],
            },
        ),
    ]
