"""The timeline of a letter or a turn: the log, and what the ledger alone tells."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.plazos.models import AjustePlazo
from coordinacion.plazos.selectors import como_hecho, recorridos


def entrelazar(lineas: Iterable[Asiento], ajustes: Iterable[AjustePlazo]) -> Sequence[Asiento]:
    """Facts and moves of clocks, newest first; the facts enter in that order and keep it."""
    de_calendario = [como_hecho(ajuste) for ajuste in ajustes]
    return sorted([*lineas, *de_calendario], key=lambda uno: uno.asentado_en, reverse=True)


def ajustes_de(registro: Correspondencia | Turno) -> QuerySet[AjustePlazo]:
    """What calendars moved of its letter's clocks; not asked when its annotation says: nothing."""
    asunto_id = registro.correspondencia_id if isinstance(registro, Turno) else registro.pk
    ajustes = recorridos(asunto_id)
    return ajustes if getattr(registro, "tiene_recorridos", True) else ajustes.none()
