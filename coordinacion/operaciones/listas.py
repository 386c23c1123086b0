"""The rows of a list put into columns, for a spreadsheet or for paper.

What is reserved leaves the system by neither way, not even for who may read it on screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.selectors.turno import marcados
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.templatetags.interfaz import fecha_corta
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.semaforo import semaforo
from coordinacion.supervision import filas
from coordinacion.supervision.filas import Fila
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.permisos import puede_listar
from coordinacion.supervision.selectors import cartas, turnos

Celda = str | date | None


@dataclass(frozen=True)
class Columna:
    """One column: its heading and how wide it is on paper, next to the others."""

    titulo: str
    ancho: float


def columnas(*, de_turnos: bool) -> tuple[Columna, ...]:
    """The headings of a list, in order."""
    return (
        Columna("Folio", 4.3),
        Columna("Semáforo", 2.6),
        Columna("Vence", 2),
        Columna("Turnado" if de_turnos else "Recibido", 2),
        Columna("Estado", 2.2),
        Columna("Tipo", 2),
        Columna("Asunto", 5.5),
        Columna("Remitente", 3),
        Columna("Municipio", 2),
        Columna("Lo tiene", 3),
    )


def leer(actor: Usuario, claves: Sequence[int], *, de_turnos: bool) -> dict[int, list[Celda]]:
    """By key, the cells of the records that `actor` may list now; the others are not there."""
    momento = Momento.actual()
    leidas = _turnos(actor, claves) if de_turnos else _cartas(actor, claves)
    return {clave: _celdas(fila, momento) for clave, fila in leidas}


def en_papel(celdas: Sequence[Celda]) -> list[str]:
    """The same cells as they are printed."""
    return [fecha_corta(una) if isinstance(una, date) else una or "" for una in celdas]


def _cartas(actor: Usuario, claves: Sequence[int]) -> Iterator[tuple[int, Fila]]:
    leidas: Any = cartas.para_filas(cartas.listables(actor).filter(pk__in=claves))
    for carta in leidas:
        carta.legible = carta.legible and carta.acceso != Acceso.RESERVADO
        yield carta.pk, filas.de_carta(carta, actor)


def _turnos(actor: Usuario, claves: Sequence[int]) -> Iterator[tuple[int, Fila]]:
    suyos = turnos.listables(actor)
    if not puede_listar(actor):
        suyos = marcados(Turno.objects.de_mis_instituciones(actor), actor)
    leidos: Any = turnos.para_filas(suyos.filter(pk__in=claves), turnos.RELOJ_TURNO)
    for turno in leidos:
        reservado = turno.correspondencia.acceso == Acceso.RESERVADO
        turno.legible = turno.legible and not reservado
        yield turno.pk, filas.de_turno(turno, actor, turno.plazo_respuesta)


def _celdas(fila: Fila, momento: Momento) -> list[Celda]:
    luz = semaforo(fila.plazo, momento.ahora, momento.ordinales)
    vence = reloj.local(fila.plazo.vence_en).date() if fila.plazo else None
    return [
        fila.folio,
        luz.texto,
        vence,
        reloj.local(fila.fecha).date(),
        fila.estado,
        fila.tipo,
        fila.asunto,
        fila.remitente,
        fila.municipio,
        fila.tiene,
    ]
