"""A database role as production's application has it, for a test's own database."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from config.roles_sql import conceder
from tests.soporte.bases import servidor


@contextmanager
def como_la_aplicacion() -> Iterator[str]:
    """Give a new role its rights on the present database and connect as it; its name."""
    rol, clave = f"coord_prueba_app_{os.getpid()}", secrets.token_urlsafe(16)
    conceder(rol, clave)
    datos = connection.settings_dict
    duena = {nombre: datos[nombre] for nombre in ("USER", "PASSWORD")}
    connection.close()
    datos.update(USER=rol, PASSWORD=clave)
    try:
        yield rol
    finally:
        connection.close()
        datos.update(duena)
        with connection.cursor() as cursor:
            cursor.execute(f'DROP OWNED BY "{rol}"')
        with servidor() as cursor:
            cursor.execute(f'DROP ROLE "{rol}"')
