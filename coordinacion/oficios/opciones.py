"""Closed vocabularies of an oficio."""

from django.db.models import TextChoices


class ClaseOficio(TextChoices):
    """What an oficio is for; it decides what it is made from and how its text begins."""

    CANALIZACION = "canalizacion", "Canalización"
    RESPUESTA = "respuesta", "Respuesta"
    PREVENCION = "prevencion", "Prevención"
    REMISION = "remision", "Remisión"
    RECORDATORIO = "recordatorio", "Recordatorio"
    INVITACION = "invitacion", "Invitación"
    TARJETA = "tarjeta", "Tarjeta informativa"


class MedioDespacho(TextChoices):
    """How an oficio left the unit."""

    MENSAJERIA = "mensajeria", "Mensajería de la unidad"
    PERSONAL = "personal", "Entrega en mano"
    CORREO_ELECTRONICO = "correo_electronico", "Correo electrónico"
    CORREO_CERTIFICADO = "correo_certificado", "Correo certificado"


DE_UN_ASUNTO = frozenset({ClaseOficio.RESPUESTA, ClaseOficio.PREVENCION, ClaseOficio.TARJETA})
"""Kinds that say something of one letter."""
DE_UN_TURNO = frozenset({ClaseOficio.CANALIZACION, ClaseOficio.REMISION})
"""Kinds that accompany one turn."""
