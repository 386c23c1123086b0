"""The tray of those who asked for more time, and the head's count of them."""

from coordinacion.canalizacion import services
from coordinacion.plazos.models import CategoriaSuspension
from tests.elenco import Elenco, sentidos, turnada


def test_lo_pedido_espera_en_su_bandeja_hasta_que_se_resuelve(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    services.acusar(elenco.enlace_a, turno.pk)
    services.solicitar_prorroga(elenco.enlace_a, turno.pk, dias=2, motivo="Falta el dictamen")

    def hay(quien: str) -> bool:
        pagina = elenco.cliente(quien).get("/bandejas/prorrogas/").content.decode()
        return carta.folio in pagina

    assert hay("analista")
    assert hay("titular_unidad")
    hoy = elenco.cliente("titular_unidad").get("/hoy/").content.decode()
    assert '<strong class="cifra">1</strong> prórrogas por resolver' in hoy
    services.negar_prorroga(elenco.analista, turno.pk, motivo="No procede")
    assert not hay("analista")
    services.solicitar_prorroga(elenco.enlace_a, turno.pk, dias=1, motivo="Falta el dictamen")
    assert hay("analista")
    services.responder(elenco.enlace_a, turno.pk, texto="Listo", sentidos=sentidos(turno))
    assert not hay("analista")


def test_un_turno_suspendido_no_esta_entre_los_vencidos(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    services.suspender(
        elenco.analista, turno.pk, categoria=CategoriaSuspension.OTRA, motivo="Se verifica"
    )
    pagina = elenco.cliente("analista").get("/bandejas/turnos-vivos/").content.decode()
    assert carta.folio in pagina
    assert "Plazo suspendido" in pagina
