"""What must be true of the whole database at any moment between two transactions.

Each invariant is one set-based query that returns the records which break it, by name; `revisar`
runs them all. They compare tables that different statements write: a letter with its turns, its
clocks, its log and its notices. Whatever was killed, and wherever, half a case shows here.
"""

from collections.abc import Mapping

from django.db import connection

from coordinacion.bitacora.services import verificacion as bitacora
from workflows import verificacion as flujos

_ULTIMO_HECHO = """
    SELECT DISTINCT ON (asunto_id) asunto_id, hecho FROM bitacora_asiento
    WHERE hecho = ANY(ARRAY[
        'correspondencia_recibida', 'correspondencia_clasificada', 'correspondencia_canalizada',
        'correspondencia_remitida', 'correspondencia_respondida_directo',
        'correspondencia_atendida', 'correspondencia_regresada', 'correspondencia_concluida',
        'correspondencia_conocimiento_tomado', 'correspondencia_desechada',
        'correspondencia_cancelada', 'correspondencia_reabierta'])
    ORDER BY asunto_id, id DESC
"""
_DEJA = """
    (VALUES ('correspondencia_recibida', ARRAY['recibida']),
        ('correspondencia_clasificada', ARRAY['clasificada']),
        ('correspondencia_canalizada', ARRAY['canalizada']),
        ('correspondencia_remitida', ARRAY['canalizada']),
        ('correspondencia_respondida_directo', ARRAY['atendida']),
        ('correspondencia_atendida', ARRAY['atendida']),
        ('correspondencia_regresada', ARRAY['canalizada', 'clasificada']),
        ('correspondencia_concluida', ARRAY['concluida']),
        ('correspondencia_conocimiento_tomado', ARRAY['concluida']),
        ('correspondencia_desechada', ARRAY['desechada']),
        ('correspondencia_cancelada', ARRAY['cancelada']),
        ('correspondencia_reabierta', ARRAY['clasificada', 'recibida'])) AS deja(hecho, estados)
"""

CARTAS = {
    "carta sin su asiento de recepción, o con dos": """
        SELECT c.folio FROM correspondencia_correspondencia c
        LEFT JOIN bitacora_asiento a
            ON a.asunto_id = c.id AND a.hecho = 'correspondencia_recibida'
        GROUP BY c.id HAVING count(a.id) <> 1
    """,
    "carta cuyo estado no es el que dice su bitácora": f"""
        SELECT c.folio FROM correspondencia_correspondencia c
        JOIN ({_ULTIMO_HECHO}) u ON u.asunto_id = c.id JOIN {_DEJA} ON deja.hecho = u.hecho
        WHERE c.estado NOT IN ('prevenida', 'archivada', 'acumulada')
            AND c.estado <> ALL(deja.estados)
    """,
    "folios con huecos, o contador que no es el último": """
        SELECT k.serie || '/' || k.anio FROM nucleo_contadorfolio k
        JOIN (
            SELECT serie, anio, numero FROM correspondencia_correspondencia WHERE desglose = 0
            UNION ALL
            SELECT b.serie, b.anio, f.numero FROM correspondencia_folioreservado f
            JOIN correspondencia_bloquedecontingencia b ON b.id = f.bloque_id
            WHERE f.carta_id IS NULL
        ) c ON c.serie = k.serie AND c.anio = k.anio
        GROUP BY k.id HAVING count(*) <> k.ultimo OR max(c.numero) <> k.ultimo
            OR min(c.numero) <> 1 OR count(DISTINCT c.numero) <> count(*)
    """,
    "carta clasificada sin tipo": """
        SELECT folio FROM correspondencia_correspondencia WHERE tipo_id IS NULL
            AND estado IN ('clasificada', 'canalizada', 'atendida', 'concluida')
    """,
    "carta sin puntos": """
        SELECT c.folio FROM correspondencia_correspondencia c WHERE NOT EXISTS (
            SELECT FROM correspondencia_punto p WHERE p.correspondencia_id = c.id)
    """,
    "carta canalizada sin turnos, o con turnos sin haberse canalizado": """
        SELECT c.folio FROM correspondencia_correspondencia c
        WHERE (c.estado = 'canalizada' AND NOT EXISTS (
                SELECT FROM canalizacion_turno t WHERE t.correspondencia_id = c.id))
            OR (c.estado IN ('recibida', 'desechada') AND EXISTS (
                SELECT FROM canalizacion_turno t WHERE t.correspondencia_id = c.id))
    """,
    "intentos de notificar y su bitácora no son los mismos": """
        SELECT c.folio FROM correspondencia_correspondencia c
        WHERE (SELECT count(*) FROM correspondencia_notificacion n
                WHERE n.correspondencia_id = c.id)
            <> (SELECT count(*) FROM bitacora_asiento a
                WHERE a.asunto_id = c.id AND a.hecho = 'correspondencia_notificada')
    """,
}

TURNOS = {
    "turno sin su asiento, o con dos": """
        SELECT t.id FROM canalizacion_turno t LEFT JOIN bitacora_asiento a
            ON a.turno_id = t.id AND a.hecho = 'turno_turnado'
        GROUP BY t.id HAVING count(a.id) <> 1
    """,
    "turnos de una carta mal numerados": """
        SELECT correspondencia_id FROM canalizacion_turno GROUP BY 1
        HAVING count(*) <> max(numero) OR min(numero) <> 1
    """,
    "turno sin puntos": """
        SELECT t.id FROM canalizacion_turno t WHERE NOT EXISTS (
            SELECT FROM canalizacion_turno_puntos p WHERE p.turno_id = t.id)
    """,
    "turno acusado sin asiento, o con asiento y sin acuse": """
        SELECT t.id FROM canalizacion_turno t LEFT JOIN bitacora_asiento a ON a.turno_id = t.id
            AND a.hecho IN ('turno_acusado', 'turno_acuse_tacito')
        WHERE t.caracter = 'atencion'
            AND NOT EXISTS (SELECT FROM bitacora_asiento b
                WHERE b.turno_id = t.id AND b.hecho = 'turno_caracter_cambiado')
        GROUP BY t.id HAVING count(a.id) <> CASE WHEN t.acuse = '' THEN 0 ELSE 1 END
    """,
    "turno en un estado que su acuse contradice": """
        SELECT id FROM canalizacion_turno
        WHERE (estado IN ('acusado', 'enterado', 'respondido', 'atendido')) AND acuse = ''
            OR (acuse <> '') <> (acusado_en IS NOT NULL)
    """,
    "respuestas y su bitácora no son las mismas": """
        SELECT t.id FROM canalizacion_turno t
        WHERE (SELECT count(*) FROM canalizacion_respuesta r WHERE r.turno_id = t.id)
            <> (SELECT count(*) FROM bitacora_asiento a
                WHERE a.turno_id = t.id AND a.hecho = 'turno_respondido')
    """,
    "turno respondido sin respuesta de su ronda": """
        SELECT t.id FROM canalizacion_turno t
        WHERE t.caracter = 'atencion' AND t.estado IN ('respondido', 'atendido')
            AND NOT EXISTS (SELECT FROM canalizacion_respuesta r
                WHERE r.turno_id = t.id AND r.ronda = t.vueltas + 1)
    """,
    "respuesta sin el sentido de cada punto": """
        SELECT r.id FROM canalizacion_respuesta r
        WHERE (SELECT count(*) FROM canalizacion_sentidodepunto s WHERE s.respuesta_id = r.id)
            <> (SELECT count(*) FROM canalizacion_turno_puntos p WHERE p.turno_id = r.turno_id)
    """,
    "devoluciones y su bitácora no son las mismas": """
        SELECT t.id FROM canalizacion_turno t WHERE t.vueltas <> (
            SELECT count(*) FROM bitacora_asiento a
            WHERE a.turno_id = t.id AND a.hecho = 'turno_devuelto')
    """,
    "carta atendida con un turno de atención abierto": """
        SELECT t.id FROM canalizacion_turno t
        JOIN correspondencia_correspondencia c ON c.id = t.correspondencia_id
        WHERE c.estado IN ('atendida', 'concluida', 'archivada') AND t.caracter = 'atencion'
            AND t.estado IN ('turnado', 'acusado', 'respondido')
    """,
}

PLAZOS = {
    "carta terminada con un plazo suyo corriendo": """
        SELECT c.folio FROM correspondencia_correspondencia c
        JOIN plazos_plazo p ON p.asunto_id = c.id AND p.turno_id IS NULL
        WHERE p.cerrado_en IS NULL
            AND c.estado IN ('concluida', 'desechada', 'cancelada', 'archivada')
    """,
    "plazo de clasificar que no va con el estado de la carta": """
        SELECT c.folio FROM correspondencia_correspondencia c
        LEFT JOIN plazos_plazo p ON p.id = c.plazo_clasificar_id
        WHERE c.estado <> 'prevenida'
            AND (c.estado = 'recibida') <> (p.id IS NOT NULL AND p.cerrado_en IS NULL)
    """,
    "plazo de acuse que no va con el estado del turno": """
        SELECT t.id FROM canalizacion_turno t JOIN plazos_plazo p ON p.id = t.plazo_acuse_id
        WHERE (t.estado = 'turnado') <> (p.cerrado_en IS NULL)
    """,
    "plazo de respuesta que no va con el estado del turno": """
        SELECT t.id FROM canalizacion_turno t JOIN plazos_plazo p ON p.id = t.plazo_respuesta_id
        WHERE (t.estado IN ('turnado', 'acusado')) <> (p.cerrado_en IS NULL)
    """,
    "plazo ajustado sin su renglón en el libro": """
        SELECT p.id FROM plazos_plazo p WHERE p.vence_en <> p.vence_original_en
            AND NOT EXISTS (SELECT FROM plazos_ajusteplazo a
                WHERE a.plazo_id = p.id AND a.despues = p.vence_en)
    """,
}

DUENOS = {
    "plazo que nadie tiene por suyo": """
        SELECT p.id FROM plazos_plazo p
        WHERE p.turno_id IS NULL AND NOT EXISTS (
                SELECT FROM correspondencia_correspondencia c WHERE c.id = p.asunto_id)
            AND NOT EXISTS (SELECT FROM acuerdos_compromiso k WHERE k.plazo_id = p.id)
            OR p.turno_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM canalizacion_turno t
                WHERE t.id = p.turno_id AND t.correspondencia_id = p.asunto_id)
    """,
    "plazo abierto que su dueño ya no apunta": """
        SELECT p.id FROM plazos_plazo p WHERE p.cerrado_en IS NULL
            AND NOT EXISTS (SELECT FROM correspondencia_correspondencia c
                WHERE p.id IN (c.plazo_clasificar_id, c.plazo_canalizar_id, c.plazo_respuesta_id))
            AND NOT EXISTS (SELECT FROM correspondencia_prevencion v WHERE v.plazo_id = p.id)
            AND NOT EXISTS (SELECT FROM lenguas_apoyolinguistico l WHERE l.plazo_id = p.id)
            AND NOT EXISTS (SELECT FROM acuerdos_compromiso k WHERE k.plazo_id = p.id)
            AND NOT EXISTS (SELECT FROM canalizacion_turno t
                WHERE p.id IN (t.plazo_acuse_id, t.plazo_declinar_id, t.plazo_respuesta_id))
    """,
}

AVISOS = {
    "asiento de algo que no existe": """
        SELECT a.id FROM bitacora_asiento a
        WHERE (a.asunto_id IS NOT NULL AND a.hecho LIKE 'correspondencia%' AND NOT EXISTS (
                SELECT FROM correspondencia_correspondencia c WHERE c.id = a.asunto_id))
            OR (a.turno_id IS NOT NULL AND a.hecho LIKE 'turno%' AND NOT EXISTS (
                SELECT FROM canalizacion_turno t WHERE t.id = a.turno_id))
    """,
    "documento que no es de ningún asunto ni espera en un lote": """
        SELECT d.id FROM documentos_documento d
        WHERE d.asunto_id IS NULL AND d.clase <> 'lote' AND NOT EXISTS (
            SELECT FROM canalizacion_relacionenvio r WHERE r.prueba_id = d.id)
            AND NOT EXISTS (SELECT FROM oficios_oficio o WHERE d.id IN (o.impreso_id, o.acuse_id))
            AND NOT EXISTS (
                SELECT FROM oficios_acusedigitalizado e WHERE e.documento_id = d.id)
            AND NOT EXISTS (SELECT FROM buzon_adjuntorecibido b WHERE b.documento_id = d.id)
            AND NOT EXISTS (
                SELECT FROM acuerdos_avance_documentos v WHERE v.documento_id = d.id)
            AND NOT EXISTS (
                SELECT FROM acuerdos_verificacion_documentos w WHERE w.documento_id = d.id)
            AND NOT EXISTS (SELECT FROM vinculacion_mesa m WHERE m.acta_id = d.id)
            AND NOT EXISTS (SELECT FROM vinculacion_reunion r WHERE r.minuta_id = d.id)
            AND NOT EXISTS (
                SELECT FROM vinculacion_reunion_documentos x WHERE x.documento_id = d.id)
            AND NOT EXISTS (SELECT FROM giras_hojaenblanco h WHERE h.escaneo_id = d.id)
    """,
    "turno nuevo sin aviso a un enlace de su institución": """
        SELECT t.id || ' a ' || d.usuario_id FROM canalizacion_turno t
        JOIN organizacion_adscripcion d ON d.institucion_id = t.institucion_id
            AND d.rol = 'enlace' AND d.vigente_desde <= t.turnado_en::date
            AND (d.vigente_hasta IS NULL OR d.vigente_hasta >= t.turnado_en::date)
        WHERE NOT EXISTS (SELECT FROM avisos_aviso v
            WHERE v.clave = 'turno:' || t.id || ':nuevo:' || d.usuario_id)
    """,
    "respuesta sin aviso a la unidad": """
        SELECT r.id FROM canalizacion_respuesta r WHERE NOT EXISTS (
            SELECT FROM avisos_aviso v
            WHERE starts_with(v.clave, 'turno:' || r.turno_id || ':respondido:' || r.ronda || ':'))
    """,
    "escalón asentado sin aviso": """
        SELECT a.id FROM bitacora_asiento a
        WHERE a.hecho = 'plazo_escalon' AND NOT EXISTS (SELECT FROM avisos_aviso v
            WHERE starts_with(v.clave, 'plazo:' || a.registro_id || ':')
                AND v.clave LIKE '%/' || (a.datos ->> 'paso') || ':%')
    """,
    "aviso de un escalón que no se asentó": """
        SELECT v.clave FROM avisos_aviso v WHERE starts_with(v.clave, 'plazo:')
            AND NOT EXISTS (SELECT FROM bitacora_asiento a
                WHERE a.hecho = 'plazo_escalon' AND a.registro = 'plazo'
                    AND a.registro_id = split_part(v.clave, ':', 2)::bigint
                    AND a.datos ->> 'paso'
                        = split_part(split_part(v.clave, ':', 3), '/', 2))
    """,
    "escalón asentado dos veces": """
        SELECT registro_id FROM bitacora_asiento WHERE hecho = 'plazo_escalon'
        GROUP BY registro_id, datos ->> 'paso', datos ->> 'texto'
        HAVING count(*) > 1
    """,
}

PROCESOS = {
    "dos procesos vivos de una carta": """
        SELECT carta_id FROM workflows_proceso WHERE status = 'NEW' GROUP BY 1 HAVING count(*) > 1
    """,
    "proceso vivo sin un paso abierto, o con dos": """
        SELECT p.id FROM workflows_proceso p LEFT JOIN workflows_tarea t
            ON t.process_id = p.id AND t.finished IS NULL
        WHERE p.status = 'NEW' GROUP BY p.id HAVING count(t.id) <> 1
    """,
}

INVARIANTES = CARTAS | TURNOS | PLAZOS | DUENOS | AVISOS | PROCESOS
MUESTRA = 5


def revisar(cuales: Mapping[str, str] = INVARIANTES) -> list[str]:
    """Every broken invariant, with how many records break it and the first few."""
    faltas = []
    with connection.cursor() as cursor:
        for nombre, consulta in cuales.items():
            cursor.execute(consulta)
            filas = [str(fila[0]) for fila in cursor.fetchall()]
            if filas:
                faltas.append(f"{nombre}: {len(filas)} ({', '.join(filas[:MUESTRA])})")
    return faltas


def revisar_todo(cuales: Mapping[str, str] = INVARIANTES) -> list[str]:
    """`revisar`, and what the product's own nets say: the chain of the log is whole, and every
    process is where its letter asks once `verificar_flujos` has passed."""
    flujos.verificar(reparar=True)
    derivas = [f"proceso fuera de su paso: {una}" for una in flujos.verificar()]
    hallazgo = bitacora.verificar().hallazgo
    return [*revisar(cuales), *derivas[:MUESTRA], *([hallazgo] if hallazgo else [])]
