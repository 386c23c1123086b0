import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizacion", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.CharField(max_length=120, unique=True, verbose_name="clave")),
                (
                    "message_id",
                    models.CharField(max_length=320, unique=True, verbose_name="Message-ID"),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[("inmediato", "Al momento"), ("resumen", "Resumen del día")],
                        max_length=10,
                        verbose_name="clase",
                    ),
                ),
                (
                    "destinatario",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="destinatario",
                    ),
                ),
                ("direccion", models.CharField(max_length=254, verbose_name="dirección")),
                (
                    "instituciones",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        size=None,
                        verbose_name="por cuáles instituciones",
                    ),
                ),
                ("titulo", models.CharField(max_length=200, verbose_name="título")),
                ("texto", models.TextField(verbose_name="texto")),
                ("html", models.TextField(verbose_name="texto con formato")),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("pendiente", "Correo por enviar"),
                            ("enviado", "Correo enviado"),
                            ("aparcado", "Correo aparcado"),
                            ("descartado", "Correo descartado"),
                        ],
                        default="pendiente",
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                ("intentos", models.PositiveSmallIntegerField(default=0, verbose_name="intentos")),
                ("proximo_en", models.DateTimeField(verbose_name="siguiente intento")),
                (
                    "ultimo_error",
                    models.CharField(blank=True, max_length=300, verbose_name="último error"),
                ),
                ("creado_en", models.DateTimeField(verbose_name="creado")),
                ("intentado_en", models.DateTimeField(null=True, verbose_name="último intento")),
                ("enviado_en", models.DateTimeField(null=True, verbose_name="enviado")),
            ],
            options={
                "verbose_name": "correo",
                "verbose_name_plural": "correos",
                "indexes": [
                    models.Index(
                        condition=models.Q(("estado", "pendiente")),
                        fields=["proximo_en", "id"],
                        name="correo_por_enviar",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("estado", "aparcado"),
                            models.Q(("estado", "pendiente"), ("intentos__gt", 0)),
                            _connector="OR",
                        ),
                        fields=["-id"],
                        name="correo_detenido",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("enviado_en__isnull", False), ("estado", "enviado")),
                            models.Q(
                                models.Q(("estado", "enviado"), _negated=True),
                                ("enviado_en__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="correo_enviado_tiene_momento",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Aviso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.CharField(max_length=120, verbose_name="clave")),
                (
                    "destinatario",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="avisos",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="destinatario",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
                        verbose_name="institución",
                    ),
                ),
                (
                    "direccion",
                    models.CharField(
                        blank=True, db_default="", max_length=254, verbose_name="dirección"
                    ),
                ),
                ("titulo", models.CharField(max_length=200, verbose_name="título")),
                ("texto", models.CharField(blank=True, max_length=500, verbose_name="texto")),
                ("url", models.CharField(blank=True, max_length=300, verbose_name="enlace")),
                ("asunto_id", models.BigIntegerField(null=True, verbose_name="asunto")),
                ("plazo_id", models.BigIntegerField(null=True, verbose_name="plazo")),
                ("urgente", models.BooleanField(default=False, verbose_name="urgente")),
                ("creado_en", models.DateTimeField(verbose_name="creado")),
                ("leido_en", models.DateTimeField(null=True, verbose_name="leído")),
                (
                    "envio",
                    models.CharField(
                        choices=[
                            ("pendiente", "Por repartir"),
                            ("campana", "En la campana"),
                            ("correo", "Por correo"),
                        ],
                        db_default="pendiente",
                        max_length=10,
                        verbose_name="envío",
                    ),
                ),
                (
                    "inmediato",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Q(
                            models.Q(
                                ("clave__contains", ":nuevo:"), ("clave__startswith", "turno:")
                            ),
                            models.Q(
                                ("clave__contains", ":termino:"),
                                ("clave__startswith", "correspondencia:"),
                            ),
                            models.Q(("clave__contains", "/0:"), ("clave__startswith", "plazo:")),
                            _connector="OR",
                        ),
                        output_field=models.BooleanField(verbose_name="al momento"),
                    ),
                ),
                (
                    "correo",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="avisos",
                        to="avisos.correo",
                        verbose_name="correo",
                    ),
                ),
            ],
            options={
                "verbose_name": "aviso",
                "verbose_name_plural": "avisos",
                "indexes": [
                    models.Index(fields=["destinatario", "-id"], name="aviso_por_persona"),
                    models.Index(
                        condition=models.Q(("leido_en__isnull", True)),
                        fields=["destinatario", "-id"],
                        name="aviso_pendiente",
                    ),
                    models.Index(
                        condition=models.Q(("envio", "pendiente")),
                        fields=["creado_en"],
                        name="aviso_por_repartir",
                    ),
                    models.Index(
                        condition=models.Q(("envio", "pendiente"), ("inmediato", True)),
                        fields=["creado_en"],
                        name="aviso_al_momento",
                    ),
                    models.Index(
                        condition=models.Q(("correo__isnull", False)),
                        fields=["correo"],
                        name="aviso_por_correo",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("clave",), name="aviso_una_vez"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("destinatario__isnull", False), ("direccion", "")),
                            models.Q(
                                ("destinatario__isnull", True),
                                ("institucion__isnull", False),
                                models.Q(("direccion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="aviso_persona_o_direccion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("correo__isnull", False), ("envio", "correo")),
                            models.Q(
                                models.Q(("envio", "correo"), _negated=True),
                                ("correo__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="aviso_con_su_correo",
                    ),
                ],
            },
        ),
    ]
