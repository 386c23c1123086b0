"""`manage.py importar_correspondencia`: a register kept in a spreadsheet comes in."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.carga.importacion.lector import MAXIMO_BYTES
from coordinacion.carga.services.importar import Pedido, aplicar, revisar
from coordinacion.carga.services.pedidos import advertencias, resumir
from coordinacion.carga.services.revisar import Informe, Renglon
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import sistema
from workflows.importacion import empezar


class Command(BaseCommand):
    help = (
        "Lee un archivo CSV o XLSX y dice qué haría con cada renglón; con --aplicar lo registra "
        "todo, o nada si algún renglón tiene error."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archivo", type=Path)
        parser.add_argument("--aplicar", action="store_true", help="registra lo que se revisó")
        parser.add_argument("--usuario", help="en nombre de quién se importa; si no, del sistema")
        parser.add_argument(
            "--columna",
            action="append",
            default=[],
            metavar="COLUMNA=ENCABEZADO",
            help="qué encabezado del archivo es cada columna; se puede repetir",
        )
        parser.add_argument(
            "--valor",
            action="append",
            default=[],
            metavar="COLUMNA=VALOR",
            help="un valor para los renglones que no lo traen; se puede repetir",
        )
        parser.add_argument("--todos", action="store_true", help="lista también lo que no falla")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report, and write if it was asked and nothing is wrong."""
        actor = _quien(options["usuario"])
        pedido = _pedido(options)
        try:
            if options["aplicar"]:
                referencia = hashlib.sha256(pedido.contenido).hexdigest()[:16]
                informe = aplicar(actor, pedido, referencia=referencia)
            else:
                informe = revisar(actor, pedido)
        except ErrorDeDominio as error:
            raise CommandError(error.mensaje) from error
        self._informar(informe, todos=options["todos"])
        if informe.con_error:
            raise CommandError("No se registró nada: corrija los renglones con error.")
        if options["aplicar"]:
            empezar([r.carta_id for r in informe.renglones if r.entra and r.carta_id])
            self.stdout.write("Registrado.")
        else:
            self.stdout.write("Sólo se revisó. Use --aplicar para registrar.")

    def _informar(self, informe: Informe, *, todos: bool) -> None:
        self.stdout.write(informe.nota)
        for renglon in informe.renglones:
            if renglon.leido.errores or todos:
                self.stdout.write(_linea(renglon))
        cifras = resumir(informe)
        self.stdout.write(
            f"{cifras['total']:,} renglones: entran {cifras['entran']:,}, ya estaban "
            f"{cifras['ya_estaban']:,}, con error {cifras['errores']:,}, con advertencias "
            f"{cifras['con_advertencias']:,}."
        )
        for estado, cuantos in informe.por_estado.items():
            self.stdout.write(f"  {EstadoCorrespondencia(estado).label}: {cuantos:,}")


def _quien(nombre: str | None) -> Usuario:
    if nombre is None:
        return sistema()
    actor = Usuario.objects.filter(username=nombre, is_active=True).first()
    if actor is None:
        raise CommandError(f"No existe la persona usuaria «{nombre}».")
    return actor


def _pedido(options: dict[str, Any]) -> Pedido:
    archivo: Path = options["archivo"]
    if not archivo.is_file():
        raise CommandError(f"No existe el archivo «{archivo}».")
    if archivo.stat().st_size > MAXIMO_BYTES:
        raise CommandError(f"El archivo pesa más de {MAXIMO_BYTES // 1024 // 1024} MB: divídalo.")
    return Pedido(
        archivo.name, archivo.read_bytes(), _pares(options["columna"]), _pares(options["valor"])
    )


def _pares(dichos: list[str]) -> dict[str, str]:
    for dicho in dichos:
        if "=" not in dicho:
            raise CommandError(f"Escriba «{dicho}» como COLUMNA=VALOR.")
    return {c.strip(): v.strip() for c, v in (dicho.split("=", 1) for dicho in dichos)}


def _linea(renglon: Renglon) -> str:
    leido = renglon.leido
    if leido.errores:
        return f"Renglón {leido.numero}: ERROR. {'; '.join(leido.errores)}"
    if renglon.ya_estaba:
        return f"Renglón {leido.numero}: ya estaba importado."
    estado = EstadoCorrespondencia(renglon.estado).label
    dichas = "; ".join(advertencias(renglon))
    return f"Renglón {leido.numero}: {estado}.{' ' + dichas if dichas else ''}"
