"""Brings the local database up to date before the processes start, and only when it is not.

The hash of what it was made from is kept in the database itself, as its comment: it cannot
survive the database, nor be lost while the database lives.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")

CARGAS = ("cargar_catalogos", "demostracion")


def main() -> None:
    """Migrate and load what is missing, then print the demonstration's people."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from config.huella import huella_de_la_base

    for carpeta in (settings.MEDIA_ROOT, settings.STATIC_ROOT):
        carpeta.mkdir(parents=True, exist_ok=True)

    huella = huella_de_la_base(con_demostracion=True)
    if _comentario() != huella:
        print("Preparando la base de datos…", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
        for carga in CARGAS:
            call_command(carga, verbosity=0)
        _comentar(huella)
    call_command("demostracion", "--tabla")


def _comentario() -> str | None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
            " WHERE datname = current_database()"
        )
        fila = cursor.fetchone()
    return fila[0] if fila else None


def _comentar(huella: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        nombre = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f"COMMENT ON DATABASE {nombre} IS %s", [huella])


if __name__ == "__main__":
    main()
