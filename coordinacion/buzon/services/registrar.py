"""registrar_correo and vincular_correo: a mail becomes a letter, or the answer to a turn."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.buzon.selectors import documentos_de
from coordinacion.buzon.services.comun import bloquear, guardar_decision
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Respuesta
from coordinacion.canalizacion.opciones import Acuse
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Notificacion, Peticionario, Sentido
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import VerboBuzon as Verbo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def registrar_correo(
    actor: Usuario,
    carta: Correspondencia,
    *,
    correo_id: int,
    impreso: Sequence[Documento],
    peticionarios: Sequence[Peticionario] = (),
    puntos: Sequence[str] = (),
) -> Correspondencia:
    """Register as `carta` (unsaved) a mail that came in, with the print of its text (`impreso`)
    and every attachment that was kept. Raises as `bloquear` or as `recibir`.
    """
    correo = bloquear(actor, correo_id, Verbo.REGISTRAR)
    carta.clave_envio = correo.clave_envio
    registrada = correspondencia.recibir(
        actor,
        carta,
        peticionarios=peticionarios,
        puntos=puntos,
        adjuntos=[*impreso, *documentos_de(correo)],
    )
    correo.registrar_correo()
    correo.carta = registrada
    guardar_decision(
        actor,
        correo,
        Hecho.CORREO_REGISTRADO,
        asunto_id=registrada.pk,
        folio=registrada.folio,
        huella=correo.huella,
    )
    return registrada


@transaction.atomic
def vincular_correo(
    actor: Usuario,
    turno_id: int,
    *,
    correo_id: int,
    impreso: Sequence[Documento],
    sentidos: dict[int, Sentido],
    texto: str = "",
    oficio_numero: str = "",
    oficio_fecha: date | None = None,
    notificacion: Notificacion | None = None,
) -> Respuesta:
    """Record a mail that came in as what the institution answers to the turn, on its behalf and
    at the moment when the mail was received. Raises as `bloquear` or as `responder`.
    """
    correo = bloquear(actor, correo_id, Verbo.RESPONDER)
    respuesta = canalizacion.responder(
        actor,
        turno_id,
        texto=texto,
        oficio_numero=oficio_numero,
        oficio_fecha=oficio_fecha,
        sentidos=sentidos,
        notificacion=notificacion,
        adjuntos=[*impreso, *documentos_de(correo)],
        por_cuenta=canalizacion.PorCuenta(
            correo.recibido_en, correo.remitente, acuse=Acuse.CORREO, direccion=correo.de_correo
        ),
    )
    correo.vincular_correo()
    correo.turno = respuesta.turno
    guardar_decision(
        actor,
        correo,
        Hecho.CORREO_VINCULADO,
        asunto_id=respuesta.turno.correspondencia_id,
        turno=str(respuesta.turno),
        huella=correo.huella,
    )
    return respuesta
