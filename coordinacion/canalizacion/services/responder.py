"""responder: what the institution answers, on screen or brought on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Respuesta, SentidoDePunto, Turno
from coordinacion.canalizacion.opciones import Acuse
from coordinacion.canalizacion.services.acusar import Acto, asentar_acuses
from coordinacion.canalizacion.services.comun import (
    PorCuenta,
    adscribir_de_la_institucion,
    asentar_turno,
    avisar_a_la_unidad,
    bloquear_con_carta,
    momento_de,
)
from coordinacion.canalizacion.services.efectos import dejar_respondido, exigir_sentidos
from coordinacion.canalizacion.services.notificar import asentar_notificacion
from coordinacion.correspondencia.models import Notificacion, Sentido
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoTurno, VerboTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace


@dataclass(frozen=True)
class Contestacion:
    """What an institution answers; `sentidos` maps the pk of each point to its outcome."""

    texto: str
    oficio_numero: str
    oficio_fecha: date | None
    sentidos: Mapping[int, Sentido]
    adjuntos: Sequence[Documento] = ()


@transaction.atomic
def responder(
    actor: Usuario,
    turno_id: int,
    *,
    texto: str = "",
    oficio_numero: str = "",
    oficio_fecha: date | None = None,
    sentidos: Mapping[int, Sentido],
    adjuntos: Sequence[Documento] = (),
    notificacion: Notificacion | None = None,
    por_cuenta: PorCuenta | None = None,
) -> Respuesta:
    """Record the answer; `sentidos` maps the pk of each point of the turn to its outcome.

    From `turnado` it acknowledges in the same moment. `notificacion` (unsaved) is the attempt
    that the institution already made to tell the petitioner. Raises as `bloquear_con_carta`, or
    `DatoInvalido`.
    """
    turno = bloquear_con_carta(actor, turno_id, VerboTurno.RESPONDER, por_cuenta)
    contestacion = Contestacion(texto, oficio_numero, oficio_fecha, sentidos, adjuntos)
    respuesta = asentar_respuesta(actor, turno, contestacion, por_cuenta)
    if notificacion is not None:
        asentar_notificacion(actor, turno, notificacion, por_cuenta)
    return respuesta


def asentar_respuesta(
    actor: Usuario, turno: Turno, dicho: Contestacion, por_cuenta: PorCuenta | None
) -> Respuesta:
    """Write what the institution answered on a turn that is locked, letter first, and admits it.

    Raises `DatoInvalido`.
    """
    trae = [*dicho.adjuntos, *_escaneo(por_cuenta)]
    _validar(turno, dicho.texto, dicho.sentidos, trae, por_cuenta)
    momento = momento_de(por_cuenta)
    _acusar_si_falta(actor, turno, momento, por_cuenta)
    respuesta = Respuesta.objects.create(
        turno=turno,
        ronda=turno.vueltas + 1,
        texto=dicho.texto,
        oficio_numero=dicho.oficio_numero,
        oficio_fecha=dicho.oficio_fecha,
        respondida_en=momento,
        registrada_por=actor,
        por_cuenta_de=por_cuenta is not None,
        por_correo=por_cuenta is not None and por_cuenta.acuse == Acuse.CORREO,
        entrego=por_cuenta.entrego if por_cuenta else "",
    )
    _guardar_detalle(turno, respuesta, dicho.sentidos, trae)
    _cerrar_ronda(actor, turno, respuesta, por_cuenta)
    avisar_a_la_unidad(turno, f"respondido:{respuesta.ronda}", "Respuesta por revisar")
    return respuesta


def _acusar_si_falta(
    actor: Usuario, turno: Turno, momento: datetime, por_cuenta: PorCuenta | None
) -> None:
    if turno.estado == EstadoTurno.TURNADO:
        acuse = por_cuenta.acuse if por_cuenta else Acuse.EXPRESO
        asentar_acuses(actor, [Acto(turno, acuse, momento, por_cuenta)])


def _cerrar_ronda(
    actor: Usuario, turno: Turno, respuesta: Respuesta, por_cuenta: PorCuenta | None
) -> None:
    """The turn waits for the unit from the answer's own moment on."""
    en = respuesta.respondida_en
    plazos.cerrar_si_corren(turno.plazo_respuesta, en=en, desenlace=Desenlace.CUMPLIDO)
    plazos.cerrar_si_corren(turno.plazo_declinar, en=en, desenlace=Desenlace.SIN_EFECTO)
    dejar_respondido(turno, en)
    turno.save()
    asentar_turno(
        actor,
        Hecho.TURNO_RESPONDIDO,
        turno,
        por_cuenta=por_cuenta,
        ocurrido_en=respuesta.respondida_en,
        oficio=respuesta.oficio_numero,
    )


def _escaneo(por_cuenta: PorCuenta | None) -> list[Documento]:
    return [por_cuenta.documento] if por_cuenta and por_cuenta.documento else []


def _validar(
    turno: Turno,
    texto: str,
    sentidos: Mapping[int, Sentido],
    documentos: Sequence[Documento],
    por_cuenta: PorCuenta | None,
) -> None:
    if not texto.strip() and not documentos:
        raise DatoInvalido({"texto": "Escriba la respuesta o adjunte el documento."})
    exigir_sentidos(turno.puntos.values_list("pk", flat=True), sentidos)
    en_papel = por_cuenta.momento if por_cuenta else None
    if en_papel and turno.acusado_en and en_papel < reloj.minuto(turno.acusado_en):
        raise DatoInvalido({"momento": "Es anterior al acuse del turno."})


def _guardar_detalle(
    turno: Turno,
    respuesta: Respuesta,
    sentidos: Mapping[int, Sentido],
    documentos: Sequence[Documento],
) -> None:
    SentidoDePunto.objects.bulk_create(
        SentidoDePunto(respuesta=respuesta, punto=punto, sentido=sentidos[punto.pk])
        for punto in turno.puntos.all()
    )
    adscribir_de_la_institucion(turno, documentos, Documento.Clase.RESPUESTA)
    respuesta.documentos.set(documentos)
