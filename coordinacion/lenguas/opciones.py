"""Closed lists of a language support; what a state or a verb is called lives in `etiquetas`."""

from django.db.models import TextChoices

from coordinacion.plazos.clases import ClasePlazo

NO_ANOTADA = "0"
"""What stands, in the address of a list, for the language or variant that is not written down."""


class ClaseApoyo(TextChoices):
    """What is needed; each kind has the clock of its own name."""

    INTERPRETE = ClasePlazo.INTERPRETE.value, ClasePlazo.INTERPRETE.label
    TRADUCCION = ClasePlazo.TRADUCCION.value, ClasePlazo.TRADUCCION.label


class Situacion(TextChoices):
    """How a support stands or ended, as it is counted: each number opens the list of the same
    name."""

    ABIERTOS = "abiertos", "Abiertos"
    VENCIDOS = "vencidos", "Abiertos y vencidos"
    A_TIEMPO = "a_tiempo", "Prestados a tiempo"
    FUERA = "fuera", "Prestados fuera de término"
    NO_DISPONIBLES = "no_disponibles", "No disponibles"
    CANCELADOS = "cancelados", "Cancelados"


class Falta(TextChoices):
    """Lists of what still waits for somebody."""

    POR_ASIGNAR = "por_asignar", "Por asignar"
    MIOS = "mios", "Mis pendientes"
