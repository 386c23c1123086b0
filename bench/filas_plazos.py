"""The watch and the recomputation. What they write is undone: the seeded data is kept.

The watch works with two connections, so its clocks are committed and what it wrote is taken out
again; a calendar's act is rolled back.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.db import connection, transaction
from django.utils.timezone import make_aware

from bench import mundo
from bench.deshacer import cronometrar, cronometrar_hasta_el_fin, deshaciendo, quitando_plazos
from bench.medida import REPETICIONES
from bench.tabla import Fila
from coordinacion.nucleo import reloj
from coordinacion.nucleo.sql import columnas
from coordinacion.organizacion.roles import Rol
from coordinacion.plazos.models import Calendario, DiaCalendario, Plazo
from coordinacion.plazos.selectors import calendario_de
from coordinacion.plazos.services import agregar_inhabil, materializar, vigilar

CUANTOS = 100_000
MIRADAS = 40
VACIA_MS = 5
RECUENTO_MS = 10_000
# django-helpdesk's `escalate_tickets` with 100,000 due, quoted; measured here: docs/performance.md.
ESCALACION_DE_HELPDESK = 607_000.0

_SIN_PROPIOS = ("id", "clase", "paso_en", "ultimo_paso", "vence_ordinal", "calendario_id")
_COLUMNAS = ", ".join(
    columna
    for columna in columnas(Plazo)
    if columna not in (*_SIN_PROPIOS, "vence_en", "desde", "tope_id", "cerrado_en", "desenlace")
)
_COPIAR = f"""
    INSERT INTO plazos_plazo ({_COLUMNAS}, clase, paso_en, ultimo_paso, vence_ordinal,
        calendario_id, vence_en, desde, cerrado_en, desenlace)
    SELECT {_COLUMNAS}, 'respuesta_turno', %(paso_en)s, NULL, %(ordinal)s, %(calendario)s,
        %(vence_en)s, %(desde)s - (n %% 20) * interval '1 day', NULL, ''
    FROM generate_series(1, %(cuantos)s) n
    CROSS JOIN (SELECT * FROM plazos_plazo WHERE id = %(molde)s) m
    RETURNING id
"""
_A_MANO = """
    WITH avance AS (
        UPDATE plazos_plazo SET ultimo_paso = %(paso)s, paso_en = %(ahora)s + interval '1 day'
        WHERE cerrado_en IS NULL AND paso_en <= %(ahora)s
        RETURNING id, asunto_id, turno_id, institucion_id, folio, url, version
    ), asentados AS (
        INSERT INTO bitacora_asiento (hecho, registro, registro_id, asunto_id, turno_id, actor_id,
            institucion_id, por_cuenta_de, ocurrido_en, asentado_en, datos)
        SELECT 'plazo_escalon', 'plazo', id, asunto_id, turno_id, %(sistema)s, institucion_id,
            false, %(ahora)s, %(ahora)s, jsonb_build_object('clase', 'Respuesta de la institución',
                'paso', %(paso)s, 'texto', 'Vence en 2 días hábiles', 'folio', folio)
        FROM avance
    ), avisados AS (
        INSERT INTO avisos_aviso
            (clave, destinatario_id, titulo, texto, url, asunto_id, plazo_id, urgente, creado_en)
        SELECT 'plazo:' || id || ':' || version || '/%(paso)s:' || u, u, 'Vence en 2 días hábiles: '
            || folio, 'Plazo de «Respuesta de la institución».', url, asunto_id, id, false,
            %(ahora)s
        FROM avance CROSS JOIN unnest(%(personas)s::bigint[]) u
    ) SELECT count(*) FROM avance
"""


def filas() -> Iterator[Fila]:
    """Each row as soon as it is measured."""
    molde = mundo.por_acusar(1)[0].plazo_respuesta_id
    assert molde is not None
    mundo.persona(Rol.ADMINISTRACION)  # outside what is undone
    momento = _sin_nada_pendiente()
    yield _nada(momento)
    yield _cien_mil(molde, momento)
    yield _un_dia_inhabil(molde)


def _sin_nada_pendiente() -> datetime:
    """Noon of the last working day before the first step that any open clock awaits."""
    abiertos = Plazo.objects.filter(cerrado_en__isnull=True, paso_en__isnull=False)
    primero = abiertos.order_by("paso_en").values_list("paso_en", flat=True)[0] or reloj.ahora()
    dias = DiaCalendario.objects.filter(
        calendario=calendario_de(None), es_habil=True, fecha__lt=primero.date()
    )
    dia = dias.latest("fecha").fecha
    return make_aware(datetime(dia.year, dia.month, dia.day, 12))


def _nada(momento: datetime) -> Fila:
    abiertos = Plazo.objects.filter(cerrado_en__isnull=True).count()
    a_mano = "SELECT id FROM plazos_plazo WHERE cerrado_en IS NULL AND paso_en <= %s LIMIT 500"

    def mirar() -> None:
        with connection.cursor() as cursor:
            cursor.execute(a_mano, [momento])

    nuestros, limites = [], []
    for _ in range(MIRADAS):
        nuestros.append(cronometrar(lambda: vigilar(momento)))
        limites.append(cronometrar(mirar))
    ms = median(nuestros)
    return Fila(
        f"the watch: nothing due among {abiertos:,} open clocks",
        ms,
        None,
        median(limites),
        f"≤{VACIA_MS} ms",
        ms <= VACIA_MS,
    )


def _cien_mil(molde: int, momento: datetime) -> Fila:
    """The same clocks, advanced by the watch with its two hands, and by one statement by hand,
    which is one connection's."""
    nuestros, limites = [], []
    for _ in range(REPETICIONES):
        nuestros.append(_con_pendientes(molde, momento, lambda: _vigilar_todo(momento)))
        limites.append(_con_pendientes(molde, momento, lambda: _de_un_golpe(momento)))
    ms, limite = median(nuestros), median(limites)
    return Fila(
        f"the watch: {CUANTOS:,} due (peer: django-helpdesk)",
        ms,
        ESCALACION_DE_HELPDESK,
        limite,
        "≥50× helpdesk; ≥0.3 of the single statement",
        ESCALACION_DE_HELPDESK / ms >= 50 and limite / ms >= 0.3,
    )


def _vigilar_todo(momento: datetime) -> None:
    assert vigilar(momento) == CUANTOS


def _de_un_golpe(momento: datetime) -> None:
    parametros: dict[str, Any] = {
        "ahora": momento,
        "paso": -2,
        "sistema": mundo.sistema_id(),
        "personas": [mundo.persona(Rol.ENLACE, mundo.instituciones()[0].pk).pk],
    }
    with connection.cursor() as cursor:
        cursor.execute(_A_MANO, parametros)
        assert cursor.fetchone()[0] == CUANTOS


def _con_pendientes(molde: int, momento: datetime, medido: Callable[[], None]) -> float:
    with quitando_plazos(lambda: _sembrar_pendientes(molde, momento)):
        return cronometrar(medido)


@transaction.atomic
def _sembrar_pendientes(molde: int, momento: datetime) -> list[int]:
    """Clocks two working days from their date, all of which are due a step now."""
    calendario = calendario_de(None)
    hoy = DiaCalendario.objects.get(calendario=calendario, fecha=momento.date())
    return _copiar(
        molde,
        calendario,
        ordinal=hoy.ordinal + 2,
        paso_en=momento - timedelta(hours=1),
        vence_en=momento + timedelta(days=4),
        desde=momento - timedelta(days=30),
    )


def _copiar(
    molde: int,
    calendario: Calendario,
    *,
    ordinal: int,
    paso_en: datetime,
    vence_en: datetime,
    desde: datetime,
) -> list[int]:
    parametros: dict[str, Any] = {
        "cuantos": CUANTOS,
        "molde": molde,
        "calendario": calendario.pk,
        "ordinal": ordinal,
        "paso_en": paso_en,
        "vence_en": vence_en,
        "desde": desde,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COPIAR, parametros)
        claves = [fila[0] for fila in cursor.fetchall()]
        cursor.execute("ANALYZE plazos_plazo")
    return claves


def _un_dia_inhabil(molde: int) -> Fila:
    """A calendar of its own, so that the day touches those clocks and no other."""
    ms = median(deshaciendo(lambda: _agregar_un_dia(molde)) for _ in range(REPETICIONES))
    return Fila(
        f"a new non-working day that touches {CUANTOS:,} open clocks, with ledger",
        ms,
        None,
        None,
        f"≤{RECUENTO_MS // 1000} s",
        ms <= RECUENTO_MS,
    )


def _agregar_un_dia(molde: int) -> float:
    comun = calendario_de(None)
    propio = Calendario.objects.create(
        clave="banco",
        nombre="Calendario del banco",
        padre=comun,
        hora_apertura=comun.hora_apertura,
        hora_cierre=comun.hora_cierre,
    )
    materializar(propio)
    dias = DiaCalendario.objects.filter(calendario=propio, es_habil=True, fecha__gte=reloj.hoy())
    dia = dias.order_by("fecha")[5]
    momento = make_aware(datetime(dia.fecha.year, dia.fecha.month, dia.fecha.day, 15))
    _copiar(
        molde,
        propio,
        ordinal=dia.ordinal,
        paso_en=momento + timedelta(days=365),
        vence_en=momento + timedelta(days=1),
        desde=momento - timedelta(days=10),
    )
    return cronometrar_hasta_el_fin(
        lambda: agregar_inhabil(
            mundo.persona(Rol.ADMINISTRACION),
            calendario=propio,
            fecha_inicio=dia.fecha,
            motivo="Puente",
            acto="Acuerdo del banco",
        ),
        menos=Plazo,
    )
