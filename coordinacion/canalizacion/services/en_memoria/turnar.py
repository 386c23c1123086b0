"""turnar and remitir in memory."""

from collections.abc import Sequence
from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion import reglas
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.services.efectos import lo_turnado
from coordinacion.canalizacion.services.en_memoria.expediente import (
    Expediente,
    asentar_turno,
    avisar_a_la_institucion,
)
from coordinacion.canalizacion.services.relojes import aperturas
from coordinacion.canalizacion.services.turnar import (
    Destino,
    exigir_destino,
    exigir_orden,
    exigir_remision,
    nuevo_turno,
)
from coordinacion.correspondencia.models import Correspondencia, PersonaAutorizada
from coordinacion.correspondencia.services.en_memoria import Taller, asentar_carta
from coordinacion.correspondencia.services.estado import mover
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Desenlace

_PuntoDeTurno: Any = Turno.puntos.through


def turnar_en_memoria(
    taller: Taller, actor: Usuario, expediente: Expediente, destinos: Sequence[Destino]
) -> list[Turno]:
    """`turnar`, already confirmed."""
    carta = expediente.carta
    _exigir_destinos(expediente, destinos)
    for destino in destinos:
        exigir_orden(destino)
    turnos = _crear(taller, actor, expediente, destinos)
    carta.decide_titular = False
    mover(carta, Verbo.TURNAR)
    nombres = ", ".join(destino.institucion.nombre for destino in destinos)
    asentar_carta(taller, actor, Hecho.CORRESPONDENCIA_CANALIZADA, carta, destinos=nombres)
    return turnos


def remitir_en_memoria(
    taller: Taller, actor: Usuario, expediente: Expediente, destino: Destino, *, fundamento: str
) -> Turno:
    """`remitir`."""
    carta = expediente.carta
    exigir_remision(destino, fundamento)
    _exigir_destinos(expediente, [destino])
    turno = _crear(taller, actor, expediente, [destino], Caracter.REMISION, fundamento)[0]
    carta.decide_titular = False
    mover(carta, Verbo.REMITIR)
    asentar_carta(
        taller,
        actor,
        Hecho.CORRESPONDENCIA_REMITIDA,
        carta,
        institucion_id=destino.institucion.pk,
        institucion=destino.institucion.nombre,
        fundamento=fundamento,
    )
    return turno


def _exigir_destinos(expediente: Expediente, destinos: Sequence[Destino]) -> None:
    partes = [destino.parte for destino in destinos]
    error = reglas.error_de_destinos(expediente.situaciones(), partes)
    if error:
        raise DatoInvalido({"destinos": error})
    for destino in destinos:
        exigir_destino(expediente.carta, destino)


def _crear(
    taller: Taller,
    actor: Usuario,
    expediente: Expediente,
    destinos: Sequence[Destino],
    caracter: Caracter | None = None,
    fundamento: str = "",
) -> list[Turno]:
    carta = expediente.carta
    siguiente = len(expediente.turnos) + 1
    ahora = reloj.ahora()
    taller.relojes.cerrar(carta.plazo_canalizar, en=ahora, desenlace=Desenlace.CUMPLIDO)
    nuevos = [
        taller.cuaderno.anotar(
            nuevo_turno(actor, carta, numero, destino, ahora, caracter, fundamento)
        )
        for numero, destino in enumerate(destinos, start=siguiente)
    ]
    for turno, destino in zip(nuevos, destinos, strict=True):
        _dar_relojes(taller, expediente, turno, destino)
    _autorizar(taller, actor, carta, destinos)
    for turno in nuevos:
        asentar_turno(taller, actor, Hecho.TURNO_TURNADO, turno, **lo_turnado(turno))
        avisar_a_la_institucion(taller, turno, "nuevo", "Nuevo turno por acusar")
    return nuevos


def _dar_relojes(taller: Taller, expediente: Expediente, turno: Turno, destino: Destino) -> None:
    """The points that it answers, and its clocks."""
    puntos = [
        punto
        for punto in expediente.vida.puntos
        if not destino.puntos or punto.pk in destino.puntos
    ]
    for punto in puntos:
        taller.cuaderno.apuntar(_PuntoDeTurno, turno_id=turno.pk, punto_id=punto.pk)
    expediente.turnos.append(turno)
    expediente.puntos_de[turno.pk] = puntos
    for campo, apertura in aperturas(turno, dias=destino.dias).items():
        setattr(turno, campo, taller.relojes.abrir(apertura))


def _autorizar(
    taller: Taller, actor: Usuario, carta: Correspondencia, destinos: Sequence[Destino]
) -> None:
    """Of a reserved letter, who may read it at each institution."""
    for enlace in (enlace for destino in destinos for enlace in destino.enlaces):
        taller.cuaderno.apuntar(
            PersonaAutorizada, correspondencia_id=carta.pk, usuario_id=enlace.pk
        )
        persona = enlace.nombre_completo
        asentar_carta(taller, actor, Hecho.PERSONA_AUTORIZADA, carta, persona=persona)
