import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was «requiere intérprete o traducción» said only that the letter is in another
    language: the desk's own button. Which of the two is asked for is written from now on."""

    dependencies = [
        ("correspondencia", "0011_por_archivar"),
        ("organizacion", "0002_titular_correo"),
    ]

    operations = [
        migrations.RenameField(
            model_name="correspondencia",
            old_name="requiere_interprete",
            new_name="otra_lengua",
        ),
        migrations.AlterField(
            model_name="correspondencia",
            name="otra_lengua",
            field=models.BooleanField(default=False, verbose_name="en otra lengua"),
        ),
        migrations.AddField(
            model_name="correspondencia",
            name="variante",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organizacion.variantelengua",
            ),
        ),
        migrations.AddField(
            model_name="correspondencia",
            name="pide_interprete",
            field=models.BooleanField(default=False, verbose_name="pide intérprete"),
        ),
        migrations.AddField(
            model_name="correspondencia",
            name="pide_traduccion",
            field=models.BooleanField(default=False, verbose_name="pide la respuesta traducida"),
        ),
        migrations.AddField(
            model_name="notificacion",
            name="sin_traduccion",
            field=models.CharField(
                blank=True,
                default="",
                max_length=500,
                verbose_name="por qué se notificó sin la traducción pedida",
            ),
        ),
        migrations.RunSQL(
            "UPDATE correspondencia_correspondencia SET otra_lengua = true "
            "WHERE lengua_id IS NOT NULL AND NOT otra_lengua",
            migrations.RunSQL.noop,
        ),
    ]
