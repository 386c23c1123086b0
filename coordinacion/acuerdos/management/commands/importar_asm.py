"""`manage.py importar_asm`: a follow-up table of evaluations comes in as it is."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordinacion.acuerdos.asm.tabla import Incidencia
from coordinacion.acuerdos.selectors.asm import compromisos_de
from coordinacion.acuerdos.services.asm import Informe, aplicar, revisar
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import sistema
from workflows import motor


class Command(BaseCommand):
    help = (
        "Lee la tabla de seguimiento a aspectos susceptibles de mejora (TSV, CSV o XLSX) y dice, "
        "celda por celda, qué agregaría y qué cambiaría; con --aplicar lo registra todo, o nada si "
        "hay errores. La misma tabla dos veces no agrega nada."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archivo", type=Path)
        parser.add_argument("--aplicar", action="store_true", help="registra lo que se revisó")
        parser.add_argument("--json", action="store_true", help="lo dice en JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report, and write if it was asked and nothing is wrong."""
        archivo: Path = options["archivo"]
        if not archivo.is_file():
            raise CommandError(f"No existe el archivo «{archivo}».")
        verbo = _aplicar if options["aplicar"] else revisar
        try:
            informe = verbo(sistema(), archivo.name, archivo.read_bytes())
        except ErrorDeDominio as error:
            if options["json"]:
                self.stdout.write(_en_json(_sin_leer(error.mensaje)))
            raise CommandError(error.mensaje) from error
        aplicado = bool(options["aplicar"]) and not informe.errores
        if options["json"]:
            self.stdout.write(_en_json(_como_datos(informe, aplicado=aplicado)))
        else:
            self.stdout.write("\n".join(_en_palabras(informe, aplicado=aplicado)))
        if informe.errores:
            raise CommandError("No se registra nada mientras haya errores: corríjalos en la tabla.")


def _aplicar(actor: Usuario, nombre: str, contenido: bytes) -> Informe:
    return motor.con_compromisos(
        aplicar, lambda informe: compromisos_de(informe.registrada), actor, nombre, contenido
    )


def _en_json(datos: dict[str, Any]) -> str:
    return json.dumps(datos, ensure_ascii=False, indent=2)


def _sin_leer(mensaje: str) -> dict[str, Any]:
    error = asdict(Incidencia(0, "", mensaje))
    return {"aspectos": 0, "actividades": 0, "errores": [error], "advertencias": []}


def _como_datos(informe: Informe, *, aplicado: bool) -> dict[str, Any]:
    encabezado = informe.tabla.encabezado
    return {
        "archivo": informe.archivo,
        "aplicado": aplicado,
        "encabezado": {
            campo: getattr(encabezado, campo)
            for campo in ("clase", "dependencia", "programa", "documento", "ciclo", "mecanismo")
        },
        "aspectos": len(informe.tabla.aspectos),
        "actividades": len(informe.tabla.actividades),
        "renglones_leidos": len(informe.tabla.lineas),
        "renglones_escritos": len(informe.filas),
        "acuerdos_nuevos": len(informe.nuevos),
        "compromisos_nuevos": len(informe.nuevas),
        "diferencias": [asdict(una) for una in informe.diferencias],
        "cambios": [asdict(uno) for uno in informe.cambios],
        "errores": [asdict(uno) for uno in informe.errores],
        "advertencias": [asdict(una) for una in informe.advertencias],
    }


def _en_palabras(informe: Informe, *, aplicado: bool) -> list[str]:
    tabla = informe.tabla
    dicho = "Se registraron" if aplicado else "Se registrarían"
    return [
        *_lista("Errores", [str(uno) for uno in informe.errores]),
        *_lista("Advertencias", [str(una) for una in informe.advertencias]),
        f"{len(tabla.aspectos):,} aspectos y {len(tabla.actividades):,} actividades. "
        f"Renglones leídos: {len(tabla.lineas):,}; escritos: {len(informe.filas):,}.",
        *_lista(
            "Diferencias entre el archivo y lo leído", [str(una) for una in informe.diferencias]
        ),
        *_lista("Cambios a lo registrado", [str(uno) for uno in informe.cambios]),
        f"{dicho} {len(informe.nuevos):,} acuerdos, {len(informe.nuevas):,} compromisos y "
        f"{len(informe.cambios):,} cambios.",
        "" if aplicado or informe.errores else "Sólo se revisó. Use --aplicar para registrar.",
    ]


def _lista(titulo: str, dichas: Sequence[str]) -> list[str]:
    return [f"{titulo}: {len(dichas):,}.", *(f"  {una}" for una in dichas)]
