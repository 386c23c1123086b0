import uuid

import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("correspondencia", "0014_ligas_y_lo_que_se_compara"),
        ("documentos", "0003_revision_de_archivos"),
        ("organizacion", "0003_suplencias_y_acto_de_extincion"),
        ("plazos", "0011_lo_que_faltaba_en_bases_de_antes"),
        ("vinculacion", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ("clave_envio", models.UUIDField(default=uuid.uuid4, unique=True)),
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
                (
                    "reunion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acuerdos",
                        to="vinculacion.reunion",
                        verbose_name="reunión",
                    ),
                ),
                (
                    "proyecto",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acuerdos",
                        to="acuerdos.proyectoestrategico",
                        verbose_name="proyecto estratégico",
                    ),
                ),
            ],
            options={
                "verbose_name": "acuerdo",
                "verbose_name_plural": "acuerdos",
            },
        ),
        migrations.CreateModel(
            name="AspectoAsm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("numero", models.CharField(blank=True, max_length=20, verbose_name="número")),
                ("orden", models.PositiveSmallIntegerField(verbose_name="orden")),
                ("clave", models.CharField(max_length=70, verbose_name="clave")),
                (
                    "acuerdo",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asm",
                        to="acuerdos.acuerdo",
                    ),
                ),
            ],
            options={
                "verbose_name": "aspecto susceptible de mejora",
                "verbose_name_plural": "aspectos susceptibles de mejora",
                "ordering": ["tabla", "orden"],
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
                    "verifica_externo_correo",
                    models.EmailField(
                        blank=True,
                        default="",
                        max_length=254,
                        verbose_name="correo de quien verifica",
                    ),
                ),
                (
                    "dias_habiles",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="días hábiles desde que entra en vigor"
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
                ("avance", models.PositiveSmallIntegerField(default=0, verbose_name="avance")),
                (
                    "vueltas",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="veces que no se dio por cumplido"
                    ),
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
                    "resta",
                    models.TextField(blank=True, default="", verbose_name="qué falta por cumplir"),
                ),
                (
                    "motivo",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="motivo"),
                ),
                ("creado_en", models.DateTimeField(verbose_name="registrado")),
                (
                    "acuerdo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compromisos",
                        to="acuerdos.acuerdo",
                    ),
                ),
                (
                    "continua_a",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continuaciones",
                        to="acuerdos.compromiso",
                        verbose_name="continúa a",
                    ),
                ),
                (
                    "coordina",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="quién le da seguimiento",
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
                    "institucion",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compromisos",
                        to="organizacion.institucion",
                        verbose_name="institución responsable",
                    ),
                ),
                (
                    "plazo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plazos.plazo",
                    ),
                ),
                (
                    "verifica",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
                        verbose_name="institución que verifica",
                    ),
                ),
            ],
            options={
                "verbose_name": "compromiso",
                "verbose_name_plural": "compromisos",
                "ordering": ["acuerdo", "numero"],
            },
        ),
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
                    "es_reporte",
                    models.BooleanField(default=False, verbose_name="dice que se cumplió"),
                ),
                (
                    "por_cuenta_de",
                    models.BooleanField(default=False, verbose_name="por cuenta de quien lo debe"),
                ),
                (
                    "entrego",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="quién lo entregó"
                    ),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo se dijo")),
                (
                    "documentos",
                    models.ManyToManyField(
                        related_name="+", to="documentos.documento", verbose_name="documentos"
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
                    ),
                ),
                (
                    "por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "compromiso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="avances",
                        to="acuerdos.compromiso",
                    ),
                ),
            ],
            options={
                "verbose_name": "avance",
                "verbose_name_plural": "avances",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="ActividadAsm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("orden", models.PositiveSmallIntegerField(verbose_name="orden")),
                ("renglon", models.PositiveIntegerField(verbose_name="renglón")),
                (
                    "marca",
                    models.CharField(blank=True, max_length=20, verbose_name="número escrito"),
                ),
                ("cola", models.CharField(blank=True, max_length=20, verbose_name="blancos")),
                ("clave", models.CharField(max_length=70, verbose_name="clave")),
                ("celdas", models.JSONField(default=dict, verbose_name="celdas como vinieron")),
                ("otras", models.JSONField(default=dict, verbose_name="columnas no oficiales")),
                (
                    "conclusion",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="cuándo concluyó, según la tabla"
                    ),
                ),
                (
                    "concluida_el",
                    models.DateField(blank=True, null=True, verbose_name="día en que concluyó"),
                ),
                (
                    "replanteada",
                    models.BooleanField(blank=True, null=True, verbose_name="replanteamiento"),
                ),
                (
                    "aspecto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actividades",
                        to="acuerdos.aspectoasm",
                    ),
                ),
                (
                    "compromiso",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asm",
                        to="acuerdos.compromiso",
                    ),
                ),
            ],
            options={
                "verbose_name": "actividad de un ASM",
                "verbose_name_plural": "actividades de los ASM",
                "ordering": ["aspecto", "orden"],
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
                (
                    "motivo",
                    models.CharField(default="", max_length=500, verbose_name="por qué se ligaron"),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo se ligaron")),
                (
                    "carta",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compromisos_ligados",
                        to="correspondencia.correspondencia",
                    ),
                ),
                (
                    "compromiso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ligas",
                        to="acuerdos.compromiso",
                    ),
                ),
                (
                    "por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                (
                    "acuerdo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partes",
                        to="acuerdos.acuerdo",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
                        verbose_name="institución",
                    ),
                ),
            ],
            options={
                "verbose_name": "parte",
                "verbose_name_plural": "partes",
                "ordering": ["id"],
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
                (
                    "compromiso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reprogramaciones",
                        to="acuerdos.compromiso",
                    ),
                ),
                (
                    "por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "reprogramación",
                "verbose_name_plural": "reprogramaciones",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="TablaAsm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.CharField(max_length=64, unique=True, verbose_name="clave")),
                ("clase", models.CharField(blank=True, max_length=40, verbose_name="clase")),
                ("dependencia", models.CharField(max_length=200, verbose_name="dependencia")),
                ("programa", models.CharField(blank=True, max_length=300, verbose_name="programa")),
                (
                    "documento",
                    models.CharField(blank=True, max_length=300, verbose_name="documento"),
                ),
                ("ciclo", models.CharField(blank=True, max_length=20, verbose_name="ciclo")),
                (
                    "mecanismo",
                    models.CharField(blank=True, max_length=20, verbose_name="mecanismo"),
                ),
                ("lineas", models.JSONField(default=list)),
                ("notas", models.JSONField(default=list)),
                ("creado_en", models.DateTimeField(verbose_name="registrada")),
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
                    "institucion",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
                    ),
                ),
            ],
            options={
                "verbose_name": "tabla de seguimiento a ASM",
                "verbose_name_plural": "tablas de seguimiento a ASM",
                "ordering": ["-id"],
            },
        ),
        migrations.AddField(
            model_name="aspectoasm",
            name="tabla",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aspectos",
                to="acuerdos.tablaasm",
            ),
        ),
        migrations.CreateModel(
            name="ArchivoAsm",
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
                ("resumen", models.JSONField(default=dict, verbose_name="resumen")),
                ("creado_en", models.DateTimeField(verbose_name="subido")),
                ("aplicado_en", models.DateTimeField(null=True, verbose_name="aplicado")),
                (
                    "actor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tabla",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archivos",
                        to="acuerdos.tablaasm",
                    ),
                ),
            ],
            options={
                "verbose_name": "archivo de ASM",
                "verbose_name_plural": "archivos de ASM",
                "ordering": ["-id"],
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
                (
                    "resultado",
                    models.CharField(
                        choices=[
                            ("total", "Cumplido en su totalidad"),
                            ("parcial", "Cumplido en parte"),
                            ("rechazado", "No se dio por cumplido"),
                        ],
                        max_length=10,
                        verbose_name="qué encontró",
                    ),
                ),
                ("texto", models.TextField(blank=True, default="", verbose_name="observaciones")),
                (
                    "por_cuenta_de",
                    models.BooleanField(default=False, verbose_name="por cuenta de quien verifica"),
                ),
                (
                    "entrego",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="quién lo entregó"
                    ),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo se verificó")),
                (
                    "compromiso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verificaciones",
                        to="acuerdos.compromiso",
                    ),
                ),
                (
                    "documentos",
                    models.ManyToManyField(
                        related_name="+", to="documentos.documento", verbose_name="documentos"
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
                    ),
                ),
                (
                    "por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "verificación",
                "verbose_name_plural": "verificaciones",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="BorradorDeAcuerdos",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave_envio", models.UUIDField(default=uuid.uuid4)),
                ("registrada", models.UUIDField(blank=True, null=True)),
                ("datos", models.JSONField(default=list)),
                ("guardado_en", models.DateTimeField(verbose_name="guardado")),
                (
                    "autor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="borradores_de_acuerdos",
                        to="vinculacion.reunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "borrador de acuerdos",
                "verbose_name_plural": "borradores de acuerdos",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reunion", "autor"), name="borrador_de_acuerdos_por_persona"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="compromiso",
            index=models.Index(
                fields=["estado", "fecha_comprometida"], name="compromiso_por_estado"
            ),
        ),
        migrations.AddIndex(
            model_name="compromiso",
            index=models.Index(
                condition=models.Q(("estado__in", ["por_verificar", "propuesto", "vigente"])),
                fields=["institucion", "fecha_comprometida"],
                name="compromiso_abierto_por_inst",
            ),
        ),
        migrations.AddIndex(
            model_name="compromiso",
            index=models.Index(
                condition=models.Q(("estado", "por_verificar")),
                fields=["verifica", "fecha_comprometida"],
                name="compromiso_por_verificar",
            ),
        ),
        migrations.AddIndex(
            model_name="compromiso",
            index=models.Index(
                condition=models.Q(("estado__in", ["por_verificar", "propuesto", "vigente"])),
                fields=["coordina"],
                name="compromiso_abierto_de_quien",
            ),
        ),
        migrations.AddIndex(
            model_name="compromiso",
            index=models.Index(
                condition=models.Q(("terminado_en__isnull", False)),
                fields=["-terminado_en", "-id"],
                name="compromiso_terminado",
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.UniqueConstraint(
                fields=("acuerdo", "numero"), name="compromiso_unico"
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("externo", ""), ("institucion__isnull", False)),
                    models.Q(
                        ("institucion__isnull", True), models.Q(("externo", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="compromiso_de_uno_solo",
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verifica__isnull", True), ("verifica_externo", ""), _connector="OR"
                ),
                name="compromiso_lo_verifica_uno",
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("externo", ""), _negated=True),
                    ("externo_correo", ""),
                    _connector="OR",
                ),
                name="compromiso_correo_de_quien",
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verifica_externo", ""), _negated=True),
                    ("verifica_externo_correo", ""),
                    _connector="OR",
                ),
                name="compromiso_correo_de_quien_verifica",
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verifica__isnull", True),
                    ("institucion__isnull", True),
                    models.Q(("verifica", models.F("institucion")), _negated=True),
                    _connector="OR",
                ),
                name="compromiso_no_se_verifica_a_si",
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estado__in", ["vigente", "por_verificar"]), _negated=True),
                    models.Q(
                        ("fecha_comprometida__isnull", False),
                        ("fecha_original__isnull", False),
                        ("plazo__isnull", False),
                        ("vigente_en__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="compromiso_vigente_con_plazo",
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estado", "cumplido"), _negated=True),
                    models.Q(("cumplimiento", ""), _negated=True),
                    _connector="OR",
                ),
                name="compromiso_cumplido_en_cuanto",
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cumplimiento", "parcial"), _negated=True),
                    models.Q(("resta", ""), _negated=True),
                    _connector="OR",
                ),
                name="compromiso_parcial_dice_que_falta",
            ),
        ),
        migrations.AddConstraint(
            model_name="compromiso",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estado__in", ["incumplido", "cancelado"]), _negated=True),
                    models.Q(("motivo", ""), _negated=True),
                    _connector="OR",
                ),
                name="compromiso_terminado_con_motivo",
            ),
        ),
        migrations.AddConstraint(
            model_name="avance",
            constraint=models.CheckConstraint(
                condition=models.Q(("porcentaje__gte", 0), ("porcentaje__lte", 100)),
                name="avance_porcentaje",
            ),
        ),
        migrations.AddConstraint(
            model_name="actividadasm",
            constraint=models.UniqueConstraint(
                fields=("aspecto", "clave"), name="actividad_asm_unica"
            ),
        ),
        migrations.AddConstraint(
            model_name="ligaconasunto",
            constraint=models.UniqueConstraint(
                fields=("compromiso", "carta", "sentido"), name="liga_con_asunto_unica"
            ),
        ),
        migrations.AddConstraint(
            model_name="parte",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("externa", ""), ("institucion__isnull", False)),
                    models.Q(
                        ("institucion__isnull", True), models.Q(("externa", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="parte_institucion_u_otra",
            ),
        ),
        migrations.AddIndex(
            model_name="acuerdo",
            index=models.Index(fields=["estado", "-id"], name="acuerdo_por_estado"),
        ),
        migrations.AddConstraint(
            model_name="acuerdo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reunion__isnull", False),
                    models.Q(("origen", "reunion"), _negated=True),
                    _connector="OR",
                ),
                name="acuerdo_de_su_reunion",
            ),
        ),
        migrations.AddConstraint(
            model_name="acuerdo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("carta__isnull", False),
                    models.Q(("origen", "asunto"), _negated=True),
                    _connector="OR",
                ),
                name="acuerdo_de_su_asunto",
            ),
        ),
        migrations.AddConstraint(
            model_name="acuerdo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("alcanzado_en__isnull", False),
                    models.Q(("estado", "alcanzado"), _negated=True),
                    _connector="OR",
                ),
                name="acuerdo_alcanzado_con_fecha",
            ),
        ),
        migrations.AddConstraint(
            model_name="acuerdo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("motivo", ""), _negated=True),
                    models.Q(("estado", "no_alcanzado"), _negated=True),
                    _connector="OR",
                ),
                name="acuerdo_no_alcanzado_con_motivo",
            ),
        ),
        migrations.AddConstraint(
            model_name="aspectoasm",
            constraint=models.UniqueConstraint(fields=("tabla", "clave"), name="aspecto_asm_unico"),
        ),
        migrations.AddIndex(
            model_name="archivoasm",
            index=models.Index(fields=["actor", "-id"], name="archivo_asm_por_persona"),
        ),
    ]
