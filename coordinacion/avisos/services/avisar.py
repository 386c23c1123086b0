"""Writing notices and marking them read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from coordinacion.avisos.despertador import REPARTO, despertar
from coordinacion.avisos.selectors import pendientes
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario

_INSERTAR = """
    INSERT INTO avisos_aviso
        (clave, destinatario_id, titulo, texto, url, asunto_id, urgente, institucion_id,
            direccion, creado_en)
    SELECT *, %s::timestamptz FROM unnest(
        %s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::boolean[],
        %s::bigint[], %s::text[])
    ON CONFLICT (clave) DO NOTHING
    RETURNING inmediato
"""


@dataclass(frozen=True)
class NuevoAviso:
    """A notice to write; ``clave`` says what it is about, its version, step and recipient.

    Without a person it goes to the ``direccion`` of the head of an institution, who has no account.
    """

    clave: str
    destinatario_id: int | None
    titulo: str
    texto: str = ""
    url: str = ""
    asunto_id: int | None = None
    urgente: bool = False
    institucion_id: int | None = None
    direccion: str = ""


def avisar(lineas: Iterable[NuevoAviso]) -> int:
    """Write notices with one statement and return how many were new.

    A key that was ever used is left alone, so repeating a job repeats no notice. What must be
    mailed at once wakes up, after the commit, who mails it.
    """
    nuevos = list(lineas)
    if not nuevos:
        return 0
    columnas: list[list[Any]] = [
        [n.clave for n in nuevos],
        [n.destinatario_id for n in nuevos],
        [n.titulo[:200] for n in nuevos],
        [n.texto[:500] for n in nuevos],
        [n.url for n in nuevos],
        [n.asunto_id for n in nuevos],
        [n.urgente for n in nuevos],
        [n.institucion_id for n in nuevos],
        [n.direccion for n in nuevos],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_INSERTAR, [reloj.ahora(), *columnas])
        al_momento = [inmediato for (inmediato,) in cursor.fetchall()]
    if any(al_momento):
        despertar(REPARTO)
    return len(al_momento)


def marcar_leidos(usuario: Usuario, ids: Collection[int] | None = None) -> int:
    """Mark as read the person's notices (all of them without ``ids``), with those of whom she
    stands in for; return how many."""
    suyos = pendientes(usuario).order_by()
    if ids is not None:
        suyos = suyos.filter(pk__in=ids)
    return suyos.update(leido_en=reloj.ahora())
