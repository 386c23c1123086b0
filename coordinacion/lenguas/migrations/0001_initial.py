import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("correspondencia", "0001_initial"),
        ("documentos", "0001_initial"),
        ("organizacion", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plazos", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ApoyoLinguistico",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "carta",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="apoyos",
                        to="correspondencia.correspondencia",
                    ),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("interprete", "Intérprete"),
                            ("traduccion", "Traducción de la respuesta"),
                        ],
                        max_length=20,
                        verbose_name="clase",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("solicitado", "Apoyo por asignar"),
                            ("asignado", "Apoyo asignado"),
                            ("prestado", "Apoyo prestado"),
                            ("no_disponible", "Apoyo no disponible"),
                            ("cancelado", "Apoyo cancelado"),
                        ],
                        default="solicitado",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "lengua",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.lengua",
                        verbose_name="lengua",
                    ),
                ),
                (
                    "variante",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.variantelengua",
                        verbose_name="variante",
                    ),
                ),
                (
                    "a_peticion",
                    models.BooleanField(default=False, verbose_name="lo pidió el peticionario"),
                ),
                (
                    "para",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="para qué"
                    ),
                ),
                (
                    "solicitado_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("solicitado_en", models.DateTimeField(verbose_name="solicitado")),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="persona de la unidad",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
                        verbose_name="institución",
                    ),
                ),
                (
                    "externo",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="intérprete o traductor externo",
                    ),
                ),
                (
                    "terminado_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="terminó"),
                ),
                (
                    "observaciones",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="observaciones"
                    ),
                ),
                (
                    "documento",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documentos.documento",
                        verbose_name="documento",
                    ),
                ),
                (
                    "motivo",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="motivo"),
                ),
                (
                    "plazo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plazos.plazo",
                    ),
                ),
            ],
            options={
                "verbose_name": "apoyo lingüístico",
                "verbose_name_plural": "apoyos lingüísticos",
                "indexes": [
                    models.Index(fields=["estado", "-id"], name="apoyo_por_estado"),
                    models.Index(
                        condition=models.Q(
                            ("estado__in", ["asignado", "solicitado"]), ("persona__isnull", False)
                        ),
                        fields=["persona"],
                        name="apoyo_abierto_por_persona",
                    ),
                    models.Index(fields=["solicitado_en"], name="apoyo_por_solicitud"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("estado__in", ["asignado", "solicitado"])),
                        fields=("carta", "clase"),
                        name="apoyo_uno_abierto_por_clase",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("externo", ""), ("institucion", None), ("persona", None)),
                            models.Q(
                                ("externo", ""), ("institucion", None), ("persona__isnull", False)
                            ),
                            models.Q(
                                ("externo", ""), ("institucion__isnull", False), ("persona", None)
                            ),
                            models.Q(
                                ("institucion", None),
                                ("persona", None),
                                models.Q(("externo", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="apoyo_de_uno_solo",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["asignado", "prestado"]), _negated=True),
                            models.Q(
                                ("externo", ""), ("institucion", None), ("persona__isnull", False)
                            ),
                            models.Q(
                                ("externo", ""), ("institucion__isnull", False), ("persona", None)
                            ),
                            models.Q(
                                ("institucion", None),
                                ("persona", None),
                                models.Q(("externo", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="apoyo_asignado_a_alguien",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "solicitado"), _negated=True),
                            models.Q(("externo", ""), ("institucion", None), ("persona", None)),
                            _connector="OR",
                        ),
                        name="apoyo_por_asignar_de_nadie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["asignado", "solicitado"]), ("terminado_en", None)
                            ),
                            models.Q(
                                models.Q(("estado__in", ["asignado", "solicitado"]), _negated=True),
                                ("terminado_en__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="apoyo_terminado_con_fecha",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["no_disponible", "cancelado"]), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="apoyo_no_prestado_con_motivo",
                    ),
                ],
            },
        ),
    ]
