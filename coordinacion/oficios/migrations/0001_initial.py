import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("canalizacion", "0001_initial"),
        ("correspondencia", "0001_initial"),
        ("documentos", "0001_initial"),
        ("organizacion", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Oficio",
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
                            ("canalizacion", "Canalización"),
                            ("respuesta", "Respuesta"),
                            ("prevencion", "Prevención"),
                            ("remision", "Remisión"),
                            ("recordatorio", "Recordatorio"),
                            ("invitacion", "Invitación"),
                            ("tarjeta", "Tarjeta informativa"),
                        ],
                        max_length=20,
                        verbose_name="clase",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("borrador", "En borrador"),
                            ("por_firmar", "Por firmar"),
                            ("firmado", "Firmado, por despachar"),
                            ("despachado", "Despachado, sin acuse"),
                            ("acusado", "Con acuse"),
                            ("cancelado", "Oficio cancelado"),
                        ],
                        default="borrador",
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("clave_envio", models.UUIDField(unique=True)),
                ("serie", models.CharField(blank=True, default="", max_length=20)),
                (
                    "anio",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="año"),
                ),
                (
                    "numero",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="número"),
                ),
                (
                    "folio",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        unique=True,
                        verbose_name="número de oficio",
                    ),
                ),
                ("fecha", models.DateField(blank=True, null=True, verbose_name="fecha")),
                (
                    "carta",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oficios",
                        to="correspondencia.correspondencia",
                    ),
                ),
                (
                    "turno",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oficios",
                        to="canalizacion.turno",
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
                    "vez",
                    models.PositiveSmallIntegerField(default=0, verbose_name="vez que se recuerda"),
                ),
                ("destinatario", models.CharField(max_length=200, verbose_name="destinatario")),
                (
                    "destinatario_cargo",
                    models.CharField(blank=True, default="", max_length=300, verbose_name="cargo"),
                ),
                ("asunto", models.CharField(max_length=500, verbose_name="asunto")),
                (
                    "responde_a",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="oficio que responde"
                    ),
                ),
                ("cuerpo", models.TextField(verbose_name="texto")),
                ("copias", models.TextField(blank=True, default="", verbose_name="con copia para")),
                ("firma", models.CharField(max_length=200, verbose_name="quién firma")),
                (
                    "firma_cargo",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="cargo de quien firma"
                    ),
                ),
                (
                    "ausente",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="por ausencia de"
                    ),
                ),
                (
                    "elaborado_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("elaborado_en", models.DateTimeField(verbose_name="elaborado")),
                (
                    "revisado_por",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("firmado_en", models.DateTimeField(blank=True, null=True, verbose_name="firmado")),
                (
                    "impreso",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documentos.documento",
                    ),
                ),
                (
                    "despachado_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="despachado"),
                ),
                (
                    "medio",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mensajeria", "Mensajería de la unidad"),
                            ("personal", "Entrega en mano"),
                            ("correo_electronico", "Correo electrónico"),
                            ("correo_certificado", "Correo certificado"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="medio",
                    ),
                ),
                (
                    "guia",
                    models.CharField(
                        blank=True, default="", max_length=120, verbose_name="guía o constancia"
                    ),
                ),
                ("acusado_en", models.DateTimeField(blank=True, null=True, verbose_name="acusado")),
                (
                    "recibio",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="quién recibió"
                    ),
                ),
                (
                    "acuse",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documentos.documento",
                    ),
                ),
                (
                    "cancelado_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="cancelado"),
                ),
                (
                    "motivo",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="motivo"),
                ),
                (
                    "recordados",
                    models.ManyToManyField(
                        related_name="recordatorios",
                        to="canalizacion.turno",
                        verbose_name="turnos que recuerda",
                    ),
                ),
            ],
            options={
                "verbose_name": "oficio",
                "verbose_name_plural": "oficios",
                "indexes": [
                    models.Index(fields=["-anio", "serie", "-numero"], name="oficio_por_numero"),
                    models.Index(
                        fields=["estado", "-anio", "serie", "-numero"], name="oficio_por_estado"
                    ),
                    models.Index(
                        fields=["clase", "-anio", "serie", "-numero"], name="oficio_por_clase"
                    ),
                    models.Index(
                        condition=models.Q(("institucion__isnull", False)),
                        fields=["institucion", "-anio", "serie", "-numero"],
                        name="oficio_por_institucion",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("clase__in", ["respuesta", "prevencion", "tarjeta"]), _negated=True
                            ),
                            ("carta__isnull", False),
                            _connector="OR",
                        ),
                        name="oficio_de_su_asunto",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("clase__in", ["canalizacion", "remision"]), _negated=True),
                            models.Q(("carta__isnull", False), ("turno__isnull", False)),
                            _connector="OR",
                        ),
                        name="oficio_de_su_turno",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("clase", "recordatorio"), _negated=True),
                            ("institucion__isnull", False),
                            _connector="OR",
                        ),
                        name="oficio_que_recuerda_a_su_institucion",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("numero__isnull", False)),
                        fields=("serie", "anio", "numero"),
                        name="oficio_una_vez_por_serie_y_anio",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("numero__isnull", False),
                            models.Q(
                                ("estado__in", ("por_firmar", "firmado", "despachado", "acusado")),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="oficio_con_numero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fecha__isnull", True),
                                ("folio__isnull", True),
                                ("numero__isnull", True),
                            ),
                            models.Q(
                                ("fecha__isnull", False),
                                ("folio__isnull", False),
                                ("numero__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="oficio_numero_folio_y_fecha_juntos",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AcuseDigitalizado",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "documento",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documentos.documento",
                    ),
                ),
                (
                    "oficio",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="oficios.oficio",
                    ),
                ),
                (
                    "subido_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resuelto_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="resuelto"),
                ),
            ],
            options={
                "verbose_name": "acuse digitalizado",
                "verbose_name_plural": "acuses digitalizados",
                "indexes": [
                    models.Index(
                        condition=models.Q(("resuelto_en__isnull", True)),
                        fields=["subido_por", "id"],
                        name="acuse_digitalizado_pendiente",
                    )
                ],
            },
        ),
    ]
