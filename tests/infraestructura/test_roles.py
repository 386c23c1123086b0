"""The application's database role does the whole work and cannot touch the log."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from config.roles_sql import SOLO_AGREGAR, SOLO_LEER, conceder
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.plazos import services as plazos
from tests.elenco import atendida, crear_elenco, intento
from tests.soporte.bases import servidor as conexion_al_servidor
from tests.soporte.rol import como_la_aplicacion

PROHIBIDO = {
    "cambiar una línea": "UPDATE bitacora_asiento SET hecho = 'x'",
    "borrar una línea": "DELETE FROM bitacora_asiento",
    "vaciar la bitácora": "TRUNCATE bitacora_asiento",
    "apagar su candado": "ALTER TABLE bitacora_asiento DISABLE TRIGGER bitacora_sin_cambios",
    "quitar su candado": "DROP TRIGGER bitacora_sin_cambios ON bitacora_asiento",
    "quedarse con ella": "ALTER TABLE bitacora_asiento OWNER TO current_user",
    "callar los disparos": "SET session_replication_role = replica",
    "dar por hecha una migración": "INSERT INTO django_migrations (app, name, applied) "
    "VALUES ('bitacora', 'x', now())",
    "hacer una tabla": "CREATE TABLE suya (id int)",
    "hacer una función": "CREATE FUNCTION suya() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "colgar un disparo ajeno": "CREATE TEMP TABLE t (LIKE bitacora_asiento); "
    "CREATE TRIGGER t BEFORE INSERT ON t EXECUTE FUNCTION bitacora_solo_crece()",
    "actuar como quien migra": "SET ROLE {duena}",
    "retroceder un contador": "SELECT setval(pg_get_serial_sequence('bitacora_asiento', 'id'), 1)",
}


@pytest.fixture
def rol(base_limpia: str) -> Iterator[str]:
    """Connected as the application's role, on a database of this test alone."""
    with como_la_aplicacion() as nombre:
        yield nombre


def _duena() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'bitacora_asiento'")
        return str(cursor.fetchone()[0])


def test_con_ese_rol_un_asunto_va_de_la_recepcion_a_la_conclusion(rol: str) -> None:
    elenco = crear_elenco()
    carta, _ = atendida(elenco)
    correspondencia.notificar(elenco.analista, carta.pk, intento=intento())
    sentido = carta.tipo.sentidos.first() if carta.tipo else None
    assert sentido is not None
    canalizacion.concluir(elenco.titular_unidad, carta.pk, sentido=sentido)
    plazos.vigilar()
    plazos.latir("vigilancia")
    canalizacion.acusar_tacitos()

    assert Correspondencia.objects.get(pk=carta.pk).estado == "concluida"
    hechos = set(Asiento.objects.filter(asunto_id=carta.pk).values_list("hecho", flat=True))
    assert {Hecho.CORRESPONDENCIA_RECIBIDA, Hecho.TURNO_ACEPTADO} <= hechos


def test_con_ese_rol_la_bitacora_no_se_toca(rol: str) -> None:
    atendida(crear_elenco())
    lineas, duena = Asiento.objects.count(), f'"{_duena()}"'
    assert lineas
    for que, orden in PROHIBIDO.items():
        with (
            pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(orden.format(duena=duena))
            pytest.fail(f"se pudo {que}")
    assert Asiento.objects.count() == lineas


def test_conceder_otra_vez_deja_los_mismos_derechos_y_quita_los_de_mas(base_limpia: str) -> None:
    nombre = f"coord_prueba_rol_{os.getpid()}"
    try:
        antes = conceder(nombre, "una-clave")
        with connection.cursor() as cursor:
            cursor.execute(f"GRANT ALL ON bitacora_asiento TO {nombre}")
        assert conceder(nombre) == antes
        assert _puede(nombre, "bitacora_asiento") == {"SELECT", "INSERT"}
        assert _puede(nombre, "django_migrations") == {"SELECT"}
        assert _puede(nombre, "avisos_aviso") == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    finally:
        _quitar(nombre)


def test_el_libro_de_los_plazos_solo_crece(base_limpia: str) -> None:
    assert "plazos_ajusteplazo" in SOLO_AGREGAR
    for orden in ("UPDATE plazos_ajusteplazo SET motivo = ''", "DELETE FROM plazos_ajusteplazo"):
        with pytest.raises(ProgrammingError, match="sólo crece"), connection.cursor() as cursor:
            cursor.execute(orden)


def test_todo_lo_de_la_bitacora_esta_entre_lo_que_no_se_cambia(base_limpia: str) -> None:
    with connection.cursor() as cursor:
        tablas = set(connection.introspection.table_names(cursor))
    de_la_bitacora = {tabla for tabla in tablas if tabla.startswith("bitacora_")}
    assert de_la_bitacora and de_la_bitacora <= SOLO_LEER | SOLO_AGREGAR


def test_no_se_concede_al_rol_que_migra_ni_a_quien_puede_serlo(base_limpia: str) -> None:
    nombre = f"coord_prueba_rol_{os.getpid()}"
    with pytest.raises(CommandError, match="Use un rol aparte"):
        call_command("conceder_permisos", rol=_duena())
    try:
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE ROLE {nombre} LOGIN; GRANT "{_duena()}" TO {nombre}')
        with pytest.raises(CommandError, match="Use un rol aparte"):
            call_command("conceder_permisos", rol=nombre)
    finally:
        _quitar(nombre)


def test_poner_al_dia_migra_carga_y_concede(
    base_limpia: str, monkeypatch: Any, capsys: Any
) -> None:
    nombre = f"coord_prueba_rol_{os.getpid()}"
    monkeypatch.setenv("APP_DB_ROLE", nombre)
    monkeypatch.delenv("APP_DB_PASSWORD", raising=False)
    with pytest.raises(CommandError, match="APP_DB_PASSWORD"):
        call_command("poner_al_dia", verbosity=0)
    monkeypatch.setenv("APP_DB_PASSWORD", "una-clave")
    try:
        call_command("poner_al_dia", verbosity=0)
        assert _puede(nombre, "bitacora_asiento") == {"SELECT", "INSERT"}
    finally:
        _quitar(nombre)
    monkeypatch.delenv("APP_DB_ROLE")
    call_command("poner_al_dia", verbosity=0)
    assert "APP_DB_ROLE está vacía" in capsys.readouterr().err


def _puede(rol: str, tabla: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = %s AND table_name = %s",
            [rol, tabla],
        )
        return {fila[0] for fila in cursor.fetchall()}


def _quitar(rol: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {rol}")
    with conexion_al_servidor() as cursor:
        cursor.execute(f"DROP ROLE {rol}")
