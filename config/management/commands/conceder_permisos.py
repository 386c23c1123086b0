"""`manage.py conceder_permisos --rol X`: the rights of the application's database role."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.roles_sql import RolQueNoProtege, conceder


class Command(BaseCommand):
    """Run as the owner of the tables, after each migration. Harmless when run again."""

    help = (
        "Da al rol de la aplicación lo que necesita y nada más: puede leer la bitácora y agregarle "
        "líneas, nunca cambiarla. Se ejecuta con el rol dueño, después de cada migración."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which role, and where its password is."""
        parser.add_argument("--rol", required=True, help="rol de la aplicación")
        parser.add_argument(
            "--clave-en",
            metavar="VARIABLE",
            default="",
            help="variable de entorno con la contraseña que tendrá el rol",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Grant, and say what was granted."""
        variable = options["clave_en"]
        clave = os.environ.get(variable, "") if variable else ""
        if variable and not clave:
            raise CommandError(f"La variable {variable} no tiene la contraseña del rol.")
        try:
            tablas = conceder(options["rol"], clave)
        except RolQueNoProtege as error:
            raise CommandError(str(error)) from error
        limitadas = [tabla for tabla, permitido in tablas.items() if "UPDATE" not in permitido]
        if options["verbosity"]:
            self.stdout.write(
                f"«{options['rol']}»: {len(tablas)} tablas; sin cambiar ni borrar en: "
                f"{', '.join(limitadas)}."
            )
