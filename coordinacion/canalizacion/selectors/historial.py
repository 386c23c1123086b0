"""The timeline of a letter or a turn: the log, and what the ledger alone tells."""

from collections.abc import Iterable, Sequence

from coordinacion.bitacora.models import Asiento
from coordinacion.plazos.models import AjustePlazo
from coordinacion.plazos.selectors import como_hecho


def entrelazar(lineas: Iterable[Asiento], ajustes: Iterable[AjustePlazo]) -> Sequence[Asiento]:
    """Facts and moves of clocks, newest first; the facts enter in that order and keep it."""
    de_calendario = [como_hecho(ajuste) for ajuste in ajustes]
    return sorted([*lineas, *de_calendario], key=lambda uno: uno.asentado_en, reverse=True)
