"""`manage.py suprimir_datos`: empty the data of some lines, lawfully and for ever."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.bitacora import selectors, services
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio
from coordinacion.organizacion.models import Usuario


class Command(BaseCommand):
    """Lists what would be erased; with `--aplicar`, erases it. Needs the tables' owner role."""

    help = "Suprime los datos de asientos de la bitácora; sin --aplicar sólo los enumera."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare which lines, who decided it and on what ground."""
        parser.add_argument("lineas", nargs="*", type=int, help="Número de línea de cada asiento.")
        parser.add_argument("--asunto", type=int, help="Todos los asientos de ese asunto.")
        parser.add_argument("--actor", required=True, help="Usuario de quien lo decidió.")
        parser.add_argument("--fundamento", required=True, help="Resolución que lo ordena.")
        parser.add_argument("--aplicar", action="store_true", help="Suprime; no tiene regreso.")

    def handle(self, *args: Any, **options: Any) -> None:
        """List the lines, and erase them when told so."""
        asientos = list(selectors.con_datos(options["lineas"], asunto_id=options["asunto"]))
        for asiento in asientos:
            self.stdout.write(f"{asiento.pk}: {selectors.oracion(asiento)}")
        if not options["aplicar"]:
            self.stdout.write(f"{len(asientos)} asientos por suprimir; repita con --aplicar.")
            return
        lineas = {*options["lineas"], *(asiento.pk for asiento in asientos)}
        try:
            actor = _persona(options["actor"])
            hechas = services.suprimir_datos(
                actor, sorted(lineas), fundamento=options["fundamento"]
            )
        except ErrorDeDominio as error:
            raise CommandError(error.mensaje) from error
        self.stdout.write(f"{hechas} asientos suprimidos.")


def _persona(usuario: str) -> Usuario:
    try:
        return Usuario.objects.get(username=usuario, is_active=True)
    except Usuario.DoesNotExist:
        raise DatoInvalido(f"No hay una persona activa con el usuario «{usuario}».") from None
