"""Learning from a file and trying on it, from the command line."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.sugerencias.models import ModeloDeTexto, TerminoAprendido
from tests.sugerencias.ejemplos import csv, ejemplos

pytestmark = pytest.mark.django_db


def correr(*orden: str) -> str:
    salida = StringIO()
    call_command(*orden, stdout=salida)
    return salida.getvalue()


def evaluado(*orden: str) -> dict[str, Any]:
    resultado: dict[str, Any] = json.loads(correr("evaluar_sugerencias", *orden, "--json"))
    return resultado


def test_aprende_guarda_y_lo_dice(tmp_path: Path) -> None:
    dicho = correr("aprender_sugerencias", str(csv(tmp_path)))
    assert "Aprendió de 54 asuntos y 3 temas" in dicho
    assert "cinco partes del archivo (54 asuntos)" in dicho
    guardado = ModeloDeTexto.objects.get()
    assert guardado.evaluacion["top1"] == 1
    assert guardado.terminos.count() == guardado.terminos_distintos
    linea = Asiento.objects.filter(hecho=Hecho.CATALOGO_CAMBIADO).latest("id")
    assert linea.datos["nombre"] == "asuntos.csv"


def test_lo_apartado_no_se_aprende_y_se_evalua_igual(tmp_path: Path) -> None:
    opciones = (str(csv(tmp_path)), "--prueba", "0.25", "--semilla", "3")
    dicho = correr("aprender_sugerencias", *opciones)
    apartados = round(len(ejemplos()) * 0.25)
    assert f"los asuntos apartados ({apartados} asuntos)" in dicho
    resultado = evaluado(*opciones)
    assert resultado["casos"] == apartados
    assert (
        resultado["por_metodo"]["modelo"]["top1"] == ModeloDeTexto.objects.get().evaluacion["top1"]
    )
    assert resultado["top1"] > resultado["mayoria"]["top1"]


def test_solo_el_ultimo_modelo_conserva_sus_terminos(tmp_path: Path) -> None:
    correr("aprender_sugerencias", str(csv(tmp_path)))
    correr("aprender_sugerencias", str(csv(tmp_path)), "--prueba", "0.2")
    primero, segundo = ModeloDeTexto.objects.order_by("pk")
    assert not TerminoAprendido.objects.filter(modelo=primero).exists()
    assert TerminoAprendido.objects.filter(modelo=segundo).exists()
    assert primero.evaluacion["casos"] == len(ejemplos())


def test_los_temas_desconocidos_se_dicen_y_no_se_adivinan(tmp_path: Path) -> None:
    correr("aprender_sugerencias", str(csv(tmp_path)))
    ajenos = csv(tmp_path, ("Piden una nave espacial", "cosmos"), ("Un manantial", "agua-potable"))
    resultado = evaluado(str(ajenos))
    assert resultado["temas_desconocidos"] == {"cosmos": 1}
    assert resultado["por_tema"]["cosmos"] == {"casos": 1, "top1": 0.0, "top3": 0.0}
    assert "cosmos (1)" in correr("evaluar_sugerencias", str(ajenos))
    dicho = correr("aprender_sugerencias", str(ajenos))
    assert "no están en el catálogo" in dicho
    assert "cosmos (1)" in dicho


def test_sin_modelo_sugieren_las_palabras(tmp_path: Path) -> None:
    ruta = csv(tmp_path, ("Solicita pozo de agua", "Agua potable en comunidades"), ("Xyz", "becas"))
    resultado = evaluado(str(ruta))
    assert resultado["modelo"] is None
    assert (resultado["top1"], resultado["cobertura"]) == (0.5, 0.5)
    assert resultado["acierto_en_lo_mostrado"] == 1.0
    assert resultado["por_tema"]["agua-potable"]["top1"] == 1.0
    assert resultado["advertencia"] == "sin evaluar con peticiones reales de Oaxaca"


@pytest.mark.parametrize(
    ("contenido", "motivo"),
    [
        (b"asunto,materia\nuno,dos\n", "columna «tema»"),
        (b"asunto,tema\n,becas\n", "ningún asunto"),
        (b"asunto,tema\n\xff\xfe,becas\n", "CSV en UTF-8"),
        (b"", "columna «asunto»"),
    ],
)
def test_un_archivo_malo_se_rechaza(tmp_path: Path, contenido: bytes, motivo: str) -> None:
    ruta = tmp_path / "malo.csv"
    ruta.write_bytes(contenido)
    for comando in ("aprender_sugerencias", "evaluar_sugerencias"):
        with pytest.raises(CommandError, match=motivo):
            correr(comando, str(ruta))


def test_la_parte_de_prueba_es_una_proporcion(tmp_path: Path) -> None:
    for mala in ("1", "-0.1", "mitad", "nan"):
        with pytest.raises(CommandError):
            correr("aprender_sugerencias", str(csv(tmp_path)), f"--prueba={mala}")
