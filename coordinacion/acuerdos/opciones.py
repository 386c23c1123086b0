"""Closed vocabularies of the agreements and their commitments."""

from django.db.models import TextChoices


class OrigenAcuerdo(TextChoices):
    """Where an agreement comes from (design §4)."""

    REUNION = "reunion", "Reunión"
    EVALUACION = "evaluacion_externa", "Evaluación externa"
    AUDITORIA = "auditoria", "Auditoría"
    ASUNTO = "asunto", "Asunto"
    CONVENIO = "convenio", "Convenio de coordinación"


class Cumplimiento(TextChoices):
    """How much of a commitment its verifier found done."""

    TOTAL = "total", "Cumplido en su totalidad"
    PARCIAL = "parcial", "Cumplido en parte"


class ResultadoVerificacion(TextChoices):
    """What its verifier found of what was reported."""

    TOTAL = Cumplimiento.TOTAL.value, Cumplimiento.TOTAL.label
    PARCIAL = Cumplimiento.PARCIAL.value, Cumplimiento.PARCIAL.label
    RECHAZADO = "rechazado", "No se dio por cumplido"


class SentidoLiga(TextChoices):
    """What a letter and a commitment are to each other."""

    DA_LUGAR = "da_lugar", "El asunto dio lugar al compromiso"
    RESPONDE = "responde", "El compromiso responde al asunto"
