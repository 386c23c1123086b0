"""The traffic light as a condition in SQL; it says the same as `plazos.semaforo` (tested)."""

from django.db.models import F, Q, TextChoices
from django.db.models.expressions import Case, When

from coordinacion.plazos.semaforo import POR_VENCER
from coordinacion.supervision.momento import Momento


class Luz(TextChoices):
    """The lights by which a list may be filtered."""

    VENCIDO = "vencido", "Vencido"
    VENCE_HOY = "vence_hoy", "Vence hoy"
    POR_VENCER = "por_vencer", "Por vencer (3 días hábiles o menos)"
    EN_TIEMPO = "en_tiempo", "En tiempo"
    SUSPENDIDO = "suspendido", "Plazo suspendido"
    SIN_PLAZO = "sin_plazo", "Sin plazo que corra"


def con_luz(plazo: str, luz: str, momento: Momento) -> Q:
    """Rows whose clock at the path `plazo` shows that light; `plazo` is a relation's name."""
    corre = _q(plazo, cerrado_en__isnull=True, pk__isnull=False)
    if luz == Luz.SIN_PLAZO:
        return _q(plazo, isnull=True) | _q(plazo, cerrado_en__isnull=False)
    if luz == Luz.SUSPENDIDO:
        return corre & _q(plazo, suspendido_en__isnull=False)
    corre &= _q(plazo, suspendido_en__isnull=True)
    if luz == Luz.VENCIDO:
        return corre & _q(plazo, vence_en__lt=momento.ahora)
    if luz == Luz.VENCE_HOY:
        return corre & _q(plazo, vence_en__gte=momento.ahora, vence_en__lt=momento.manana)
    corre &= _q(plazo, vence_en__gte=momento.manana)
    cerca = _pocos_dias(plazo, momento)
    return corre & (cerca if luz == Luz.POR_VENCER else ~cerca)


def por_vencer_o_hoy(plazo: str, momento: Momento) -> Q:
    """Not yet expired, and due today or in a few working days."""
    cerca = _pocos_dias(plazo, momento) | _q(plazo, vence_en__lt=momento.manana)
    corre = _q(plazo, cerrado_en__isnull=True, suspendido_en__isnull=True)
    limite = max(momento.manana, momento.fin_de_lo_cercano)
    return corre & _q(plazo, vence_en__gte=momento.ahora, vence_en__lt=limite) & cerca


def vencimiento(plazo: str) -> Case:
    """When the clock runs out while it runs; null otherwise, so that such rows go last."""
    return mientras_corre(plazo, "vence_en")


def mientras_corre(plazo: str, campo: str) -> Case:
    """A field of the clock while it runs; null otherwise."""
    return Case(When(_q(plazo, cerrado_en__isnull=True), then=F(f"{plazo}__{campo}")))


def _pocos_dias(plazo: str, momento: Momento) -> Q:
    """The date says nothing that the ordinals do not, but it is what an index is read by."""
    cerca = Q(pk__in=[])
    for ordinal, calendarios in momento.calendarios_por_ordinal.items():
        cerca |= _q(plazo, calendario__in=calendarios, vence_ordinal__lte=ordinal + POR_VENCER)
    return cerca & _q(plazo, vence_en__lt=momento.fin_de_lo_cercano)


def _q(plazo: str, **condiciones: object) -> Q:
    return Q(**{f"{plazo}__{campo}": valor for campo, valor in condiciones.items()})
