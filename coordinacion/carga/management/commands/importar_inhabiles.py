"""`manage.py importar_inhabiles`: the non-working days of an act come in from a file."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.carga.services.inhabiles import Informe, Pedido, Renglon, importar
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.organizacion.selectors import sistema


class Command(BaseCommand):
    help = (
        "Agrega a un calendario los días inhábiles de un archivo CSV o XLSX (columnas "
        "fecha_inicio, fecha_fin, motivo), todos o ninguno; los que ya están no se repiten."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archivo", type=Path)
        parser.add_argument("--calendario", required=True, metavar="CLAVE")
        parser.add_argument("--crear", action="store_true", help="crea el calendario si no existe")
        parser.add_argument("--padre", default="", metavar="CLAVE", help="de cuál hereda el nuevo")
        parser.add_argument("--acto", help="acto que los dispone; si no, el nombre del archivo")
        parser.add_argument(
            "--publicado-hasta",
            metavar="AAAA-MM-DD",
            help="última fecha que el acto deja publicada; confirma las fechas provisionales",
        )

        parser.add_argument("--ensayo", action="store_true", help="dice qué pasaría, sin hacerlo")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what became of each row and what moved."""
        try:
            informe = importar(sistema(), _pedido(options))
        except ErrorDeDominio as error:
            raise CommandError(error.mensaje) from error
        self.stdout.write("\n".join(_en_palabras(informe)))
        if informe.con_error:
            raise CommandError("No se agregó nada: corrija los renglones con error.")
        if options["ensayo"]:
            self.stdout.write("Fue un ensayo: no se agregó nada.")


def _pedido(options: dict[str, Any]) -> Pedido:
    archivo: Path = options["archivo"]
    if not archivo.is_file():
        raise CommandError(f"No existe el archivo «{archivo}».")
    return Pedido(
        archivo.name,
        archivo.read_bytes(),
        calendario=options["calendario"],
        acto=(options["acto"] or f"Archivo {archivo.name}")[:300],
        crear=options["crear"],
        padre=options["padre"],
        publicado_hasta=_fecha(options["publicado_hasta"]),
        ensayo=options["ensayo"],
    )


def _fecha(texto: str | None) -> date | None:
    try:
        return date.fromisoformat(texto) if texto else None
    except ValueError as error:
        raise CommandError(f"«{texto}» no es una fecha: escríbala como 2027-12-31.") from error


def _en_palabras(informe: Informe) -> list[str]:
    ya_estaban = sum(uno.ya_estaba for uno in informe.renglones)
    errores = len(informe.con_error)
    agregados = 0 if errores else len(informe.nuevos)
    return [
        *([informe.nota] if informe.nota else []),
        *(_linea(uno, escrito=not errores) for uno in informe.renglones),
        f"{len(informe.renglones)} renglones: se agregaron {agregados}, ya estaban {ya_estaban}, "
        f"con error {errores}.",
        *(_de_los_plazos(informe) if not errores else []),
    ]


def _linea(renglon: Renglon, *, escrito: bool) -> str:
    if renglon.error:
        return f"Renglón {renglon.numero}: ERROR. {renglon.error}."
    hecho = "ya estaba" if renglon.ya_estaba else "se agregó" if escrito else "correcto"
    return f"Renglón {renglon.numero}: {renglon.dias}: {hecho}."


def _de_los_plazos(informe: Informe) -> list[str]:
    lineas = [f"Plazos abiertos que se movieron: {sum(c.cuantos for c in informe.corrimientos):,}."]
    lineas += [
        f"  del {c.antes:%d/%m/%Y} al {c.despues:%d/%m/%Y}: {c.cuantos:,}"
        for c in informe.corrimientos
    ]
    hasta = informe.calendario and informe.calendario.publicado_hasta
    if hasta:
        lineas.append(
            f"El calendario está publicado hasta {hasta:%d/%m/%Y}; lo posterior es provisional. "
            "Si el acto publica más, use --publicado-hasta."
        )
    return lineas
