from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the column that they read: PostgreSQL does not change a table whose rows were
    just written by the same transaction."""

    dependencies = [
        ("correspondencia", "0012_lengua_y_apoyo_pedido"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="correspondencia",
            index=models.Index(
                condition=models.Q(("otra_lengua", True)),
                fields=["lengua", "variante"],
                name="carta_por_lengua",
            ),
        ),
        migrations.AddConstraint(
            model_name="correspondencia",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("otra_lengua", True),
                    models.Q(
                        ("pide_interprete", False),
                        ("pide_traduccion", False),
                        ("variante", None),
                    ),
                    _connector="OR",
                ),
                name="carta_en_espanol_no_pide_apoyo",
            ),
        ),
    ]
