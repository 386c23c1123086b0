"""`manage.py documentar`: writes the documents that come from the code."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coordinacion.catalogos import glosario, maquinas

PAGINAS: dict[str, Callable[[], str]] = {
    "docs/states.md": maquinas.pagina,
    "docs/glossary.md": glosario.pagina,
}


class Command(BaseCommand):
    """Write `docs/states.md` and `docs/glossary.md`, or say which of them is stale."""

    help = "Escribe los documentos que salen del código; con --revisar sólo dice si están al día."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to write or only to look."""
        parser.add_argument(
            "--revisar", action="store_true", help="no escribe; falla si hay cambios"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the pages that changed; with `--revisar`, fail naming them."""
        base = Path(settings.BASE_DIR)
        paginas = {base / ruta: hacer() for ruta, hacer in PAGINAS.items()}
        viejas = {ruta: texto for ruta, texto in paginas.items() if _leer(ruta) != texto}
        nombres = ", ".join(str(ruta.relative_to(base)) for ruta in viejas)
        if options["revisar"]:
            if viejas:
                raise CommandError(f"No están al día: {nombres}. Ejecute «manage.py documentar».")
            return
        for ruta, texto in viejas.items():
            ruta.write_text(texto, encoding="utf-8")
        self.stdout.write(f"Documentos: {nombres or 'sin cambios'}.")


def _leer(ruta: Path) -> str:
    return ruta.read_text(encoding="utf-8") if ruta.exists() else ""
