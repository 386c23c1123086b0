"""Each verb of the turn with arguments that would be accepted, for whoever tries it."""

from collections.abc import Callable

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter, Declinacion
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Area, Usuario
from coordinacion.plazos.models import CategoriaSuspension
from tests.elenco import Elenco, instruccion, sentidos
from workflows import motor

Prueba = canalizacion.PorCuenta | None


def acusar(_: Elenco, actor: Usuario, turno: Turno, prueba: Prueba) -> object:
    return canalizacion.acusar(actor, turno.pk, por_cuenta=prueba)


def area_de(turno: Turno) -> Area:
    """An area of the turn's institution."""
    return Area.objects.get_or_create(
        institucion_id=turno.institucion_id, nombre="Dirección de Área"
    )[0]


def asignar(_: Elenco, actor: Usuario, turno: Turno, prueba: Prueba) -> object:
    return canalizacion.asignar(actor, turno.pk, area=area_de(turno), por_cuenta=prueba)


def informe_parcial(_: Elenco, actor: Usuario, turno: Turno, prueba: Prueba) -> object:
    return canalizacion.informe_parcial(
        actor,
        turno.pk,
        texto="Se pidió el dictamen",
        fecha_esperada=reloj.hoy(),
        por_cuenta=prueba,
    )


def solicitar_prorroga(_: Elenco, actor: Usuario, turno: Turno, prueba: Prueba) -> object:
    return canalizacion.solicitar_prorroga(
        actor, turno.pk, dias=1, motivo="Falta el dictamen", por_cuenta=prueba
    )


def conceder_prorroga(_: Elenco, actor: Usuario, turno: Turno, __: Prueba) -> object:
    return canalizacion.conceder_prorroga(actor, turno.pk, dias=1)


def negar_prorroga(_: Elenco, actor: Usuario, turno: Turno, __: Prueba) -> object:
    return canalizacion.negar_prorroga(actor, turno.pk, motivo="No procede")


def suspender(_: Elenco, actor: Usuario, turno: Turno, __: Prueba) -> object:
    return canalizacion.suspender(
        actor,
        turno.pk,
        categoria=CategoriaSuspension.FUERZA_MAYOR,
        motivo="El camino está cerrado",
    )


def reanudar(_: Elenco, actor: Usuario, turno: Turno, __: Prueba) -> object:
    return canalizacion.reanudar(actor, turno.pk)


def responder(_: Elenco, actor: Usuario, turno: Turno, prueba: Prueba) -> object:
    return motor.de_turno(
        canalizacion.responder,
        actor,
        turno.pk,
        texto="Se atenderá.",
        sentidos=sentidos(turno),
        por_cuenta=prueba,
    )


def declinar(_: Elenco, actor: Usuario, turno: Turno, prueba: Prueba) -> object:
    return motor.de_turno(
        canalizacion.declinar,
        actor,
        turno.pk,
        fundamento="El camino es municipal",
        competencia=canalizacion.Competencia(Declinacion.NO_IDENTIFICA),
        por_cuenta=prueba,
    )


def devolver(_: Elenco, actor: Usuario, turno: Turno, __: Prueba) -> object:
    return motor.de_turno(
        canalizacion.devolver, actor, turno.pk, complemento="Falta la fecha de la obra"
    )


def aceptar(_: Elenco, actor: Usuario, turno: Turno, __: Prueba) -> object:
    """Of a remission, with what proves that the authority has it."""
    es_remision = turno.caracter == Caracter.REMISION
    acuse = canalizacion.PorCuenta(reloj.ahora(), "La autoridad") if es_remision else None
    return motor.de_turno(canalizacion.aceptar, actor, turno.pk, acuse=acuse)


def cambiar_caracter(_: Elenco, actor: Usuario, turno: Turno, __: Prueba) -> object:
    return motor.de_turno(canalizacion.cambiar_caracter, actor, turno.pk, instruccion=instruccion())


def retirar(_: Elenco, actor: Usuario, turno: Turno, __: Prueba) -> object:
    return motor.de_turno(canalizacion.retirar, actor, turno.pk, motivo="Se turnó por error")


EJECUTAR: dict[str, Callable[[Elenco, Usuario, Turno, Prueba], object]] = {
    "acusar": acusar,
    "asignar": asignar,
    "informe_parcial": informe_parcial,
    "solicitar_prorroga": solicitar_prorroga,
    "conceder_prorroga": conceder_prorroga,
    "negar_prorroga": negar_prorroga,
    "suspender": suspender,
    "reanudar": reanudar,
    "responder": responder,
    "declinar": declinar,
    "devolver": devolver,
    "aceptar": aceptar,
    "cambiar_caracter": cambiar_caracter,
    "retirar": retirar,
}
