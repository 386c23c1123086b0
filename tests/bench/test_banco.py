"""The bench itself: its table, its file, and that what it times does what it says."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection

from bench import crudo, filas_plazos, mundo
from bench.deshacer import quitando_plazos
from bench.medida import intercalar, medir
from bench.tabla import Fila, guardar, renglon
from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento, Cabeza
from coordinacion.canalizacion.models import Turno
from coordinacion.plazos.models import Plazo

COLUMNAS = ["operation", "ours", "peer", "limit", "ratio_peer", "ratio_limit", "bar", "pass"]


@pytest.fixture(autouse=True)
def _gente_de_esta_base() -> None:
    """People and agencies are remembered by key: those of another test's database are not ours."""
    for recordado in (mundo.instituciones, mundo.persona, mundo.enlaces, mundo._instruccion):
        recordado.cache_clear()


def test_una_fila_dice_sus_veces_y_se_guarda_como_se_pide(tmp_path: Path) -> None:
    fila = Fila("acusar", 2.0, 9.0, 0.5, "≥4× viewflow", pasa=True)
    guardar([fila], tmp_path / "results.json")
    (guardada,) = json.loads((tmp_path / "results.json").read_text())
    assert list(guardada) == COLUMNAS
    assert (guardada["ratio_peer"], guardada["ratio_limit"]) == (4.5, 0.25)
    assert "pass: ≥4× viewflow" in renglon(fila)
    assert "FAIL" in renglon(Fila("buscar", 5.0, None, None, "≤3 ms", pasa=False))


def test_se_intercala_y_se_queda_con_la_mediana() -> None:
    orden: list[str] = []
    tiempos = iter([5.0, 1.0, 3.0])

    def lenta() -> dict[str, float]:
        orden.append("a")
        return {"ms": next(tiempos), "consultas": 2}

    def otra() -> dict[str, float]:
        orden.append("b")
        return {"ms": 1.0, "consultas": 1}

    medidas = intercalar({"a": lenta, "b": otra}, repeticiones=3)  # type: ignore[dict-item]
    assert orden == ["a", "b"] * 3
    assert medidas["a"] == {"ms": 3.0, "consultas": 2}


def test_lo_crudo_escribe_lo_mismo_que_el_verbo(db: None) -> None:
    """Fewer decisions, not fewer writes: else the limit would be of something else."""
    turnos = mundo.por_acusar(1)
    assert len(mundo.instituciones()) == Turno.objects.count() == mundo.DESTINOS
    assert Plazo.objects.filter(clase="acuse").count() == mundo.DESTINOS
    crudo.acusar(1)
    acusados = Turno.objects.filter(estado="acusado", plazo_declinar__isnull=False)
    assert acusados.count() == 2 and turnos[0] not in acusados
    crudo.turnar(1)
    por_carta = Turno.objects.order_by().values("correspondencia").distinct()
    assert Turno.objects.count() == mundo.DESTINOS * len(por_carta)
    assert Plazo.objects.filter(turno_id=None, clase="acuse").count() == 0


def test_se_cuentan_las_consultas_de_un_paso(db: None) -> None:
    medida = medir([lambda: Turno.objects.count()] * 2)
    assert medida["consultas"] == 1 and medida["ms"] > 0


@pytest.mark.parametrize("avanzar", [filas_plazos._vigilar_todo, filas_plazos._de_un_golpe])
def test_lo_que_se_confirmo_se_quita_y_la_bitacora_vuelve_a_cerrarse(
    base_limpia: str, monkeypatch: pytest.MonkeyPatch, avanzar: Callable[[datetime], None]
) -> None:
    monkeypatch.setattr(filas_plazos, "CUANTOS", 30)
    molde = mundo.por_acusar(1)[0].plazo_respuesta_id
    assert molde is not None
    momento = filas_plazos._sin_nada_pendiente()
    antes = _cuantos()
    with quitando_plazos(lambda: filas_plazos._sembrar_pendientes(molde, momento)):
        avanzar(momento)
        assert all(n >= m + 30 for n, m in zip(_cuantos(), antes, strict=True))
    assert _cuantos() == antes
    for tabla in ("bitacora_asiento", "bitacora_cabeza"):
        with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="sólo crece"):
            cursor.execute(f"DELETE FROM {tabla}")


def _cuantos() -> list[int]:
    return [modelo._default_manager.count() for modelo in (Aviso, Asiento, Cabeza, Plazo)]
