"""`manage.py calcular_plazo`: when a term would run out, and why, without opening any clock."""

import json
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import is_naive, make_aware

from coordinacion.nucleo import reloj
from coordinacion.nucleo.templatetags.interfaz import fecha_con_dia, fecha_larga, hora
from coordinacion.plazos.clases import DiaUno, Unidad
from coordinacion.plazos.models import Calendario
from coordinacion.plazos.selectors import vista
from coordinacion.plazos.services.computo import Medida, computar, explicar

UNIDADES = [unidad.value for unidad in Unidad if unidad != Unidad.FECHA_SENALADA]
MAXIMO = 32_767
"""What a rule can hold."""
PRIMER_ANIO, ULTIMO_ANIO = 1900, 2100


class Command(BaseCommand):
    """The same arithmetic and the same steps as «¿Por qué esta fecha?»."""

    help = "Dice cuándo vence un término y, día por día, qué se contó y qué no, y por qué."

    def add_arguments(self, parser: CommandParser) -> None:
        """The values stay as text until `handle`, which says in Spanish what is wrong."""
        parser.add_argument("--recibido", required=True, help="AAAA-MM-DDTHH:MM, hora local")
        parser.add_argument("--cantidad", required=True)
        parser.add_argument("--unidad", required=True, help=", ".join(UNIDADES))
        parser.add_argument("--calendario", required=True, help="clave del calendario")
        parser.add_argument("--json", action="store_true", help="en JSON, para otro programa")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute, and tell it in words or in JSON."""
        calendario = _calendario(options["calendario"])
        medida = Medida(
            _cantidad(options["cantidad"]), _unidad(options["unidad"]), DiaUno.SIGUIENTE
        )
        computo = computar(medida, _momento(options["recibido"]), calendario)
        dicho = {
            "vence_el": reloj.local(computo.vence_en).date().isoformat(),
            "vence_en": computo.vence_en.isoformat(),
            "inicio": computo.inicio.isoformat(),
            "provisional": computo.provisional,
            **explicar(medida, computo, vista(calendario)),
        }
        if options["json"]:
            self.stdout.write(json.dumps(dicho, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_en_palabras(dicho, computo.vence_en)))


def _momento(texto: str) -> datetime:
    try:
        momento = datetime.fromisoformat(texto)
    except ValueError as error:
        raise CommandError(
            f"«{texto}» no es una fecha con hora: escríbala como 2026-11-13T16:40."
        ) from error
    if not PRIMER_ANIO <= momento.year <= ULTIMO_ANIO:
        raise CommandError(f"Revise el año {momento.year} de la fecha de recepción.")
    return make_aware(momento) if is_naive(momento) else momento


def _cantidad(texto: str) -> int:
    if not (texto.isascii() and texto.isdecimal() and 1 <= int(texto) <= MAXIMO):
        raise CommandError(f"«{texto}» no es una cantidad: escriba un entero de 1 a {MAXIMO}.")
    return int(texto)


def _unidad(texto: str) -> str:
    if texto not in UNIDADES:
        raise CommandError(f"No existe la unidad «{texto}». Las que hay: {', '.join(UNIDADES)}.")
    return texto


def _calendario(clave: str) -> Calendario:
    calendarios = {uno.clave: uno for uno in Calendario.objects.order_by("clave")}
    if clave not in calendarios:
        raise CommandError(
            f"No existe el calendario «{clave}». Los que hay: {', '.join(calendarios)}."
        )
    return calendarios[clave]


def _en_palabras(dicho: dict[str, Any], vence: datetime) -> list[str]:
    marca = " (fecha provisional)" if dicho["provisional"] else ""
    inicio = fecha_larga(date.fromisoformat(dicho["inicio"]))
    return [
        f"Vence el {fecha_con_dia(vence)} a las {hora(vence)}{marca}",
        f"{dicho['termino']}; calendario: {dicho['calendario']}",
        f"Se tiene por recibido el {inicio}",
        *dicho["notas"],
        *(_paso(**paso) for paso in dicho["pasos"]),
    ]


def _paso(fecha: str, cuenta: int | None, motivo: str) -> str:
    numero = "no cuenta" if cuenta is None else "recepción" if cuenta == 0 else str(cuenta)
    return f"  {fecha_con_dia(date.fromisoformat(fecha))}  {numero:>9}  {motivo}".rstrip()
