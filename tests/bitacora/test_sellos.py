"""One seal per day, over what is there; and the health page when the log is not well."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import OperationalError, connections, transaction

from coordinacion.bitacora import reglas, salud, services, sql, tasks
from coordinacion.bitacora.models import Asiento, Sello, Verificacion
from coordinacion.nucleo import reloj
from coordinacion.nucleo.salud import Parte
from tests.bitacora.oraculo import asentar, como_duena, ejecutar
from tests.elenco import Elenco, crear_elenco
from tests.elenco import elenco as elenco


def test_uno_por_dia_sobre_lo_nuevo_y_encadenado(elenco: Elenco) -> None:
    ahora = reloj.ahora()
    sellos = []
    for dia in range(3):
        with reloj.en(ahora + timedelta(days=dia)):
            for _ in range(dia):
                asentar(elenco.analista)
            sellos.append(services.sellar())
            asentar(elenco.analista)
            assert services.sellar() == sellos[-1]
    assert [sello.lineas for sello in sellos] == [0, 2, 3]
    assert [sello.previa for sello in sellos] == ["", sellos[0].huella, sellos[1].huella]
    assert [sello.desde for sello in sellos[1:]] == [sello.hasta for sello in sellos[:-1]]
    assert services.verificar().bien


def test_un_reloj_atrasado_no_pone_un_sello_antes_que_otro(elenco: Elenco) -> None:
    asentar(elenco.analista)
    sello = services.sellar()
    with reloj.en(reloj.ahora() - timedelta(days=3)):
        assert services.sellar() == sello


def test_la_huella_de_las_lineas_no_depende_de_las_ventanas(
    elenco: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    for turno in range(25):
        asentar(elenco.analista, turno)
    monkeypatch.setattr(sql, "BLOQUE", 4)
    hasta = Asiento.objects.latest("id").pk
    resumenes = set()
    for bloques in (1, 2, 10):
        monkeypatch.setattr(sql, "BLOQUES_POR_VEZ", bloques)
        resumenes.add(sql.resumir(hasta - 25, hasta))
    assert len(resumenes) == 1
    assert resumenes.pop().lineas == 25


def test_dos_a_la_vez_hacen_uno(base_limpia: str) -> None:
    analista = crear_elenco().analista
    for turno in range(20):
        asentar(analista, turno)
    salida = threading.Barrier(4)

    def sellar(_: int) -> str:
        try:
            salida.wait()
            return services.sellar().huella
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as hilos:
        assert len(set(hilos.map(sellar, range(4)))) == 1
    assert Sello.objects.count() == 1
    assert services.verificar().bien


def test_el_corte_espera_a_quien_escribe_y_no_lo_deja_fuera(base_limpia: str) -> None:
    """A line written before the cut and committed after it would break the seal later."""
    analista = crear_elenco().analista
    escrita, sigue = threading.Event(), threading.Event()

    def escribir() -> None:
        with transaction.atomic():
            asentar(analista, 1)
            escrita.set()
            sigue.wait(20)
        connections.close_all()

    hilo = threading.Thread(target=escribir)
    hilo.start()
    escrita.wait(20)
    asentar(analista, 2)
    with pytest.raises(OperationalError):
        services.sellar()
    assert Sello.objects.count() == 0
    sigue.set()
    hilo.join()
    assert services.sellar().lineas == 2
    assert services.verificar().bien


def test_la_noche_sella_y_verifica_una_vez(elenco: Elenco) -> None:
    asentar(elenco.analista)
    tasks.cerrar_dia()
    tasks.cerrar_dia()
    assert (Sello.objects.count(), Verificacion.objects.count()) == (1, 1)
    with reloj.en(reloj.ahora() + timedelta(days=1)):
        tasks.cerrar_dia()
    assert (Sello.objects.count(), Verificacion.objects.count()) == (2, 2)


def test_la_salud_de_la_bitacora(elenco: Elenco) -> None:
    assert salud.revisar() == Parte(True, "todavía sin sellos")
    linea = asentar(elenco.analista, texto="a")
    services.sellar()
    assert salud.revisar() == Parte(True, "sellada, por verificar")
    tarde = reloj.ahora() + timedelta(hours=49)
    with reloj.en(tarde):
        assert not salud.revisar().bien
        assert "verificar_bitacora" in salud.revisar().que_hacer
        services.verificar()
        assert salud.revisar() == Parte(True, "verificada: 1 asientos, 1 sellos")
    with reloj.en(tarde + timedelta(hours=49)):
        assert "48 horas" in salud.revisar().estado
    with como_duena("bitacora_asiento"):
        ejecutar("UPDATE bitacora_asiento SET datos = '{}' WHERE id = %s", [linea.pk])
    services.verificar()
    assert not salud.revisar().bien
    assert "Asiento 1 de turno 5" in salud.revisar().estado


def test_la_salud_esta_en_la_pagina(elenco: Elenco) -> None:
    partes = elenco.cliente("analista").get("/salud/").json()["partes"]
    assert partes["bitacora"]["bien"] is True


@pytest.mark.parametrize("clase", list(reglas.FALLAS))
def test_cada_falla_se_dice_en_una_frase(clase: str) -> None:
    frase = reglas.describir_falla(reglas.Falla(clase, "turno", 5, 3, 812))
    assert frase.startswith("Asiento 3 de turno 5 (línea 812): ")
    assert frase.endswith(".")
