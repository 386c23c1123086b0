import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("correspondencia", "0014_ligas_y_lo_que_se_compara"),
        ("organizacion", "0003_suplencias_y_acto_de_extincion"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Avance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fecha", models.DateField(verbose_name="a qué fecha")),
                ("porcentaje", models.PositiveSmallIntegerField(verbose_name="porcentaje")),
                ("texto", models.TextField(verbose_name="qué se hizo")),
                (
                    "evidencia",
                    models.TextField(blank=True, default="", verbose_name="documentos probatorios"),
                ),
                (
                    "por_cuenta_de",
                    models.BooleanField(default=False, verbose_name="por cuenta de quien lo debe"),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo se registró")),
            ],
            options={
                "verbose_name": "avance",
                "verbose_name_plural": "avances",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Compromiso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                ("folio", models.CharField(max_length=40, unique=True, verbose_name="folio")),
                (
                    "estado",
                    django_fsm.FSMField(
                        choices=[
                            ("propuesto", "Compromiso propuesto"),
                            ("vigente", "Compromiso vigente"),
                            ("por_verificar", "Reportado como cumplido, por verificar"),
                            ("cumplido", "Compromiso cumplido"),
                            ("incumplido", "Compromiso incumplido"),
                            ("cancelado", "Compromiso cancelado"),
                        ],
                        default="propuesto",
                        max_length=20,
                        protected=True,
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("texto", models.TextField(verbose_name="qué se compromete")),
                (
                    "externo",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="autoridad responsable"
                    ),
                ),
                (
                    "externo_correo",
                    models.EmailField(
                        blank=True,
                        default="",
                        max_length=254,
                        verbose_name="correo de la autoridad",
                    ),
                ),
                (
                    "area_responsable",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="área responsable"
                    ),
                ),
                (
                    "area_coordinadora",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="área coordinadora"
                    ),
                ),
                (
                    "verifica_externo",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="autoridad o comunidad que verifica",
                    ),
                ),
                (
                    "fecha_comprometida",
                    models.DateField(blank=True, null=True, verbose_name="fecha comprometida"),
                ),
                (
                    "fecha_original",
                    models.DateField(
                        blank=True, null=True, verbose_name="fecha comprometida originalmente"
                    ),
                ),
                (
                    "resultado_esperado",
                    models.TextField(blank=True, default="", verbose_name="resultado esperado"),
                ),
                (
                    "producto",
                    models.TextField(blank=True, default="", verbose_name="producto o evidencia"),
                ),
                (
                    "vigente_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="en vigor"),
                ),
                (
                    "reportado_en",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="reportado como cumplido"
                    ),
                ),
                (
                    "terminado_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="terminó"),
                ),
                (
                    "cumplimiento",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("total", "Cumplido en su totalidad"),
                            ("parcial", "Cumplido en parte"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="cumplimiento",
                    ),
                ),
                (
                    "motivo",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="motivo"),
                ),
                ("creado_en", models.DateTimeField(verbose_name="registrado")),
            ],
            options={
                "verbose_name": "compromiso",
                "verbose_name_plural": "compromisos",
                "ordering": ["acuerdo", "numero"],
            },
        ),
        migrations.CreateModel(
            name="LigaConAsunto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sentido",
                    models.CharField(
                        choices=[
                            ("da_lugar", "El asunto dio lugar al compromiso"),
                            ("responde", "El compromiso responde al asunto"),
                        ],
                        max_length=20,
                        verbose_name="qué son",
                    ),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo se ligaron")),
            ],
            options={
                "verbose_name": "liga con un asunto",
                "verbose_name_plural": "ligas con asuntos",
            },
        ),
        migrations.CreateModel(
            name="Parte",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "externa",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="otra parte"
                    ),
                ),
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
                    "firmante",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="quién firma"
                    ),
                ),
                (
                    "cargo",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="cargo"),
                ),
                ("firmado_en", models.DateField(blank=True, null=True, verbose_name="firmó el")),
            ],
            options={
                "verbose_name": "parte",
                "verbose_name_plural": "partes",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ProyectoEstrategico",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.SlugField(max_length=60, unique=True, verbose_name="clave")),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                ("activo", models.BooleanField(default=True, verbose_name="activo")),
            ],
            options={
                "verbose_name": "proyecto estratégico",
                "verbose_name_plural": "proyectos estratégicos",
                "ordering": ["nombre"],
            },
        ),
        migrations.CreateModel(
            name="Reprogramacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("antes", models.DateField(verbose_name="antes")),
                ("despues", models.DateField(verbose_name="después")),
                ("motivo", models.CharField(max_length=500, verbose_name="motivo")),
                ("en", models.DateTimeField(verbose_name="cuándo se reprogramó")),
            ],
            options={
                "verbose_name": "reprogramación",
                "verbose_name_plural": "reprogramaciones",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Acuerdo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("folio", models.CharField(max_length=40, unique=True, verbose_name="folio")),
                (
                    "estado",
                    django_fsm.FSMField(
                        choices=[
                            ("propuesto", "Acuerdo propuesto"),
                            ("alcanzado", "Acuerdo alcanzado"),
                            ("no_alcanzado", "Acuerdo no alcanzado"),
                        ],
                        default="propuesto",
                        max_length=20,
                        protected=True,
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "origen",
                    models.CharField(
                        choices=[
                            ("reunion", "Reunión"),
                            ("evaluacion_externa", "Evaluación externa"),
                            ("auditoria", "Auditoría"),
                            ("asunto", "Asunto"),
                            ("convenio", "Convenio de coordinación"),
                        ],
                        max_length=20,
                        verbose_name="origen",
                    ),
                ),
                ("texto", models.TextField(verbose_name="qué se acordó")),
                (
                    "alcanzado_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="alcanzado"),
                ),
                (
                    "motivo",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="por qué no se alcanzó"
                    ),
                ),
                ("creado_en", models.DateTimeField(verbose_name="registrado")),
                (
                    "carta",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acuerdos",
                        to="correspondencia.correspondencia",
                        verbose_name="asunto",
                    ),
                ),
                (
                    "creado_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "acuerdo",
                "verbose_name_plural": "acuerdos",
            },
        ),
    ]
