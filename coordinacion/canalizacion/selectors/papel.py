"""Reads of what travels on paper: a folio typed or scanned, and the relaciones de envío."""

import re

from django.db.models import Count, QuerySet

from coordinacion.canalizacion.models import RelacionEnvio, Turno, TurnoQuerySet
from coordinacion.canalizacion.selectors.turno import SIN_BUSQUEDA, con_lo_de_la_fila, marcados
from coordinacion.nucleo.etiquetas import EstadoTurno as Estado
from coordinacion.nucleo.folios import interpretar
from coordinacion.organizacion.models import Institucion, Usuario

_QR_DE_TURNO = re.compile(r"/turnos/(\d{1,18})/?$")
_QR_DE_RELACION = re.compile(r"/papel/relaciones/(\d{1,18})/?$")
RECIENTES = 25


def turnos_del_folio(usuario: Usuario, texto: str) -> TurnoQuerySet:
    """Turns that `usuario` may open, by the folio as typed or by the code of a volante."""
    turnos = con_lo_de_la_fila(Turno.objects.visibles_para(usuario)).order_by("pk")
    codigo = _QR_DE_TURNO.search(texto.strip())
    if codigo:
        return turnos.filter(pk=int(codigo[1]))
    folio = interpretar(texto)
    if folio is None:
        return turnos.none()
    partes = {"serie": folio.serie, "anio": folio.anio, "numero": folio.numero}
    turnos = turnos.filter(correspondencia__desglose=folio.desglose)
    return turnos.filter(**{f"correspondencia__{k}": v for k, v in partes.items() if v})


def relacion_del_folio(texto: str) -> RelacionEnvio | None:
    """The relación whose folio was typed whole, or whose code was scanned."""
    codigo = _QR_DE_RELACION.search(texto.strip())
    if codigo:
        return RelacionEnvio.objects.filter(pk=int(codigo[1])).first()
    return RelacionEnvio.objects.filter(folio=texto.strip().upper()).first()


def por_enviar(usuario: Usuario) -> TurnoQuerySet:
    """Turns to institutions on paper that no relación carries yet, by institution."""
    turnos = Turno.objects.filter(
        institucion__modo=Institucion.Modo.PAPEL, relacion=None, estado=Estado.TURNADO
    )
    filas = con_lo_de_la_fila(marcados(turnos, usuario))
    return filas.order_by("institucion__nombre", "institucion_id", "pk")


def relaciones(*, entregadas: bool) -> QuerySet[RelacionEnvio]:
    """Relaciones that wait for their delivery, oldest first, or the latest delivered ones."""
    todas = RelacionEnvio.objects.select_related("institucion", "emitida_por").annotate(
        cuantos=Count("turnos")
    )
    if not entregadas:
        return todas.filter(entregada_en=None).order_by("emitida_en")
    return todas.filter(entregada_en__isnull=False).order_by("-entregada_en")[:RECIENTES]


def relacion_con_prueba() -> QuerySet[RelacionEnvio]:
    """Relaciones with what their page shows."""
    return RelacionEnvio.objects.select_related("institucion", "emitida_por", "prueba")


def turnos_de_la_relacion(usuario: Usuario, relacion: RelacionEnvio) -> TurnoQuerySet:
    """The turns that a relación carries, each marked `legible` for `usuario`."""
    turnos = marcados(relacion.turnos.all(), usuario).order_by("pk")
    return turnos.select_related("correspondencia", "plazo_respuesta").defer(*SIN_BUSQUEDA)


def instituciones_en_papel() -> QuerySet[Institucion]:
    """Institutions to which a relación may be emitted."""
    return Institucion.objects.filter(modo=Institucion.Modo.PAPEL)


def turnos_del_asunto(turno: Turno) -> int:
    """How many turns its letter has had, as the volante says «1 de 3»."""
    return turno.correspondencia.turnos.count()
