import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("canalizacion", "0001_initial"),
        ("correspondencia", "0001_initial"),
        ("documentos", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CorreoRecibido",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.CharField(max_length=250, unique=True, verbose_name="Message-ID")),
                ("huella", models.CharField(max_length=64, verbose_name="huella SHA-256")),
                ("tamano", models.PositiveBigIntegerField(verbose_name="tamaño en bytes")),
                (
                    "de_nombre",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="nombre del remitente"
                    ),
                ),
                (
                    "de_correo",
                    models.CharField(
                        blank=True, max_length=320, verbose_name="correo del remitente"
                    ),
                ),
                ("asunto", models.CharField(blank=True, max_length=500, verbose_name="asunto")),
                ("texto", models.TextField(blank=True, verbose_name="texto")),
                (
                    "fecha_declarada",
                    models.DateTimeField(null=True, verbose_name="fecha que declara"),
                ),
                ("recibido_en", models.DateTimeField(verbose_name="recibido")),
                ("leido_en", models.DateTimeField(verbose_name="leído del buzón")),
                (
                    "reparos",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        size=None,
                        verbose_name="cómo se leyó",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("por_atender", "Correo por atender"),
                            ("registrado", "Correo registrado"),
                            ("vinculado", "Correo registrado como respuesta"),
                            ("descartado", "Correo recibido y descartado"),
                            ("ignorado", "Correo automático"),
                        ],
                        default="por_atender",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                ("motivo", models.CharField(blank=True, max_length=500, verbose_name="motivo")),
                (
                    "atendido_por",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("atendido_en", models.DateTimeField(null=True, verbose_name="resuelto")),
                (
                    "turno_sugerido",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="canalizacion.turno",
                    ),
                ),
                (
                    "turno",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="canalizacion.turno",
                    ),
                ),
                (
                    "carta",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.correspondencia",
                    ),
                ),
                ("clave_envio", models.UUIDField(default=uuid.uuid4, unique=True)),
            ],
            options={
                "verbose_name": "correo recibido",
                "verbose_name_plural": "correos recibidos",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["estado", "-id"], name="correo_recibido_por_estado")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("carta__isnull", False), ("estado", "registrado")),
                            models.Q(
                                models.Q(("estado", "registrado"), _negated=True),
                                ("carta__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="correo_registrado_con_su_carta",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "vinculado"), ("turno__isnull", False)),
                            models.Q(
                                models.Q(("estado", "vinculado"), _negated=True),
                                ("turno__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="correo_vinculado_con_su_turno",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdjuntoRecibido",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "correo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adjuntos",
                        to="buzon.correorecibido",
                    ),
                ),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                ("tamano", models.PositiveBigIntegerField(verbose_name="tamaño en bytes")),
                ("huella", models.CharField(max_length=64, verbose_name="huella SHA-256")),
                (
                    "documento",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documentos.documento",
                    ),
                ),
                (
                    "rechazo",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="por qué no se guardó"
                    ),
                ),
            ],
            options={
                "verbose_name": "adjunto recibido",
                "verbose_name_plural": "adjuntos recibidos",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("documento__isnull", False), ("rechazo", "")),
                            models.Q(
                                ("documento__isnull", True),
                                models.Q(("rechazo", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="adjunto_guardado_o_rechazado",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LecturaDelBuzon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cuenta", models.CharField(max_length=200, unique=True, verbose_name="cuenta")),
                (
                    "validez",
                    models.BigIntegerField(default=0, verbose_name="validez de los números"),
                ),
                (
                    "ultimo_uid",
                    models.BigIntegerField(default=0, verbose_name="último mensaje guardado"),
                ),
                (
                    "leido_en",
                    models.DateTimeField(null=True, verbose_name="última lectura completa"),
                ),
                (
                    "falla",
                    models.CharField(blank=True, max_length=300, verbose_name="última falla"),
                ),
                ("fallo_en", models.DateTimeField(null=True, verbose_name="cuándo falló")),
            ],
            options={
                "verbose_name": "lectura del buzón",
                "verbose_name_plural": "lecturas del buzón",
            },
        ),
    ]
