"""Closed vocabularies of the meetings."""

from django.db.models import TextChoices

from coordinacion.organizacion.roles import ROLES_INSTITUCION, ROLES_UNIDAD, Rol

LEEN = ROLES_UNIDAD - {Rol.ADMINISTRACION}
"""Roles of the unit that read every table and meeting."""
VEN_REUNIONES = LEEN | ROLES_INSTITUCION
"""Roles that have a list of meetings; an institution's people, of those to which it was called."""


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


class ListaReuniones(TextChoices):
    """The lists of meetings: what they still ask of somebody, and how they ended."""

    POR_CELEBRAR = "por_celebrar", "Por celebrar"
    SIN_REGISTRAR = "sin_registrar", "Pasó su fecha"
    POR_FORMALIZAR = "por_formalizar", "Por formalizar"
    TARDIAS = "tardias", "Sin formalizar a tiempo"
    FORMALIZADAS = "formalizadas", "Con minuta firmada"
    CANCELADAS = "canceladas", "Canceladas"
    VIGENTES = "vigentes", "Sin las canceladas"
    REALIZADAS = "realizadas", "Realizadas"
