"""Loading the seed of calendars, rules and ladder. Running it again changes nothing."""

import csv
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

from django.db import transaction

from coordinacion.plazos.models import Calendario, DiaInhabil, EscalonAviso, ReglaPlazo
from coordinacion.plazos.services import materializar

DATOS = Path(__file__).parent / "datos"


@transaction.atomic
def cargar() -> dict[str, int]:
    """Create what is missing and materialise every calendar; return how many rows were new.

    A row that already exists is left as its people have it: hours, validations and withdrawn
    days survive every new load.
    """
    nuevos = {
        "calendarios": sum(_calendario(fila) for fila in _filas("calendarios")),
        "inhabiles": sum(_inhabil(fila) for fila in _filas("inhabiles")),
        "reglas": sum(_regla(fila) for fila in _filas("reglas")),
        "escalones": _escalera(),
    }
    for raiz in Calendario.objects.filter(padre__isnull=True):
        materializar(raiz)
    return nuevos


def _filas(nombre: str) -> Iterator[dict[str, str]]:
    with (DATOS / f"{nombre}.csv").open(encoding="utf-8", newline="") as archivo:
        yield from csv.DictReader(archivo)


def _calendario(fila: dict[str, str]) -> bool:
    padre = Calendario.objects.get(clave=fila["padre"]) if fila["padre"] else None
    valores = {
        "nombre": fila["nombre"],
        "padre": padre,
        "es_predeterminado": fila["es_predeterminado"] == "1",
        "hora_apertura": time.fromisoformat(fila["hora_apertura"]),
        "hora_cierre": time.fromisoformat(fila["hora_cierre"]),
        "cargado_hasta": date.fromisoformat(fila["cargado_hasta"]),
        "nota": fila["nota"],
    }
    return Calendario.objects.get_or_create(clave=fila["clave"], defaults=valores)[1]


def _inhabil(fila: dict[str, str]) -> bool:
    clave = {
        "calendario": Calendario.objects.get(clave=fila["calendario"]),
        "fecha_inicio": date.fromisoformat(fila["fecha_inicio"]),
        "fecha_fin": date.fromisoformat(fila["fecha_fin"]),
        "acto": fila["acto"],
    }
    if DiaInhabil.objects.filter(**clave).exists():
        return False
    DiaInhabil.objects.create(**clave, motivo=fila["motivo"], fuente=fila["fuente"])
    return True


def _regla(fila: dict[str, str]) -> bool:
    clave = {campo: fila[campo] for campo in ("clase", "tipo_clave", "tema_clave")}
    valores = {
        "cantidad": int(fila["cantidad"]) if fila["cantidad"] else None,
        "unidad": fila["unidad"],
        "dia_uno": fila["dia_uno"],
        "naturaleza": fila["naturaleza"],
        "prorroga_max": int(fila["prorroga_max"]) if fila["prorroga_max"] else None,
        "fundamento": fila["fundamento"],
        "nota": fila["nota"],
    }
    desde = date.fromisoformat(fila["vigente_desde"])
    return ReglaPlazo.objects.get_or_create(**clave, vigente_desde=desde, defaults=valores)[1]


def _escalera() -> int:
    """The whole ladder, once: afterwards a step that is missing was taken away on purpose."""
    if EscalonAviso.objects.exists():
        return 0
    escalones = [
        EscalonAviso(
            clase=fila["clase"],
            dias_habiles=int(fila["dias_habiles"]),
            rol=fila["rol"],
            repite_cada=int(fila["repite_cada"]) if fila["repite_cada"] else None,
        )
        for fila in _filas("escalera")
    ]
    return len(EscalonAviso.objects.bulk_create(escalones))
