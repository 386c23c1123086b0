"""Closed lists of this app."""

from django.db.models import TextChoices


class Trabajo(TextChoices):
    """The kinds of open work that a person may have."""

    ASUNTOS = "asuntos", "Asuntos que sigue como analista"
    PASOS = "pasos", "Pasos que tomó"
    TURNOS = "turnos", "Turnos que tiene asignados en su institución"
    COMPROMISOS = "compromisos", "Compromisos a los que da seguimiento"


class Pendiente(TextChoices):
    """The kinds of pending matter that an acta lists."""

    ASUNTO = "asunto", "Asunto"
    TURNO = "turno", "Turno"
    OFICIO = "oficio", "Oficio"
