"""Commitments follow an institution to its successor, and a person's to another."""

from coordinacion.acuerdos.models import Compromiso
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import oracion
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.relevos import services
from coordinacion.relevos.opciones import Trabajo
from coordinacion.relevos.selectors.trabajo import cuentas_de
from coordinacion.relevos.services import Pedido
from tests.acuerdos.compromisos import compromiso_en, leer
from tests.elenco import Elenco
from workflows.relevo import reasignar_todo


def ultimo_hecho(compromiso: Compromiso) -> str:
    lineas = Asiento.objects.filter(registro="compromiso", registro_id=compromiso.pk)
    return oracion(lineas.order_by("-numero")[0])


def extinguir(elenco: Elenco) -> services.Sucesion:
    pedido = Pedido(elenco.a.pk, elenco.b.pk, reloj.hoy(), "Decreto 12")
    return services.extinguir(elenco.titular_unidad, pedido)


def test_lo_que_debia_pasa_a_la_sucesora_a_la_misma_fecha(elenco: Elenco) -> None:
    uno = compromiso_en(elenco, "vigente", verifica=elenco.c, coordina=elenco.vinculacion)
    antes = uno.plazo
    assert extinguir(elenco).compromisos == 1
    ahora = leer(uno)
    assert antes is not None and ahora.plazo is not None
    assert (ahora.institucion, ahora.verifica) == (elenco.b, elenco.c)
    assert (ahora.plazo.institucion, ahora.plazo.vence_en) == (elenco.b, antes.vence_en)
    assert ahora.plazo.persona == elenco.vinculacion
    assert f"a {elenco.b.nombre}. Lo dispone: Decreto 12" in ultimo_hecho(uno)


def test_quien_verificaria_lo_suyo_lo_deja_a_la_unidad(elenco: Elenco) -> None:
    uno = compromiso_en(elenco, "por_verificar")  # `a` owes it and `b` verifies it
    extinguir(elenco)
    ahora = leer(uno)
    assert (ahora.institucion, ahora.verifica, ahora.quien_verifica) == (elenco.b, None, "")


def test_lo_terminado_conserva_el_nombre_de_quien_lo_cumplio(elenco: Elenco) -> None:
    uno = compromiso_en(elenco, "cumplido")
    assert extinguir(elenco).compromisos == 0
    assert leer(uno).institucion == elenco.a


def test_los_que_sigue_una_persona_pasan_a_otra(elenco: Elenco) -> None:
    uno = compromiso_en(elenco, "vigente", coordina=elenco.vinculacion)
    compromiso_en(elenco, "cancelado", coordina=elenco.vinculacion)
    otra = Usuario.objects.create_user(username="otra", first_name="Otra", last_name="Persona")
    otra.adscripciones.create(
        institucion=elenco.vinculacion.adscripciones.get().institucion,
        rol="vinculacion",
        vigente_desde=reloj.hoy(),
    )
    cuentas = cuentas_de(elenco.titular_unidad, elenco.vinculacion)
    assert cuentas[Trabajo.COMPROMISOS] == 1
    hechos = reasignar_todo(elenco.titular_unidad, elenco.vinculacion, {Trabajo.COMPROMISOS: otra})
    assert hechos[Trabajo.COMPROMISOS].pasaron == 1
    ahora = leer(uno)
    assert ahora.plazo is not None
    assert (ahora.coordina, ahora.plazo.persona) == (otra, otra)
