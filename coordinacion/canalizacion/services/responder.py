"""responder: what the institution answers, on screen or brought on paper."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Respuesta, SentidoDePunto, Turno
from coordinacion.canalizacion.opciones import Acuse
from coordinacion.canalizacion.services.acusar import asentar_acuse
from coordinacion.canalizacion.services.comun import (
    PorCuenta,
    adscribir_de_la_institucion,
    asentar_turno,
    avisar_a_la_unidad,
    bloquear_con_carta,
    cerrar_plazo,
    guardar_prueba,
    momento_de,
)
from coordinacion.canalizacion.services.notificar import asentar_notificacion
from coordinacion.correspondencia.models import Notificacion, Punto, Sentido
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoTurno, VerboTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Desenlace


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
    puntos = list(turno.puntos.all())
    _validar(turno, puntos, texto, sentidos, bool(adjuntos), por_cuenta)
    momento = momento_de(por_cuenta)
    if turno.estado == EstadoTurno.TURNADO:
        acuse = Acuse.PAPEL if por_cuenta else Acuse.EXPRESO
        asentar_acuse(actor, turno, acuse, momento, por_cuenta)
    respuesta = Respuesta.objects.create(
        turno=turno,
        ronda=turno.vueltas + 1,
        texto=texto,
        oficio_numero=oficio_numero,
        oficio_fecha=oficio_fecha,
        respondida_en=momento,
        registrada_por=actor,
        por_cuenta_de=por_cuenta is not None,
        entrego=por_cuenta.entrego if por_cuenta else "",
    )
    _guardar_detalle(turno, respuesta, puntos, sentidos, adjuntos, por_cuenta)
    for plazo in (turno.plazo_respuesta, turno.plazo_declinar):
        cerrar_plazo(plazo, en=momento, desenlace=Desenlace.CUMPLIDO)
    turno.respondido_en = momento
    turno.responder()
    turno.save()
    asentar_turno(
        actor,
        Hecho.TURNO_RESPONDIDO,
        turno,
        por_cuenta=por_cuenta,
        ocurrido_en=momento,
        oficio=oficio_numero,
    )
    if notificacion is not None:
        asentar_notificacion(actor, turno, notificacion, por_cuenta)
    avisar_a_la_unidad(turno, f"respondido:{respuesta.ronda}", "Respuesta por revisar")
    return respuesta


def _validar(
    turno: Turno,
    puntos: Sequence[Punto],
    texto: str,
    sentidos: Mapping[int, Sentido],
    tiene_adjuntos: bool,
    por_cuenta: PorCuenta | None,
) -> None:
    trae_documento = tiene_adjuntos or (por_cuenta is not None and por_cuenta.documento is not None)
    if not texto.strip() and not trae_documento:
        raise DatoInvalido({"texto": "Escriba la respuesta o adjunte el documento."})
    faltan = {
        f"sentido_{punto.pk}": "Indique el sentido de este punto."
        for punto in puntos
        if punto.pk not in sentidos
    }
    if faltan:
        raise DatoInvalido(faltan)
    en_papel = por_cuenta.momento if por_cuenta else None
    if en_papel and turno.acusado_en and en_papel < turno.acusado_en:
        raise DatoInvalido({"momento": "Es anterior al acuse del turno."})


def _guardar_detalle(
    turno: Turno,
    respuesta: Respuesta,
    puntos: Sequence[Punto],
    sentidos: Mapping[int, Sentido],
    adjuntos: Sequence[Documento],
    por_cuenta: PorCuenta | None,
) -> None:
    SentidoDePunto.objects.bulk_create(
        SentidoDePunto(respuesta=respuesta, punto=punto, sentido=sentidos[punto.pk])
        for punto in puntos
    )
    adscribir_de_la_institucion(turno, adjuntos, Documento.Clase.RESPUESTA)
    guardar_prueba(turno, por_cuenta, Documento.Clase.RESPUESTA)
    prueba = [por_cuenta.documento] if por_cuenta and por_cuenta.documento else []
    respuesta.documentos.set([*adjuntos, *prueba])
