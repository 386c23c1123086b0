"""Sowing: the same seed gives the same history, which the rest of the system takes as its own."""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento, Cabeza
from coordinacion.bitacora.services import verificar
from coordinacion.canalizacion.models import Turno
from coordinacion.carga.siembra.mundo import Mundo
from coordinacion.carga.siembra.sembrar import INICIO, Siembra, medianoche, sembrar
from coordinacion.carga.siembra.vida import VidaInventada
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.en_memoria import Taller
from coordinacion.nucleo import reloj
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.services import vigilar
from tests.elenco import carta_nueva, crear_elenco
from workflows.models import Proceso

CAMPOS = ("folio", "asunto", "remitente", "estado", "recibida_en", "cerrada_en")
HASTA = medianoche(date(2026, 6, 30))


def _historia() -> list[tuple[Any, ...]]:
    return list(Correspondencia.objects.order_by("recibida_en", "folio").values_list(*CAMPOS))


def test_la_misma_semilla_da_la_misma_historia(base_limpia: str) -> None:
    sembrar(Siembra(40, 7, HASTA))
    una = _historia()
    assert len(una) == 40 and len({fila[1] for fila in una}) > 30
    assert _otra_vez(7) == una
    assert _otra_vez(8) != una


def _otra_vez(semilla: int) -> list[tuple[Any, ...]]:
    taller, mundo = Taller(), Mundo(INICIO, reloj.local(HASTA).date())
    numeros: Counter[int] = Counter()
    filas = []
    for orden, momento in enumerate(Siembra(40, semilla, HASTA).recepciones()):
        anio = reloj.local(momento).year
        numeros[anio] += 1
        vida = VidaInventada(taller, mundo, Random(f"{semilla}:{orden}"), HASTA)
        carta = vida.contar(momento, numeros[anio]).carta
        filas.append(tuple(getattr(carta, campo) for campo in CAMPOS))
    return sorted(filas, key=lambda fila: (fila[4], fila[0]))


def test_con_dos_procesos_sale_completa_y_en_orden(base_limpia: str) -> None:
    salida = StringIO()
    como = {"correspondencias": 1200, "semilla": 3, "procesos": 2, "hasta": date(2026, 6, 30)}
    call_command("sembrar", stdout=salida, **como)
    assert "1,200 asuntos en" in salida.getvalue()
    assert Correspondencia.objects.count() == 1200
    for anio in (2023, 2024, 2025, 2026):
        del_anio = Correspondencia.objects.filter(anio=anio).order_by("numero")
        filas = list(del_anio.values_list("numero", "recibida_en"))
        assert [numero for numero, _ in filas] == list(range(1, len(filas) + 1))
        assert [momento for _, momento in filas] == sorted(momento for _, momento in filas)
    estados = set(Correspondencia.objects.values_list("estado", flat=True))
    assert {"concluida", "desechada", "cancelada"} <= estados
    assert set(Turno.objects.values_list("estado", flat=True)) >= {
        "atendido", "enterado", "declinado", "retirado",
    }  # fmt: skip
    abiertas = Correspondencia.objects.abiertas().count()
    assert Proceso.objects.filter(status="NEW").count() == abiertas
    revision = verificar()
    assert not revision.hallazgo
    assert revision.asientos == Asiento.objects.count() > 10_000
    assert revision.cadenas == Cabeza.objects.count() > 4_000
    assert not Aviso.objects.filter(envio="pendiente").exists()


def test_la_vigilancia_no_tiene_nada_atrasado_que_decir(base_limpia: str) -> None:
    ahora = reloj.ahora()
    sembrar(Siembra(300, 5, ahora))
    assert Plazo.objects.filter(cerrado_en=None).exists()
    assert vigilar(ahora) == 0


def test_no_se_mezcla_con_asuntos_de_verdad(db: None, settings: Any) -> None:
    carta_nueva(crear_elenco())
    with pytest.raises(CommandError, match="--forzar"):
        call_command("sembrar", correspondencias=1)
    settings.INSTALLED_APPS = [a for a in settings.INSTALLED_APPS if "demostracion" not in a]
    with pytest.raises(CommandError, match="producción"):
        call_command("sembrar", correspondencias=1, forzar=True)
