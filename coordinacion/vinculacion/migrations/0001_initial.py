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
                ("clave_envio", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("folio", models.CharField(max_length=40, unique=True, verbose_name="folio")),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("programada", "Mesa programada"),
                            ("instalada", "Mesa instalada"),
                            ("en_sesiones", "Mesa en sesiones"),
                            ("concluida", "Mesa concluida"),
                        ],
                        default="programada",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                ("objeto", models.TextField(verbose_name="objeto")),
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
                    "comunidad",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="comunidad"
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
                ("programada_para", models.DateField(verbose_name="se instalará")),
                (
                    "instalada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="instalada"),
                ),
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
                    "concluida_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="concluida"),
                ),
                (
                    "resumen_publico",
                    models.TextField(blank=True, default="", verbose_name="resumen público"),
                ),
                (
                    "publica",
                    models.BooleanField(default=False, verbose_name="su resumen es público"),
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
                ("creada_en", models.DateTimeField(verbose_name="registrada")),
            ],
            options={
                "verbose_name": "mesa de diálogo",
                "verbose_name_plural": "mesas de diálogo",
                "indexes": [models.Index(fields=["estado", "-id"], name="mesa_por_estado")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "programada"), ("instalada_en", None)),
                            models.Q(
                                models.Q(("estado", "programada"), _negated=True),
                                ("instalada_en__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="mesa_instalada_con_fecha",
                    )
                ],
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
                ("clave_envio", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                    models.CharField(
                        choices=[
                            ("programada", "Reunión programada"),
                            ("convocada", "Reunión convocada"),
                            ("celebrada", "Celebrada, por formalizar"),
                            ("formalizada", "Formalizada con minuta"),
                            ("cancelada", "Reunión cancelada"),
                        ],
                        default="programada",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("asunto", models.CharField(max_length=300, verbose_name="asunto")),
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
                ("inicia_en", models.DateTimeField(verbose_name="comienza")),
                ("termina_en", models.DateTimeField(verbose_name="termina")),
                (
                    "inicia_original_en",
                    models.DateTimeField(verbose_name="fecha programada originalmente"),
                ),
                ("lugar", models.CharField(max_length=300, verbose_name="lugar")),
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
                    "responsable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsable",
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
                    "interprete",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="intérprete"
                    ),
                ),
                (
                    "sin_interprete",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=300,
                        verbose_name="por qué no hubo intérprete",
                    ),
                ),
                (
                    "convocada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="convocada"),
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
                    "motivo",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="motivo"),
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
                    "documentos",
                    models.ManyToManyField(
                        related_name="+", to="documentos.documento", verbose_name="documentos"
                    ),
                ),
            ],
            options={
                "verbose_name": "reunión",
                "verbose_name_plural": "reuniones",
                "indexes": [
                    models.Index(fields=["inicia_en"], name="reunion_por_fecha"),
                    models.Index(fields=["clase", "inicia_en"], name="reunion_por_clase"),
                    models.Index(fields=["estado", "inicia_en"], name="reunion_por_estado"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("termina_en__gt", models.F("inicia_en"))),
                        name="reunion_termina_despues",
                        violation_error_message="La reunión debe terminar después de comenzar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mesa__isnull", False),
                            models.Q(("clase", "sesion"), _negated=True),
                            _connector="OR",
                        ),
                        name="reunion_sesion_de_mesa",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["celebrada", "formalizada"]), _negated=True),
                            ("celebrada_en__isnull", False),
                            _connector="OR",
                        ),
                        name="reunion_celebrada_con_fecha",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "formalizada"), _negated=True),
                            models.Q(("formalizada_en__isnull", False), ("minuta__isnull", False)),
                            _connector="OR",
                        ),
                        name="reunion_formalizada_con_minuta",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("interprete", ""), ("sin_interprete", ""), _connector="OR"
                        ),
                        name="reunion_con_o_sin_interprete",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "cancelada"), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reunion_cancelada_con_motivo",
                    ),
                ],
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
                (
                    "mesa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opiniones",
                        to="vinculacion.mesa",
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
                (
                    "tema",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.tema",
                        verbose_name="tema",
                    ),
                ),
                ("comunidad", models.CharField(max_length=200, verbose_name="comunidad")),
                ("texto", models.TextField(verbose_name="qué dijo")),
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
                ("recogida_en", models.DateTimeField(verbose_name="recogida")),
                (
                    "respuesta",
                    models.TextField(blank=True, default="", verbose_name="qué se respondió"),
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
                    "respondida_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="respondida"),
                ),
                (
                    "publica",
                    models.BooleanField(default=False, verbose_name="en el resumen público"),
                ),
            ],
            options={
                "verbose_name": "opinión",
                "verbose_name_plural": "opiniones",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("respondida_en", None), ("respuesta", "")),
                            models.Q(
                                models.Q(("respuesta", ""), _negated=True),
                                ("respondida_en__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="opinion_respondida_con_fecha",
                    )
                ],
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
                (
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="orden_del_dia",
                        to="vinculacion.reunion",
                    ),
                ),
                ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                ("texto", models.CharField(max_length=500, verbose_name="punto")),
            ],
            options={
                "verbose_name": "punto del orden del día",
                "verbose_name_plural": "puntos del orden del día",
                "ordering": ["numero"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reunion", "numero"), name="punto_del_dia_unico"
                    )
                ],
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
                (
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cambios_de_fecha",
                        to="vinculacion.reunion",
                    ),
                ),
                ("antes", models.DateTimeField(verbose_name="antes")),
                ("despues", models.DateTimeField(verbose_name="después")),
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
                ("en", models.DateTimeField(verbose_name="cuándo se cambió")),
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
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asistencias",
                        to="vinculacion.reunion",
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
                    "cuantos",
                    models.PositiveSmallIntegerField(default=1, verbose_name="cuántas personas"),
                ),
            ],
            options={
                "verbose_name": "asistencia",
                "verbose_name_plural": "asistencias",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cuantos__gte", 1)), name="asistencia_de_alguien"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nombre", ""), ("cuantos", 1), _connector="OR"),
                        name="asistencia_nombrada_es_una",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nombre", ""),
                            models.Q(("orden", "sociedad"), _negated=True),
                            _connector="OR",
                        ),
                        name="asistencia_de_la_sociedad_sin_nombre",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarioPersonal",
            fields=[
                (
                    "usuario",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="calendario_personal",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "serie",
                    models.PositiveIntegerField(
                        default=1, verbose_name="veces que cambió la dirección"
                    ),
                ),
                ("activo", models.BooleanField(default=True, verbose_name="activo")),
                ("cambiado_en", models.DateTimeField(verbose_name="última vez que cambió")),
            ],
            options={
                "verbose_name": "calendario personal",
                "verbose_name_plural": "calendarios personales",
            },
        ),
    ]
