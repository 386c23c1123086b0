"""Each verb of a turn by HTTP: done, refused with its reason, forbidden, foreign."""

from datetime import timedelta
from typing import Any

import pytest

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Acuse, Declinacion
from coordinacion.correspondencia.models import Notificacion
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import DARSE_POR_ENTERADO, EstadoTurno
from coordinacion.organizacion.models import Area
from tests.canalizacion.turnos_http import ahora, por_cuenta, respuesta, tecleado, url, ver
from tests.elenco import (
    Elenco,
    atendida,
    clasificada,
    destino,
    instruccion,
    respondida,
    sentidos,
    turnada,
)

DIRECTA = "atender_y_responder"
DEL_ENLACE = ("acusar", "asignar", "responder", "declinar", "notificar")
DE_LA_UNIDAD = ("devolver", "aceptar", "cambiar_caracter", "retirar")


def uno(elenco: Elenco, **campos: Any) -> Turno:
    return turnada(elenco, destino(elenco.a, **campos))[1][0]


def acusado(elenco: Elenco, **campos: Any) -> Turno:
    turno = uno(elenco, **campos)
    return services.acusar(elenco.enlace_a, turno.pk)


def test_acusar(elenco: Elenco) -> None:
    turno = uno(elenco)
    respuesta_http = elenco.cliente("enlace_a").post(url("acusar", turno))
    assert respuesta_http.headers["Location"] == turno.get_absolute_url()
    assert ahora(turno).estado == EstadoTurno.ACUSADO
    assert ahora(turno).acuse == Acuse.EXPRESO


def test_desde_el_aviso_acusar_pregunta_y_no_cambia_nada(elenco: Elenco) -> None:
    turno = uno(elenco)
    pagina = elenco.cliente("enlace_a").get(url("acusar", turno))
    assert pagina.status_code == 200
    assert "Acusar de recibido" in pagina.content.decode()
    assert ahora(turno).estado == EstadoTurno.TURNADO


def test_de_conocimiento_se_da_por_enterado(elenco: Elenco) -> None:
    _, turnos = turnada(elenco, destino(elenco.a), destino(elenco.b, ""))
    turno = turnos[1]
    assert DARSE_POR_ENTERADO in ver(elenco, "enlace_b", turno)
    elenco.cliente("enlace_b").post(url("acusar", turno))
    assert ahora(turno).estado == EstadoTurno.ENTERADO


def test_el_mismo_acuse_dos_veces_es_uno(elenco: Elenco) -> None:
    turno = uno(elenco)
    cliente = elenco.cliente("enlace_a")
    cliente.post(url("acusar", turno))
    segunda = cliente.post(url("acusar", turno))
    assert segunda.status_code == 409
    assert "Acusado de recibido" in segunda.content.decode()
    hechos = Asiento.objects.filter(registro="turno", registro_id=turno.pk)
    assert hechos.filter(hecho="turno_acusado").count() == 1


def test_asignar(elenco: Elenco) -> None:
    turno = uno(elenco)
    area = Area.objects.create(institucion=elenco.a, nombre="Caminos")
    cliente = elenco.cliente("titular_institucion_a")
    assert cliente.post(url("asignar", turno), {"area": area.pk}).status_code == 302
    assert ahora(turno).area == area


def test_la_misma_asignacion_dos_veces_es_una(elenco: Elenco) -> None:
    turno = uno(elenco)
    area = Area.objects.create(institucion=elenco.a, nombre="Caminos")
    otra = Area.objects.create(institucion=elenco.a, nombre="Puentes")
    for elegida in (area, area, otra):
        datos = {"area": elegida.pk}
        assert elenco.cliente("enlace_a").post(url("asignar", turno), datos).status_code == 302
    hechos = Asiento.objects.filter(turno_id=turno.pk, hecho="turno_asignado").order_by("id")
    assert [hecho.datos["area"] for hecho in hechos] == ["Caminos", "Puentes"]


def test_asignar_no_acepta_areas_ni_personas_de_otra_institucion(elenco: Elenco) -> None:
    turno = uno(elenco)
    ajena = Area.objects.create(institucion=elenco.b, nombre="Ajena")
    datos = {"area": ajena.pk, "persona": elenco.enlace_b.pk}
    respuesta_http = elenco.cliente("enlace_a").post(url("asignar", turno), datos)
    assert respuesta_http.status_code == 422
    assert ahora(turno).area is None
    assert ahora(turno).persona is None


def test_declinar_propone_a_quien_le_toca(elenco: Elenco) -> None:
    turno = acusado(elenco)
    datos = {
        "clase": Declinacion.INSTITUCION,
        "institucion": elenco.b.pk,
        "autoridad": "Se ignora",
        "fundamento": "Los caminos estatales tocan a otra secretaría.",
    }
    assert elenco.cliente("enlace_a").post(url("declinar", turno), datos).status_code == 302
    hecho = ahora(turno)
    assert hecho.estado == EstadoTurno.DECLINADO
    assert hecho.institucion_propuesta == elenco.b
    assert hecho.autoridad_propuesta == ""


@pytest.mark.parametrize(
    ("datos", "falta"),
    [
        ({"clase": "institucion", "fundamento": "x"}, "Elija la institución competente"),
        ({"clase": "externa", "fundamento": "x"}, "Anote la autoridad competente"),
        ({"clase": "no_identifica", "fundamento": " "}, "Este campo es obligatorio"),
        ({"fundamento": "No es nuestro"}, "Este campo es obligatorio"),
    ],
)
def test_declinar_incompleto(elenco: Elenco, datos: dict[str, str], falta: str) -> None:
    turno = acusado(elenco)
    respuesta_http = elenco.cliente("enlace_a").post(url("declinar", turno), datos)
    assert respuesta_http.status_code == 422
    assert falta in respuesta_http.content.decode()
    assert ahora(turno).estado == EstadoTurno.ACUSADO


def test_fuera_de_la_ventana_es_una_solicitud(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        turno = acusado(elenco)
    assert "quedará como solicitud" in ver(elenco, "enlace_a", turno)
    datos = {"clase": "no_identifica", "fundamento": "No es nuestro"}
    elenco.cliente("enlace_a").post(url("declinar", turno), datos)
    hecho = ahora(turno)
    assert hecho.estado == EstadoTurno.ACUSADO
    assert hecho.declinacion_fuera_de_ventana
    solicitudes = Asiento.objects.filter(hecho="turno_declinacion_solicitada")
    assert elenco.cliente("enlace_a").post(url("declinar", turno), datos).status_code == 302
    assert solicitudes.count() == 1, "the same request, sent again"
    elenco.cliente("enlace_a").post(url("declinar", turno), datos | {"fundamento": "Es federal"})
    assert solicitudes.count() == 2
    assert "pidió que se le retire el turno" in ver(elenco, "analista", turno)


def test_un_turno_vinculante_lo_dice_y_no_se_rechaza(elenco: Elenco) -> None:
    turno = acusado(elenco, vinculante=True)
    pagina = ver(elenco, "enlace_a", turno)
    assert "vinculante" in pagina
    assert url("declinar", turno) not in pagina
    datos = {"clase": "no_identifica", "fundamento": "No es nuestro"}
    respuesta_http = elenco.cliente("enlace_a").post(url("declinar", turno), datos)
    assert respuesta_http.status_code == 422


def test_notificar_dos_veces_el_mismo_envio_es_un_intento(elenco: Elenco) -> None:
    turno = acusado(elenco, instruccion=instruccion(DIRECTA))
    services.responder(elenco.enlace_a, turno.pk, texto="Sí.", sentidos=sentidos(turno))
    datos = {
        "clave_envio": "3f0e7c1a-0000-4000-8000-000000000001",
        "a_quien": "Comisariado",
        "realizada_en": tecleado(reloj.ahora()),
        "medio": "personal",
        "resultado": "entregada",
    }
    cliente = elenco.cliente("enlace_a")
    for _ in range(2):
        assert cliente.post(url("notificar", turno), datos).status_code == 302
    intento = Notificacion.objects.get()
    assert intento.institucion == elenco.a
    assert intento.correspondencia.notificada_en == intento.realizada_en


def test_no_notifica_quien_no_recibio_esa_instruccion(elenco: Elenco) -> None:
    turno = acusado(elenco)
    cliente = elenco.cliente("enlace_a")
    assert cliente.get(url("notificar", turno)).status_code == 409
    assert url("notificar", turno) not in ver(elenco, "enlace_a", turno)


def test_devolver_dice_que_falta_y_cuenta_la_vuelta(elenco: Elenco) -> None:
    _, turno = respondida(elenco)
    cliente = elenco.cliente("analista")
    assert cliente.post(url("devolver", turno), {"complemento": ""}).status_code == 422
    datos = {"complemento": "Falta el dictamen.", "dias": "2"}
    assert cliente.post(url("devolver", turno), datos).status_code == 302
    assert ahora(turno).vueltas == 1
    assert "Falta el dictamen." in ver(elenco, "enlace_a", turno)


def test_aceptar_con_un_toque_desde_el_turno(elenco: Elenco) -> None:
    _, turno = respondida(elenco)
    assert "Aceptar respuesta" in ver(elenco, "analista", turno)
    assert elenco.cliente("analista").post(url("aceptar", turno)).status_code == 302
    assert ahora(turno).estado == EstadoTurno.ATENDIDO


def test_una_remision_termina_con_su_acuse(elenco: Elenco) -> None:
    carta = clasificada(elenco, via="remitir")
    turno = services.remitir(
        elenco.analista, carta.pk, destino(elenco.externa), fundamento="Materia federal"
    )
    cliente = elenco.cliente("oficialia")
    assert cliente.post(url("aceptar", turno), {}).status_code == 422
    assert cliente.post(url("aceptar", turno), por_cuenta()).status_code == 302
    assert ahora(turno).estado == EstadoTurno.ATENDIDO


def test_cambiar_caracter_pide_atencion(elenco: Elenco) -> None:
    _, turnos = turnada(elenco, destino(elenco.a), destino(elenco.b, ""))
    cliente = elenco.cliente("analista")
    assert cliente.post(url("cambiar_caracter", turnos[1]), {}).status_code == 422
    datos = {"instruccion": instruccion().pk}
    assert cliente.post(url("cambiar_caracter", turnos[1]), datos).status_code == 302
    assert ahora(turnos[1]).caracter == "atencion"


def test_retirar_con_motivo(elenco: Elenco) -> None:
    turno = uno(elenco)
    cliente = elenco.cliente("analista")
    assert cliente.post(url("retirar", turno), {"motivo": " "}).status_code == 422
    datos = {"motivo": "Se turnó por error.", "estado": "atendido", "institucion": elenco.b.pk}
    assert cliente.post(url("retirar", turno), datos).status_code == 302
    hecho = ahora(turno)
    assert (hecho.estado, hecho.institucion) == (EstadoTurno.RETIRADO, elenco.a)


@pytest.mark.parametrize("verbo", DEL_ENLACE + DE_LA_UNIDAD)
@pytest.mark.parametrize("quien", ["enlace_b", "extrano", "administracion"])
def test_un_turno_ajeno_no_existe(elenco: Elenco, verbo: str, quien: str) -> None:
    turno = uno(elenco)
    cliente = elenco.cliente(quien)
    assert cliente.get(url(verbo, turno)).status_code == 404
    assert cliente.post(url(verbo, turno), respuesta(turno)).status_code == 404
    assert ahora(turno).estado == EstadoTurno.TURNADO


@pytest.mark.parametrize("verbo", DEL_ENLACE)
@pytest.mark.parametrize("quien", ["analista", "oficialia", "titular_unidad", "auditoria"])
def test_la_unidad_no_habla_en_nombre_propio_por_la_institucion(
    elenco: Elenco, verbo: str, quien: str
) -> None:
    turno = uno(elenco)
    cliente = elenco.cliente(quien)
    assert cliente.get(url(verbo, turno)).status_code == 403
    assert cliente.post(url(verbo, turno), respuesta(turno)).status_code == 403
    assert ahora(turno).estado == EstadoTurno.TURNADO


@pytest.mark.parametrize("verbo", DE_LA_UNIDAD)
@pytest.mark.parametrize("quien", ["enlace_a", "titular_institucion_a", "consulta", "oficialia"])
def test_los_verbos_de_la_unidad_son_del_analista(elenco: Elenco, verbo: str, quien: str) -> None:
    _, turno = respondida(elenco)
    cliente = elenco.cliente(quien)
    assert cliente.get(url(verbo, turno)).status_code == 403
    datos = {"motivo": "x", "complemento": "x"}
    assert cliente.post(url(verbo, turno), datos).status_code == 403
    assert ahora(turno).estado == EstadoTurno.RESPONDIDO


@pytest.mark.parametrize("verbo", ["acusar", "responder", "declinar", "devolver", "retirar"])
def test_un_turno_terminado_no_abre_formularios(elenco: Elenco, verbo: str) -> None:
    _, turno = atendida(elenco)
    quien = "enlace_a" if verbo in DEL_ENLACE else "analista"
    pagina = elenco.cliente(quien).get(url(verbo, turno))
    assert pagina.status_code == 409
    assert "Respuesta aceptada" in pagina.content.decode()


def test_sin_sesion_nadie_entra(elenco: Elenco, client: Any) -> None:
    turno = uno(elenco)
    assert "/cuenta/entrar/" in client.get(turno.get_absolute_url()).url
    assert "/cuenta/entrar/" in client.post(url("acusar", turno)).url
    assert ahora(turno).estado == EstadoTurno.TURNADO
