"""The tables of the log, and the ``.sql`` files by which the database keeps and chains it."""

from pathlib import Path

import django.contrib.postgres.functions
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

AQUI = Path(__file__).parent


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizacion", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        # Nothing here needs it, but its twenty steps are quick only while there are few models.
        ("viewflow", "0015_task_scheduled"),
    ]

    operations = [
        migrations.CreateModel(
            name="Asiento",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hecho", models.CharField(max_length=50, verbose_name="hecho")),
                ("registro", models.CharField(max_length=40, verbose_name="registro")),
                ("registro_id", models.BigIntegerField(verbose_name="número de registro")),
                ("asunto_id", models.BigIntegerField(null=True, verbose_name="asunto")),
                ("turno_id", models.BigIntegerField(null=True, verbose_name="turno")),
                (
                    "actor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="actor",
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
                    "por_cuenta_de",
                    models.BooleanField(default=False, verbose_name="por cuenta de la institución"),
                ),
                ("ocurrido_en", models.DateTimeField(verbose_name="ocurrió")),
                ("asentado_en", models.DateTimeField(verbose_name="se asentó")),
                (
                    "datos",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="datos",
                    ),
                ),
                (
                    "numero",
                    models.BigIntegerField(
                        db_default=0, editable=False, verbose_name="número en la cadena"
                    ),
                ),
                (
                    "sal",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        null=True,
                        verbose_name="sal",
                    ),
                ),
                (
                    "huella_datos",
                    models.CharField(
                        db_default="",
                        editable=False,
                        max_length=64,
                        verbose_name="huella de los datos",
                    ),
                ),
                (
                    "huella",
                    models.CharField(
                        db_default="", editable=False, max_length=64, verbose_name="huella"
                    ),
                ),
                (
                    "suprimido_en",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="datos suprimidos"
                    ),
                ),
            ],
            options={
                "verbose_name": "asiento",
                "verbose_name_plural": "asientos",
                "indexes": [
                    models.Index(fields=["asunto_id", "-id"], name="asiento_por_asunto"),
                    models.Index(fields=["hecho", "ocurrido_en"], name="asiento_por_hecho"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registro", "registro_id", "numero"), name="asiento_numero_unico"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Cabeza",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "registro",
                        "registro_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("registro", models.CharField(max_length=40, verbose_name="registro")),
                ("registro_id", models.BigIntegerField(verbose_name="número de registro")),
                ("numero", models.BigIntegerField(verbose_name="último número")),
                ("huella", models.CharField(max_length=64, verbose_name="última huella")),
            ],
            options={
                "verbose_name": "cabeza de cadena",
                "verbose_name_plural": "cabezas de cadena",
            },
        ),
        migrations.CreateModel(
            name="Sello",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dia", models.DateField(unique=True, verbose_name="día")),
                ("desde", models.BigIntegerField(verbose_name="después del asiento")),
                ("hasta", models.BigIntegerField(verbose_name="hasta el asiento")),
                ("lineas", models.BigIntegerField(verbose_name="asientos")),
                (
                    "huella_lineas",
                    models.CharField(max_length=64, verbose_name="huella de los asientos"),
                ),
                ("sellado_en", models.DateTimeField(verbose_name="sellado")),
                (
                    "previa",
                    models.CharField(
                        blank=True,
                        max_length=64,
                        unique=True,
                        verbose_name="huella del sello anterior",
                    ),
                ),
                ("huella", models.CharField(max_length=64, verbose_name="huella")),
            ],
            options={
                "verbose_name": "sello",
                "verbose_name_plural": "sellos",
            },
        ),
        migrations.CreateModel(
            name="Verificacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo")),
                ("hallazgo", models.TextField(blank=True, verbose_name="hallazgo")),
                ("asientos", models.BigIntegerField(verbose_name="asientos revisados")),
                ("cadenas", models.BigIntegerField(verbose_name="cadenas revisadas")),
                ("sellos", models.BigIntegerField(verbose_name="sellos revisados")),
                (
                    "sello",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="huella del último sello"
                    ),
                ),
            ],
            options={
                "verbose_name": "verificación",
                "verbose_name_plural": "verificaciones",
            },
        ),
        migrations.RunSQL((AQUI / "solo_crece.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((AQUI / "cadena.sql").read_text(encoding="utf-8")),
    ]
