"""Trays and search: what a page costs, and how little that depends on how much there is."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from bench import mundo, paginas
from bench.medida import Tanda, contar, intercalar, medir
from bench.servidores import Ayudante
from bench.tabla import Fila
from coordinacion.supervision.selectors.busqueda import que_dicen
from coordinacion.supervision.selectors.cartas import listables

PAGINAS = 6
BUSQUEDAS = 40
CONSULTAS_POR_PAGINA = 10
VECES_DE_LA_CHICA = 1.5
# django-helpdesk's search at 100,000 tickets, quoted; what it takes here: docs/performance.md.
BUSQUEDA_DE_HELPDESK = 1100.0
PALABRA = "zarigüeya"


def filas(vecino: Ayudante, chica: Ayudante, tareas: int) -> Iterator[Fila]:
    """Each row as soon as it is measured."""
    mundo.por_acusar(paginas.FILAS)
    cuantas = vecino.pedir("llenar", tareas)
    yield _pagina("a tray of the analyst", "bandeja", "queue", vecino, chica, cuantas)
    yield _pagina("the liaison's tray", "mis_turnos", "inbox", vecino, chica, cuantas)
    mundo.clasificada(asunto=f"Reporta una {PALABRA} en el patio de la escuela")
    carta = mundo.clasificada(asunto="Solicita bacheo")
    yield _por_folio(carta.folio)
    yield _por_palabra()


def _pagina(
    que: str, nuestra: str, suya: str, vecino: Ayudante, chica: Ayudante, tareas: int
) -> Fila:
    medidas = intercalar(
        {
            "nuestra": partial(_tanda, nuestra),
            "vecino": partial(vecino.tanda, suya, PAGINAS),
            "chica": partial(chica.tanda, nuestra, PAGINAS),
        }
    )
    ms, del_vecino, en_chica = (medidas[n]["ms"] for n in ("nuestra", "vecino", "chica"))
    consultas = medidas["nuestra"]["consultas"]
    con_una = chica.tanda("bandeja_de_uno", 1)["consultas"] if nuestra == "bandeja" else consultas
    return Fila(
        f"{que}, 25 rows ({consultas} queries, {con_una} for one row; {ms / en_chica:.2f}× of"
        f" its time at 1 k; viewflow: {suya} at {tareas:,} tasks)",
        ms,
        del_vecino,
        None,
        f"≥8× viewflow; ≤{CONSULTAS_POR_PAGINA} queries, the same for 1 and 25 rows;"
        f" ≤{VECES_DE_LA_CHICA}× its time at 1 k",
        del_vecino / ms >= 8
        and consultas == con_una <= CONSULTAS_POR_PAGINA
        and ms / en_chica <= VECES_DE_LA_CHICA,
    )


def _tanda(nombre: str) -> Tanda:
    hecha: Any = paginas.OPERACIONES[nombre](PAGINAS)
    return hecha  # type: ignore[no-any-return]


def _encontradas(texto: str) -> QuerySet[Any]:
    """What the search page looks for, one page of keys."""
    analista = mundo.analista()
    cartas = listables(analista).filter(que_dicen(analista, texto))
    return cartas.order_by("-recibida_en").values_list("pk")[: paginas.FILAS]


def _por_folio(folio: str) -> Fila:
    """The statements themselves: what Django takes to write ours is in the pages above."""
    sql, parametros = _encontradas(folio).query.sql_with_params()
    a_mano = "SELECT id FROM correspondencia_correspondencia WHERE folio = %s"
    medidas = intercalar(
        {
            "nuestra": lambda: medir([partial(_leer, sql, parametros)] * BUSQUEDAS),
            "limite": lambda: medir([partial(_leer, a_mano, [folio])] * BUSQUEDAS),
        }
    )
    nuestra, limite = medidas["nuestra"]["ms"], medidas["limite"]["ms"]
    return Fila("search by folio", nuestra, None, limite, "≤3× raw", nuestra / limite <= 3)


def _por_palabra() -> Fila:
    a_mano = (
        "SELECT id FROM correspondencia_correspondencia"
        " WHERE busqueda @@ to_tsquery('spanish', %s) LIMIT 25"
    )
    medidas = intercalar(
        {
            "nuestra": lambda: medir([lambda: list(_encontradas(PALABRA))] * BUSQUEDAS),
            "limite": lambda: medir([partial(_leer, a_mano, [PALABRA])] * BUSQUEDAS),
        }
    )
    ms = medidas["nuestra"]["ms"]
    consultas = contar(lambda: list(_encontradas(PALABRA)))
    return Fila(
        f"full-text search, a selective word ({consultas} query; peer: django-helpdesk at 100 k)",
        ms,
        BUSQUEDA_DE_HELPDESK,
        medidas["limite"]["ms"],
        "≥100× helpdesk",
        BUSQUEDA_DE_HELPDESK / ms >= 100,
    )


def _leer(sql: str, parametros: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parametros)
        return list(cursor.fetchall())
