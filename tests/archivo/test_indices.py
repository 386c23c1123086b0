"""What the screens of the archive ask for is served by its own index."""

from django.db import connection
from django.db.models import QuerySet

from coordinacion.archivo.selectors import expedientes
from coordinacion.supervision.bandejas import bandeja_de, filas_de
from coordinacion.supervision.momento import Momento
from tests.elenco import Elenco


def _plan(filas: QuerySet) -> str:
    """How the database would read the first rows, were every scan of a whole table forbidden."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    return filas[:25].explain()


def test_lo_que_espera_archivo_se_lee_en_su_orden(elenco: Elenco) -> None:
    bandeja = bandeja_de(elenco.archivo, "por-archivar")
    assert bandeja is not None
    filas = filas_de(bandeja, elenco.archivo, Momento.actual()).order_by("cerrada_en", "pk")
    plan = _plan(filas)
    assert "carta_por_archivar" in plan and "Sort" not in plan


def test_la_lista_de_expedientes_se_lee_en_su_orden(elenco: Elenco) -> None:
    for filtros, indice in (({}, "expediente_por_numero"), ({"estado": "abierto"}, "por_estado")):
        plan = _plan(expedientes(elenco.archivo, filtros))
        assert indice in plan and "Sort" not in plan, filtros


def test_las_palabras_de_un_titulo_se_buscan_por_su_indice(elenco: Elenco) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    plan = expedientes(elenco.archivo, {"q": "camino"}).order_by().explain()
    assert "expediente_busqueda" in plan
