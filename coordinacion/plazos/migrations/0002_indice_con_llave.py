from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plazos", "0001_initial")]

    operations = [
        migrations.RemoveIndex(
            model_name="plazo",
            name="plazo_abierto_por_clase",
        ),
        migrations.AddIndex(
            model_name="plazo",
            index=models.Index(
                condition=models.Q(("cerrado_en__isnull", True)),
                fields=["clase", "vence_en", "id"],
                name="plazo_abierto_por_clase",
            ),
        ),
    ]
