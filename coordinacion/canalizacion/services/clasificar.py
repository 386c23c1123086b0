"""clasificar and reclasificar, and with them the language support that the petitioner asked for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.lenguas import services as lenguas
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def clasificar(
    actor: Usuario,
    carta_id: int,
    *,
    version: int | None = None,
    cambios: Mapping[str, Any],
    puntos: Sequence[correspondencia.PuntoPedido] = (),
) -> Correspondencia:
    """The letter's verb of that name, then `solicitar_lo_pedido`. Raises as both."""
    carta = correspondencia.clasificar(
        actor, carta_id, version=version, cambios=cambios, puntos=puntos
    )
    lenguas.solicitar_lo_pedido(actor, carta)
    return carta


@transaction.atomic
def reclasificar(
    actor: Usuario,
    carta_id: int,
    *,
    version: int | None = None,
    cambios: Mapping[str, Any],
    motivo: str,
) -> Correspondencia:
    """The letter's verb of that name, then `solicitar_lo_pedido`. Raises as both."""
    carta = correspondencia.reclasificar(
        actor, carta_id, version=version, cambios=cambios, motivo=motivo
    )
    lenguas.solicitar_lo_pedido(actor, carta)
    return carta
