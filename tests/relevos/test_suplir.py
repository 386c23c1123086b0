"""While somebody is absent, another sees, hears and may what she did; the log tells them apart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import institucion_del_hecho
from coordinacion.canalizacion import services as canalizacion
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Adscripcion, Sustitucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles, unidad
from coordinacion.relevos import services
from tests.elenco import Elenco, clasificada, destino, respondida, turnada
from workflows import asignacion


@pytest.fixture
def otra(elenco: Elenco) -> Usuario:
    """A second analyst, with a client of her own."""
    persona = Usuario.objects.create_user("otra_analista", first_name="Otra", last_name="Analista")
    Adscripcion.objects.create(
        usuario=persona,
        institucion=unidad(),
        rol=Rol.ANALISTA,
        vigente_desde=reloj.hoy() - timedelta(days=30),
    )
    elenco.personas["otra"] = persona
    return persona


def suplir(elenco: Elenco, ausente: str, suplente: str, **cambios: Any) -> Sustitucion:
    datos: dict[str, Any] = {
        "persona": elenco.fresca(ausente),
        "sustituto": elenco.fresca(suplente),
        "desde": reloj.hoy(),
        "hasta": reloj.hoy() + timedelta(days=7),
        "motivo": "Vacaciones",
    }
    actor = cambios.pop("actor", ausente)
    return services.suplir(elenco.fresca(actor), **{**datos, **cambios})


def ultimo(hecho: str) -> Asiento:
    return Asiento.objects.filter(hecho=hecho).latest("pk")


def test_puede_lo_que_la_ausente_y_la_bitacora_dice_las_dos(elenco: Elenco) -> None:
    with pytest.raises(SinPermiso):
        services.extinguir(elenco.analista, _pedido(elenco))
    suplir(elenco, "titular_unidad", "analista")
    suplente = elenco.fresca("analista")
    assert papeles(suplente).tiene(Rol.TITULAR_UNIDAD)
    services.extinguir(suplente, _pedido(elenco))
    linea = ultimo("institucion_extinta")
    assert linea.actor == elenco.analista
    ausente = elenco.titular_unidad.nombre_completo
    assert institucion_del_hecho(linea).startswith(f", por ausencia de {ausente}")


def _pedido(elenco: Elenco) -> services.Pedido:
    return services.Pedido(elenco.c.pk, elenco.b.pk, desde=reloj.hoy(), acto="Decreto 1")


def test_con_los_mismos_papeles_se_dice_solo_de_lo_de_la_ausente(
    elenco: Elenco, otra: Usuario
) -> None:
    _, (turno,) = turnada(elenco)  # the analyst follows it
    propia, (otro_turno,) = turnada(elenco)
    type(propia).objects.filter(pk=propia.pk).update(analista=otra)
    suplir(elenco, "analista", "otra")
    suplente = elenco.fresca("otra")
    canalizacion.retirar(suplente, turno.pk, motivo="Se turnó por error")
    canalizacion.retirar(suplente, otro_turno.pk, motivo="Se turnó por error")
    lineas = Asiento.objects.filter(hecho="turno_retirado").order_by("pk")
    assert [linea.datos.get("por_ausencia_de", "") for linea in lineas] == [
        elenco.analista.nombre_completo,
        "",
    ]


def test_ve_su_bandeja_marcada_y_puede_soltar_lo_que_tenia(elenco: Elenco, otra: Usuario) -> None:
    carta = clasificada(elenco)
    asignacion.tomar(elenco.analista, carta.pk)
    url = reverse("bandejas:ver", args=["mis-asuntos"])
    assert carta.folio not in elenco.cliente("otra").get(url).content.decode()
    suplir(elenco, "analista", "otra")
    pagina = elenco.cliente("otra").get(url).content.decode()
    assert carta.folio in pagina
    assert f"Por ausencia de {elenco.analista.nombre_completo}" in " ".join(pagina.split())
    asignacion.soltar(elenco.fresca("otra"), carta.pk)
    assert carta.folio not in elenco.cliente("otra").get(url).content.decode()


def test_en_la_institucion_se_ve_lo_que_tenia_asignado(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco)
    canalizacion.asignar(elenco.enlace_a, turno.pk, persona=elenco.enlace_a)
    suplir(elenco, "enlace_a", "enlace_a2")
    pagina = elenco.cliente("enlace_a2").get(reverse("mis_turnos:lista")).content.decode()
    assert f"Por ausencia de {elenco.enlace_a.nombre_completo}" in pagina
    canalizacion.acusar(elenco.fresca("enlace_a2"), turno.pk)
    assert ultimo("turno_acusado").datos["por_ausencia_de"] == elenco.enlace_a.nombre_completo


def test_termina_por_si_sola(elenco: Elenco, otra: Usuario) -> None:
    suplir(elenco, "titular_unidad", "otra", hasta=reloj.hoy() + timedelta(days=2))
    assert papeles(elenco.fresca("otra")).tiene(Rol.TITULAR_UNIDAD)
    with reloj.en(reloj.ahora() + timedelta(days=3)):
        assert not papeles(elenco.fresca("otra")).tiene(Rol.TITULAR_UNIDAD)


def test_empieza_en_su_dia(elenco: Elenco, otra: Usuario) -> None:
    suplir(elenco, "titular_unidad", "otra", desde=reloj.hoy() + timedelta(days=2))
    assert papeles(elenco.fresca("otra")).suplencias == ()
    with reloj.en(reloj.ahora() + timedelta(days=2)):
        assert papeles(elenco.fresca("otra")).tiene(Rol.TITULAR_UNIDAD)


def test_se_termina_antes(elenco: Elenco, otra: Usuario) -> None:
    una = suplir(elenco, "analista", "otra")
    with pytest.raises(SinPermiso):
        services.terminar(elenco.enlace_a, una.pk)
    services.terminar(elenco.fresca("titular_unidad"), una.pk)
    assert papeles(elenco.fresca("otra")).suplencias == ()
    with pytest.raises(EstadoNoAdmite):
        services.terminar(elenco.fresca("analista"), una.pk)
    assert ultimo("suplencia_terminada").registro_id == elenco.analista.pk


def test_de_quien_ya_no_esta_no_queda_nada(elenco: Elenco, otra: Usuario) -> None:
    suplir(elenco, "titular_unidad", "otra")
    Usuario.objects.filter(pk=elenco.titular_unidad.pk).update(is_active=False)
    assert not papeles(elenco.fresca("otra")).tiene(Rol.TITULAR_UNIDAD)


def test_ni_dos_a_la_vez_ni_en_cadena(elenco: Elenco, otra: Usuario) -> None:
    suplir(elenco, "analista", "otra")
    for ausente, suplente in (
        ("analista", "titular_unidad"),  # twice absent
        ("otra", "titular_unidad"),  # who stands in is absent herself
        ("titular_unidad", "analista"),  # somebody absent stands in
    ):
        with pytest.raises(DatoInvalido, match="ya está registrado"):
            suplir(elenco, ausente, suplente)
    # After the first ends, it may be.
    despues = reloj.hoy() + timedelta(days=8)
    suplir(elenco, "analista", "titular_unidad", desde=despues, hasta=despues)


@pytest.mark.parametrize(
    ("ausente", "suplente", "cambios", "campo"),
    [
        ("analista", "enlace_a", {}, "sustituto"),
        ("enlace_a", "enlace_b", {}, "sustituto"),
        ("analista", "analista", {}, "sustituto"),
        ("analista", "extrano", {}, "sustituto"),
        ("auditoria", "analista", {}, "sustituto"),
        ("analista", "auditoria", {}, "sustituto"),
        ("administracion", "titular_unidad", {}, "sustituto"),
        ("analista", "titular_unidad", {"motivo": " "}, "motivo"),
        ("analista", "titular_unidad", {"desde": -1}, "desde"),
        ("analista", "titular_unidad", {"hasta": -1}, "hasta"),
    ],
)
def test_lo_que_se_rechaza(
    elenco: Elenco, ausente: str, suplente: str, cambios: dict[str, Any], campo: str
) -> None:
    fechas: dict[str, date] = {
        clave: reloj.hoy() + timedelta(days=valor)
        for clave, valor in cambios.items()
        if isinstance(valor, int)
    }
    with pytest.raises(DatoInvalido) as error:
        suplir(elenco, ausente, suplente, **{**cambios, **fechas})
    assert campo in error.value.campos


@pytest.mark.parametrize(
    ("actor", "puede"),
    [
        ("enlace_a", True),
        ("titular_institucion_a", True),
        ("administracion", True),
        ("enlace_a2", False),
        ("titular_unidad", False),
        ("enlace_b", False),
    ],
)
def test_quien_registra_la_de_un_enlace(elenco: Elenco, actor: str, puede: bool) -> None:
    if puede:
        suplir(elenco, "enlace_a", "enlace_a2", actor=actor)
        return
    with pytest.raises(SinPermiso):
        suplir(elenco, "enlace_a", "enlace_a2", actor=actor)


def test_lo_reservado_no_se_hereda(elenco: Elenco, otra: Usuario) -> None:
    carta, _ = turnada(elenco, destino(elenco.a, enlaces=(elenco.enlace_a,)), tipo="denuncia")
    suplir(elenco, "analista", "otra")
    assert elenco.cliente("otra").get(carta.get_absolute_url()).status_code == 404


def test_sus_avisos_se_ven_en_la_campana_de_quien_la_suple(elenco: Elenco, otra: Usuario) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=2)):
        respondida(elenco)
    suplir(elenco, "analista", "otra")
    respondida(elenco)
    antes, despues = Aviso.objects.filter(
        destinatario=elenco.analista, clave__contains="respondido"
    ).order_by("pk")
    pagina = elenco.cliente("otra").get(reverse("avisos:lista")).content.decode()
    assert f"Por ausencia de {elenco.analista.nombre_completo}" in pagina
    assert despues.texto in pagina and antes.texto not in pagina  # only what arose since
    elenco.cliente("otra").post(reverse("avisos:leer"))
    leidos = dict(Aviso.objects.values_list("pk", "leido_en"))
    assert leidos[despues.pk] is not None and leidos[antes.pk] is None


def test_por_pantalla_cada_quien_registra_la_suya(elenco: Elenco, otra: Usuario) -> None:
    url = reverse("relevo:ausencias")
    cliente = elenco.cliente("analista")
    datos = {
        "persona": elenco.analista.pk,
        "sustituto": otra.pk,
        "desde": reloj.hoy().isoformat(),
        "hasta": (reloj.hoy() + timedelta(days=3)).isoformat(),
        "motivo": "Comisión",
    }
    assert cliente.post(url, {**datos, "hasta": ""}).status_code == 422
    ajena = cliente.post(url, {**datos, "persona": elenco.enlace_a.pk})
    assert ajena.status_code == 422  # not among those of whom she decides
    assert cliente.post(url, datos).status_code == 302
    una = Sustitucion.objects.get()
    assert "En vigor" in cliente.get(url).content.decode()
    terminar = reverse("relevo:terminar", args=[una.pk])
    assert elenco.cliente("enlace_a").post(terminar).status_code == 404
    assert cliente.post(terminar).status_code == 302
    assert Sustitucion.objects.get().terminada_en is not None
    assert elenco.cliente("extrano").get(url).status_code == 403


def test_saber_los_papeles_cuesta_una_consulta(
    elenco: Elenco, django_assert_num_queries: Any
) -> None:
    persona = elenco.fresca("enlace_a")
    with django_assert_num_queries(1):
        papeles(persona)
