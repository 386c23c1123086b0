"""`manage.py poner_al_dia`: what an installation runs before its processes start."""

import os
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Migrate, load what is missing of the catalogues, grant. Harmless when run again."""

    help = (
        "Migra la base, carga lo que falte de los catálogos y da sus permisos al rol de la "
        "aplicación (APP_DB_ROLE, con la contraseña de APP_DB_PASSWORD)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """In this order: a new table has no rights until the last step."""
        detalle = options["verbosity"]
        call_command("migrate", interactive=False, verbosity=detalle)
        call_command("cargar_catalogos", verbosity=detalle)
        rol = os.environ.get("APP_DB_ROLE", "")
        if rol:
            call_command(
                "conceder_permisos", rol=rol, clave_en="APP_DB_PASSWORD", verbosity=detalle
            )
        else:
            self.stderr.write(
                "APP_DB_ROLE está vacía: la aplicación usará el rol dueño, que sí puede cambiar "
                "la bitácora."
            )
