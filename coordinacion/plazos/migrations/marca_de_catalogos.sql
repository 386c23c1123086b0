-- One value that changes with any rule, ladder or calendar, so that a copy in memory knows its age.
--
-- By triggers, because rows are written through several doors (screens, loading, acts, SQL). The
-- value is never reused, not even after a rollback. The lock is that of `sql.formar_cambios`, taken
-- before any row: changes of catalogues stand in one line.

CREATE TABLE plazos_marca (
    unica boolean PRIMARY KEY DEFAULT true CHECK (unica),
    valor uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO plazos_marca DEFAULT VALUES;

CREATE FUNCTION plazos_marcar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7401002);
    UPDATE plazos_marca SET valor = gen_random_uuid();
    RETURN NULL;
END $$;

CREATE TRIGGER plazos_marcar BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON plazos_reglaplazo
    FOR EACH STATEMENT EXECUTE FUNCTION plazos_marcar();
CREATE TRIGGER plazos_marcar BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON plazos_escalonaviso
    FOR EACH STATEMENT EXECUTE FUNCTION plazos_marcar();
CREATE TRIGGER plazos_marcar BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON plazos_calendario
    FOR EACH STATEMENT EXECUTE FUNCTION plazos_marcar();
