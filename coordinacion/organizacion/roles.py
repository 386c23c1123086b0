"""Roles of the unit and of the institutions, and what one person holds on one day."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices


class Rol(TextChoices):
    """Every role; the last two belong to institutions, the others to the unit."""

    OFICIALIA = "oficialia", "Oficialía de partes"
    ANALISTA = "analista", "Analista"
    TITULAR_UNIDAD = "titular_unidad", "Titular de la unidad"
    VINCULACION = "vinculacion", "Vinculación"
    ARCHIVO = "archivo", "Archivo"
    CONSULTA = "consulta", "Consulta"
    AUDITORIA = "auditoria", "Auditoría"
    ADMINISTRACION = "administracion", "Administración"
    ENLACE = "enlace", "Enlace"
    TITULAR_INSTITUCION = "titular_institucion", "Titular de la institución"


ROLES_INSTITUCION: frozenset[str] = frozenset({Rol.ENLACE, Rol.TITULAR_INSTITUCION})
ROLES_UNIDAD: frozenset[str] = frozenset(Rol) - ROLES_INSTITUCION


@dataclass(frozen=True)
class Papeles:
    """What one person may act as today: at the unit, and in each institution by its id."""

    unidad: frozenset[str] = frozenset()
    por_institucion: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @property
    def clave(self) -> Hashable:
        """Equal for equal roles: what is kept by person depends on them too."""
        return self.unidad, tuple(self.por_institucion.items())

    def tiene(self, *roles: str) -> bool:
        """Whether the person holds any of `roles` at the coordinating unit."""
        return not self.unidad.isdisjoint(roles)

    def instituciones(self, *roles: str) -> frozenset[int]:
        """Ids of the institutions (never the unit) where the person holds any of `roles`."""
        return frozenset(
            institucion
            for institucion, suyos in self.por_institucion.items()
            if not suyos.isdisjoint(roles)
        )
