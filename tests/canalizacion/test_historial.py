"""The timeline: what a calendar's act moved is told there, though only the ledger has it."""

from django.urls import reverse
from django.utils.timezone import localtime

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.plazos.models import AjustePlazo
from coordinacion.plazos.services import agregar_inhabil
from tests.canalizacion.asunto_http import texto
from tests.elenco import Elenco, destino, turnada

ACTO = "Acuerdo 7/2026"


def historial(elenco: Elenco, quien: str, url: str) -> str:
    pagina = texto(elenco.cliente(quien).get(url))
    return pagina.split('class="linea-tiempo"', 1)[1].split("</ol>", 1)[0]


def test_el_historial_dice_que_movio_un_dia_inhabil_y_a_cada_quien_lo_suyo(elenco: Elenco) -> None:
    carta, (de_a, _) = turnada(elenco, destino(elenco.a), destino(elenco.b, parte=""))
    plazo = de_a.plazo_respuesta
    assert plazo is not None
    vence = localtime(plazo.vence_en).date()
    agregar_inhabil(
        elenco.administracion,
        calendario=plazo.calendario,
        fecha_inicio=vence,
        motivo="Duelo estatal",
        acto=ACTO,
    )
    assert not Asiento.objects.filter(hecho=Hecho.PLAZO_REAJUSTADO).exists()
    movidos = AjustePlazo.objects.filter(acto=ACTO, plazo__asunto_id=carta.pk)

    asunto = carta.get_absolute_url()
    assert historial(elenco, "analista", asunto).count(ACTO) == movidos.count() > 1
    suyos = movidos.filter(plazo__turno_id=de_a.pk).count()
    assert historial(elenco, "enlace_a", asunto).count(ACTO) == suyos >= 1
    turno = reverse("turno:ver", args=[de_a.pk])
    assert historial(elenco, "enlace_a", turno).count(ACTO) == suyos
    assert f"{vence:%d/%m/%Y}" in historial(elenco, "enlace_a", turno)
