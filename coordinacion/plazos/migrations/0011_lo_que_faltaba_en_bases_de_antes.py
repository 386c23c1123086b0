from django.db import migrations

ESCALERA = [("prevencion", -2, "analista"), ("prevencion", 0, "analista")]
"""As `datos/escalera.csv` says of the class."""
PRORROGA_MAX = 5
"""As `datos/reglas.csv` says of RESPUESTA_TURNO."""


def avisar_de_la_prevencion(apps, schema_editor):
    """The ladder is loaded once, whole: a database that had one before there were preventions never
    got these steps. One that has any step of that class is left as its people have it."""
    escalon = apps.get_model("plazos", "EscalonAviso")
    if escalon.objects.exists() and not escalon.objects.filter(clase="prevencion").exists():
        escalon.objects.bulk_create(
            escalon(clase=clase, dias_habiles=dias, rol=rol) for clase, dias, rol in ESCALERA
        )


def admitir_prorrogas(apps, schema_editor):
    """The seeded rule is older than extensions where it has no limit. One that somebody validated
    says what that person decided."""
    reglas = apps.get_model("plazos", "ReglaPlazo").objects.filter(
        clase="respuesta_turno", tipo_clave="", tema_clave="", vigente_desde="2022-12-01"
    )
    reglas.filter(prorroga_max=None, validado_por=None).update(prorroga_max=PRORROGA_MAX)


class Migration(migrations.Migration):
    dependencies = [
        ("plazos", "0010_compromisos_reportados"),
    ]

    operations = [
        migrations.RunPython(avisar_de_la_prevencion, migrations.RunPython.noop),
        migrations.RunPython(admitir_prorrogas, migrations.RunPython.noop),
    ]
