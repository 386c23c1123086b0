import uuid

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
        ("vinculacion", "0001_initial"),
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
                    models.CharField(
                        choices=[
                            ("propuesto", "Acuerdo propuesto"),
                            ("alcanzado", "Acuerdo alcanzado"),
                            ("no_alcanzado", "Acuerdo no alcanzado"),
                        ],
                        default="propuesto",
                        max_length=20,
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
                    "alcanzado_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="alcanzado"),
                ),
                (
                    "motivo",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="por qué no se alcanzó"
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
                ("creado_en", models.DateTimeField(verbose_name="registrado")),
            ],
            options={
                "verbose_name": "acuerdo",
                "verbose_name_plural": "acuerdos",
                "indexes": [models.Index(fields=["estado", "-id"], name="acuerdo_por_estado")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reunion__isnull", False),
                            models.Q(("origen", "reunion"), _negated=True),
                            _connector="OR",
                        ),
                        name="acuerdo_de_su_reunion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("carta__isnull", False),
                            models.Q(("origen", "asunto"), _negated=True),
                            _connector="OR",
                        ),
                        name="acuerdo_de_su_asunto",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alcanzado_en__isnull", False),
                            models.Q(("estado", "alcanzado"), _negated=True),
                            _connector="OR",
                        ),
                        name="acuerdo_alcanzado_con_fecha",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("motivo", ""), _negated=True),
                            models.Q(("estado", "no_alcanzado"), _negated=True),
                            _connector="OR",
                        ),
                        name="acuerdo_no_alcanzado_con_motivo",
                    ),
                ],
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("externa", ""), ("institucion__isnull", False)),
                            models.Q(
                                ("institucion__isnull", True),
                                models.Q(("externa", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="parte_institucion_u_otra",
                    )
                ],
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
                (
                    "acuerdo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compromisos",
                        to="acuerdos.acuerdo",
                    ),
                ),
                ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                ("folio", models.CharField(max_length=40, unique=True, verbose_name="folio")),
                (
                    "estado",
                    models.CharField(
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
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("texto", models.TextField(verbose_name="qué se compromete")),
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
                    "motivo",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="motivo"),
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
                ("creado_en", models.DateTimeField(verbose_name="registrado")),
            ],
            options={
                "verbose_name": "compromiso",
                "verbose_name_plural": "compromisos",
                "ordering": ["acuerdo", "numero"],
                "indexes": [
                    models.Index(
                        fields=["estado", "fecha_comprometida"], name="compromiso_por_estado"
                    ),
                    models.Index(
                        condition=models.Q(
                            ("estado__in", ["por_verificar", "propuesto", "vigente"])
                        ),
                        fields=["institucion", "fecha_comprometida"],
                        name="compromiso_abierto_por_inst",
                    ),
                    models.Index(
                        condition=models.Q(("estado", "por_verificar")),
                        fields=["verifica", "fecha_comprometida"],
                        name="compromiso_por_verificar",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("estado__in", ["por_verificar", "propuesto", "vigente"])
                        ),
                        fields=["coordina"],
                        name="compromiso_abierto_de_quien",
                    ),
                    models.Index(
                        condition=models.Q(("terminado_en__isnull", False)),
                        fields=["-terminado_en", "-id"],
                        name="compromiso_terminado",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("acuerdo", "numero"), name="compromiso_unico"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("externo", ""), ("institucion__isnull", False)),
                            models.Q(
                                ("institucion__isnull", True),
                                models.Q(("externo", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="compromiso_de_uno_solo",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verifica__isnull", True), ("verifica_externo", ""), _connector="OR"
                        ),
                        name="compromiso_lo_verifica_uno",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("externo", ""), _negated=True),
                            ("externo_correo", ""),
                            _connector="OR",
                        ),
                        name="compromiso_correo_de_quien",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verifica_externo", ""), _negated=True),
                            ("verifica_externo_correo", ""),
                            _connector="OR",
                        ),
                        name="compromiso_correo_de_quien_verifica",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verifica__isnull", True),
                            ("institucion__isnull", True),
                            models.Q(("verifica", models.F("institucion")), _negated=True),
                            _connector="OR",
                        ),
                        name="compromiso_no_se_verifica_a_si",
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "cumplido"), _negated=True),
                            models.Q(("cumplimiento", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="compromiso_cumplido_en_cuanto",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cumplimiento", "parcial"), _negated=True),
                            models.Q(("resta", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="compromiso_parcial_dice_que_falta",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["incumplido", "cancelado"]), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="compromiso_terminado_con_motivo",
                    ),
                ],
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
                (
                    "creado_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("creado_en", models.DateTimeField(verbose_name="registrada")),
            ],
            options={
                "verbose_name": "tabla de seguimiento a ASM",
                "verbose_name_plural": "tablas de seguimiento a ASM",
                "ordering": ["-id"],
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
                (
                    "tabla",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aspectos",
                        to="acuerdos.tablaasm",
                    ),
                ),
                (
                    "acuerdo",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asm",
                        to="acuerdos.acuerdo",
                    ),
                ),
                ("numero", models.CharField(blank=True, max_length=20, verbose_name="número")),
                ("orden", models.PositiveSmallIntegerField(verbose_name="orden")),
                ("clave", models.CharField(max_length=70, verbose_name="clave")),
            ],
            options={
                "verbose_name": "aspecto susceptible de mejora",
                "verbose_name_plural": "aspectos susceptibles de mejora",
                "ordering": ["tabla", "orden"],
                "constraints": [
                    models.UniqueConstraint(fields=("tabla", "clave"), name="aspecto_asm_unico")
                ],
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
            ],
            options={
                "verbose_name": "actividad de un ASM",
                "verbose_name_plural": "actividades de los ASM",
                "ordering": ["aspecto", "orden"],
                "constraints": [
                    models.UniqueConstraint(fields=("aspecto", "clave"), name="actividad_asm_unica")
                ],
            },
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
                ("resumen", models.JSONField(default=dict, verbose_name="resumen")),
                ("creado_en", models.DateTimeField(verbose_name="subido")),
                ("aplicado_en", models.DateTimeField(null=True, verbose_name="aplicado")),
            ],
            options={
                "verbose_name": "archivo de ASM",
                "verbose_name_plural": "archivos de ASM",
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["actor", "-id"], name="archivo_asm_por_persona")],
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
                (
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="borradores_de_acuerdos",
                        to="vinculacion.reunion",
                    ),
                ),
                (
                    "autor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("clave_envio", models.UUIDField(default=uuid.uuid4)),
                ("registrada", models.UUIDField(blank=True, null=True)),
                ("datos", models.JSONField(default=list)),
                ("guardado_en", models.DateTimeField(verbose_name="guardado")),
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
        migrations.CreateModel(
            name="Avance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
            ],
            options={
                "verbose_name": "avance",
                "verbose_name_plural": "avances",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("porcentaje__gte", 0), ("porcentaje__lte", 100)),
                        name="avance_porcentaje",
                    )
                ],
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
                    "compromiso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verificaciones",
                        to="acuerdos.compromiso",
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
                    "documentos",
                    models.ManyToManyField(
                        related_name="+", to="documentos.documento", verbose_name="documentos"
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
            name="Reprogramacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "compromiso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reprogramaciones",
                        to="acuerdos.compromiso",
                    ),
                ),
                ("antes", models.DateField(verbose_name="antes")),
                ("despues", models.DateField(verbose_name="después")),
                ("motivo", models.CharField(max_length=500, verbose_name="motivo")),
                (
                    "por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo se reprogramó")),
            ],
            options={
                "verbose_name": "reprogramación",
                "verbose_name_plural": "reprogramaciones",
                "ordering": ["id"],
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
                    "compromiso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ligas",
                        to="acuerdos.compromiso",
                    ),
                ),
                (
                    "carta",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compromisos_ligados",
                        to="correspondencia.correspondencia",
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
                (
                    "por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo se ligaron")),
            ],
            options={
                "verbose_name": "liga con un asunto",
                "verbose_name_plural": "ligas con asuntos",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("compromiso", "carta", "sentido"), name="liga_con_asunto_unica"
                    )
                ],
            },
        ),
    ]
