"""Two short journeys in a real browser: an anonymous letter, and an invitation."""

from playwright.sync_api import expect

from tests.elenco import Elenco
from tests.recorridos.pasos_navegador import Puesto, abre_clasificar, decide, registra


def test_anonima_concluida_con_su_fundamento(gente: Elenco, puesto: Puesto) -> None:
    oficialia = puesto("oficialia")
    carta = registra(oficialia, remitente="", asunto="Denuncia la tala del monte comunal")

    analista = puesto("analista")
    abre_clasificar(analista, carta, "Petición", "Conflicto agrario o de límites")
    analista.pagina.locator("summary", has_text="Responder directo").click()
    analista.escribe(respuesta="Se dio vista a la autoridad ambiental.")
    analista.elige("Sentido", "Se orientó al peticionario")
    decide(analista, "Responder directo")
    analista.lee("se respondió")

    analista.abre(carta.get_absolute_url())
    analista.pulsa("Concluir")
    motivo = "Por qué no hay notificación entregada"
    expect(analista.campo(motivo)).to_have_value("anonima")
    analista.elige(motivo, "Elija el motivo")
    analista.pulsa("Concluir")
    expect(analista.pagina.locator("[data-errores]")).to_be_focused()
    analista.elige(motivo, "Petición anónima")
    analista.pulsa("Concluir")
    analista.lee("El asunto se concluyó", "Concluida", "Petición anónima", "Anónima")


def test_invitacion_que_no_debe_respuesta(gente: Elenco, puesto: Puesto) -> None:
    oficialia = puesto("oficialia")
    carta = registra(
        oficialia,
        remitente="H. Ayuntamiento de Prueba",
        asunto="Invita a la feria regional del mezcal",
        oficio_numero="PM/12/2026",
    )

    analista = puesto("analista")
    abre_clasificar(analista, carta, "Invitación")
    analista.lee("no requiere respuesta", "No corre plazo de respuesta")
    analista.escribe(evento_en="2026-03-21T11:00", evento_lugar="Explanada municipal")
    decide(analista, "De conocimiento")
    analista.lee("se tomó conocimiento")

    analista.abre(carta.get_absolute_url())
    analista.lee("Concluida", "no requiere respuesta", "21 de marzo de 2026", "Explanada municipal")
