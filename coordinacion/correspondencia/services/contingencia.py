"""Folios for when there is no system: reserved, given to the letter of each sheet, or explained."""

from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.correspondencia import reglas, selectors
from coordinacion.correspondencia.models import (
    BloqueDeContingencia,
    Correspondencia,
    FolioReservado,
)
from coordinacion.correspondencia.permisos import puede_en_registro
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoFolio
from coordinacion.nucleo.etiquetas import VerboRegistro as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.nucleo.services import tomar_bloque
from coordinacion.organizacion.models import Usuario

REGISTRO = "contingencia"
MAXIMO = 200


def reservar(
    actor: Usuario, *, cuantos: int, motivo: str, clave_envio: UUID
) -> BloqueDeContingencia:
    """Set apart the next `cuantos` folios of the register that runs. The same `clave_envio` twice
    returns the first block. Raises `SinPermiso` or `DatoInvalido`."""
    if not puede_en_registro(actor, Verbo.RESERVAR):
        raise SinPermiso
    if not 1 <= cuantos <= MAXIMO:
        raise DatoInvalido({"cuantos": f"Reserve de 1 a {MAXIMO} folios."})
    exigir_motivo(motivo)
    repetido = BloqueDeContingencia.objects.filter(clave_envio=clave_envio)
    try:
        return repetido.first() or _reservar(actor, cuantos, motivo, clave_envio)
    except IntegrityError:
        # the same form, sent twice at once: the other one was faster
        return repetido.get()


@transaction.atomic
def _reservar(actor: Usuario, cuantos: int, motivo: str, clave_envio: UUID) -> BloqueDeContingencia:
    serie, anio = selectors.registro_del(reloj.hoy())
    bloque = BloqueDeContingencia.objects.create(
        serie=serie,
        anio=anio,
        primero=tomar_bloque(serie, anio, cuantos),
        cuantos=cuantos,
        motivo=motivo,
        reservado_por=actor,
        reservado_en=reloj.ahora(),
        clave_envio=clave_envio,
    )
    FolioReservado.objects.bulk_create(
        FolioReservado(bloque=bloque, numero=bloque.primero + n) for n in range(cuantos)
    )
    _asentar(actor, Hecho.FOLIOS_RESERVADOS, bloque, str(bloque), motivo)
    return bloque


@transaction.atomic
def declarar_sin_usar(
    actor: Usuario, bloque_id: int, *, folios: Collection[int], motivo: str
) -> BloqueDeContingencia:
    """Say why those of the block (ids) will have no letter: that explains the gap of the register.

    Raises `SinPermiso`, `DoesNotExist`, `DatoInvalido`, or `EstadoNoAdmite` when one was captured.
    """
    if not puede_en_registro(actor, Verbo.DECLARAR):
        raise SinPermiso
    exigir_motivo(motivo)
    bloque = BloqueDeContingencia.objects.get(pk=bloque_id)
    suyos = list(bloque.folios.select_for_update(of=("self",)).filter(pk__in=folios))
    if not suyos:
        raise DatoInvalido({"folios": "Elija los folios que no se usaron."})
    for uno in suyos:
        exigir_libre(uno)
        uno.sin_usar_en, uno.motivo_sin_usar = reloj.ahora(), motivo
    FolioReservado.objects.bulk_update(suyos, ["sin_usar_en", "motivo_sin_usar"])
    cuales = reglas.en_rangos(uno.numero for uno in suyos)
    _asentar(actor, Hecho.FOLIOS_SIN_USAR, bloque, cuales, motivo)
    return bloque


def tomar_reservado(carta: Correspondencia, reservado_id: int) -> FolioReservado:
    """The folio of a sheet, locked, for the letter that was written on it.

    Raises `DoesNotExist`, `EstadoNoAdmite` when it is not free, or `DatoInvalido` for a stamp
    from before there was a sheet.
    """
    libres = FolioReservado.objects.select_for_update(of=("self",)).select_related("bloque")
    uno = libres.get(pk=reservado_id)
    exigir_libre(uno)
    desde = reloj.minuto(uno.bloque.reservado_en)
    if carta.recibida_en < desde:
        momento = f"{reloj.local(desde):%d/%m/%Y %H:%M}"
        dice = f"La hoja se reservó el {momento}: el sello es posterior."
        raise DatoInvalido({"recibida_en": dice})
    return uno


def exigir_libre(uno: FolioReservado) -> None:
    """Raise `EstadoNoAdmite` when a letter has the folio or it was declared unused."""
    if uno.estado != EstadoFolio.LIBRE:
        raise EstadoNoAdmite(f"El folio {uno} está «{uno.estado.label}» y ya no se puede usar.")


def _asentar(
    actor: Usuario, hecho: Hecho, bloque: BloqueDeContingencia, cuales: str, motivo: str
) -> None:
    asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=bloque.pk,
        datos={"folios": cuales, "motivo": motivo},
    )
