"""cambiar_caracter: who was only told is now asked to act."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion import reglas
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.opciones import Parte
from coordinacion.canalizacion.services.comun import (
    asentar_turno,
    avisar_a_la_institucion,
    bloquear_con_carta,
    cerrar_todos,
)
from coordinacion.canalizacion.services.estado import situaciones
from coordinacion.canalizacion.services.relojes import abrir_relojes
from coordinacion.canalizacion.services.suceder import seguir_a_la_sucesora
from coordinacion.correspondencia.permisos import exigir_permiso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, VerboCorrespondencia, VerboTurno
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.plazos.models import Desenlace


@transaction.atomic
def cambiar_caracter(
    actor: Usuario, turno_id: int, *, instruccion: Instruccion, dias: int | None = None
) -> Turno:
    """Turn a copy for knowledge into a request, with its instruction; opens its clocks.

    It takes the responsable's place if nobody holds it. Raises as `bloquear_con_carta`, or
    `DatoInvalido`.
    """
    turno = bloquear_con_carta(actor, turno_id, VerboTurno.CAMBIAR_CARACTER)
    exigir_permiso(actor, VerboCorrespondencia.TURNAR, turno.correspondencia)
    _validar(turno)
    seguir_a_la_sucesora(actor, turno)
    hay_responsable = reglas.tiene_responsable(situaciones(turno.correspondencia))
    cerrar_todos(turno, en=reloj.ahora(), desenlace=Desenlace.CUMPLIDO)
    turno.parte = Parte.COADYUVANTE if hay_responsable else Parte.RESPONSABLE
    turno.instruccion = instruccion
    turno.turnado_en = reloj.ahora()
    turno.acuse = ""
    turno.acusado_en = turno.plazo_acuse = None
    turno.cambiar_caracter()
    abrir_relojes(turno, dias=dias)
    turno.save()
    asentar_turno(actor, Hecho.TURNO_CARACTER_CAMBIADO, turno, instruccion=instruccion.nombre)
    avisar_a_la_institucion(turno, "atencion", "Un turno de conocimiento ahora pide su atención")
    return turno


def _validar(turno: Turno) -> None:
    if turno.correspondencia.estado != EstadoCorrespondencia.CANALIZADA:
        raise DatoInvalido("El asunto ya no está en trámite.")
    if turno.institucion.orden != Institucion.Orden.EJECUTIVO_ESTATAL:
        raise DatoInvalido(f"{turno.institucion.nombre} no es del Ejecutivo del Estado.")
