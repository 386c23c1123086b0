"""The log only grows: the database itself refuses to change, delete or truncate it.

``ENABLE ALWAYS`` keeps the triggers firing under ``session_replication_role = replica`` too.
"""

from django.db import migrations

PONER = """
CREATE FUNCTION bitacora_solo_crece() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'La bitácora sólo crece: no se permite % en %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER bitacora_sin_cambios BEFORE UPDATE OR DELETE OR TRUNCATE ON bitacora_asiento
    FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_crece();
ALTER TABLE bitacora_asiento ENABLE ALWAYS TRIGGER bitacora_sin_cambios;
"""

QUITAR = """
DROP TRIGGER bitacora_sin_cambios ON bitacora_asiento;
DROP FUNCTION bitacora_solo_crece();
"""


class Migration(migrations.Migration):
    dependencies = [("bitacora", "0001_initial")]
    operations = [migrations.RunSQL(PONER, QUITAR)]
