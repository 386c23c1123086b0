"""One mailed link pressed twice in the same instant, by HTTP and on a committed database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections
from django.test import Client

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from tests.canalizacion.enlaces import enlace, turno_por_correo
from tests.canalizacion.turnos_http import ahora
from tests.elenco import crear_elenco


def test_el_mismo_enlace_dos_veces_tiene_un_efecto(base_limpia: str) -> None:
    turno = turno_por_correo(crear_elenco())
    url, salida = enlace(turno, "acusar"), Barrier(2)

    def enviar(_: int) -> int:
        try:
            salida.wait(timeout=20)
            return Client().post(url).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as hilos:
        assert sorted(hilos.map(enviar, range(2))) == [302, 404]
    assert ahora(turno).acuse == "correo"
    assert Asiento.objects.filter(turno_id=turno.pk, hecho=Hecho.TURNO_ACUSADO).count() == 1
