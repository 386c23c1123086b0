"""enviar_a_firma: the text is final and the oficio takes its number."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.nucleo.services import siguiente
from coordinacion.oficios import reglas, selectors
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.opciones import ClaseOficio
from coordinacion.oficios.services.comun import asentar_oficio, bloquear
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import identidad


@transaction.atomic
def enviar_a_firma(actor: Usuario, oficio_id: int) -> Oficio:
    """Pass the draft to be signed. Its number and date are taken here, once: a draft that was
    given back keeps them. Raises as `bloquear`, or `EstadoNoAdmite` when a recordatorio reminds
    of nothing any more.
    """
    oficio = bloquear(actor, oficio_id, Verbo.ENVIAR_A_FIRMA)
    if oficio.clase == ClaseOficio.RECORDATORIO:
        _quitar_lo_que_ya_no_se_debe(oficio)
    oficio.revisado_por = actor
    oficio.enviar_a_firma()
    if oficio.numero is None:
        _numerar(oficio)
    oficio.save()
    asentar_oficio(actor, Hecho.OFICIO_NUMERADO, oficio)
    return oficio


def _quitar_lo_que_ya_no_se_debe(oficio: Oficio) -> None:
    """A reminder never claims an answer that arrived while it was being written."""
    vencidos = selectors.siguen_vencidos(oficio)
    if not vencidos:
        raise EstadoNoAdmite(
            "La institución ya no debe ninguno de los turnos de este recordatorio: cancélelo."
        )
    oficio.recordados.set(vencidos)


def _numerar(oficio: Oficio) -> None:
    hoy = reloj.hoy()
    oficio.serie = reglas.serie(identidad(hoy).siglas, oficio.clase)
    oficio.anio, oficio.fecha = hoy.year, hoy
    oficio.numero = siguiente(oficio.serie, hoy.year)
    oficio.folio = folios.formatear(oficio.serie, hoy.year, oficio.numero)
