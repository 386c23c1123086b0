"""`manage.py cargar_catalogos`: the catalogues that every installation starts from."""

from typing import Any

from django.core.management.base import BaseCommand

from coordinacion.catalogos.carga import cargar


class Command(BaseCommand):
    """Insert what is missing in the catalogues; may run any number of times."""

    help = "Carga los catálogos que falten; nunca cambia lo que ya se editó en pantalla."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how many rows each catalogue received."""
        nuevas = {catalogo: n for catalogo, n in cargar().items() if n}
        detalle = ", ".join(f"{catalogo} {n}" for catalogo, n in nuevas.items())
        self.stdout.write(f"Catálogos: {detalle or 'sin cambios'}.")
