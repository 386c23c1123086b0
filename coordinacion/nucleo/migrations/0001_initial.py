from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ContadorFolio",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("serie", models.CharField(max_length=20)),
                ("anio", models.PositiveSmallIntegerField()),
                ("ultimo", models.PositiveIntegerField(default=0)),
                ("cerrado_en", models.DateTimeField(null=True, verbose_name="cerrado")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("serie", "anio"), name="contador_por_serie_y_anio"
                    )
                ],
            },
        ),
    ]
