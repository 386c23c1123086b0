"""Progress reports by HTTP: who gives them, who reads them, and that they move no clock."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import InformeParcial, Turno
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import VerboPapel, VerboTurno
from tests.canalizacion.turnos_http import ahora, escaneo, por_cuenta, url, ver
from tests.elenco import Elenco, destino, turnada


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def acusado(elenco: Elenco) -> Turno:
    turno = turnada(elenco)[1][0]
    return services.acusar(elenco.enlace_a, turno.pk)


def datos(dias: int = 5) -> dict[str, str]:
    fecha = reloj.hoy() + timedelta(days=dias)
    return {"texto": "Se pidió el dictamen.", "fecha_esperada": fecha.isoformat()}


def test_informar_se_lee_en_el_turno_y_en_el_asunto_y_no_mueve_nada(elenco: Elenco) -> None:
    turno = acusado(elenco)
    assert turno.plazo_respuesta is not None
    vence = turno.plazo_respuesta.vence_en
    cliente = elenco.cliente("enlace_a")
    assert VerboTurno.INFORME_PARCIAL.label in ver(elenco, "enlace_a", turno)
    for _ in range(2):
        assert cliente.post(url("informe_parcial", turno), datos()).status_code == 302
    assert InformeParcial.objects.count() == 1, "the same report, sent again"
    assert ahora(turno).estado == "acusado"
    assert ahora(turno).plazo_respuesta.vence_en == vence  # type: ignore[union-attr]
    assert "Se pidió el dictamen." in ver(elenco, "analista", turno)
    asunto = elenco.cliente("analista").get(turno.correspondencia.get_absolute_url())
    assert "espera responder el" in asunto.content.decode()
    assert Asiento.objects.filter(hecho="turno_informado", turno_id=turno.pk).count() == 1
    aviso = Aviso.objects.get(titulo="Avance parcial de la dependencia")
    assert aviso.destinatario == elenco.analista
    assert "dictamen" not in aviso.texto


def test_lo_malo_se_dice_y_lo_escrito_se_conserva(elenco: Elenco) -> None:
    turno = acusado(elenco)
    cliente = elenco.cliente("enlace_a")
    pagina = cliente.post(url("informe_parcial", turno), datos(-1))
    assert pagina.status_code == 422
    assert "ya pasó" in pagina.content.decode()
    assert "Se pidió el dictamen." in pagina.content.decode()
    assert cliente.post(url("informe_parcial", turno), {}).status_code == 422
    assert not InformeParcial.objects.exists()


def test_sin_acusar_o_respondido_no_se_informa(elenco: Elenco) -> None:
    turno = turnada(elenco)[1][0]
    assert url("informe_parcial", turno) not in ver(elenco, "enlace_a", turno)
    assert elenco.cliente("enlace_a").get(url("informe_parcial", turno)).status_code == 409


def test_en_papel_por_cuenta_de_la_institucion(elenco: Elenco) -> None:
    turno = turnada(elenco, destino(elenco.d))[1][0]
    prueba = services.PorCuenta(reloj.ahora(), "Mensajero")
    services.acusar(elenco.oficialia, turno.pk, por_cuenta=prueba)
    assert VerboPapel.INFORME_PARCIAL.label in ver(elenco, "oficialia", turno)
    enviado = por_cuenta(archivo=escaneo("avance.pdf")) | datos()
    respuesta = elenco.cliente("oficialia").post(url("informe_papel", turno), enviado)
    assert respuesta.status_code == 302
    informe = InformeParcial.objects.get()
    assert (informe.por_cuenta_de, informe.registrado_por) == (True, elenco.oficialia)
    assert "Por cuenta de" in ver(elenco, "oficialia", turno)
    assert "avance.pdf" in ver(elenco, "oficialia", turno)
    linea = Asiento.objects.get(hecho="turno_informado")
    assert (linea.por_cuenta_de, linea.institucion) == (True, elenco.d)
