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
            name="Instruccion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.SlugField(max_length=60, unique=True, verbose_name="clave")),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                (
                    "requiere_respuesta",
                    models.BooleanField(default=True, verbose_name="requiere respuesta"),
                ),
                (
                    "notifica",
                    models.CharField(
                        choices=[
                            ("unidad", "La unidad coordinadora"),
                            ("dependencia", "La dependencia"),
                            ("nadie", "No se notifica"),
                        ],
                        default="unidad",
                        max_length=20,
                        verbose_name="quién notifica",
                    ),
                ),
                (
                    "evidencia",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="evidencia que se pide"
                    ),
                ),
                (
                    "dias",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="días hábiles"
                    ),
                ),
                ("activa", models.BooleanField(default=True, verbose_name="activa")),
            ],
            options={
                "verbose_name": "instrucción",
                "verbose_name_plural": "instrucciones",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RelacionEnvio",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("folio", models.CharField(max_length=40, unique=True, verbose_name="folio")),
                (
                    "institucion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
                    ),
                ),
                ("emitida_en", models.DateTimeField(verbose_name="emitida")),
                (
                    "emitida_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entregada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="entregada"),
                ),
                (
                    "recibio",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="quién recibió"
                    ),
                ),
                (
                    "prueba",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documentos.documento",
                    ),
                ),
            ],
            options={
                "verbose_name": "relación de envío",
                "verbose_name_plural": "relaciones de envío",
                "ordering": ["-emitida_en"],
            },
        ),
        migrations.CreateModel(
            name="SerieDeEnlaces",
            fields=[
                (
                    "institucion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="serie_de_enlaces",
                        serialize=False,
                        to="organizacion.institucion",
                    ),
                ),
                (
                    "numero",
                    models.PositiveIntegerField(default=0, verbose_name="veces que se anularon"),
                ),
                ("anulada_en", models.DateTimeField(verbose_name="última anulación")),
            ],
            options={
                "verbose_name": "serie de enlaces de correo",
                "verbose_name_plural": "series de enlaces de correo",
            },
        ),
        migrations.CreateModel(
            name="Turno",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "correspondencia",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turnos",
                        to="correspondencia.correspondencia",
                    ),
                ),
                ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                (
                    "institucion",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turnos",
                        to="organizacion.institucion",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("turnado", "Turnado, por acusar"),
                            ("acusado", "Acusado de recibido"),
                            ("enterado", "Enterado"),
                            ("respondido", "Respondido por la dependencia, por revisar"),
                            ("atendido", "Respuesta aceptada"),
                            ("declinado", "Rechazado por incompetencia"),
                            ("retirado", "Turno retirado"),
                        ],
                        default="turnado",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                (
                    "caracter",
                    models.CharField(
                        choices=[
                            ("atencion", "Para atención"),
                            ("conocimiento", "Para conocimiento"),
                            ("remision", "Remisión por competencia"),
                        ],
                        max_length=20,
                        verbose_name="carácter",
                    ),
                ),
                (
                    "parte",
                    models.CharField(
                        blank=True,
                        choices=[("responsable", "Responsable"), ("coadyuvante", "Coadyuvante")],
                        default="",
                        max_length=20,
                        verbose_name="parte",
                    ),
                ),
                (
                    "instruccion",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="canalizacion.instruccion",
                        verbose_name="instrucción",
                    ),
                ),
                (
                    "indicaciones",
                    models.TextField(blank=True, default="", verbose_name="indicaciones"),
                ),
                ("vinculante", models.BooleanField(default=False, verbose_name="vinculante")),
                (
                    "fundamento_remision",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="fundamento de la competencia",
                    ),
                ),
                ("turnado_en", models.DateTimeField(verbose_name="turnado")),
                (
                    "turnado_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "relacion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turnos",
                        to="canalizacion.relacionenvio",
                    ),
                ),
                (
                    "acuse",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("expreso", "Expreso"),
                            ("papel", "En papel"),
                            ("correo", "Por correo electrónico"),
                            ("tacito", "Tácito"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="acuse",
                    ),
                ),
                ("acusado_en", models.DateTimeField(blank=True, null=True, verbose_name="acusado")),
                ("acuse_tacito_rectificado", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.area",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "fecha_interna",
                    models.DateField(blank=True, null=True, verbose_name="fecha interna"),
                ),
                (
                    "respondido_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="respondido"),
                ),
                (
                    "atendido_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="respuesta aceptada"),
                ),
                (
                    "vueltas",
                    models.PositiveSmallIntegerField(default=0, verbose_name="veces devuelto"),
                ),
                (
                    "complemento",
                    models.TextField(blank=True, default="", verbose_name="lo que falta"),
                ),
                (
                    "declinacion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("institucion", "Corresponde a otra institución estatal"),
                            ("externa", "Corresponde a una autoridad externa"),
                            ("no_identifica", "No identifica a quién corresponde"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("declinado_en", models.DateTimeField(blank=True, null=True)),
                ("declinacion_fuera_de_ventana", models.BooleanField(default=False)),
                ("fundamento_declinacion", models.TextField(blank=True, default="")),
                (
                    "institucion_propuesta",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
                    ),
                ),
                ("autoridad_propuesta", models.CharField(blank=True, default="", max_length=200)),
                ("motivo_retiro", models.CharField(blank=True, default="", max_length=500)),
                (
                    "plazo_acuse",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plazos.plazo",
                    ),
                ),
                (
                    "plazo_declinar",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plazos.plazo",
                    ),
                ),
                (
                    "plazo_respuesta",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plazos.plazo",
                    ),
                ),
                (
                    "puntos",
                    models.ManyToManyField(
                        related_name="turnos", to="correspondencia.punto", verbose_name="puntos"
                    ),
                ),
            ],
            options={
                "verbose_name": "turno",
                "verbose_name_plural": "turnos",
                "ordering": ["numero"],
                "indexes": [
                    models.Index(
                        fields=["institucion", "estado", "id"], name="turno_por_institucion"
                    ),
                    models.Index(fields=["estado", "id"], name="turno_por_estado"),
                    models.Index(
                        condition=models.Q(
                            ("estado__in", ["turnado", "acusado", "respondido"]),
                            ("persona__isnull", False),
                        ),
                        fields=["persona"],
                        name="turno_por_persona",
                    ),
                    models.Index(
                        condition=models.Q(("estado", "turnado")),
                        fields=["plazo_acuse"],
                        name="turno_por_acusar",
                    ),
                    models.Index(
                        condition=models.Q(("acuse", "tacito")),
                        fields=["acusado_en"],
                        name="turno_con_tacito",
                    ),
                    models.Index(
                        condition=models.Q(("estado", "acusado"), ("vueltas__gt", 0)),
                        fields=["correspondencia"],
                        name="turno_devuelto",
                    ),
                    models.Index(
                        condition=models.Q(("declinacion_fuera_de_ventana", True)),
                        fields=["correspondencia"],
                        name="turno_con_rechazo_tardio",
                    ),
                    models.Index(
                        condition=models.Q(("estado", "declinado")),
                        fields=["correspondencia", "declinado_en"],
                        name="turno_declinado",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("correspondencia", "numero"), name="turno_numerado_una_vez"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("parte", "responsable"),
                            models.Q(("estado__in", ["declinado", "retirado"]), _negated=True),
                        ),
                        fields=("correspondencia",),
                        name="un_responsable_vivo_por_asunto",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("estado__in", ["declinado", "retirado"]), _negated=True
                        ),
                        fields=("correspondencia", "institucion"),
                        name="un_turno_vivo_por_institucion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("caracter", "conocimiento"), ("parte", "")),
                            models.Q(
                                models.Q(("caracter", "conocimiento"), _negated=True),
                                models.Q(("parte", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conocimiento_no_tiene_parte",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Respuesta",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "turno",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="respuestas",
                        to="canalizacion.turno",
                    ),
                ),
                ("ronda", models.PositiveSmallIntegerField(verbose_name="ronda")),
                ("texto", models.TextField(blank=True, default="", verbose_name="respuesta")),
                (
                    "oficio_numero",
                    models.CharField(
                        blank=True, default="", max_length=120, verbose_name="número de oficio"
                    ),
                ),
                (
                    "oficio_fecha",
                    models.DateField(blank=True, null=True, verbose_name="fecha del oficio"),
                ),
                ("respondida_en", models.DateTimeField(verbose_name="cuándo")),
                (
                    "registrada_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "por_cuenta_de",
                    models.BooleanField(
                        default=False, verbose_name="registrada por cuenta de la institución"
                    ),
                ),
                (
                    "por_correo",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="llegó por correo electrónico"
                    ),
                ),
                (
                    "entrego",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="quién la entregó"
                    ),
                ),
                ("documentos", models.ManyToManyField(related_name="+", to="documentos.documento")),
            ],
            options={
                "ordering": ["-ronda"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("turno", "ronda"), name="una_respuesta_por_ronda"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SentidoDePunto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "respuesta",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sentidos",
                        to="canalizacion.respuesta",
                    ),
                ),
                (
                    "punto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.punto",
                    ),
                ),
                (
                    "sentido",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.sentido",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("respuesta", "punto"), name="un_sentido_por_punto_y_respuesta"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InformeParcial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "turno",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="informes",
                        to="canalizacion.turno",
                    ),
                ),
                ("texto", models.TextField(verbose_name="avance")),
                ("fecha_esperada", models.DateField(verbose_name="fecha en que espera responder")),
                ("informado_en", models.DateTimeField(verbose_name="cuándo")),
                (
                    "registrado_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "por_cuenta_de",
                    models.BooleanField(
                        default=False, verbose_name="registrado por cuenta de la institución"
                    ),
                ),
                (
                    "entrego",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="quién lo entregó"
                    ),
                ),
            ],
            options={
                "verbose_name": "avance parcial",
                "verbose_name_plural": "avances parciales",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Traspaso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "turno",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="traspasos",
                        to="canalizacion.turno",
                    ),
                ),
                (
                    "de",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
                        verbose_name="de",
                    ),
                ),
                (
                    "a",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
                        verbose_name="a",
                    ),
                ),
                ("acto", models.CharField(max_length=300, verbose_name="acto que lo ordena")),
                (
                    "area",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.area",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("fecha_interna", models.DateField(null=True, verbose_name="fecha interna")),
                ("en", models.DateTimeField(verbose_name="cuándo")),
                (
                    "quien",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "traspaso de turno",
                "verbose_name_plural": "traspasos de turnos",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("de", models.F("a")), _negated=True),
                        name="traspaso_a_otra",
                    )
                ],
            },
        ),
    ]
