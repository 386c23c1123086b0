"""Who is told of a commitment: who owes it, who verifies it, who follows it. No text of it goes in
a notice: its folio and by when."""

from collections.abc import Iterable, Sequence
from enum import Enum

from coordinacion.acuerdos.models import Compromiso
from coordinacion.avisos.reglas import clave_de_direccion
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.nucleo.templatetags.interfaz import fecha_corta
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import (
    correos_de_titulares,
    personas_con_rol,
    personas_por_institucion,
    unidad,
)


class A(Enum):
    """To whom: each is told once, whatever the number of its reasons."""

    QUIEN_LO_DEBE = "responsable"
    QUIEN_VERIFICA = "verifica"
    QUIEN_LE_DA_SEGUIMIENTO = "coordina"


def avisar_del_compromiso(
    actor: Usuario, compromiso: Compromiso, suceso: str, titulo: str, *a: A
) -> None:
    """Tell those of them what happened, but for who did it; by mail where nobody has an account."""
    avisar(_avisos(actor, compromiso, suceso, titulo, a))


def _avisos(
    actor: Usuario, compromiso: Compromiso, suceso: str, titulo: str, a: Sequence[A]
) -> Iterable[NuevoAviso]:
    personas: set[int] = set()
    if A.QUIEN_LE_DA_SEGUIMIENTO in a:
        personas.update(_quien_le_da_seguimiento(compromiso))
    partes = [uno for uno in (A.QUIEN_LO_DEBE, A.QUIEN_VERIFICA) if uno in a]
    for institucion_id, direccion in (_parte(compromiso, uno) for uno in partes):
        enlaces = _enlaces(institucion_id)
        personas.update(enlaces)
        if not enlaces and (correo := direccion or _del_titular(institucion_id)):
            yield _a_una_direccion(compromiso, suceso, titulo, institucion_id, correo)
    for persona in sorted(personas - {actor.pk}):
        yield _a_una_persona(compromiso, suceso, titulo, persona)


def _parte(compromiso: Compromiso, cual: A) -> tuple[int | None, str]:
    """The institution of one of the parties, or the address of the one that has no account."""
    if cual == A.QUIEN_LO_DEBE:
        return compromiso.institucion_id, compromiso.externo_correo
    return compromiso.verifica_id, compromiso.verifica_externo_correo


def _enlaces(institucion_id: int | None) -> list[int]:
    if institucion_id is None:
        return []
    return personas_por_institucion(Rol.ENLACE, [institucion_id]).get(institucion_id, [])


def _del_titular(institucion_id: int | None) -> str:
    if institucion_id is None:
        return ""
    return correos_de_titulares([institucion_id]).get(institucion_id, "")


def _quien_le_da_seguimiento(compromiso: Compromiso) -> list[int]:
    """Who coordinates it; everybody at vinculación when nobody does."""
    if compromiso.coordina_id:
        return [compromiso.coordina_id]
    return [persona.pk for persona in personas_con_rol(Rol.VINCULACION)]


def _a_una_persona(compromiso: Compromiso, suceso: str, titulo: str, persona_id: int) -> NuevoAviso:
    return NuevoAviso(
        clave=f"compromiso:{compromiso.pk}:{suceso}:{compromiso.version}:{persona_id}",
        destinatario_id=persona_id,
        titulo=f"{titulo}: {compromiso.folio}",
        texto=_texto(compromiso),
        url=compromiso.get_absolute_url(),
    )


def _a_una_direccion(
    compromiso: Compromiso, suceso: str, titulo: str, institucion_id: int | None, correo: str
) -> NuevoAviso:
    """Who belongs to no institution of the catalogue is written to by the unit, in its hours."""
    marca = clave_de_direccion(correo)
    return NuevoAviso(
        clave=f"compromiso:{compromiso.pk}:{suceso}:{compromiso.version}:{marca}",
        destinatario_id=None,
        titulo=f"{titulo}: {compromiso.folio}",
        texto=_texto(compromiso),
        url=compromiso.get_absolute_url(),
        institucion_id=institucion_id or unidad().pk,
        direccion=correo,
    )


def _texto(compromiso: Compromiso) -> str:
    fecha = compromiso.fecha_comprometida
    para = f" · Para el {fecha_corta(fecha)}" if fecha else ""
    return f"A cargo de {compromiso.responsable}{para}"
