import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("correspondencia", "0002_sin_contacto"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="correspondencia",
            name="tomada_en",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="correspondencia",
            name="tomada_por",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="correspondencia",
            index=models.Index(
                condition=models.Q(("cerrada_en__isnull", False)),
                fields=["-cerrada_en"],
                name="carta_por_cierre",
            ),
        ),
        migrations.AddIndex(
            model_name="correspondencia",
            index=models.Index(
                condition=models.Q(("notificada_en__isnull", False)),
                fields=["-notificada_en"],
                name="carta_por_notificacion",
            ),
        ),
    ]
