"""Which verbs a person may run on a meeting or a table now."""

from collections.abc import Callable
from functools import partial

from django.urls import reverse

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite
from coordinacion.nucleo.etiquetas import EstadoMesa, VerboMesa, VerboReunion
from coordinacion.nucleo.pasos import Paso, admitidos, pasos_de
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa, Reunion
from coordinacion.vinculacion.permisos import puede_en_mesa, puede_en_reunion
from coordinacion.vinculacion.services.convocar import exigir_que_se_pueda
from coordinacion.vinculacion.services.formalizar import exigir_asistencia
from coordinacion.vinculacion.services.pasar_lista import exigir_su_dia

_DE_REUNION = (
    VerboReunion.FORMALIZAR,
    VerboReunion.CONVOCAR,
    VerboReunion.PASAR_LISTA,
    VerboReunion.CELEBRAR,
    VerboReunion.ORDENAR,
    VerboReunion.EDITAR,
    VerboReunion.ADJUNTAR,
    VerboReunion.REPROGRAMAR,
    VerboReunion.CANCELAR,
)
_FALTA_ALGO: dict[VerboReunion, Callable[[Reunion], None]] = {
    VerboReunion.CONVOCAR: exigir_que_se_pueda,
    VerboReunion.PASAR_LISTA: exigir_su_dia,
    VerboReunion.CELEBRAR: exigir_su_dia,
    VerboReunion.FORMALIZAR: exigir_asistencia,
}
"""What a verb asks for, besides the state of the meeting, before it is offered."""
_DE_MESA = {
    VerboMesa.INSTALAR: "btn-primary",
    VerboMesa.RECOGER: "btn-primary",
    VerboMesa.EDITAR: "btn-secondary",
    VerboMesa.PUBLICAR: "btn-secondary",
    VerboMesa.CONCLUIR: "btn-danger",
}
"""The order of the buttons: first what takes the record on."""


def pasos_de_reunion(usuario: Usuario, reunion: Reunion) -> list[Paso]:
    """The buttons of this person on that meeting; what takes it on stands out, and goes first."""
    suyos = admitidos(reunion, _DE_REUNION, partial(puede_en_reunion, usuario))
    suyos = [verbo for verbo in suyos if _se_puede(verbo, reunion)]
    principal = next((verbo for verbo in suyos if _es_lo_que_sigue(verbo, reunion)), None)
    orden = sorted(suyos, key=lambda verbo: verbo != principal)
    clases = dict.fromkeys(orden, "btn-secondary") | {VerboReunion.CANCELAR: "btn-danger"}
    if principal:
        clases[principal] = "btn-primary"
    return pasos_de(reunion, "reunion", clases, lambda verbo: verbo in suyos)


def _se_puede(verbo: VerboReunion, reunion: Reunion) -> bool:
    exigir = _FALTA_ALGO.get(verbo)
    try:
        if exigir is not None:
            exigir(reunion)
    except EstadoNoAdmite:
        return False
    return True


def _es_lo_que_sigue(verbo: VerboReunion, reunion: Reunion) -> bool:
    """Whether the verb is what the meeting waits for: its agenda, its call, that it be held, its
    list or its minutes."""
    if verbo == VerboReunion.ORDENAR:
        return not reunion.orden_del_dia.exists()
    if verbo == VerboReunion.PASAR_LISTA:
        return not reunion.asistencias.exists()
    if verbo == VerboReunion.CELEBRAR:
        return reunion.inicia_en <= reloj.ahora()
    return verbo in (VerboReunion.CONVOCAR, VerboReunion.FORMALIZAR)


def pasos_de_mesa(usuario: Usuario, mesa: Mesa) -> list[Paso]:
    """The buttons of this person on that table; its sessions are meetings, before it concludes."""
    suyos = pasos_de(mesa, "mesa", _DE_MESA, partial(puede_en_mesa, usuario))
    if mesa.estado != EstadoMesa.CONCLUIDA and puede_en_reunion(usuario, VerboReunion.PROGRAMAR):
        url = f"{reverse('reunion:programar')}?mesa={mesa.pk}"
        suyos.insert(1, Paso("Programar sesión", url))
    return suyos
