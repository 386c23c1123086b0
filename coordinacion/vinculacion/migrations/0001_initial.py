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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Mesa",
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
                            ("programada", "Mesa programada"),
                            ("instalada", "Mesa instalada"),
                            ("en_sesiones", "Mesa en sesiones"),
                            ("concluida", "Mesa concluida"),
                        ],
                        default="programada",
                        max_length=20,
                        protected=True,
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                ("objeto", models.TextField(verbose_name="objeto")),
                (
                    "comunidad",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="comunidad"
                    ),
                ),
                ("programada_para", models.DateField(verbose_name="se instalará")),
                (
                    "instalada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="instalada"),
                ),
                (
                    "concluida_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="concluida"),
                ),
                (
                    "resumen_publico",
                    models.TextField(blank=True, default="", verbose_name="resumen público"),
                ),
                ("creada_en", models.DateTimeField(verbose_name="registrada")),
                (
                    "acta",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documentos.documento",
                        verbose_name="acta de instalación",
                    ),
                ),
                (
                    "creada_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lengua",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.lengua",
                        verbose_name="lengua",
                    ),
                ),
                (
                    "municipio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.municipio",
                        verbose_name="municipio",
                    ),
                ),
            ],
            options={
                "verbose_name": "mesa de diálogo",
                "verbose_name_plural": "mesas de diálogo",
            },
        ),
        migrations.CreateModel(
            name="Reunion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("folio", models.CharField(max_length=40, unique=True, verbose_name="folio")),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("politica", "Reunión de vinculación política"),
                            ("social", "Reunión de vinculación social"),
                            ("sesion", "Sesión de mesa de diálogo"),
                            ("informativa", "Reunión informativa"),
                            ("gira", "Gira o audiencia pública"),
                        ],
                        max_length=20,
                        verbose_name="clase",
                    ),
                ),
                (
                    "estado",
                    django_fsm.FSMField(
                        choices=[
                            ("programada", "Reunión programada"),
                            ("convocada", "Reunión convocada"),
                            ("celebrada", "Celebrada, por formalizar"),
                            ("formalizada", "Formalizada con minuta"),
                            ("cancelada", "Reunión cancelada"),
                        ],
                        default="programada",
                        max_length=20,
                        protected=True,
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("asunto", models.CharField(max_length=300, verbose_name="asunto")),
                ("inicia_en", models.DateTimeField(verbose_name="comienza")),
                ("termina_en", models.DateTimeField(verbose_name="termina")),
                (
                    "inicia_original_en",
                    models.DateTimeField(verbose_name="fecha programada originalmente"),
                ),
                ("lugar", models.CharField(max_length=300, verbose_name="lugar")),
                (
                    "comunidad",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="comunidad"
                    ),
                ),
                (
                    "otros_convocados",
                    models.TextField(blank=True, default="", verbose_name="otros convocados"),
                ),
                (
                    "interprete",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="intérprete"
                    ),
                ),
                (
                    "celebrada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="celebrada"),
                ),
                (
                    "desarrollo",
                    models.TextField(
                        blank=True, default="", verbose_name="desarrollo de la reunión"
                    ),
                ),
                (
                    "formalizada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="formalizada"),
                ),
                (
                    "motivo",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="motivo"),
                ),
                ("creada_en", models.DateTimeField(verbose_name="registrada")),
                (
                    "convocadas",
                    models.ManyToManyField(
                        related_name="+",
                        to="organizacion.institucion",
                        verbose_name="instituciones convocadas",
                    ),
                ),
                (
                    "creada_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "documentos",
                    models.ManyToManyField(
                        related_name="+", to="documentos.documento", verbose_name="documentos"
                    ),
                ),
                (
                    "lengua",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.lengua",
                        verbose_name="lengua en que se interpreta",
                    ),
                ),
                (
                    "mesa",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sesiones",
                        to="vinculacion.mesa",
                        verbose_name="mesa",
                    ),
                ),
                (
                    "minuta",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documentos.documento",
                        verbose_name="minuta",
                    ),
                ),
                (
                    "municipio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.municipio",
                        verbose_name="municipio",
                    ),
                ),
                (
                    "responsable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsable",
                    ),
                ),
            ],
            options={
                "verbose_name": "reunión",
                "verbose_name_plural": "reuniones",
            },
        ),
        migrations.CreateModel(
            name="PuntoDelDia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                ("texto", models.CharField(max_length=500, verbose_name="punto")),
                (
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="orden_del_dia",
                        to="vinculacion.reunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "punto del orden del día",
                "verbose_name_plural": "puntos del orden del día",
                "ordering": ["numero"],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("comunidad", models.CharField(max_length=200, verbose_name="comunidad")),
                ("texto", models.TextField(verbose_name="qué dijo")),
                ("recogida_en", models.DateTimeField(verbose_name="recogida")),
                (
                    "respuesta",
                    models.TextField(blank=True, default="", verbose_name="qué se respondió"),
                ),
                (
                    "respondida_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="respondida"),
                ),
                (
                    "lengua",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.lengua",
                        verbose_name="en qué lengua lo dijo",
                    ),
                ),
                (
                    "lengua_respuesta",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.lengua",
                        verbose_name="en qué lengua se respondió",
                    ),
                ),
                (
                    "mesa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opiniones",
                        to="vinculacion.mesa",
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
                    "reunion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opiniones",
                        to="vinculacion.reunion",
                        verbose_name="sesión",
                    ),
                ),
            ],
            options={
                "verbose_name": "opinión",
                "verbose_name_plural": "opiniones",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="CambioDeFecha",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("antes", models.DateTimeField(verbose_name="antes")),
                ("despues", models.DateTimeField(verbose_name="después")),
                ("motivo", models.CharField(max_length=500, verbose_name="motivo")),
                ("en", models.DateTimeField(verbose_name="cuándo se cambió")),
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
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cambios_de_fecha",
                        to="vinculacion.reunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "cambio de fecha",
                "verbose_name_plural": "cambios de fecha",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Asistencia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "orden",
                    models.CharField(
                        choices=[
                            ("federal", "Gobierno federal"),
                            ("estatal", "Gobierno del Estado"),
                            ("municipal", "Gobierno municipal"),
                            ("comunitario", "Autoridad comunitaria o agraria"),
                            ("sociedad", "Comunidad u organización"),
                        ],
                        max_length=20,
                        verbose_name="orden",
                    ),
                ),
                (
                    "representa",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="a quién representa"
                    ),
                ),
                (
                    "nombre",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="nombre"),
                ),
                (
                    "cargo",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="cargo"),
                ),
                (
                    "sexo",
                    models.CharField(
                        choices=[
                            ("mujer", "Mujeres"),
                            ("hombre", "Hombres"),
                            ("no_especificado", "Sin especificar"),
                        ],
                        default="no_especificado",
                        max_length=20,
                        verbose_name="sexo",
                    ),
                ),
                (
                    "cuantos",
                    models.PositiveSmallIntegerField(default=1, verbose_name="cuántas personas"),
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
                    "lengua",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.lengua",
                        verbose_name="lengua",
                    ),
                ),
                (
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asistencias",
                        to="vinculacion.reunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "asistencia",
                "verbose_name_plural": "asistencias",
                "ordering": ["id"],
            },
        ),
        migrations.AddIndex(
            model_name="mesa",
            index=models.Index(fields=["estado", "-id"], name="mesa_por_estado"),
        ),
        migrations.AddConstraint(
            model_name="mesa",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estado", "programada"), ("instalada_en", None)),
                    models.Q(
                        models.Q(("estado", "programada"), _negated=True),
                        ("instalada_en__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="mesa_instalada_con_fecha",
            ),
        ),
        migrations.AddIndex(
            model_name="reunion",
            index=models.Index(fields=["inicia_en"], name="reunion_por_fecha"),
        ),
        migrations.AddIndex(
            model_name="reunion",
            index=models.Index(fields=["clase", "inicia_en"], name="reunion_por_clase"),
        ),
        migrations.AddIndex(
            model_name="reunion",
            index=models.Index(fields=["estado", "inicia_en"], name="reunion_por_estado"),
        ),
        migrations.AddConstraint(
            model_name="reunion",
            constraint=models.CheckConstraint(
                condition=models.Q(("termina_en__gt", models.F("inicia_en"))),
                name="reunion_termina_despues",
                violation_error_message="La reunión debe terminar después de comenzar.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("mesa__isnull", False),
                    models.Q(("clase", "sesion"), _negated=True),
                    _connector="OR",
                ),
                name="reunion_sesion_de_mesa",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estado__in", ["celebrada", "formalizada"]), _negated=True),
                    ("celebrada_en__isnull", False),
                    _connector="OR",
                ),
                name="reunion_celebrada_con_fecha",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estado", "cancelada"), _negated=True),
                    models.Q(("motivo", ""), _negated=True),
                    _connector="OR",
                ),
                name="reunion_cancelada_con_motivo",
            ),
        ),
        migrations.AddConstraint(
            model_name="puntodeldia",
            constraint=models.UniqueConstraint(
                fields=("reunion", "numero"), name="punto_del_dia_unico"
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("respondida_en", None), ("respuesta", "")),
                    models.Q(
                        models.Q(("respuesta", ""), _negated=True), ("respondida_en__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="opinion_respondida_con_fecha",
            ),
        ),
        migrations.AddConstraint(
            model_name="asistencia",
            constraint=models.CheckConstraint(
                condition=models.Q(("cuantos__gte", 1)), name="asistencia_de_alguien"
            ),
        ),
        migrations.AddConstraint(
            model_name="asistencia",
            constraint=models.CheckConstraint(
                condition=models.Q(("nombre", ""), ("cuantos", 1), _connector="OR"),
                name="asistencia_nombrada_es_una",
            ),
        ),
        migrations.AddConstraint(
            model_name="asistencia",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("nombre", ""), models.Q(("orden", "sociedad"), _negated=True), _connector="OR"
                ),
                name="asistencia_de_la_sociedad_sin_nombre",
            ),
        ),
    ]
