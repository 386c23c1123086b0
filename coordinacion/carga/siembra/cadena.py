"""The log of invented lives, chained a batch at a time.

The log's trigger moves the head of a record once for each line, so that writers who meet on it
wait for one another. A history that comes into bare tables meets nobody, and each life comes whole
in one batch: its lines are numbered and chained by one statement, with the functions that the
trigger calls (decision 020), and each head is written once.
"""

import io

from django.db import connection

from coordinacion.bitacora.models import Asiento
from coordinacion.carga.escritura import volcar
from coordinacion.nucleo.cuaderno import Cuaderno

_DICHO = """hecho, registro, registro_id, asunto_id, turno_id, actor_id, institucion_id,
    por_cuenta_de, ocurrido_en, asentado_en, datos"""
_PREPARAR = """
CREATE TEMP TABLE IF NOT EXISTS antesala (LIKE bitacora_asiento INCLUDING DEFAULTS)
    ON COMMIT DELETE ROWS;
ALTER TABLE antesala ALTER COLUMN id DROP NOT NULL;
CREATE OR REPLACE AGGREGATE pg_temp.encadenar (bigint, text)
    (SFUNC = bitacora_eslabon, STYPE = text, INITCOND = '');
"""
_ENCADENAR = f"""
WITH numeradas AS (
    SELECT *, bitacora_huella_datos(sal, datos) AS huella_de_datos,
        row_number() OVER (PARTITION BY registro, registro_id ORDER BY llave) AS lugar
    FROM (SELECT nextval('bitacora_asiento_id_seq') AS llave, * FROM antesala OFFSET 0) AS dichas
), puestas AS (
    INSERT INTO bitacora_asiento (id, numero, sal, huella_datos, huella, {_DICHO})
    SELECT llave, lugar, sal, huella_de_datos, pg_temp.encadenar(lugar, bitacora_cuerpo(
            llave, registro_id, asunto_id, turno_id, actor_id, institucion_id, por_cuenta_de,
            ocurrido_en, asentado_en, huella_de_datos, hecho, registro
        )) OVER (PARTITION BY registro, registro_id ORDER BY lugar), {_DICHO}
    FROM numeradas
    RETURNING registro, registro_id, numero, huella
)
INSERT INTO bitacora_cabeza (registro, registro_id, numero, huella)
SELECT DISTINCT ON (registro, registro_id) registro, registro_id, numero, huella
FROM puestas ORDER BY registro, registro_id, numero DESC
"""  # noqa: S608  (nothing from outside)


def volcar_encadenado(cuaderno: Cuaderno) -> None:
    """As `volcar`, while the log is without its trigger and nobody has written on these records."""
    with connection.cursor() as cursor:
        cursor.execute(_PREPARAR)
        cuaderno.pasar([Asiento], _a_la_antesala)
        volcar(cuaderno)
        cursor.execute(_ENCADENAR)


def _a_la_antesala(orden: str, texto: str) -> None:
    with connection.cursor() as cursor:
        cursor.copy_expert(orden.replace(Asiento._meta.db_table, "antesala"), io.StringIO(texto))
