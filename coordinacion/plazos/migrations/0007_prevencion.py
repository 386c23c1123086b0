from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plazos", "0006_el_libro_solo_crece"),
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
                    ("acuse", "Acuse de recibido"),
                    ("respuesta_turno", "Respuesta de la institución"),
                    ("declinar", "Rechazo por incompetencia"),
                ],
                max_length=20,
                verbose_name="clase",
            ),
        ),
    ]
