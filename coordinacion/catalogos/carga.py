"""First load of the catalogues from the CSV files of `datos/`.

Insert-only: a row whose key is already there is never touched, so what an administrator
edited on screen wins over the files for ever. Each catalogue costs one read and, when
something is missing, one insertion. Booleans are written 0 and 1, an empty cell is no value.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from django.db import models, transaction

from coordinacion.archivo.models import SerieDocumental
from coordinacion.canalizacion.models import Instruccion
from coordinacion.correspondencia.models import Sentido, Tema, Tipo
from coordinacion.organizacion.models import (
    IdentidadUnidad,
    Institucion,
    Lengua,
    Municipio,
    Region,
    VarianteLengua,
)
from coordinacion.organizacion.services import asegurar_sistema
from coordinacion.plazos.carga import cargar as cargar_plazos
from coordinacion.sugerencias.models import PalabraClave

DATOS = Path(__file__).parent / "datos"
CLAVE_UNIDAD = "jefatura-de-gabinete"

Fila = dict[str, str]
M = TypeVar("M", bound=models.Model)


def cargar() -> dict[str, int]:
    """Load what is missing, in one transaction; how many rows each catalogue received."""
    with transaction.atomic():
        asegurar_sistema()
        nuevas = {catalogo: paso() for catalogo, paso in _PASOS.items()}
        cargar_plazos()
    return nuevas


def _leer(archivo: str) -> Iterator[Fila]:
    with (DATOS / archivo).open(encoding="utf-8", newline="") as texto:
        yield from csv.DictReader(texto)


def _insertar(
    modelo: type[M], filas: Iterable[Fila], hacer: Callable[[Fila], M], clave: str = "clave"
) -> list[M]:
    """Insert the rows whose `clave` is not there yet, and return them."""
    presentes = set(modelo._default_manager.values_list(clave, flat=True))
    faltan = [hacer(fila) for fila in filas if fila[clave] not in presentes]
    return modelo._default_manager.bulk_create(faltan, batch_size=1000)


def _ids(modelo: type[models.Model], clave: str = "clave") -> dict[str, int]:
    return dict(modelo._default_manager.values_list(clave, "pk"))


def _regiones() -> int:
    filas = _leer("regiones.csv")
    return len(_insertar(Region, filas, lambda f: Region(**f), clave="nombre"))


def _municipios() -> int:
    regiones = _ids(Region, "nombre")

    def hacer(fila: Fila) -> Municipio:
        region = regiones[fila.pop("region")]
        return Municipio(**{**fila, "region_id": region})

    return len(_insertar(Municipio, _leer("municipios.csv"), hacer))


def _lenguas() -> int:
    return len(_insertar(Lengua, _leer("lenguas.csv"), lambda f: Lengua(**f)))


def _variantes() -> int:
    lenguas = _ids(Lengua)

    def hacer(fila: Fila) -> VarianteLengua:
        return VarianteLengua(
            clave=fila["clave"], nombre=fila["nombre"], lengua_id=lenguas[fila["lengua"]]
        )

    return len(_insertar(VarianteLengua, _leer("variantes.csv"), hacer))


def _instituciones() -> int:
    hay_unidad = Institucion.objects.filter(es_unidad_coordinadora=True).exists()

    def hacer(fila: Fila) -> Institucion:
        es_unidad = fila["clave"] == CLAVE_UNIDAD and not hay_unidad
        return Institucion(**fila, es_unidad_coordinadora=es_unidad)

    filas = [*_leer("instituciones.csv"), *_ayuntamientos()]
    return len(_insertar(Institucion, filas, hacer))


def _ayuntamientos() -> Iterator[Fila]:
    """One institution per municipality; those that share a name also say their district."""
    municipios = list(_leer("municipios.csv"))
    veces = Counter(fila["nombre"] for fila in municipios)
    for fila in municipios:
        nombre = f"Municipio de {fila['nombre']}"
        if veces[fila["nombre"]] > 1:
            nombre = f"{nombre} (distrito de {fila['distrito']})"
        yield {
            "clave": f"mun-{fila['clave']}",
            "nombre": nombre,
            "orden": Institucion.Orden.MUNICIPAL.value,
            "modo": Institucion.Modo.PAPEL.value,
            "municipio_id": fila["clave"],
        }


def _identidad() -> int:
    """The first identity of the unit; with any other there, its history is the screens'."""
    unidad = Institucion.objects.get(es_unidad_coordinadora=True)
    if unidad.identidades.exists():
        return 0
    filas = [
        IdentidadUnidad(
            **{**fila, "institucion": unidad, "vigente_hasta": fila["vigente_hasta"] or None}
        )
        for fila in _leer("identidades.csv")
    ]
    return len(IdentidadUnidad.objects.bulk_create(filas))


def _sentidos() -> int:
    return len(_insertar(Sentido, _leer("sentidos.csv"), lambda f: Sentido(**f)))


_DE_TIPO = (
    "requiere_respuesta",
    "concluye_analista",
    "reservado",
    "admite_tacito",
    "pide_evento",
    "pide_termino",
)


def _tipos() -> int:
    filas = list(_leer("tipos.csv"))
    admite = {fila["clave"]: fila.pop("sentidos").split(";") for fila in filas}

    def hacer(fila: Fila) -> Tipo:
        banderas = {campo: fila[campo] == "1" for campo in _DE_TIPO}
        desde = date.fromisoformat(fila["vigente_desde"])
        return Tipo(**{**fila, **banderas, "vigente_desde": desde})

    nuevos = _insertar(Tipo, filas, hacer)
    sentidos = _ids(Sentido)
    enlace = Tipo.sentidos.through
    enlace._default_manager.bulk_create(
        enlace(tipo_id=tipo.pk, sentido_id=sentidos[clave])
        for tipo in nuevos
        for clave in admite[tipo.clave]
    )
    return len(nuevos)


def _temas() -> int:
    """Two levels: the parents go in first, so that the children find them."""
    filas = list(_leer("temas.csv"))
    padres = [fila for fila in filas if not fila["padre"]]
    hijos = [fila for fila in filas if fila["padre"]]
    return _insertar_temas(padres) + _insertar_temas(hijos)


def _insertar_temas(filas: Iterable[Fila]) -> int:
    instituciones, temas = _ids(Institucion), _ids(Tema)

    def hacer(fila: Fila) -> Tema:
        return Tema(
            clave=fila["clave"],
            nombre=fila["nombre"],
            padre_id=temas.get(fila["padre"]),
            institucion_id=instituciones.get(fila["institucion"]),
            regla_cierre=fila["regla_cierre"],
            vinculante=fila["vinculante"] == "1",
        )

    return len(_insertar(Tema, filas, hacer))


def _palabras() -> int:
    """The first words of the topics; with any other there, they are the screens'."""
    if PalabraClave.objects.exists():
        return 0
    temas = _ids(Tema)
    filas = [
        PalabraClave(frase=fila["frase"], tema_id=temas[fila["tema"]], peso=int(fila["peso"]))
        for fila in _leer("palabras.csv")
    ]
    return len(PalabraClave.objects.bulk_create(filas))


def _instrucciones() -> int:
    def hacer(fila: Fila) -> Instruccion:
        return Instruccion(
            **{
                **fila,
                "requiere_respuesta": fila["requiere_respuesta"] == "1",
                "dias": int(fila["dias"]) if fila["dias"] else None,
            }
        )

    return len(_insertar(Instruccion, _leer("instrucciones.csv"), hacer))


def _series() -> int:
    """The samples, while nobody has written a series: the official ones are the screens'."""
    if SerieDocumental.objects.exists():
        return 0
    filas = [
        SerieDocumental(**{**fila, "es_ejemplo": fila["es_ejemplo"] == "1"})
        for fila in _leer("series.csv")
    ]
    return len(SerieDocumental.objects.bulk_create(filas))


_PASOS: dict[str, Callable[[], int]] = {
    "regiones": _regiones,
    "municipios": _municipios,
    "lenguas": _lenguas,
    "variantes": _variantes,
    "instituciones": _instituciones,
    "identidad": _identidad,
    "sentidos": _sentidos,
    "tipos": _tipos,
    "temas": _temas,
    "palabras": _palabras,
    "instrucciones": _instrucciones,
    "series": _series,
}
"""In order: each step finds what the ones before it inserted."""
