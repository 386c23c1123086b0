"""Moving due moments, each with its ledger line and, but for a calendar's act, its fact."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from coordinacion.nucleo import reloj
from coordinacion.nucleo.sql import claves
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import selectors, sql, sql_movimientos
from coordinacion.plazos.models import CategoriaSuspension, Plazo
from coordinacion.plazos.reglas import Tramo
from coordinacion.plazos.services.computo import Cuenta, Cuentas, Medida, resolver
from coordinacion.plazos.services.relojes import reserva
from coordinacion.plazos.sql import Movido
from coordinacion.plazos.sql_movimientos import Grupo


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
    """Rule a clock again, under what changed; what is left out stays as it was.

    A type or topic looks for the rule in force on the day from which the clock counts. Only if
    the due moment moves are ledger and fact written, and the running clocks inside it moved.
    ``plazo`` is brought up to date with its row. Raises as `abrir_varios`.
    """
    catalogo = selectors.catalogo(sql.compartir_calendarios())
    fila = Plazo.objects.filter(pk=plazo.pk)
    plazo.refresh_from_db(from_queryset=fila.select_for_update(of=("self",)))
    cambios: dict[str, Any] = {"desde": desde or plazo.desde}
    if tope is not None:
        cambios |= {"tope": tope, "reserva": reserva()}
    if (tipo, tema, fecha_senalada) != (None, None, None):
        dia = reloj.local(cambios["desde"]).date()
        cambios |= resolver(
            catalogo.reglas_vigentes(plazo.clase, dia),
            plazo.clase,
            tipo=tipo or "",
            tema=tema or "",
            cantidad=cantidad,
            fecha_senalada=fecha_senalada,
        ).campos()
    elif cantidad is not None:
        cambios["cantidad"] = cantidad
    fila.update(**cambios)
    mover([plazo.pk], Causa(actor, motivo))
    plazo.refresh_from_db()
    return plazo


def mover(ids: Collection[int], causa: Causa) -> list[Movido]:
    """Count clocks again and write what results; return those that moved, contained ones too.

    Only what moves gets its ledger line (see `sql.mover`), and takes along the running clocks that
    it contains. The rows are locked in the order of their keys.
    """
    grupos = sql_movimientos.grupos(list(ids), bloqueando=True)
    if not grupos:
        return []
    numeros, cuentas = _contar(grupos)
    columnas = {campo.name: [getattr(c, campo.name) for c in cuentas] for campo in fields(Cuenta)}
    columnas["explicacion"] = [json.dumps(explicacion) for explicacion in columnas["explicacion"]]
    movidos = sql.mover(
        [pk for grupo in grupos for pk in grupo.ids],
        [numero for grupo, numero in zip(grupos, numeros, strict=True) for _ in grupo.ids],
        columnas,
        {
            "actor": causa.actor.pk,
            "motivo": causa.motivo[:500],
            "acto": causa.acto[:300],
            "ahora": reloj.ahora(),
        },
    )
    return movidos + _llevar_contenidos([uno.pk for uno in movidos], causa)


def _llevar_contenidos(ids: Collection[int], causa: Causa) -> list[Movido]:
    if not ids:
        return []
    contenidos = Plazo.objects.filter(cerrado_en__isnull=True, tope__in=claves(ids))
    motivo = f"Se movió el plazo del asunto. {causa.motivo}"
    return mover(list(contenidos.values_list("pk", flat=True)), replace(causa, motivo=motivo))


def contar_con(plazo: Plazo, mas: int) -> Cuenta:
    """The count of a clock if so much more were granted on top; writes nothing."""
    numeros, cuentas = _contar(sql_movimientos.grupos([plazo.pk], bloqueando=False), mas=mas)
    return cuentas[numeros[0]]


def _contar(grupos: Sequence[Grupo], mas: int = 0) -> tuple[list[int], list[Cuenta]]:
    """Which count is each group's, and the counts."""
    catalogo = selectors.catalogo()
    topes = Plazo.objects.in_bulk({g.tope_id for g in grupos if g.tope_id is not None})
    for asunto in topes.values():
        asunto.calendario = catalogo.calendarios[asunto.calendario_id]
    cuentas = Cuentas(catalogo)
    numeros = [
        cuentas.numero(
            grupo.clase,
            medida,
            grupo.desde,
            catalogo.calendarios[grupo.calendario_id],
            None if grupo.tope_id is None else topes[grupo.tope_id],
            grupo.reserva,
        )
        for grupo, medida in zip(grupos, _medidas(grupos, mas), strict=True)
    ]
    return numeros, cuentas.lista


def _medidas(grupos: Sequence[Grupo], mas: int) -> list[Medida]:
    """How long each group lasts, with what was granted on top and the days it stood still."""
    ids = [grupo.propio for grupo in grupos if grupo.propio is not None]
    prorrogas, tramos = sql_movimientos.prorrogas(ids), _tramos(ids)
    return [
        Medida(
            grupo.cantidad,
            grupo.unidad,
            grupo.dia_uno,
            grupo.fecha_senalada,
            prorrogas.get(grupo.propio or 0, 0) + mas,
            tramos.get(grupo.propio or 0, ()),
        )
        for grupo in grupos
    ]


def _tramos(ids: Sequence[int]) -> dict[int, tuple[Tramo, ...]]:
    tramos: dict[int, tuple[Tramo, ...]] = {}
    for plazo, desde, hasta, categoria in sql_movimientos.tramos(ids):
        causa = CategoriaSuspension(categoria).label
        uno = Tramo(reloj.local(desde), reloj.local(hasta), f"Plazo suspendido ({causa})")
        tramos[plazo] = (*tramos.get(plazo, ()), uno)
    return tramos
