from django.db import migrations, models

ESCALERA = [
    ("interprete", -1, "analista", None),
    ("interprete", 0, "analista", None),
    ("interprete", 1, "analista", None),
    ("interprete", 3, "titular_unidad", None),
    ("interprete", 5, "titular_unidad", 5),
    ("traduccion", -2, "analista", None),
    ("traduccion", 0, "analista", None),
    ("traduccion", 1, "analista", None),
    ("traduccion", 3, "titular_unidad", None),
    ("traduccion", 5, "titular_unidad", 5),
]
"""As `datos/escalera.csv` says of both classes."""


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
        ("plazos", "0007_prevencion"),
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
                ],
                max_length=20,
                verbose_name="clase",
            ),
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
                ],
                max_length=20,
                verbose_name="clase",
            ),
        ),
        migrations.AlterField(
            model_name="plazo",
            name="desenlace",
            field=models.CharField(
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
                ],
                max_length=20,
                verbose_name="desenlace",
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
                ],
                max_length=20,
                verbose_name="clase",
            ),
        ),
        migrations.RunPython(avisar_en_bases_de_antes, migrations.RunPython.noop),
    ]
