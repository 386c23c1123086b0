"""atender_en_el_acto: what is asked, answered and told at the counter, in one transaction."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from coordinacion.correspondencia.models import (
    Correspondencia,
    Notificacion,
    Peticionario,
    Sentido,
    Tema,
    Tipo,
)
from coordinacion.correspondencia.opciones import ResultadoNotificacion, Via
from coordinacion.correspondencia.services.clasificar import clasificar
from coordinacion.correspondencia.services.notificar import notificar
from coordinacion.correspondencia.services.recibir import recibir
from coordinacion.correspondencia.services.responder import responder_directo
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.organizacion.models import Usuario


@dataclass(frozen=True)
class Atencion:
    """What the unit answered at once, and how the petitioner was told."""

    tipo: Tipo
    tema: Tema | None
    sentido: Sentido
    respuesta: str
    medio: str
    a_quien: str = ""

    @property
    def cambios(self) -> dict[str, Any]:
        """How the letter is classified."""
        return {"tipo": self.tipo, "tema": self.tema, "via": Via.DIRECTO}


@transaction.atomic
def atender_en_el_acto(
    actor: Usuario,
    carta: Correspondencia,
    atencion: Atencion,
    *,
    peticionarios: Sequence[Peticionario] = (),
    puntos: Sequence[str] = (),
    adjuntos: Sequence[Documento] = (),
    reservado: int | None = None,
    ligar_a: Mapping[int, str] | None = None,
) -> Correspondencia:
    """Register, classify, answer and notify; four facts, all or none. It is still to be concluded.

    The same `clave_envio` twice returns the letter of the first time. Raises as the four verbs:
    `SinPermiso` unless the actor is of reception and analyst, or `DatoInvalido`.
    """
    repetida = Correspondencia.objects.filter(clave_envio=carta.clave_envio).first()
    if repetida is not None:
        return repetida
    _exigir_sentido(atencion)
    recibida = recibir(
        actor,
        carta,
        peticionarios=peticionarios,
        puntos=puntos,
        adjuntos=adjuntos,
        reservado=reservado,
        ligar_a=ligar_a,
    )
    if recibida is not carta:
        return recibida  # the same form, sent twice at once
    clasificar(actor, recibida.pk, cambios=atencion.cambios)
    responder_directo(
        actor,
        recibida.pk,
        texto=atencion.respuesta,
        sentidos={punto.pk: atencion.sentido for punto in recibida.puntos.all()},
    )
    notificar(actor, recibida.pk, _entrega(recibida, atencion))
    return Correspondencia.objects.get(pk=recibida.pk)


def _exigir_sentido(atencion: Atencion) -> None:
    if not atencion.tipo.sentidos.filter(pk=atencion.sentido.pk).exists():
        raise DatoInvalido({"sentido": "Ese tipo de asunto no admite ese sentido."})


def _entrega(carta: Correspondencia, atencion: Atencion) -> Notificacion:
    return Notificacion(
        clave_envio=uuid.uuid5(carta.clave_envio, "notificacion"),
        a_quien=(atencion.a_quien or carta.remitente)[:200],
        realizada_en=reloj.ahora(),
        medio=atencion.medio,
        resultado=ResultadoNotificacion.ENTREGADA,
    )
