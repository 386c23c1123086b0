"""Closed vocabularies of the meetings."""

from django.db.models import TextChoices


class ClaseReunion(TextChoices):
    """The five kinds of meeting (design §4); the component that each counts for is the MIR's."""

    POLITICA = "politica", "Reunión de vinculación política"
    SOCIAL = "social", "Reunión de vinculación social"
    SESION = "sesion", "Sesión de mesa de diálogo"
    INFORMATIVA = "informativa", "Reunión informativa"
    GIRA = "gira", "Gira o audiencia pública"


class OrdenAsistente(TextChoices):
    """On whose part somebody attends."""

    FEDERAL = "federal", "Gobierno federal"
    ESTATAL = "estatal", "Gobierno del Estado"
    MUNICIPAL = "municipal", "Gobierno municipal"
    COMUNITARIO = "comunitario", "Autoridad comunitaria o agraria"
    SOCIEDAD = "sociedad", "Comunidad u organización"


class SexoAsistente(TextChoices):
    """Only to count; nobody has to say it."""

    MUJER = "mujer", "Mujeres"
    HOMBRE = "hombre", "Hombres"
    NO_ESPECIFICADO = "no_especificado", "Sin especificar"
