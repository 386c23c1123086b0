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
        ("vinculacion", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Captura",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capturas",
                        to="vinculacion.reunion",
                        verbose_name="gira o audiencia",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="quién captura",
                    ),
                ),
                ("clave_envio", models.UUIDField(unique=True)),
                ("creada_en", models.DateTimeField(verbose_name="comenzada")),
                (
                    "canal",
                    models.CharField(
                        choices=[("gira", "Gira de trabajo"), ("audiencia", "Audiencia pública")],
                        default="gira",
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
                        default="gobernador",
                        max_length=20,
                        verbose_name="dirigidas a",
                    ),
                ),
                ("recibida_en", models.DateTimeField(verbose_name="recibidas")),
                (
                    "motivo_captura_tardia",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=300,
                        verbose_name="por qué se capturan hasta ahora",
                    ),
                ),
                (
                    "guardada_en",
                    models.DateTimeField(blank=True, null=True, verbose_name="guardada"),
                ),
                (
                    "tipo",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.tipo",
                        verbose_name="tipo",
                    ),
                ),
                (
                    "instruccion",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="canalizacion.instruccion",
                        verbose_name="instrucción",
                    ),
                ),
            ],
            options={
                "verbose_name": "captura de gira",
                "verbose_name_plural": "capturas de gira",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HojaEnBlanco",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hojas_en_blanco",
                        to="vinculacion.reunion",
                    ),
                ),
                ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                (
                    "impresa_por",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("impresa_en", models.DateTimeField(verbose_name="impresa")),
                (
                    "escaneo",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documentos.documento",
                        verbose_name="hoja llena, digitalizada",
                    ),
                ),
            ],
            options={
                "verbose_name": "hoja en blanco",
                "verbose_name_plural": "hojas en blanco",
                "ordering": ["numero"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reunion", "numero"), name="hoja_en_blanco_unica"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Renglon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "captura",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renglones",
                        to="giras.captura",
                        verbose_name="captura",
                    ),
                ),
                ("clave", models.UUIDField(unique=True)),
                ("orden", models.PositiveSmallIntegerField(verbose_name="orden")),
                (
                    "nombre",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="nombre"),
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
                    "comunidad",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="comunidad"
                    ),
                ),
                (
                    "contacto",
                    models.CharField(
                        blank=True, default="", max_length=360, verbose_name="contacto"
                    ),
                ),
                (
                    "asunto",
                    models.CharField(
                        blank=True, default="", max_length=2000, verbose_name="asunto"
                    ),
                ),
                (
                    "municipio",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="municipio, si no es el de la gira",
                    ),
                ),
                ("urgente", models.BooleanField(default=False, verbose_name="urgente")),
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
                    "tema",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondencia.tema",
                        verbose_name="tema",
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
                        verbose_name="entregada en el acto a",
                    ),
                ),
                (
                    "recibio",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="quién la recibió"
                    ),
                ),
                (
                    "hoja",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renglon",
                        to="giras.hojaenblanco",
                        verbose_name="hoja en que se escribió",
                    ),
                ),
                (
                    "carta",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="de_gira",
                        to="correspondencia.correspondencia",
                        verbose_name="asunto registrado",
                    ),
                ),
            ],
            options={
                "verbose_name": "petición de gira",
                "verbose_name_plural": "peticiones de gira",
                "ordering": ["orden", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("carta", None),
                            models.Q(("institucion", None), ("recibio", "")),
                            models.Q(
                                ("institucion__isnull", False),
                                models.Q(("recibio", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="peticion_entregada_a_alguien",
                    )
                ],
            },
        ),
    ]
