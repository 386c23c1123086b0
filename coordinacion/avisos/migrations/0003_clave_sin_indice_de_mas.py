"""A key is looked up whole: its second index, for searches by prefix, served no query."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("avisos", "0002_correo_saliente")]
    operations = [
        migrations.AlterField(
            model_name="aviso",
            name="clave",
            field=models.CharField(max_length=120, verbose_name="clave"),
        ),
        migrations.AddConstraint(
            model_name="aviso",
            constraint=models.UniqueConstraint(fields=("clave",), name="aviso_una_vez"),
        ),
    ]
