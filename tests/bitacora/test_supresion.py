"""Personal data can be erased lawfully without breaking the proof; in no other way."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.utils import ProgrammingError

from coordinacion.bitacora import selectors, services
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from tests.bitacora.oraculo import asentar, cadena, ejecutar, huella
from tests.elenco import Elenco
from tests.elenco import elenco as elenco

FUNDAMENTO = "Resolución 12/2026 del Comité de Transparencia"
ADMITIDO = "datos = '{}', sal = NULL, suprimido_en = now()"


def test_una_supresion_fundada_conserva_la_cadena(elenco: Elenco) -> None:
    lineas = [asentar(elenco.analista, clase=f"de {n}") for n in range(3)]
    services.sellar()
    assert (
        services.suprimir_datos(elenco.titular_unidad, [lineas[1].pk], fundamento=FUNDAMENTO) == 1
    )
    _, vacia, _, hecho = cadena()
    assert (vacia.datos, vacia.sal) == ({}, None)
    assert vacia.huella == huella(vacia, lineas[0].huella)
    assert hecho.hecho == Hecho.DATOS_SUPRIMIDOS
    assert (hecho.actor, hecho.datos) == (
        elenco.titular_unidad, {"linea": 2, "fundamento": FUNDAMENTO},
    )  # fmt: skip
    assert services.verificar().bien
    assert selectors.oracion(vacia) == "Acusó de recibido el turno. Datos suprimidos"
    assert selectors.oracion(hecho).endswith(f"asiento 2. Fundamento: {FUNDAMENTO}")


def test_donde_faltaba_un_dato_no_queda_un_hueco(elenco: Elenco) -> None:
    linea = services.asentar(
        elenco.analista, Hecho.PLAZO_REAJUSTADO, registro="plazo", registro_id=1,
        datos={"clase": "Respuesta", "motivo": "A petición de Fulana"},
    )  # fmt: skip
    services.suprimir_datos(elenco.titular_unidad, [linea.pk], fundamento=FUNDAMENTO)
    frase = selectors.oracion(Asiento.objects.get(pk=linea.pk))
    assert frase == "Se movió el vencimiento de «…». Datos suprimidos"


@pytest.mark.parametrize("quien", ["analista", "oficialia", "administracion", "enlace_a"])
def test_solo_el_titular_de_la_unidad_la_decide(elenco: Elenco, quien: str) -> None:
    linea = asentar(elenco.analista, clase="x")
    with pytest.raises(SinPermiso):
        services.suprimir_datos(elenco.personas[quien], [linea.pk], fundamento=FUNDAMENTO)
    assert len(cadena()) == 1


def test_sin_fundamento_o_sin_datos_no_se_suprime_nada(elenco: Elenco) -> None:
    con, sin = asentar(elenco.analista, clase="x"), asentar(elenco.analista)
    with pytest.raises(DatoInvalido, match="fundamento"):
        services.suprimir_datos(elenco.titular_unidad, [con.pk], fundamento="  ")
    with pytest.raises(DatoInvalido, match=str(sin.pk)):
        services.suprimir_datos(elenco.titular_unidad, [con.pk, sin.pk], fundamento=FUNDAMENTO)
    assert [linea.suprimido_en for linea in cadena()] == [None, None]


def test_dos_veces_no_y_lo_que_la_funda_tampoco(elenco: Elenco) -> None:
    linea = asentar(elenco.analista, clase="x")
    services.suprimir_datos(elenco.titular_unidad, [linea.pk], fundamento=FUNDAMENTO)
    for una in cadena():
        with pytest.raises(DatoInvalido):
            services.suprimir_datos(elenco.titular_unidad, [una.pk], fundamento=FUNDAMENTO)
        with pytest.raises(ProgrammingError, match="sólo crece"), transaction.atomic():
            ejecutar(f"UPDATE bitacora_asiento SET {ADMITIDO} WHERE id = %s", [una.pk])
    assert services.verificar().bien


@pytest.mark.parametrize(
    "cambio",
    [
        "datos = '{}'",
        "datos = '{}', sal = NULL",
        "suprimido_en = now()",
        "datos = '{\"a\": 1}', sal = NULL, suprimido_en = now()",
        f"{ADMITIDO}, hecho = 'turno_aceptado'",
        f"{ADMITIDO}, huella = repeat('0', 64)",
        f"{ADMITIDO}, id = id + 1000",
    ],
)
def test_la_base_no_admite_ningun_otro_cambio(elenco: Elenco, cambio: str) -> None:
    asentar(elenco.analista, clase="x")
    with pytest.raises(ProgrammingError, match="sólo crece"), transaction.atomic():
        ejecutar(f"UPDATE bitacora_asiento SET {cambio}")


def test_vaciar_por_fuera_se_descubre(elenco: Elenco) -> None:
    linea = asentar(elenco.analista, clase="x")
    ejecutar(f"UPDATE bitacora_asiento SET {ADMITIDO}")
    assert services.verificar().hallazgo == (
        f"Asiento 1 de turno 5 (línea {linea.pk}): "
        "sus datos se suprimieron sin el asiento que lo funda."
    )


def test_la_orden_enumera_y_con_aplicar_suprime(
    elenco: Elenco, capsys: pytest.CaptureFixture[str]
) -> None:
    linea = services.asentar(
        elenco.analista, Hecho.TURNO_ACUSADO, registro="turno", registro_id=5, asunto_id=9,
        datos={"clase": "expreso"},
    )  # fmt: skip
    opciones = {"asunto": 9, "actor": "titular_unidad", "fundamento": FUNDAMENTO}
    call_command("suprimir_datos", **opciones)
    assert f"{linea.pk}: Acusó de recibido el turno (expreso)" in capsys.readouterr().out
    assert cadena()[0].datos == {"clase": "expreso"}
    with pytest.raises(CommandError, match="nadie"):
        call_command("suprimir_datos", **opciones | {"actor": "nadie"}, aplicar=True)
    with pytest.raises(CommandError, match="papel"):
        call_command("suprimir_datos", **opciones | {"actor": "analista"}, aplicar=True)
    call_command("suprimir_datos", **opciones, aplicar=True)
    assert "1 asientos suprimidos" in capsys.readouterr().out
    assert cadena()[0].datos == {}
