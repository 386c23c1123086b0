"""convocar: those who must come are told."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion import reglas
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.services.comun import (
    asentar_reunion,
    avisar_a_convocadas,
    bloquear_reunion,
)


@transaction.atomic
def convocar(actor: Usuario, reunion_id: int) -> Reunion:
    """Call the institutions: from now on their people see the meeting, and are told.

    Raises as `bloquear_reunion`, or `EstadoNoAdmite` without an agenda, without anybody to call
    or once its hour has passed.
    """
    reunion = bloquear_reunion(actor, reunion_id, Verbo.CONVOCAR)
    exigir_que_se_pueda(reunion)
    reunion.convocada_en = reloj.ahora()
    reunion.convocar()
    reunion.save()
    nombres = list(reunion.convocadas.values_list("nombre", flat=True))
    asentar_reunion(
        actor,
        Hecho.REUNION_CONVOCADA,
        reunion,
        convocadas=reglas.resumidas(nombres),
        otros=reglas.resumidas(reglas.puntos_de(reunion.otros_convocados)),
    )
    avisar_a_convocadas(actor, reunion, "convocada", "Se le convoca a una reunión")
    return reunion


def exigir_que_se_pueda(reunion: Reunion) -> None:
    """Raise `EstadoNoAdmite` saying what is missing before anybody can be called."""
    falta = reglas.lo_que_falta_para_convocar(
        reunion.orden_del_dia.all(), reunion.convocadas.all(), reunion.otros_convocados
    )
    if falta:
        raise EstadoNoAdmite(falta)
    if reunion.inicia_en < reloj.ahora():
        raise EstadoNoAdmite("Su fecha ya pasó: reprográmela, o registre que se celebró.")
