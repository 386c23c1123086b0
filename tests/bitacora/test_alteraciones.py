"""What somebody with full power over the database changes is found, and named."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from coordinacion.bitacora import services, sql
from coordinacion.bitacora.models import Asiento, Sello, Verificacion
from coordinacion.nucleo import reloj
from tests.bitacora.oraculo import CRUDA, asentar, cadena, como_duena, ejecutar
from tests.elenco import Elenco
from tests.elenco import elenco as elenco

LOG, CABEZAS, SELLOS = "bitacora_asiento", "bitacora_cabeza", "bitacora_sello"


@pytest.fixture
def sellada(elenco: Elenco) -> Iterator[list[Asiento]]:
    """Five lines of turn 5 among those of its neighbours, sealed in two days."""
    ayer = reloj.ahora() - timedelta(days=1)
    with reloj.en(ayer):
        for n in range(3):
            for turno in (4, 5, 6):
                asentar(elenco.analista, turno, vuelta=n)
        services.sellar()
    for n in range(2):
        for turno in (4, 5, 6):
            asentar(elenco.analista, turno, vuelta=n)
    services.sellar()
    yield cadena()


def hallazgo() -> str:
    return services.verificar().hallazgo


def test_lo_intacto_pasa_y_dice_cuanto_reviso(sellada: list[Asiento]) -> None:
    resultado = services.verificar()
    assert resultado.hallazgo == ""
    assert (resultado.asientos, resultado.cadenas, resultado.sellos) == (15, 3, 2)
    assert resultado.sello == Sello.objects.get(dia=reloj.hoy()).huella


@pytest.mark.parametrize(
    ("cambio", "dice"),
    [
        ("datos = '{\"vuelta\": 9}'", "sus datos se editaron"),
        ("datos = '{}'", "sus datos se editaron"),
        ("sal = NULL", "sus datos se editaron"),
        ("datos = '{}', sal = NULL, suprimido_en = now()", "sin el asiento que lo funda"),
        ("hecho = 'turno_aceptado'", "se editó"),
        ("actor_id = (SELECT id FROM organizacion_usuario WHERE es_sistema)", "se editó"),
        ("asentado_en = asentado_en + interval '1 microsecond'", "se editó"),
        ("turno_id = 8", "se editó"),
        ("por_cuenta_de = true", "se editó"),
        ("huella_datos = repeat('0', 64)", "sus datos se editaron"),
        ("huella = repeat('0', 64)", "se editó"),
    ],
)
def test_una_linea_editada_se_senala(sellada: list[Asiento], cambio: str, dice: str) -> None:
    with como_duena(LOG):
        ejecutar(f"UPDATE bitacora_asiento SET {cambio} WHERE id = %s", [sellada[2].pk])
    assert f"Asiento 3 de turno 5 (línea {sellada[2].pk})" in hallazgo()
    assert dice in hallazgo()


def test_una_linea_editada_con_su_huella_rehecha_se_senala_en_la_siguiente(
    sellada: list[Asiento],
) -> None:
    with como_duena(LOG):
        _rehacer(sellada[2].pk)
    assert f"Asiento 4 de turno 5 (línea {sellada[3].pk}): el asiento o el anterior" in hallazgo()


def test_la_ultima_rehecha_no_corresponde_a_su_cabeza(sellada: list[Asiento]) -> None:
    with como_duena(LOG):
        _rehacer(sellada[4].pk)
    assert "Asiento 5 de turno 5: la cabeza de su cadena o su último asiento se editó" in hallazgo()


def test_la_ultima_rehecha_con_su_cabeza_rompe_el_sello(sellada: list[Asiento]) -> None:
    with como_duena(LOG, CABEZAS):
        _rehacer(sellada[4].pk)
        ejecutar(
            "UPDATE bitacora_cabeza c SET huella = a.huella FROM bitacora_asiento a"
            " WHERE a.id = %s AND c.registro = 'turno' AND c.registro_id = 5",
            [sellada[4].pk],
        )
    assert f"El sello del {reloj.hoy():%d/%m/%Y} cubre 6 asientos" in hallazgo()


def _rehacer(linea: int) -> None:
    """Change the fact and give the line the print that it would have had."""
    ejecutar(
        "UPDATE bitacora_asiento a SET hecho = 'turno_aceptado', huella = bitacora_eslabon("
        " p.huella, a.numero, bitacora_cuerpo(a.id, a.registro_id, a.asunto_id, a.turno_id,"
        " a.actor_id, a.institucion_id, a.por_cuenta_de, a.ocurrido_en, a.asentado_en,"
        " a.huella_datos, 'turno_aceptado', a.registro)) FROM bitacora_asiento p"
        " WHERE a.id = %s AND p.registro = a.registro AND p.registro_id = a.registro_id"
        " AND p.numero = a.numero - 1",
        [linea],
    )


def _quitar(*lineas: int) -> None:
    ejecutar("DELETE FROM bitacora_asiento WHERE id = ANY(%s)", [list(lineas)])


def _forjar(actor: int, linea: int, numero: int) -> None:
    ejecutar(
        f"{CRUDA.rstrip(')')}, id, numero, huella, huella_datos)"
        " VALUES ('turno_aceptado', 'turno', 5, NULL, NULL, %s, NULL, false, now(), now(), '{}',"
        " %s, %s, repeat('a', 64), repeat('b', 64))",
        [actor, linea, numero],
    )


def test_una_linea_quitada_de_en_medio_se_senala(sellada: list[Asiento]) -> None:
    with como_duena(LOG):
        _quitar(sellada[1].pk)
    assert "Asiento 3 de turno 5" in hallazgo()
    assert "falta el asiento anterior" in hallazgo()


def test_una_cola_cortada_se_senala(sellada: list[Asiento]) -> None:
    with como_duena(LOG):
        _quitar(sellada[3].pk, sellada[4].pk)
    assert "Asiento 5 de turno 5: se quitó el final de su cadena" in hallazgo()


def _rebobinar(sellada: list[Asiento], hasta: int) -> None:
    ejecutar(
        "UPDATE bitacora_cabeza SET numero = %s, huella = %s"
        " WHERE registro = 'turno' AND registro_id = 5",
        [hasta, sellada[hasta - 1].huella],
    )


def test_una_cola_cortada_con_su_cabeza_rebobinada_rompe_el_sello(sellada: list[Asiento]) -> None:
    with como_duena(LOG, CABEZAS):
        _quitar(sellada[3].pk, sellada[4].pk)
        _rebobinar(sellada, 3)
    assert f"El sello del {reloj.hoy():%d/%m/%Y} cubre 6 asientos" in hallazgo()
    assert "hoy hay 4" in hallazgo()


def test_una_cadena_entera_borrada_rompe_el_primer_sello(sellada: list[Asiento]) -> None:
    with como_duena(LOG, CABEZAS):
        _quitar(*(linea.pk for linea in sellada))
        ejecutar("DELETE FROM bitacora_cabeza WHERE registro = 'turno' AND registro_id = 5")
    ayer = reloj.hoy() - timedelta(days=1)
    assert f"El sello del {ayer:%d/%m/%Y} cubre 9 asientos" in hallazgo()


def test_una_cabeza_rebobinada_o_perdida_se_senala(sellada: list[Asiento]) -> None:
    with como_duena(CABEZAS):
        _rebobinar(sellada, 3)
    assert "Asiento 3 de turno 5: hay asientos después de ese número" in hallazgo()
    with como_duena(CABEZAS):
        ejecutar("DELETE FROM bitacora_cabeza WHERE registro = 'turno' AND registro_id = 5")
    assert "Asiento 1 de turno 5" in hallazgo()
    assert "falta la cabeza" in hallazgo()


@pytest.mark.parametrize(("linea", "numero"), [(10**15, 6), (-3, 0), (10**15, 0)])
def test_una_linea_forjada_se_senala(
    elenco: Elenco, sellada: list[Asiento], linea: int, numero: int
) -> None:
    with como_duena(LOG):
        _forjar(elenco.analista.pk, linea, numero)
    assert f"Asiento {numero} de turno 5 (línea {linea})" in hallazgo()


def test_una_linea_forjada_como_replica_se_encadena_como_las_demas(
    elenco: Elenco, sellada: list[Asiento]
) -> None:
    """The triggers fire there too: what gets in is one more line, after the last."""
    ejecutar("SET LOCAL session_replication_role = replica")
    _forjar(elenco.analista.pk, sellada[0].pk, 1)
    ejecutar("SET LOCAL session_replication_role = origin")
    assert hallazgo() == ""
    assert [linea.numero for linea in cadena()] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("orden", "dice"),
    [
        ("UPDATE bitacora_sello SET lineas = 1 WHERE dia = %s", "fue editado"),
        ("UPDATE bitacora_sello SET sellado_en = now() WHERE dia = %s", "fue editado"),
        ("UPDATE bitacora_sello SET previa = 'x' WHERE dia = %s", "no sigue al anterior"),
        ("DELETE FROM bitacora_sello WHERE dia < %s", "no sigue al anterior"),
    ],
)
def test_un_sello_editado_o_quitado_se_senala(
    sellada: list[Asiento], orden: str, dice: str
) -> None:
    with como_duena(SELLOS):
        ejecutar(orden, [reloj.hoy()])
    assert f"El sello del {reloj.hoy():%d/%m/%Y}" in hallazgo()
    assert dice in hallazgo()


def test_el_ultimo_sello_quitado_se_echa_de_menos(sellada: list[Asiento]) -> None:
    visto = services.verificar().sello
    with como_duena(SELLOS):
        ejecutar("DELETE FROM bitacora_sello WHERE dia = %s", [reloj.hoy()])
    assert hallazgo() == f"Falta el sello {visto}, que ya se había visto."


def test_un_sello_anotado_fuera_delata_a_quien_rehizo_todo(sellada: list[Asiento]) -> None:
    anotado = Sello.objects.get(dia=reloj.hoy()).huella
    call_command("verificar_bitacora", sello=anotado, verbosity=0)
    with como_duena(SELLOS, "bitacora_verificacion"):
        ejecutar("DELETE FROM bitacora_verificacion")
        ejecutar("DELETE FROM bitacora_sello")
    services.sellar()
    assert hallazgo() == ""
    with pytest.raises(CommandError, match=f"Falta el sello {anotado}"):
        call_command("verificar_bitacora", sello=anotado)


def test_se_nombra_la_primera_y_se_revisa_por_ventanas(
    sellada: list[Asiento], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sql, "VENTANA", 2)
    assert services.verificar().asientos == 15
    with como_duena(LOG):
        for linea in (sellada[3], sellada[1]):
            ejecutar("UPDATE bitacora_asiento SET datos = '[]' WHERE id = %s", [linea.pk])
    assert f"(línea {sellada[1].pk})" in hallazgo()


@pytest.mark.parametrize("tabla", [SELLOS, CABEZAS, "bitacora_verificacion"])
def test_lo_que_prueba_tampoco_se_borra(sellada: list[Asiento], tabla: str) -> None:
    services.verificar()
    for orden in (f"DELETE FROM {tabla}", f"TRUNCATE {tabla}"):
        _rehusada(lambda orden=orden: ejecutar(orden))  # type: ignore[misc]


def _rehusada(tarea: Callable[[], None]) -> None:
    from django.db import transaction
    from django.db.utils import ProgrammingError

    with pytest.raises(ProgrammingError, match="sólo crece"), transaction.atomic():
        tarea()


def test_la_orden_falla_nombrando_lo_roto_y_queda_guardado(
    sellada: list[Asiento], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verificar_bitacora")
    assert "15 asientos, 3 cadenas, 2 sellos" in capsys.readouterr().out
    with como_duena(LOG):
        _quitar(sellada[1].pk)
    with pytest.raises(CommandError, match="Asiento 3 de turno 5"):
        call_command("verificar_bitacora")
    assert [uno.bien for uno in Verificacion.objects.order_by("id")] == [True, False]
