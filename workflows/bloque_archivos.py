"""Operations that make one file of many records: a spreadsheet, a printed list, the volantes.

The file is written at the end, in one go: a worker that dies leaves none, and the next one makes
it again from the first record. Of two that make it at once, the first to end leaves its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from coordinacion.canalizacion import impresos
from coordinacion.canalizacion.selectors import turno as selectors
from coordinacion.correspondencia.services import dejar_constancia_de_consulta
from coordinacion.documentos import formatos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.celdas import libro_xlsx
from coordinacion.nucleo.etiquetas import ResultadoRenglon
from coordinacion.nucleo.etiquetas import VerboEnBloque as Verbo
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.operaciones import listas, services
from coordinacion.operaciones.models import Operacion
from coordinacion.operaciones.services.avance import FUERA_DE_ALCANCE
from coordinacion.organizacion.models import Usuario
from workflows import bloque_datos as datos

LOTE = 500
"""Records read at once; after each batch the counts are written down."""

Leer = Callable[[Operacion, Usuario, Sequence[int]], Mapping[int, Any]]
"""By key, what the file will hold of the records that the owner may read now."""
Hacer = Callable[[Operacion, Usuario, Sequence[Any]], bytes]


def hacer(operacion: Operacion) -> None:
    """Read every record, make the file and end the operation, unless it was stopped."""
    leer, escribir, extension = _ARCHIVOS[operacion.clase]
    leidos: list[Any] = []
    for lote in _lotes(services.todos(operacion.pk)):
        actor = datos.quien(operacion)
        hallados = leer(operacion, actor, [clave for _, clave in lote])
        leidos += [hallados[clave] for _, clave in lote if clave in hallados]
        _anotar(lote, hallados)
        services.contar(operacion.pk)
        if services.empezar(operacion.pk) is None:
            return
    if leidos:
        contenido = escribir(operacion, datos.quien(operacion), leidos)
        nombre = f"{operacion.clase.replace('_', '-')}-{reloj.hoy():%Y-%m-%d}.{extension}"
        services.guardar_resultado(operacion.pk, nombre, contenido)
    services.terminar(operacion.pk)


def _lotes(renglones: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    resto = iter(renglones)
    while lote := list(islice(resto, LOTE)):
        yield lote


def _anotar(lote: Sequence[tuple[int, int]], hallados: Mapping[int, Any]) -> None:
    bien = [renglon for renglon, clave in lote if clave in hallados]
    mal = [renglon for renglon, clave in lote if clave not in hallados]
    services.anotar(bien, ResultadoRenglon.HECHO)
    services.anotar(mal, ResultadoRenglon.RECHAZADO, FUERA_DE_ALCANCE)


def _de_turnos(operacion: Operacion) -> bool:
    return bool(operacion.parametros["de_turnos"])


def _leer_lista(operacion: Operacion, actor: Usuario, claves: Sequence[int]) -> Mapping[int, Any]:
    return listas.leer(actor, claves, de_turnos=_de_turnos(operacion))


def _libro(operacion: Operacion, _: Usuario, filas: Sequence[Any]) -> bytes:
    encabezados = [una.titulo for una in listas.columnas(de_turnos=_de_turnos(operacion))]
    titulo = "Turnos" if _de_turnos(operacion) else "Asuntos"
    return libro_xlsx(titulo, encabezados, filas)


def _lista(operacion: Operacion, actor: Usuario, filas: Sequence[Any]) -> bytes:
    columnas = listas.columnas(de_turnos=_de_turnos(operacion))
    return formatos.lista(
        formatos.Lista(
            membrete=impresos.membrete(),
            titulo="Lista de turnos" if _de_turnos(operacion) else "Lista de asuntos",
            elaborada_en=fecha_larga(reloj.ahora()),
            elaboro=actor.nombre_completo,
            columnas=[una.titulo for una in columnas],
            anchos=[una.ancho for una in columnas],
            filas=[listas.en_papel(fila) for fila in filas],
        )
    )


def _leer_volantes(
    operacion: Operacion, actor: Usuario, claves: Sequence[int]
) -> Mapping[int, Any]:
    """Each volante that is printed of a reserved letter is a look at it, and is noted as such."""
    hallados = {}
    for turno in selectors.turno_para(actor).filter(pk__in=claves):
        dejar_constancia_de_consulta(actor, turno.correspondencia)
        documentos = selectors.documentos_de(actor, turno)
        url = f"{operacion.parametros['raiz']}{turno.get_absolute_url()}"
        hallados[turno.pk] = impresos.datos_del_volante(turno, documentos, url)
    return hallados


def _volantes(_: Operacion, __: Usuario, hojas: Sequence[Any]) -> bytes:
    return formatos.volantes(impresos.membrete(), hojas)


_ARCHIVOS: Mapping[str, tuple[Leer, Hacer, str]] = {
    Verbo.EXPORTAR: (_leer_lista, _libro, "xlsx"),
    Verbo.IMPRIMIR_LISTA: (_leer_lista, _lista, "pdf"),
    Verbo.IMPRIMIR_VOLANTES: (_leer_volantes, _volantes, "pdf"),
}
CLASES = tuple(_ARCHIVOS)
"""The operations that are carried out here."""
