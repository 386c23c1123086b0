"""Two people on one turn in the same instant, by HTTP and on a committed database."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connections
from pytest_django import Settings

from coordinacion.canalizacion.models import Respuesta, Turno
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import EstadoTurno
from tests.canalizacion.turnos_http import ahora, escaneo, por_cuenta, respuesta, url
from tests.elenco import Elenco, crear_elenco, turnada


@pytest.fixture
def elenco(base_limpia: str, settings: Settings, tmp_path: Path) -> Elenco:
    settings.MEDIA_ROOT = tmp_path
    return crear_elenco()


def a_la_vez(elenco: Elenco, turno: Turno, *envios: tuple[str, str]) -> list[int]:
    """Each person posts the verb with an answer's data at once; the statuses, sorted."""
    salida = Barrier(len(envios))
    clientes = [elenco.cliente(quien) for quien, _ in envios]
    datos = [respuesta(turno, archivo=escaneo()) | por_cuenta() for _ in envios]

    def enviar(indice: int) -> int:
        try:
            salida.wait(timeout=20)
            return clientes[indice].post(url(envios[indice][1], turno), datos[indice]).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(envios)) as hilos:
        return sorted(hilos.map(enviar, range(len(envios))))


def test_dos_enlaces_responden_y_queda_una(elenco: Elenco, tmp_path: Path) -> None:
    turno = turnada(elenco)[1][0]
    envios = (("enlace_a", "responder"), ("enlace_a2", "responder"))
    assert a_la_vez(elenco, turno, *envios) == [302, 409]
    assert ahora(turno).estado == EstadoTurno.RESPONDIDO
    assert Respuesta.objects.count() == Documento.objects.count() == 1
    assert sum(1 for ruta in tmp_path.rglob("*.pdf")) == 1


def test_acusa_el_enlace_y_a_la_vez_la_ventanilla(elenco: Elenco) -> None:
    turno = turnada(elenco)[1][0]
    envios = (("enlace_a", "acusar"), ("oficialia", "acusar_papel"))
    assert a_la_vez(elenco, turno, *envios) == [302, 409]
    assert ahora(turno).acuse in ("expreso", "papel")
