import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import coordinacion.operaciones.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Operacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clase", models.CharField(max_length=40, verbose_name="clase")),
                ("titulo", models.CharField(max_length=200, verbose_name="qué se hace")),
                (
                    "actor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("clave_envio", models.UUIDField(unique=True, verbose_name="clave de envío")),
                (
                    "parametros",
                    models.JSONField(blank=True, default=dict, verbose_name="parámetros"),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("preparada", "Por confirmar"),
                            ("en_espera", "En espera de turno"),
                            ("en_curso", "En curso"),
                            ("terminada", "Terminada"),
                            ("detenida", "Detenida"),
                        ],
                        default="en_espera",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="total")),
                ("hechas", models.PositiveIntegerField(default=0, verbose_name="hechas")),
                ("rechazadas", models.PositiveIntegerField(default=0, verbose_name="rechazadas")),
                ("creada_en", models.DateTimeField(verbose_name="pedida")),
                (
                    "iniciada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="empezada"),
                ),
                (
                    "terminada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="terminada"),
                ),
                ("latido_en", models.DateTimeField(verbose_name="último avance")),
                (
                    "archivo",
                    models.FileField(
                        blank=True,
                        default="",
                        max_length=120,
                        upload_to=coordinacion.operaciones.models.ruta_del_resultado,
                        verbose_name="resultado",
                    ),
                ),
                ("archivo_nombre", models.CharField(blank=True, default="", max_length=120)),
                (
                    "nota",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="nota"),
                ),
                (
                    "volver",
                    models.CharField(
                        blank=True, default="", max_length=1000, verbose_name="de dónde vino"
                    ),
                ),
            ],
            options={
                "verbose_name": "operación",
                "verbose_name_plural": "operaciones",
                "indexes": [
                    models.Index(fields=["actor", "-id"], name="operacion_por_persona"),
                    models.Index(
                        condition=models.Q(("estado__in", ["en_espera", "en_curso"])),
                        fields=["latido_en"],
                        name="operacion_activa",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("estado", "preparada"),
                            models.Q(("archivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        fields=["creada_en"],
                        name="operacion_que_caduca",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Renglon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "operacion",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renglones",
                        to="operaciones.operacion",
                    ),
                ),
                ("orden", models.PositiveIntegerField(verbose_name="orden")),
                (
                    "registro_id",
                    models.BigIntegerField(blank=True, null=True, verbose_name="registro"),
                ),
                ("etiqueta", models.CharField(max_length=120, verbose_name="folio")),
                (
                    "url",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="enlace"),
                ),
                (
                    "resultado",
                    models.CharField(
                        choices=[
                            ("pendiente", "Sin hacer"),
                            ("hecho", "Hecho"),
                            ("rechazado", "Rechazado"),
                        ],
                        default="pendiente",
                        max_length=20,
                        verbose_name="resultado",
                    ),
                ),
                (
                    "mensaje",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="mensaje"
                    ),
                ),
                ("hecho_en", models.DateTimeField(blank=True, null=True, verbose_name="cuándo")),
            ],
            options={
                "verbose_name": "renglón",
                "verbose_name_plural": "renglones",
                "ordering": ["orden"],
                "indexes": [
                    models.Index(
                        fields=["operacion", "resultado", "orden"], name="renglon_por_resultado"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("operacion", "orden"), name="renglon_en_su_orden"
                    )
                ],
            },
        ),
    ]
