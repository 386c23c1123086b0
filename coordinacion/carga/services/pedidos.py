"""Imports asked for on screen: kept, read and written by whoever works the queue.

Nothing is lost when a worker dies: what is pending is taken up again, and an import that was
already written finds every row here and adds nothing.
"""

import logging
from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.carga import permisos
from coordinacion.carga.importacion import lector
from coordinacion.carga.models import Importacion, RenglonImportado
from coordinacion.carga.selectors import llave_de_avance
from coordinacion.carga.services.importar import Pedido, aplicar, revisar
from coordinacion.carga.services.revisar import Avance, Informe, Renglon
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import ErrorDeDominio, EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Usuario

Estado = Importacion.Estado
ESPERA = timedelta(minutes=15)
"""After so long without an end, the worker that had it is taken for dead."""
_MINUTOS_DE_AVANCE = 30

registro = logging.getLogger(__name__)


def pedir(
    actor: Usuario,
    archivo: str,
    contenido: bytes,
    *,
    clave_envio: UUID,
    columnas: Mapping[str, str],
    fijos: Mapping[str, str],
) -> Importacion:
    """Keep a file to be read; the same form twice is one import. Raises `SinPermiso`, or
    `DatoInvalido` when the file cannot be read at all."""
    if not permisos.puede_importar(actor):
        raise SinPermiso
    lector.leer(archivo, contenido)
    importacion, _ = Importacion.objects.get_or_create(
        clave_envio=clave_envio,
        defaults={
            "archivo": archivo[:200],
            "contenido": contenido,
            "columnas": dict(columnas),
            "fijos": dict(fijos),
            "actor": actor,
            "creada_en": reloj.ahora(),
        },
    )
    return importacion


@transaction.atomic
def pedir_aplicar(actor: Usuario, importacion_id: int) -> Importacion:
    """Ask that a file which was read be written. Raises `Importacion.DoesNotExist`, `SinPermiso`
    or `EstadoNoAdmite`."""
    visibles = Importacion.objects.visibles_para(actor).select_for_update(of=("self",))
    importacion = visibles.get(pk=importacion_id)
    if importacion.actor_id != actor.pk or not permisos.puede_importar(actor):
        raise SinPermiso
    if importacion.estado in (Estado.POR_APLICAR, Estado.APLICADA):
        return importacion
    if importacion.estado != Estado.REVISADA or importacion.resumen.get("errores"):
        raise EstadoNoAdmite("El archivo tiene renglones con error: corríjalo y súbalo de nuevo.")
    importacion.estado = Estado.POR_APLICAR
    importacion.atendida_en = None
    importacion.save(update_fields=["estado", "atendida_en"])
    return importacion


def atender_siguiente() -> list[int] | None:
    """Read or write the oldest import that waits; the letters that came in, None if none waits."""
    importacion = _reclamar()
    if importacion is None:
        return None
    try:
        if importacion.estado == Estado.POR_REVISAR:
            informe = revisar(importacion.actor, _pedido(importacion), _avance(importacion))
        else:
            informe = aplicar(
                importacion.actor,
                _pedido(importacion),
                referencia=str(importacion.pk),
                avance=_avance(importacion),
            )
    except ErrorDeDominio as error:
        _rechazar(importacion, error.mensaje)
        return []
    _terminar(importacion, informe)
    return [r.carta_id for r in informe.renglones if r.entra and r.carta_id is not None]


@transaction.atomic
def _reclamar() -> Importacion | None:
    ahora = reloj.ahora()
    libres = Q(atendida_en=None) | Q(atendida_en__lt=ahora - ESPERA)
    pendientes = Importacion.objects.filter(libres, estado__in=Importacion.PENDIENTES)
    importacion = pendientes.select_for_update(skip_locked=True).order_by("creada_en").first()
    if importacion is not None:
        importacion.atendida_en = ahora
        importacion.save(update_fields=["atendida_en"])
    return importacion


def _pedido(importacion: Importacion) -> Pedido:
    return Pedido(
        importacion.archivo,
        bytes(importacion.contenido),
        importacion.columnas,
        importacion.fijos,
    )


def _avance(importacion: Importacion) -> Avance:
    def decir(hechos: int, total: int) -> None:
        cache.set(llave_de_avance(importacion.pk), (hechos, total), 60 * _MINUTOS_DE_AVANCE)

    decir(0, 0)
    return decir


def _rechazar(importacion: Importacion, mensaje: str) -> None:
    importacion.estado = Estado.RECHAZADA
    importacion.nota = mensaje[:2000]
    importacion.save(update_fields=["estado", "nota"])
    cache.delete(llave_de_avance(importacion.pk))
    _avisar_a_quien_la_pidio(importacion, "No se pudo importar")


@transaction.atomic
def _terminar(importacion: Importacion, informe: Informe) -> None:
    aplicada = importacion.estado == Estado.POR_APLICAR and not informe.con_error
    importacion.renglones.all().delete()
    RenglonImportado.objects.bulk_create(_renglones(importacion, informe.renglones, aplicada), 2000)
    importacion.estado = Estado.APLICADA if aplicada else Estado.REVISADA
    importacion.nota = informe.nota[:2000]
    importacion.resumen = resumir(informe)
    ahora = reloj.ahora()
    if aplicada:
        importacion.aplicada_en = ahora
    else:
        importacion.revisada_en = ahora
    importacion.save(update_fields=["estado", "nota", "resumen", "revisada_en", "aplicada_en"])
    cache.delete(llave_de_avance(importacion.pk))
    _avisar_a_quien_la_pidio(importacion, importacion.get_estado_display())


def resumir(informe: Informe) -> dict[str, object]:
    """The report in figures."""
    return {
        "total": len(informe.renglones),
        "entran": sum(r.entra for r in informe.renglones),
        "ya_estaban": sum(r.ya_estaba and not r.leido.errores for r in informe.renglones),
        "errores": len(informe.con_error),
        "con_advertencias": sum(bool(advertencias(r)) for r in informe.renglones),
        "por_estado": informe.por_estado,
        "vencidos": informe.vencidos.total(),
    }


def advertencias(renglon: Renglon) -> list[str]:
    """What the person should know of a row that enters."""
    dichas = [*renglon.leido.advertencias, *renglon.alcance.pausas]
    if renglon.leido.fechas["fecha_recepcion"] is None:
        dichas.append("sin fecha de recepción: se toma el momento de la importación")
    return dichas


def _renglones(
    importacion: Importacion, renglones: Iterable[Renglon], aplicada: bool
) -> list[RenglonImportado]:
    resultado = RenglonImportado.Resultado
    return [
        RenglonImportado(
            importacion=importacion,
            numero=renglon.leido.numero,
            resultado=resultado.ERROR
            if renglon.leido.errores
            else (resultado.YA_ESTABA if renglon.ya_estaba else resultado.ENTRA),
            asunto=renglon.leido.asunto[:200],
            estado=renglon.estado if renglon.entra else "",
            errores=renglon.leido.errores,
            advertencias=advertencias(renglon),
            correspondencia_id=renglon.carta_id if aplicada and renglon.entra else None,
        )
        for renglon in renglones
    ]


def _avisar_a_quien_la_pidio(importacion: Importacion, titulo: str) -> None:
    avisar(
        [
            NuevoAviso(
                clave=f"importacion:{importacion.pk}:{importacion.estado}",
                destinatario_id=importacion.actor_id,
                titulo=f"{titulo}: importación de «{importacion.archivo}»"[:200],
                url=importacion.get_absolute_url(),
            )
        ]
    )
