"""(e) Half for a federal agency, half for the state, by points."""

from tests.recorridos.pasos_http import Historia

BOMBEO = "Que se revise el adeudo de energía eléctrica del bombeo"
FUGAS = "Que se reparen las fugas de la línea de conducción"


def test_mitad_federal_y_mitad_estatal(historia: Historia) -> None:
    _llega_una_carta_con_dos_puntos(historia)
    _cada_punto_va_a_quien_le_toca(historia)
    _la_autoridad_federal_acusa(historia)
    _la_dependencia_responde_su_punto(historia)
    _se_notifica_y_se_concluye(historia)


def _llega_una_carta_con_dos_puntos(h: Historia) -> None:
    h.es("2026-10-05 09:30")
    h.registra(
        remitente="Comité del Sistema de Agua",
        asunto="Energía del bombeo y fugas de la línea",
        varios_asuntos=True,
        puntos=f"{BOMBEO}\n{FUGAS}",
    )
    h.abre("analista").dice(BOMBEO, FUGAS)


def _cada_punto_va_a_quien_le_toca(h: Historia) -> None:
    h.es("2026-10-05 12:00")
    e = h.elenco
    h.clasifica(
        tipo="Petición",
        tema="Caminos rurales",
        destinos={
            e.a: {
                "papel": "Responsable",
                "instruccion": "Atender y responder directamente al peticionario, con copia",
                "puntos": "2",
            },
            e.externa: {
                "papel": "Remisión por competencia",
                "puntos": "1",
                "fundamento": "La energía eléctrica es materia federal",
            },
        },
    ).dice("se turnó")
    caso = h.abre("analista").dice(
        "Turnada", "Puntos: 1", "Puntos: 2", "La energía eléctrica es materia federal"
    )
    assert "Remitió el asunto" in " ".join(caso.hechos())
    h.mis_turnos("enlace_a").pulsa(h.folio).dice(h.folio, "Respuesta: Vence en 5 días hábiles")
    h.turno("analista", e.externa).dice("Remisión").calla("Respuesta: Vence", "Acuse: Vence")


def _la_autoridad_federal_acusa(h: Historia) -> None:
    h.es("2026-10-06 12:00")
    turno = h.turno("oficialia", h.elenco.externa).pulsa("Registrar acuse de la remisión")
    turno.pulsa(
        "Registrar acuse de la remisión",
        momento="2026-10-06T11:15",
        entrego="Ventanilla de la autoridad federal",
    ).dice("Respuesta aceptada")
    h.abre("analista").dice("Turnada", "En espera de respuesta")


def _la_dependencia_responde_su_punto(h: Historia) -> None:
    h.es("2026-10-07 12:00")
    hoja = h.mis_turnos("enlace_a").pulsa(h.folio).pulsa("Registrar respuesta")
    assert len([campo for campo in hoja.campos("Registrar respuesta") if "sentido" in campo]) == 1
    hoja.pulsa(
        "Registrar respuesta",
        texto="Las fugas quedaron reparadas.",
        sentido_="Favorable",
        ya_notificado=True,
        a_quien="Comité del Sistema de Agua",
        realizada_en="2026-10-07T11:00",
        medio="En persona",
    ).dice("Respondido por la dependencia, por revisar")
    h.turno("analista", h.elenco.a).pulsa("Aceptar respuesta")


def _se_notifica_y_se_concluye(h: Historia) -> None:
    caso = h.abre("analista").dice(
        "Con respuesta, por notificar", "Notificado a tiempo", "Por concluir"
    )
    assert h.bandeja("oficialia", "por-notificar").cuenta("Por notificar") == 0
    caso.pulsa("Concluir").pulsa("Concluir", sentido="Parcialmente favorable")
    h.abre("analista").dice("Concluida", "Notificado a tiempo")
