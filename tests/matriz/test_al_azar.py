"""Random verbs by random people: what is refused changes nothing, and the house stays in order."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import reglas
from coordinacion.canalizacion.models import InformeParcial, Turno
from coordinacion.canalizacion.services.estado import situaciones
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import AjustePlazo, Plazo, Prorroga, Suspension
from tests.elenco import Elenco, carta_nueva
from tests.matriz import verbos_carta, verbos_turno

NOMBRES = (
    "oficialia",
    "analista",
    "titular_unidad",
    "archivo",
    "consulta",
    "auditoria",
    "administracion",
    "todologa",
    "enlace_a",
    "enlace_b",
    "titular_institucion_a",
    "extrano",
)
# the unit's people come up more often, or most letters would never leave the first state
PERSONAS = (*NOMBRES, "analista", "analista", "todologa", "enlace_b", "enlace_b")
VERBOS = (
    *((False, verbo) for verbo in verbos_carta.EJECUTAR),
    *((True, verbo) for verbo in verbos_turno.EJECUTAR),
)
PASOS = st.lists(
    st.tuples(st.sampled_from(VERBOS), st.sampled_from(PERSONAS)), min_size=5, max_size=25
)
CERRADOS = {"concluida", "desechada", "cancelada", "acumulada", "archivada"}


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(pasos=PASOS)
def test_lo_que_se_niega_no_cambia_nada(
    elenco: Elenco, pasos: Sequence[tuple[tuple[bool, str], str]]
) -> None:
    carta = carta_nueva(elenco)
    for (es_de_turno, verbo), nombre in pasos:
        antes = _huella(carta)
        if not _intentar(elenco, carta, elenco.personas[nombre], verbo, es_de_turno=es_de_turno):
            assert _huella(carta) == antes
        _en_orden(carta)


def _intentar(
    elenco: Elenco, carta: Correspondencia, actor: Usuario, verbo: str, *, es_de_turno: bool
) -> bool:
    """Run the verb for real; False when it was refused."""
    turno = carta.turnos.last()
    if es_de_turno and turno is None:
        return False
    try:
        with transaction.atomic():
            if es_de_turno and turno is not None:
                verbos_turno.EJECUTAR[verbo](elenco, actor, turno, None)
            else:
                verbos_carta.EJECUTAR[verbo](elenco, actor, carta)
    except (ErrorDeDominio, ObjectDoesNotExist):
        return False
    return True


def _huella(carta: Correspondencia) -> list[Any]:
    """Everything that a verb may write."""
    return [
        list(Correspondencia.objects.filter(pk=carta.pk).values()),
        list(Turno.objects.filter(correspondencia=carta).order_by("pk").values()),
        list(carta.puntos.values()),
        list(carta.notificaciones.values()),
        list(Plazo.objects.filter(asunto_id=carta.pk).order_by("pk").values()),
        list(Prorroga.objects.filter(plazo__asunto_id=carta.pk).order_by("pk").values()),
        list(Suspension.objects.filter(plazo__asunto_id=carta.pk).order_by("pk").values()),
        InformeParcial.objects.count(),
        Asiento.objects.count(),
        Aviso.objects.count(),
    ]


def _en_orden(carta: Correspondencia) -> None:
    """What holds whatever happened."""
    ahora = Correspondencia.objects.get(pk=carta.pk)
    turnos = situaciones(ahora)
    vivos = [t for t in turnos if t.esta_vivo and t.parte == "responsable"]
    assert len(vivos) <= 1
    abiertos = Plazo.objects.filter(asunto_id=carta.pk, cerrado_en=None)
    if ahora.estado in CERRADOS:
        assert not abiertos.exists()
    if ahora.estado == "canalizada":
        assert ahora.decide_titular == reglas.decide_la_titular(turnos)
    if ahora.estado == "canalizada" and not reglas.tiene_responsable(turnos):
        assert abiertos.filter(clase="canalizar").exists()
    for turno in Turno.objects.filter(correspondencia=carta, estado__in=["declinado", "retirado"]):
        assert not abiertos.filter(turno_id=turno.pk).exists()
    _las_fechas_cuadran(carta)


def _las_fechas_cuadran(carta: Correspondencia) -> None:
    """No date ever changed without its line: the first one plus the ledger is the present one."""
    for plazo in Plazo.objects.filter(asunto_id=carta.pk):
        fecha = plazo.vence_original_en
        for ajuste in AjustePlazo.objects.filter(plazo=plazo).order_by("pk"):
            assert ajuste.antes == fecha
            fecha = ajuste.despues
        assert plazo.vence_en == fecha
