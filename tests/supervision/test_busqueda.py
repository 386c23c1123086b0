"""Search: a folio as it is typed, words with or without accents, and never what is reserved."""

import pytest

from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from tests.elenco import carta_nueva, clasificada
from tests.supervision.conftest import folios, pagina


@pytest.fixture
def buscar(dia, elenco):
    """Search as somebody; the folios found."""

    def hacerlo(texto: str, quien: str = "analista") -> list[str]:
        respuesta = elenco.cliente(quien).get("/bandejas/buscar/", {"q": texto})
        assert respuesta.status_code == 200
        return folios(respuesta.content.decode())

    return hacerlo


def test_el_folio_se_encuentra_como_se_teclee(elenco, buscar):
    carta = carta_nueva(elenco)
    carta_nueva(elenco)
    serie, anio, resto = carta.folio.split("/")
    numero, control = resto.split("-")
    formas = (
        carta.folio,
        carta.folio.lower(),
        carta.slug,
        f"{serie}{anio}{numero}{control}",
        f"{serie.lower()} {anio} {int(numero)} {control}",
        f"{serie}/{anio}/{int(numero)}",
        f"{anio}-{int(numero)}-{control.lower()}",
        f"  {numero}  ",
        f"{numero}-{control}",
    )
    for forma in formas:
        assert buscar(forma) == [carta.folio], forma


def test_un_control_equivocado_es_como_un_folio_que_no_existe(elenco, buscar):
    carta = carta_nueva(elenco)
    letra = "A" if carta.folio[-1] != "A" else "B"
    equivocado = elenco.cliente("analista").get(
        "/bandejas/buscar/", {"q": carta.folio[:-1] + letra}
    )
    desconocido = elenco.cliente("analista").get("/bandejas/buscar/", {"q": "JG/2026/900000-A"})
    for respuesta in (equivocado, desconocido):
        assert folios(respuesta.content.decode()) == []
        assert "Nada coincide" in respuesta.content.decode()


def test_las_palabras_se_encuentran_con_acentos_sin_ellos_y_por_su_raiz(elenco, buscar):
    carta = carta_nueva(elenco, asunto="Solicita la pavimentación de la calle Ñuu Savi")
    carta_nueva(elenco, asunto="Solicita una ambulancia")
    for texto in ("pavimentación", "pavimentacion", "pavimentar", "PAVIMENTACIÓN", "ñuu", "nuu"):
        assert buscar(texto) == [carta.folio], texto
    sin_acento = carta_nueva(elenco, asunto="PETICION DE PAVIMENTACION")
    assert buscar("pavimentación") == [sin_acento.folio, carta.folio]


def test_se_busca_por_oficio_remitente_cargo_y_comunidad(elenco, buscar):
    carta = carta_nueva(elenco, oficio_numero="SEMOVI/0123/2026", localidad="Río Grande")
    for texto in ("SEMOVI/0123/2026", "semovi/0123/2026", "comisariado", "rio grande"):
        assert buscar(texto) == [carta.folio], texto


def test_lo_reservado_no_se_encuentra_por_su_texto_ni_muestra_nada(elenco, buscar):
    carta = clasificada(elenco, tipo="denuncia", asunto="Desvío en la tesorería de Xoxo")
    assert buscar("tesorería", "analista") == [carta.folio]
    for quien in ("oficialia", "consulta", "auditoria"):
        assert buscar("tesorería", quien) == []
        assert buscar("comisariado", quien) == []
        html = pagina(elenco.cliente(quien), f"/bandejas/buscar/?q={carta.slug}")
        assert folios(html) == [carta.folio]
        assert ASUNTO_RESERVADO in html
        assert "tesorería" not in html
        assert "Comisariado" not in html
        assert f"/asuntos/{carta.slug}/" not in html


def test_lo_reservado_no_se_deja_adivinar_por_los_filtros(elenco, dia):
    carta = clasificada(elenco, tipo="denuncia", asunto="Desvío en la tesorería")
    cliente = elenco.cliente("auditoria")
    assert folios(pagina(cliente, "/bandejas/por-turnar/")) == [carta.folio]
    for consulta in (f"tipo={carta.tipo_id}", f"tema={carta.tema_id}", "incompletos=on"):
        assert folios(pagina(cliente, f"/bandejas/por-turnar/?{consulta}")) == []
    assert folios(pagina(cliente, "/bandejas/por-turnar/?semaforo=en_tiempo")) == [carta.folio]


def test_sin_nada_que_buscar_se_listan_los_recientes(dia, elenco):
    cartas = [carta_nueva(elenco) for _ in range(3)]
    hallados = folios(pagina(elenco.cliente("analista"), "/bandejas/buscar/"))
    assert hallados == [carta.folio for carta in reversed(cartas)]
