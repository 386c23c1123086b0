"""Each record's lines are chained whichever door they come through."""

import io
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.db.utils import ProgrammingError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinacion.bitacora import services
from coordinacion.bitacora.models import Asiento, Cabeza
from coordinacion.canalizacion import services as canalizacion
from coordinacion.organizacion.selectors import papeles
from tests.bitacora.oraculo import CRUDA, asentar, cadena, comprobar, ejecutar
from tests.elenco import Elenco, clasificada, crear_elenco, destino, sentidos, turnada
from tests.elenco import elenco as elenco

TEXTO = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
NUMERO = st.integers(-(2**63), 2**63 - 1)
DATOS = st.dictionaries(
    TEXTO,
    st.recursive(
        st.none() | st.booleans() | st.integers() | TEXTO
        | st.floats(1e-9, 1e9) | st.floats(-1e9, -1e-9),
        lambda hijos: st.lists(hijos, max_size=3) | st.dictionaries(TEXTO, hijos, max_size=3),
        max_leaves=8,
    ),
    max_size=5,
)  # fmt: skip
MOMENTO = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))


@st.composite
def lineas(draw: Any) -> Asiento:
    return Asiento(
        hecho=draw(TEXTO),
        registro=draw(st.sampled_from(["turno", "plazo"])),
        registro_id=draw(st.integers(1, 3)),
        asunto_id=draw(st.none() | NUMERO),
        turno_id=draw(st.none() | NUMERO),
        por_cuenta_de=draw(st.booleans()),
        ocurrido_en=draw(MOMENTO),
        asentado_en=draw(MOMENTO),
        datos=draw(DATOS),
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dadas=st.lists(lineas(), min_size=1, max_size=6))
def test_cualquier_linea_da_la_huella_que_se_calcula_aparte(
    elenco: Elenco, dadas: list[Asiento]
) -> None:
    with transaction.atomic():
        for numero, linea in enumerate(dadas):
            linea.pk, linea.actor = None, elenco.analista
            linea.institucion = elenco.a if numero % 2 else None
        Asiento.objects.bulk_create(dadas)
        for registro in ("turno", "plazo"):
            for registro_id in (1, 2, 3):
                comprobar(cadena(registro, registro_id))
        assert services.verificar().hallazgo == ""
        transaction.set_rollback(True)


def test_una_instruccion_con_varias_lineas_de_un_registro_las_encadena_en_su_orden(
    elenco: Elenco,
) -> None:
    ejecutar(
        f"{CRUDA} SELECT 'turno_acusado', 'turno', 5, NULL, NULL, %s, NULL, false, now(), now(),"
        " jsonb_build_object('orden', n) FROM generate_series(1, 50) n ORDER BY n",
        [elenco.analista.pk],
    )
    comprobar(cadena())
    assert [linea.datos["orden"] for linea in cadena()] == list(range(1, 51))
    assert [linea.pk for linea in cadena()] == sorted(linea.pk for linea in cadena())
    cabeza = Cabeza.objects.get(registro="turno", registro_id=5)
    assert (cabeza.numero, cabeza.huella) == (50, cadena()[-1].huella)


def test_lo_que_se_copia_en_bloque_se_encadena_y_no_escoge_su_numero(elenco: Elenco) -> None:
    reservado = asentar(elenco.analista).pk + 1_000
    fila = "turno_acusado\tturno\t{}\t{}\tf\t2026-11-05 09:00Z\t2026-11-05 09:00Z\t{{}}\t{}\n"
    renglones = [fila.format(n % 3, elenco.analista.pk, reservado + n) for n in range(9)]
    with connection.cursor() as cursor:
        cursor.copy_expert(
            "COPY bitacora_asiento (hecho, registro, registro_id, actor_id, por_cuenta_de,"
            " ocurrido_en, asentado_en, datos, id) FROM STDIN",
            io.StringIO("".join(renglones)),
        )
    for registro_id in range(3):
        comprobar(cadena("turno", registro_id))
        assert len(cadena("turno", registro_id)) == 3
    assert not Asiento.objects.filter(pk__gte=reservado).exists()


def test_nadie_escribe_las_columnas_de_la_cadena(elenco: Elenco) -> None:
    linea = Asiento(
        hecho="turno_acusado", registro="turno", registro_id=5, actor=elenco.analista,
        ocurrido_en="2026-11-05T09:00Z", asentado_en="2026-11-05T09:00Z",
        numero=77, huella="f" * 64, huella_datos="f" * 64, sal=uuid.UUID(int=0),
        suprimido_en="2026-11-05T09:00Z",
    )  # fmt: skip
    linea.save(force_insert=True)
    comprobar(cadena())
    assert cadena()[0].suprimido_en is None
    assert cadena()[0].sal != uuid.UUID(int=0)


def test_una_sesion_de_replica_tambien_encadena(elenco: Elenco) -> None:
    ejecutar("SET LOCAL session_replication_role = replica")
    asentar(elenco.analista)
    asentar(elenco.analista)
    ejecutar("SET LOCAL session_replication_role = origin")
    comprobar(cadena())
    assert len(cadena()) == 2


def test_lo_que_se_deshace_no_deja_hueco(elenco: Elenco) -> None:
    asentar(elenco.analista)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        asentar(elenco.analista)
        raise ZeroDivisionError
    asentar(elenco.analista)
    comprobar(cadena())
    assert len(cadena()) == 2


@pytest.mark.parametrize(
    "orden",
    [
        "UPDATE bitacora_cabeza SET numero = 0",
        "DELETE FROM bitacora_cabeza",
        "UPDATE bitacora_asiento SET datos = '{}'",
        "DELETE FROM bitacora_asiento",
        "INSERT INTO bitacora_cabeza VALUES ('turno', 9, 1, '')",
        "SELECT nextval('bitacora_asiento_id_seq')",
        "CREATE TEMPORARY TABLE mia (LIKE bitacora_asiento);"
        "CREATE TRIGGER t BEFORE INSERT ON mia FOR EACH ROW EXECUTE FUNCTION bitacora_encadenar()",
    ],
)
def test_el_papel_de_la_aplicacion_asienta_y_no_toca_cabezas(elenco: Elenco, orden: str) -> None:
    papeles(elenco.analista)  # for whom she acts is read before the role has only the log
    ejecutar("CREATE ROLE aplicacion_de_prueba")
    ejecutar("GRANT SELECT, INSERT ON bitacora_asiento TO aplicacion_de_prueba")
    ejecutar("GRANT SELECT ON bitacora_cabeza TO aplicacion_de_prueba")
    ejecutar("SET LOCAL ROLE aplicacion_de_prueba")
    asentar(elenco.analista)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        ejecutar(orden)
    ejecutar("RESET ROLE")
    comprobar(cadena())


def _en_hilos(cuantos: int, tarea: Any) -> list[Any]:
    salida = threading.Barrier(cuantos)

    def correr(numero: int) -> Any:
        try:
            salida.wait()
            return tarea(numero)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(cuantos) as hilos:
        return list(hilos.map(correr, range(cuantos)))


def test_a_la_vez_sobre_un_registro_se_forman_sin_huecos(base_limpia: str) -> None:
    analista = crear_elenco().analista
    _en_hilos(8, lambda n: [asentar(analista, 5, hilo=n) for _ in range(10)])
    assert len(cadena()) == 80
    comprobar(cadena())


def test_registros_distintos_no_se_esperan(base_limpia: str) -> None:
    analista = crear_elenco().analista
    with transaction.atomic():
        asentar(analista, 1)

        def otro(_: int) -> int:
            ejecutar("SET lock_timeout = '1s'")
            return asentar(analista, 2).numero

        assert _en_hilos(1, otro) == [1]


def test_verbos_a_la_vez_sobre_un_asunto_no_se_traban(base_limpia: str) -> None:
    elenco = crear_elenco()
    _, turnos = turnada(
        elenco,
        destino(elenco.a),
        destino(elenco.b, "coadyuvante"),
        destino(elenco.c, "coadyuvante"),
    )
    enlaces = (elenco.enlace_a, elenco.enlace_b, elenco.enlace_c)

    def vida(numero: int) -> None:
        if numero == len(turnos):
            for _ in range(3):
                clasificada(elenco)
            return
        canalizacion.acusar(enlaces[numero], turnos[numero].pk)
        canalizacion.responder(
            enlaces[numero], turnos[numero].pk, texto="Hecho.", sentidos=sentidos(turnos[numero])
        )
        canalizacion.aceptar(elenco.analista, turnos[numero].pk)

    _en_hilos(len(turnos) + 1, vida)
    for registro, registro_id in Cabeza.objects.values_list("registro", "registro_id"):
        comprobar(cadena(registro, registro_id))
    assert services.verificar().bien
