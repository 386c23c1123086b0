"""`manage.py primera_administracion`: who will give everybody else their roles, on screen."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.crypto import get_random_string

from coordinacion.catalogos.services import primera_administracion
from coordinacion.nucleo.errores import ErrorDeDominio


class Command(BaseCommand):
    """Create the first administrator of an installation, with a temporary password."""

    help = "Crea a la primera persona con el papel de administración e imprime su contraseña."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who it is."""
        parser.add_argument("usuario", help="nombre de usuario")
        parser.add_argument("nombre")
        parser.add_argument("apellidos")

    def handle(self, *args: Any, **options: Any) -> None:
        """Create the person and print the password, which is stored nowhere else."""
        contrasena = get_random_string(20)
        try:
            persona = primera_administracion(
                username=options["usuario"],
                first_name=options["nombre"],
                last_name=options["apellidos"],
                contrasena=contrasena,
            )
        except ErrorDeDominio as error:
            raise CommandError(error.mensaje) from error
        self.stdout.write(f"{persona.nombre_completo} ({persona.username}): {contrasena}")
