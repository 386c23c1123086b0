"""The ledger of the clocks only grows: what a calendar's act moved is told by nothing else."""

from django.db import migrations

PONER = """
CREATE TRIGGER plazos_ajuste_sin_cambios BEFORE UPDATE OR DELETE OR TRUNCATE
    ON plazos_ajusteplazo FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_crece();
ALTER TABLE plazos_ajusteplazo ENABLE ALWAYS TRIGGER plazos_ajuste_sin_cambios;
"""
QUITAR = "DROP TRIGGER plazos_ajuste_sin_cambios ON plazos_ajusteplazo;"


class Migration(migrations.Migration):
    dependencies = [
        ("bitacora", "0002_solo_crece"),
        ("plazos", "0005_prorrogas_y_suspensiones"),
    ]
    operations = [migrations.RunSQL(PONER, QUITAR)]
