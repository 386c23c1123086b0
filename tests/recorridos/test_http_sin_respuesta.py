"""(c) An anonymous letter concluded with its ground; (d) an invitation that owes no answer."""

from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from tests.recorridos.pasos_http import Historia


def test_una_anonima_se_concluye_con_su_motivo(historia: Historia) -> None:
    _llega_un_escrito_sin_firma(historia)
    _la_unidad_responde_directo(historia)
    _sin_motivo_no_se_concluye(historia)
    _se_concluye_con_el_motivo(historia)


def test_una_invitacion_se_toma_de_conocimiento(historia: Historia) -> None:
    _llega_una_invitacion(historia)
    _no_debe_respuesta_y_se_concluye(historia)


def test_una_peticion_no_se_puede_tomar_de_conocimiento(historia: Historia) -> None:
    historia.es("2026-10-05 09:30")
    historia.registra(remitente="Comité de Agua", asunto="Pide una bomba para el pozo")
    hoja = historia.abre("analista").pulsa("Clasificar y turnar")
    negada = hoja.intenta("De conocimiento", tipo="Petición")
    assert negada.codigo == 422
    negada.dice("requiere respuesta")
    historia.abre("analista").dice("Recibida, por clasificar")


def _llega_un_escrito_sin_firma(h: Historia) -> None:
    h.es("2026-10-05 09:30")
    h.registra(
        condicion_remitente="anonima", asunto="Reporta cobros indebidos en una escuela pública"
    )
    h.abre("analista").dice("Recibida, por clasificar", "Anónim")


def _la_unidad_responde_directo(h: Historia) -> None:
    h.es("2026-10-06 10:00")
    hoja = h.abre("analista").pulsa("Clasificar y turnar")
    hoja.pulsa(
        "Responder directo",
        tipo="Queja",
        tema="Actuación de personas servidoras públicas",
        respuesta="Se dio vista al órgano de control de la escuela.",
        sentido="Se inició investigación",
    )
    caso = h.abre("analista").dice("Con respuesta, por notificar", "Por concluir")
    assert not caso.ofrece("Concluir"), "una queja la concluye la titular"
    assert h.bandeja("titular_unidad", "por-concluir").cuenta("Por concluir") == 1


def _sin_motivo_no_se_concluye(h: Historia) -> None:
    h.es("2026-10-07 10:00")
    hoja = h.abre("titular_unidad").pulsa("Concluir")
    sin_motivo = {"sin_notificacion": "Elija el motivo"}
    negada = hoja.intenta("Concluir", sentido="Se inició investigación", **sin_motivo)
    assert negada.codigo == 422
    h.abre("titular_unidad").dice("Con respuesta, por notificar")


def _se_concluye_con_el_motivo(h: Historia) -> None:
    hoja = h.abre("titular_unidad").pulsa("Concluir")
    hoja.pulsa("Concluir", sentido="Se inició investigación", sin_notificacion="Petición anónima")
    caso = h.abre("titular_unidad").dice(EstadoCorrespondencia.CONCLUIDA.label)
    caso.calla("Notificado a tiempo", "Notificado fuera de término")
    assert caso.hechos()[0] == (
        "Concluyó el asunto. Sentido: Se inició investigación. Sin notificación: Petición anónima"
    )


def _llega_una_invitacion(h: Historia) -> None:
    h.es("2026-10-05 09:30")
    h.registra(remitente="H. Ayuntamiento de prueba", asunto="Invita a la inauguración de la feria")
    h.abre("analista").dice("Vence en 10 días hábiles")


def _no_debe_respuesta_y_se_concluye(h: Historia) -> None:
    h.es("2026-10-05 11:00")
    hoja = h.abre("analista").pulsa("Clasificar y turnar")
    sin_fecha = hoja.intenta("De conocimiento", tipo="Invitación")
    assert sin_fecha.codigo == 422
    hoja.pulsa(
        "De conocimiento",
        tipo="Invitación",
        evento_en="2026-10-20T11:00",
        evento_lugar="Explanada municipal",
    )
    caso = h.abre("analista").dice("Concluida", "No requería respuesta")
    caso.calla("Vencido", "Notificado")
    assert caso.hechos()[0] == "Tomó conocimiento; el asunto no requiere respuesta"
    h.bandeja("analista", "terminados").dice(h.folio)
    h.es("2026-11-30 10:00")
    assert h.bandeja("analista", "vencidos").cuenta("Vencidos") == 0
