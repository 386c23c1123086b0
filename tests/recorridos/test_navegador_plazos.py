"""What moves, stops or shares a term, in a real browser: by phone, in bulk, and by a calendar."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from playwright.sync_api import expect

from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.operaciones.models import Operacion
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.selectors import calendario_de
from tests.elenco import Elenco, carta_nueva, clasificada, turnada
from tests.recorridos.pasos_navegador import Persona, Puesto, ahora
from workflows import bloque


def _otra_accion(persona: Persona, texto: str) -> None:
    persona.pagina.locator(".asunto-otras summary").click()
    persona.pulsa(texto)


def _vence(plazo: Plazo | None) -> str:
    assert plazo is not None
    return fecha_larga(Plazo.objects.get(pk=plazo.pk).vence_en)


def test_una_prorroga_se_pide_por_telefono_y_se_concede(gente: Elenco, puesto: Puesto) -> None:
    carta, (turno,) = turnada(gente)
    canalizacion.acusar(gente.enlace_a, turno.pk)
    antes = _vence(turno.plazo_respuesta)
    enlace = puesto("enlace_a")
    enlace.abre(turno.get_absolute_url())
    enlace.pulsa("Pedir prórroga")
    enlace.lee(antes)
    enlace.escribe(dias="2", motivo="Falta el dictamen de la obra.")
    enlace.pulsa("Pedir prórroga")
    enlace.lee("Prórroga por resolver", "Falta el dictamen de la obra.")
    expect(enlace.boton("Pedir prórroga")).to_have_count(0)

    analista = puesto("analista")
    analista.abre("/bandejas/prorrogas/")
    analista.pulsa(carta.folio)
    analista.pulsa("Conceder prórroga")
    analista.lee("Con lo que se pide vencería")
    analista.pulsa("Conceder prórroga")
    despues = _vence(turno.plazo_respuesta)
    assert despues != antes
    analista.abre(carta.get_absolute_url())
    analista.lee("Originalmente")
    enlace.abre(turno.get_absolute_url())
    enlace.lee(f"Originalmente: {antes}", despues)


def test_se_previene_y_al_desahogar_el_asunto_vuelve_a_su_paso(
    gente: Elenco, puesto: Puesto, tiempo: Any
) -> None:
    carta = clasificada(gente, asunto="Pide un pozo, sin decir en qué predio")
    analista = puesto("analista")
    analista.abre(carta.get_absolute_url())
    _otra_accion(analista, "Prevenir")
    analista.lee("Pide un pozo, sin decir en qué predio")
    analista.escribe(requerido="El croquis del predio")
    analista.elige("Cómo se le notificó", "En persona")
    analista.pulsa("Prevenir")
    analista.lee("En prevención", "Plazo suspendido", "El croquis del predio")

    tiempo.shift(timedelta(hours=1))
    oficialia = puesto("oficialia")
    oficialia.abre(carta.get_absolute_url())
    oficialia.pulsa("Desahogar prevención")
    oficialia.escribe(entregado="El croquis, en una foja", momento=ahora())
    oficialia.pulsa("Desahogar prevención")
    oficialia.lee("Clasificada", "El croquis, en una foja")
    oficialia.no_lee("Plazo suspendido")


def test_una_campana_se_acumula_de_una_vez(gente: Elenco, puesto: Puesto) -> None:
    asunto = "Solicita que la unidad médica atienda los fines de semana"
    principal = clasificada(gente, asunto=asunto)
    siguen = [carta_nueva(gente, asunto=asunto, remitente=f"Barrio {n}") for n in range(1, 6)]
    analista = puesto("analista")
    analista.abre("/bandejas/por-clasificar/")
    analista.pagina.get_by_label("Seleccionar la página").check()
    analista.pulsa("Acumular")
    analista.lee("5 asuntos")
    analista.escribe(principal=principal.folio)
    analista.pulsa("Acumular 5 asuntos")
    assert not bloque.avanzar(Operacion.objects.get().pk)  # what the queue wakes, at this clock
    terminada = analista.pagina.get_by_text("Terminada", exact=True)
    expect(terminada).to_be_visible()
    analista.revisa()
    assert principal.acumuladas.count() == len(siguen)
    analista.abre(principal.get_absolute_url())
    analista.lee("Acumulados a éste: 5")
    analista.abre(siguen[0].get_absolute_url())
    analista.lee("Acumulada", f"Se responde con el asunto principal {principal.folio}")


def test_un_pliego_se_desglosa_por_puntos(gente: Elenco, puesto: Puesto) -> None:
    carta = carta_nueva(gente)
    carta.puntos.create(numero=2, texto="Pide una maestra")
    carta.puntos.create(numero=3, texto="Pide agua potable")
    analista = puesto("analista")
    analista.abre(carta.get_absolute_url())
    _otra_accion(analista, "Desglosar")
    analista.pulsa("Desglosar")
    expect(analista.pagina.locator("[data-errores]")).to_be_focused()
    for punto in ("Pide una maestra", "Pide agua potable"):
        analista.pagina.get_by_label(punto).check()
    analista.pulsa("Desglosar")
    hijas = Correspondencia.objects.filter(origen=carta).order_by("desglose")
    assert [hija.asunto for hija in hijas] == ["Pide una maestra", "Pide agua potable"]
    analista.abre(carta.get_absolute_url())
    analista.pulsa(hijas[0].folio)
    analista.lee(f"Se desglosó del asunto {carta.folio}")


def test_antes_de_agregar_un_dia_se_ve_que_plazos_mueve(gente: Elenco, puesto: Puesto) -> None:
    carta, _ = turnada(gente)
    antes = _vence(carta.plazo_respuesta)
    administra = puesto("administracion")
    administra.abre("/catalogos/inhabiles/nuevo/")
    administra.pagina.select_option("[name=calendario]", str(calendario_de(None).pk))
    dia = (reloj.hoy() + timedelta(days=1)).isoformat()
    administra.escribe(
        fecha_inicio=dia, fecha_fin=dia, motivo="Duelo estatal", acto="Decreto 1", fuente="POGE"
    )
    administra.pulsa("Agregar días inhábiles")
    expect(administra.pagina.locator("[data-errores]")).to_be_focused()
    administra.lee("Todavía no se guarda nada", "Vencerían el")
    assert _vence(carta.plazo_respuesta) == antes
    administra.pulsa("Confirmo: Agregar días inhábiles")
    assert _vence(carta.plazo_respuesta) != antes
