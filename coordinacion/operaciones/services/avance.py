"""How an operation advances: row by row, each with its own transaction, by any number of workers.

The row is locked, the verb runs, and what became of it is written down, all in one transaction:
a worker that is killed leaves the row pending and its verb undone, never one without the other.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.nucleo.etiquetas import EstadoOperacion as Estado
from coordinacion.nucleo.etiquetas import ResultadoRenglon as Resultado
from coordinacion.operaciones import sql
from coordinacion.operaciones.models import ACTIVAS, Operacion, Renglon
from coordinacion.operaciones.reglas import SILENCIO

FUERA_DE_ALCANCE = "No existe o ya no está a su alcance."
FALLA_INTERNA = "No se pudo por una falla interna, que quedó registrada. Puede reintentarlo."

bitacora = logging.getLogger(__name__)

Hacer = Callable[[Renglon], str]
"""Does one row and returns what to say of it ("" is enough); raises a domain error to refuse."""


def empezar(operacion_id: int) -> Operacion | None:
    """Take up an active operation; None when nothing is left to do in it."""
    ahora = reloj.ahora()
    activas = Operacion.objects.filter(pk=operacion_id, estado__in=ACTIVAS)
    if not activas.update(estado=Estado.EN_CURSO, latido_en=ahora):
        return None
    Operacion.objects.filter(pk=operacion_id, iniciada_en=None).update(iniciada_en=ahora)
    return Operacion.objects.get(pk=operacion_id)


def pendientes(operacion_id: int, lote: int) -> list[int]:
    """Keys of the next rows to do. They are not locked: `atender` skips those that another has."""
    filas = Renglon.objects.filter(operacion_id=operacion_id, resultado=Resultado.PENDIENTE)
    return list(filas.order_by("orden").values_list("pk", flat=True)[:lote])


def todos(operacion_id: int) -> list[tuple[int, int]]:
    """The key of every row and that of its record, done or not, in their order."""
    filas = Renglon.objects.filter(operacion_id=operacion_id, registro_id__isnull=False)
    leidas = filas.order_by("orden").values_list("pk", "registro_id")
    return [(renglon, registro) for renglon, registro in leidas if registro is not None]


@transaction.atomic
def atender(renglon_id: int, hacer: Hacer) -> Resultado | None:
    """Do one pending row and write down its result, all or nothing.

    None when it is no longer pending, another worker has it, or its operation was stopped.
    """
    renglon = (
        Renglon.objects.filter(resultado=Resultado.PENDIENTE, operacion__estado=Estado.EN_CURSO)
        .select_related("operacion")
        .select_for_update(of=("self",), skip_locked=True)
        .filter(pk=renglon_id)
        .first()
    )
    if renglon is None:
        return None
    resultado, mensaje = _intentar(renglon, hacer)
    anotar([renglon.pk], resultado, mensaje)
    return resultado


def _intentar(renglon: Renglon, hacer: Hacer) -> tuple[Resultado, str]:
    """A broken row is refused and reported; a lost database ends the transaction outside."""
    try:
        with transaction.atomic():
            return Resultado.HECHO, hacer(renglon)
    except ErrorDeDominio as error:
        return Resultado.RECHAZADO, error.mensaje
    except ObjectDoesNotExist:
        return Resultado.RECHAZADO, FUERA_DE_ALCANCE
    except Exception:
        bitacora.exception("Falló el renglón %s", renglon.pk)
        return Resultado.RECHAZADO, FALLA_INTERNA


def anotar(renglon_ids: Sequence[int], resultado: Resultado, mensaje: str = "") -> int:
    """Write the same result on pending rows at once; how many were still pending."""
    suyos = Renglon.objects.filter(pk__in=renglon_ids, resultado=Resultado.PENDIENTE)
    return suyos.update(resultado=resultado, mensaje=mensaje[:500], hecho_en=reloj.ahora())


def contar(operacion_id: int) -> None:
    """Write down how far the operation is, and that somebody is working on it."""
    sql.contar(operacion_id, reloj.ahora())


@transaction.atomic
def terminar(operacion_id: int, *, nota: str = "") -> bool:
    """End an operation of which no row is pending, and tell its owner; False if it goes on.

    Of two workers that arrive at once, one ends it.
    """
    operacion = Operacion.objects.select_for_update().get(pk=operacion_id)
    quedan = operacion.renglones.filter(resultado=Resultado.PENDIENTE)
    if operacion.estado != Estado.EN_CURSO or quedan.exists():
        return False
    contar(operacion.pk)
    operacion = Operacion.objects.get(pk=operacion_id)
    operacion.estado = Estado.TERMINADA
    operacion.terminada_en = reloj.ahora()
    operacion.nota = nota[:500]
    operacion.save(update_fields=["estado", "terminada_en", "nota"])
    _avisar(operacion)
    return True


def _avisar(operacion: Operacion) -> None:
    texto = f"{operacion.hechas:,} de {operacion.total:,} sin problema"
    if operacion.rechazadas:
        texto += f"; {operacion.rechazadas:,} con rechazo: ahí se dice por qué"
    avisar(
        [
            NuevoAviso(
                clave=f"operacion:{operacion.pk}:fin:{operacion.actor_id}",
                destinatario_id=operacion.actor_id,
                titulo=f"Terminó: {operacion.titulo}",
                texto=f"{texto}.",
                url=operacion.get_absolute_url(),
            )
        ]
    )


def estancadas(clases: Sequence[str], ahora: datetime | None = None) -> list[int]:
    """Active operations of those kinds of which nothing was heard lately: their worker died, or
    nobody woke one."""
    limite = (ahora or reloj.ahora()) - SILENCIO
    activas = Operacion.objects.filter(estado__in=ACTIVAS, latido_en__lt=limite, clase__in=clases)
    return list(activas.order_by("latido_en").values_list("pk", flat=True))
