"""What an oficio is made from: a letter, one of its turns, or what an institution owes."""

from collections.abc import Sequence
from dataclasses import dataclass

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.selectors import asunto
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.opciones import DE_UN_ASUNTO, DE_UN_TURNO, ClaseOficio
from coordinacion.oficios.selectors.recordatorios import recordados_en, vencidos_de, vez_que_toca
from coordinacion.organizacion.models import Institucion, Usuario


@dataclass(frozen=True)
class Origen:
    """The kind of oficio and what it speaks of."""

    clase: ClaseOficio
    carta: Correspondencia | None = None
    turno: Turno | None = None
    institucion: Institucion | None = None
    recordados: Sequence[Turno] = ()
    vez: int = 0


def origen(
    usuario: Usuario,
    clase: ClaseOficio,
    *,
    slug: str = "",
    turno_id: int = 0,
    institucion_id: int = 0,
) -> Origen:
    """What a new oficio of that kind is made from, if `usuario` may read it.

    Raises `ObjectDoesNotExist`, or `EstadoNoAdmite` when there is nothing to remind of.
    """
    if clase == ClaseOficio.RECORDATORIO:
        return _de_lo_vencido(Institucion.objects.get(pk=institucion_id))
    if clase in DE_UN_TURNO:
        return _del_turno(usuario, clase, turno_id)
    if clase in DE_UN_ASUNTO or slug:
        return Origen(clase, carta=asunto(usuario, slug))
    return Origen(clase)


def origen_de(oficio: Oficio) -> Origen:
    """What a draft was made from."""
    return Origen(
        ClaseOficio(oficio.clase),
        oficio.carta,
        oficio.turno,
        oficio.institucion,
        recordados_en(oficio),
        oficio.vez,
    )


def _de_lo_vencido(institucion: Institucion) -> Origen:
    recordados = vencidos_de(institucion)
    if not recordados:
        raise EstadoNoAdmite(f"{institucion} no tiene turnos vencidos que recordar.")
    vez = vez_que_toca(recordados)
    return Origen(ClaseOficio.RECORDATORIO, institucion=institucion, recordados=recordados, vez=vez)


def _del_turno(usuario: Usuario, clase: ClaseOficio, turno_id: int) -> Origen:
    turnos = Turno.objects.visibles_para(usuario).select_related(
        "correspondencia", "institucion", "instruccion", "plazo_respuesta"
    )
    turnos = turnos.filter(caracter=Caracter.REMISION) if clase == ClaseOficio.REMISION else turnos
    turno = turnos.get(pk=turno_id)
    return Origen(clase, turno.correspondencia, turno, turno.institucion)
