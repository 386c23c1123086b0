"""A file: its number without gaps, its corrections, and what its forms refuse."""

import uuid
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from coordinacion.archivo import services
from coordinacion.archivo.models import Expediente, SerieDocumental
from coordinacion.bitacora.selectors import cambios, del_registro
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, VersionAnterior
from tests.archivo.expedientes import LUGAR, TITULO, expediente, serie
from tests.concurrencia.test_simultaneos import _a_la_vez
from tests.elenco import Elenco, crear_elenco

OAXACA = ZoneInfo("America/Mexico_City")


class _SeCae(Exception):
    """Something that failed after the number was taken."""


def test_el_numero_corre_por_serie_y_por_ano(elenco: Elenco) -> None:
    with reloj.en(datetime(2026, 12, 31, 23, 30, tzinfo=OAXACA)):
        codigos = [str(expediente(elenco)), str(expediente(elenco))]
        codigos.append(str(expediente(elenco, serie=serie("EJ.2"))))
    with reloj.en(datetime(2027, 1, 1, 0, 30, tzinfo=OAXACA)):
        codigos.append(str(expediente(elenco)))
    assert codigos == ["EJ.1/2026/0001", "EJ.1/2026/0002", "EJ.2/2026/0001", "EJ.1/2027/0001"]


def test_la_misma_forma_dos_veces_abre_uno(elenco: Elenco) -> None:
    clave = uuid.uuid4()
    assert expediente(elenco, clave_envio=clave) == expediente(elenco, clave_envio=clave)
    assert Expediente.objects.count() == 1


def test_veinte_a_la_vez_y_algunos_que_se_deshacen(base_limpia: str) -> None:
    elenco = crear_elenco()

    def abrir(indice: int) -> Callable[[], object]:
        def uno() -> object:
            try:
                with transaction.atomic():
                    expediente(elenco)
                    if indice % 5 == 0:
                        raise _SeCae
            except _SeCae as error:
                return error
            return None

        return uno

    _a_la_vez(*(abrir(indice) for indice in range(20)))
    numeros = Expediente.objects.order_by("numero").values_list("numero", flat=True)
    assert list(numeros) == list(range(1, 17))


def test_una_serie_que_ya_no_rige_no_abre_expedientes(elenco: Elenco) -> None:
    SerieDocumental.objects.filter(clave="EJ.2").update(vigente_hasta=date(2023, 1, 1))
    with pytest.raises(DatoInvalido, match="no está vigente"):
        expediente(elenco, serie=serie("EJ.2"))
    with pytest.raises(DatoInvalido) as error:
        expediente(elenco, titulo=" ", ubicacion="")
    assert set(error.value.campos) == {"titulo", "ubicacion"}


def test_corregir_deja_lo_anterior_y_respeta_a_quien_llego_antes(elenco: Elenco) -> None:
    uno = expediente(elenco)
    services.editar(elenco.archivo, uno.pk, titulo=TITULO, ubicacion="Bodega", version=1)
    with pytest.raises(VersionAnterior, match="Archivo Prueba"):
        services.editar(elenco.archivo, uno.pk, titulo="Otro", ubicacion=LUGAR, version=1)
    (cambio,) = cambios(del_registro("expediente", uno.pk)[0])
    assert (cambio.antes, cambio.despues) == (LUGAR, "Bodega")
    assert Expediente.objects.get(pk=uno.pk).codigo == uno.codigo


def test_cerrarlo_le_pone_fecha_y_volver_a_abrirlo_pide_motivo(elenco: Elenco) -> None:
    uno = expediente(elenco)
    assert services.cerrar(elenco.archivo, uno.pk).cerrado_en is not None
    with pytest.raises(DatoInvalido):
        services.volver_a_abrir(elenco.archivo, uno.pk, motivo=" ")
    assert services.volver_a_abrir(elenco.archivo, uno.pk, motivo="Faltaba").cerrado_en is None


def test_las_series_que_vienen_con_el_sistema_dicen_que_son_ejemplo(elenco: Elenco) -> None:
    series = SerieDocumental.objects.all()
    assert series and all(una.es_ejemplo and "(EJEMPLO)" in str(una) for una in series)
    assert not series.exclude(anios_tramite=None, anios_concentracion=None, destino="").exists()
