"""Each verb of the letter with arguments that would be accepted, for whoever tries it."""

from collections.abc import Callable
from typing import Any

from coordinacion.archivo import services as archivo
from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Liga, Tipo
from coordinacion.correspondencia.opciones import MotivoCancelacion
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from tests.archivo.expedientes import expediente
from tests.elenco import Elenco, carta_nueva, destino, intento, tema
from workflows import motor


def _version(carta: Correspondencia) -> int:
    return Correspondencia.objects.values_list("version", flat=True).get(pk=carta.pk)


def corregir(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        correspondencia.corregir,
        actor,
        carta.pk,
        version=_version(carta),
        cambios={"fojas": 7},
        motivo="Se contó mal",
    )


def cancelar(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        canalizacion.cancelar,
        actor,
        carta.pk,
        motivo=MotivoCancelacion.PRUEBA,
        explicacion="Registro de prueba",
    )


def cambios() -> dict[str, Any]:
    """What a letter to be routed is."""
    return {"tipo": Tipo.objects.get(clave="peticion"), "tema": tema(), "via": "turnar"}


def clasificar(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(correspondencia.clasificar, actor, carta.pk, cambios=cambios())


def reclasificar(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        correspondencia.reclasificar, actor, carta.pk, cambios=cambios(), motivo="Era otra cosa"
    )


def prevenir(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        canalizacion.prevenir,
        actor,
        carta.pk,
        requerido="El plano del predio",
        medio="personal",
        notificada_en=reloj.ahora(),
    )


def desahogar(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        canalizacion.desahogar, actor, carta.pk, entregado="El plano", momento=reloj.ahora()
    )


def otra(elenco: Elenco, carta: Correspondencia) -> Correspondencia:
    """Another letter, of the same moment: the latest, and a new one when there is none."""
    otras = Correspondencia.objects.filter(recibida_en=carta.recibida_en, estado="recibida")
    hallada = otras.exclude(pk=carta.pk).order_by("-pk").first()
    return hallada or carta_nueva(elenco, recibida_en=carta.recibida_en)


def acumular(elenco: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    principal = otra(elenco, carta)
    return motor.de_carta(canalizacion.acumular, actor, carta.pk, principal_id=principal.pk)


def ligar(elenco: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    cual = otra(elenco, carta)
    return correspondencia.ligar(actor, carta.pk, otras={cual.pk: "Piden lo mismo"})


def desligar(elenco: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    una, dos = sorted((carta, otra(elenco, carta)), key=lambda cual: cual.pk)
    liga = Liga.objects.create(
        una=una, otra=dos, motivo="Por error", ligada_en=reloj.ahora(), ligada_por=elenco.analista
    )
    otra_id = liga.la_otra(carta).pk
    return correspondencia.desligar(actor, carta.pk, otra_id=otra_id, motivo="No era")


def desglosar(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    ultimo = carta.puntos.order_by("-numero")[0]
    otro = carta.puntos.create(numero=ultimo.numero + 1, texto="Otra cosa")
    return motor.de_carta_con_nuevas(correspondencia.desglosar, actor, carta.pk, puntos={otro.pk})


def reabrir(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        canalizacion.reabrir,
        actor,
        carta.pk,
        fundamento="No se atendió lo pedido",
        inconformidad_en=reloj.ahora(),
    )


def desechar(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        canalizacion.desechar,
        actor,
        carta.pk,
        fundamento="Art. 8: no es pacífica",
        aviso_al_peticionario="Por oficio",
    )


def tomar_conocimiento(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    Correspondencia.objects.filter(pk=carta.pk).update(tipo=Tipo.objects.get(clave="circular"))
    return motor.de_carta(correspondencia.tomar_conocimiento, actor, carta.pk)


def turnar(elenco: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        canalizacion.turnar, actor, carta.pk, [destino(elenco.b)], confirmado=True
    )


def remitir(elenco: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        canalizacion.remitir,
        actor,
        carta.pk,
        destino(elenco.externa),
        fundamento="Competencia federal",
    )


def responder_directo(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(
        correspondencia.responder_directo, actor, carta.pk, texto="Se informa.", sentidos={}
    )


def regresar(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    turnos = {turno.pk: None for turno in carta.turnos.all()}
    return motor.de_carta(
        canalizacion.regresar, actor, carta.pk, motivo="Falta un punto", turnos=turnos
    )


def notificar(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    return motor.de_carta(correspondencia.notificar, actor, carta.pk, intento())


def concluir(_: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    tipo = Tipo.objects.get(clave="peticion")
    Correspondencia.objects.filter(pk=carta.pk).update(condicion_remitente="anonima")
    return motor.de_carta(
        canalizacion.concluir,
        actor,
        carta.pk,
        sentido=tipo.sentidos.all()[0],
        sin_notificacion="anonima",
    )


def archivar(elenco: Elenco, actor: Usuario, carta: Correspondencia) -> object:
    Correspondencia.objects.filter(acumuladas=carta).update(estado="cancelada")
    return motor.de_carta(archivo.archivar, actor, carta.pk, expediente=expediente(elenco), fojas=3)


EJECUTAR: dict[str, Callable[[Elenco, Usuario, Correspondencia], object]] = {
    "corregir": corregir,
    "cancelar": cancelar,
    "clasificar": clasificar,
    "reclasificar": reclasificar,
    "prevenir": prevenir,
    "desahogar": desahogar,
    "desechar": desechar,
    "acumular": acumular,
    "desglosar": desglosar,
    "ligar": ligar,
    "desligar": desligar,
    "tomar_conocimiento": tomar_conocimiento,
    "turnar": turnar,
    "remitir": remitir,
    "responder_directo": responder_directo,
    "regresar": regresar,
    "notificar": notificar,
    "concluir": concluir,
    "archivar": archivar,
    "reabrir": reabrir,
}
