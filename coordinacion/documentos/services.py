"""Verbs on documents: keep, attach, and put the batch of scans in order.

Each runs in the caller's transaction when there is one, so that a letter and its files are kept
together or not at all.
"""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.db import transaction

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.sql import claves
from coordinacion.organizacion.models import Usuario

from . import compuerta, hojas
from .models import Documento, ruta_de_guarda
from .nombres import LARGO_MAXIMO

SIN_ESPACIO = (
    "No se pudo guardar el archivo en el servidor. No se registró nada: intente de nuevo en unos "
    "minutos o avise a quien administra el sistema."
)
SIN_ARCHIVO = "«{nombre}» no está disponible en el servidor. Avise a quien administra el sistema."


def guardar(
    actor: Usuario,
    archivo: "File[bytes]",
    *,
    clase: str,
    asunto_id: int | None = None,
    turno_id: int | None = None,
    institucion_id: int | None = None,
) -> Documento:
    """Pass `archivo` through the gate and keep it exactly as it came.

    Who may add to the case is decided by the caller's verb. Raises DatoInvalido on "archivo":
    refused by the gate, or the server could not write it (then nothing stays, on disk or in the
    database).
    """
    nombre = archivo.name or ""
    compuerta.revisar_tamano(nombre, archivo.size)
    return _guardar_bytes(
        nombre,
        archivo.read(),
        Documento(
            clase=clase,
            asunto_id=asunto_id,
            turno_id=turno_id,
            institucion_id=institucion_id,
            subido_por=actor,
        ),
    )


@transaction.atomic
def adscribir(
    documento: Documento,
    *,
    asunto_id: int,
    clase: str,
    turno_id: int | None = None,
    institucion_id: int | None = None,
) -> Documento:
    """Attach a document that waits to its case; the same case twice changes nothing more.

    Raises EstadoNoAdmite when it already belongs to another case or was taken out of the batch.
    """
    actual = _bloquear(documento.pk)
    if actual.asunto_id not in (None, asunto_id) or actual.retirado_en is not None:
        raise EstadoNoAdmite(f"«{actual.nombre}» ya se usó en otro asunto o se retiró del lote.")
    for registro in (actual, documento):
        registro.asunto_id, registro.clase = asunto_id, clase
        registro.turno_id = turno_id or actual.turno_id
        registro.institucion_id = institucion_id or actual.institucion_id
    actual.save(update_fields=["asunto_id", "clase", "turno_id", "institucion"])
    return documento


def pasar_a_institucion(
    asuntos: Collection[int], turnos: Collection[int], institucion_id: int
) -> int:
    """What is attached to those turns, of those cases, is from now on that institution's to read;
    returns how many. Whoever handed each one in stays written."""
    suyos = Documento.objects.filter(asunto_id__in=claves(asuntos), turno_id__in=claves(turnos))
    return suyos.update(institucion_id=institucion_id)


def compartir(asunto_id: int, con_asunto_id: int) -> None:
    """Give another case what is common to this one: rows of its own for the same bytes."""
    comunes = Documento.objects.filter(asunto_id=asunto_id, turno_id=None, institucion=None)
    de_entrada = comunes.filter(clase__in=[Documento.Clase.OFICIO_RECIBIDO, Documento.Clase.ANEXO])
    copias = list(de_entrada)
    for copia in copias:
        copia.pk, copia.asunto_id = None, con_asunto_id
    Documento.objects.bulk_create(copias)


@transaction.atomic
def descartar_repetido(documento: Documento) -> None:
    """Undo the keeping of a file that a form sent twice brought again: neither row nor bytes."""
    almacen, ruta = documento.archivo.storage, str(documento.archivo.name)
    documento.delete()
    transaction.on_commit(lambda: almacen.delete(ruta))


@transaction.atomic
def separar(actor: Usuario, documento: Documento, cortes: Sequence[int]) -> list[Documento]:
    """Split a PDF of the batch; each of `cortes` is the page (from 1) that begins a new part.

    The parts take the original's place in the batch; its bytes stay. Raises DatoInvalido on
    "cortes", SinPermiso or EstadoNoAdmite.
    """
    original = _bloquear_del_lote(actor, documento)
    partes = hojas.separar(_leer(original), cortes)
    creados = [
        _derivar(actor, _nombre_de_parte(original.nombre, n, len(partes)), parte, [original])
        for n, parte in enumerate(partes, start=1)
    ]
    _retirar([original])
    return creados


@transaction.atomic
def unir(actor: Usuario, documentos: Sequence[Documento]) -> Documento:
    """Join PDFs of the batch in the given order into one that takes the name of the first.

    The originals leave the batch; their bytes stay. Raises DatoInvalido on "documentos",
    SinPermiso or EstadoNoAdmite.
    """
    if len({documento.pk for documento in documentos}) < 2:
        raise DatoInvalido({"documentos": "Elija al menos dos documentos para unir."})
    bloqueados = {
        documento.pk: _bloquear_del_lote(actor, documento)
        for documento in sorted(documentos, key=lambda d: d.pk)
    }
    originales = [bloqueados[documento.pk] for documento in documentos]
    unido = hojas.unir([_leer(original) for original in originales])
    creado = _derivar(actor, originales[0].nombre, unido, originales)
    _retirar(originales)
    return creado


@transaction.atomic
def descartar_lote(actor: Usuario, documento: Documento) -> None:
    """Take a document out of the batch without using it. Its bytes stay.

    Raises SinPermiso or EstadoNoAdmite.
    """
    _retirar([_bloquear_del_lote(actor, documento)])


def _guardar_bytes(nombre: str, contenido: bytes, documento: Documento) -> Documento:
    dictamen = compuerta.revisar(nombre, contenido)
    documento.nombre, documento.mime = dictamen.nombre, dictamen.mime
    documento.paginas, documento.tamano = dictamen.paginas, len(contenido)
    documento.sha256 = hashlib.sha256(contenido).hexdigest()
    almacen = Documento._meta.get_field("archivo").storage
    ruta = ruta_de_guarda(documento, dictamen.nombre)
    try:
        documento.archivo.name = almacen.save(ruta, ContentFile(contenido))
        documento.save()
    except OSError as error:
        almacen.delete(ruta)
        raise DatoInvalido({compuerta.CAMPO: SIN_ESPACIO}) from error
    except Exception:
        almacen.delete(ruta)
        raise
    return documento


def _derivar(
    actor: Usuario, nombre: str, contenido: bytes, originales: Sequence[Documento]
) -> Documento:
    nuevo = Documento(clase=Documento.Clase.LOTE, subido_por=actor)
    nuevo.subido_en = originales[0].subido_en  # keeps its place in the batch
    _guardar_bytes(nombre, contenido, nuevo)
    nuevo.originales.set(originales)
    return nuevo


def _bloquear(pk: int) -> Documento:
    return Documento.objects.select_for_update().get(pk=pk)


def _bloquear_del_lote(actor: Usuario, documento: Documento) -> Documento:
    actual = _bloquear(documento.pk)
    if actual.subido_por_id != actor.pk:
        raise SinPermiso("El documento está en el lote de otra persona.")
    if actual.clase != Documento.Clase.LOTE or actual.retirado_en is not None:
        raise EstadoNoAdmite(f"«{actual.nombre}» ya no está en el lote.")
    return actual


def _leer(documento: Documento) -> bytes:
    if not documento.es_pdf:
        raise DatoInvalido({"documentos": f"«{documento.nombre}» no es PDF."})
    try:
        with documento.archivo.open("rb") as archivo:
            return bytes(archivo.read())
    except OSError as error:
        aviso = SIN_ARCHIVO.format(nombre=documento.nombre)
        raise DatoInvalido({"documentos": aviso}) from error


def _retirar(documentos: Sequence[Documento]) -> None:
    Documento.objects.filter(pk__in=[d.pk for d in documentos]).update(retirado_en=reloj.ahora())


def _nombre_de_parte(nombre: str, numero: int, total: int) -> str:
    sufijo = f" ({numero} de {total}).pdf"
    return PurePath(nombre).stem[: LARGO_MAXIMO - len(sufijo)] + sufijo
