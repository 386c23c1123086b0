"""Numbers without gaps: many takers at once, some of which fail, on a database that commits."""

from collections.abc import Callable

from django.db import transaction

from coordinacion.oficios import services
from coordinacion.oficios.models import Oficio
from tests.concurrencia.test_simultaneos import _a_la_vez
from tests.elenco import crear_elenco
from tests.oficios.oficios import borrador


class _SeCae(Exception):
    """Something that failed after the number was taken."""


def test_veinte_a_la_vez_y_algunos_que_se_deshacen(base_limpia: str) -> None:
    elenco = crear_elenco()
    borradores = [borrador(elenco) for _ in range(20)]

    def pasar(indice: int) -> Callable[[], object]:
        def uno() -> object:
            try:
                with transaction.atomic():
                    services.enviar_a_firma(elenco.analista, borradores[indice].pk)
                    if indice % 5 == 0:
                        raise _SeCae
            except _SeCae as error:
                return error
            return None

        return uno

    _a_la_vez(*(pasar(indice) for indice in range(20)))
    por_firmar = Oficio.objects.filter(estado="por_firmar").order_by("numero")
    assert [uno.numero for uno in por_firmar] == list(range(1, 17))
    assert Oficio.objects.filter(estado="borrador", numero=None).count() == 4


def test_dos_personas_pasan_el_mismo_borrador(base_limpia: str) -> None:
    """It takes one number; the second is told who was first."""
    elenco = crear_elenco()
    oficio = borrador(elenco)
    resultados = _a_la_vez(
        *(lambda: services.enviar_a_firma(elenco.analista, oficio.pk) for _ in range(2))
    )
    assert sum(isinstance(r, Oficio) for r in resultados) == 1
    assert Oficio.objects.get(pk=oficio.pk).numero == 1
