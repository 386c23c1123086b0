"""elaborar: a draft, without a number yet."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.oficios import selectors
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.permisos import puede
from coordinacion.oficios.services.comun import asentar_oficio
from coordinacion.organizacion.models import Usuario


def elaborar(actor: Usuario, oficio: Oficio, recordados: Sequence[Turno] = ()) -> Oficio:
    """Keep `oficio` (unsaved) as a draft; a recordatorio names the turns that it reminds of.

    The same `clave_envio` twice returns the draft of the first time. Raises `SinPermiso`, or
    `Correspondencia.DoesNotExist` when it is of a letter that the actor may not read.
    """
    if not puede(actor, Verbo.ELABORAR):
        raise SinPermiso
    if oficio.carta_id is not None:
        Correspondencia.objects.visibles_para(actor).only("pk").get(pk=oficio.carta_id)
    try:
        return _ya_elaborado(oficio) or _guardar(actor, oficio, recordados)
    except IntegrityError:
        # the same form, sent twice at once: the other one was faster
        repetido = _ya_elaborado(oficio)
        if repetido is None:
            raise
        return repetido


def _ya_elaborado(oficio: Oficio) -> Oficio | None:
    return Oficio.objects.filter(clave_envio=oficio.clave_envio).first()


@transaction.atomic
def _guardar(actor: Usuario, oficio: Oficio, recordados: Sequence[Turno]) -> Oficio:
    oficio.elaborado_por, oficio.elaborado_en = actor, reloj.ahora()
    if recordados:
        oficio.vez = selectors.vez_que_toca(recordados)
    oficio.save()
    oficio.recordados.set(recordados)
    asentar_oficio(
        actor,
        Hecho.OFICIO_ELABORADO,
        oficio,
        clase=oficio.get_clase_display().lower(),
        destinatario=oficio.destinatario,
    )
    return oficio
