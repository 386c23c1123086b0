"""Roles of the unit and of the institutions, and what one person holds on one day."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date

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


NO_SE_ACUMULAN: frozenset[str] = frozenset({Rol.AUDITORIA, Rol.ADMINISTRACION})
"""Roles that standing in for somebody neither adds to others nor gets others added."""


@dataclass(frozen=True)
class Suplencia:
    """Somebody for whom a person stands in today, since `desde` (local); `aporta` says that the
    person may act only by it: the absent one holds a role that the person does not."""

    persona_id: int
    nombre: str
    desde: date
    aporta: bool


@dataclass(frozen=True)
class Papeles:
    """What one person may act as today: at the unit, and in each institution by its id; the roles
    of those for whom the person stands in (`suplencias`) are among them."""

    unidad: frozenset[str] = frozenset()
    por_institucion: Mapping[int, frozenset[str]] = field(default_factory=dict)
    suplencias: tuple[Suplencia, ...] = ()

    @property
    def clave(self) -> Hashable:
        """Equal for equal roles of the same people: what is kept by person depends on them too."""
        return self.unidad, tuple(self.por_institucion.items()), tuple(self.suplidas())

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

    def suplidas(self) -> list[int]:
        """Keys of the people for whom the person stands in."""
        return [una.persona_id for una in self.suplencias]

    def por_ausencia_de(self, responsables: Collection[int | None]) -> str:
        """In whose absence a fact is written about work of `responsables`: the absent one whose
        work it is, or who lends a role that the person lacks; "" in the person's own name."""
        suyas = (una for una in self.suplencias if una.persona_id in responsables)
        prestadas = (una for una in self.suplencias if una.aporta)
        una = next(suyas, None) or next(prestadas, None)
        return una.nombre if una else ""
