"""acumular: the letter follows another one, and one answer is told to all who signed (ADR 030)."""

import uuid
from collections.abc import Iterable

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar_varios, en_suplencia
from coordinacion.canalizacion.services.estado import retirar_los_vivos
from coordinacion.canalizacion.services.notificar import notificar
from coordinacion.correspondencia.models import (
    Correspondencia,
    CorrespondenciaQuerySet,
    Notificacion,
)
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.correspondencia.opciones import CondicionRemitente
from coordinacion.correspondencia.services.comun import (
    REGISTRO,
    asentar_carta,
    bloquear,
    bloquear_en_orden,
    cerrar_clasificar_y_canalizar,
    cerrar_respuesta,
)
from coordinacion.correspondencia.services.estado import pasar
from coordinacion.correspondencia.services.notificar import (
    dejar_notificada,
    lo_intentado,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import Desenlace

A_LA_VISTA = 3
"""Folios that a refusal names; of the others it says how many there are."""


@transaction.atomic
def acumular(actor: Usuario, carta_id: int, *, principal_id: int) -> Correspondencia:
    """From now on the letter follows the principal one, and so does what followed it.

    Its clocks end and its live turns are withdrawn. The principal must be open and not have
    arrived later: its term is the one that counts for all. Raises as `bloquear`,
    `Correspondencia.DoesNotExist` for a principal that the actor may not read, or `DatoInvalido`.
    """
    bloquear_en_orden(carta_id, principal_id)
    carta = bloquear(actor, carta_id, Verbo.ACUMULAR)
    principal = Correspondencia.objects.visibles_para(actor).get(pk=principal_id)
    _exigir_principal(carta, principal)
    ahora = reloj.ahora()
    retirar_los_vivos(carta, f"El asunto se acumuló al {principal.folio}.")
    cerrar_clasificar_y_canalizar(carta, ahora, Desenlace.TERMINADA)
    cerrar_respuesta(carta, ahora, Desenlace.TERMINADA)
    carta.principal, carta.cerrada_en = principal, ahora
    pasar(carta, Verbo.ACUMULAR)
    asentar_carta(actor, Hecho.CORRESPONDENCIA_ACUMULADA, carta, principal=principal.folio)
    siguen = list(carta.acumuladas.values_list("pk", flat=True))
    carta.acumuladas.update(principal=principal)
    _asentar_en(actor, Hecho.CORRESPONDENCIA_ACUMULADA, siguen, principal=principal.folio)
    return carta


@transaction.atomic
def notificar_con_acumuladas(actor: Usuario, carta_id: int, intento: Notificacion) -> Notificacion:
    """Record the attempt on the principal letter and, alike, on each letter that follows it and
    whose sender is known and was not told: one row for each. Raises as `notificar`.
    """
    hecho = notificar(actor, carta_id, intento)
    if hecho is not intento:
        return hecho  # the same form, sent twice
    habian_llegado = por_notificar(carta_id).filter(recibida_en__lte=intento.realizada_en)
    cartas = list(habian_llegado.defer(*DE_LA_BUSQUEDA).order_by("pk").select_for_update())
    intentos = [_intento_de(actor, carta, hecho) for carta in cartas]
    Notificacion.objects.bulk_create(intentos)
    for carta, uno in zip(cartas, intentos, strict=True):
        dejar_notificada(carta, uno)
    Correspondencia.objects.bulk_update(cartas, ["notificada_en", "version"], batch_size=500)
    _asentar_en(
        actor,
        Hecho.CORRESPONDENCIA_NOTIFICADA,
        [carta.pk for carta in cartas],
        **lo_intentado(hecho),
    )
    return hecho


def por_notificar(principal_id: int) -> CorrespondenciaQuerySet:
    """Letters that follow the principal and whose sender is known and does not know yet; of what
    is in the archive nobody is told any more."""
    return Correspondencia.objects.filter(
        estado=EstadoCorrespondencia.ACUMULADA,
        principal_id=principal_id,
        condicion_remitente=CondicionRemitente.IDENTIFICADO,
        notificada_en=None,
    )


def exigir_sin_acumuladas(carta: Correspondencia) -> None:
    """Raise `EstadoNoAdmite` when other letters would be left following none."""
    if carta.acumuladas.exists():
        raise EstadoNoAdmite(
            f"El asunto {carta.folio} tiene asuntos acumulados: quedarían sin principal."
        )


def exigir_intentos_en_acumuladas(carta: Correspondencia) -> None:
    """Raise `EstadoNoAdmite` unless somebody tried at least once to tell each sender."""
    if carta.tipo is not None and not carta.tipo.requiere_respuesta:
        return
    sin_intento = por_notificar(carta.pk).filter(notificaciones=None).order_by("pk")
    folios = list(sin_intento.values_list("folio", flat=True))
    if not folios:
        return
    otros = len(folios) - A_LA_VISTA
    y_mas = f" y {otros} más" if otros > 0 else ""
    raise EstadoNoAdmite(
        "Falta notificar a quienes firman asuntos acumulados a éste: "
        f"{', '.join(folios[:A_LA_VISTA])}{y_mas}."
    )


def llevar_a_las_acumuladas(actor: Usuario, carta: Correspondencia) -> None:
    """What ended the principal ends what follows it: the same outcome, told in each history."""
    siguen = list(carta.acumuladas.values_list("pk", flat=True))
    carta.acumuladas.update(sentido=carta.sentido)
    _asentar_en(
        actor,
        Hecho.CORRESPONDENCIA_PRINCIPAL_TERMINADO,
        siguen,
        principal=carta.folio,
        estado=carta.get_estado_display(),
        sentido=str(carta.sentido or ""),
    )


def _exigir_principal(carta: Correspondencia, principal: Correspondencia) -> None:
    if principal == carta:
        raise DatoInvalido({"principal": "Un asunto no se acumula a sí mismo."})
    if not principal.esta_abierta:
        raise DatoInvalido(
            {
                "principal": f"El asunto {principal.folio} está «"
                f"{principal.get_estado_display()}»: elija uno que siga abierto."
            }
        )
    if principal.recibida_en > carta.recibida_en:
        raise DatoInvalido(
            {
                "principal": f"El asunto {principal.folio} se recibió después que el "
                f"{carta.folio}: acumule aquél a éste, para que cuente el plazo más antiguo."
            }
        )


def _intento_de(
    actor: Usuario, carta: Correspondencia, del_principal: Notificacion
) -> Notificacion:
    """The same attempt, told to the sender of a letter that follows; its proof is in the
    principal's case."""
    return Notificacion(
        correspondencia=carta,
        a_quien=carta.remitente[:200],
        realizada_en=del_principal.realizada_en,
        medio=del_principal.medio,
        resultado=del_principal.resultado,
        observaciones=f"Con el asunto principal {del_principal.correspondencia.folio}.",
        registrada_por=actor,
        clave_envio=uuid.uuid5(del_principal.clave_envio, str(carta.pk)),
    )


def _asentar_en(actor: Usuario, hecho: Hecho, cartas: Iterable[int], **datos: str) -> None:
    """The same fact in the history of each letter."""
    dichos = {**datos, **en_suplencia(actor, ())}
    asentar_varios(
        [
            Asiento(
                hecho=hecho,
                registro=REGISTRO,
                registro_id=pk,
                asunto_id=pk,
                actor=actor,
                datos=dichos,
            )
            for pk in cartas
        ]
    )
