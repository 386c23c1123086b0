"""The loop of competence: whom a refusal proposes, the third refusal, and what topics learn."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Declinacion
from coordinacion.canalizacion.selectors import cola
from coordinacion.correspondencia.models import Correspondencia, Tema
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Institucion
from coordinacion.plazos.models import Plazo
from tests.canalizacion.asunto_http import ahora, texto, url
from tests.elenco import Elenco, carta_nueva, destino, instruccion, sentidos, tema, turnada
from workflows import motor

LUNES = datetime(2026, 10, 5, 10, tzinfo=ZoneInfo("America/Mexico_City"))


def rechaza(elenco: Elenco, turno: Turno, propuesta: Institucion | None = None) -> Turno:
    """The turn's institution refuses it, on paper if it works so."""
    clase = Declinacion.INSTITUCION if propuesta else Declinacion.NO_IDENTIFICA
    return motor.de_turno(
        canalizacion.declinar,
        elenco.analista,
        turno.pk,
        fundamento="No está entre sus atribuciones.",
        competencia=canalizacion.Competencia(clase, propuesta),
        por_cuenta=canalizacion.PorCuenta(reloj.ahora(), "Mensajero"),
    )


def turna(elenco: Elenco, quien: str, carta: Correspondencia, *destinos: Any) -> Turno:
    persona = elenco.personas[quien]
    turnos = motor.de_carta(canalizacion.turnar, persona, carta.pk, destinos, confirmado=True)
    return turnos[0]


def rechazada_tres_veces(elenco: Elenco) -> Correspondencia:
    carta, (turno,) = turnada(elenco)
    for siguiente in (elenco.b, elenco.c):
        rechaza(elenco, turno, siguiente)
        turno = turna(elenco, "analista", carta, destino(siguiente))
    rechaza(elenco, turno)
    return ahora(carta)


# the third refusal


def test_el_tercer_rechazo_pasa_a_la_titular_y_le_avisa(elenco: Elenco) -> None:
    carta = rechazada_tres_veces(elenco)
    assert carta.decide_titular
    ultimo = Asiento.objects.filter(hecho="correspondencia_a_decision").get()
    assert (ultimo.actor.username, ultimo.datos) == ("sistema", {"rechazos": 3})
    aviso = Aviso.objects.get(clave__contains=":a-decision:")
    assert aviso.destinatario == elenco.titular_unidad


def test_desde_entonces_la_analista_no_la_turna_y_se_le_dice_quien_decide(elenco: Elenco) -> None:
    carta = rechazada_tres_veces(elenco)
    with pytest.raises(SinPermiso, match="persona titular de la unidad"):
        turna(elenco, "analista", carta, destino(elenco.d))
    with pytest.raises(SinPermiso, match="persona titular de la unidad"):
        canalizacion.remitir(
            elenco.analista, carta.pk, destino(elenco.externa), fundamento="Es federal"
        )
    negada = elenco.cliente("analista").get(url("turnar", carta))
    assert negada.status_code == 403
    assert "decide a quién corresponde la persona titular" in texto(negada)
    assert not cola.cola(elenco.analista).filter(pk=carta.pk).exists()


def test_ni_la_turna_cambiando_el_caracter_de_quien_solo_conocia(elenco: Elenco) -> None:
    carta = rechazada_tres_veces(elenco)
    de_conocimiento = turna(
        elenco, "titular_unidad", carta, destino(elenco.d), destino(elenco.a, "")
    )
    copia = carta.turnos.get(parte="")
    motor.de_turno(canalizacion.retirar, elenco.analista, de_conocimiento.pk, motivo="Por error")
    assert ahora(carta).decide_titular
    with pytest.raises(SinPermiso):
        canalizacion.cambiar_caracter(elenco.analista, copia.pk, instruccion=instruccion())


def test_el_turno_de_la_titular_obliga_y_devuelve_el_asunto_a_su_curso(elenco: Elenco) -> None:
    carta = rechazada_tres_veces(elenco)
    turno = turna(elenco, "titular_unidad", carta, destino(elenco.a))
    assert turno.vinculante and not ahora(carta).decide_titular
    with pytest.raises(DatoInvalido, match="vinculante"):
        rechaza(elenco, turno)
    with pytest.raises(SinPermiso):
        turna(elenco, "titular_unidad", carta, destino(elenco.b, "coadyuvante"))
    assert not turna(elenco, "analista", carta, destino(elenco.b, "coadyuvante")).vinculante


def test_la_pagina_de_la_titular_no_pide_lo_que_no_le_toca(elenco: Elenco) -> None:
    """She routes and does not link: the page loads no list of letters to link."""
    carta = rechazada_tres_veces(elenco)
    suya = texto(elenco.cliente("titular_unidad").get(url("turnar", carta)))
    assert url("ligar", carta) not in suya
    nueva = carta_nueva(elenco)
    pagina = texto(elenco.cliente("analista").get(url("clasificar", nueva)))
    assert url("ligar", nueva) in pagina


def test_remitirlo_tambien_lo_decide(elenco: Elenco) -> None:
    carta = rechazada_tres_veces(elenco)
    motor.de_carta(
        canalizacion.remitir,
        elenco.titular_unidad,
        carta.pk,
        destino(elenco.externa),
        fundamento="Es federal",
    )
    assert not ahora(carta).decide_titular


def test_retirar_el_turno_de_la_titular_le_devuelve_la_decision(elenco: Elenco) -> None:
    carta = rechazada_tres_veces(elenco)
    turno = turna(elenco, "titular_unidad", carta, destino(elenco.a))
    motor.de_turno(canalizacion.retirar, elenco.analista, turno.pk, motivo="Por error")
    assert ahora(carta).decide_titular


def test_mientras_haya_responsable_los_rechazos_de_otras_no_suben(elenco: Elenco) -> None:
    carta, (responsable, *otras) = turnada(
        elenco,
        destino(elenco.a),
        *(destino(una, "coadyuvante") for una in (elenco.b, elenco.c, elenco.d)),
    )
    for turno in otras:
        rechaza(elenco, turno)
    assert not ahora(carta).decide_titular
    rechaza(elenco, responsable)
    assert ahora(carta).decide_titular


def test_el_reloj_del_peticionario_no_se_mueve_en_tres_rechazos(elenco: Elenco) -> None:
    def respuesta(carta: Correspondencia) -> object:
        return Plazo.objects.filter(asunto_id=carta.pk, clase="respuesta").values().get()

    with reloj.en(LUNES):
        carta, (turno,) = turnada(elenco)
        antes = respuesta(carta)
    for dia, siguiente in enumerate((elenco.b, elenco.c), start=1):
        with reloj.en(LUNES + timedelta(days=dia)):
            rechaza(elenco, turno, siguiente)
            turno = turna(elenco, "analista", carta, destino(siguiente))
            assert respuesta(carta) == antes
    with reloj.en(LUNES + timedelta(days=3)):
        rechaza(elenco, turno)
        turna(elenco, "titular_unidad", carta, destino(elenco.d))
    assert respuesta(carta) == antes


def test_la_titular_la_ve_en_lo_que_requiere_su_decision(elenco: Elenco) -> None:
    carta = rechazada_tres_veces(elenco)
    titular = elenco.cliente("titular_unidad")
    hoy = texto(titular.get(reverse("hoy:ver")))
    decision = hoy[hoy.index('id="hoy-decision"') : hoy.index('id="hoy-urgentes"')]
    assert carta.folio in decision
    assert f'href="{url("turnar", carta)}"' in decision
    pagina = texto(titular.get(url("turnar", carta)))
    assert "El turno será vinculante" in pagina
    asunto = texto(elenco.cliente("analista").get(carta.get_absolute_url()))
    assert "Lo tiene Titular de la unidad" in asunto
    assert "decide a quién corresponde la persona titular" in asunto


# one click


def test_un_boton_turna_a_la_propuesta_lo_mismo_que_se_pidio(elenco: Elenco) -> None:
    pedida = instruccion("atender_e_informar")
    carta, (turno,) = turnada(
        elenco, destino(elenco.a, instruccion=pedida, indicaciones="Con fotografías")
    )
    rechaza(elenco, turno, elenco.b)
    direccion = url("turnar_propuesta", carta, turno.pk)
    for pagina in (carta.get_absolute_url(), reverse("bandejas:ver", args=["rechazados"])):
        html = texto(elenco.cliente("analista").get(pagina))
        assert f'action="{direccion}"' in html
        assert f"Turnar a {elenco.b}" in html
    assert elenco.cliente("analista").post(direccion).status_code == 302
    nuevo = carta.turnos.get(institucion=elenco.b)
    assert (nuevo.instruccion, nuevo.parte, nuevo.indicaciones) == (
        pedida,
        "responsable",
        "Con fotografías",
    )
    assert list(nuevo.puntos.all()) == list(turno.puntos.all())
    otra_vez = elenco.cliente("analista").post(direccion)
    assert otra_vez.status_code == 422
    assert carta.turnos.count() == 2


def test_si_queda_poco_tiempo_el_boton_pide_confirmar(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        carta, (turno,) = turnada(elenco)
        rechaza(elenco, turno, elenco.b)
    direccion = url("turnar_propuesta", carta, turno.pk)
    with reloj.en(LUNES + timedelta(days=14)):
        pregunta = elenco.cliente("analista").post(direccion)
        assert pregunta.status_code == 409
        assert f"Confirmo: Turnar a {elenco.b}" in texto(pregunta)
        assert carta.turnos.count() == 1
        hecha = elenco.cliente("analista").post(direccion, {"confirmado": "si"})
    assert hecha.status_code == 302
    assert carta.turnos.count() == 2


def test_el_boton_solo_se_ofrece_donde_serviria(elenco: Elenco) -> None:
    def ofrece(carta: Correspondencia, quien: str = "analista") -> bool:
        html = texto(elenco.cliente(quien).get(carta.get_absolute_url()))
        return "/turnar/" in html and f"Turnar a {elenco.b}" in html

    carta, (turno,) = turnada(elenco)
    rechaza(elenco, turno, elenco.b)
    assert ofrece(carta)
    assert not ofrece(carta, "oficialia")
    turna(elenco, "analista", carta, destino(elenco.c))
    assert not ofrece(carta)
    tercera = rechazada_tres_veces(elenco)
    assert not ofrece(tercera)


def test_quien_no_propuso_a_nadie_no_ofrece_boton_ni_admite_su_direccion(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    rechaza(elenco, turno)
    assert (
        elenco.cliente("analista").post(url("turnar_propuesta", carta, turno.pk)).status_code == 404
    )
    with pytest.raises(EstadoNoAdmite):
        canalizacion.turnar_a_la_propuesta(elenco.analista, carta.pk, turno.pk)


# what topics learn


def acepta_la_propuesta(elenco: Elenco) -> Correspondencia:
    """A letter that A refused, proposing B, and B answered well."""
    carta, (turno,) = turnada(elenco)
    rechaza(elenco, turno, elenco.b)
    nuevo = turna(elenco, "analista", carta, destino(elenco.b))
    motor.de_turno(
        canalizacion.responder,
        elenco.enlace_b,
        nuevo.pk,
        texto="Se atenderá.",
        sentidos=sentidos(nuevo),
    )
    motor.de_turno(canalizacion.aceptar, elenco.analista, nuevo.pk)
    return carta


def test_el_tema_ofrece_a_quien_acepta_lo_que_otra_rechazo(elenco: Elenco) -> None:
    Tema.objects.filter(pk=tema().pk).update(institucion=elenco.a)
    lista = reverse("competencia:temas")
    acepta_la_propuesta(elenco)
    assert elenco.b.nombre not in texto(elenco.cliente("analista").get(lista))
    acepta_la_propuesta(elenco)
    pagina = elenco.cliente("analista").get(lista)
    (uno,) = pagina.context["aciertos"]
    assert (uno.tema_id, uno.institucion_id, uno.asuntos) == (tema().pk, elenco.b.pk, 2)
    assert Tema.objects.get(pk=tema().pk).institucion == elenco.a, "nada cambia solo"


def test_adoptar_cambia_el_tema_y_deja_constancia(elenco: Elenco) -> None:
    Tema.objects.filter(pk=tema().pk).update(institucion=elenco.a)
    for _ in range(2):
        acepta_la_propuesta(elenco)
    direccion = reverse("competencia:adoptar", args=[tema().pk, elenco.b.pk])
    assert elenco.cliente("oficialia").post(direccion).status_code == 403
    hecha = elenco.cliente("analista").post(direccion, follow=True)
    assert f"sugiere ahora a {elenco.b}" in texto(hecha)
    assert not hecha.context["aciertos"]
    assert Tema.objects.get(pk=tema().pk).institucion == elenco.b
    linea = Asiento.objects.get(hecho="tema_institucion_adoptada")
    assert linea.actor == elenco.analista
    assert linea.datos == {
        "tema": str(tema()),
        "institucion": elenco.b.nombre,
        "antes": elenco.a.nombre,
        "asuntos": 2,
    }
    assert elenco.cliente("analista").post(direccion).status_code == 409


def test_lo_reservado_no_ensena_nada(elenco: Elenco) -> None:
    for _ in range(2):
        carta = acepta_la_propuesta(elenco)
    Correspondencia.objects.filter(pk=carta.pk).update(acceso="reservado")
    pagina = elenco.cliente("analista").get(reverse("competencia:temas"))
    assert not pagina.context["aciertos"]
