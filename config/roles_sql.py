"""What the application's database role may do: everything but rewrite the log or own a table.

Two roles. The owner migrates and is used by nothing else. The application's reads and writes the
work, adds to the log and reads it. The triggers that keep the log (and its chain) refuse an edit
already; this is the second lock, which a hole in the application cannot open, because who may
drop a trigger is only its owner.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from psycopg2 import sql

SOLO_LEER = frozenset({"django_migrations", "bitacora_cabeza"})
"""Written by migrating, or by a trigger that runs as the owner."""
SOLO_AGREGAR = frozenset(
    {
        "bitacora_asiento",
        "bitacora_sello",
        "bitacora_verificacion",
        "documentos_revisiondearchivos",
        "plazos_ajusteplazo",
    }
)
"""Written once, by whoever works, and never again."""


class RolQueNoProtege(Exception):
    """Granting to this role would protect nothing; the message says why."""


def conceder(rol: str, clave: str = "") -> dict[str, str]:
    """Give `rol` exactly its rights, whatever it had; make it when it is missing.

    One transaction: whoever is connected with that role goes from the old rights to the new ones
    at once. Returns what it may do on each table.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        _asegurar_rol(cursor, rol, clave)
        _exigir_ajeno(cursor, rol)
        _sobre_la_base(cursor, rol)
        return _sobre_las_tablas(cursor, rol)


def derechos(tabla: str) -> str:
    """What the application's role may do on a table."""
    if tabla in SOLO_LEER:
        return "SELECT"
    if tabla in SOLO_AGREGAR:
        return "SELECT, INSERT"
    return "SELECT, INSERT, UPDATE, DELETE"


def _ejecutar(cursor: Any, orden: str, **nombres: str) -> None:
    partes = {clave: sql.Identifier(valor) for clave, valor in nombres.items()}
    cursor.execute(sql.SQL(orden).format(**partes).as_string(cursor.connection))


def _columna(cursor: Any, consulta: str, *datos: object) -> list[str]:
    cursor.execute(consulta, datos)
    return [str(fila[0]) for fila in cursor.fetchall()]


def _asegurar_rol(cursor: Any, rol: str, clave: str) -> None:
    """A role that may sign in and nothing more. Its password changes when another is given."""
    if not _columna(cursor, "SELECT 1 FROM pg_roles WHERE rolname = %s", rol):
        _ejecutar(cursor, "CREATE ROLE {rol} LOGIN NOCREATEDB NOCREATEROLE NOBYPASSRLS", rol=rol)
    if clave:
        orden = sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(rol), sql.Literal(clave))
        cursor.execute(orden.as_string(cursor.connection))


def _exigir_ajeno(cursor: Any, rol: str) -> None:
    """Refuse a role that could undo its own limits."""
    cursor.execute(
        "SELECT rolsuper, rolcreaterole, pg_has_role(rolname, current_user, 'member')"
        " FROM pg_roles WHERE rolname = %s",
        [rol],
    )
    superior, crea_roles, miembro = cursor.fetchone()
    if superior or crea_roles or miembro:
        raise RolQueNoProtege(
            f"«{rol}» es el rol dueño, puede actuar como él, o administra roles: podría quitarse "
            "sus propios límites. Use un rol aparte."
        )
    propias = _columna(
        cursor, "SELECT tablename FROM pg_tables WHERE tableowner = %s ORDER BY 1", rol
    )
    if propias:
        raise RolQueNoProtege(f"«{rol}» es dueño de tablas ({', '.join(propias[:3])}…).")


def _sobre_la_base(cursor: Any, rol: str) -> None:
    """Connect, use the schema and nothing else; nobody but the owner makes objects in it.

    A trigger that runs as the owner could be hung by anybody on a temporary table of theirs, and
    fed with invented lines: who is not the owner may hang none.
    """
    base = _columna(cursor, "SELECT current_database()")[0]
    _ejecutar(cursor, "REVOKE ALL ON DATABASE {base} FROM PUBLIC, {rol}", base=base, rol=rol)
    _ejecutar(cursor, "GRANT CONNECT, TEMPORARY ON DATABASE {base} TO {rol}", base=base, rol=rol)
    _ejecutar(cursor, "REVOKE ALL ON SCHEMA public FROM PUBLIC, {rol}", rol=rol)
    _ejecutar(cursor, "GRANT USAGE ON SCHEMA public TO {rol}", rol=rol)
    de_disparo = _columna(
        cursor,
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND prorettype = 'trigger'::regtype ORDER BY 1",
    )
    for funcion in de_disparo:
        orden = "REVOKE ALL ON FUNCTION public.{funcion}() FROM PUBLIC, {rol}"
        _ejecutar(cursor, orden, funcion=funcion, rol=rol)


def _sobre_las_tablas(cursor: Any, rol: str) -> dict[str, str]:
    for clase in ("TABLES", "SEQUENCES"):
        _ejecutar(
            cursor, f"REVOKE ALL ON ALL {clase} IN SCHEMA public FROM PUBLIC, {{rol}}", rol=rol
        )
    _ejecutar(cursor, "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {rol}", rol=rol)
    tablas = _columna(
        cursor,
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1",
    )
    return dict(_conceder_tablas(cursor, rol, tablas))


def _conceder_tablas(cursor: Any, rol: str, tablas: Iterable[str]) -> Iterable[tuple[str, str]]:
    for tabla in tablas:
        permitido = derechos(tabla)
        _ejecutar(cursor, f"GRANT {permitido} ON public.{{tabla}} TO {{rol}}", tabla=tabla, rol=rol)
        yield tabla, permitido
