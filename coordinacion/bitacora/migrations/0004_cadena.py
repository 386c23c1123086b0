"""The chain of each record, written by the database whoever inserts and however.

What a line's fingerprint covers, in this order, joined by ``|`` and nothing where there is none:

    fingerprint of the line before (empty for the first) | numero | id | registro_id | asunto_id
    | turno_id | actor_id | institucion_id | t or f (por_cuenta_de) | ocurrido_en | asentado_en
    | huella_datos | characters of hecho | hecho | registro

Moments are whole microseconds since 1970 in UTC, so neither a time zone nor a date format matters;
the length before ``hecho`` keeps two texts from being read as other two. ``huella_datos`` covers
``sal`` followed by the text that PostgreSQL gives of a ``jsonb``. All are lower-case hexadecimal
sha256 of UTF-8. The tests hold this in Python, apart.

``SECURITY DEFINER``: the application's role may only read and insert lines; heads and numbers move
by the trigger alone, which nobody but the owner may hang on a table of theirs. ``ENABLE ALWAYS``: a replica's session writes the chain too.
"""

from django.db import migrations, models

CALCULAR = """
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
"""

OLVIDAR_CALCULO = """
DROP FUNCTION bitacora_eslabon(text, bigint, text);
DROP FUNCTION bitacora_cuerpo(bigint, bigint, bigint, bigint, bigint, bigint, boolean,
    timestamptz, timestamptz, text, text, text);
DROP FUNCTION bitacora_huella_datos(uuid, jsonb);
"""

# The lines that are already there, link by link of all chains at once.
ENCADENAR = """
DROP TRIGGER bitacora_sin_cambios ON bitacora_asiento;
CREATE TEMPORARY TABLE eslabones ON COMMIT DROP AS
    SELECT a.id, a.registro, a.registro_id, a.huella_datos,
        row_number() OVER (PARTITION BY a.registro, a.registro_id ORDER BY a.id) AS numero,
        bitacora_cuerpo(a.id, a.registro_id, a.asunto_id, a.turno_id, a.actor_id, a.institucion_id,
            a.por_cuenta_de, a.ocurrido_en, a.asentado_en, a.huella_datos, a.hecho, a.registro
        ) AS cuerpo
    FROM (
        SELECT id, registro, registro_id, asunto_id, turno_id, actor_id, institucion_id,
            por_cuenta_de, ocurrido_en, asentado_en, hecho,
            bitacora_huella_datos(sal, datos) AS huella_datos
        FROM bitacora_asiento
    ) a;
CREATE UNIQUE INDEX ON eslabones (registro, registro_id, numero);
ANALYZE eslabones;
WITH RECURSIVE cadena AS (
    SELECT id, registro, registro_id, numero, huella_datos,
        bitacora_eslabon('', numero, cuerpo) AS huella
    FROM eslabones WHERE numero = 1
    UNION ALL
    SELECT e.id, e.registro, e.registro_id, e.numero, e.huella_datos,
        bitacora_eslabon(c.huella, e.numero, e.cuerpo)
    FROM cadena c JOIN eslabones e ON (e.registro, e.registro_id, e.numero)
        = (c.registro, c.registro_id, c.numero + 1)
)
UPDATE bitacora_asiento a
SET numero = c.numero, huella_datos = c.huella_datos, huella = c.huella
FROM cadena c WHERE a.id = c.id;
INSERT INTO bitacora_cabeza (registro, registro_id, numero, huella)
    SELECT DISTINCT ON (registro, registro_id) registro, registro_id, numero, huella
    FROM bitacora_asiento ORDER BY registro, registro_id, numero DESC;
"""

DESENCADENAR = """
CREATE TRIGGER bitacora_sin_cambios BEFORE UPDATE OR DELETE OR TRUNCATE ON bitacora_asiento
    FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_crece();
ALTER TABLE bitacora_asiento ENABLE ALWAYS TRIGGER bitacora_sin_cambios;
DELETE FROM bitacora_cabeza;
"""

# A number is given while the table is held for writing and never before: what a seal has cut can
# then not be joined by a line whose number was reserved earlier.
NUMERAR = """
ALTER TABLE bitacora_asiento ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE bitacora_asiento_id_seq OWNED BY bitacora_asiento.id;
SELECT setval('bitacora_asiento_id_seq', coalesce(max(id), 0) + 1, false) FROM bitacora_asiento;
"""

DEVOLVER_NUMERO = """
ALTER SEQUENCE bitacora_asiento_id_seq OWNED BY NONE;
DROP SEQUENCE bitacora_asiento_id_seq;
ALTER TABLE bitacora_asiento ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY;
SELECT setval(pg_get_serial_sequence('bitacora_asiento', 'id'), coalesce(max(id), 0) + 1, false)
    FROM bitacora_asiento;
"""

VIGILAR = """
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
ALTER TABLE bitacora_cabeza SET (fillfactor = 80);

CREATE FUNCTION bitacora_corte() RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
    LOCK TABLE bitacora_asiento IN SHARE MODE;
    RETURN (SELECT coalesce(max(id), 0) FROM bitacora_asiento);
END $$;
"""

DEJAR_DE_VIGILAR = """
DROP FUNCTION bitacora_corte();
DROP TRIGGER bitacora_sin_cambios ON bitacora_verificacion;
DROP TRIGGER bitacora_sin_cambios ON bitacora_sello;
DROP TRIGGER bitacora_sin_cambios ON bitacora_cabeza;
DROP TRIGGER bitacora_sin_cambios ON bitacora_asiento;
DROP TRIGGER bitacora_supresion ON bitacora_asiento;
DROP FUNCTION bitacora_solo_suprimir();
DROP TRIGGER bitacora_cadena ON bitacora_asiento;
DROP FUNCTION bitacora_encadenar();
"""


class Migration(migrations.Migration):
    dependencies = [("bitacora", "0003_columnas_de_la_cadena")]
    operations = [
        migrations.RunSQL(CALCULAR, OLVIDAR_CALCULO),
        migrations.RunSQL(ENCADENAR, DESENCADENAR),
        migrations.RemoveIndex("asiento", "asiento_por_registro"),
        migrations.AddConstraint(
            "asiento",
            models.UniqueConstraint(
                fields=["registro", "registro_id", "numero"], name="asiento_numero_unico"
            ),
        ),
        migrations.RunSQL(NUMERAR, DEVOLVER_NUMERO),
        migrations.RunSQL(VIGILAR, DEJAR_DE_VIGILAR),
    ]
