"""«Siguiente asunto»: the soonest due that waits for me, and nobody else gets the same."""

import threading
from datetime import timedelta

import time_machine
from django.db import connection

from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Tipo
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.selectors import pendientes
from tests.elenco import atendida, carta_nueva, clasificada, crear_elenco, respondida, tema, turnada
from tests.supervision.conftest import pagina
from tests.supervision.escenario import AHORA, hace
from workflows import asignacion, motor
from workflows.models import Tarea


def siguiente(persona):
    esperan = pendientes.esperan_a(persona, Momento.actual())
    return asignacion.siguiente(persona, esperan, pendientes.por_vencer(de="carta__"))


def _clasificar(elenco, carta) -> None:
    cambios = {"tipo": Tipo.objects.get(clave="peticion"), "tema": tema(), "via": "turnar"}
    motor.de_carta(correspondencia.clasificar, elenco.analista, carta.pk, cambios=cambios)


def _tomada_por(carta) -> int | None:
    tarea = Tarea.objects.abiertas().get(carta=carta)
    return tarea.owner_id if tarea.owner_id else None


def test_lleva_a_lo_que_vence_antes_y_lo_marca(dia, elenco):
    carta_nueva(elenco)
    with hace(20):
        vieja = carta_nueva(elenco)
    respuesta = elenco.cliente("analista").post("/bandejas/siguiente/")
    assert (respuesta.status_code, respuesta.url) == (302, f"/asuntos/{vieja.slug}/clasificar/")
    html = pagina(elenco.cliente("todologa"), "/bandejas/por-clasificar/")
    assert "La tiene Analista Prueba" in html


def test_cada_papel_toma_solo_lo_que_puede_hacer(dia, elenco):
    recibida = carta_nueva(elenco)
    por_notificar, _ = atendida(elenco)
    por_concluir, _ = atendida(elenco, condicion="anonima")
    turnada(elenco)
    Tipo.objects.update(concluye_analista=False)
    assert siguiente(elenco.titular_unidad) == por_concluir
    assert siguiente(elenco.oficialia) == por_notificar
    assert siguiente(elenco.analista) == recibida
    assert siguiente(elenco.analista) == recibida


def test_una_respuesta_por_revisar_abre_su_turno(dia, elenco):
    _, turno = respondida(elenco)
    respuesta = elenco.cliente("analista").post("/bandejas/siguiente/")
    assert respuesta.url == f"/turnos/{turno.pk}/"


def test_se_suelta_al_actuar_o_a_la_media_hora(dia, elenco):
    carta = carta_nueva(elenco)
    assert siguiente(elenco.analista) == carta
    assert siguiente(elenco.todologa) is None
    _clasificar(elenco, carta)
    assert _tomada_por(carta) is None
    assert siguiente(elenco.todologa) == carta
    with time_machine.travel(AHORA + timedelta(minutes=31), tick=False):
        assert siguiente(elenco.analista) == carta


def test_devolver_o_aceptar_la_respuesta_suelta_el_asunto(dia, elenco):
    carta, turno = respondida(elenco)
    assert siguiente(elenco.analista) == carta
    motor.de_turno(
        canalizacion.devolver, elenco.analista, turno.pk, complemento="Falta el dictamen"
    )
    assert _tomada_por(carta) is None


def test_lo_reservado_de_otros_no_se_toma(dia, elenco):
    clasificada(elenco, tipo="denuncia")
    assert siguiente(elenco.todologa) is None


def test_sin_nada_pendiente_se_dice(dia, elenco):
    respuesta = elenco.cliente("analista").post("/bandejas/siguiente/", follow=True)
    assert "No hay asuntos que esperen una acción de usted" in respuesta.content.decode()
    assert elenco.cliente("analista").get("/bandejas/siguiente/").status_code == 405


def test_dos_a_la_vez_reciben_asuntos_distintos(base_limpia, django_db_blocker):
    with django_db_blocker.unblock():
        elenco = crear_elenco()
        cartas = {carta_nueva(elenco).pk for _ in range(8)}
        salida = threading.Barrier(8)
        tomadas: list[int | None] = []

        def pedir(quien: str) -> None:
            persona = elenco.fresca(quien)
            salida.wait()
            carta = siguiente(persona)
            tomadas.append(carta.pk if carta else None)
            connection.close()

        hilos = [
            threading.Thread(target=pedir, args=(quien,)) for quien in ("analista", "todologa") * 4
        ]
        for hilo in hilos:
            hilo.start()
        for hilo in hilos:
            hilo.join()
    assert sorted(map(str, tomadas)) == sorted(map(str, cartas))
