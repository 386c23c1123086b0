from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("correspondencia", "0008_desglose"),
    ]

    operations = [
        migrations.AddField(
            model_name="correspondencia",
            name="decide_titular",
            field=models.BooleanField(default=False, verbose_name="decide la persona titular"),
        ),
        migrations.AddIndex(
            model_name="correspondencia",
            index=models.Index(
                condition=models.Q(("decide_titular", True), ("estado", "canalizada")),
                fields=["id"],
                name="carta_por_decidir",
            ),
        ),
    ]
