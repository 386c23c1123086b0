"""The statements of turns that write many rows at once: acknowledgement and fan-out.

What they write was decided in memory, by the state machine and the rules, on rows that this
transaction holds; each statement repeats the state that it expects and its count is checked.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import BigIntegerField, BooleanField
from django.db.models.expressions import RawSQL

from coordinacion.canalizacion.models import Turno, TurnoQuerySet
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.escritas import Escrita, Hueco, escribir
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.memoria import Memoria
from coordinacion.nucleo.sql import como_json, ejecutar, insertar
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.services import Filas as Relojes
from coordinacion.plazos.sql_apertura import insertar_relojes

# Of the letter and the institution, what verbs look at; anything else is read when asked for.
_TURNO = [campo.attname for campo in Turno._meta.concrete_fields]
_CARTA = ["id", "folio", "estado", "acceso", "analista_id"]
_INSTITUCION = ["id", "nombre", "orden", "modo"]

MUCHOS = 1000
"""More turns than any statement here brings."""
_CLAVES = Hueco("claves", BigIntegerField())

_ASENTAR = """
    INSERT INTO bitacora_asiento (hecho, registro, registro_id, asunto_id, turno_id, actor_id,
        institucion_id, por_cuenta_de, ocurrido_en, asentado_en, datos)
    SELECT a.* FROM jsonb_to_recordset(%(asientos)s::jsonb) AS a (hecho text, registro text,
        registro_id bigint, asunto_id bigint, turno_id bigint, actor_id bigint,
        institucion_id bigint, por_cuenta_de boolean, ocurrido_en timestamptz,
        asentado_en timestamptz, datos jsonb)
"""

# The limit limits nothing: it tells the planner that the turns are few, and so to go by key.
_ACUSAR = f"""
    WITH pedidos AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(%(turnos)s::jsonb) AS p (id bigint, estado text,
            acuse text, acusado_en timestamptz, plazo_acuse_id bigint, desenlace text)
        LIMIT {{tope}}
    ), cerrados AS (
        UPDATE plazos_plazo z SET cerrado_en = p.acusado_en, desenlace = p.desenlace, paso_en = NULL
        FROM pedidos p WHERE z.id = p.plazo_acuse_id AND z.cerrado_en IS NULL
    ), abiertos AS (
        {insertar_relojes(con_clave=False)} RETURNING id, turno_id
    ), acusados AS (
        UPDATE canalizacion_turno t SET estado = p.estado, acuse = p.acuse,
            acusado_en = p.acusado_en, plazo_declinar_id = coalesce(a.id, t.plazo_declinar_id)
        FROM pedidos p LEFT JOIN abiertos a ON a.turno_id = p.id
        WHERE t.id = p.id AND t.estado = '{EstadoTurno.TURNADO.value}'
        RETURNING t.id, a.id AS ventana
    ), asentados AS ({_ASENTAR}), avisados AS (
        INSERT INTO avisos_aviso
            (clave, destinatario_id, titulo, texto, url, asunto_id, urgente, creado_en)
        SELECT v.* FROM jsonb_to_recordset(%(avisos)s::jsonb) AS v (clave text,
            destinatario_id bigint, titulo text, texto text, url text, asunto_id bigint,
            urgente boolean, creado_en timestamptz)
        ON CONFLICT (clave) DO NOTHING
    )
    SELECT id, ventana FROM acusados
"""  # noqa: S608 - names of the models

_TURNAR = f"""
    WITH abiertos AS ({insertar_relojes(con_clave=True)}),
    turnados AS ({insertar(Turno, "turnos")} RETURNING id),
    senalados AS (
        INSERT INTO canalizacion_turno_puntos (turno_id, punto_id)
        SELECT p.* FROM jsonb_to_recordset(%(puntos)s::jsonb)
            AS p (turno_id bigint, punto_id bigint)
    ), asentados AS ({_ASENTAR})
    SELECT count(*) FROM turnados
"""  # noqa: S608 - names of the models


def bloquear(actor: Usuario, ids: Sequence[int]) -> list[Turno]:
    """The turns that `actor` may open, locked in the order of their keys."""
    clave = (actor.pk, papeles(actor).clave, len(ids) == 1)
    return _leer(clave, partial(Turno.objects.visibles_para, actor), ids)


def bloquear_cualesquiera(ids: Sequence[int]) -> list[Turno]:
    """The same for the actor SISTEMA, who asks nobody."""
    return _leer((len(ids) == 1,), Turno.objects.all, ids)


# By who asks.
_escritas: Memoria[Escrita] = Memoria(tope=1000)


def _leer(clave: Hashable, turnos: Callable[[], TurnoQuerySet], ids: Sequence[int]) -> list[Turno]:
    de_una = len(ids) == 1
    escrita = _escritas.dar(clave, lambda: _escribir(turnos(), de_una=de_una))
    if not escrita.sql:
        return []
    with connection.cursor() as cursor:
        ejecutar(cursor, escrita.sql, escrita.con(claves=ids[0] if de_una else list(ids)))
        return [_turno(fila) for fila in cursor.fetchall()]


def _escribir(turnos: TurnoQuerySet, *, de_una: bool) -> Escrita:
    igual = "canalizacion_turno.id = " + ("%s" if de_una else "ANY(%s)")
    con_claves = RawSQL(igual, [_CLAVES], output_field=BooleanField())  # noqa: S611 - literals
    bloqueados = turnos.filter(con_claves).order_by("pk").select_for_update(of=("self",))
    columnas = [
        *_TURNO,
        *(f"correspondencia__{campo}" for campo in _CARTA),
        *(f"institucion__{campo}" for campo in _INSTITUCION),
    ]
    return escribir(bloqueados.values_list(*columnas))


def _turno(fila: Sequence[Any]) -> Turno:
    hasta_turno, hasta_carta = len(_TURNO), len(_TURNO) + len(_CARTA)
    turno = Turno.from_db(connection.alias, _TURNO, fila[:hasta_turno])
    turno.correspondencia = Correspondencia.from_db(
        connection.alias, _CARTA, fila[hasta_turno:hasta_carta]
    )
    turno.institucion = Institucion.from_db(connection.alias, _INSTITUCION, fila[hasta_carta:])
    return turno


Filas: TypeAlias = Sequence[Mapping[str, object]]


def acusar(turnos: Filas, plazos: Relojes, asientos: Filas, avisos: Filas) -> dict[int, int | None]:
    """Write acknowledgements, and return for each turn the clock of its window to refuse.

    `turnos` brings what the state machine decided and the ACUSE clock to end; `plazos` are
    those that open.
    """
    parametros = {
        "turnos": como_json(turnos),
        "comunes": como_json(plazos.comunes),
        "relojes": como_json(plazos.propias),
        "asientos": como_json(asientos),
        "avisos": como_json(avisos),
    }
    with connection.cursor() as cursor:
        ejecutar(cursor, _ACUSAR.format(tope=1 if len(turnos) == 1 else MUCHOS), parametros)
        return dict(cursor.fetchall())


def turnar(
    turnos: Filas, plazos: Relojes, puntos: Sequence[tuple[int, int]], asientos: Filas
) -> int:
    """Write new turns with their clocks, points and log lines; they already have their keys."""
    parametros = {
        "turnos": como_json(turnos),
        "comunes": como_json(plazos.comunes),
        "relojes": como_json(plazos.propias),
        "puntos": como_json([{"turno_id": turno, "punto_id": punto} for turno, punto in puntos]),
        "asientos": como_json(asientos),
    }
    with connection.cursor() as cursor:
        ejecutar(cursor, _TURNAR, parametros)
        return int(cursor.fetchone()[0])
