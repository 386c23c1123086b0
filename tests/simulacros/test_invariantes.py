"""The checker of halves: silent on what the verbs leave, and loud on each half made by hand."""

import pytest
from django.db import connection

from tests.elenco import Elenco
from tests.seguridad.mundo import concluida, poblar
from tests.simulacros.invariantes import INVARIANTES, revisar, revisar_todo
from workflows.verificacion import verificar


def test_de_lo_que_dejan_los_verbos_no_dice_nada(elenco: Elenco) -> None:
    poblar(elenco)
    concluida(elenco)
    assert revisar_todo() == []


MITADES = [
    ("correspondencia_correspondencia SET estado = 'atendida' WHERE estado = 'canalizada'",
     "carta cuyo estado no es el que dice su bitácora"),
    ("correspondencia_correspondencia SET numero = numero + 500 WHERE numero = 1",
     "folios con huecos, o contador que no es el último"),
    ("canalizacion_turno SET estado = 'acusado' WHERE estado = 'turnado'",
     "turno en un estado que su acuse contradice"),
    ("canalizacion_turno SET vueltas = 1", "devoluciones y su bitácora no son las mismas"),
    ("canalizacion_turno SET numero = numero + 7", "turnos de una carta mal numerados"),
    ("plazos_plazo SET cerrado_en = now(), paso_en = NULL, desenlace = 'cumplido'"
     " WHERE clase = 'acuse' AND cerrado_en IS NULL",
     "plazo de acuse que no va con el estado del turno"),
    ("workflows_tarea SET finished = now()", "proceso vivo sin un paso abierto"),
    ("avisos_aviso SET clave = 'otra:' || id", "turno nuevo sin aviso a un enlace"),
]  # fmt: skip


@pytest.mark.parametrize(("cambio", "dicho"), MITADES, ids=[dicho for _, dicho in MITADES])
def test_una_mitad_hecha_a_mano_se_nombra(elenco: Elenco, cambio: str, dicho: str) -> None:
    poblar(elenco)
    verificar(reparar=True)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"UPDATE {cambio}")
    assert any(falta.startswith(dicho) for falta in revisar()), revisar()


def test_una_linea_de_la_bitacora_cambiada_se_nombra(elenco: Elenco) -> None:
    poblar(elenco)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE bitacora_asiento DISABLE TRIGGER USER")
        cursor.execute("UPDATE bitacora_asiento SET ocurrido_en = now() - interval '1 year'")
    assert any("Asiento" in falta for falta in revisar_todo())


def test_cada_consulta_corre_sobre_una_base_vacia(db: None) -> None:
    assert len(INVARIANTES) > 20
    assert revisar() == []
