"""The case page: what each person sees of one letter, and what it costs to draw."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Declinacion
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.opciones import MotivoCancelacion
from coordinacion.organizacion.models import Institucion
from tests.canalizacion.asunto_http import documento, texto, url
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    destino,
    instruccion,
    respondida,
    sentidos,
    turnada,
)

TOPE_DE_CONSULTAS = 25


def ver(elenco: Elenco, quien: str, carta: Correspondencia) -> str:
    respuesta = elenco.cliente(quien).get(carta.get_absolute_url())
    assert respuesta.status_code == 200
    return texto(respuesta)


def boton(pagina: str) -> str:
    """The one next button of the page, or nothing."""
    if "asunto-siguiente" not in pagina:
        return ""
    return pagina.split("asunto-siguiente", 1)[1].split("</svg>", 1)[1].split("</a>", 1)[0].strip()


@pytest.mark.parametrize(
    ("etapa", "quien", "siguiente"),
    [
        ("nueva", "analista", "Clasificar y turnar"),
        ("nueva", "oficialia", ""),
        ("nueva", "consulta", ""),
        ("clasificada", "analista", "Turnar"),
        ("turnada", "analista", ""),
        ("turnada", "enlace_a", "Acusar de recibido"),
        ("turnada", "titular_institucion_a", ""),
        ("respondida", "analista", "Revisar la respuesta"),
        ("respondida", "enlace_a", ""),
        ("atendida", "analista", "Registrar notificación"),
        ("atendida", "oficialia", "Registrar notificación"),
        ("atendida", "titular_unidad", ""),
    ],
)
def test_un_solo_boton_dice_lo_que_sigue(
    elenco: Elenco, etapa: str, quien: str, siguiente: str
) -> None:
    cartas = {
        "nueva": lambda: carta_nueva(elenco),
        "clasificada": lambda: clasificada(elenco),
        "turnada": lambda: turnada(elenco)[0],
        "respondida": lambda: respondida(elenco)[0],
        "atendida": lambda: atendida(elenco)[0],
    }
    assert boton(ver(elenco, quien, cartas[etapa]())) == siguiente


def test_dice_quien_lo_tiene_y_desde_cuando(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    pagina = ver(elenco, "titular_unidad", carta)
    assert f"Lo tiene {elenco.a.nombre}" in pagina
    assert "desde hoy" in pagina
    assert "Turnada" in pagina
    assert "Lo tiene" not in ver(elenco, "enlace_a", carta)


def test_la_unidad_lee_la_respuesta_junto_a_sus_botones(elenco: Elenco) -> None:
    carta, turno = respondida(elenco)
    pagina = ver(elenco, "analista", carta)
    respuesta = pagina.split(f'id="respuesta-{turno.pk}"', 1)[1].split("</article>", 1)[0]
    assert "Se atenderá." in respuesta
    assert reverse("turno:aceptar", args=[turno.pk]) in respuesta
    assert reverse("turno:devolver", args=[turno.pk]) in respuesta
    assert reverse("turno:aceptar", args=[turno.pk]) not in ver(elenco, "consulta", carta)


def test_la_dependencia_ve_su_turno_y_nada_de_las_otras(elenco: Elenco) -> None:
    carta, (mio, ajeno) = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    canalizacion.responder(
        elenco.enlace_b, ajeno.pk, texto="Opinión de la otra", sentidos=sentidos(ajeno)
    )
    escaneo = documento(elenco, carta)
    suyo = documento(elenco, carta, "de-b.pdf", institucion_id=elenco.b.pk, turno_id=ajeno.pk)
    pagina = ver(elenco, "enlace_a", carta)
    assert mio.get_absolute_url() in pagina
    assert ajeno.get_absolute_url() not in pagina
    assert elenco.b.nombre not in pagina
    assert "Opinión de la otra" not in pagina
    assert escaneo.nombre in pagina
    cliente = elenco.cliente("enlace_a")
    assert cliente.get(url("documento", carta, escaneo.pk)).status_code == 200
    assert cliente.get(url("documento", carta, suyo.pk)).status_code == 404
    assert cliente.get(url("visor", carta, suyo.pk)).status_code == 404
    otro_plazo = Turno.objects.get(pk=ajeno.pk).plazo_respuesta_id
    assert cliente.get(url("por_que", carta, otro_plazo)).status_code == 404


def test_un_asunto_ajeno_no_existe(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    for quien in ("enlace_c", "extrano", "administracion"):
        assert elenco.cliente(quien).get(carta.get_absolute_url()).status_code == 404
    assert elenco.cliente("analista").get("/asuntos/JG-2026-999999-A/").status_code == 404
    assert elenco.cliente("analista").get("/asuntos/cualquier-cosa/").status_code == 404


@pytest.mark.parametrize(
    ("clave", "lo_ve"), [("atender_y_responder", True), ("atender_e_informar", False)]
)
def test_el_contacto_es_para_quien_debe_notificar(elenco: Elenco, clave: str, lo_ve: bool) -> None:
    carta, _ = turnada(elenco, destino(elenco.a, instruccion=instruccion(clave)))
    Peticionario.objects.filter(correspondencia=carta).update(telefono="9511234567")
    assert ("9511234567" in ver(elenco, "enlace_a", carta)) is lo_ve
    assert "9511234567" in ver(elenco, "analista", carta)


def test_el_contacto_de_un_asunto_confidencial_no_es_para_quien_solo_lee(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    Correspondencia.objects.filter(pk=carta.pk).update(acceso="confidencial")
    Peticionario.objects.filter(correspondencia=carta).update(telefono="9511234567")
    assert "9511234567" not in ver(elenco, "auditoria", carta)
    assert "9511234567" in ver(elenco, "oficialia", carta)
    assert elenco.cliente("consulta").get(carta.get_absolute_url()).status_code == 404


def test_lo_reservado_es_solo_de_las_personas_nombradas_y_deja_constancia(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="denuncia")
    escaneo = documento(elenco, carta)
    for quien in ("oficialia", "todologa", "consulta", "auditoria"):
        cliente = elenco.cliente(quien)
        assert cliente.get(carta.get_absolute_url()).status_code == 404
        assert cliente.get(url("documento", carta, escaneo.pk)).status_code == 404
        assert cliente.get(url("adjuntar", carta)).status_code == 404
    consultas = Asiento.objects.filter(
        asunto_id=carta.pk, hecho="correspondencia_consultada_reservada"
    )
    assert not consultas.exists()
    assert "Personas autorizadas" in ver(elenco, "analista", carta)
    assert elenco.cliente("analista").get(url("documento", carta, escaneo.pk)).status_code == 200
    assert consultas.filter(actor=elenco.analista).count() == 2


def test_una_reservada_turnada_la_leen_solo_los_enlaces_nombrados(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="denuncia")
    canalizacion.turnar(
        elenco.analista, carta.pk, [destino(elenco.a, enlaces=(elenco.enlace_a,))], confirmado=True
    )
    assert elenco.cliente("enlace_a").get(carta.get_absolute_url()).status_code == 200
    assert elenco.cliente("enlace_a2").get(carta.get_absolute_url()).status_code == 404


def _con_turnos(elenco: Elenco, cuantos: int) -> Correspondencia:
    otras = Institucion.objects.filter(orden="ejecutivo_estatal", es_unidad_coordinadora=False)
    elegidas = list(otras.exclude(pk=elenco.a.pk)[: cuantos - 1])
    carta, turnos = turnada(
        elenco, destino(elenco.a), *(destino(una, "coadyuvante") for una in elegidas)
    )
    for n, turno in enumerate(turnos):
        documento(elenco, carta, f"{n}.pdf")
        if turno.institucion_id in (elenco.a.pk, elenco.b.pk, elenco.c.pk):
            enlace = {elenco.a.pk: "enlace_a", elenco.b.pk: "enlace_b"}.get(turno.institucion_id)
            canalizacion.responder(
                elenco.personas[enlace or "enlace_c"],
                turno.pk,
                texto="Hecho",
                sentidos=sentidos(turno),
            )
    return carta


@pytest.mark.parametrize("quien", ["analista", "titular_unidad", "enlace_a"])
def test_cuesta_lo_mismo_con_un_turno_que_con_veinticinco(elenco: Elenco, quien: str) -> None:
    cuantas = []
    for turnos in (1, 25):
        carta = _con_turnos(elenco, turnos)
        ver(elenco, quien, carta)
        with CaptureQueriesContext(connection) as consultas:
            ver(elenco, quien, carta)
        cuantas.append(len(consultas))
    assert cuantas[0] == cuantas[1]
    assert cuantas[0] <= TOPE_DE_CONSULTAS, "\n".join(q["sql"][:160] for q in consultas)


def test_una_reservada_cuesta_poco_mas(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="denuncia")
    ver(elenco, "analista", carta)
    with CaptureQueriesContext(connection) as consultas:
        ver(elenco, "analista", carta)
    assert len(consultas) <= TOPE_DE_CONSULTAS, "\n".join(q["sql"][:160] for q in consultas)


def test_por_que_esta_fecha_en_pagina_y_en_parte(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    cliente = elenco.cliente("analista")
    pagina = texto(cliente.get(url("por_que", carta, carta.plazo_respuesta_id)))
    assert "Día por día" in pagina
    assert "<html" in pagina
    parte = texto(
        cliente.get(url("por_que", carta, turno.plazo_respuesta_id), headers={"HX-Request": "true"})
    )
    assert "Día por día" in parte
    assert "<html" not in parte
    otra = carta_nueva(elenco)
    assert cliente.get(url("por_que", otra, carta.plazo_respuesta_id)).status_code == 404


def test_el_folio_se_encuentra_como_se_teclee(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    control = carta.folio[-1]
    formas = [
        carta.folio,
        carta.folio.lower(),
        carta.slug,
        f"{carta.serie} {carta.anio} {carta.numero}",
        f"{carta.serie}{carta.anio}{carta.numero:06d}{control}".lower(),
        f"{carta.numero}-{control}",
        str(carta.numero),
    ]
    for forma in formas:
        respuesta = elenco.cliente("consulta").get(reverse("asunto:ir"), {"folio": forma})
        assert respuesta.status_code == 302, forma
        assert respuesta["Location"] == carta.get_absolute_url()


def test_un_folio_con_letra_equivocada_es_como_uno_desconocido(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    mala = "A" if carta.folio[-1] != "A" else "B"
    respuestas = [
        elenco.cliente("analista").get(reverse("asunto:ir"), {"folio": forma})
        for forma in (carta.folio[:-1] + mala, f"{carta.numero}{mala}", "JG/2026/999999", "¿?", "")
    ]
    assert {respuesta.status_code for respuesta in respuestas} == {404}
    ajeno = elenco.cliente("enlace_a").get(reverse("asunto:ir"), {"folio": carta.folio})
    assert ajeno.status_code == 404


def test_muestra_de_que_asunto_es_duplicado(elenco: Elenco) -> None:
    original, copia = carta_nueva(elenco), carta_nueva(elenco)
    canalizacion.cancelar(
        elenco.analista,
        copia.pk,
        motivo=MotivoCancelacion.DUPLICADO,
        explicacion="",
        duplicado_de=original,
    )
    assert original.get_absolute_url() in ver(elenco, "analista", copia)
    assert copia.get_absolute_url() in ver(elenco, "analista", original)


def test_muestra_como_acuso_y_por_que_rechazo(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    canalizacion.acusar(elenco.enlace_a, turno.pk)
    competencia = canalizacion.Competencia(Declinacion.INSTITUCION, elenco.b)
    canalizacion.declinar(
        elenco.enlace_a, turno.pk, fundamento="No es materia nuestra", competencia=competencia
    )
    pagina = ver(elenco, "analista", carta)
    for dicho in (
        "Expreso",
        "Rechazado por incompetencia",
        "No es materia nuestra",
        elenco.b.nombre,
        "nadie responde ahora",
    ):
        assert dicho in pagina


def test_cada_turno_lleva_lo_que_la_unidad_puede_hacer_con_el(elenco: Elenco) -> None:
    carta, (en_pantalla, en_papel) = turnada(
        elenco, destino(elenco.a), destino(elenco.d, "coadyuvante")
    )
    punto = carta.puntos.get().pk
    remision = canalizacion.remitir(
        elenco.analista,
        carta.pk,
        destino(elenco.externa, "coadyuvante", puntos=(punto,)),
        fundamento="Ley federal",
    )
    analista, oficial = ver(elenco, "analista", carta), ver(elenco, "oficialia", carta)
    assert reverse("turno:retirar", args=[en_pantalla.pk]) in analista
    assert reverse("turno:retirar", args=[en_pantalla.pk]) not in oficial
    for pagina in (analista, oficial):
        assert reverse("turno:acusar_papel", args=[en_papel.pk]) in pagina
        assert reverse("turno:acusar_papel", args=[en_pantalla.pk]) not in pagina
        assert reverse("turno:aceptar", args=[remision.pk]) in pagina
        assert "Registrar acuse de la remisión" in pagina
    assert "Acciones" not in ver(elenco, "consulta", carta)
