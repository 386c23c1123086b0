"""What a letter still needs in its petitioner's language."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.lenguas import reglas
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.opciones import ClaseApoyo

_PIDEN = Q(pide_interprete=True) | Q(pide_traduccion=True)


def pedidos(carta: Correspondencia) -> list[ClaseApoyo]:
    """What the petitioner asked for in that letter."""
    return _clases(carta.pide_interprete, carta.pide_traduccion)


def por_solicitar(carta: Correspondencia) -> list[ClaseApoyo]:
    """What the petitioner asked for and nobody ever requested."""
    quiere = pedidos(carta)
    if not quiere:
        return []
    ya = set(carta.apoyos.values_list("clase", flat=True))
    return [clase for clase in quiere if clase not in ya]


def pendientes_de(carta: Correspondencia, clases: Iterable[str]) -> list[str]:
    """Of `clases`, what is still owed to its petitioner or to those of the letters that follow it,
    as people read it; two queries, however many letters follow."""
    de_cada_una: dict[int, list[tuple[str, str]]] = defaultdict(list)
    suyos = ApoyoLinguistico.objects.filter(Q(carta=carta) | Q(carta__principal=carta))
    for carta_id, clase, estado in suyos.values_list("carta_id", "clase", "estado"):
        de_cada_una[carta_id].append((clase, estado))
    piden = Correspondencia.objects.filter(_PIDEN, Q(pk=carta.pk) | Q(principal=carta))
    pedido = {
        pk: _clases(interprete, traduccion)
        for pk, interprete, traduccion in piden.values_list(
            "pk", "pide_interprete", "pide_traduccion"
        )
    }
    pendientes = {
        clase
        for pk in de_cada_una.keys() | pedido.keys()
        for clase in reglas.pendientes(pedido.get(pk, ()), de_cada_una[pk], clases=ClaseApoyo)
    }
    return [str(ClaseApoyo(clase).label) for clase in clases if clase in pendientes]


def _clases(interprete: bool, traduccion: bool) -> list[ClaseApoyo]:
    pide = {ClaseApoyo.INTERPRETE: interprete, ClaseApoyo.TRADUCCION: traduccion}
    return [clase for clase, si in pide.items() if si]
