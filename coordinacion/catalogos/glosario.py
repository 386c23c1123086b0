"""`docs/glossary.md`: each word of the domain, its name in code, its meaning and its basis.

Terms come from the code (labels and verbose names); meanings and legal bases are written by hand
in `docs/glosario.csv`. A row without a term of its own takes the code's.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import TextChoices

from coordinacion.acuerdos.opciones import Cumplimiento, OrigenAcuerdo, SentidoLiga
from coordinacion.archivo.opciones import DestinoFinal
from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.opciones import (
    Acuse,
    Caracter,
    Declinacion,
    Etapa,
    Parte,
    QuienNotifica,
)
from coordinacion.correspondencia.opciones import Acceso, ReglaCierre, Via
from coordinacion.lenguas.opciones import ClaseApoyo
from coordinacion.nucleo import etiquetas
from coordinacion.oficios.opciones import ClaseOficio, MedioDespacho
from coordinacion.organizacion.models import Institucion
from coordinacion.organizacion.roles import Rol
from coordinacion.plazos.clases import CategoriaSuspension, ClasePlazo, Desenlace
from coordinacion.vinculacion.opciones import ClaseReunion, OrdenAsistente

VOCABULARIOS: Mapping[str, tuple[type[TextChoices], ...]] = {
    "States": (
        etiquetas.EstadoCorrespondencia, etiquetas.EstadoTurno, etiquetas.EstadoProrroga,
        etiquetas.EstadoOficio, etiquetas.EstadoApoyo, etiquetas.EstadoExpediente,
        etiquetas.EstadoMesa, etiquetas.EstadoReunion, etiquetas.EstadoAcuerdo,
        etiquetas.EstadoCompromiso, etiquetas.EstadoFolio, etiquetas.EstadoCorreo,
        etiquetas.EstadoCorreoRecibido,
        etiquetas.EstadoOperacion, etiquetas.ResultadoRenglon,
    ),
    "Verbs": (
        etiquetas.VerboCorrespondencia, etiquetas.VerboTurno, etiquetas.VerboOficio,
        etiquetas.VerboApoyo, etiquetas.VerboExpediente, etiquetas.VerboMesa,
        etiquetas.VerboReunion, etiquetas.VerboAcuerdo, etiquetas.VerboCompromiso,
        etiquetas.VerboRegistro, etiquetas.VerboGira,
        etiquetas.VerboBuzon, etiquetas.VerboTarea, etiquetas.VerboRelevo,
        etiquetas.VerboPapel, etiquetas.VerboEnBloque,
    ),
    "Roles": (Rol,),
    "Clocks and how they end": (ClasePlazo, Desenlace, CategoriaSuspension),
    "Choices": (
        Caracter, Parte, Acuse, Declinacion, QuienNotifica, Etapa, Acceso, Via, ReglaCierre,
        Institucion.Modo, ClaseOficio, MedioDespacho, DestinoFinal, ClaseApoyo, ClaseReunion,
        OrdenAsistente, OrigenAcuerdo, Cumplimiento, SentidoLiga,
    ),
    "Facts of the log": (Hecho,),
}  # fmt: skip
REGISTROS, CONCEPTOS = "Records", "Other words"
FUENTE = Path("docs/glosario.csv")

_ENCABEZADO = """\
# Glossary

Written by `manage.py documentar` from the code's own labels and from `docs/glosario.csv`, which
holds the meanings; a test fails when it is stale or a word is missing. Do not edit it by hand.
One concept has one word, and the term is what every screen and paper says.

“por validar” means that somebody with a name still has to confirm the legal basis; “–” means
that the word is this unit's own way of working and claims none.
"""


@dataclass(frozen=True)
class Termino:
    """One row of the glossary; `grupo` is the section that it belongs to."""

    grupo: str
    codigo: str
    termino: str
    significado: str
    fundamento: str


def del_codigo() -> dict[str, tuple[str, str]]:
    """Every word that must be explained: name in code → its section and how people read it."""
    palabras = {
        modelo._meta.label: (REGISTROS, str(modelo._meta.verbose_name))
        for modelo in apps.get_models()
        if modelo.__module__.startswith(("coordinacion.", "workflows."))
    }
    for grupo, listas in VOCABULARIOS.items():
        for lista in listas:
            for uno in lista:
                palabras[f"{lista.__qualname__}.{uno.name}"] = (grupo, _legible(str(uno.label)))
    return palabras


def faltantes() -> list[str]:
    """Words of the code that the source does not explain."""
    explicados = {fila["codigo"] for fila in _filas() if fila["significado"].strip()}
    return sorted(del_codigo().keys() - explicados)


def sobrantes() -> list[str]:
    """Words that the source explains and the code does not have."""
    conocidos = del_codigo()
    return [
        fila["codigo"]
        for fila in _filas()
        if fila["codigo"] not in conocidos
        and not (fila["termino"] and _existe(f"coordinacion.{fila['codigo']}"))
    ]


def terminos() -> list[Termino]:
    """Every row in the order of the page: by section, as the source has them."""
    palabras = del_codigo()
    orden = [REGISTROS, *VOCABULARIOS, CONCEPTOS]
    filas = []
    for fila in _filas():
        grupo, termino = palabras.get(fila["codigo"], (CONCEPTOS, fila["termino"]))
        filas.append(
            Termino(
                grupo,
                fila["codigo"],
                fila["termino"] or termino,
                fila["significado"],
                fila["fundamento"],
            )
        )
    return sorted(filas, key=lambda uno: orden.index(uno.grupo))


def pagina() -> str:
    """The whole page, in Markdown."""
    lineas = [_ENCABEZADO]
    for grupo, filas in groupby(terminos(), key=lambda uno: uno.grupo):
        lineas += [
            f"## {grupo}\n",
            "| term | in code | meaning | legal basis |",
            "|---|---|---|---|",
        ]
        lineas += [
            f"| {uno.termino} | `{uno.codigo}` | {uno.significado} | {uno.fundamento or '–'} |"
            for uno in filas
        ]
        lineas.append("")
    return "\n".join(lineas)


def _filas() -> Iterator[dict[str, str]]:
    with (settings.BASE_DIR / FUENTE).open(encoding="utf-8", newline="") as texto:
        yield from csv.DictReader(texto)


def _legible(oracion: str) -> str:
    """A fact's sentence without its optional parts, its fields as an ellipsis."""
    return re.sub(r"\{\w+\}", "…", re.sub(r"\[[^\]]*\]", "", oracion))


def _existe(ruta: str) -> bool:
    """Whether a dotted path names something: modules first, then attributes."""
    partes = ruta.split(".")
    for corte in range(len(partes), 0, -1):
        try:
            objeto: Any = import_module(".".join(partes[:corte]))
        except ModuleNotFoundError:
            continue
        return _tiene(objeto, partes[corte:])
    return False


def _tiene(objeto: Any, atributos: list[str]) -> bool:
    for atributo in atributos:
        if not hasattr(objeto, atributo):
            return False
        objeto = getattr(objeto, atributo)
    return True
