"""desglosar: points that are another matter become letters of the same folio and reception."""

from datetime import timedelta

import pytest

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import selectors
from coordinacion.correspondencia import services
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.selectors import relacion_del_dia
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.errores import DatoInvalido
from tests.canalizacion.test_asunto_verbos import archivo
from tests.elenco import Elenco, carta_nueva, clasificada
from workflows import motor
from workflows.models import Tarea


def _con_puntos(carta: Correspondencia, *textos: str) -> list[int]:
    nuevos = [carta.puntos.create(numero=n, texto=t) for n, t in enumerate(textos, start=2)]
    return [punto.pk for punto in nuevos]


def _desglosar(elenco: Elenco, carta: Correspondencia, puntos: list[int]) -> list[Correspondencia]:
    return list(
        motor.de_carta_con_nuevas(services.desglosar, elenco.analista, carta.pk, puntos=set(puntos))
    )


def test_cada_punto_es_un_asunto_con_el_mismo_folio_y_la_misma_recepcion(elenco: Elenco) -> None:
    carta = carta_nueva(elenco, recibida_en=reloj.ahora() - timedelta(days=3))
    original = documentos.guardar(
        elenco.analista, archivo("oficio.pdf"), clase=Documento.Clase.OFICIO_RECIBIDO
    )
    documentos.adscribir(original, asunto_id=carta.pk, clase=Documento.Clase.OFICIO_RECIBIDO)
    agua, luz, _ = _con_puntos(carta, "Pide agua", "Pide luz", "Pide un puente")
    hijas = _desglosar(elenco, carta, [agua, luz])
    assert [hija.folio for hija in hijas] == [f"{carta.folio}/1", f"{carta.folio}/2"]
    assert [hija.asunto for hija in hijas] == ["Pide agua", "Pide luz"]
    assert list(carta.puntos.values_list("numero", "texto"))[1] == (2, "Pide un puente")
    suyo = carta.plazo_respuesta
    assert suyo is not None
    for hija in hijas:
        assert (hija.estado, hija.recibida_en, hija.origen) == (
            "recibida",
            carta.recibida_en,
            carta,
        )
        assert hija.plazo_respuesta and hija.plazo_respuesta.vence_en == suyo.vence_en
        assert [p.nombre for p in hija.peticionarios.all()] == ["Comisariado Ejidal de Prueba"]
        (documento,) = Documento.objects.filter(asunto_id=hija.pk)
        assert documento.sha256 == original.sha256
        assert Tarea.objects.abiertas().filter(carta=hija).count() == 1
        assert Asiento.objects.filter(asunto_id=hija.pk).count() == 1
    hecho = Asiento.objects.get(hecho="correspondencia_desglosada")
    assert hecho.datos["folios"] == f"{carta.folio}/1, {carta.folio}/2"


def test_lo_que_sale_de_una_hija_sigue_la_cuenta_del_folio(elenco: Elenco) -> None:
    carta = clasificada(elenco)
    (hija,) = _desglosar(elenco, carta, _con_puntos(carta, "Pide agua"))
    (nieta,) = _desglosar(elenco, hija, _con_puntos(hija, "Pide drenaje"))
    assert nieta.folio == f"{carta.folio}/2"
    assert nieta.origen == carta


def test_se_encuentra_por_su_folio_y_no_en_lugar_de_la_que_llego(elenco: Elenco) -> None:
    carta = clasificada(elenco)
    (hija,) = _desglosar(elenco, carta, _con_puntos(carta, "Pide agua"))
    assert selectors.por_folio(elenco.analista, hija.folio) == hija
    assert selectors.por_folio(elenco.analista, hija.slug.lower()) == hija
    assert selectors.por_folio(elenco.analista, carta.folio) == carta
    assert selectors.por_folio(elenco.analista, str(carta.numero)) == carta
    assert elenco.cliente("analista").get(hija.get_absolute_url()).status_code == 200
    assert list(relacion_del_dia(elenco.analista, reloj.hoy())) == [carta]
    leido = folios.interpretar(hija.folio)
    assert leido is not None and leido.completo == hija.folio


@pytest.mark.parametrize(("cuantos", "mensaje"), [(0, "Elija"), (2, "al menos un punto")])
def test_algo_sale_y_algo_queda(elenco: Elenco, cuantos: int, mensaje: str) -> None:
    carta = carta_nueva(elenco)
    _con_puntos(carta, "Pide agua")
    todos = list(carta.puntos.values_list("pk", flat=True))
    with pytest.raises(DatoInvalido, match=mensaje):
        _desglosar(elenco, carta, todos[:cuantos])
