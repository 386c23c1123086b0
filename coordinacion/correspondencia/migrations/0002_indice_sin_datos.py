from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("correspondencia", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="notificacion",
            index=models.Index(
                condition=models.Q(("resultado", "sin_datos")),
                fields=["correspondencia"],
                name="notificacion_sin_datos",
            ),
        ),
    ]
