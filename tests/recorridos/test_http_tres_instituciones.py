"""(a) Three institutions: one answers, one is returned once, one declines and is replaced."""

from tests.recorridos.pasos_http import Historia

CAMINO = "Solicita la rehabilitación del camino a la comunidad"


def test_de_la_ventanilla_a_la_conclusion(historia: Historia) -> None:
    _se_recibe(historia)
    _se_turna_a_tres(historia)
    _las_tres_acusan_y_una_responde(historia)
    _otra_dice_que_no_es_suya(historia)
    _se_reemplaza_a_quien_declino(historia)
    _se_devuelve_una_respuesta_y_se_complementa(historia)
    _llega_la_ultima_y_el_asunto_queda_por_notificar(historia)
    _se_notifica(historia)
    _la_titular_concluye(historia)


def _se_recibe(h: Historia) -> None:
    h.es("2026-10-05 09:10")
    h.registra(remitente="Comisariado Ejidal de San Juan", asunto=CAMINO)
    caso = h.abre("analista")
    caso.dice("Recibida, por clasificar", "Vence en 10 días hábiles", CAMINO)
    assert caso.hechos()[0].startswith("Registró la correspondencia con el folio")
    assert h.bandeja("analista", "por-clasificar").cuenta("Por clasificar") == 1


def _se_turna_a_tres(h: Historia) -> None:
    h.es("2026-10-05 10:00")
    e = h.elenco
    h.clasifica(
        tipo="Petición",
        tema="Caminos rurales",
        destinos={
            e.a: {"papel": "Coadyuvante", "instruccion": "Atender e informar"},
            e.b: {"papel": "Coadyuvante", "instruccion": "Atender e informar"},
            e.c: {"papel": "Responsable", "instruccion": "Atender e informar"},
        },
    ).dice("se turnó")
    caso = h.abre("analista").dice("Turnada", "En espera de respuesta", e.a.nombre, e.c.nombre)
    assert caso.texto.count("Turnado, por acusar") == 3
    assert h.bandeja("analista", "por-acusar").cuenta("Por acusar") == 3
    assert h.bandeja("analista", "en-tramite").cuenta("En trámite") == 1


def _las_tres_acusan_y_una_responde(h: Historia) -> None:
    h.es("2026-10-06 09:30")
    for quien in ("enlace_a", "enlace_b", "enlace_c"):
        lista = h.mis_turnos(quien)
        assert lista.cuenta("Por acusar") == 1
        assert lista.pulsa("Acusar de recibido").cuenta("Por acusar") == 0
    _responde(h, "enlace_b", "Se incluyó en el programa de caminos.")


def _responde(h: Historia, quien: str, texto: str) -> None:
    tarjeta = h.mis_turnos(quien, "en_tramite").dice(h.folio)
    hoja = tarjeta.pulsa(h.folio).pulsa("Registrar respuesta")
    hecho = hoja.pulsa(
        "Registrar respuesta", texto=texto, oficio_numero="OF/1", sentido_="Favorable"
    )
    hecho.dice("Respondido por la dependencia, por revisar", texto, "Respondido a tiempo")


def _otra_dice_que_no_es_suya(h: Historia) -> None:
    h.es("2026-10-06 11:00")
    e = h.elenco
    turno = h.mis_turnos("enlace_c", "en_tramite").pulsa(h.folio)
    turno.dice("Ventana para rechazar por competencia: hasta el 9 de octubre de 2026, 15:00 h")
    turno.pulsa("No es de nuestra competencia").pulsa(
        "No es de nuestra competencia",
        clase="institucion",
        institucion=e.d.nombre,
        fundamento="Los caminos rurales tocan a otra dependencia.",
    ).dice("Rechazado por incompetencia")
    caso = h.abre("analista")
    caso.dice("Por turnar de nuevo: nadie responde ahora por el asunto")
    assert caso.hechos()[0] == (
        "Manifestó que no es de su competencia. "
        "Fundamento: Los caminos rurales tocan a otra dependencia."
    )
    h.bandeja("analista", "por-turnar").dice(h.folio)
    h.bandeja("analista", "rechazados").dice(h.folio, e.c.nombre)


def _se_reemplaza_a_quien_declino(h: Historia) -> None:
    h.es("2026-10-06 12:00")
    e = h.elenco
    hoja = h.abre("analista").pulsa("Turnar").dice("Los caminos rurales tocan a otra dependencia.")
    hoja = hoja.pulsa("Agregar", en="destinos", nueva=e.d.nombre)
    papel = {"destino-0-papel": "Responsable", "destino-0-instruccion": "Atender e informar"}
    hoja.pulsa("Turnar", **papel)
    h.abre("analista").dice(e.d.nombre, "Con respuesta por revisar")
    assert h.bandeja("analista", "rechazados").cuenta("Rechazados por competencia") == 0
    assert h.mis_turnos("enlace_c", "terminados").cuenta("Terminados") == 1


def _se_devuelve_una_respuesta_y_se_complementa(h: Historia) -> None:
    h.es("2026-10-07 10:00")
    e = h.elenco
    h.turno("analista", e.b).pulsa("Devolver para complementar").pulsa(
        "Devolver para complementar", complemento="Falta la fecha de inicio de la obra."
    ).dice("Acusado de recibido")
    h.bandeja("analista", "devueltas").dice(h.folio)
    devuelto = h.mis_turnos("enlace_b", "en_tramite").dice("devuelto para complementar")
    devuelto.pulsa(h.folio).dice("Falta la fecha de inicio de la obra.")
    _responde(h, "enlace_b", "La obra comienza el 3 de noviembre.")
    h.abre("analista").dice("Devuelto 1 vez", "La obra comienza el 3 de noviembre.")
    _responde(h, "enlace_a", "Se dispone de maquinaria.")
    assert h.bandeja("analista", "por-revisar").cuenta("Por revisar") == 2
    for institucion in (e.a, e.b):
        h.turno("analista", institucion).pulsa("Aceptar respuesta").dice("Respuesta aceptada")
    h.abre("analista").dice("Turnada", "En espera de respuesta")


def _llega_la_ultima_y_el_asunto_queda_por_notificar(h: Historia) -> None:
    h.es("2026-10-08 10:00")
    e = h.elenco
    papel = h.abre("oficialia", f"/papel/?folio={h.folio}")
    papel.pulsa(f"Registrar respuesta recibida en oficialía {e.d.nombre}").pulsa(
        "Registrar respuesta recibida en oficialía",
        momento="2026-10-08T09:30",
        entrego="Mensajero de la dependencia",
        texto="Se programó la rehabilitación.",
        oficio_numero="OF/77",
        sentido_="Favorable",
    ).dice("Respondido por la dependencia, por revisar", "Sin digitalizar")
    h.turno("analista", e.d).pulsa("Aceptar respuesta")
    h.abre("analista").dice("Con respuesta, por notificar", "Por notificar al peticionario")
    assert h.bandeja("oficialia", "por-notificar").cuenta("Por notificar") == 1


def _se_notifica(h: Historia) -> None:
    h.es("2026-10-09 09:00")
    h.abre("oficialia").pulsa("Registrar notificación").pulsa(
        "Registrar notificación",
        realizada_en="2026-10-08T17:00",
        medio="En su domicilio",
        resultado="Entregada",
    )
    caso = h.abre("analista").dice("Notificado a tiempo", "Por concluir")
    assert caso.hechos()[0] == "Registró un intento de notificación (en su domicilio): entregada"


def _la_titular_concluye(h: Historia) -> None:
    h.es("2026-10-09 10:00")
    hoy = h.abre("titular_unidad", "/hoy/").dice(h.folio)
    hoy.pulsa(h.folio).pulsa("Concluir").pulsa("Concluir", sentido="Favorable")
    caso = h.abre("titular_unidad").dice("Concluida", "Notificado a tiempo")
    assert caso.hechos()[0].startswith("Concluyó el asunto. Sentido: Favorable")
    h.bandeja("analista", "terminados").dice(h.folio)
    assert h.mis_turnos("enlace_a", "terminados").cuenta("Terminados") == 1
    for quien in ("analista", "titular_unidad", "oficialia"):
        assert not h.abre(quien).ofrece("Registrar notificación")
