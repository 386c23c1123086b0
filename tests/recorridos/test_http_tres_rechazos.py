"""(f) Three institutions refuse one letter: the head of the unit decides, and her turn binds."""

from django.urls import reverse

from tests.recorridos.pasos_http import Historia


def test_de_rechazo_en_rechazo_hasta_la_titular(historia: Historia) -> None:
    _se_turna(historia)
    _se_rechaza_y_se_turna_a_la_propuesta_con_un_boton(historia)
    _otra_vez_desde_la_bandeja(historia)
    _el_tercero_lo_decide_la_titular(historia)
    _su_turno_obliga(historia)


def _se_turna(h: Historia) -> None:
    h.registra(remitente="Comisariado Ejidal de San Juan", asunto="Pide componer el camino")
    h.clasifica(
        tipo="Petición",
        tema="Caminos rurales",
        destinos={h.elenco.a: {"papel": "Responsable", "instruccion": "Atender e informar"}},
    ).dice("se turnó")


def _rechaza(h: Historia, quien: str, propone: str = "") -> None:
    h.mis_turnos(quien).pulsa("Acusar de recibido")
    h.mis_turnos(quien, "en_tramite").pulsa(h.folio).pulsa("No es de nuestra competencia").pulsa(
        "No es de nuestra competencia",
        clase="institucion" if propone else "no_identifica",
        institucion=propone,
        fundamento="No está entre sus atribuciones.",
    ).dice("Rechazado por incompetencia")


def _se_rechaza_y_se_turna_a_la_propuesta_con_un_boton(h: Historia) -> None:
    h.es("2026-10-06 10:00")
    e = h.elenco
    _rechaza(h, "enlace_a", e.b.nombre)
    caso = h.abre("analista").pulsa(f"Turnar a {e.b.nombre}")
    caso.dice("se turnó a la institución propuesta", "En espera de respuesta", "Atender e informar")


def _otra_vez_desde_la_bandeja(h: Historia) -> None:
    h.es("2026-10-07 10:00")
    e = h.elenco
    _rechaza(h, "enlace_b", e.c.nombre)
    bandeja = h.bandeja("analista", "rechazados").dice(f"Propone: {e.c.nombre}")
    bandeja.pulsa(f"Turnar a {e.c.nombre}").dice("En espera de respuesta")
    assert h.bandeja("analista", "rechazados").cuenta("Rechazados por competencia") == 0


def _el_tercero_lo_decide_la_titular(h: Historia) -> None:
    h.es("2026-10-08 10:00")
    _rechaza(h, "enlace_c", h.elenco.d.nombre)
    caso = h.abre("analista").dice(
        "Lo tiene Titular de la unidad", "decide a quién corresponde la persona titular"
    )
    assert caso.hechos()[0].startswith("Pasó a decisión de la persona titular de la unidad")
    assert not caso.ofrece("Turnar")
    assert not caso.ofrece("Remitir")
    assert h.bandeja("analista", "por-turnar").cuenta("Por turnar") == 0
    assert h.bandeja("analista", "por-decidir").cuenta("Competencia por decidir") == 1


def _su_turno_obliga(h: Historia) -> None:
    h.es("2026-10-08 12:00")
    e = h.elenco
    hoy = h.abre("titular_unidad", reverse("hoy:ver")).dice("Requiere su decisión", h.folio)
    hoja = hoy.pulsa("Turnar", en="hoy-decision-lista").dice("El turno será vinculante")
    hoja = hoja.pulsa("Agregar", en="destinos", nueva=e.a.nombre)
    papel = {"destino-0-papel": "Responsable", "destino-0-instruccion": "Atender e informar"}
    hoja.pulsa("Turnar", **papel).dice("se turnó", "Vinculante")
    por_decidir = h.bandeja("titular_unidad", "por-decidir")
    assert por_decidir.cuenta("Competencia por decidir") == 0
    h.mis_turnos("enlace_a").pulsa("Acusar de recibido")
    turno = h.mis_turnos("enlace_a", "en_tramite").pulsa(h.folio)
    assert not turno.ofrece("No es de nuestra competencia")
    h.abre("analista").dice("Vence en 7 días hábiles")
