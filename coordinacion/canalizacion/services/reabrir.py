"""reabrir: the petitioner disagrees, and the letter is worked again from the day they said so."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.services.efectos import dejar_relevado
from coordinacion.canalizacion.services.estado import retirar_los_vivos
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.clasificar import abrir_canalizar, se_canaliza
from coordinacion.correspondencia.services.comun import (
    analistas_de,
    asentar_carta,
    avisar_de_la_carta,
    bloquear,
)
from coordinacion.correspondencia.services.estado import pasar
from coordinacion.correspondencia.services.recibir import apertura_de_clasificar
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import ClasePlazo

SE_REABRIO = "El asunto se reabrió por inconformidad."
"""Why the turns of before are no longer alive: whoever answers now gets a new one."""


@transaction.atomic
def reabrir(
    actor: Usuario,
    carta_id: int,
    *,
    fundamento: str,
    inconformidad_en: datetime,
    termino_senalado: datetime | None = None,
    adjuntos: Sequence[Documento] = (),
) -> Correspondencia:
    """Bring back a letter that had ended; the petitioner disagreed at `inconformidad_en`.

    From that moment a new RESPUESTA runs (`termino_senalado` when the type asks for it); the old
    one stays as it ended, and so do the attempts to notify, which no longer count. Raises as
    `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.REABRIR, con=("tipo", "tema"))
    _exigir_inconformidad(carta, fundamento, inconformidad_en, termino_senalado)
    _dejar_atras_los_turnos(carta)
    anterior = carta.respuesta
    _empezar_de_nuevo(carta, inconformidad_en)
    _abrir_relojes(carta, inconformidad_en, termino_senalado)
    for documento in adjuntos:
        documentos.adscribir(documento, asunto_id=carta.pk, clase=Documento.Clase.ANEXO)
    pasar(carta, Verbo.REABRIR)
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_REABIERTA,
        carta,
        ocurrido_en=inconformidad_en,
        fundamento=fundamento,
        respuesta=anterior,
    )
    avisar_de_la_carta(
        carta, "reabierta", "Asunto reabierto por inconformidad", analistas_de(carta)
    )
    return carta


def _exigir_inconformidad(
    carta: Correspondencia, fundamento: str, en: datetime, termino: datetime | None
) -> None:
    if not fundamento.strip():
        raise DatoInvalido({"fundamento": "Indique el fundamento."})
    no_futuro("inconformidad_en", en)
    if en < reloj.minuto(carta.notificada_en or carta.recibida_en):
        raise DatoInvalido(
            {"inconformidad_en": "Es anterior a lo que se notificó, o a la recepción del asunto."}
        )
    if carta.tipo is not None and carta.tipo.pide_termino and termino is None:
        raise DatoInvalido({"termino_senalado": "Indique el término que señala el documento."})


def _dejar_atras_los_turnos(carta: Correspondencia) -> None:
    """What was answered is kept on each turn; none of them answers for the letter any more."""
    for turno in carta.turnos.select_for_update().filter(estado=EstadoTurno.ATENDIDO):
        dejar_relevado(turno, SE_REABRIO)
        turno.save()
    retirar_los_vivos(carta, SE_REABRIO)


def _empezar_de_nuevo(carta: Correspondencia, inconformidad_en: datetime) -> None:
    """As if just classified, or just received; what had been said and done is in the log. The
    caller saves it."""
    carta.inconformidad_en = inconformidad_en
    carta.atendida_en = carta.notificada_en = carta.cerrada_en = carta.sentido = None
    carta.respuesta = carta.fundamento_cierre = carta.sin_notificacion = ""
    carta.puntos.update(sentido=None)


def _abrir_relojes(carta: Correspondencia, desde: datetime, termino: datetime | None) -> None:
    """The petitioner's clock anew, if an answer is owed, and the unit's own: to classify what
    nobody had classified, or to route it."""
    tipo = carta.tipo
    if tipo is None or tipo.requiere_respuesta:
        carta.termino_senalado = termino
        carta.plazo_respuesta = plazos.abrir(
            clase=ClasePlazo.RESPUESTA,
            desde=desde,
            asunto_id=carta.pk,
            folio=carta.folio,
            url=carta.get_absolute_url(),
            tipo=tipo.clave if tipo else "",
            tema=carta.tema.clave if carta.tema else "",
            fecha_senalada=termino,
        )
    if tipo is None:
        apertura = apertura_de_clasificar(carta, reloj.ahora())
        carta.plazo_clasificar = plazos.abrir_varios([apertura])[0]
    elif se_canaliza(carta):
        abrir_canalizar(carta, reloj.ahora())
