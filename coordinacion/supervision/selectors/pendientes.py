"""What waits for one person: the letters in which the next verb is one of theirs."""

from django.db.models import Q
from django.db.models.expressions import OrderBy

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia, CorrespondenciaQuerySet
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.selectors import cartas, turnos
from coordinacion.supervision.selectors.semaforo import vencimiento


def por_vencer(de: str = "") -> OrderBy:
    """The petitioner's date first; `de` is the path to the letter."""
    return OrderBy(vencimiento(f"{de}{cartas.RELOJ}"), nulls_last=True)


def esperan_a(actor: Usuario, momento: Momento) -> CorrespondenciaQuerySet:
    """Open letters, legible for `actor`, in which the next verb is one of theirs."""
    mis = papeles(actor)
    legibles = Correspondencia.objects.visibles_para(actor)
    condicion = Q(pk__in=[])
    if mis.tiene(Rol.ANALISTA):
        por_hacer = (cartas.por_clasificar, cartas.por_turnar, cartas.por_responder)
        for bandeja in por_hacer:
            condicion |= Q(pk__in=bandeja(legibles, momento).values("pk"))
        revisar = turnos.por_revisar(Turno.objects.all(), momento)
        condicion |= Q(pk__in=revisar.values("correspondencia_id"))
        delegadas = cartas.por_concluir(legibles, momento).filter(tipo__concluye_analista=True)
        condicion |= Q(pk__in=delegadas.values("pk"))
    if mis.tiene(Rol.ANALISTA, Rol.OFICIALIA):
        condicion |= Q(pk__in=cartas.por_notificar(legibles, momento).values("pk"))
    if mis.tiene(Rol.TITULAR_UNIDAD):
        condicion |= Q(pk__in=cartas.por_concluir(legibles, momento).values("pk"))
        condicion |= Q(pk__in=cartas.por_decidir(legibles, momento).values("pk"))
    return legibles.abiertas().filter(condicion)
