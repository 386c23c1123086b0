"""Acknowledgement and fan-out, against the peer's tasks and the raw statement."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse

from bench import crudo, mundo
from bench.medida import Tanda, contar, intercalar, medir
from bench.servidores import Ayudante
from bench.tabla import Fila
from bench.trabajadores import ocho_a_la_vez
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno

ACUSES = 60
REPARTOS = 8
CONSULTAS_POR_HTTP = 14


def filas(vecino: Ayudante) -> Iterator[Fila]:
    """Each row as soon as it is measured."""
    yield _en_proceso(vecino)
    yield _por_http(vecino)
    yield _a_cuarenta(vecino)
    yield ocho_a_la_vez()


def _en_proceso(vecino: Ayudante) -> Fila:
    medidas = intercalar(
        {
            "nuestra": partial(acusar, ACUSES),
            "vecino": partial(vecino.tanda, "acusar", ACUSES),
            "limite": partial(crudo.acusar, ACUSES),
        }
    )
    nuestra, suya, limite = (medidas[n]["ms"] for n in ("nuestra", "vecino", "limite"))
    consultas = medidas["nuestra"]["consultas"]
    return Fila(
        f"acknowledge one turn in process ({consultas} queries)",
        nuestra,
        suya,
        limite,
        "≥4× viewflow",
        suya / nuestra >= 4,
    )


def _por_http(vecino: Ayudante) -> Fila:
    medidas = intercalar(
        {
            "nuestra": partial(acusar_http, ACUSES),
            "vecino": partial(vecino.tanda, "acusar_http", ACUSES),
        }
    )
    nuestra, suya = medidas["nuestra"], medidas["vecino"]
    return Fila(
        f"acknowledge one turn by HTTP ({nuestra['consultas']} queries;"
        f" viewflow {suya['consultas']})",
        nuestra["ms"],
        suya["ms"],
        None,
        f"≥2× viewflow; ≤{CONSULTAS_POR_HTTP} queries",
        suya["ms"] / nuestra["ms"] >= 2 and nuestra["consultas"] <= CONSULTAS_POR_HTTP,
    )


def _a_cuarenta(vecino: Ayudante) -> Fila:
    medidas = intercalar(
        {
            "nuestra": partial(turnar, REPARTOS),
            "vecino": partial(vecino.tanda, "turnar", REPARTOS),
            "limite": partial(crudo.turnar, REPARTOS),
        }
    )
    nuestra, suya, limite = (medidas[n]["ms"] for n in ("nuestra", "vecino", "limite"))
    consultas = medidas["nuestra"]["consultas"]
    de_una = _consultas_de_turnar_a_una()
    return Fila(
        f"route one letter to {mundo.DESTINOS} ({consultas} queries; to one, {de_una})",
        nuestra,
        suya,
        limite,
        "≥4× viewflow; queries independent of how many",
        suya / nuestra >= 4 and consultas == de_una,
    )


def acusar(cuantos: int) -> Tanda:
    """In process, by the verb."""
    enlaces = mundo.enlaces()
    turnos = mundo.por_acusar(cuantos + 1)
    return medir([partial(canalizacion.acusar, enlaces[t.institucion_id], t.pk) for t in turnos])


def acusar_http(cuantos: int) -> Tanda:
    """By the button of a card."""
    clientes = {pk: mundo.cliente(enlace) for pk, enlace in mundo.enlaces().items()}

    def enviar(turno: Turno) -> None:
        url = reverse("turno:acusar", args=[turno.pk])
        respuesta = clientes[turno.institucion_id].post(url, {"volver": "lista"})
        assert respuesta.status_code == 302, respuesta.content

    return medir([partial(enviar, turno) for turno in mundo.por_acusar(cuantos + 1)])


def turnar(cuantas: int) -> Tanda:
    """By the verb, in process."""
    mundo.enlaces()
    cartas = [mundo.clasificada() for _ in range(cuantas + 1)]
    return medir([partial(mundo.repartir, carta) for carta in cartas])


def _consultas_de_turnar_a_una() -> int:
    """With people's roles and catalogues already in memory, as in the other."""
    return contar(partial(mundo.repartir, mundo.clasificada(), 1))
