"""What a mailed link may do on a commitment, for who has no account."""

from django.db.models import TextChoices

from coordinacion.nucleo.etiquetas import VerboCompromiso

ESPACIO = "enlace_compromiso"
"""The namespace of the pages that these links open."""


class Proposito(TextChoices):
    """The only thing that a link may do; the value is the name of its address."""

    INFORMAR = "informar", VerboCompromiso.INFORMAR.label
    REPORTAR = "reportar", VerboCompromiso.REPORTAR.label
    VERIFICAR = "verificar", VerboCompromiso.VERIFICAR.label
    RECHAZAR = "rechazar", VerboCompromiso.RECHAZAR.label


DE_QUIEN_LO_DEBE = (Proposito.INFORMAR, Proposito.REPORTAR)
DE_QUIEN_VERIFICA = (Proposito.VERIFICAR, Proposito.RECHAZAR)
