"""responder_directo and tomar_conocimiento: the unit ends the matter itself, without turns."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia import reglas
from coordinacion.correspondencia.models import Correspondencia, Punto, Sentido
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    bloquear,
    cerrar_clasificar_y_canalizar,
    cerrar_respuesta,
)
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Desenlace


@transaction.atomic
def responder_directo(
    actor: Usuario,
    carta_id: int,
    *,
    texto: str,
    sentidos: Mapping[int, Sentido],
    adjuntos: Sequence[Documento] = (),
) -> Correspondencia:
    """Record the unit's own answer; `sentidos` maps each point's pk to its outcome.

    RESPUESTA goes on: it ends when the petitioner is notified. Raises as `bloquear`, or
    `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.RESPONDER_DIRECTO)
    if not texto.strip() and not adjuntos:
        raise DatoInvalido({"texto": "Escriba la respuesta o adjunte el documento."})
    ahora = reloj.ahora()
    fijar_sentidos(carta, sentidos)
    cerrar_clasificar_y_canalizar(carta, ahora, Desenlace.CUMPLIDO)
    for documento in adjuntos:
        documentos.adscribir(documento, asunto_id=carta.pk, clase=documento.Clase.RESPUESTA)
    dejar_respondida(carta, texto, ahora)
    carta.save()
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_RESPONDIDA_DIRECTO,
        carta,
        sentido=str(carta.sentido or ""),
        con_documento=bool(adjuntos),
    )
    return carta


def dejar_respondida(carta: Correspondencia, texto: str, en: datetime) -> None:
    """The unit's own answer, at `en`."""
    carta.respuesta = texto
    carta.atendida_en = en
    carta.responder_directo()


def fijar_sentidos(carta: Correspondencia, sentidos: Mapping[int, Sentido]) -> None:
    """Give points (by pk) their outcome and derive the letter's; the caller saves the letter."""
    puntos = list(carta.puntos.filter(pk__in=sentidos))
    for punto in puntos:
        punto.sentido = sentidos[punto.pk]
    Punto.objects.bulk_update(puntos, ["sentido"])
    derivar_sentido(carta)


def derivar_sentido(carta: Correspondencia) -> None:
    """The letter's outcome follows its points'; the caller saves the letter."""
    carta.sentido_id = reglas.sentido_derivado(list(carta.puntos.values_list("sentido", flat=True)))


@transaction.atomic
def tomar_conocimiento(actor: Usuario, carta_id: int) -> Correspondencia:
    """End a letter that owes no answer. Raises as `bloquear`, or `DatoInvalido` if it owes one."""
    carta = bloquear(actor, carta_id, Verbo.TOMAR_CONOCIMIENTO)
    exigir_que_no_deba_respuesta(carta)
    ahora = reloj.ahora()
    cerrar_clasificar_y_canalizar(carta, ahora, Desenlace.NO_DEBIDA)
    cerrar_respuesta(carta, ahora, Desenlace.NO_DEBIDA)
    dejar_de_conocimiento(carta, ahora)
    carta.save()
    asentar_carta(actor, Hecho.CORRESPONDENCIA_CONOCIMIENTO_TOMADO, carta)
    return carta


def exigir_que_no_deba_respuesta(carta: Correspondencia) -> None:
    """Raise `DatoInvalido` if the letter's type owes an answer."""
    if carta.tipo is None or carta.tipo.requiere_respuesta:
        raise DatoInvalido(
            "Este tipo de asunto requiere respuesta: no puede quedar de conocimiento."
        )


def dejar_de_conocimiento(carta: Correspondencia, en: datetime) -> None:
    """The letter ends at `en`: the unit knows of it."""
    carta.cerrada_en = en
    carta.tomar_conocimiento()
