"""`manage.py importar_inhabiles`: a file of non-working days, all of it or none, and only once."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.plazos import services
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import AjustePlazo, Calendario, DiaCalendario, DiaInhabil, Plazo
from tests.carga.archivos import en_csv, en_xlsx
from tests.elenco import Elenco
from tests.plazos.calendario import ZONA

ENCABEZADOS = ("organo", "anio", "fecha_inicio", "fecha_fin", "motivo", "fuente")
EJEMPLO = [
    ("Estado", 2024, "2024-01-01", "2024-01-01", "Año Nuevo", "Gaceta"),
    ("Estado", 2024, "2024-03-25", "2024-03-29", "Vacaciones (1)", "Gaceta"),
    ("Estado", 2024, "2024-12-20", "2025-01-06", "Vacaciones (3)", "Gaceta"),
]
Importar = Callable[..., str]


@pytest.fixture(autouse=True)
def hoy(elenco: Elenco) -> Any:
    """Thursday 5 November 2026 at 10:00 in Oaxaca."""
    with time_machine.travel(datetime(2026, 11, 5, 10, 0, tzinfo=ZONA), tick=False):
        yield


@pytest.fixture
def importar(tmp_path: Path) -> Importar:
    """Run the command on a file with those rows (or that content)."""

    def _importar(
        renglones: Sequence[Sequence[Any]] | bytes,
        calendario: str = "oaxaca",
        nombre: str = "dias.csv",
        **opciones: Any,
    ) -> str:
        archivo, salida = tmp_path / nombre, StringIO()
        contenido = renglones
        if not isinstance(contenido, bytes):
            contenido = en_csv(ENCABEZADOS, *contenido)
        archivo.write_bytes(contenido)
        call_command(
            "importar_inhabiles", str(archivo), calendario=calendario, stdout=salida, **opciones
        )
        return salida.getvalue()

    return _importar


def plazo(**opciones: Any) -> Plazo:
    datos: dict[str, Any] = {
        "clase": ClasePlazo.RESPUESTA,
        "desde": datetime.now(ZONA),
        "asunto_id": 1,
        "folio": "JG/2026/000001-A",
        "url": "/",
        "cantidad": 10,
    }
    return services.abrir(**datos | opciones)


def test_crea_el_calendario_y_agrega_cada_renglon(importar: Importar) -> None:
    dicho = importar(EJEMPLO, "edomex", crear=True, padre="federal")
    assert "Renglón 2: 01/01/2024: Año Nuevo: se agregó." in dicho
    assert "Renglón 4: del 20/12/2024 al 06/01/2025: Vacaciones (3): se agregó." in dicho
    assert "3 renglones: se agregaron 3, ya estaban 0, con error 0." in dicho
    nuevo = Calendario.objects.get(clave="edomex")
    assert nuevo.padre is not None
    assert (nuevo.padre.clave, nuevo.cargado_hasta) == ("federal", date(2024, 12, 31))
    dias = DiaCalendario.objects.filter(calendario=nuevo)
    assert not dias.filter(
        fecha__range=(date(2024, 12, 20), date(2025, 1, 6)), es_habil=True
    ).exists()
    assert dias.get(fecha=date(2025, 1, 7)).es_habil
    assert not dias.get(fecha=date(2026, 11, 16)).es_habil  # inherited
    assert Asiento.objects.filter(hecho=Hecho.DIA_INHABIL_AGREGADO).count() == 3


def test_dos_veces_no_agrega_nada(importar: Importar) -> None:
    importar(EJEMPLO, "edomex", crear=True, padre="federal")
    antes = list(DiaInhabil.objects.values_list())
    otra = importar(EJEMPLO, "edomex", crear=True, padre="federal", nombre="otro_nombre.csv")
    assert otra.count("ya estaba.") == 3
    assert "se agregaron 0, ya estaban 3" in otra
    assert "se movieron: 0." in otra
    assert list(DiaInhabil.objects.values_list()) == antes
    repetido = importar([EJEMPLO[0], EJEMPLO[0]])
    assert "Renglón 3: 01/01/2024: Año Nuevo: ya estaba." in repetido


def test_mueve_cada_plazo_una_vez_y_avisa_una_vez_a_cada_persona(
    importar: Importar, elenco: Elenco
) -> None:
    uno, otro = plazo(), plazo(asunto_id=2)
    suyo = plazo(clase=ClasePlazo.RESPUESTA_TURNO, institucion_id=elenco.a.pk, turno_id=1)
    dicho = importar(
        [
            ("", "", "2026-11-10", "", "Puente", ""),
            ("", "", "2026-11-12", "2026-11-13", "Duelo", ""),
        ],
        acto="Acuerdo 7/2026",
    )
    assert "Plazos abiertos que se movieron: 3." in dicho
    assert "  del 20/11/2026 al 25/11/2026: 3\n" in dicho
    for movido in (uno, otro, suyo):
        ajuste = AjustePlazo.objects.get(plazo=movido)
        assert ajuste.acto == "Acuerdo 7/2026"
        assert ajuste.quien.es_sistema
    avisos = Aviso.objects.filter(titulo__startswith="Plazos que cambiaron de fecha")
    assert sorted(avisos.values_list("destinatario__username", "titulo")) == [
        ("analista", "Plazos que cambiaron de fecha: 2"),
        ("enlace_a", "Plazos que cambiaron de fecha: 1"),
        ("enlace_a2", "Plazos que cambiaron de fecha: 1"),
        ("todologa", "Plazos que cambiaron de fecha: 2"),
    ]
    assert all("Acuerdo 7/2026" in a.texto for a in avisos)


def test_un_ensayo_dice_lo_mismo_y_no_deja_nada(importar: Importar) -> None:
    abierto = plazo()
    dia = [("", "", "2026-11-10", "", "Puente", "")]
    dicho = importar(dia, ensayo=True)
    assert "  del 20/11/2026 al 23/11/2026: 1\n" in dicho
    assert dicho.endswith("Fue un ensayo: no se agregó nada.\n")
    assert Plazo.objects.get(pk=abierto.pk).vence_en == abierto.vence_en
    assert not DiaInhabil.objects.filter(motivo="Puente").exists()
    assert not Aviso.objects.filter(titulo__startswith="Plazos que cambiaron").exists()
    assert dicho.startswith(importar(dia))


def test_un_renglon_malo_deja_fuera_todo_y_se_dice_cual(tmp_path: Path) -> None:
    archivo, salida = tmp_path / "malo.csv", StringIO()
    malos = [
        ("2026-11-10", "", "Bueno"),
        ("2026-02-30", "", "No existe"),
        ("2026-11-12", "2026-11-11", "Al revés"),
        ("2026-11-12", "2206-11-12", "Año 2206"),
        ("2026-11-12", "2028-11-12", "Dos años"),
        ("", "2026-11-11", "Sin inicio"),
        ("2026-11-13", "", ""),
        ("2026-11-13", "", "x" * 201),
    ]
    archivo.write_bytes(en_csv(("fecha_inicio", "fecha_fin", "motivo"), *malos))
    with pytest.raises(CommandError, match="No se agregó nada"):
        call_command(
            "importar_inhabiles",
            str(archivo),
            calendario="nuevo",
            crear=True,
            padre="federal",
            stdout=salida,
        )
    assert salida.getvalue().splitlines() == [
        "Renglón 2: 10/11/2026: Bueno: correcto.",
        "Renglón 3: ERROR. fecha_inicio: «2026-02-30» no existe en el calendario.",
        "Renglón 4: ERROR. fecha_fin: el último día no puede ser anterior al primero.",
        "Renglón 5: ERROR. fecha_fin: revise el año 2206.",
        "Renglón 6: ERROR. fecha_fin: son más de 366 días; revise los años.",
        "Renglón 7: ERROR. fecha_inicio: escriba el primer día.",
        "Renglón 8: ERROR. motivo: escríbalo, en 200 letras o menos.",
        "Renglón 9: ERROR. motivo: escríbalo, en 200 letras o menos.",
        "8 renglones: se agregaron 0, ya estaban 0, con error 7.",
    ]
    assert not Calendario.objects.filter(clave="nuevo").exists()
    assert not DiaInhabil.objects.filter(motivo="Bueno").exists()


def test_se_lee_como_lo_guardan_las_hojas_de_calculo(importar: Importar) -> None:
    filas = [("Fecha inicio", "FECHA_FIN", "Motivo"), ("10/11/2026", "", "Día de añoranza")]
    importar(en_csv(*filas, separador=";", codificacion="cp1252"))
    assert DiaInhabil.objects.get(motivo="Día de añoranza").fecha_inicio == date(2026, 11, 10)
    libro = en_xlsx(filas[0], (datetime(2026, 11, 11), datetime(2026, 11, 12), "De hoja"))
    importar(libro, nombre="dias.xlsx")
    assert DiaInhabil.objects.get(motivo="De hoja").fecha_fin == date(2026, 11, 12)


def test_el_acto_que_publica_el_anio_confirma_lo_provisional(importar: Importar) -> None:
    with time_machine.travel(datetime(2026, 12, 28, 10, 0, tzinfo=ZONA), tick=False):
        abierto = plazo()
        assert abierto.provisional
        dicho = importar(
            [("", "", "2027-01-04", "2027-01-05", "Vacaciones", "")], acto="Acuerdo 1/2027"
        )
        assert "publicado hasta 31/12/2026; lo posterior es provisional" in dicho
        assert Plazo.objects.get(pk=abierto.pk).provisional
        importar(
            [("", "", "2027-01-04", "2027-01-05", "Vacaciones", "")], publicado_hasta="2027-12-31"
        )
    guardado = Plazo.objects.get(pk=abierto.pk)
    assert not guardado.provisional
    assert guardado.vence_en > abierto.vence_en
    importar(EJEMPLO[:1], publicado_hasta="2024-12-31")
    assert Calendario.objects.get(clave="oaxaca").cargado_hasta == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("opciones", "mensaje"),
    [
        ({"calendario": "marte"}, "No existe el calendario «marte». Use --crear"),
        ({"calendario": "marte", "crear": True}, "--crear y --padre van juntos"),
        ({"padre": "federal"}, "--crear y --padre van juntos"),
        ({"calendario": "m", "crear": True, "padre": "x"}, "No existe el calendario «x»"),
        ({"calendario": "a b", "crear": True, "padre": "federal"}, "válid"),
        ({"crear": True, "padre": "oaxaca"}, "ya existe y no hereda de «oaxaca»"),
        ({"publicado_hasta": "2027"}, "«2027» no es una fecha"),
        ({"renglones": b""}, "vacío"),
        ({"renglones": en_csv(("dia", "motivo"), ("2026-01-01", "x"))}, "Faltan columnas"),
    ],
)
def test_lo_que_no_se_puede_se_dice_en_claro(
    importar: Importar, opciones: dict[str, Any], mensaje: str
) -> None:
    with pytest.raises(CommandError, match=mensaje):
        importar(**{"renglones": EJEMPLO, **opciones})
    assert not DiaInhabil.objects.filter(motivo="Vacaciones (1)").exists()
    with pytest.raises(CommandError, match="No existe el archivo"):
        call_command("importar_inhabiles", "/no/existe.csv", calendario="oaxaca")
