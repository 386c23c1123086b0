-- The log only grows: the database itself refuses to change, delete or truncate it, whoever asks
-- and however. So it does with what proves it: heads, seals and checks.
--
-- Two changes are admitted. A line's personal text may be suppressed, once, and everything else of
-- the line stays as it was. A head moves with its chain (cadena.sql), and is never deleted.
--
-- ENABLE ALWAYS keeps the triggers firing under session_replication_role = replica too.

CREATE FUNCTION bitacora_solo_crece() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'La bitácora sólo crece: no se permite % en %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION bitacora_solo_suprimir() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    admitida bitacora_asiento := OLD;
BEGIN
    admitida.datos := '{}';
    admitida.sal := NULL;
    admitida.suprimido_en := NEW.suprimido_en;
    IF NEW IS DISTINCT FROM admitida OR NEW.suprimido_en IS NULL
        OR OLD.suprimido_en IS NOT NULL OR OLD.hecho = 'datos_suprimidos'
    THEN
        RAISE EXCEPTION 'La bitácora sólo crece: no se permite % en %', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER bitacora_supresion BEFORE UPDATE ON bitacora_asiento
    FOR EACH ROW EXECUTE FUNCTION bitacora_solo_suprimir();
ALTER TABLE bitacora_asiento ENABLE ALWAYS TRIGGER bitacora_supresion;

CREATE TRIGGER bitacora_sin_cambios BEFORE DELETE OR TRUNCATE ON bitacora_asiento
    FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_crece();
ALTER TABLE bitacora_asiento ENABLE ALWAYS TRIGGER bitacora_sin_cambios;

CREATE TRIGGER bitacora_sin_cambios BEFORE DELETE OR TRUNCATE ON bitacora_cabeza
    FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_crece();
ALTER TABLE bitacora_cabeza ENABLE ALWAYS TRIGGER bitacora_sin_cambios;

CREATE TRIGGER bitacora_sin_cambios BEFORE UPDATE OR DELETE OR TRUNCATE ON bitacora_sello
    FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_crece();
ALTER TABLE bitacora_sello ENABLE ALWAYS TRIGGER bitacora_sin_cambios;

CREATE TRIGGER bitacora_sin_cambios BEFORE UPDATE OR DELETE OR TRUNCATE ON bitacora_verificacion
    FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_crece();
ALTER TABLE bitacora_verificacion ENABLE ALWAYS TRIGGER bitacora_sin_cambios;
