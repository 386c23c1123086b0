"""The clocks of an institution that is no more go on with the one that succeeds it."""

from collections.abc import Collection

from django.db.models import Q

from coordinacion.nucleo import reloj
from coordinacion.nucleo.sql import claves
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import selectors, sql
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.services.ajustes import Causa, mover


def pasar_a_institucion(
    ids: Collection[int], institucion_id: int, *, actor: Usuario, motivo: str, acto: str
) -> None:
    """Those of the clocks that still run are of that institution, and count on its calendar.

    None starts again; each whose date moves leaves its ledger line, under `acto`. One that had
    run out keeps its date: a change of institution revives nothing.
    """
    sql.compartir_calendarios()
    abiertos = Plazo.objects.filter(pk__in=claves(ids), cerrado_en__isnull=True)
    abiertos.update(institucion_id=institucion_id, persona=None)
    nuevo = selectors.calendario_de(institucion_id)
    corren = Q(vence_en__gte=reloj.ahora()) | Q(suspendido_en__isnull=False)
    otros = list(abiertos.filter(corren).exclude(calendario=nuevo).values_list("pk", flat=True))
    if otros:
        Plazo.objects.filter(pk__in=claves(otros)).update(calendario=nuevo)
        mover(otros, Causa(actor, motivo, acto))
