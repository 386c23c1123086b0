import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("correspondencia", "0001_initial"),
        ("organizacion", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PalabraClave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "frase",
                    models.CharField(
                        help_text="Sin distinguir acentos, mayúsculas, género ni número: «camino» halla «caminos».",
                        max_length=80,
                        validators=[
                            django.core.validators.RegexValidator(
                                "[^\\W_]", "Escriba al menos una palabra."
                            )
                        ],
                        verbose_name="palabra o frase",
                    ),
                ),
                (
                    "tema",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.tema",
                        verbose_name="tema",
                    ),
                ),
                (
                    "peso",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="Del 1 al 10. Los pesos de las palabras halladas se suman por tema.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="peso",
                    ),
                ),
                ("activa", models.BooleanField(default=True, verbose_name="activa")),
            ],
            options={
                "verbose_name": "palabra clave",
                "verbose_name_plural": "palabras clave",
                "ordering": ["frase", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("frase", "tema"), name="palabra_una_vez_por_tema"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReglaDestino",
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
                        related_name="+",
                        to="organizacion.institucion",
                        verbose_name="institución sugerida",
                    ),
                ),
                (
                    "tema",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.tema",
                        verbose_name="tema",
                    ),
                ),
                (
                    "municipio",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.municipio",
                        verbose_name="municipio",
                    ),
                ),
                (
                    "lengua",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.lengua",
                        verbose_name="lengua",
                    ),
                ),
                (
                    "motivo",
                    models.CharField(
                        help_text="Lo leerá quien turna, junto a la sugerencia.",
                        max_length=200,
                        verbose_name="por qué",
                    ),
                ),
                ("activa", models.BooleanField(default=True, verbose_name="activa")),
            ],
            options={
                "verbose_name": "regla de turno",
                "verbose_name_plural": "reglas de turno",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tema__isnull", False),
                            ("municipio__isnull", False),
                            ("lengua__isnull", False),
                            _connector="OR",
                        ),
                        name="regla_de_turno_con_condicion",
                        violation_error_message="Indique al menos un tema, un municipio o una lengua.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ModeloDeTexto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("aprendido_en", models.DateTimeField(verbose_name="cuándo se aprendió")),
                ("archivo", models.CharField(max_length=200, verbose_name="archivo")),
                ("metodo", models.CharField(max_length=40, verbose_name="método")),
                ("temas", models.JSONField(verbose_name="temas y cuántos asuntos tuvo cada uno")),
                ("sesgos", models.JSONField(verbose_name="peso de partida de cada tema")),
                ("temperatura", models.FloatField()),
                (
                    "asuntos",
                    models.PositiveIntegerField(verbose_name="asuntos de los que aprendió"),
                ),
                ("terminos_distintos", models.PositiveIntegerField(verbose_name="términos")),
                ("evaluacion", models.JSONField(verbose_name="evaluación")),
            ],
            options={
                "verbose_name": "modelo de texto",
                "verbose_name_plural": "modelos de texto",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="TerminoAprendido",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "modelo",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terminos",
                        to="sugerencias.modelodetexto",
                    ),
                ),
                ("termino", models.CharField(max_length=40, verbose_name="término")),
                ("rareza", models.FloatField(verbose_name="rareza")),
                ("pesos", models.JSONField(verbose_name="peso por tema")),
            ],
            options={
                "verbose_name": "término aprendido",
                "verbose_name_plural": "términos aprendidos",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("modelo", "termino"), name="termino_una_vez_por_modelo"
                    )
                ],
            },
        ),
    ]
