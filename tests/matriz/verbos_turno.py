"""Each verb of the turn with arguments that would be accepted, for whoever tries it."""

from collections.abc import Callable

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Declinacion
from coordinacion.organizacion.models import Area, Usuario
from tests.elenco import Elenco, sentidos
from workflows import motor

Prueba = canalizacion.PorCuenta | None


def acusar(_: Elenco, actor: Usuario, turno: Turno, prueba: Prueba) -> object:
    return canalizacion.acusar(actor, turno.pk, por_cuenta=prueba)


def asignar(elenco: Elenco, actor: Usuario, turno: Turno, prueba: Prueba) -> object:
    area, _ = Area.objects.get_or_create(institucion=elenco.a, nombre="Dirección de Área")
    return canalizacion.asignar(actor, turno.pk, area=area, por_cuenta=prueba)


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
    return motor.de_turno(canalizacion.aceptar, actor, turno.pk)


def retirar(_: Elenco, actor: Usuario, turno: Turno, __: Prueba) -> object:
    return motor.de_turno(canalizacion.retirar, actor, turno.pk, motivo="Se turnó por error")


EJECUTAR: dict[str, Callable[[Elenco, Usuario, Turno, Prueba], object]] = {
    "acusar": acusar,
    "asignar": asignar,
    "responder": responder,
    "declinar": declinar,
    "devolver": devolver,
    "aceptar": aceptar,
    "retirar": retirar,
}
