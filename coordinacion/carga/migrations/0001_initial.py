import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("correspondencia", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Importacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("archivo", models.CharField(max_length=200, verbose_name="archivo")),
                ("contenido", models.BinaryField()),
                ("clave_envio", models.UUIDField(editable=False, unique=True)),
                ("columnas", models.JSONField(default=dict, verbose_name="columnas dichas")),
                ("fijos", models.JSONField(default=dict, verbose_name="valores para todos")),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("por_revisar", "Por revisar"),
                            ("revisada", "Revisada, sin aplicar"),
                            ("por_aplicar", "Por aplicar"),
                            ("aplicada", "Aplicada"),
                            ("rechazada", "No se puede importar"),
                        ],
                        default="por_revisar",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                ("nota", models.CharField(blank=True, max_length=2000, verbose_name="nota")),
                (
                    "resumen",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="resumen",
                    ),
                ),
                ("creada_en", models.DateTimeField(verbose_name="pedida")),
                (
                    "atendida_en",
                    models.DateTimeField(null=True, verbose_name="se empezó a atender"),
                ),
                ("revisada_en", models.DateTimeField(null=True, verbose_name="revisada")),
                ("aplicada_en", models.DateTimeField(null=True, verbose_name="aplicada")),
            ],
            options={
                "verbose_name": "importación",
                "verbose_name_plural": "importaciones",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("estado__in", ["por_revisar", "por_aplicar"])),
                        fields=["creada_en"],
                        name="importacion_pendiente",
                    ),
                    models.Index(fields=["actor", "-id"], name="importacion_por_persona"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RenglonImportado",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "importacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renglones",
                        to="carga.importacion",
                    ),
                ),
                ("numero", models.PositiveIntegerField(verbose_name="renglón")),
                (
                    "resultado",
                    models.CharField(
                        choices=[
                            ("entra", "Entra"),
                            ("ya_estaba", "Ya estaba importado"),
                            ("error", "Con error"),
                        ],
                        max_length=20,
                        verbose_name="resultado",
                    ),
                ),
                ("asunto", models.CharField(blank=True, max_length=200, verbose_name="asunto")),
                ("estado", models.CharField(blank=True, max_length=20, verbose_name="queda como")),
                ("errores", models.JSONField(default=list, verbose_name="errores")),
                ("advertencias", models.JSONField(default=list, verbose_name="advertencias")),
                (
                    "correspondencia",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.correspondencia",
                    ),
                ),
            ],
            options={
                "verbose_name": "renglón importado",
                "verbose_name_plural": "renglones importados",
                "ordering": ["numero"],
                "indexes": [
                    models.Index(
                        fields=["importacion", "resultado", "numero"],
                        name="importado_por_resultado",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("importacion", "numero"), name="importado_una_vez"
                    )
                ],
            },
        ),
    ]
