"""asignar: who attends the turn inside the institution, and by when."""

from datetime import date
from typing import Any

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.services.comun import (
    PorCuenta,
    asentar_turno,
    bloquear_turno,
    es_la_misma_prueba,
    guardar_prueba,
    soltar_prueba,
)
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboTurno
from coordinacion.organizacion.models import Area, Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos import services as plazos


@transaction.atomic
def asignar(
    actor: Usuario,
    turno_id: int,
    *,
    area: Area | None = None,
    persona: Usuario | None = None,
    fecha_interna: date | None = None,
    por_cuenta: PorCuenta | None = None,
) -> Turno:
    """Name the area or person that attends the turn, with an internal date that moves no clock.

    The same assignment sent again changes nothing. Raises as `bloquear_turno`, or `DatoInvalido`.
    """
    turno = bloquear_turno(actor, turno_id, VerboTurno.ASIGNAR, por_cuenta)
    _validar(turno, area, persona, fecha_interna)
    clase = Documento.Clase.ANEXO
    ya_asignado = (turno.area, turno.persona, turno.fecha_interna) == (area, persona, fecha_interna)
    if ya_asignado and es_la_misma_prueba(turno, por_cuenta, clase):
        soltar_prueba(por_cuenta)
        return turno
    guardar_prueba(turno, por_cuenta, clase)
    turno.area = area
    turno.persona = persona
    turno.fecha_interna = fecha_interna
    turno.asignar()
    turno.save(update_fields=["area", "persona", "fecha_interna"])
    relojes = (turno.plazo_acuse_id, turno.plazo_respuesta_id)
    plazos.asignar_persona([pk for pk in relojes if pk], persona.pk if persona else None)
    asentar_turno(
        actor,
        Hecho.TURNO_ASIGNADO,
        turno,
        por_cuenta=por_cuenta,
        area=str(area or ""),
        persona=persona.nombre_completo if persona else "",
        **claves_de(turno),
    )
    return turno


def claves_de(turno: Turno) -> dict[str, Any]:
    """To whom the turn is assigned, by key: names repeat, and the log must tell them apart."""
    return {"persona_id": turno.persona_id, "area_id": turno.area_id}


def _validar(
    turno: Turno, area: Area | None, persona: Usuario | None, fecha_interna: date | None
) -> None:
    if area is None and persona is None:
        raise DatoInvalido({"area": "Elija un área o una persona."})
    if area is not None and area.institucion_id != turno.institucion_id:
        raise DatoInvalido({"area": "El área no es de la institución del turno."})
    if persona is not None and turno.institucion_id not in papeles(persona).por_institucion:
        raise DatoInvalido({"persona": "La persona no pertenece a la institución del turno."})
    if fecha_interna is None:
        return
    if fecha_interna < reloj.hoy():
        raise DatoInvalido({"fecha_interna": "La fecha interna ya pasó."})
    plazo = turno.plazo_respuesta
    if plazo is not None and fecha_interna > reloj.local(plazo.vence_en).date():
        raise DatoInvalido({"fecha_interna": "La fecha interna rebasa el término del turno."})
