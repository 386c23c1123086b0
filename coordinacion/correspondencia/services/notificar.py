"""notificar: each attempt to tell the petitioner is a row; the first delivery stops their clock."""

from typing import Any

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia, Notificacion
from coordinacion.correspondencia.opciones import MedioNotificacion, ResultadoNotificacion
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    bloquear,
    cerrar_respuesta,
)
from coordinacion.documentos import services as documentos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Desenlace


@transaction.atomic
def notificar(actor: Usuario, carta_id: int, intento: Notificacion) -> Notificacion:
    """Record one attempt (unsaved `intento`); the same `clave_envio` twice is one attempt."""
    carta = bloquear(actor, carta_id, Verbo.NOTIFICAR)
    return asentar_intento(actor, carta, intento)


def asentar_intento(
    actor: Usuario, carta: Correspondencia, intento: Notificacion, *, por_cuenta_de: bool = False
) -> Notificacion:
    """Save the attempt on a locked letter that admits it, and close RESPUESTA on delivery.

    The clock stops at the delivery's own moment, not at its capture. Raises `DatoInvalido` if
    the attempt is dated in the future or before the letter arrived.
    """
    repetido = Notificacion.objects.filter(clave_envio=intento.clave_envio).first()
    if repetido is not None:
        if intento.prueba is not None:
            documentos.descartar_repetido(intento.prueba)
        return repetido
    exigir_intento_posible(carta, intento)
    intento.correspondencia = carta
    intento.registrada_por = actor
    intento.save()
    if intento.prueba is not None:
        documentos.adscribir(
            intento.prueba, asunto_id=carta.pk, clase=intento.prueba.Clase.NOTIFICACION
        )
    if dejar_notificada(carta, intento):
        cerrar_respuesta(carta, intento.realizada_en, Desenlace.NOTIFICADA)
    carta.save()
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_NOTIFICADA,
        carta,
        ocurrido_en=intento.realizada_en,
        institucion_id=intento.institucion_id,
        por_cuenta_de=por_cuenta_de,
        **lo_intentado(intento),
    )
    return intento


def exigir_intento_posible(carta: Correspondencia, intento: Notificacion) -> None:
    """Raise `DatoInvalido` for an attempt in the future, or before the letter arrived or was
    reopened."""
    no_futuro("realizada_en", intento.realizada_en)
    if intento.realizada_en < reloj.minuto(carta.cuenta_desde):
        que = "inconformidad" if carta.inconformidad_en else "recepción del asunto"
        raise DatoInvalido({"realizada_en": f"Es anterior a la {que}."})


def dejar_notificada(carta: Correspondencia, intento: Notificacion) -> bool:
    """Record the attempt on the letter; whether it was the delivery that ends RESPUESTA."""
    entregada = intento.resultado == ResultadoNotificacion.ENTREGADA
    es_la_primera = entregada and carta.notificada_en is None
    if es_la_primera:
        carta.notificada_en = intento.realizada_en
    carta.notificar()
    return es_la_primera


def lo_intentado(intento: Notificacion) -> dict[str, Any]:
    """What the log says of the attempt."""
    return {
        "medio": MedioNotificacion(intento.medio).label.lower() if intento.medio else "",
        "resultado": ResultadoNotificacion(intento.resultado).label.lower(),
        **({"sin_traduccion": intento.sin_traduccion} if intento.sin_traduccion else {}),
    }
