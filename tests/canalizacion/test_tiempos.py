"""The times of a letter: who had it, against which dates, and who is named when it ends late."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import time_machine

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import oracion
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Etapa
from coordinacion.canalizacion.selectors.tiempos import tiempos_de
from coordinacion.canalizacion.tiempos import Tiempos
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.nucleo import reloj
from coordinacion.plazos.models import CategoriaSuspension
from tests.canalizacion.asunto_http import url
from tests.elenco import (
    Elenco,
    carta_nueva,
    clasificada,
    destino,
    intento,
    sentidos,
    tema,
)


def el(dia: int, hora: int = 10) -> Any:
    """A day of March 2026 in Oaxaca; Monday the 16th is not a working day."""
    return time_machine.travel(datetime(2026, 3, dia, hora + 6, tzinfo=UTC), tick=False)


def recibida_y_turnada(elenco: Elenco, *destinos: Any) -> tuple[Correspondencia, list[Turno]]:
    """Received on Monday the 2nd, classified and routed on Wednesday the 4th."""
    with el(2):
        carta = carta_nueva(elenco)
    with el(4):
        cambios = {"tipo": Tipo.objects.get(clave="peticion"), "tema": tema(), "via": "turnar"}
        correspondencia.clasificar(elenco.analista, carta.pk, cambios=cambios)
        turnos = canalizacion.turnar(
            elenco.analista, carta.pk, destinos or [destino(elenco.a)], confirmado=True
        )
    return carta, turnos


def responder(elenco: Elenco, turno: Turno, quien: str = "enlace_a") -> None:
    canalizacion.responder(
        elenco.personas[quien], turno.pk, texto="Se atenderá.", sentidos=sentidos(turno)
    )


def concluir(elenco: Elenco, carta: Correspondencia, **datos: Any) -> None:
    sentido = Tipo.objects.get(clave="peticion").sentidos.all()[0]
    canalizacion.concluir(elenco.titular_unidad, carta.pk, sentido=sentido, **datos)


def medida(carta: Correspondencia) -> Tiempos:
    fresca = Correspondencia.objects.get(pk=carta.pk)
    return tiempos_de(fresca, list(fresca.turnos.select_related("institucion")))


def dicho(tiempos: Tiempos) -> list[tuple[str, int]]:
    return [(uno.etapa.value, uno.dias) for uno in tiempos.renglones]


def asentado(carta: Correspondencia) -> list[Asiento]:
    hecho = Hecho.CORRESPONDENCIA_FUERA_DE_TERMINO
    return list(Asiento.objects.filter(asunto_id=carta.pk, hecho=hecho))


def texto(respuesta: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", respuesta.content.decode()))


def tarde_por_la_institucion(elenco: Elenco) -> Correspondencia:
    """Its term ended on the 11th and the petitioner's on the 17th; it answered on the 19th."""
    carta, (turno,) = recibida_y_turnada(elenco)
    with el(19):
        responder(elenco, turno)
    with el(20):
        canalizacion.aceptar(elenco.analista, turno.pk)
    with el(24):
        correspondencia.notificar(elenco.oficialia, carta.pk, intento())
    return carta


QUIEN_TARDO = (
    "Fuera de término 5 días hábiles: {} (turno 1) tardó 10 días hábiles en atender y responder; "
    "su término venció el 11/03/2026, 5 días hábiles después."
)


def test_cada_quien_desde_que_lo_tuvo_y_contra_las_dos_fechas(elenco: Elenco) -> None:
    carta = tarde_por_la_institucion(elenco)
    tiempos = medida(carta)
    assert dicho(tiempos) == [
        ("clasificar", 2),
        ("canalizar", 0),
        ("atender", 10),
        ("revisar", 1),
        ("notificar", 2),
    ]
    clasificar, _, atender, *_ = tiempos.renglones
    assert clasificar.propio is not None and clasificar.propio.vigente == 1
    assert clasificar.naturaleza == "meta interna"
    assert atender.propio is not None and atender.propio.fuera
    assert (atender.propio.vigente, atender.propio.original) == (5, 5)
    assert atender.legal is not None and atender.legal.vigente == 2
    legal = tiempos.peticionario
    assert legal is not None and legal.propio is not None
    assert (legal.dias, legal.naturaleza, legal.propio.vigente) == (15, "plazo legal", 5)


def test_quien_tardo_se_dice_antes_de_concluir_y_queda_asentado(elenco: Elenco) -> None:
    carta = tarde_por_la_institucion(elenco)
    esperado = QUIEN_TARDO.format(elenco.a)
    with el(25):
        for ruta in (carta.get_absolute_url(), url("concluir", carta)):
            assert esperado in texto(elenco.cliente("titular_unidad").get(ruta)), ruta
        assert asentado(carta) == []
        concluir(elenco, carta)
        (linea,) = asentado(carta)
        pagina = texto(elenco.cliente("titular_unidad").get(carta.get_absolute_url()))
    assert (linea.institucion_id, linea.actor.username) == (elenco.a.pk, "sistema")
    assert "5 días hábiles" in oracion(linea)
    assert str(elenco.a) in oracion(linea)
    assert esperado in pagina
    assert oracion(linea) in pagina


def test_si_la_institucion_cumplio_tardo_la_unidad(elenco: Elenco) -> None:
    carta, (turno,) = recibida_y_turnada(elenco)
    with el(11):
        responder(elenco, turno)
    with el(12):
        canalizacion.aceptar(elenco.analista, turno.pk)
    with el(20):
        correspondencia.notificar(elenco.oficialia, carta.pk, intento())
        concluir(elenco, carta)
    demora = medida(carta).demora
    assert demora is not None
    assert demora.texto == (
        "Fuera de término 3 días hábiles: La unidad tardó 5 días hábiles en notificar; "
        "su término venció el 13/03/2026, 4 días hábiles después."
    )
    (linea,) = asentado(carta)
    assert (linea.institucion_id, linea.turno_id) == (None, None)


def test_de_un_asunto_a_tiempo_no_se_nombra_a_nadie(elenco: Elenco) -> None:
    carta, (turno,) = recibida_y_turnada(elenco)
    with el(10):
        responder(elenco, turno)
        canalizacion.aceptar(elenco.analista, turno.pk)
        correspondencia.notificar(elenco.oficialia, carta.pk, intento())
        concluir(elenco, carta)
    tiempos = medida(carta)
    assert tiempos.demora is None
    assert asentado(carta) == []
    atender = next(uno for uno in tiempos.renglones if uno.etapa == Etapa.ATENDER)
    assert atender.propio is not None
    assert atender.propio.ante_la_vigente == "1 día hábil antes"


def test_de_dos_instituciones_tardo_la_que_retuvo_el_asunto(elenco: Elenco) -> None:
    """Both were late; without the second one the letter would still have waited for the first."""
    carta, turnos = recibida_y_turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    with el(13):
        responder(elenco, turnos[1], "enlace_b")
        canalizacion.aceptar(elenco.analista, turnos[1].pk)
    with el(20):
        responder(elenco, turnos[0])
        canalizacion.aceptar(elenco.analista, turnos[0].pk)
        correspondencia.notificar(elenco.oficialia, carta.pk, intento())
        concluir(elenco, carta)
    (linea,) = asentado(carta)
    assert linea.turno_id == turnos[0].pk


def test_lo_suspendido_no_cuenta_y_la_fecha_original_se_conserva(elenco: Elenco) -> None:
    carta, (turno,) = recibida_y_turnada(elenco)
    with el(5):
        canalizacion.acusar(elenco.enlace_a, turno.pk)
    with el(6):
        canalizacion.suspender(
            elenco.analista,
            turno.pk,
            categoria=CategoriaSuspension.INFORMACION,
            motivo="Falta un dictamen",
        )
    with el(10):
        canalizacion.reanudar(elenco.analista, turno.pk)
    with el(12):  # the last day that leaves the unit its reserve
        responder(elenco, turno)
    atender = next(uno for uno in medida(carta).renglones if uno.etapa == Etapa.ATENDER)
    assert (atender.dias, atender.suspendidos) == (4, 2)
    assert atender.propio is not None
    assert (atender.propio.vigente, atender.propio.original) == (0, 1)
    assert not atender.propio.fuera
    assert atender.propio.fuera_del_original


def test_cada_vuelta_es_de_quien_la_tuvo(elenco: Elenco) -> None:
    carta, (turno,) = recibida_y_turnada(elenco)
    with el(9):
        responder(elenco, turno)
    with el(10):
        canalizacion.devolver(elenco.analista, turno.pk, complemento="Falta el dictamen")
    with el(12):
        responder(elenco, turno)
    with el(13):
        tiempos = medida(carta)
    assert dicho(tiempos)[2:] == [("atender", 3), ("revisar", 1), ("atender", 2), ("revisar", 1)]
    assert [uno.de_que_turno for uno in tiempos.renglones][-2:] == ["turno 1, vuelta 2"] * 2
    assert tiempos.renglones[-1].sigue


def test_lo_que_vencio_y_sigue_dice_quien_lo_tiene(elenco: Elenco) -> None:
    carta, _ = recibida_y_turnada(elenco)
    with el(19):
        demora = medida(carta).demora
        pagina = texto(elenco.cliente("analista").get(carta.get_absolute_url()))
    assert demora is not None
    assert demora.texto.startswith(
        f"Vencido hace 2 días hábiles: {elenco.a} (turno 1) lleva 10 días"
    )
    assert demora.texto in pagina


def test_la_institucion_lee_de_su_demora_y_no_de_los_tiempos_de_otras(elenco: Elenco) -> None:
    carta = tarde_por_la_institucion(elenco)
    with el(25):
        concluir(elenco, carta)
        respuesta = elenco.cliente("enlace_a").get(carta.get_absolute_url())
    assert 'id="tiempos"' not in respuesta.content.decode()
    assert "El asunto terminó fuera de término" in texto(respuesta)


def test_una_reabierta_se_mide_desde_la_inconformidad(elenco: Elenco) -> None:
    carta = tarde_por_la_institucion(elenco)
    with el(25):
        concluir(elenco, carta)
    with el(26):
        canalizacion.reabrir(
            elenco.titular_unidad,
            carta.pk,
            fundamento="Se inconformó",
            inconformidad_en=reloj.ahora(),
        )
    with el(27):
        tiempos = medida(carta)
    assert dicho(tiempos) == [("canalizar", 1)]
    assert tiempos.demora is None
    assert len(asentado(carta)) == 1


def test_un_asunto_recien_recibido_ya_tiene_su_tabla(elenco: Elenco) -> None:
    with el(2):
        carta = carta_nueva(elenco)
        pagina = elenco.cliente("consulta").get(carta.get_absolute_url()).content.decode()
    assert 'id="tiempos"' in pagina
    de_conocimiento = clasificada(elenco, tipo="circular", via="conocimiento")
    correspondencia.tomar_conocimiento(elenco.analista, de_conocimiento.pk)
    assert medida(de_conocimiento).demora is None
