"""The times of a period: of each institution, of the unit's stages and of the letters (ADR 038)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from coordinacion.correspondencia.models import Correspondencia, Tema, Tipo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.folios import a_slug
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.plazos.selectors import calendario_de
from coordinacion.supervision import sql_tiempos
from coordinacion.supervision.medidas import (
    ASUNTOS,
    ETAPAS,
    FUERA_EN_SU_ETAPA,
    TURNOS,
    De,
    Medida,
)
from coordinacion.supervision.selectors.dias import recibidas
from coordinacion.supervision.sql_tiempos import Cohorte


@dataclass(frozen=True)
class Periodo:
    """The letters received from one local day to another, both included, of a type and topic."""

    desde: date
    hasta: date
    tipo: Tipo | None = None
    tema: Tema | None = None


@dataclass(frozen=True)
class DeLaInstitucion:
    """What the turns of one institution measure; `mediana` and `p90` are working days from its
    own turn to its answer, None while it answered nothing."""

    institucion_id: int
    nombre: str
    cuentas: Sequence[tuple[Medida, int]]
    mediana: float | None
    p90: float | None


@dataclass(frozen=True)
class DeLaEtapa:
    """What one stage of the unit measures; `fuera` is how many went beyond its own term, which
    `medida_fuera` lists. Both are None where it has none."""

    medida: Medida
    medida_fuera: Medida | None
    cuantos: int
    fuera: int | None
    mediana: float | None
    p90: float | None


@dataclass(frozen=True)
class Medicion:
    """All the figures of a period."""

    instituciones: Sequence[DeLaInstitucion]
    etapas: Sequence[DeLaEtapa]
    asuntos: Sequence[tuple[Medida, int]]


@dataclass(frozen=True)
class Renglon:
    """One turn or letter behind a number. Of a turn of several rounds (`vueltas`), the dates are
    the last one's."""

    folio: str
    asunto: str
    url: str
    turno: int | None
    institucion: str | None
    vueltas: int | None
    dias: int | None
    vence_en: datetime | None
    vence_original_en: datetime | None
    acabo_en: datetime | None


@dataclass(frozen=True)
class Lista:
    """The rows behind a number, as many as are shown, and how many there are."""

    renglones: Sequence[Renglon]
    total: int


def medicion(usuario: Usuario, periodo: Periodo) -> Medicion:
    """The figures, of the letters that `usuario` may read: three statements, however many."""
    cohorte = _cohorte(usuario, periodo)
    de_los_asuntos = sql_tiempos.de_los_asuntos(cohorte, ASUNTOS)
    etapas = {fila["etapa"]: fila for fila in sql_tiempos.por_etapa(cohorte)}
    return Medicion(
        [_de_la_institucion(fila) for fila in sql_tiempos.por_institucion(cohorte, TURNOS)],
        [_de_la_etapa(una, etapas.get(una.clave, {})) for una in ETAPAS],
        [(una, de_los_asuntos[una.clave]) for una in ASUNTOS],
    )


def lista(
    usuario: Usuario, periodo: Periodo, de: De, medida: Medida, institucion: int | None
) -> Lista:
    """The rows behind one number, up to `TOPE`; the longest first."""
    cohorte = _cohorte(usuario, periodo)
    filas = sql_tiempos.lista(de, cohorte, medida, institucion, TOPE)
    return Lista([_renglon(fila) for fila in filas], filas[0]["total"] if filas else 0)


def institucion(clave: int) -> Institucion | None:
    """The institution of that key."""
    return Institucion.objects.filter(pk=clave).first()


def _cohorte(usuario: Usuario, periodo: Periodo) -> Cohorte:
    cartas = Correspondencia.objects.visibles_para(usuario).filter(
        recibidas(periodo.desde, periodo.hasta)
    )
    if periodo.tipo is not None:
        cartas = cartas.filter(tipo=periodo.tipo)
    if periodo.tema is not None:
        cartas = cartas.filter(Q(tema=periodo.tema) | Q(tema__padre=periodo.tema))
    sql, parametros = cartas.order_by().values("pk").query.sql_with_params()
    return Cohorte(sql, parametros, reloj.ahora(), calendario_de(None).pk)


def _de_la_institucion(fila: Mapping[str, Any]) -> DeLaInstitucion:
    return DeLaInstitucion(
        fila["institucion_id"],
        fila["nombre"],
        [(una, fila[una.clave]) for una in TURNOS],
        fila["mediana"],
        fila["p90"],
    )


def _de_la_etapa(medida: Medida, fila: Mapping[str, Any]) -> DeLaEtapa:
    medida_fuera = FUERA_EN_SU_ETAPA.get(medida.clave)
    return DeLaEtapa(
        medida,
        medida_fuera,
        fila.get("cuantos", 0),
        None if medida_fuera is None else fila.get("fuera", 0),
        fila.get("mediana"),
        fila.get("p90"),
    )


def _renglon(fila: Mapping[str, Any]) -> Renglon:
    es_de_un_turno = fila["id"] is not None
    dias = fila["dias"]
    return Renglon(
        folio=fila["folio"],
        asunto=fila["asunto"],
        url=ruta("turno:ver", fila["id"])
        if es_de_un_turno
        else ruta("asunto:ver", a_slug(fila["folio"])),
        turno=fila["numero"],
        institucion=fila["institucion"],
        vueltas=fila["vueltas"],
        dias=None if dias is None else int(dias),
        vence_en=fila["vence_en"],
        vence_original_en=fila["vence_original_en"],
        acabo_en=fila["acabo_en"],
    )
