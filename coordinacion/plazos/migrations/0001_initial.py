"""The tables of the clocks, and the ``.sql`` files of what the database does about them by itself."""

import datetime
import uuid
from pathlib import Path

import django.core.serializers.json
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

AQUI = Path(__file__).parent


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bitacora", "0001_initial"),
        ("organizacion", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReglaPlazo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vigente_desde", models.DateField(verbose_name="vigente desde")),
                (
                    "vigente_hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día. Vacío: sigue vigente.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("clasificar", "Clasificar"),
                            ("canalizar", "Turnar"),
                            ("respuesta", "Respuesta al peticionario"),
                            ("prevencion", "Desahogo de la prevención"),
                            ("interprete", "Intérprete"),
                            ("traduccion", "Traducción de la respuesta"),
                            ("acuse", "Acuse de recibido"),
                            ("respuesta_turno", "Respuesta de la institución"),
                            ("declinar", "Rechazo por incompetencia"),
                            ("compromiso", "Cumplimiento del compromiso"),
                        ],
                        max_length=20,
                        verbose_name="clase",
                    ),
                ),
                (
                    "tipo_clave",
                    models.CharField(blank=True, max_length=60, verbose_name="tipo de asunto"),
                ),
                ("tema_clave", models.CharField(blank=True, max_length=60, verbose_name="tema")),
                (
                    "cantidad",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="cantidad"
                    ),
                ),
                (
                    "unidad",
                    models.CharField(
                        choices=[
                            ("horas", "horas"),
                            ("horas_habiles", "horas hábiles"),
                            ("habiles", "días hábiles"),
                            ("naturales", "días naturales"),
                            ("meses", "meses"),
                            ("fecha_senalada", "fecha señalada en el documento"),
                        ],
                        max_length=20,
                        verbose_name="unidad",
                    ),
                ),
                (
                    "dia_uno",
                    models.CharField(
                        choices=[
                            ("siguiente", "el día hábil siguiente a la recepción"),
                            ("mismo", "el mismo día de la recepción"),
                        ],
                        default="siguiente",
                        max_length=10,
                        verbose_name="día uno",
                    ),
                ),
                (
                    "naturaleza",
                    models.CharField(
                        choices=[("legal", "Legal"), ("interna", "Interna")],
                        max_length=10,
                        verbose_name="naturaleza",
                    ),
                ),
                (
                    "prorroga_max",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="prórroga máxima"
                    ),
                ),
                ("fundamento", models.CharField(max_length=300, verbose_name="fundamento")),
                ("nota", models.TextField(blank=True, verbose_name="nota")),
                (
                    "validado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "validado_en",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="validada"
                    ),
                ),
            ],
            options={
                "verbose_name": "regla de plazo",
                "verbose_name_plural": "reglas de plazo",
                "ordering": ["clase", "tipo_clave", "tema_clave", "-vigente_desde"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vigente_hasta__isnull", True),
                            (
                                "vigente_hasta__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("vigente_desde"),
                                    "-",
                                    models.Value(datetime.timedelta(days=1)),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="plazos_reglaplazo_fechas",
                        violation_error_message="La fecha final no puede ser anterior a la inicial.",
                    ),
                    models.UniqueConstraint(
                        fields=("clase", "tipo_clave", "tema_clave", "vigente_desde"),
                        name="regla_unica",
                        violation_error_message="Ya hay una regla igual desde esa fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cantidad__isnull", True), ("unidad", "fecha_senalada")),
                            models.Q(
                                models.Q(("unidad", "fecha_senalada"), _negated=True),
                                ("cantidad__gte", 1),
                                ("cantidad__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="regla_cantidad",
                        violation_error_message="Indique la cantidad (o ninguna si es fecha señalada).",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Calendario",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.SlugField(max_length=60, unique=True, verbose_name="clave")),
                ("nombre", models.CharField(max_length=150, verbose_name="nombre")),
                (
                    "padre",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hijos",
                        to="plazos.calendario",
                        verbose_name="hereda",
                    ),
                ),
                (
                    "institucion",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendario",
                        to="organizacion.institucion",
                        verbose_name="institución",
                    ),
                ),
                (
                    "es_predeterminado",
                    models.BooleanField(
                        default=False, verbose_name="rige a quien no tiene uno propio"
                    ),
                ),
                ("hora_apertura", models.TimeField(verbose_name="hora de apertura")),
                ("hora_cierre", models.TimeField(verbose_name="hora de cierre")),
                (
                    "cargado_hasta",
                    models.DateField(blank=True, null=True, verbose_name="publicado hasta"),
                ),
                ("nota", models.CharField(blank=True, max_length=300, verbose_name="nota")),
                ("version", models.UUIDField(default=uuid.uuid4, editable=False)),
            ],
            options={
                "verbose_name": "calendario",
                "verbose_name_plural": "calendarios",
                "ordering": ["nombre"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("es_predeterminado", True)),
                        fields=("es_predeterminado",),
                        name="calendario_un_predeterminado",
                        violation_error_message="Ya hay otro calendario predeterminado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hora_cierre__gt", models.F("hora_apertura"))),
                        name="calendario_horario",
                        violation_error_message="La hora de cierre debe ser posterior a la de apertura.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("padre", models.F("id")), _negated=True),
                        name="calendario_no_hereda_de_si",
                        violation_error_message="Un calendario no puede heredar de sí mismo.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plazo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("clasificar", "Clasificar"),
                            ("canalizar", "Turnar"),
                            ("respuesta", "Respuesta al peticionario"),
                            ("prevencion", "Desahogo de la prevención"),
                            ("interprete", "Intérprete"),
                            ("traduccion", "Traducción de la respuesta"),
                            ("acuse", "Acuse de recibido"),
                            ("respuesta_turno", "Respuesta de la institución"),
                            ("declinar", "Rechazo por incompetencia"),
                            ("compromiso", "Cumplimiento del compromiso"),
                        ],
                        max_length=20,
                        verbose_name="clase",
                    ),
                ),
                (
                    "naturaleza",
                    models.CharField(
                        choices=[("legal", "Legal"), ("interna", "Interna")],
                        max_length=10,
                        verbose_name="naturaleza",
                    ),
                ),
                (
                    "regla",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plazos",
                        to="plazos.reglaplazo",
                    ),
                ),
                ("cantidad", models.PositiveSmallIntegerField(null=True, verbose_name="cantidad")),
                (
                    "unidad",
                    models.CharField(
                        choices=[
                            ("horas", "horas"),
                            ("horas_habiles", "horas hábiles"),
                            ("habiles", "días hábiles"),
                            ("naturales", "días naturales"),
                            ("meses", "meses"),
                            ("fecha_senalada", "fecha señalada en el documento"),
                        ],
                        max_length=20,
                        verbose_name="unidad",
                    ),
                ),
                (
                    "dia_uno",
                    models.CharField(
                        choices=[
                            ("siguiente", "el día hábil siguiente a la recepción"),
                            ("mismo", "el mismo día de la recepción"),
                        ],
                        max_length=10,
                        verbose_name="día uno",
                    ),
                ),
                (
                    "fecha_senalada",
                    models.DateTimeField(null=True, verbose_name="fecha que señala el documento"),
                ),
                ("fundamento", models.CharField(max_length=300, verbose_name="fundamento")),
                ("por_validar", models.BooleanField(verbose_name="regla por validar")),
                (
                    "calendario",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plazos",
                        to="plazos.calendario",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizacion.institucion",
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
                ("asunto_id", models.BigIntegerField(null=True, verbose_name="asunto")),
                ("turno_id", models.BigIntegerField(null=True, verbose_name="turno")),
                (
                    "direccion",
                    models.CharField(
                        blank=True, db_default="", max_length=254, verbose_name="a quién se avisa"
                    ),
                ),
                ("folio", models.CharField(max_length=40, verbose_name="folio")),
                ("url", models.CharField(max_length=300, verbose_name="enlace")),
                (
                    "tope",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contenidos",
                        to="plazos.plazo",
                    ),
                ),
                (
                    "reserva",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="días hábiles de reserva"
                    ),
                ),
                ("desde", models.DateTimeField(verbose_name="corre desde")),
                ("inicia_en", models.DateField(verbose_name="se tiene por recibido")),
                ("vence_en", models.DateTimeField(verbose_name="vence")),
                ("vence_original_en", models.DateTimeField(verbose_name="vencía originalmente")),
                ("vence_ordinal", models.IntegerField(null=True)),
                ("provisional", models.BooleanField(verbose_name="fecha provisional")),
                (
                    "explicacion",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="explicación",
                    ),
                ),
                ("suspendido_en", models.DateTimeField(null=True, verbose_name="suspendido")),
                (
                    "vencio_en",
                    models.DateTimeField(null=True, verbose_name="venció antes de prorrogarse"),
                ),
                ("cerrado_en", models.DateTimeField(null=True, verbose_name="cerrado")),
                (
                    "desenlace",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cumplido", "Cumplido"),
                            ("notificada", "Notificada al peticionario"),
                            ("no_debida", "No requería respuesta"),
                            ("terminada", "Desechada, acumulada o cancelada"),
                            ("imposible_notificar", "Imposible de notificar"),
                            ("retirado", "Turno retirado"),
                            ("tacito", "Acuse tácito"),
                            ("sin_efecto", "Quedó sin efecto"),
                            ("no_entregado", "No se entregó lo requerido"),
                            ("no_disponible", "No hubo quien lo prestara"),
                            ("reportado", "Reportado como cumplido, por verificar"),
                            ("incumplido", "No se cumplió"),
                        ],
                        max_length=20,
                        verbose_name="desenlace",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("paso_en", models.DateTimeField(null=True, verbose_name="siguiente paso")),
                (
                    "ultimo_paso",
                    models.SmallIntegerField(null=True, verbose_name="último paso avisado"),
                ),
                ("creado_en", models.DateTimeField(verbose_name="creado")),
            ],
            options={
                "verbose_name": "plazo",
                "verbose_name_plural": "plazos",
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("cerrado_en__isnull", True), ("paso_en__isnull", False)
                        ),
                        fields=["paso_en"],
                        name="plazo_por_paso",
                    ),
                    models.Index(fields=["asunto_id"], name="plazo_por_asunto"),
                    models.Index(
                        condition=models.Q(("cerrado_en__isnull", True), ("tope__isnull", False)),
                        fields=["tope"],
                        name="plazo_abierto_por_tope",
                    ),
                    models.Index(
                        condition=models.Q(("cerrado_en__isnull", True)),
                        fields=["clase", "vence_en"],
                        name="plazo_abierto_por_clase",
                    ),
                    models.Index(
                        condition=models.Q(("cerrado_en__isnull", True)),
                        fields=["institucion", "vence_en"],
                        name="plazo_abierto_por_institucion",
                    ),
                    models.Index(
                        condition=models.Q(("cerrado_en__isnull", True)),
                        fields=["calendario", "vence_en"],
                        name="plazo_abierto_por_calendario",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cerrado_en__isnull", True), ("desenlace", "")),
                            models.Q(
                                ("cerrado_en__isnull", False),
                                ("paso_en__isnull", True),
                                models.Q(("desenlace", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plazo_cierre",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AjustePlazo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plazo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ajustes",
                        to="plazos.plazo",
                    ),
                ),
                ("antes", models.DateTimeField(verbose_name="vencía")),
                ("despues", models.DateTimeField(verbose_name="vence")),
                ("motivo", models.CharField(max_length=500, verbose_name="motivo")),
                ("acto", models.CharField(blank=True, max_length=300, verbose_name="acto")),
                (
                    "quien",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("en", models.DateTimeField(verbose_name="cuándo")),
            ],
            options={
                "verbose_name": "ajuste de plazo",
                "verbose_name_plural": "ajustes de plazo",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Prorroga",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plazo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prorrogas",
                        to="plazos.plazo",
                    ),
                ),
                ("dias", models.PositiveSmallIntegerField(verbose_name="cuánto se pide")),
                ("motivo", models.CharField(max_length=500, verbose_name="motivo")),
                ("extemporanea", models.BooleanField(verbose_name="extemporánea")),
                ("solicitada_en", models.DateTimeField(verbose_name="solicitada")),
                (
                    "solicitada_por",
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
                            ("solicitada", "Prórroga por resolver"),
                            ("concedida", "Prórroga concedida"),
                            ("negada", "Prórroga negada"),
                        ],
                        default="solicitada",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                (
                    "dias_concedidos",
                    models.PositiveSmallIntegerField(null=True, verbose_name="cuánto se concede"),
                ),
                (
                    "resolucion",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="motivo de la resolución"
                    ),
                ),
                ("resuelta_en", models.DateTimeField(null=True, verbose_name="resuelta")),
                (
                    "resuelta_por",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "prórroga",
                "verbose_name_plural": "prórrogas",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("estado", "solicitada")),
                        fields=("plazo",),
                        name="prorroga_una_por_resolver",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dias_concedidos", None),
                                ("estado", "solicitada"),
                                ("resuelta_en", None),
                            ),
                            models.Q(
                                ("dias_concedidos", None),
                                ("estado", "negada"),
                                ("resuelta_en__isnull", False),
                            ),
                            models.Q(
                                ("dias_concedidos__gte", 1),
                                ("estado", "concedida"),
                                ("resuelta_en__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="prorroga_resuelta",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plazo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensiones",
                        to="plazos.plazo",
                    ),
                ),
                (
                    "categoria",
                    models.CharField(
                        choices=[
                            ("prevencion", "Prevención al peticionario"),
                            ("informacion", "En espera de información o dictamen de un tercero"),
                            ("autoridad", "Orden de autoridad"),
                            ("fuerza_mayor", "Caso fortuito o fuerza mayor"),
                            ("acuerdo", "Acuerdo con el peticionario"),
                            ("otra", "Otra causa"),
                        ],
                        max_length=20,
                        verbose_name="causa",
                    ),
                ),
                ("motivo", models.CharField(max_length=500, verbose_name="motivo")),
                ("desde", models.DateTimeField(verbose_name="desde")),
                ("hasta", models.DateTimeField(null=True, verbose_name="hasta")),
                (
                    "suspendida_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reanudada_por",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "suspensión de plazo",
                "verbose_name_plural": "suspensiones de plazo",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("hasta", None)),
                        fields=("plazo",),
                        name="suspension_una_abierta",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None), ("hasta__gte", models.F("desde")), _connector="OR"
                        ),
                        name="suspension_tramo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DiaInhabil",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "calendario",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inhabiles",
                        to="plazos.calendario",
                    ),
                ),
                ("fecha_inicio", models.DateField(verbose_name="primer día")),
                ("fecha_fin", models.DateField(verbose_name="último día")),
                ("motivo", models.CharField(max_length=200, verbose_name="motivo")),
                ("acto", models.CharField(max_length=300, verbose_name="acto")),
                (
                    "publicado_en",
                    models.DateField(blank=True, null=True, verbose_name="fecha de publicación"),
                ),
                ("fuente", models.CharField(blank=True, max_length=500, verbose_name="fuente")),
                (
                    "retroactivo",
                    models.BooleanField(
                        default=False,
                        help_text="Sólo si el acto lo dice: reabre los términos que ya habían vencido.",
                        verbose_name="tiene efecto retroactivo",
                    ),
                ),
                (
                    "retirado_en",
                    models.DateTimeField(editable=False, null=True, verbose_name="retirado"),
                ),
                (
                    "acto_de_retiro",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="acto de retiro"
                    ),
                ),
            ],
            options={
                "verbose_name": "día inhábil",
                "verbose_name_plural": "días inhábiles",
                "ordering": ["fecha_inicio", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fecha_fin__gte", models.F("fecha_inicio"))),
                        name="inhabil_rango",
                        violation_error_message="El último día no puede ser anterior al primero.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retirado_en__isnull", True)),
                        fields=("calendario", "fecha_inicio", "fecha_fin", "acto"),
                        name="inhabil_unico",
                        violation_error_message="Esos días ya están en el calendario por el mismo acto.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DiaCalendario",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "calendario",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dias",
                        to="plazos.calendario",
                    ),
                ),
                ("fecha", models.DateField(verbose_name="fecha")),
                ("es_habil", models.BooleanField(verbose_name="es hábil")),
                ("ordinal", models.IntegerField(verbose_name="días hábiles hasta la fecha")),
                ("motivo", models.CharField(blank=True, max_length=1000, verbose_name="motivo")),
            ],
            options={
                "verbose_name": "día del calendario",
                "verbose_name_plural": "días del calendario",
                "indexes": [
                    models.Index(fields=["fecha"], name="dia_por_fecha"),
                    models.Index(
                        condition=models.Q(("es_habil", True)),
                        fields=["calendario", "ordinal"],
                        name="dia_por_ordinal",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("calendario", "fecha"), name="dia_calendario_unico"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EscalonAviso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("clasificar", "Clasificar"),
                            ("canalizar", "Turnar"),
                            ("respuesta", "Respuesta al peticionario"),
                            ("prevencion", "Desahogo de la prevención"),
                            ("interprete", "Intérprete"),
                            ("traduccion", "Traducción de la respuesta"),
                            ("acuse", "Acuse de recibido"),
                            ("respuesta_turno", "Respuesta de la institución"),
                            ("declinar", "Rechazo por incompetencia"),
                            ("compromiso", "Cumplimiento del compromiso"),
                        ],
                        max_length=20,
                        verbose_name="clase",
                    ),
                ),
                (
                    "dias_habiles",
                    models.SmallIntegerField(verbose_name="días hábiles respecto del vencimiento"),
                ),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("oficialia", "Oficialía de partes"),
                            ("analista", "Analista"),
                            ("titular_unidad", "Titular de la unidad"),
                            ("vinculacion", "Vinculación"),
                            ("archivo", "Archivo"),
                            ("consulta", "Consulta"),
                            ("auditoria", "Auditoría"),
                            ("administracion", "Administración"),
                            ("enlace", "Enlace"),
                            ("titular_institucion", "Titular de la institución"),
                        ],
                        max_length=20,
                        verbose_name="papel",
                    ),
                ),
                (
                    "repite_cada",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="se repite cada"
                    ),
                ),
            ],
            options={
                "verbose_name": "escalón de aviso",
                "verbose_name_plural": "escalones de aviso",
                "ordering": ["clase", "dias_habiles", "rol"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("clase", "dias_habiles", "rol"), name="escalon_unico"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("repite_cada__isnull", True),
                            models.Q(("dias_habiles__gte", 1), ("repite_cada__gte", 1)),
                            _connector="OR",
                        ),
                        name="escalon_repeticion",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Latido",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nombre", models.CharField(max_length=40, unique=True, verbose_name="nombre")),
                ("en", models.DateTimeField(verbose_name="cuándo")),
            ],
            options={
                "verbose_name": "latido",
                "verbose_name_plural": "latidos",
            },
        ),
        migrations.RunSQL((AQUI / "el_libro_solo_crece.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((AQUI / "marca_de_catalogos.sql").read_text(encoding="utf-8")),
    ]
