"""The invented lives carried by the real verbs, one by one, in a real database.

The same interface as the verbs in memory; after each verb the rows are read again into the
objects that the life holds.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.services.en_memoria import Expediente
from coordinacion.carga.siembra.vida import VidaInventada
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.en_memoria import Vida
from coordinacion.nucleo.etiquetas import EstadoTurno


def _releer_vida(vida: Vida) -> None:
    vida.carta = Correspondencia.objects.select_related("tipo", "tema__padre").get(pk=vida.carta.pk)
    vida.puntos = list(vida.carta.puntos.all())
    vida.notificaciones = list(vida.carta.notificaciones.all())


def _releer(expediente: Expediente) -> None:
    _releer_vida(expediente.vida)
    conocidos = {turno.pk: turno for turno in expediente.turnos}
    frescos = Turno.objects.select_related("institucion", "instruccion", "plazo_acuse")
    for fresco in frescos.filter(correspondencia=expediente.carta).order_by("numero"):
        fresco.correspondencia = expediente.carta
        turno = conocidos.get(fresco.pk)
        if turno is None:
            expediente.turnos.append(fresco)
        else:
            vars(turno).update(vars(fresco))
        expediente.puntos_de[fresco.pk] = list(fresco.puntos.all())


def recibir(taller: Any, actor: Any, carta: Any, numero: int, *, peticionarios, puntos) -> Vida:
    correspondencia.recibir(actor, carta, peticionarios=peticionarios, puntos=puntos)
    vida = Vida(carta, list(peticionarios), [])
    _releer_vida(vida)
    return vida


def clasificar(taller: Any, actor: Any, vida: Vida, cambios: Any) -> None:
    correspondencia.clasificar(actor, vida.carta.pk, cambios=cambios)
    _releer_vida(vida)


def desechar(taller: Any, actor: Any, vida: Vida, **datos: Any) -> None:
    canalizacion.desechar(actor, vida.carta.pk, **datos)
    _releer_vida(vida)


def tomar_conocimiento(taller: Any, actor: Any, vida: Vida) -> None:
    correspondencia.tomar_conocimiento(actor, vida.carta.pk)
    _releer_vida(vida)


def responder_directo(taller: Any, actor: Any, vida: Vida, **datos: Any) -> None:
    correspondencia.responder_directo(actor, vida.carta.pk, **datos)
    _releer_vida(vida)


def notificar(taller: Any, actor: Any, vida: Vida, intento: Any) -> None:
    correspondencia.notificar(actor, vida.carta.pk, intento)
    _releer_vida(vida)


def turnar(taller: Any, actor: Any, expediente: Expediente, destinos: Any) -> list[Turno]:
    antes = len(expediente.turnos)
    canalizacion.turnar(actor, expediente.carta.pk, destinos, confirmado=True)
    _releer(expediente)
    return expediente.turnos[antes:]


def remitir(taller: Any, actor: Any, expediente: Expediente, destino: Any, **datos: Any) -> Turno:
    canalizacion.remitir(actor, expediente.carta.pk, destino, **datos)
    _releer(expediente)
    return expediente.turnos[-1]


def acusar(taller: Any, actor: Any, turno: Turno, por_cuenta: Any) -> None:
    canalizacion.acusar(actor, turno.pk, por_cuenta=por_cuenta)
    vars(turno).update(vars(Turno.objects.select_related("institucion").get(pk=turno.pk)))


def acusar_tacitos(taller: Any, expediente: Expediente) -> list[Turno]:
    por_acusar = [t for t in expediente.turnos if t.estado == EstadoTurno.TURNADO]
    canalizacion.acusar_tacitos()
    _releer(expediente)
    return [turno for turno in por_acusar if turno.estado != EstadoTurno.TURNADO]


def responder(taller: Any, actor: Any, expediente: Expediente, turno: Turno, **datos: Any) -> None:
    canalizacion.responder(actor, turno.pk, **datos)
    _releer(expediente)


def aceptar(
    taller: Any, actor: Any, expediente: Expediente, turno: Turno, acuse: Any = None
) -> None:
    canalizacion.aceptar(actor, turno.pk, acuse=acuse)
    _releer(expediente)


def devolver(taller: Any, actor: Any, turno: Turno, *, complemento: str) -> None:
    canalizacion.devolver(actor, turno.pk, complemento=complemento)
    vars(turno).update(vars(Turno.objects.select_related("institucion").get(pk=turno.pk)))


def declinar(taller: Any, actor: Any, expediente: Expediente, turno: Turno, **datos: Any) -> None:
    canalizacion.declinar(actor, turno.pk, **datos)
    _releer(expediente)


def cancelar(taller: Any, actor: Any, expediente: Expediente, **datos: Any) -> None:
    canalizacion.cancelar(actor, expediente.carta.pk, **datos)
    _releer(expediente)


def concluir(taller: Any, actor: Any, expediente: Expediente, **datos: Any) -> None:
    canalizacion.concluir(actor, expediente.carta.pk, **datos)
    _releer(expediente)


class VidaPorVerbos(VidaInventada):
    """A life whose facts are made by the verbs of every day."""

    de_carta = SimpleNamespace(
        recibir_en_memoria=recibir,
        clasificar_en_memoria=clasificar,
        desechar_en_memoria=desechar,
        tomar_conocimiento_en_memoria=tomar_conocimiento,
        responder_directo_en_memoria=responder_directo,
        notificar_en_memoria=notificar,
    )
    de_turno = SimpleNamespace(
        turnar_en_memoria=turnar,
        remitir_en_memoria=remitir,
        acusar_en_memoria=acusar,
        acusar_tacitos_en_memoria=acusar_tacitos,
        responder_en_memoria=responder,
        aceptar_en_memoria=aceptar,
        devolver_en_memoria=devolver,
        declinar_en_memoria=declinar,
        cancelar_en_memoria=cancelar,
        concluir_en_memoria=concluir,
    )
