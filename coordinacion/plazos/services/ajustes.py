"""Moving due moments, each with its ledger line and its fact."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import QuerySet

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar_varios
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import selectors, sql
from coordinacion.plazos.clases import Unidad
from coordinacion.plazos.models import AjustePlazo, Plazo
from coordinacion.plazos.reglas import Computo
from coordinacion.plazos.services.computo import (
    Termino,
    computar,
    congelado,
    poner,
    programar,
    resolver,
)
from coordinacion.plazos.services.relojes import reserva

POR_DIAS = frozenset({Unidad.HABILES, Unidad.NATURALES, Unidad.MESES})


@dataclass(frozen=True)
class Causa:
    """Why dates move: who did it, the reason and, for a calendar, its act."""

    actor: Usuario
    motivo: str
    acto: str = ""


@transaction.atomic
def reajustar(
    plazo: Plazo,
    *,
    actor: Usuario,
    motivo: str,
    desde: datetime | None = None,
    tipo: str | None = None,
    tema: str | None = None,
    fecha_senalada: datetime | None = None,
    cantidad: int | None = None,
    tope: Plazo | None = None,
) -> Plazo:
    """Rule a clock again under what changed; what is left out stays as it was.

    A type or topic looks for the rule in force on the day from which the clock counts. The
    ledger line and the fact are written only when the due moment moves, and then the running
    clocks that must fit inside this one move with it. ``plazo`` is brought up to date with its
    row. Raises as `abrir_varios`.
    """
    sql.compartir_calendarios()
    plazo.refresh_from_db(from_queryset=Plazo.objects.select_for_update(of=("self",)))
    plazo.desde = desde or plazo.desde
    if tope is not None:
        plazo.tope, plazo.reserva = tope, reserva()
    termino = _termino(plazo, tipo, tema, fecha_senalada, cantidad)
    recomputar([plazo], Causa(actor, motivo), terminos={plazo.pk: termino})
    return plazo


def recomputar(
    plazos: Sequence[Plazo], causa: Causa, *, terminos: dict[int, Termino] | None = None
) -> list[Plazo]:
    """Compute locked clocks anew and save them; return those whose due moment moved.

    ``terminos`` replaces, by key, the term that a clock was opened with. The clocks contained
    in those that moved follow them.
    """
    cuentas = _Cuentas(plazos)
    ahora = reloj.ahora()
    movidos: list[tuple[Plazo, datetime]] = []
    for plazo in plazos:
        antes = plazo.vence_en
        termino = (terminos or {}).get(plazo.pk) or congelado(plazo)
        calendario = cuentas.calendarios[plazo.calendario_id]
        poner(plazo, termino, cuentas.computo(plazo, termino), calendario)
        if plazo.vence_en != antes:
            plazo.version, plazo.ultimo_paso = plazo.version + 1, None
            programar(plazo, calendario, cuentas.escaleras[plazo.clase], ahora)
            movidos.append((plazo, antes))
    sql.guardar([_fila(plazo) for plazo in plazos])
    if movidos:
        _asentar(movidos, causa, ahora)
        _seguir([plazo.pk for plazo, _ in movidos], causa)
    return [plazo for plazo, _ in movidos]


def para_recomputar(ids: Collection[int] | None = None) -> QuerySet[Plazo]:
    """Running clocks, locked in the order of their keys, with what a recomputation reads."""
    abiertos = Plazo.objects.filter(cerrado_en__isnull=True)
    if ids is not None:
        abiertos = abiertos.filter(pk__in=ids)
    bloqueados = abiertos.select_for_update(of=("self",)).select_related("tope")
    return bloqueados.defer("explicacion", "tope__explicacion").order_by("pk")


class _Cuentas:
    """Calendars, ladders and already made counts of one recomputation.

    Clocks of the same day and rule share their count: a new non-working day may touch a
    hundred thousand clocks, but only some hundreds of different counts.
    """

    def __init__(self, plazos: Iterable[Plazo]) -> None:
        plazos = list(plazos)
        topes = [p.tope for p in plazos if p.tope is not None]
        self.calendarios = selectors.por_id(p.calendario_id for p in [*plazos, *topes])
        self.escaleras = selectors.escaleras(p.clase for p in plazos)
        self._hechas: dict[tuple[object, ...], Computo] = {}

    def computo(self, plazo: Plazo, termino: Termino) -> Computo:
        """The count of one clock."""
        calendario = self.calendarios[plazo.calendario_id]
        if plazo.tope is not None:
            plazo.tope.calendario = self.calendarios[plazo.tope.calendario_id]
            return computar(
                termino, plazo.desde, calendario, tope=plazo.tope, reserva=plazo.reserva
            )
        if termino.unidad not in POR_DIAS:
            return computar(termino, plazo.desde, calendario)
        inicio = reloj.local(plazo.desde)
        tarde = inicio.time() > calendario.hora_cierre
        clave = (calendario.pk, inicio.date(), tarde, termino)
        if clave not in self._hechas:
            self._hechas[clave] = computar(termino, plazo.desde, calendario)
        return self._hechas[clave]


def _termino(
    plazo: Plazo,
    tipo: str | None,
    tema: str | None,
    fecha_senalada: datetime | None,
    cantidad: int | None,
) -> Termino:
    if tipo is None and tema is None and fecha_senalada is None:
        actual = congelado(plazo)
        return actual if cantidad is None else replace(actual, cantidad=cantidad)
    dia = reloj.local(plazo.desde).date()
    return resolver(
        selectors.reglas_vigentes([plazo.clase], dia),
        plazo.clase,
        tipo=tipo or "",
        tema=tema or "",
        cantidad=cantidad,
        fecha_senalada=fecha_senalada,
    )


def _fila(plazo: Plazo) -> tuple[object, ...]:
    valores = {nombre: getattr(plazo, nombre) for nombre in sql.TIPOS if nombre != "explicacion"}
    valores["explicacion"] = json.dumps(plazo.explicacion, cls=DjangoJSONEncoder)
    return (plazo.pk, *(valores[nombre] for nombre in sql.TIPOS))


def _asentar(movidos: Sequence[tuple[Plazo, datetime]], causa: Causa, ahora: datetime) -> None:
    """Write the ledger and the log of every clock that moved."""
    AjustePlazo.objects.bulk_create(
        AjustePlazo(
            plazo=plazo,
            antes=antes,
            despues=plazo.vence_en,
            motivo=causa.motivo[:500],
            acto=causa.acto,
            quien=causa.actor,
            en=ahora,
        )
        for plazo, antes in movidos
    )
    asentar_varios([_hecho(plazo, antes, causa, ahora) for plazo, antes in movidos])


def _hecho(plazo: Plazo, antes: datetime, causa: Causa, ahora: datetime) -> Asiento:
    revivido = plazo.cerrado_en is None and antes < ahora <= plazo.vence_en and causa.acto
    return Asiento(
        hecho=Hecho.PLAZO_REVIVIDO if revivido else Hecho.PLAZO_REAJUSTADO,
        registro="plazo",
        registro_id=plazo.pk,
        asunto_id=plazo.asunto_id,
        turno_id=plazo.turno_id,
        actor=causa.actor,
        institucion_id=plazo.institucion_id,
        datos={
            "clase": plazo.get_clase_display(),
            "motivo": causa.motivo,
            "acto": causa.acto,
            "cambios": {"vencimiento": [_legible(antes), _legible(plazo.vence_en)]},
        },
    )


def _legible(momento: datetime) -> str:
    return reloj.local(momento).strftime("%d/%m/%Y %H:%M")


def _seguir(ids: Collection[int], causa: Causa) -> None:
    contenidos = list(para_recomputar().filter(tope__in=ids))
    if contenidos:
        motivo = f"Se movió el plazo del asunto. {causa.motivo}"
        recomputar(contenidos, replace(causa, motivo=motivo))
