"""What the times of a period count: each measure with its name and the rows that it is of.

A number and the list behind it come from the same condition, so that they cannot differ.
"""

from dataclasses import dataclass
from enum import Enum

from coordinacion.canalizacion.opciones import Etapa
from coordinacion.nucleo.etiquetas import EstadoTurno


class De(Enum):
    """What the rows of a measure are: turns, letters, or the stages of letters at the unit."""

    TURNOS = "turnos"
    ASUNTOS = "asuntos"
    ETAPAS = "etapas"


@dataclass(frozen=True)
class Medida:
    """`condicion` is SQL over the columns of `sql_tiempos`; `columna` is its heading in a narrow
    table, and `alerta` marks what went wrong."""

    clave: str
    titulo: str
    condicion: str
    columna: str = ""
    alerta: bool = False


_RECHAZADO = f"estado = '{EstadoTurno.DECLINADO}'"
TURNOS = (
    Medida("turnos", "Turnos para atención", "true", "Turnos"),
    Medida("respondidos", "Respondidos", "respondido", "Respondidos"),
    Medida("a_tiempo", "Respondidos a tiempo", "respondido AND NOT fuera", "A tiempo"),
    Medida(
        "fuera", "Respondidos fuera de término", "respondido AND fuera", "Fuera de término", True
    ),
    Medida(
        "fuera_del_original",
        "Respondidos después de la fecha original",
        "respondido AND fuera_del_original",
        "Tras la original",
    ),
    Medida("sin_responder", "Sin responder", "corre", "Sin responder"),
    Medida("vencidos", "Sin responder y vencidos", "corre AND vencido", "Vencidos", True),
    Medida("expreso", "Con acuse expreso", "acuse = 'expreso'", "Acuse expreso"),
    Medida("papel", "Con acuse en papel", "acuse = 'papel'", "Acuse en papel"),
    Medida("tacito", "Con acuse tácito", "acuse = 'tacito'", "Acuse tácito", True),
    Medida("prorrogas", "Con prórroga concedida", "prorrogado", "Con prórroga"),
    Medida("rechazos", "Rechazados por incompetencia", _RECHAZADO, "Rechazos"),
    Medida("demoro", "Demoraron el asunto", "demoro", "Demoró el asunto", True),
)
"""Of the turns to each institution that ask it to act."""

ASUNTOS = (
    Medida("recibidos", "Recibidos", "true"),
    Medida("corre", "Con el plazo corriendo", "corre"),
    Medida("notificados", "Notificados al peticionario", "desenlace = 'notificada'"),
    Medida("no_debidos", "No requerían respuesta", "desenlace = 'no_debida'"),
    Medida("terminados", "Desechados, acumulados o cancelados", "desenlace = 'terminada'"),
    Medida("imposibles", "Imposibles de notificar", "desenlace = 'imposible_notificar'"),
    Medida("legal_a_tiempo", "Notificados en el plazo legal", "notificado AND NOT fuera"),
    Medida("legal_fuera", "Notificados fuera del plazo legal", "notificado AND fuera", alerta=True),
    Medida(
        "legal_fuera_del_original",
        "Notificados después de la fecha legal original",
        "notificado AND fuera_del_original",
    ),
    Medida(
        "internos_a_tiempo",
        "Notificados con todos sus términos internos cumplidos",
        "notificado AND NOT interno_fuera",
    ),
    Medida(
        "internos_fuera",
        "Notificados con algún término interno incumplido",
        "notificado AND interno_fuera",
        alerta=True,
    ),
    Medida(
        "solo_el_legal",
        "Fuera del plazo legal con los internos cumplidos",
        "notificado AND fuera AND NOT interno_fuera",
    ),
    Medida("demoro_la_unidad", "Los demoró la unidad", "demoro_la_unidad", alerta=True),
    Medida("demoro_institucion", "Los demoró una institución", "demoro_institucion", alerta=True),
)
"""Of the letters received; the petitioner's clock ends in four ways, each counted apart."""

DE_LA_UNIDAD = (
    Etapa.REGISTRAR,
    Etapa.CLASIFICAR,
    Etapa.CANALIZAR,
    Etapa.REVISAR,
    Etapa.NOTIFICAR,
)
ETAPAS = tuple(
    Medida(etapa.value, str(etapa.label), f"etapa = '{etapa.value}'") for etapa in DE_LA_UNIDAD
)
"""Of what the unit itself does with each letter."""

_CON_TERMINO = (Etapa.CLASIFICAR, Etapa.CANALIZAR)
FUERA_EN_SU_ETAPA = {
    una.clave: Medida(
        f"{una.clave}_fuera",
        f"{una.titulo}, fuera de su término",
        f"{una.condicion} AND fuera",
        alerta=True,
    )
    for una in ETAPAS
    if una.clave in _CON_TERMINO
}
"""Of those whose stage has a term of its own, what went beyond it."""

_TODAS = {
    De.TURNOS: TURNOS,
    De.ASUNTOS: ASUNTOS,
    De.ETAPAS: (*ETAPAS, *FUERA_EN_SU_ETAPA.values()),
}


def medida(de: str, clave: str) -> tuple[De, Medida] | None:
    """The measure of those names, if there is one."""
    for clase, medidas in _TODAS.items():
        for una in medidas:
            if (clase.value, una.clave) == (de, clave):
                return clase, una
    return None
