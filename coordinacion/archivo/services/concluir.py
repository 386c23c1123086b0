"""concluir, and in the same act the file that is proposed for the letter, if any."""

from django.db import transaction

from coordinacion.acuerdos.selectors.ligas import abiertos_de_la_carta
from coordinacion.archivo.models import EnExpediente
from coordinacion.archivo.permisos import puede
from coordinacion.archivo.services.comun import tomar_abierto
from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia.models import Correspondencia, Sentido
from coordinacion.correspondencia.services.comun import asentar_carta
from coordinacion.nucleo.errores import RequiereConfirmacion, SinPermiso
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def concluir(
    actor: Usuario,
    carta_id: int,
    *,
    sentido: Sentido,
    sin_notificacion: str = "",
    sin_apoyo: str = "",
    expediente_id: int | None = None,
    confirmado: bool = False,
) -> Correspondencia:
    """End the letter, as `canalizacion.concluir`, and propose a file for it. Whoever archives it
    takes the proposal or another one. Raises as that verb and as `tomar_abierto`; or
    `RequiereConfirmacion` when what was committed because of the letter is still owed.
    """
    carta = canalizacion.concluir(
        actor, carta_id, sentido=sentido, sin_notificacion=sin_notificacion, sin_apoyo=sin_apoyo
    )
    if not confirmado:
        _exigir_saber_que_queda(carta)
    if expediente_id is not None:
        _proponer(actor, carta, expediente_id)
    return carta


def _exigir_saber_que_queda(carta: Correspondencia) -> None:
    """A letter may end before what was committed; whoever ends it knows."""
    folios = list(abiertos_de_la_carta(carta).values_list("folio", flat=True))
    if folios:
        siguen = "Sigue abierto el compromiso" if len(folios) == 1 else "Siguen abiertos"
        raise RequiereConfirmacion(
            f"{siguen} {', '.join(folios)}. Concluir el asunto no los termina: seguirán su plazo."
        )


def _proponer(actor: Usuario, carta: Correspondencia, expediente_id: int) -> None:
    """A letter that was in the archive before keeps its place: its papers are there."""
    if not puede(actor, Verbo.PROPONER):
        raise SinPermiso
    expediente = tomar_abierto(actor, expediente_id, "expediente")
    _, es_nueva = EnExpediente.objects.get_or_create(
        carta=carta, defaults={"expediente": expediente, "propuesto_por": actor}
    )
    if es_nueva:
        asentar_carta(actor, Hecho.EXPEDIENTE_PROPUESTO, carta, expediente=expediente.codigo)
