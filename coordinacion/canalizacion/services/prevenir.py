"""prevenir and desahogar: the petitioner is asked to complete the letter, and the clocks wait.

The suspension lasts as long as the petitioner's own term: if it runs out, RESPUESTA runs again,
for the unit owes at least its decision (ADR 030).
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.services.comun import avisar_a_las_instituciones
from coordinacion.canalizacion.services.estado import revisar_carta
from coordinacion.correspondencia.models import Correspondencia, Prevencion
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.correspondencia.opciones import CondicionRemitente, MedioNotificacion
from coordinacion.correspondencia.services.comun import (
    analistas_de,
    asentar_carta,
    avisar_de_la_carta,
    bloquear,
    cerrar_prevencion,
)
from coordinacion.correspondencia.services.estado import pasar
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol, sistema
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import CategoriaSuspension, ClasePlazo, Desenlace, Plazo

SE_PREVINO = "Se previno al peticionario."
SE_ENTREGO = "El peticionario entregó lo que se le requirió."
NO_SE_ENTREGO = "Venció el término de la prevención."

registro = logging.getLogger(__name__)


@transaction.atomic
def prevenir(
    actor: Usuario, carta_id: int, *, requerido: str, medio: str, notificada_en: datetime
) -> Correspondencia:
    """Ask the petitioner for what `requerido` says; they were told at `notificada_en`.

    From that moment PREVENCION runs and every other clock of the letter and of its turns waits;
    one that had already run out stays so. Raises as `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.PREVENIR)
    notificada_en = reloj.minuto(notificada_en)  # what is delivered in that minute is not before
    _exigir_prevencion(carta, requerido, notificada_en)
    plazos.suspender(
        *_que_corren(carta),
        actor=actor,
        categoria=CategoriaSuspension.PREVENCION,
        motivo=SE_PREVINO,
        en=notificada_en,
    )
    plazo = plazos.abrir(
        clase=ClasePlazo.PREVENCION,
        desde=notificada_en,
        asunto_id=carta.pk,
        folio=carta.folio,
        url=carta.get_absolute_url(),
    )
    carta.prevenciones.create(
        requerido=requerido, medio=medio, notificada_en=notificada_en, plazo=plazo
    )
    pasar(carta, Verbo.PREVENIR)
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_PREVENIDA,
        carta,
        ocurrido_en=notificada_en,
        medio=MedioNotificacion(medio).label.lower(),
        requerido=requerido,
    )
    _avisar_a_quien_espera(carta, "Se previno al peticionario: su plazo se suspende")
    return carta


@transaction.atomic
def desahogar(
    actor: Usuario,
    carta_id: int,
    *,
    entregado: str,
    momento: datetime,
    adjuntos: Sequence[Documento] = (),
) -> Correspondencia:
    """Record what the petitioner delivered, stamped at `momento`; the clocks run on from there.

    The letter goes back to where it was, and what its turns did meanwhile is looked at. Delivered
    in time although captured late, the prevention counts as met. Raises as `bloquear`, or
    `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.DESAHOGAR)
    prevencion = carta.prevenciones.select_related("plazo")[0]
    _exigir_entrega(prevencion, entregado, momento, adjuntos)
    prevencion.entregado, prevencion.desahogada_en = entregado, momento
    prevencion.save(update_fields=["entregado", "desahogada_en"])
    _cumplir(actor, carta, prevencion.plazo, momento)
    plazos.reanudar(*_suspendidos(carta), actor=actor, motivo=SE_ENTREGO, en=momento)
    for documento in adjuntos:
        documentos.adscribir(documento, asunto_id=carta.pk, clase=Documento.Clase.ANEXO)
    pasar(carta, Verbo.DESAHOGAR)
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_DESAHOGADA,
        carta,
        ocurrido_en=momento,
        entregado=entregado,
    )
    _avisar_a_quien_espera(carta, "El peticionario entregó lo requerido: su plazo corre de nuevo")
    avisar_de_la_carta(
        carta, "desahogada", "El peticionario entregó lo requerido", analistas_de(carta)
    )
    revisar_carta(carta)
    return carta


def vencer_prevenciones() -> int:
    """By SISTEMA: end the preventions whose term ran out; returns how many.

    Each in its own transaction, so that one that fails keeps no other waiting. It may run twice,
    late or at once with another.
    """
    vencidas = Prevencion.objects.filter(
        plazo__clase=ClasePlazo.PREVENCION,
        plazo__cerrado_en=None,
        plazo__vence_en__lte=reloj.ahora(),
    )
    return sum(map(_vencer, vencidas.order_by("pk").values_list("correspondencia_id", flat=True)))


def _vencer(carta_id: int) -> bool:
    try:
        return _dejar_vencida(carta_id)
    except (ErrorDeDominio, DatabaseError):
        registro.exception("No se pudo vencer la prevención del asunto %s", carta_id)
        return False


@transaction.atomic
def _dejar_vencida(carta_id: int) -> bool:
    """The letter stays under prevention until the head dismisses it or something arrives."""
    carta = Correspondencia.objects.defer(*DE_LA_BUSQUEDA).select_for_update().get(pk=carta_id)
    prevencion = carta.prevenciones.select_related("plazo")[0]
    vencio = prevencion.plazo.vence_en
    esta_vencida = prevencion.plazo.cerrado_en is None and vencio <= reloj.ahora()
    if carta.estado != EstadoCorrespondencia.PREVENIDA or not esta_vencida:
        return False
    cerrar_prevencion(carta, vencio, Desenlace.NO_ENTREGADO)
    de_respuesta = _suspendidos(carta).filter(clase=ClasePlazo.RESPUESTA)
    plazos.reanudar(*de_respuesta, actor=sistema(), motivo=NO_SE_ENTREGO, en=vencio)
    asentar_carta(sistema(), Hecho.CORRESPONDENCIA_PREVENCION_VENCIDA, carta, ocurrido_en=vencio)
    titulares = personas_con_rol(Rol.TITULAR_UNIDAD).values_list("pk", flat=True)
    titulo = "Venció una prevención: decida si se desecha"
    avisar_de_la_carta(carta, "prevencion-vencida", titulo, titulares)
    return True


def _que_corren(carta: Correspondencia) -> QuerySet[Plazo]:
    """The clocks of the letter and of its turns."""
    return Plazo.objects.filter(asunto_id=carta.pk, cerrado_en=None)


def _suspendidos(carta: Correspondencia) -> QuerySet[Plazo]:
    """Those that wait for the petitioner; one stopped for another cause stays stopped."""
    return _que_corren(carta).filter(
        suspensiones__categoria=CategoriaSuspension.PREVENCION, suspensiones__hasta=None
    )


def _cumplir(actor: Usuario, carta: Correspondencia, plazo: Plazo, momento: datetime) -> None:
    """The petitioner's term ends at the stamp. If it was in time and only captured late, the
    prevention had been given up meanwhile: RESPUESTA is counted as resumed at the stamp too."""
    plazos.cerrar_si_corren(plazo, en=momento, desenlace=Desenlace.CUMPLIDO)
    if plazo.desenlace != Desenlace.NO_ENTREGADO or momento > plazo.vence_en:
        return
    plazos.corregir_cierre(plazo, en=momento, desenlace=Desenlace.CUMPLIDO)
    respuesta = carta.plazo_respuesta
    if respuesta is not None and respuesta.cerrado_en is None:
        respuesta.suspensiones.filter(hasta=plazo.vence_en).update(hasta=momento)
        plazos.reajustar(respuesta, actor=actor, motivo=SE_ENTREGO)


def _exigir_prevencion(carta: Correspondencia, requerido: str, notificada_en: datetime) -> None:
    if carta.condicion_remitente == CondicionRemitente.ANONIMA:
        raise DatoInvalido("La petición es anónima: no hay a quién prevenir.")
    if not requerido.strip():
        raise DatoInvalido({"requerido": "Indique qué falta."})
    no_futuro("notificada_en", notificada_en)
    if notificada_en < reloj.minuto(carta.recibida_en):
        raise DatoInvalido({"notificada_en": "Es anterior a la recepción del asunto."})


def _exigir_entrega(
    prevencion: Prevencion, entregado: str, momento: datetime, adjuntos: Sequence[Documento]
) -> None:
    if not entregado.strip() and not adjuntos:
        raise DatoInvalido({"entregado": "Anote lo que se entregó o adjunte el documento."})
    no_futuro("momento", momento)
    if momento < reloj.minuto(prevencion.notificada_en):
        raise DatoInvalido({"momento": "Es anterior a la notificación de la prevención."})


def _avisar_a_quien_espera(carta: Correspondencia, titulo: str) -> None:
    """Tell the institutions that still owe an answer."""
    turnos = list(carta.turnos.pendientes().select_related("institucion"))
    for turno in turnos:
        turno.correspondencia = carta
    avisar_a_las_instituciones(turnos, f"prevencion:{carta.version}", titulo)
