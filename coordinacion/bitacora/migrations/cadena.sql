-- The chain of each record, written by the database whoever inserts and however.
--
-- What a line's fingerprint covers, in this order, joined by | and nothing where there is none:
--
--     fingerprint of the line before (empty for the first) | numero | id | registro_id | asunto_id
--     | turno_id | actor_id | institucion_id | t or f (por_cuenta_de) | ocurrido_en | asentado_en
--     | huella_datos | characters of hecho | hecho | registro
--
-- Moments are whole microseconds since 1970 in UTC, so neither a time zone nor a date format
-- matters; the length before hecho keeps two texts from being read as other two. huella_datos
-- covers sal followed by the text that PostgreSQL gives of a jsonb. All are lower-case hexadecimal
-- sha256 of UTF-8. The tests hold this in Python, apart.
--
-- SECURITY DEFINER: the application's role may only read and insert lines; heads and numbers move
-- by the trigger alone, which nobody but the owner may hang on a table of theirs. ENABLE ALWAYS: a
-- replica's session writes the chain too.

CREATE FUNCTION bitacora_huella_datos(sal uuid, datos jsonb) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN encode(sha256(convert_to(sal::text || datos::text, 'UTF8')), 'hex');

CREATE FUNCTION bitacora_cuerpo(
    id bigint, registro_id bigint, asunto_id bigint, turno_id bigint, actor_id bigint,
    institucion_id bigint, por_cuenta_de boolean, ocurrido_en timestamptz,
    asentado_en timestamptz, huella_datos text, hecho text, registro text
) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN id || '|' || registro_id || '|' || coalesce(asunto_id::text, '') || '|'
    || coalesce(turno_id::text, '') || '|' || actor_id || '|'
    || coalesce(institucion_id::text, '') || '|'
    || CASE WHEN por_cuenta_de THEN 't' ELSE 'f' END || '|'
    || (extract(epoch FROM ocurrido_en) * 1000000)::bigint || '|'
    || (extract(epoch FROM asentado_en) * 1000000)::bigint || '|'
    || huella_datos || '|' || length(hecho) || '|' || hecho || '|' || registro;

CREATE FUNCTION bitacora_eslabon(previa text, numero bigint, cuerpo text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN encode(sha256(convert_to(previa || '|' || numero || '|' || cuerpo, 'UTF8')), 'hex');

-- A line's number is given by the trigger, while the table is held for writing, and never before:
-- what a seal has cut can then not be joined by a line whose number was reserved earlier. So the
-- column has a sequence and no default.
ALTER TABLE bitacora_asiento ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE bitacora_asiento_id_seq OWNED BY bitacora_asiento.id;

CREATE FUNCTION bitacora_encadenar() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    cuerpo text;
BEGIN
    NEW.id := nextval('bitacora_asiento_id_seq');
    NEW.sal := gen_random_uuid();
    NEW.suprimido_en := NULL;
    NEW.huella_datos := bitacora_huella_datos(NEW.sal, NEW.datos);
    cuerpo := bitacora_cuerpo(NEW.id, NEW.registro_id, NEW.asunto_id, NEW.turno_id, NEW.actor_id,
        NEW.institucion_id, NEW.por_cuenta_de, NEW.ocurrido_en, NEW.asentado_en,
        NEW.huella_datos, NEW.hecho, NEW.registro);
    INSERT INTO bitacora_cabeza AS c (registro, registro_id, numero, huella)
    VALUES (NEW.registro, NEW.registro_id, 1, bitacora_eslabon('', 1, cuerpo))
    ON CONFLICT (registro, registro_id) DO UPDATE
        SET numero = c.numero + 1, huella = bitacora_eslabon(c.huella, c.numero + 1, cuerpo)
    RETURNING c.numero, c.huella INTO NEW.numero, NEW.huella;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION bitacora_encadenar() FROM PUBLIC;

CREATE TRIGGER bitacora_cadena BEFORE INSERT ON bitacora_asiento
    FOR EACH ROW EXECUTE FUNCTION bitacora_encadenar();
ALTER TABLE bitacora_asiento ENABLE ALWAYS TRIGGER bitacora_cadena;

-- Each line updates the head of its record: with room on the page, no index has to hear of it.
ALTER TABLE bitacora_cabeza SET (fillfactor = 80);

-- Where a seal cuts: the last line, with no writer half way. It waits for them two seconds at most.
CREATE FUNCTION bitacora_corte() RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
    LOCK TABLE bitacora_asiento IN SHARE MODE;
    RETURN (SELECT coalesce(max(id), 0) FROM bitacora_asiento);
END $$;
