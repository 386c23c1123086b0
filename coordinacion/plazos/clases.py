"""Closed vocabularies of the clocks, shared by pure rules, models and services."""

from django.db.models import TextChoices


class ClasePlazo(TextChoices):
    """What a clock measures: `DE_UN_TURNO` run on one turn, COMPROMISO on a commitment, the others
    on the letter."""

    CLASIFICAR = "clasificar", "Clasificar"
    CANALIZAR = "canalizar", "Turnar"
    RESPUESTA = "respuesta", "Respuesta al peticionario"
    PREVENCION = "prevencion", "Desahogo de la prevención"
    INTERPRETE = "interprete", "Intérprete"
    TRADUCCION = "traduccion", "Traducción de la respuesta"
    ACUSE = "acuse", "Acuse de recibido"
    RESPUESTA_TURNO = "respuesta_turno", "Respuesta de la institución"
    DECLINAR = "declinar", "Rechazo por incompetencia"
    COMPROMISO = "compromiso", "Cumplimiento del compromiso"


DE_UN_TURNO = frozenset({ClasePlazo.ACUSE, ClasePlazo.RESPUESTA_TURNO, ClasePlazo.DECLINAR})
"""Clocks that an institution owes; the others are the unit's own, or the petitioner's."""


class Unidad(TextChoices):
    """How a term is counted. Plain hours run on the natural clock, day and night."""

    HORAS = "horas", "horas"
    HORAS_HABILES = "horas_habiles", "horas hábiles"
    HABILES = "habiles", "días hábiles"
    NATURALES = "naturales", "días naturales"
    MESES = "meses", "meses"
    FECHA_SENALADA = "fecha_senalada", "fecha señalada en el documento"


_DE_UNO = {
    Unidad.HORAS: "hora",
    Unidad.HORAS_HABILES: "hora hábil",
    Unidad.HABILES: "día hábil",
    Unidad.NATURALES: "día natural",
    Unidad.MESES: "mes",
}


def termino_en_palabras(cantidad: int | None, unidad: str) -> str:
    """A term as people say it: «1 día hábil», «10 días hábiles»."""
    if cantidad is None:
        return Unidad(unidad).label
    nombre = _DE_UNO[Unidad(unidad)] if cantidad == 1 else Unidad(unidad).label
    return f"{cantidad} {nombre}"


class DiaUno(TextChoices):
    """Which day is counted as the first one."""

    SIGUIENTE = "siguiente", "el día hábil siguiente a la recepción"
    MISMO = "mismo", "el mismo día de la recepción"


def unidad_de_prorroga(unidad: str) -> str:
    """The unit of a clock's extensions: its own, or working days where it has a date of its own."""
    return Unidad.HABILES if unidad == Unidad.FECHA_SENALADA else unidad


class Naturaleza(TextChoices):
    """A legal term and an internal target are two clocks and are never mixed."""

    LEGAL = "legal", "Legal"
    INTERNA = "interna", "Interna"


class Desenlace(TextChoices):
    """How a clock ended; RESPUESTA ends in the four ways that are counted apart."""

    CUMPLIDO = "cumplido", "Cumplido"
    NOTIFICADA = "notificada", "Notificada al peticionario"
    NO_DEBIDA = "no_debida", "No requería respuesta"
    TERMINADA = "terminada", "Desechada, acumulada o cancelada"
    IMPOSIBLE_NOTIFICAR = "imposible_notificar", "Imposible de notificar"
    RETIRADO = "retirado", "Turno retirado"
    TACITO = "tacito", "Acuse tácito"
    SIN_EFECTO = "sin_efecto", "Quedó sin efecto"
    NO_ENTREGADO = "no_entregado", "No se entregó lo requerido"
    NO_DISPONIBLE = "no_disponible", "No hubo quien lo prestara"
    REPORTADO = "reportado", "Reportado como cumplido, por verificar"
    INCUMPLIDO = "incumplido", "No se cumplió"


QUE_NO_OBLIGAN = frozenset(
    {Desenlace.NO_DEBIDA, Desenlace.TERMINADA, Desenlace.RETIRADO, Desenlace.SIN_EFECTO}
)
"""Ends after which the date of a clock no longer says anything to anybody."""


class CategoriaSuspension(TextChoices):
    """Why a clock stops for a while."""

    PREVENCION = "prevencion", "Prevención al peticionario"
    INFORMACION = "informacion", "En espera de información o dictamen de un tercero"
    AUTORIDAD = "autoridad", "Orden de autoridad"
    FUERZA_MAYOR = "fuerza_mayor", "Caso fortuito o fuerza mayor"
    ACUERDO = "acuerdo", "Acuerdo con el peticionario"
    OTRA = "otra", "Otra causa"
