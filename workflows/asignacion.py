"""Who works on a letter's present step: take it, release it, give it to somebody.

It is a courtesy that keeps two people from the same letter, not a lock: any verb by whoever may
run it still works, and the verb that moves the letter ends it.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.expressions import OrderBy

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia, CorrespondenciaQuerySet
from coordinacion.correspondencia.services.comun import asentar_carta
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import VerboTarea as Verbo
from coordinacion.organizacion.models import Usuario
from workflows import marcha, permisos
from workflows.caminos import DE_CARTA
from workflows.models import Tarea, TareaDeRegistro
from workflows.referencias import nodo_de

NO_LE_TOCA = "El asunto {folio} está «{paso}»: ese paso no le corresponde a usted."
TOMA = timedelta(minutes=30)
"""How long «Siguiente asunto» keeps a letter for who does not act on it."""


@transaction.atomic
def siguiente(
    actor: Usuario, candidatas: CorrespondenciaQuerySet, orden: OrderBy
) -> Correspondencia | None:
    """Take the first of `candidatas` (letters that wait for `actor`) that nobody holds, by
    `orden` (of the step's rows), and return it. When all are held, the first that `actor` already
    holds; None when there is none. Two people at once get different letters: a row that another
    is taking is skipped, and one just taken no longer matches.
    """
    ahora = reloj.ahora()
    suyas = Tarea.objects.abiertas().filter(carta__in=candidatas)
    ordenadas = suyas.select_related("carta", "process").order_by(orden, "carta_id")
    libres = ordenadas.libres(ahora).select_for_update(of=("self", "process"), skip_locked=True)
    tarea = libres.first()
    if tarea is None:
        tarea = ordenadas.en_manos_de(actor, ahora).first()
    else:
        _dar(tarea, actor, hasta=ahora + TOMA)
    carta: Correspondencia | None = tarea.carta if tarea else None
    return carta


def tomar(actor: Usuario, carta_id: int) -> Tarea:
    """Take the letter's present step until it is released or done.

    Raises `Correspondencia.DoesNotExist`, `SinPermiso`, or `EstadoNoAdmite` when the step is not
    the actor's work or another person holds it.
    """
    carta = Correspondencia.objects.visibles_para(actor).get(pk=carta_id)
    if not permisos.puede_tomar(actor):
        raise SinPermiso
    with marcha.bajo_llave(DE_CARTA, carta_id) as abierta:
        tarea = _exigir_tarea(carta, abierta)
        _exigir_que_le_toque(actor, carta, tarea)
        otra = tarea.la_tiene(reloj.ahora())
        if otra is not None and not permisos.lo_tiene(actor, otra):
            raise EstadoNoAdmite(
                f"El asunto {carta.folio} lo tiene {otra.nombre_completo}. Pídale que lo suelte, "
                f"o use «{Verbo.REASIGNAR.label}»."
            )
        return _dar(tarea, actor)


def soltar(actor: Usuario, carta_id: int) -> Tarea:
    """Release the step that `actor` holds. Raises `Correspondencia.DoesNotExist`, or
    `EstadoNoAdmite` when it is not theirs."""
    carta = Correspondencia.objects.visibles_para(actor).get(pk=carta_id)
    with marcha.bajo_llave(DE_CARTA, carta_id) as abierta:
        tarea = _exigir_tarea(carta, abierta)
        if not permisos.lo_tiene(actor, tarea.la_tiene(reloj.ahora())):
            raise EstadoNoAdmite(f"Usted ya no tiene el asunto {carta.folio}.")
        tarea.flow_task.activation_class(tarea).soltar()
        return tarea


def reasignar(actor: Usuario, carta_id: int, persona: Usuario) -> Tarea:
    """Give the present step to `persona`, whose work it must be; who is given it, and who loses
    it, are told. Raises `Correspondencia.DoesNotExist`, `SinPermiso`, `EstadoNoAdmite` or
    `DatoInvalido`."""
    carta = Correspondencia.objects.visibles_para(actor).get(pk=carta_id)
    if not permisos.puede_reasignar(actor):
        raise SinPermiso
    with marcha.bajo_llave(DE_CARTA, carta_id) as abierta:
        tarea = _exigir_tarea(carta, abierta)
        nodo = nodo_de(tarea)
        pueden = permisos.personas_para(nodo, carta) if nodo else Usuario.objects.none()
        if not pueden.filter(pk=persona.pk).exists():
            raise DatoInvalido(
                {"persona": f"A {persona.nombre_completo} no le corresponde este paso."}
            )
        anterior = tarea.la_tiene(reloj.ahora())
        _dar(tarea, persona)
        asentar_carta(actor, Hecho.ASUNTO_REASIGNADO, carta, persona=persona.nombre_completo)
        _avisar(actor, carta, tarea, persona, anterior)
        return tarea


def _exigir_tarea(carta: Correspondencia, tarea: TareaDeRegistro | None) -> Tarea:
    if not isinstance(tarea, Tarea):
        raise EstadoNoAdmite(f"El asunto {carta.folio} ya terminó: no hay paso que atender.")
    return tarea


def _exigir_que_le_toque(actor: Usuario, carta: Correspondencia, tarea: Tarea) -> None:
    nodo = nodo_de(tarea)
    if nodo is None or not permisos.le_toca(actor, nodo, carta):
        raise EstadoNoAdmite(NO_LE_TOCA.format(folio=carta.folio, paso=nodo.label if nodo else ""))


def _dar(tarea: Tarea, persona: Usuario, hasta: datetime | None = None) -> Tarea:
    tarea.flow_task.activation_class(tarea).dar(persona, hasta)
    return tarea


def _avisar(
    actor: Usuario,
    carta: Correspondencia,
    tarea: Tarea,
    persona: Usuario,
    anterior: Usuario | None,
) -> None:
    momento = f"{reloj.ahora():%Y%m%d%H%M%S%f}"
    textos = {persona: "Se le asignó un asunto"}
    if anterior is not None and anterior != persona:
        textos[anterior] = f"Un asunto que usted tenía pasó a {persona.nombre_completo}"
    avisar(
        NuevoAviso(
            clave=f"tarea:{tarea.pk}:reasignada:{momento}:{quien.pk}",
            destinatario_id=quien.pk,
            titulo=titulo,
            texto=carta.folio,
            url=carta.get_absolute_url(),
            asunto_id=carta.pk,
        )
        for quien, titulo in textos.items()
        if quien != actor
    )
