"""tomar: one person takes the next letter to work on, so that two never work on the same one."""

from django.db import transaction

from coordinacion.correspondencia.models import Correspondencia, CorrespondenciaQuerySet
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def tomar(actor: Usuario, candidatas: CorrespondenciaQuerySet) -> Correspondencia | None:
    """Take the first of `candidatas` (ordered; all of them `actor` may act on) that nobody holds.

    When every one is held, the first that `actor` already holds; None when there is none. Two
    people at once get different letters: a row that another is taking is skipped, and one just
    taken no longer matches.
    """
    ahora = reloj.ahora()
    libres = candidatas.libres(ahora).select_for_update(of=("self",), skip_locked=True)
    carta = libres.first()
    if carta is None:
        return candidatas.tomadas_por(actor, ahora).first()
    Correspondencia.objects.filter(pk=carta.pk).update(tomada_por=actor, tomada_en=ahora)
    return carta


def soltar(carta: Correspondencia) -> None:
    """Let go a locked letter when one of its turns was acted on; free when nobody holds it."""
    if carta.tomada_por_id is None:
        return
    carta.tomada_por = carta.tomada_en = None
    carta.save(update_fields=["tomada_por", "tomada_en"])
