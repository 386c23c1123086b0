-- The ledger of the clocks only grows: what a calendar's act moved is told by nothing else.

CREATE TRIGGER plazos_ajuste_sin_cambios BEFORE UPDATE OR DELETE OR TRUNCATE
    ON plazos_ajusteplazo FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_crece();
ALTER TABLE plazos_ajusteplazo ENABLE ALWAYS TRIGGER plazos_ajuste_sin_cambios;
