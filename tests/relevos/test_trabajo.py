"""Somebody leaves: what she had is found, and goes to others in one step."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.organizacion.models import Adscripcion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import unidad
from coordinacion.relevos.opciones import Trabajo
from coordinacion.relevos.selectors.trabajo import cuentas_de, sin_persona
from tests.elenco import Elenco, atendida, clasificada, destino, respondida, turnada
from workflows import asignacion
from workflows.lecturas import paso_actual
from workflows.relevo import reasignar_todo


@pytest.fixture
def nueva(elenco: Elenco) -> Usuario:
    """Who takes the place of the analyst."""
    persona = Usuario.objects.create_user("nueva", first_name="Nueva", last_name="Analista")
    Adscripcion.objects.create(
        usuario=persona,
        institucion=unidad(),
        rol=Rol.ANALISTA,
        vigente_desde=reloj.hoy() - timedelta(days=30),
    )
    elenco.personas["nueva"] = persona
    return persona


def se_va(persona: Usuario) -> None:
    Usuario.objects.filter(pk=persona.pk).update(is_active=False)


def test_se_encuentra_lo_de_quien_se_fue(elenco: Elenco) -> None:
    turnada(elenco)
    _, (turno,) = turnada(elenco)
    canalizacion.asignar(elenco.enlace_a, turno.pk, persona=elenco.enlace_a2)
    assert list(sin_persona(elenco.titular_unidad)) == []
    se_va(elenco.analista)
    suya = Adscripcion.objects.get(usuario=elenco.enlace_a2)
    suya.vigente_hasta = reloj.hoy() - timedelta(days=1)
    suya.save()
    assert set(sin_persona(elenco.titular_unidad)) == {elenco.analista, elenco.enlace_a2}
    # An institution sees its own, and nothing of the unit or of others.
    assert list(sin_persona(elenco.fresca("enlace_a"))) == [elenco.enlace_a2]
    assert list(sin_persona(elenco.enlace_b)) == []
    cuentas = cuentas_de(elenco.administracion, elenco.analista)
    assert cuentas == {
        Trabajo.ASUNTOS: 2,
        Trabajo.PASOS: 0,
        Trabajo.TURNOS: 0,
        Trabajo.COMPROMISOS: 0,
    }


def test_todo_pasa_en_un_acto_con_un_aviso(elenco: Elenco, nueva: Usuario) -> None:
    seguidas = [turnada(elenco)[0] for _ in range(3)]
    revisada, _ = respondida(elenco)
    asignacion.tomar(elenco.analista, revisada.pk)
    se_va(elenco.analista)

    hechos = reasignar_todo(
        elenco.titular_unidad,
        elenco.analista,
        {Trabajo.ASUNTOS: nueva, Trabajo.PASOS: nueva},
    )

    assert {trabajo: uno.pasaron for trabajo, uno in hechos.items()} == {
        Trabajo.ASUNTOS: 4,
        Trabajo.PASOS: 1,
    }
    assert all(uno.quedaron == 0 for uno in hechos.values())
    cartas = Correspondencia.objects.filter(pk__in=[c.pk for c in [*seguidas, revisada]])
    assert {carta.analista for carta in cartas} == {nueva}
    assert paso_actual(revisada).quien == nueva
    lineas = Asiento.objects.filter(hecho__in=["seguimiento_reasignado", "asunto_reasignado"])
    assert Counter(lineas.values_list("hecho", flat=True)) == Counter(
        seguimiento_reasignado=4, asunto_reasignado=1
    )
    assert {linea.datos["antes"] for linea in lineas} == {elenco.analista.nombre_completo}
    (aviso,) = Aviso.objects.filter(clave__startswith="relevo:")
    assert aviso.destinatario == nueva and "4" in aviso.texto
    assert list(sin_persona(elenco.titular_unidad)) == []


def test_el_paso_que_no_le_toca_queda_libre(elenco: Elenco, nueva: Usuario) -> None:
    carta, _ = atendida(elenco)
    asignacion.tomar(elenco.oficialia, carta.pk)  # to notify: reception may, and an analyst too
    otra = clasificada(elenco)
    asignacion.tomar(elenco.analista, otra.pk)
    hechos = reasignar_todo(
        elenco.titular_unidad, elenco.analista, {Trabajo.PASOS: elenco.oficialia}
    )
    assert (hechos[Trabajo.PASOS].pasaron, hechos[Trabajo.PASOS].quedaron) == (0, 1)
    assert paso_actual(otra).quien is None
    assert paso_actual(carta).quien == elenco.oficialia


def test_lo_reservado_espera_a_que_se_nombre(elenco: Elenco, nueva: Usuario) -> None:
    carta, _ = turnada(elenco, destino(elenco.a, enlaces=(elenco.enlace_a,)), tipo="denuncia")
    se_va(elenco.analista)
    hechos = reasignar_todo(elenco.titular_unidad, elenco.analista, {Trabajo.ASUNTOS: nueva})
    assert (hechos[Trabajo.ASUNTOS].pasaron, hechos[Trabajo.ASUNTOS].quedaron) == (0, 1)
    correspondencia.autorizar(elenco.titular_unidad, carta.pk, nueva)
    hechos = reasignar_todo(elenco.titular_unidad, elenco.analista, {Trabajo.ASUNTOS: nueva})
    assert hechos[Trabajo.ASUNTOS].pasaron == 1


def test_dentro_de_una_institucion_reparte_su_titular(elenco: Elenco) -> None:
    turnos = [turnada(elenco)[1][0] for _ in range(2)]
    for turno in turnos:
        canalizacion.asignar(elenco.enlace_a, turno.pk, persona=elenco.enlace_a2)
    se_va(elenco.enlace_a2)
    hechos = reasignar_todo(
        elenco.titular_institucion_a, elenco.enlace_a2, {Trabajo.TURNOS: elenco.enlace_a}
    )
    assert hechos[Trabajo.TURNOS].pasaron == 2
    nuevos = Turno.objects.filter(pk__in=[t.pk for t in turnos]).select_related("plazo_respuesta")
    assert {turno.persona for turno in nuevos} == {elenco.enlace_a}
    assert {t.plazo_respuesta.persona for t in nuevos if t.plazo_respuesta} == {elenco.enlace_a}
    assert Asiento.objects.filter(hecho="turno_asignado").count() == 4


def test_lo_que_se_rechaza(elenco: Elenco, nueva: Usuario) -> None:
    for quien in ("oficialia", "administracion", "enlace_a"):
        with pytest.raises(SinPermiso):
            reasignar_todo(elenco.personas[quien], elenco.analista, {Trabajo.ASUNTOS: nueva})
    with pytest.raises(SinPermiso):
        reasignar_todo(elenco.titular_unidad, elenco.enlace_a2, {Trabajo.TURNOS: elenco.enlace_a})
    for a in (elenco.oficialia, elenco.analista):
        with pytest.raises(DatoInvalido):
            reasignar_todo(elenco.titular_unidad, elenco.analista, {Trabajo.ASUNTOS: a})


def test_por_pantalla(elenco: Elenco, nueva: Usuario) -> None:
    carta, _ = turnada(elenco)
    se_va(elenco.analista)
    cliente = elenco.cliente("titular_unidad")
    url = reverse("relevo:persona", args=[elenco.analista.pk])
    assert url in cliente.get(reverse("relevo:sin_persona")).content.decode()
    assert cliente.post(url, {"asuntos": ""}).status_code == 422
    assert cliente.post(url, {"asuntos": elenco.enlace_a.pk}).status_code == 422
    assert cliente.post(url, {"asuntos": nueva.pk}).status_code == 302
    assert Correspondencia.objects.get(pk=carta.pk).analista == nueva
    # Administration sees what there is, from the person's page, and gives none of it.
    de_la_persona = reverse("catalogos:editar", args=["personas", elenco.analista.pk])
    assert url in elenco.cliente("administracion").get(de_la_persona).content.decode()
    assert elenco.cliente("administracion").get(url).status_code == 200
    assert elenco.cliente("administracion").post(url, {}).status_code == 403
    # Of an institution that was never hers, a person does not exist.
    ajena = reverse("relevo:persona", args=[elenco.enlace_b.pk])
    assert elenco.cliente("enlace_a").get(ajena).status_code == 404


def test_al_dar_de_baja_se_dice_lo_que_deja(elenco: Elenco) -> None:
    turnada(elenco)
    cliente = elenco.cliente("administracion")
    uso = reverse("catalogos:uso", args=["personas", elenco.analista.pk])
    pagina = cliente.post(uso, {"en_uso": "0"}, follow=True).content.decode()
    assert "Deja trabajo abierto (1)" in pagina
    otra = reverse("catalogos:uso", args=["personas", elenco.consulta.pk])
    assert "Deja trabajo" not in cliente.post(otra, {"en_uso": "0"}, follow=True).content.decode()


def test_buscar_cuesta_lo_mismo_con_muchos(elenco: Elenco, django_assert_num_queries: Any) -> None:
    for _ in range(3):
        turnada(elenco)
    se_va(elenco.analista)
    actor = elenco.fresca("titular_unidad")
    with django_assert_num_queries(2):  # her roles, and the people
        list(sin_persona(actor))
