"""What an institution does with its turn, in memory: on screen, on paper or tacitly."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Respuesta, SentidoDePunto, Turno
from coordinacion.canalizacion.opciones import Acuse, Caracter
from coordinacion.canalizacion.services.acusar import avisos_de_acuse
from coordinacion.canalizacion.services.comun import PorCuenta, momento_de
from coordinacion.canalizacion.services.declinar import (
    Competencia,
    dejar_declinado,
    esta_en_ventana,
    exigir_declinacion,
)
from coordinacion.canalizacion.services.efectos import (
    dejar_acusado,
    dejar_respondido,
    exigir_sentidos,
    hecho_de_acuse,
)
from coordinacion.canalizacion.services.en_memoria.expediente import (
    Expediente,
    asentar_turno,
    avisar_a_la_unidad,
    cerrar_todos,
    revisar_carta,
)
from coordinacion.canalizacion.services.relojes import ventana_para_declinar
from coordinacion.correspondencia.models import Notificacion, Punto, Sentido
from coordinacion.correspondencia.services import en_memoria as de_carta
from coordinacion.correspondencia.services.en_memoria import Taller
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuaderno import armar
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Desenlace


def acusar_en_memoria(
    taller: Taller, actor: Usuario, turno: Turno, por_cuenta: PorCuenta | None = None
) -> None:
    """`acusar`, now on screen or at the stamp's moment on paper."""
    acuse = Acuse.PAPEL if por_cuenta else Acuse.EXPRESO
    _asentar_acuse(taller, actor, turno, acuse, momento_de(por_cuenta), por_cuenta)
    if por_cuenta is None:
        taller.avisar(avisos_de_acuse(actor, turno))


def acusar_tacitos_en_memoria(taller: Taller, expediente: Expediente) -> list[Turno]:
    """`acusar_tacitos`, of the turns of one letter; those that it acknowledged."""
    tipo = expediente.carta.tipo
    if tipo is None or not tipo.admite_tacito:
        return []
    vencidos = [turno for turno in expediente.turnos if _vencio_su_acuse(turno)]
    for turno in vencidos:
        plazo = turno.plazo_acuse
        vencio = plazo.vence_en if plazo else reloj.ahora()
        taller.relojes.cerrar(plazo, en=vencio, desenlace=Desenlace.TACITO)
        _asentar_acuse(taller, taller.sistema, turno, Acuse.TACITO, vencio, None)
        avisar_a_la_unidad(taller, turno, "tacito", "Acuse tácito")
    return vencidos


def _vencio_su_acuse(turno: Turno) -> bool:
    plazo = turno.plazo_acuse
    if turno.estado != EstadoTurno.TURNADO or turno.caracter != Caracter.ATENCION:
        return False
    return plazo is not None and plazo.cerrado_en is None and plazo.vence_en <= reloj.ahora()


def responder_en_memoria(
    taller: Taller,
    actor: Usuario,
    expediente: Expediente,
    turno: Turno,
    *,
    texto: str,
    sentidos: Mapping[int, Sentido],
    oficio_numero: str = "",
    notificacion: Notificacion | None = None,
    por_cuenta: PorCuenta | None = None,
) -> None:
    """`responder`, without files; `notificacion` is the institution's own attempt."""
    puntos = expediente.puntos_de[turno.pk]
    exigir_sentidos([punto.pk for punto in puntos], sentidos)
    momento = momento_de(por_cuenta)
    if turno.estado == EstadoTurno.TURNADO:
        acuse = Acuse.PAPEL if por_cuenta else Acuse.EXPRESO
        _asentar_acuse(taller, actor, turno, acuse, momento, por_cuenta)
    respuesta = _respuesta(taller, actor, turno, texto, oficio_numero, por_cuenta)
    _resolver(taller, respuesta, puntos, sentidos)
    expediente.resueltos[turno.pk] = sentidos
    taller.relojes.cerrar(turno.plazo_respuesta, en=momento, desenlace=Desenlace.CUMPLIDO)
    taller.relojes.cerrar(turno.plazo_declinar, en=momento, desenlace=Desenlace.SIN_EFECTO)
    dejar_respondido(turno, momento)
    asentar_turno(
        taller,
        actor,
        Hecho.TURNO_RESPONDIDO,
        turno,
        por_cuenta=por_cuenta,
        ocurrido_en=momento,
        oficio=oficio_numero,
    )
    if notificacion is not None:
        _notificar_por_la_dependencia(taller, actor, expediente, turno, notificacion, por_cuenta)
    avisar_a_la_unidad(taller, turno, f"respondido:{respuesta.ronda}", "Respuesta por revisar")


def _resolver(
    taller: Taller,
    respuesta: Respuesta,
    puntos: Iterable[Punto],
    sentidos: Mapping[int, Sentido],
) -> None:
    for punto in puntos:
        taller.cuaderno.apuntar(
            SentidoDePunto,
            respuesta_id=respuesta.pk,
            punto_id=punto.pk,
            sentido_id=sentidos[punto.pk].pk,
        )


def _respuesta(
    taller: Taller,
    actor: Usuario,
    turno: Turno,
    texto: str,
    oficio_numero: str,
    por_cuenta: PorCuenta | None,
) -> Respuesta:
    columnas = {
        "turno_id": turno.pk,
        "ronda": turno.vueltas + 1,
        "texto": texto,
        "oficio_numero": oficio_numero,
        "respondida_en": momento_de(por_cuenta),
        "registrada_por_id": actor.pk,
        "por_cuenta_de": por_cuenta is not None,
        "entrego": por_cuenta.entrego if por_cuenta else "",
    }
    return taller.cuaderno.anotar(armar(Respuesta, columnas))


def declinar_en_memoria(
    taller: Taller,
    actor: Usuario,
    expediente: Expediente,
    turno: Turno,
    *,
    fundamento: str,
    competencia: Competencia,
    por_cuenta: PorCuenta | None = None,
) -> None:
    """`declinar`."""
    exigir_declinacion(turno, fundamento, competencia)
    momento = momento_de(por_cuenta)
    en_ventana = esta_en_ventana(turno, momento)
    dejar_declinado(turno, fundamento, competencia, momento, en_ventana=en_ventana)
    if en_ventana:
        taller.relojes.cerrar(turno.plazo_declinar, en=momento, desenlace=Desenlace.CUMPLIDO)
        cerrar_todos(taller, turno, momento, Desenlace.SIN_EFECTO)
    hecho = Hecho.TURNO_DECLINADO if en_ventana else Hecho.TURNO_DECLINACION_SOLICITADA
    asentar_turno(
        taller,
        actor,
        hecho,
        turno,
        por_cuenta=por_cuenta,
        ocurrido_en=momento,
        fundamento=fundamento,
    )
    avisar_a_la_unidad(taller, turno, f"declinado:{momento:%s}", "Rechazo por incompetencia")
    revisar_carta(taller, expediente)


def _asentar_acuse(
    taller: Taller,
    actor: Usuario,
    turno: Turno,
    acuse: Acuse,
    momento: datetime,
    por_cuenta: PorCuenta | None,
) -> None:
    taller.relojes.cerrar(turno.plazo_acuse, en=momento, desenlace=Desenlace.CUMPLIDO)
    dejar_acusado(turno, acuse, momento)
    for apertura in ventana_para_declinar(turno, momento):
        turno.plazo_declinar = taller.relojes.abrir(apertura)
    asentar_turno(
        taller,
        actor,
        hecho_de_acuse(acuse),
        turno,
        por_cuenta=por_cuenta,
        ocurrido_en=momento,
        clase=acuse.label.lower(),
    )


def _notificar_por_la_dependencia(
    taller: Taller,
    actor: Usuario,
    expediente: Expediente,
    turno: Turno,
    intento: Notificacion,
    por_cuenta: PorCuenta | None,
) -> None:
    intento.institucion_id = turno.institucion_id
    de_carta.notificar_en_memoria(
        taller, actor, expediente.vida, intento, por_cuenta_de=por_cuenta is not None
    )
