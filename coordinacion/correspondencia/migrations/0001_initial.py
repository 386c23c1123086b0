import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import coordinacion.correspondencia.models.comparables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documentos", "0001_initial"),
        ("organizacion", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plazos", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sentido",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.SlugField(max_length=60, unique=True, verbose_name="clave")),
                ("nombre", models.CharField(max_length=120, verbose_name="nombre")),
            ],
            options={
                "verbose_name": "sentido",
                "verbose_name_plural": "sentidos",
                "ordering": ["nombre"],
            },
        ),
        migrations.CreateModel(
            name="Tipo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.SlugField(max_length=60, unique=True, verbose_name="clave")),
                ("nombre", models.CharField(max_length=120, verbose_name="nombre")),
                (
                    "requiere_respuesta",
                    models.BooleanField(default=True, verbose_name="requiere respuesta"),
                ),
                (
                    "destinatario_respuesta",
                    models.CharField(
                        blank=True, default="", max_length=120, verbose_name="a quién se responde"
                    ),
                ),
                (
                    "concluye_analista",
                    models.BooleanField(default=False, verbose_name="lo concluye el analista"),
                ),
                (
                    "componente",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=20,
                        verbose_name="componente del programa",
                    ),
                ),
                (
                    "reservado",
                    models.BooleanField(default=False, verbose_name="reservado de inicio"),
                ),
                (
                    "admite_tacito",
                    models.BooleanField(default=True, verbose_name="admite acuse tácito"),
                ),
                (
                    "pide_evento",
                    models.BooleanField(
                        default=False, verbose_name="pide fecha y lugar del evento"
                    ),
                ),
                (
                    "pide_termino",
                    models.BooleanField(
                        default=False, verbose_name="pide el término que señala el documento"
                    ),
                ),
                (
                    "via_sugerida",
                    models.CharField(
                        choices=[
                            ("turnar", "Turnar"),
                            ("directo", "Responder directo"),
                            ("conocimiento", "De conocimiento"),
                            ("remitir", "Remitir a otra autoridad"),
                        ],
                        default="turnar",
                        max_length=20,
                        verbose_name="vía sugerida",
                    ),
                ),
                ("activo", models.BooleanField(default=True, verbose_name="activo")),
                (
                    "vigente_desde",
                    models.DateField(blank=True, null=True, verbose_name="vigente desde"),
                ),
                (
                    "vigente_hasta",
                    models.DateField(blank=True, null=True, verbose_name="vigente hasta"),
                ),
                (
                    "sentidos",
                    models.ManyToManyField(
                        blank=True, to="correspondencia.sentido", verbose_name="sentidos admitidos"
                    ),
                ),
            ],
            options={
                "verbose_name": "tipo de asunto",
                "verbose_name_plural": "tipos de asunto",
                "ordering": ["nombre"],
            },
        ),
        migrations.CreateModel(
            name="Tema",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.SlugField(max_length=80, unique=True, verbose_name="clave")),
                ("nombre", models.CharField(max_length=160, verbose_name="nombre")),
                (
                    "padre",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subtemas",
                        to="correspondencia.tema",
                        verbose_name="tema superior",
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
                        verbose_name="institución sugerida",
                    ),
                ),
                (
                    "regla_cierre",
                    models.CharField(
                        choices=[
                            ("todas", "Cuando todas las respuestas se acepten"),
                            ("responsable", "Cuando se acepte la del responsable"),
                            ("cualquiera", "Cuando se acepte cualquiera"),
                        ],
                        default="todas",
                        max_length=20,
                        verbose_name="regla de cierre",
                    ),
                ),
                (
                    "vinculante",
                    models.BooleanField(default=False, verbose_name="el turno es vinculante"),
                ),
                ("activo", models.BooleanField(default=True, verbose_name="activo")),
            ],
            options={
                "verbose_name": "tema",
                "verbose_name_plural": "temas",
                "ordering": ["nombre"],
            },
        ),
        migrations.CreateModel(
            name="Correspondencia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("texto_busqueda", models.TextField(default="", editable=False)),
                (
                    "busqueda",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            "texto_busqueda", config="spanish"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "busqueda_llana",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                django.db.models.functions.text.Lower("texto_busqueda"),
                                models.Value("áéíóúüñ"),
                                models.Value("aeiouun"),
                                function="TRANSLATE",
                            ),
                            template="to_tsvector('spanish'::regconfig, %(expressions)s)",
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
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
                    ),
                ),
                ("otra_lengua", models.BooleanField(default=False, verbose_name="en otra lengua")),
                (
                    "pide_interprete",
                    models.BooleanField(default=False, verbose_name="pide intérprete"),
                ),
                (
                    "pide_traduccion",
                    models.BooleanField(default=False, verbose_name="pide la respuesta traducida"),
                ),
                ("folio", models.CharField(max_length=40, unique=True, verbose_name="folio")),
                ("serie", models.CharField(max_length=20)),
                ("anio", models.PositiveSmallIntegerField()),
                ("numero", models.PositiveIntegerField()),
                ("desglose", models.PositiveSmallIntegerField(default=0)),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("recibida", "Recibida, por clasificar"),
                            ("prevenida", "En prevención"),
                            ("clasificada", "Clasificada"),
                            ("canalizada", "Turnada"),
                            ("atendida", "Con respuesta, por notificar"),
                            ("concluida", "Concluida"),
                            ("desechada", "Desechada con fundamento"),
                            ("acumulada", "Acumulada a otro asunto"),
                            ("cancelada", "Cancelada"),
                            ("archivada", "Archivada"),
                        ],
                        default="recibida",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                ("estado_previo", models.CharField(blank=True, default="", max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("clave_envio", models.UUIDField(unique=True)),
                ("recibida_en", models.DateTimeField(verbose_name="fecha y hora del sello")),
                ("capturada_en", models.DateTimeField(verbose_name="capturada")),
                (
                    "capturada_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "motivo_captura_tardia",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=300,
                        verbose_name="motivo de la captura posterior",
                    ),
                ),
                (
                    "canal",
                    models.CharField(
                        choices=[
                            ("ventanilla", "Ventanilla"),
                            ("mensajeria", "Mensajería o correo postal"),
                            ("correo", "Correo electrónico"),
                            ("gira", "Gira de trabajo"),
                            ("audiencia", "Audiencia pública"),
                            ("telefono", "Teléfono"),
                            ("instruccion_verbal", "Instrucción verbal"),
                        ],
                        max_length=20,
                        verbose_name="canal",
                    ),
                ),
                (
                    "dirigida_a",
                    models.CharField(
                        choices=[
                            ("gobernador", "Gobernador del Estado"),
                            ("unidad", "Unidad coordinadora"),
                            ("otro", "Otra persona servidora pública"),
                        ],
                        max_length=20,
                        verbose_name="dirigida a",
                    ),
                ),
                (
                    "condicion_remitente",
                    models.CharField(
                        choices=[
                            ("identificado", "Identificado"),
                            ("sin_datos", "Sin datos"),
                            ("anonima", "Anónima"),
                        ],
                        default="identificado",
                        max_length=20,
                        verbose_name="remitente",
                    ),
                ),
                ("remitente", models.CharField(blank=True, default="", max_length=300)),
                (
                    "municipio",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.municipio",
                    ),
                ),
                (
                    "localidad",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="localidad"
                    ),
                ),
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
                ("asunto", models.CharField(max_length=2000, verbose_name="asunto")),
                ("fojas", models.PositiveIntegerField(blank=True, null=True, verbose_name="fojas")),
                (
                    "anexos",
                    models.CharField(blank=True, default="", max_length=300, verbose_name="anexos"),
                ),
                (
                    "prioridad",
                    models.CharField(
                        choices=[("ordinaria", "Ordinaria"), ("urgente", "Urgente")],
                        default="ordinaria",
                        max_length=20,
                        verbose_name="prioridad",
                    ),
                ),
                (
                    "acceso",
                    models.CharField(
                        choices=[
                            ("normal", "Normal"),
                            ("confidencial", "Confidencial"),
                            ("reservado", "Reservado"),
                        ],
                        default="normal",
                        max_length=20,
                        verbose_name="acceso",
                    ),
                ),
                (
                    "termino_senalado",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="término que señala el documento"
                    ),
                ),
                (
                    "tipo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.tipo",
                    ),
                ),
                (
                    "tema",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.tema",
                    ),
                ),
                (
                    "via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("turnar", "Turnar"),
                            ("directo", "Responder directo"),
                            ("conocimiento", "De conocimiento"),
                            ("remitir", "Remitir a otra autoridad"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="vía",
                    ),
                ),
                (
                    "evento_en",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="fecha y hora del evento"
                    ),
                ),
                (
                    "evento_lugar",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="lugar del evento"
                    ),
                ),
                (
                    "analista",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "principal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acumuladas",
                        to="correspondencia.correspondencia",
                    ),
                ),
                (
                    "origen",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="desglosadas",
                        to="correspondencia.correspondencia",
                    ),
                ),
                (
                    "duplicado_de",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.correspondencia",
                    ),
                ),
                ("respuesta", models.TextField(blank=True, default="", verbose_name="respuesta")),
                (
                    "sentido",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.sentido",
                    ),
                ),
                ("atendida_en", models.DateTimeField(blank=True, null=True)),
                ("notificada_en", models.DateTimeField(blank=True, null=True)),
                ("cerrada_en", models.DateTimeField(blank=True, null=True)),
                (
                    "decide_titular",
                    models.BooleanField(default=False, verbose_name="decide la persona titular"),
                ),
                ("inconformidad_en", models.DateTimeField(blank=True, null=True)),
                ("fundamento_cierre", models.CharField(blank=True, default="", max_length=500)),
                (
                    "sin_notificacion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("anonima", "Petición anónima"),
                            ("sin_datos", "Sin datos para notificar"),
                            ("imposible", "Imposible notificar tras los intentos registrados"),
                            ("no_requiere", "No requiere respuesta"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "motivo_cancelacion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("duplicado", "Duplicado de otro registro"),
                            ("prueba", "Registro de prueba"),
                            ("no_corresponde", "No corresponde registrarlo a esta unidad"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "plazo_clasificar",
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
                    "plazo_canalizar",
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
            ],
            options={
                "verbose_name": "asunto",
                "verbose_name_plural": "asuntos",
                "indexes": [
                    models.Index(fields=["estado", "id"], name="carta_por_estado"),
                    models.Index(fields=["anio", "numero"], name="carta_por_numero"),
                    models.Index(fields=["-recibida_en"], name="carta_por_recepcion"),
                    models.Index(fields=["oficio_numero"], name="carta_por_oficio"),
                    models.Index(
                        coordinacion.correspondencia.models.comparables.OficioLlano(
                            "oficio_numero"
                        ),
                        condition=models.Q(("oficio_numero", ""), _negated=True),
                        name="carta_por_oficio_llano",
                    ),
                    models.Index(fields=["tema", "municipio"], name="carta_por_tema_y_lugar"),
                    models.Index(fields=["capturada_por", "-id"], name="carta_por_captura"),
                    models.Index(
                        condition=models.Q(("otra_lengua", True)),
                        fields=["lengua", "variante"],
                        name="carta_por_lengua",
                    ),
                    models.Index(
                        condition=models.Q(("cerrada_en__isnull", False)),
                        fields=["-cerrada_en"],
                        name="carta_por_cierre",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("cerrada_en__isnull", False),
                            ("estado__in", ("concluida", "desechada", "acumulada", "cancelada")),
                        ),
                        fields=["cerrada_en", "id"],
                        name="carta_por_archivar",
                    ),
                    models.Index(
                        condition=models.Q(("notificada_en__isnull", False)),
                        fields=["-notificada_en"],
                        name="carta_por_notificacion",
                    ),
                    models.Index(
                        condition=models.Q(("decide_titular", True), ("estado", "canalizada")),
                        fields=["id"],
                        name="carta_por_decidir",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["busqueda"],
                        gin_pending_list_limit=256,
                        name="carta_busqueda",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["busqueda_llana"],
                        gin_pending_list_limit=256,
                        name="carta_busqueda_llana",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("serie", "anio", "numero", "desglose"),
                        name="folio_una_vez_por_serie_y_anio",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("otra_lengua", True),
                            models.Q(
                                ("pide_interprete", False),
                                ("pide_traduccion", False),
                                ("variante", None),
                            ),
                            _connector="OR",
                        ),
                        name="carta_en_espanol_no_pide_apoyo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BloqueDeContingencia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("serie", models.CharField(max_length=20)),
                ("anio", models.PositiveSmallIntegerField()),
                ("primero", models.PositiveIntegerField()),
                ("cuantos", models.PositiveSmallIntegerField(verbose_name="cuántos")),
                ("motivo", models.CharField(max_length=300, verbose_name="motivo")),
                (
                    "reservado_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reservado_en", models.DateTimeField(verbose_name="reservado")),
                ("clave_envio", models.UUIDField(unique=True)),
            ],
            options={
                "verbose_name": "bloque de contingencia",
                "verbose_name_plural": "bloques de contingencia",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="FolioReservado",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bloque",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="folios",
                        to="correspondencia.bloquedecontingencia",
                    ),
                ),
                ("numero", models.PositiveIntegerField()),
                (
                    "carta",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reservado",
                        to="correspondencia.correspondencia",
                    ),
                ),
                ("sin_usar_en", models.DateTimeField(null=True, verbose_name="declarado sin usar")),
                (
                    "motivo_sin_usar",
                    models.CharField(blank=True, default="", max_length=300, verbose_name="motivo"),
                ),
            ],
            options={
                "verbose_name": "folio reservado",
                "verbose_name_plural": "folios reservados",
                "ordering": ["numero"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bloque", "numero"), name="folio_reservado_una_vez"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("carta", None), ("sin_usar_en", None), _connector="OR"),
                        name="folio_usado_o_sin_usar",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Liga",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "una",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="correspondencia.correspondencia",
                    ),
                ),
                (
                    "otra",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="correspondencia.correspondencia",
                    ),
                ),
                ("motivo", models.CharField(max_length=300, verbose_name="por qué")),
                ("ligada_en", models.DateTimeField(verbose_name="ligada")),
                (
                    "ligada_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "liga entre asuntos",
                "verbose_name_plural": "ligas entre asuntos",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("una", "otra"), name="dos_asuntos_se_ligan_una_vez"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("una__lt", models.F("otra"))),
                        name="liga_en_orden_y_entre_dos",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Peticionario",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="peticionarios",
                        to="correspondencia.correspondencia",
                    ),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("persona", "Persona"),
                            ("autoridad", "Autoridad comunitaria o municipal"),
                            ("organizacion", "Organización"),
                            ("institucion", "Institución"),
                        ],
                        default="persona",
                        max_length=20,
                        verbose_name="clase",
                    ),
                ),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                (
                    "cargo",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="cargo"),
                ),
                (
                    "comunidad",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="comunidad"
                    ),
                ),
                (
                    "sexo",
                    models.CharField(
                        choices=[
                            ("mujer", "Mujer"),
                            ("hombre", "Hombre"),
                            ("no_especificado", "No especificado"),
                            ("colectivo", "Colectivo"),
                        ],
                        default="no_especificado",
                        max_length=20,
                        verbose_name="sexo",
                    ),
                ),
                (
                    "firmantes",
                    models.PositiveIntegerField(default=1, verbose_name="cuántas personas firman"),
                ),
                (
                    "curp",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z][AEIOUX][A-Z]{2}\\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z0-9]\\d$",
                                "La CURP no tiene la forma correcta (18 caracteres).",
                            )
                        ],
                        verbose_name="CURP",
                    ),
                ),
                (
                    "telefono",
                    models.CharField(
                        blank=True, default="", max_length=40, verbose_name="teléfono"
                    ),
                ),
                (
                    "correo",
                    models.EmailField(
                        blank=True, default="", max_length=254, verbose_name="correo electrónico"
                    ),
                ),
                (
                    "domicilio",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="domicilio"
                    ),
                ),
                (
                    "sin_contacto",
                    models.BooleanField(default=False, verbose_name="no proporciona contacto"),
                ),
                (
                    "representante_comun",
                    models.BooleanField(default=False, verbose_name="representante común"),
                ),
            ],
            options={
                "ordering": ["-representante_comun", "pk"],
                "indexes": [
                    models.Index(
                        coordinacion.correspondencia.models.comparables.NombreLlano("nombre"),
                        name="firmante_por_nombre",
                    ),
                    models.Index(
                        condition=models.Q(("curp", ""), _negated=True),
                        fields=["curp"],
                        name="firmante_por_curp",
                    ),
                    models.Index(
                        coordinacion.correspondencia.models.comparables.TelefonoLlano("telefono"),
                        condition=models.Q(("telefono", ""), _negated=True),
                        name="firmante_por_telefono",
                    ),
                    models.Index(
                        django.db.models.functions.text.Lower("correo"),
                        condition=models.Q(("correo", ""), _negated=True),
                        name="firmante_por_correo",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("representante_comun", True)),
                        fields=("correspondencia",),
                        name="un_representante_comun",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Punto",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="puntos",
                        to="correspondencia.correspondencia",
                    ),
                ),
                ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                ("texto", models.CharField(max_length=2000, verbose_name="lo que se pide")),
                (
                    "tema",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.tema",
                    ),
                ),
                (
                    "sentido",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.sentido",
                    ),
                ),
            ],
            options={
                "ordering": ["numero"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("correspondencia", "numero"), name="punto_numerado_una_vez"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FolioAnterior",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="folios_anteriores",
                        to="correspondencia.correspondencia",
                    ),
                ),
                ("folio", models.CharField(max_length=120, verbose_name="folio anterior")),
                ("llano", models.CharField(editable=False, max_length=120, unique=True)),
            ],
            options={
                "verbose_name": "folio anterior",
                "verbose_name_plural": "folios anteriores",
            },
        ),
        migrations.CreateModel(
            name="PersonaAutorizada",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="autorizadas",
                        to="correspondencia.correspondencia",
                    ),
                ),
                (
                    "usuario",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("correspondencia", "usuario"), name="persona_autorizada_una_vez"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Prevencion",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="prevenciones",
                        to="correspondencia.correspondencia",
                    ),
                ),
                ("requerido", models.CharField(max_length=2000, verbose_name="lo que se requiere")),
                (
                    "medio",
                    models.CharField(
                        choices=[
                            ("personal", "En persona"),
                            ("domicilio", "En su domicilio"),
                            ("correo", "Correo electrónico"),
                            ("postal", "Correo postal o mensajería"),
                            ("telefono", "Teléfono"),
                            ("estrados", "Estrados"),
                        ],
                        max_length=20,
                        verbose_name="medio",
                    ),
                ),
                ("notificada_en", models.DateTimeField(verbose_name="se notificó")),
                (
                    "plazo",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plazos.plazo",
                    ),
                ),
                (
                    "entregado",
                    models.CharField(
                        blank=True, default="", max_length=2000, verbose_name="lo que se entregó"
                    ),
                ),
                (
                    "desahogada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="se entregó"),
                ),
            ],
            options={
                "verbose_name": "prevención",
                "verbose_name_plural": "prevenciones",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Notificacion",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notificaciones",
                        to="correspondencia.correspondencia",
                    ),
                ),
                ("a_quien", models.CharField(max_length=200, verbose_name="a quién")),
                ("realizada_en", models.DateTimeField(verbose_name="cuándo")),
                (
                    "medio",
                    models.CharField(
                        choices=[
                            ("personal", "En persona"),
                            ("domicilio", "En su domicilio"),
                            ("correo", "Correo electrónico"),
                            ("postal", "Correo postal o mensajería"),
                            ("telefono", "Teléfono"),
                            ("estrados", "Estrados"),
                        ],
                        max_length=20,
                        verbose_name="medio",
                    ),
                ),
                (
                    "resultado",
                    models.CharField(
                        choices=[
                            ("entregada", "Entregada"),
                            ("no_localizado", "No localizado"),
                            ("domicilio_inexistente", "Domicilio inexistente"),
                            ("se_nego", "Se negó a recibir"),
                            ("sin_datos", "Sin datos para notificar"),
                        ],
                        max_length=30,
                        verbose_name="resultado",
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
                (
                    "observaciones",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="observaciones"
                    ),
                ),
                (
                    "sin_traduccion",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="por qué se notificó sin la traducción pedida",
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
                        verbose_name="notificó la institución",
                    ),
                ),
                (
                    "registrada_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("clave_envio", models.UUIDField(unique=True)),
            ],
            options={
                "ordering": ["-realizada_en", "-pk"],
            },
        ),
    ]
