"""Things that happen at once, on a database that really commits."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

from django.db import connections

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio
from tests.elenco import carta_nueva, clasificada, crear_elenco, destino, sentidos, turnada


def _a_la_vez(*tareas: Callable[[], object]) -> list[object]:
    """Run the tasks in threads that start together; an exception is returned as a result."""
    salida = Barrier(len(tareas))

    def correr(tarea: Callable[[], object]) -> object:
        try:
            salida.wait()
            return tarea()
        except ErrorDeDominio as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tareas)) as hilos:
        return list(hilos.map(correr, tareas))


def test_cincuenta_registros_a_la_vez_y_algunos_que_fallan(base_limpia: str) -> None:
    """Folios are unique and gapless although a fifth of the registrations is rolled back."""
    elenco = crear_elenco()

    def registrar(numero: int) -> Callable[[], object]:
        falla: dict[str, Any] = {"asunto": "x" * 9000} if numero % 5 == 0 else {}

        def una() -> object:
            try:
                return carta_nueva(elenco, **falla)
            except Exception as error:
                return error

        return una

    _a_la_vez(*(registrar(n) for n in range(50)))
    cartas = Correspondencia.objects.order_by("numero")
    assert [carta.numero for carta in cartas] == list(range(1, 41))
    assert len({carta.folio for carta in cartas}) == 40
    assert all(c.folio == folios.formatear(c.serie, c.anio, c.numero) for c in cartas)


def test_el_mismo_envio_a_la_vez_es_una_carta(base_limpia: str) -> None:
    elenco = crear_elenco()
    clave = uuid.uuid4()
    resultados = _a_la_vez(*(lambda: carta_nueva(elenco, clave_envio=clave) for _ in range(6)))
    assert Correspondencia.objects.count() == 1
    assert {getattr(r, "pk", None) for r in resultados} == {Correspondencia.objects.get().pk}


def test_dos_enlaces_responden_el_mismo_turno(base_limpia: str) -> None:
    """One answer is kept; the other person is told who was first."""
    elenco = crear_elenco()
    _, (turno,) = turnada(elenco)
    resultados = _a_la_vez(
        *(
            lambda p=persona: canalizacion.responder(
                p, turno.pk, texto=f"De {p}", sentidos=sentidos(turno)
            )
            for persona in (elenco.enlace_a, elenco.enlace_a2)
        )
    )
    errores = [r for r in resultados if isinstance(r, ErrorDeDominio)]
    assert len(errores) == 1 and turno.respuestas.count() == 1
    assert "por revisar" in errores[0].mensaje and "Último cambio" in errores[0].mensaje


def test_dos_ultimas_respuestas_aceptadas_a_la_vez_cierran_el_asunto(base_limpia: str) -> None:
    elenco = crear_elenco()
    carta, turnos = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    for turno, enlace in zip(turnos, (elenco.enlace_a, elenco.enlace_b), strict=True):
        canalizacion.responder(enlace, turno.pk, texto="Va", sentidos=sentidos(turno))
    _a_la_vez(*(lambda pk=t.pk: canalizacion.aceptar(elenco.analista, pk) for t in turnos))
    assert Correspondencia.objects.get(pk=carta.pk).estado == "atendida"


def test_turnar_dos_veces_a_la_vez_deja_un_responsable(base_limpia: str) -> None:
    elenco = crear_elenco()
    carta = clasificada(elenco)
    resultados = _a_la_vez(
        *(
            lambda i=institucion: canalizacion.turnar(
                elenco.analista, carta.pk, [destino(i)], confirmado=True
            )
            for institucion in (elenco.a, elenco.b)
        )
    )
    assert sum(isinstance(r, DatoInvalido) for r in resultados) == 1
    assert Turno.objects.filter(parte="responsable").count() == 1


def test_los_acuses_tacitos_a_la_vez_no_se_repiten(base_limpia: str) -> None:
    elenco = crear_elenco()
    for _ in range(6):
        turnada(elenco)
    despues = reloj.ahora() + timedelta(days=30)
    hechos = _a_la_vez(*(lambda: canalizacion.acusar_tacitos(despues) for _ in range(4)))
    assert sum(h for h in hechos if isinstance(h, int)) == 6
