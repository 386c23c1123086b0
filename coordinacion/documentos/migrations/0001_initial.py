import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import coordinacion.documentos.models
import coordinacion.nucleo.reloj


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizacion", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Documento",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "archivo",
                    models.FileField(
                        max_length=120,
                        upload_to=coordinacion.documentos.models.ruta_de_guarda,
                        verbose_name="archivo",
                    ),
                ),
                (
                    "sha256",
                    models.CharField(db_index=True, max_length=64, verbose_name="huella SHA-256"),
                ),
                ("nombre", models.CharField(max_length=120, verbose_name="nombre")),
                ("mime", models.CharField(max_length=80, verbose_name="tipo de archivo")),
                ("tamano", models.PositiveIntegerField(verbose_name="tamaño en bytes")),
                (
                    "paginas",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="páginas"),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("oficio_recibido", "Oficio recibido"),
                            ("anexo", "Anexo"),
                            ("acuse", "Acuse"),
                            ("respuesta", "Respuesta"),
                            ("oficio_emitido", "Oficio emitido"),
                            ("notificacion", "Constancia de notificación"),
                            ("lote", "En el lote"),
                        ],
                        max_length=20,
                        verbose_name="clase",
                    ),
                ),
                (
                    "asunto_id",
                    models.BigIntegerField(
                        blank=True, db_index=True, null=True, verbose_name="asunto"
                    ),
                ),
                ("turno_id", models.BigIntegerField(blank=True, null=True, verbose_name="turno")),
                (
                    "institucion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documentos",
                        to="organizacion.institucion",
                    ),
                ),
                (
                    "subido_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documentos",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subido_en",
                    models.DateTimeField(
                        default=coordinacion.nucleo.reloj.ahora, verbose_name="subido el"
                    ),
                ),
                (
                    "retirado_en",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="retirado del lote el"
                    ),
                ),
                (
                    "originales",
                    models.ManyToManyField(related_name="derivados", to="documentos.documento"),
                ),
            ],
            options={
                "verbose_name": "documento",
                "verbose_name_plural": "documentos",
                "ordering": ["subido_en", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("clase", "lote"), ("retirado_en__isnull", True)),
                        fields=["subido_por", "subido_en"],
                        name="documento_en_lote",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tamano__gt", 0)), name="documento_no_vacio"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("clase", "lote"), _negated=True),
                            ("asunto_id__isnull", True),
                            _connector="OR",
                        ),
                        name="documento_del_lote_sin_asunto",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("retirado_en__isnull", True), ("clase", "lote"), _connector="OR"
                        ),
                        name="documento_retirado_solo_del_lote",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevisionDeArchivos",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo")),
                ("revisados", models.PositiveIntegerField(verbose_name="archivos revisados")),
                ("faltan", models.PositiveIntegerField(verbose_name="archivos que faltan")),
                ("alterados", models.PositiveIntegerField(verbose_name="archivos alterados")),
                ("nombres", models.JSONField(default=list, verbose_name="cuáles")),
            ],
            options={
                "verbose_name": "revisión de archivos",
                "verbose_name_plural": "revisiones de archivos",
            },
        ),
    ]
