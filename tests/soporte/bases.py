"""Test databases as clones of one template, made once per state of migrations and catalogues.

Truncating is no way back to a clean state here: the log refuses it by design. A clone costs a
tenth of a second and is exactly what a fresh installation has.
"""

import contextlib
import os
import uuid
from collections.abc import Iterator
from typing import Any

import psycopg2
from django.core.management import call_command
from django.db import connection, connections
from psycopg2 import sql

from config.huella import huella_de_la_base

PREFIJO = "coord_prueba_"
PLANTILLA = "coord_plantilla_"


@contextlib.contextmanager
def servidor() -> Iterator[Any]:
    """A cursor on the server's maintenance database, outside any transaction."""
    datos = connection.settings_dict
    conexion = psycopg2.connect(
        host=datos["HOST"],
        port=datos["PORT"] or None,
        user=datos["USER"],
        password=datos["PASSWORD"] or None,
        dbname="postgres",
    )
    conexion.autocommit = True
    with contextlib.closing(conexion), conexion.cursor() as cursor:
        yield cursor


def usar(nombre: str) -> str:
    """Point Django at the database `nombre`, in every thread; return the one it had."""
    connections.close_all()
    anterior = str(connection.settings_dict["NAME"])
    connection.settings_dict["NAME"] = nombre
    return anterior


def asegurar_plantilla() -> str:
    """The template's name, made if nobody made it: one worker works, the others wait."""
    nombre = PLANTILLA + huella_de_la_base()
    with servidor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [nombre])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nombre])
        if cursor.fetchone() is None:
            _hacer_plantilla(cursor, nombre)
    return nombre


def _hacer_plantilla(cursor: Any, nombre: str) -> None:
    provisional = f"{nombre}_{uuid.uuid4().hex[:6]}"
    cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(provisional)))
    anterior = usar(provisional)
    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("cargar_catalogos", verbosity=0)
    except BaseException:
        usar(anterior)
        borrar(provisional)
        raise
    usar(anterior)
    renombrar = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    cursor.execute(renombrar.format(sql.Identifier(provisional), sql.Identifier(nombre)))


def clonar(plantilla: str) -> str:
    """A new database, equal to the template; its name."""
    nombre = f"{PREFIJO}{os.getpid()}_{uuid.uuid4().hex[:8]}"
    with servidor() as cursor:
        orden = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        cursor.execute(orden.format(sql.Identifier(nombre), sql.Identifier(plantilla)))
    return nombre


def borrar(nombre: str) -> None:
    """Drop a database even if a thread or process still holds a connection to it."""
    with servidor() as cursor:
        orden = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        cursor.execute(orden.format(sql.Identifier(nombre)))


def quitar_restos() -> None:
    """In a server that is ours alone: drop clones of killed runs and templates out of date."""
    vigente = PLANTILLA + huella_de_la_base()
    with servidor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database"
            " WHERE (starts_with(datname, %s) OR starts_with(datname, %s)) AND datname <> %s",
            [PREFIJO, PLANTILLA, vigente],
        )
        sobrantes = [fila[0] for fila in cursor.fetchall()]
    for nombre in sobrantes:
        borrar(nombre)
