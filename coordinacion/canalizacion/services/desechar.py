"""desechar: the letter is dismissed, with its ground. Never for incompetence: that is remitir."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.services.acumular import llevar_a_las_acumuladas
from coordinacion.canalizacion.services.estado import retirar_los_vivos
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    bloquear,
    cerrar_clasificar_y_canalizar,
    cerrar_prevencion,
    cerrar_respuesta,
    dejar_desechada,
)
from coordinacion.lenguas import services as lenguas
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import sistema
from coordinacion.plazos.models import Desenlace

SE_DESECHO = "El asunto se desechó."
"""Why the turns of a letter that was under prevention are withdrawn, and its open language
supports cancelled."""


@transaction.atomic
def desechar(
    actor: Usuario, carta_id: int, *, fundamento: str, aviso_al_peticionario: str
) -> Correspondencia:
    """Dismiss the letter for `fundamento`; `aviso_al_peticionario` says how the petitioner was
    told, or why not. Closes every clock and withdraws the turns that a prevention had left
    waiting. Raises as `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.DESECHAR)
    faltan = {
        "fundamento": "" if fundamento.strip() else "Indique el fundamento.",
        "aviso_al_peticionario": ""
        if aviso_al_peticionario.strip()
        else "Indique cómo se avisó al peticionario o por qué no.",
    }
    if any(faltan.values()):
        raise DatoInvalido({campo: texto for campo, texto in faltan.items() if texto})
    ahora = reloj.ahora()
    retirar_los_vivos(carta, SE_DESECHO)
    lenguas.cancelar_los_de(sistema(), carta, SE_DESECHO)
    cerrar_prevencion(carta, ahora, Desenlace.TERMINADA)
    cerrar_clasificar_y_canalizar(carta, ahora, Desenlace.TERMINADA)
    cerrar_respuesta(carta, ahora, Desenlace.TERMINADA)
    dejar_desechada(carta, fundamento, ahora)
    carta.save()
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_DESECHADA,
        carta,
        fundamento=fundamento,
        aviso=aviso_al_peticionario,
    )
    llevar_a_las_acumuladas(actor, carta)
    return carta
