"""An institution ends with forty turns in course: another takes them in one step, and nothing of
what was done before changes its name or its date."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Traspaso, Turno
from coordinacion.correspondencia.models import Correspondencia, Tema
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Area, Institucion
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import AjustePlazo, Calendario, CategoriaSuspension, Plazo
from coordinacion.relevos import services
from coordinacion.relevos.services import Pedido
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.selectors.turnos import tacitos
from tests.elenco import Elenco, atendida, destino, respondida, turnada
from workflows.verificacion import verificar

ACTO = "Decreto 12, Periódico Oficial del 1 de marzo"


def pedido(elenco: Elenco, **cambios: Any) -> Pedido:
    datos: dict[str, Any] = {
        "institucion_id": elenco.a.pk,
        "sucesora_id": elenco.b.pk,
        "desde": reloj.hoy(),
        "acto": ACTO,
    }
    return Pedido(**{**datos, **cambios})


def con_cuarenta(elenco: Elenco) -> list[Turno]:
    """Forty turns in course of A, in each state and circumstance in which one can be."""
    casos = [_por_acusar, _acusado, _asignado, _con_prorroga, _suspendido, _respondido, _reservado]
    turnos = [casos[n % len(casos)](elenco) for n in range(40)]
    return [Turno.objects.get(pk=turno.pk) for turno in turnos]


def _por_acusar(elenco: Elenco) -> Turno:
    return turnada(elenco)[1][0]


def _acusado(elenco: Elenco) -> Turno:
    turno = _por_acusar(elenco)
    return canalizacion.acusar(elenco.enlace_a, turno.pk)


def _asignado(elenco: Elenco) -> Turno:
    area, _ = Area.objects.get_or_create(institucion=elenco.a, nombre="Caminos rurales")
    turno = _acusado(elenco)
    return canalizacion.asignar(elenco.enlace_a, turno.pk, area=area, persona=elenco.enlace_a2)


def _con_prorroga(elenco: Elenco) -> Turno:
    turno = _acusado(elenco)
    canalizacion.solicitar_prorroga(elenco.enlace_a, turno.pk, dias=1, motivo="Falta el dictamen")
    return turno


def _suspendido(elenco: Elenco) -> Turno:
    turno = _acusado(elenco)
    categoria = CategoriaSuspension.OTRA
    canalizacion.suspender(elenco.analista, turno.pk, categoria=categoria, motivo="Se verifica")
    return turno


def _respondido(elenco: Elenco) -> Turno:
    return respondida(elenco)[1]


def _reservado(elenco: Elenco) -> Turno:
    suyo = destino(elenco.a, enlaces=(elenco.enlace_a,))
    return turnada(elenco, suyo, tipo="denuncia")[1][0]


def calendario_propio(elenco: Elenco, institucion: Institucion, inhabil: date) -> Calendario:
    """A calendar of its own, with one more day that does not count."""
    padre = plazos.calendario_de(None)
    propio = plazos.crear_calendario(
        elenco.administracion,
        Calendario(
            clave=f"de-{institucion.pk}",
            nombre=f"De {institucion.nombre}"[:150],
            padre=padre,
            institucion=institucion,
            hora_apertura=padre.hora_apertura,
            hora_cierre=padre.hora_cierre,
        ),
    )
    plazos.agregar_inhabil(
        elenco.administracion,
        calendario=propio,
        fecha_inicio=inhabil,
        fecha_fin=inhabil + timedelta(days=6),
        motivo="Mudanza",
        acto="Acuerdo interno 3",
    )
    return propio


def test_los_cuarenta_pasan_y_cada_uno_dice_de_quien_era(elenco: Elenco) -> None:
    turnos = con_cuarenta(elenco)
    hecha = services.extinguir(elenco.titular_unidad, pedido(elenco))
    assert len(hecha.turnos) == 40
    despues = {t.pk: t for t in Turno.objects.filter(pk__in=[t.pk for t in turnos])}
    for turno in turnos:
        nuevo = despues[turno.pk]
        assert (nuevo.institucion_id, nuevo.estado) == (elenco.b.pk, turno.estado)
        assert (nuevo.area, nuevo.persona, nuevo.fecha_interna) == (None, None, None)
    traspasos = Traspaso.objects.filter(turno__in=despues)
    assert traspasos.count() == 40
    assert {uno.de_id for uno in traspasos} == {elenco.a.pk}
    asignados = [turno for turno in turnos if turno.persona_id]
    assert traspasos.filter(persona=elenco.enlace_a2).count() == len(asignados) > 0
    # One fact of each turn in the history of its letter.
    hechos = Asiento.objects.filter(hecho="turno_traspasado")
    assert Counter(h.turno_id for h in hechos) == Counter(dict.fromkeys(despues, 1))
    uno = hechos.latest("pk")
    assert uno.datos["antes"] == elenco.a.nombre and uno.datos["acto"] == ACTO
    assert uno.institucion_id == elenco.b.pk
    assert verificar(reparar=False) == []


def test_ningun_reloj_vuelve_a_empezar(elenco: Elenco) -> None:
    """The same rows go on, on the calendar of who answers now, with ledger."""
    turnos = con_cuarenta(elenco)
    propio = calendario_propio(elenco, elenco.b, reloj.hoy() + timedelta(days=1))
    antes = {p.pk: p for p in Plazo.objects.filter(turno_id__in=[t.pk for t in turnos])}
    hecha = services.extinguir(elenco.titular_unidad, pedido(elenco))
    despues = Plazo.objects.in_bulk(antes)
    for pk, viejo in antes.items():
        plazo = despues[pk]
        assert plazo.desde == viejo.desde and plazo.cerrado_en == viejo.cerrado_en
        if viejo.cerrado_en is None:
            assert (plazo.institucion_id, plazo.calendario_id) == (elenco.b.pk, propio.pk)
            assert plazo.persona is None
    movidos = [pk for pk in antes if despues[pk].vence_en != antes[pk].vence_en]
    assert len(movidos) == sum(uno.cuantos for uno in hecha.corrimientos) > 0
    for pk in movidos:
        (ajuste,) = AjustePlazo.objects.filter(plazo=pk, acto=ACTO)
        assert (ajuste.antes, ajuste.despues) == (antes[pk].vence_en, despues[pk].vence_en)
        assert ajuste.quien == elenco.titular_unidad


def test_quien_lo_veia_ya_no_lo_ve_y_quien_recibe_lo_ve(elenco: Elenco) -> None:
    turno = _acusado(elenco)
    carta = turno.correspondencia
    assert elenco.cliente("enlace_a").get(turno.get_absolute_url()).status_code == 200
    assert elenco.cliente("enlace_b").get(turno.get_absolute_url()).status_code == 404

    services.extinguir(elenco.titular_unidad, pedido(elenco))

    assert papeles(elenco.fresca("enlace_a")).por_institucion == {}
    assert elenco.cliente("enlace_a").get(turno.get_absolute_url()).status_code == 404
    pagina = elenco.cliente("enlace_b").get(turno.get_absolute_url()).content.decode()
    assert f"Se turnó a {elenco.a}" in pagina and f"pasó a {elenco.b}" in pagina
    del_asunto = elenco.cliente("analista").get(carta.get_absolute_url()).content.decode()
    assert f"Se turnó a {elenco.a}" in del_asunto
    # The same verbs go on where they were.
    canalizacion.informe_parcial(
        elenco.fresca("enlace_b"), turno.pk, texto="Va", fecha_esperada=reloj.hoy()
    )


def test_lo_que_ya_termino_se_queda_con_su_nombre(elenco: Elenco) -> None:
    _, aceptado = atendida(elenco)
    services.extinguir(elenco.titular_unidad, pedido(elenco))
    assert Turno.objects.get(pk=aceptado.pk).institucion == elenco.a
    # What goes back to be completed goes to who answers for it now.
    canalizacion.regresar(
        elenco.analista, aceptado.correspondencia_id, motivo="Incompleta", turnos={aceptado.pk: 5}
    )
    regresado = Turno.objects.get(pk=aceptado.pk)
    assert (regresado.institucion, regresado.estado) == (elenco.b, "acusado")
    assert regresado.plazo_respuesta is not None
    assert regresado.plazo_respuesta.institucion_id == elenco.b.pk


def test_en_lo_reservado_hay_que_nombrar_de_nuevo(elenco: Elenco) -> None:
    turno = _reservado(elenco)
    carta = Correspondencia.objects.get(pk=turno.correspondencia_id)
    services.extinguir(elenco.titular_unidad, pedido(elenco))
    assert not carta.autorizadas.filter(usuario=elenco.enlace_a).exists()
    assert carta.autorizadas.filter(usuario=elenco.analista).exists()
    assert elenco.cliente("enlace_b").get(turno.get_absolute_url()).status_code == 404
    (retirada,) = Asiento.objects.filter(hecho="autorizacion_retirada", asunto_id=carta.pk)
    assert retirada.datos["persona"] == elenco.enlace_a.nombre_completo
    aviso = Aviso.objects.get(destinatario=elenco.analista, clave__startswith="sucesion:")
    assert "reservados: 1" in aviso.texto


def test_de_pantalla_a_papel_nada_es_tacito_antes_de_la_entrega(elenco: Elenco) -> None:
    turno = _por_acusar(elenco)
    reloj_viejo = turno.plazo_acuse
    assert reloj_viejo is not None
    services.extinguir(elenco.titular_unidad, pedido(elenco, sucesora_id=elenco.d.pk))
    assert Turno.objects.get(pk=turno.pk).plazo_acuse is None
    assert Plazo.objects.get(pk=reloj_viejo.pk).desenlace == "sin_efecto"
    with reloj.en(reloj.ahora() + timedelta(days=30)):
        canalizacion.acusar_tacitos()
    assert Turno.objects.get(pk=turno.pk).estado == "turnado"
    relacion = canalizacion.emitir_relacion(elenco.oficialia, elenco.d, [turno.pk])
    canalizacion.entregar_relacion(
        elenco.oficialia, relacion.pk, momento=reloj.ahora(), recibio="Oficialía de D"
    )
    assert Turno.objects.get(pk=turno.pk).plazo_acuse is not None


def test_de_papel_a_pantalla_se_acusa_desde_que_pasa(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco, destino(elenco.d))
    assert turno.plazo_acuse is None
    ahora = reloj.ahora()
    with reloj.en(ahora):
        services.extinguir(elenco.titular_unidad, pedido(elenco, institucion_id=elenco.d.pk))
    nuevo = Turno.objects.get(pk=turno.pk)
    assert nuevo.plazo_acuse is not None and nuevo.plazo_acuse.desde == ahora


def test_el_tacito_que_corria_sigue_corriendo(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        turno = _por_acusar(elenco)
    services.extinguir(elenco.titular_unidad, pedido(elenco))
    plazo = Turno.objects.get(pk=turno.pk).plazo_acuse
    assert plazo == turno.plazo_acuse and plazo is not None
    assert not AjustePlazo.objects.filter(plazo=plazo, acto=ACTO).exists()
    canalizacion.acusar_tacitos()
    assert Turno.objects.get(pk=turno.pk).acuse == "tacito"


def test_el_tacito_de_la_extinta_no_se_cuenta_a_la_sucesora(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        turno = _por_acusar(elenco)
    canalizacion.acusar_tacitos()
    momento = Momento.actual()
    assert list(tacitos(Turno.objects.all(), momento)) == [turno]
    services.extinguir(elenco.titular_unidad, pedido(elenco))
    assert list(tacitos(Turno.objects.all(), Momento.actual())) == []


def test_los_documentos_del_turno_los_lee_quien_recibe(elenco: Elenco) -> None:
    turno = _respondido(elenco)
    suyo = Documento.objects.create(
        archivo="x",
        sha256="0" * 64,
        nombre="respuesta.pdf",
        mime="application/pdf",
        tamano=1,
        clase="respuesta",
        asunto_id=turno.correspondencia_id,
        turno_id=turno.pk,
        institucion=elenco.a,
        subido_por=elenco.enlace_a,
    )
    services.extinguir(elenco.titular_unidad, pedido(elenco))
    suyos = Documento.objects.visibles_para(elenco.fresca("enlace_b"))
    assert suyos.filter(pk=suyo.pk).exists()


def test_un_aviso_por_persona(elenco: Elenco) -> None:
    con_cuarenta(elenco)
    services.extinguir(elenco.titular_unidad, pedido(elenco))
    avisos = Aviso.objects.filter(clave__startswith="sucesion:")
    cuantos = Counter(avisos.values_list("destinatario", flat=True))
    esperadas = ("analista", "enlace_b", "enlace_a", "enlace_a2", "titular_institucion_a")
    assert cuantos == Counter({elenco.personas[quien].pk: 1 for quien in esperadas})
    assert "40" in avisos.get(destinatario=elenco.enlace_b).texto


def test_la_segunda_vez_no_hace_nada(elenco: Elenco) -> None:
    _acusado(elenco)
    services.extinguir(elenco.titular_unidad, pedido(elenco))
    antes = (Asiento.objects.count(), Aviso.objects.count(), Traspaso.objects.count())
    assert services.extinguir(elenco.titular_unidad, pedido(elenco)).turnos == []
    assert (Asiento.objects.count(), Aviso.objects.count(), Traspaso.objects.count()) == antes


def test_lo_que_llego_mientras_pasa_en_la_segunda(elenco: Elenco) -> None:
    services.extinguir(elenco.titular_unidad, pedido(elenco))
    rezagado = _acusado_de(elenco)
    hecha = services.extinguir(elenco.titular_unidad, pedido(elenco))
    assert [turno.pk for turno in hecha.turnos] == [rezagado.pk]


def _acusado_de(elenco: Elenco) -> Turno:
    """A turn to A that another transaction was writing when it ended."""
    _, (turno,) = turnada(elenco, destino(elenco.c))
    Turno.objects.filter(pk=turno.pk).update(institucion=elenco.a)
    return turno


def test_si_falla_a_la_mitad_no_queda_nada(elenco: Elenco, monkeypatch: pytest.MonkeyPatch) -> None:
    turnos = [_acusado(elenco) for _ in range(3)]

    def falla(*_: Any, **__: Any) -> None:
        raise RuntimeError("se fue la luz")

    modulo = sys.modules["coordinacion.relevos.services.extinguir"]
    monkeypatch.setattr(modulo, "_cerrar", falla)
    with pytest.raises(RuntimeError):
        services.extinguir(elenco.titular_unidad, pedido(elenco))
    assert {t.institucion for t in Turno.objects.filter(pk__in=[t.pk for t in turnos])} == {
        elenco.a
    }
    assert not Traspaso.objects.exists()
    assert Institucion.objects.get(pk=elenco.a.pk).activa


def test_prever_dice_lo_que_pasaria_y_no_escribe(elenco: Elenco) -> None:
    con_cuarenta(elenco)
    antes = (Asiento.objects.count(), Traspaso.objects.count(), AjustePlazo.objects.count())
    previsto = services.prever(elenco.administracion, pedido(elenco))
    assert sum(previsto.por_estado.values()) == 40 and len(previsto.por_estado) == 3
    assert len(previsto.reservados) == 5
    assert elenco.enlace_a in previsto.pierden and previsto.ganan == [elenco.enlace_b]
    assert (Asiento.objects.count(), Traspaso.objects.count(), AjustePlazo.objects.count()) == antes
    assert Institucion.objects.get(pk=elenco.a.pk).extinta_desde is None


def test_cuesta_lo_mismo_con_cuarenta_que_con_cuatro(
    elenco: Elenco, django_assert_max_num_queries: Any
) -> None:
    for _ in range(40):
        _acusado(elenco)
    with django_assert_max_num_queries(60):
        services.extinguir(elenco.titular_unidad, pedido(elenco))


def test_los_temas_sugieren_a_la_sucesora(elenco: Elenco) -> None:
    tema = Tema.objects.filter(padre__isnull=False)[0]
    Tema.objects.filter(pk=tema.pk).update(institucion=elenco.a)
    services.extinguir(elenco.titular_unidad, pedido(elenco))
    assert Tema.objects.get(pk=tema.pk).institucion == elenco.b
    with pytest.raises(DatoInvalido):
        turnada(elenco, destino(Institucion.objects.get(pk=elenco.a.pk)))


def test_lo_que_se_rechaza(elenco: Elenco) -> None:
    head = elenco.titular_unidad
    for cambios, campo in (
        ({"sucesora_id": elenco.a.pk}, "sucesora"),
        ({"acto": "  "}, "acto"),
        ({"desde": reloj.hoy() + timedelta(days=1)}, "desde"),
    ):
        with pytest.raises(DatoInvalido) as error:
            services.extinguir(head, pedido(elenco, **cambios))
        assert campo in error.value.campos
    for quien in ("analista", "administracion", "enlace_a"):
        with pytest.raises(SinPermiso):
            services.extinguir(elenco.personas[quien], pedido(elenco))
    services.extinguir(head, pedido(elenco))
    with pytest.raises(EstadoNoAdmite):
        services.extinguir(head, pedido(elenco, sucesora_id=elenco.c.pk))
    # In a chain, but never in a circle, and never to one that is no more.
    for de in (elenco.c, elenco.b):
        with pytest.raises(DatoInvalido):
            services.extinguir(head, pedido(elenco, institucion_id=de.pk, sucesora_id=elenco.a.pk))
    services.extinguir(head, pedido(elenco, institucion_id=elenco.b.pk, sucesora_id=elenco.c.pk))


def test_dos_turnos_del_mismo_asunto_se_resuelven_antes(elenco: Elenco) -> None:
    carta, _ = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    with pytest.raises(DatoInvalido, match=carta.folio):
        services.extinguir(elenco.titular_unidad, pedido(elenco))
