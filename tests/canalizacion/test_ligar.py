"""ligar and desligar, from the verb to the screens; and what leads from there to acumular."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Liga
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.operaciones.models import Operacion
from coordinacion.plazos.models import Plazo
from tests.canalizacion.asunto_http import ahora, texto, url
from tests.correspondencia.mesa import HTMX, carta_tecleada, registrar, ultima
from tests.elenco import Elenco, carta_nueva, clasificada

PANEL = "/registro/antecedentes/"


def _ligar(elenco: Elenco, carta: Correspondencia, otra: Correspondencia) -> Liga:
    (liga,) = correspondencia.ligar(elenco.analista, carta.pk, otras={otra.pk: "Piden lo mismo"})
    return liga


def _lineas(carta: Correspondencia, hecho: str) -> list[dict[str, Any]]:
    filas = Asiento.objects.filter(asunto_id=carta.pk, hecho=hecho)
    return list(filas.values_list("datos", flat=True))


def _como_estan(*cartas: Correspondencia) -> list[Any]:
    filas = Correspondencia.objects.filter(pk__in=[una.pk for una in cartas])
    relojes = Plazo.objects.filter(asunto_id__in=[una.pk for una in cartas])
    return [*filas.order_by("pk").values(), *relojes.order_by("pk").values()]


def test_queda_en_los_dos_y_nada_mas_cambia(elenco: Elenco) -> None:
    carta, otra = carta_nueva(elenco), clasificada(elenco)
    antes = _como_estan(carta, otra)
    _ligar(elenco, carta, otra)
    assert _como_estan(carta, otra) == antes
    for esta, aquella in ((carta, otra), (otra, carta)):
        (datos,) = _lineas(esta, "correspondencia_ligada")
        assert datos == {"otra": aquella.folio, "motivo": "Piden lo mismo"}
        pagina = texto(elenco.cliente("consulta").get(url("ver", esta)))
        assert "Asuntos ligados" in pagina and aquella.folio in pagina
        assert "Piden lo mismo. Lo ligó Analista Prueba" in pagina


def test_se_avisa_a_quien_clasifico_el_otro(elenco: Elenco) -> None:
    carta, otra = carta_nueva(elenco), clasificada(elenco)
    correspondencia.ligar(elenco.oficialia, carta.pk, otras={otra.pk: "Mismo predio"})
    aviso = Aviso.objects.get(titulo=f"Se ligó con el {carta.folio}")
    assert (aviso.destinatario, aviso.asunto_id) == (elenco.analista, otra.pk)
    correspondencia.desligar(elenco.analista, carta.pk, otra_id=otra.pk, motivo="No era")
    assert not Aviso.objects.filter(titulo__startswith="Dejó de estar").exists()  # did it herself


def test_dos_veces_y_a_si_mismo_se_dice(elenco: Elenco) -> None:
    carta, otra = carta_nueva(elenco), carta_nueva(elenco)
    _ligar(elenco, carta, otra)
    with pytest.raises(DatoInvalido, match=f"Ya está ligado con el {carta.folio}"):
        _ligar(elenco, otra, carta)
    with pytest.raises(DatoInvalido, match="a sí mismo"):
        _ligar(elenco, carta, carta)
    assert Liga.objects.count() == 1


def test_desligar_pide_el_motivo_y_queda_en_los_dos(elenco: Elenco) -> None:
    carta, otra = carta_nueva(elenco), carta_nueva(elenco)
    liga = _ligar(elenco, carta, otra)
    cliente, ruta = elenco.cliente("analista"), url("desligar", otra, liga.pk)
    assert ruta in texto(cliente.get(url("ver", otra)))
    assert ruta not in texto(elenco.cliente("consulta").get(url("ver", otra)))
    assert cliente.post(ruta, {"motivo": " "}).status_code == 422
    assert cliente.post(ruta, {"motivo": "Son de agencias distintas"})["Location"] == url(
        "ver", otra
    )
    assert not Liga.objects.exists()
    for esta in (carta, otra):
        (datos,) = _lineas(esta, "correspondencia_desligada")
        assert datos["motivo"] == "Son de agencias distintas"
        pagina = texto(cliente.get(url("ver", esta)))
        assert "Asuntos ligados" not in pagina and "Deshizo la liga" in pagina
    assert cliente.get(ruta).status_code == cliente.post(ruta).status_code == 404


def test_la_liga_de_otro_asunto_no_existe_aqui(elenco: Elenco) -> None:
    liga = _ligar(elenco, carta_nueva(elenco), carta_nueva(elenco))
    ajena = carta_nueva(elenco)
    assert elenco.cliente("analista").get(url("desligar", ajena, liga.pk)).status_code == 404


def test_de_lo_reservado_no_se_dice_nada_a_quien_no_lo_lee(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    reservada = clasificada(elenco, tipo="denuncia", asunto="Denuncia a un servidor público")
    cliente = elenco.cliente("analista")
    datos = {"folio": reservada.folio, "motivo": "Denuncian al mismo"}
    assert cliente.post(url("ligar", carta), datos).status_code == 302
    assert [una["motivo"] for una in _lineas(carta, "correspondencia_ligada")] == [""]
    assert "servidor público" in texto(cliente.get(url("ver", carta)))
    otra = texto(elenco.cliente("oficialia").get(url("ver", carta)))
    assert "servidor público" not in otra and "Denuncian al mismo" not in otra
    ajeno = elenco.cliente("oficialia").post(url("ligar", carta_nueva(elenco)), datos)
    assert ajeno.status_code == 422 and "No se encontró ningún asunto" in texto(ajeno)


def test_oficialia_solo_liga_lo_que_registra_ese_dia(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    assert elenco.cliente("oficialia").get(url("ligar", carta)).status_code == 200
    assert url("ligar", carta) in texto(elenco.cliente("oficialia").get(url("ver", carta)))
    with time_machine.travel(reloj.ahora() + timedelta(days=1), tick=False):
        elenco._clientes.clear()  # yesterday's sessions are over
        assert elenco.cliente("oficialia").get(url("ligar", carta)).status_code == 403
        assert url("ligar", carta) not in texto(elenco.cliente("oficialia").get(url("ver", carta)))
        assert elenco.cliente("analista").get(url("ligar", carta)).status_code == 200


def test_la_pagina_busca_dice_por_que_y_liga_de_un_toque(elenco: Elenco) -> None:
    una, carta = carta_nueva(elenco), carta_nueva(elenco)
    cliente = elenco.cliente("analista")
    assert "Buscar el mismo asunto" in texto(cliente.get(url("ver", carta)))
    pagina = texto(cliente.get(url("ligar", carta)))
    assert "Texto parecido (100%) · Mismo remitente" in pagina
    assert f"Ver {una.folio}" in pagina and carta.folio in pagina
    assert cliente.post(url("ligar", carta), {"otra": una.pk})["Location"] == url("ver", carta)
    assert Liga.objects.get().motivo == "Texto parecido (100%) · Mismo remitente"
    assert "Ya está ligado" in texto(cliente.get(url("ligar", carta)))


def test_sin_parecidos_se_dice_que_se_busco(elenco: Elenco) -> None:
    pagina = texto(elenco.cliente("analista").get(url("ligar", carta_nueva(elenco))))
    assert "No se halló ninguno con el mismo archivo" in pagina


def test_si_son_muchos_quedan_plegados_con_su_cuenta_hasta_que_se_liga_uno(elenco: Elenco) -> None:
    una, _, _, carta = [carta_nueva(elenco) for _ in range(4)]
    cliente = elenco.cliente("analista")
    parte = texto(cliente.get(url("ligar", carta), headers=HTMX))
    assert "Posibles asuntos iguales: 3 o más" in parte
    assert '<details class="seccion" >' in parte and "Buscar el mismo asunto: todos" in parte
    hecho = texto(cliente.post(url("ligar", carta), {"otra": una.pk}, headers=HTMX))
    assert '<details class="seccion" open>' in hecho
    assert "3 o más" not in texto(cliente.get(url("ligar", carta)))


def test_en_la_pantalla_de_clasificar_se_liga_sin_salir_de_ella(elenco: Elenco) -> None:
    una, carta = carta_nueva(elenco), carta_nueva(elenco)
    cliente = elenco.cliente("analista")
    assert f'hx-get="{url("ligar", carta)}"' in texto(cliente.get(url("clasificar", carta)))
    parte = texto(cliente.get(url("ligar", carta), headers=HTMX))
    assert "<html" not in parte and f'value="{una.pk}"' in parte
    hecho = cliente.post(url("ligar", carta), {"otra": una.pk}, headers=HTMX)
    assert hecho.status_code == 200 and f"Quedó ligado con el {una.folio}" in texto(hecho)
    assert "Ya está ligado" in texto(hecho) and "<html" not in texto(hecho)
    mal = cliente.post(url("ligar", carta), {"folio": "ABC", "motivo": "Porque sí"}, headers=HTMX)
    assert mal.status_code == 422 and 'value="Porque sí"' in texto(mal)


@pytest.mark.parametrize(
    ("datos", "dicho"),
    [
        ({}, "Elija un asunto de la lista"),
        ({"otra": "9999999"}, ""),
        ({"otra": "²"}, ""),
        ({"folio": "JG-2026-999999"}, "No se encontró ningún asunto"),
    ],
)
def test_lo_mal_pedido_se_dice_y_no_liga(elenco: Elenco, datos: dict[str, str], dicho: str) -> None:
    dado = elenco.cliente("analista").post(url("ligar", carta_nueva(elenco)), datos)
    assert dado.status_code == 422 and dicho in texto(dado)
    assert not Liga.objects.exists()


def test_por_folio_se_pide_por_que(elenco: Elenco) -> None:
    carta, otra = carta_nueva(elenco), carta_nueva(elenco)
    dado = elenco.cliente("analista").post(url("ligar", carta), {"folio": otra.folio})
    assert dado.status_code == 422 and "Diga por qué" in texto(dado)


# At the desk


def test_lo_marcado_en_la_mesa_se_liga_al_registrar_con_su_razon(elenco: Elenco) -> None:
    otra = carta_nueva(elenco, oficio_numero="CE/045/2026")
    cliente = elenco.cliente("oficialia")
    panel = texto(cliente.post(PANEL, {"oficio_numero": "CE/045/2026"}, headers=HTMX))
    assert f'name="ligar" value="{otra.pk}" form="forma-captura"' in " ".join(panel.split())
    assert "1 posible antecedente" in panel
    campos = {"ligar": otra.pk, f"motivo_{otra.pk}": "Mismo número de oficio"}
    hecho = registrar(cliente, **campos)
    assert "Ligado con 1 asunto" in texto(hecho)
    liga = Liga.objects.get()
    assert (liga.una, liga.otra, liga.motivo) == (otra, ultima(), "Mismo número de oficio")
    assert len(_lineas(otra, "correspondencia_ligada")) == 1


def test_lo_marcado_sigue_marcado_aunque_ya_no_se_parezca(elenco: Elenco) -> None:
    otra = carta_nueva(elenco)
    datos = {"asunto": "Cosa distinta", "ligar": otra.pk, f"motivo_{otra.pk}": "Mismo remitente"}
    panel = texto(elenco.cliente("oficialia").post(PANEL, datos, headers=HTMX))
    assert otra.folio in panel and "Mismo remitente" in panel and "checked" in panel


def test_el_mismo_envio_dos_veces_liga_una(elenco: Elenco) -> None:
    otra, cliente = carta_nueva(elenco), elenco.cliente("oficialia")
    envio = carta_tecleada(ligar=otra.pk)
    for _ in range(2):
        assert cliente.post("/registro/", envio, headers=HTMX).status_code == 200
    assert Liga.objects.get().motivo == "Se eligió al registrar"


def test_lo_que_no_se_puede_leer_no_se_liga_ni_se_registra(elenco: Elenco) -> None:
    reservada = clasificada(elenco, tipo="denuncia")
    antes = Correspondencia.objects.count()
    for ajena in (reservada.pk, 99999999):
        assert registrar(elenco.cliente("oficialia"), ligar=ajena).status_code == 404
    assert Correspondencia.objects.count() == antes
    panel = elenco.cliente("oficialia").post(PANEL, {"ligar": reservada.pk}, headers=HTMX)
    assert reservada.folio not in texto(panel)


def test_la_respuesta_a_un_asunto_nuestro_se_liga_por_el_folio_que_cita(elenco: Elenco) -> None:
    nuestro = carta_nueva(elenco)
    respuesta = clasificada(
        elenco,
        tipo="respuesta_asunto_propio",
        via="conocimiento",
        asunto=f"Informa lo solicitado en su folio {nuestro.folio}",
    )
    pagina = texto(elenco.cliente("analista").get(url("ligar", respuesta)))
    assert "El asunto cita su folio u oficio" in pagina
    elenco.cliente("analista").post(url("ligar", respuesta), {"otra": nuestro.pk})
    hecho = elenco.cliente("analista").post(url("tomar_conocimiento", respuesta))
    assert hecho.status_code == 302 and ahora(respuesta).estado == "concluida"
    assert respuesta.folio in texto(elenco.cliente("analista").get(url("ver", nuestro)))


# From there to acumular


def test_acumular_propone_como_principal_el_mas_antiguo(elenco: Elenco) -> None:
    vieja = carta_nueva(elenco, recibida_en=reloj.ahora() - timedelta(days=2))
    nueva = carta_nueva(elenco)
    cliente = elenco.cliente("analista")
    ruta = f"{url('acumular', nueva)}?principal={vieja.slug}"
    for desde in (vieja, nueva):
        assert ruta in texto(cliente.get(url("ligar", desde)))
    assert f'value="{vieja.slug}"' in texto(cliente.get(ruta))
    assert cliente.post(ruta, {"principal": vieja.slug}).status_code == 302
    assert ahora(nueva).principal == vieja
    assert "acumular/?principal" not in texto(cliente.get(url("ligar", vieja)))
    assert "acumular/" not in texto(elenco.cliente("oficialia").get(url("ligar", vieja)))


def test_una_campana_se_acumula_de_una_vez_al_mas_antiguo(elenco: Elenco) -> None:
    vieja = carta_nueva(elenco, recibida_en=reloj.ahora() - timedelta(days=2))
    resto = [carta_nueva(elenco) for _ in range(3)]
    cliente = elenco.cliente("analista")
    pagina = texto(cliente.get(url("ligar", resto[0])))
    assert pagina.count('name="registro"') == 4  # itself, hidden, and a box for each of the others
    marcados = [carta.pk for carta in (resto[0], vieja, *resto[1:])]
    envio = {"lista": "buscar", "verbo": "acumular", "registro": marcados}
    preparar = cliente.post(reverse("operaciones:elegir"), envio)["Location"]
    assert f'value="{vieja.folio}"' in texto(cliente.get(preparar))
    cliente.post(preparar, {"principal": vieja.folio})
    assert Operacion.objects.get().estado == "terminada"
    assert {ahora(carta).principal for carta in resto} == {vieja}
    assert ahora(vieja).estado == "recibida"
