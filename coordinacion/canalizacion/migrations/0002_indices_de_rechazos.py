from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("canalizacion", "0001_initial")]

    operations = [
        migrations.RemoveIndex(
            model_name="turno",
            name="turno_con_rechazo_tardio",
        ),
        migrations.RemoveIndex(
            model_name="turno",
            name="turno_declinado",
        ),
        migrations.AddIndex(
            model_name="turno",
            index=models.Index(
                condition=models.Q(
                    ("declinacion_fuera_de_ventana", True),
                    ("estado__in", ["turnado", "acusado"]),
                    ("vueltas", 0),
                ),
                fields=["id"],
                name="turno_con_rechazo_tardio",
            ),
        ),
        migrations.AddIndex(
            model_name="turno",
            index=models.Index(
                condition=models.Q(("estado", "declinado")),
                fields=["correspondencia", "declinado_en", "id"],
                name="turno_declinado",
            ),
        ),
    ]
