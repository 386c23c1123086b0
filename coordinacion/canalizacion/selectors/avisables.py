"""What a mail may say now of a notice, and to whom: set-based, whatever the number of notices."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection

from coordinacion.avisos.reglas import Enlace, Pendiente, Renglon
from coordinacion.canalizacion.selectors.enlaces import enlaces_por_turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.acceso import ROLES_QUE_LISTAN
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from coordinacion.organizacion.roles import ROLES_INSTITUCION
from coordinacion.organizacion.selectors import correos_de_titulares
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.selectors import ordinales
from coordinacion.plazos.semaforo import semaforo

RESERVADO_DE_FUERA = (
    "Por ser reservado no se atiende por correo: acuse y conteste por oficio, en sobre cerrado, en "
    "la oficialía de partes de la unidad."
)

# It repeats `CorrespondenciaQuerySet.listables_para` for many people; a test holds them together.
_POR_CUAL = """
    SELECT n.id, array_agg(DISTINCT a.institucion_id)
    FROM unnest(%(ids)s::bigint[], %(personas)s::bigint[], %(asuntos)s::bigint[])
        AS n (id, persona_id, asunto_id)
    JOIN organizacion_adscripcion a ON a.usuario_id = n.persona_id
        AND a.vigente_desde <= %(hoy)s
        AND (a.vigente_hasta IS NULL OR a.vigente_hasta >= %(hoy)s)
    JOIN organizacion_usuario u ON u.id = a.usuario_id AND u.is_active
    JOIN organizacion_institucion i ON i.id = a.institucion_id
    WHERE n.asunto_id IS NULL
        OR (i.es_unidad_coordinadora AND a.rol = ANY(%(de_la_unidad)s))
        OR (a.rol = ANY(%(de_institucion)s) AND EXISTS (
            SELECT FROM canalizacion_turno t
            WHERE t.correspondencia_id = n.asunto_id AND t.institucion_id = a.institucion_id))
    GROUP BY n.id
"""


def situar(pendientes: Sequence[Pendiente]) -> dict[int, Renglon]:
    """The line of each notice that its recipient may still be told of, under today's roles.

    Of a clock that ended or stopped nothing is said any more; of a reserved letter, its folio.
    """
    por_cual = _por_cual(pendientes)
    vivos = [uno for uno in pendientes if uno.id in por_cual]
    reservadas = _reservadas({uno.asunto_id for uno in vivos if uno.asunto_id is not None})
    sin_pasos = Plazo.objects.defer("explicacion")
    plazos = sin_pasos.in_bulk({uno.plazo_id for uno in vivos if uno.plazo_id is not None})
    del_dia = ordinales()
    enlaces = _enlaces_de_fuera(vivos)
    renglones: dict[int, Renglon] = {}
    for uno in vivos:
        plazo = None if uno.plazo_id is None else plazos.get(uno.plazo_id)
        if uno.plazo_id is not None and not _corre(plazo):
            continue
        folio = reservadas.get(uno.asunto_id or 0, "")
        renglon = _renglon(uno, plazo, folio, del_dia, por_cual[uno.id])
        renglones[uno.id] = replace(renglon, enlaces=enlaces.get(uno.id, ()))
    return renglones


def _enlaces_de_fuera(pendientes: Sequence[Pendiente]) -> dict[int, Sequence[Enlace]]:
    """What may be done from the mail of each notice to a head who has no account."""
    pares = {
        uno.id: (uno.asunto_id, uno.institucion_id)
        for uno in pendientes
        if uno.destinatario_id is None and uno.asunto_id and uno.institucion_id
    }
    if not pares:
        return {}
    hallados = enlaces_por_turno(list(pares.values()))
    return {pk: hallados.get(par, ()) for pk, par in pares.items()}


def _corre(plazo: Plazo | None) -> bool:
    return plazo is not None and plazo.cerrado_en is None and plazo.suspendido_en is None


def _renglon(
    uno: Pendiente,
    plazo: Plazo | None,
    reservado: str,
    del_dia: Mapping[int, int],
    instituciones: Collection[int],
) -> Renglon:
    titulo, detalle = uno.titulo, uno.texto
    cuenta_de = f"plazo:{plazo.pk}" if plazo else f"aviso:{uno.id}"
    if plazo is not None:
        titulo = f"{semaforo(plazo, ordinales=del_dia).texto}: {plazo.folio}"
    if reservado:
        titulo, cuenta_de = f"{ASUNTO_RESERVADO}: {reservado}", f"reservado:{uno.url}"
        detalle = RESERVADO_DE_FUERA if uno.destinatario_id is None else ""
    if uno.ausente:
        detalle = f"{detalle} · Por ausencia de {uno.ausente}".removeprefix(" · ")
    return Renglon(
        titulo=titulo,
        detalle=detalle,
        url=uno.url,
        instituciones=frozenset(instituciones),
        cuenta_de=cuenta_de,
        vence_en=plazo.vence_en if plazo else None,
    )


def _reservadas(asuntos: Collection[int]) -> dict[int, str]:
    reservadas = Correspondencia.objects.filter(pk__in=asuntos, acceso=Acceso.RESERVADO)
    return dict(reservadas.values_list("pk", "folio"))


def _por_cual(pendientes: Sequence[Pendiente]) -> dict[int, Collection[int]]:
    """By which institutions the recipient of each notice may list its letter today."""
    de_personas = [uno for uno in pendientes if uno.destinatario_id is not None]
    parametros: dict[str, Any] = {
        "ids": [uno.id for uno in de_personas],
        "personas": [uno.de_quien for uno in de_personas],
        "asuntos": [uno.asunto_id for uno in de_personas],
        "hoy": reloj.hoy(),
        "de_la_unidad": sorted(ROLES_QUE_LISTAN),
        "de_institucion": sorted(ROLES_INSTITUCION),
    }
    with connection.cursor() as cursor:
        cursor.execute(_POR_CUAL, parametros)
        hallados: dict[int, Collection[int]] = dict(cursor.fetchall())
    return hallados | _de_fuera([uno for uno in pendientes if uno.destinatario_id is None])


def _de_fuera(pendientes: Sequence[Pendiente]) -> dict[int, Collection[int]]:
    """Notices to heads without an account, while theirs is still that address."""
    if not pendientes:
        return {}
    correos = correos_de_titulares({u.institucion_id for u in pendientes if u.institucion_id})
    return {
        uno.id: [uno.institucion_id]
        for uno in pendientes
        if uno.institucion_id is not None
        and correos.get(uno.institucion_id, "").lower() == uno.direccion.lower()
    }
