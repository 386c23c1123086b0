from django.db import migrations, models

ESCALERA = [
    ("compromiso", -5, "enlace", None),
    ("compromiso", -2, "enlace", None),
    ("compromiso", 0, "enlace", None),
    ("compromiso", 0, "vinculacion", None),
    ("compromiso", 1, "titular_institucion", None),
    ("compromiso", 1, "vinculacion", None),
    ("compromiso", 3, "vinculacion", None),
    ("compromiso", 5, "titular_unidad", 5),
]
"""As `datos/escalera.csv` says."""


def avisar_en_bases_de_antes(apps, schema_editor):
    """The ladder is loaded once, whole: a database that already has one gets these steps here."""
    escalon = apps.get_model("plazos", "EscalonAviso")
    if escalon.objects.exists():
        escalon.objects.bulk_create(
            escalon(clase=clase, dias_habiles=dias, rol=rol, repite_cada=cada)
            for clase, dias, rol, cada in ESCALERA
        )


class Migration(migrations.Migration):
    dependencies = [
        ("plazos", "0008_apoyos_linguisticos"),
    ]

    operations = [
        migrations.AlterField(
            model_name="escalonaviso",
            name="clase",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="plazo",
            name="asunto_id",
            field=models.BigIntegerField(null=True, verbose_name="asunto"),
        ),
        migrations.AlterField(
            model_name="plazo",
            name="clase",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="reglaplazo",
            name="clase",
            field=models.CharField(
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
        migrations.RunPython(avisar_en_bases_de_antes, migrations.RunPython.noop),
    ]
