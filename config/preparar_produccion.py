"""What `make run-production-like` does before its processes start, as the owner of the tables."""

import os
import sys
from pathlib import Path

import django

PRIMERA = ("ADMIN_USER", "ADMIN_FIRST_NAME", "ADMIN_LAST_NAME")
PREGUNTAS = ("Usuario", "Nombre", "Apellidos")


def main() -> None:
    """Folders, tables, catalogues, rights, static files, and somebody who may sign in."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    Path(settings.MEDIA_ROOT).mkdir(mode=0o750, parents=True, exist_ok=True)
    print("Preparando la base de datos y los archivos estáticos…", flush=True)
    call_command("poner_al_dia", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    _primera_persona()


def _primera_persona() -> None:
    """Make the first administrator from the environment, or by asking, or say how."""
    from django.core.management import call_command

    from coordinacion.organizacion.roles import Rol
    from coordinacion.organizacion.selectors import personas_con_rol

    if personas_con_rol(Rol.ADMINISTRACION).exists():
        return
    datos = [os.environ.get(nombre, "") for nombre in PRIMERA]
    if not all(datos) and sys.stdin.isatty():
        print("Nadie administra todavía esta instalación. ¿Quién será la primera persona?")
        datos = [input(f"  {pregunta}: ").strip() for pregunta in PREGUNTAS]
    if not all(datos):
        print(f"Nadie puede entrar todavía: indique {', '.join(PRIMERA)} y vuelva a empezar.")
        return
    print("Persona y contraseña temporal, que se cambia al entrar:")
    call_command("primera_administracion", *datos)


if __name__ == "__main__":
    main()
