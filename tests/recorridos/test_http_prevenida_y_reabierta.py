"""(e) A letter that waits for its petitioner and then comes back; (f) two alike, one answer."""

from coordinacion.canalizacion.tasks import vencer_prevenciones
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from tests.recorridos.pasos_http import Historia


def test_se_previene_se_entrega_se_responde_y_el_peticionario_se_inconforma(
    historia: Historia,
) -> None:
    _llega_sin_plano(historia)
    _se_previene_y_los_plazos_esperan(historia)
    _vence_y_el_plazo_corre_de_nuevo(historia)
    _se_entrega_y_vuelve_a_donde_estaba(historia)
    _se_responde_y_concluye(historia)
    _se_reabre_con_plazo_nuevo(historia)


def test_dos_iguales_se_responden_juntos(historia: Historia) -> None:
    historia.es("2026-10-05 09:30")
    historia.registra(remitente="Ana Prueba", asunto="Piden un puente en el arroyo")
    principal, folio = historia.asunto, historia.folio
    historia.es("2026-10-06 09:30")
    historia.registra(remitente="Beto Prueba", asunto="Piden un puente en el arroyo")
    hoja = historia.abre("analista").pulsa(Verbo.ACUMULAR.label)
    hoja.intenta(Verbo.ACUMULAR.label, principal="999999").dice("No se encontró ningún asunto")
    hoja.pulsa(Verbo.ACUMULAR.label, principal=folio)
    seguidora = historia.abre("analista").dice("Acumulada a otro asunto", folio)
    seguidora.calla("Vence en")
    historia.abre("analista", principal).dice("Acumulados a éste: 1", "Beto Prueba")
    _responde_directo(historia, principal)
    hoja = historia.abre("oficialia", principal).pulsa("Registrar notificación")
    hoja.pulsa("Registrar notificación", medio="En persona", resultado="Entregada")
    historia.abre("analista").dice("Beto Prueba", f"Con el asunto principal {folio}.", "Entregada")
    hoja = historia.abre("titular_unidad", principal).pulsa("Concluir")
    hoja.pulsa("Concluir")
    hecho = historia.abre("analista").hechos()[0]
    assert hecho.startswith(f"Terminó el asunto principal {folio}: Concluida. Sentido: ")


def _responde_directo(h: Historia, url: str) -> None:
    h.abre("analista", url).pulsa("Clasificar y turnar").pulsa(
        "Responder directo",
        tipo="Petición",
        tema="Agua potable en comunidades",
        respuesta="Se incluye en el programa de puentes.",
        sentido="Favorable",
    )


def _llega_sin_plano(h: Historia) -> None:
    h.es("2026-10-05 09:30")
    h.registra(remitente="Comisariado Ejidal", asunto="Pide deslindar un predio")


def _se_previene_y_los_plazos_esperan(h: Historia) -> None:
    h.es("2026-10-06 10:00")
    hoja = h.abre("analista").pulsa(Verbo.PREVENIR.label)
    negada = hoja.intenta(Verbo.PREVENIR.label, requerido="El plano del predio")
    assert negada.codigo == 422
    assert "El plano del predio" in negada.texto
    hoja.pulsa(Verbo.PREVENIR.label, requerido="El plano del predio", medio="Correo electrónico")
    caso = h.abre("analista").dice("En prevención", "Plazo suspendido", "El plano del predio")
    caso.dice("En espera de lo que se previno", "Vence en 5 días hábiles")
    assert not caso.ofrece(Verbo.DESAHOGAR.label)
    h.bandeja("analista", "en-tramite").dice(h.folio)


def _vence_y_el_plazo_corre_de_nuevo(h: Historia) -> None:
    h.es("2026-10-14 10:00")
    vencer_prevenciones()
    caso = h.abre("titular_unidad").dice("No se entregó lo requerido", "Vence en 8 días hábiles")
    assert caso.ofrece(Verbo.DESECHAR.label)
    assert caso.hechos()[0].startswith("Venció el término de la prevención")


def _se_entrega_y_vuelve_a_donde_estaba(h: Historia) -> None:
    hoja = h.abre("oficialia").pulsa(Verbo.DESAHOGAR.label)
    hoja.pulsa(Verbo.DESAHOGAR.label, entregado="Plano en dos fojas")
    caso = h.abre("analista").dice("Recibida, por clasificar", "Plano en dos fojas")
    assert caso.hechos()[0] == "Registró lo que entregó el peticionario: Plano en dos fojas"


def _se_responde_y_concluye(h: Historia) -> None:
    h.es("2026-10-15 10:00")
    _responde_directo(h, h.asunto)
    hoja = h.abre("oficialia").pulsa("Registrar notificación")
    hoja.pulsa("Registrar notificación", medio="En persona", resultado="Entregada")
    h.abre("titular_unidad").pulsa("Concluir").pulsa("Concluir")
    h.abre("analista").dice("Concluida", "Notificado a tiempo")


def _se_reabre_con_plazo_nuevo(h: Historia) -> None:
    h.es("2026-10-20 10:00")
    assert not h.abre("analista").ofrece(Verbo.REABRIR.label)
    hoja = h.abre("titular_unidad").pulsa(Verbo.REABRIR.label)
    temprana = {"fundamento": "No se midió", "inconformidad_en": "2026-10-01T10:00"}
    negada = hoja.intenta(Verbo.REABRIR.label, **temprana)
    assert negada.codigo == 422
    negada.dice("Es anterior a lo que se notificó")
    hoja.pulsa(Verbo.REABRIR.label, **temprana | {"inconformidad_en": "2026-10-19T10:00"})
    caso = h.abre("analista").dice("Clasificada", "Vence en 9 días hábiles", "Plazo anterior")
    caso.dice("Notificado a tiempo")
    assert caso.hechos()[0].startswith("Reabrió el asunto por inconformidad. Fundamento: No se")
    assert h.bandeja("analista", "por-responder").cuenta("Por responder") == 1
