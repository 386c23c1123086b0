"""The pages of the language supports by HTTP: at the desk, on the case, in the lists, counted."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos.models import Documento
from coordinacion.lenguas import services
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Lengua
from tests.canalizacion.asunto_http import ahora, clasificacion, documento, texto, url
from tests.correspondencia.mesa import carta_tecleada, corregir, registrar, ultima
from tests.elenco import Elenco, atendida, carta_nueva, clasificada, intento
from tests.lenguas.apoyos import (
    apoyo_en,
    carta_en_mixteco,
    clasificada_en_mixteco,
    mixteco,
    variante_de,
)
from workflows import motor

LISTA, CUENTAS = "/apoyos/", "/apoyos/cuentas/"


def pide(**campos: Any) -> dict[str, Any]:
    """What the desk types of a petitioner who speaks Mixtec."""
    return {"otra_lengua": "on", "lengua": mixteco().pk, **campos}


def enlaces(pagina: str, clave: str) -> list[tuple[int, str]]:
    """The figures of a table that are links of that kind: how many, and where to."""
    hallados = re.findall(r'<a href="([^"]+)">([\d,]+)</a>', pagina)
    return [(int(n.replace(",", "")), unescape(donde)) for donde, n in hallados if clave in donde]


# At the desk, on correcting and on classifying


def test_la_mesa_toma_lengua_variante_y_lo_que_se_pide(elenco: Elenco) -> None:
    variante = variante_de(mixteco())
    pedido = pide(variante=variante.pk, pide_interprete="on", pide_traduccion="on")
    assert registrar(elenco.cliente("oficialia"), **pedido).status_code == 200
    carta = ultima()
    assert (carta.lengua, carta.variante, carta.otra_lengua) == (mixteco(), variante, True)
    assert carta.pide_interprete and carta.pide_traduccion
    assert not carta.apoyos.exists(), "se solicita al clasificar"


def test_la_variante_sola_dice_su_lengua(elenco: Elenco) -> None:
    variante = variante_de(mixteco())
    registrar(elenco.cliente("oficialia"), otra_lengua="on", variante=variante.pk)
    assert ultima().lengua == mixteco()


def test_una_variante_de_otra_lengua_vuelve_con_lo_tecleado(elenco: Elenco) -> None:
    otra = Lengua.objects.exclude(pk=mixteco().pk).filter(variantes__isnull=False)[0]
    variante = variante_de(otra)
    respuesta = registrar(elenco.cliente("oficialia"), **pide(variante=variante.pk))
    pagina = texto(respuesta)
    assert respuesta.status_code == 422
    assert "Esa variante no es de la lengua elegida." in pagina
    assert f'value="{variante.pk}" selected' in pagina
    assert not Correspondencia.objects.exists()


def test_sin_otra_lengua_no_se_guarda_nada_de_ella(elenco: Elenco) -> None:
    registrar(
        elenco.cliente("oficialia"), lengua=mixteco().pk, pide_interprete="on", otra_lengua=None
    )
    carta = ultima()
    assert (carta.lengua, carta.otra_lengua, carta.pide_interprete) == (None, False, False)


def test_sin_javascript_cada_variante_esta_bajo_su_lengua(elenco: Elenco) -> None:
    pagina = texto(elenco.cliente("oficialia").get("/registro/"))
    grupo = re.search(r'<optgroup label="mixteco">(.*?)</optgroup>', pagina)
    assert grupo is not None
    assert grupo[1].count("<option") == mixteco().variantes.count()


def test_se_corrige_y_queda_en_el_historial(elenco: Elenco) -> None:
    carta = carta_en_mixteco(elenco, fojas=1)
    datos = carta_tecleada(
        version=carta.version, accion=None, clave_envio=None, **pide(pide_interprete="on")
    )
    respuesta = elenco.cliente("oficialia").post(corregir(carta), datos)
    assert respuesta.status_code == 302, texto(respuesta)
    assert ahora(carta).pide_interprete
    pagina = texto(elenco.cliente("analista").get(url("ver", carta)))
    assert "Pide intérprete" in pagina


def test_al_clasificar_se_solicita_lo_pedido(elenco: Elenco) -> None:
    carta = carta_en_mixteco(elenco, pide_traduccion=True)
    datos = clasificacion(
        carta, accion="clasificar", lengua=mixteco().pk, pide_traduccion="on", pide_interprete="on"
    )
    respuesta = elenco.cliente("analista").post(url("clasificar", carta), datos)
    assert respuesta.status_code == 302
    assert sorted(carta.apoyos.values_list("clase", flat=True)) == ["interprete", "traduccion"]


def test_al_clasificar_sin_la_lengua_se_pide_y_se_conserva_lo_tecleado(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    datos = clasificacion(carta, accion="clasificar", pide_interprete="on")
    respuesta = elenco.cliente("analista").post(url("clasificar", carta), datos)
    assert respuesta.status_code == 422
    assert "Indique en qué lengua." in texto(respuesta)
    assert ahora(carta).estado == "recibida" and not carta.apoyos.exists()


def test_clasificar_en_espanol_quita_la_otra_lengua(elenco: Elenco) -> None:
    carta = carta_en_mixteco(elenco)
    datos = clasificacion(carta, accion="clasificar")
    elenco.cliente("analista").post(url("clasificar", carta), datos)
    assert (ahora(carta).otra_lengua, ahora(carta).lengua) == (False, None)


# On the case


def test_el_asunto_muestra_el_apoyo_con_su_semaforo_y_su_por_que(elenco: Elenco) -> None:
    carta = clasificada_en_mixteco(elenco, pide_interprete=True)
    apoyo = carta.apoyos.get()
    pagina = texto(elenco.cliente("analista").get(url("ver", carta)))
    assert "Apoyo por asignar" in pagina
    assert url("por_que", carta, apoyo.plazo_id) in pagina
    porque = elenco.cliente("analista").get(url("por_que", carta, apoyo.plazo_id))
    assert porque.status_code == 200


def test_lo_pedido_sin_solicitar_se_propone(elenco: Elenco) -> None:
    carta = carta_en_mixteco(elenco, pide_interprete=True)
    propuesta = "El peticionario lo pidió y no se ha solicitado: intérprete."
    assert propuesta in texto(elenco.cliente("analista").get(url("ver", carta)))
    pagina = texto(elenco.cliente("analista").get(reverse("apoyo:solicitar", args=[carta.slug])))
    assert f'value="{mixteco().pk}" selected' in pagina
    assert re.search(r'name="a_peticion"[^>]*checked', pagina)


def test_la_institucion_turnada_no_ve_los_apoyos(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    apoyo = apoyo_en(elenco, "solicitado", carta)
    pagina = texto(elenco.cliente("enlace_a").get(url("ver", carta)))
    assert "Apoyos lingüísticos" not in pagina
    assert elenco.cliente("enlace_a").get(apoyo.get_absolute_url()).status_code == 404


# The verbs


def test_de_principio_a_fin(elenco: Elenco) -> None:
    carta = carta_en_mixteco(elenco)
    traducida = documento(elenco, carta, "traduccion.pdf", clase=Documento.Clase.ANEXO)
    analista, oficialia = elenco.cliente("analista"), elenco.cliente("oficialia")
    analista.post(
        reverse("apoyo:solicitar", args=[carta.slug]),
        {"clase": "traduccion", "lengua": mixteco().pk, "a_peticion": "on", "para": "Leerla allá"},
    )
    apoyo = carta.apoyos.get()
    analista.post(
        reverse("apoyo:asignar", args=[apoyo.pk]), {"persona": elenco.oficialia.pk, "externo": ""}
    )
    assert apoyo.get_absolute_url() in texto(oficialia.get(f"{LISTA}?lista=mios"))
    oficialia.post(
        reverse("apoyo:prestar", args=[apoyo.pk]),
        {
            "momento": reloj.local(reloj.ahora()).strftime("%d/%m/%Y %H:%M"),
            "documento": traducida.pk,
            "observaciones": "Dos fojas",
        },
    )
    pagina = texto(analista.get(apoyo.get_absolute_url()))
    for dicho in ("Apoyo prestado", "Leerla allá", "Dos fojas", "traduccion.pdf", "Oficialia"):
        assert dicho in pagina


def test_asignar_a_dos_vuelve_con_lo_tecleado(elenco: Elenco) -> None:
    apoyo = apoyo_en(elenco, "solicitado")
    datos = {"persona": elenco.oficialia.pk, "externo": "Intérprete de la región"}
    respuesta = elenco.cliente("analista").post(reverse("apoyo:asignar", args=[apoyo.pk]), datos)
    assert respuesta.status_code == 422
    assert "Elija uno solo" in texto(respuesta)
    assert "Intérprete de la región" in texto(respuesta)


def test_no_se_presta_con_el_documento_de_otro_asunto(elenco: Elenco) -> None:
    apoyo = apoyo_en(elenco, "asignado")
    ajeno = documento(elenco, carta_nueva(elenco))
    datos = {"momento": "0900", "documento": ajeno.pk}
    respuesta = elenco.cliente("analista").post(reverse("apoyo:prestar", args=[apoyo.pk]), datos)
    assert respuesta.status_code == 422
    assert ApoyoLinguistico.objects.get(pk=apoyo.pk).estado == "asignado"


def test_terminado_por_otra_persona_se_dice_sin_error(elenco: Elenco) -> None:
    apoyo = apoyo_en(elenco, "cancelado")
    direccion = reverse("apoyo:cancelar", args=[apoyo.pk])
    assert elenco.cliente("analista").get(direccion).status_code == 409
    respuesta = elenco.cliente("analista").post(direccion, {"motivo": "Ya no"})
    assert respuesta.status_code == 409
    assert "ya no admite" in texto(respuesta)


@pytest.mark.parametrize(
    ("verbo", "campo"), [("notificar", "sin_traduccion"), ("concluir", "sin_apoyo")]
)
def test_las_pantallas_piden_el_motivo_solo_si_se_debe(
    elenco: Elenco, verbo: str, campo: str
) -> None:
    carta, _ = atendida(elenco)
    cliente = elenco.cliente("titular_unidad" if verbo == "concluir" else "oficialia")
    assert f'name="{campo}"' not in texto(cliente.get(url(verbo, carta)))
    apoyo_en(elenco, "solicitado", carta, "traduccion")
    assert f'name="{campo}"' in texto(cliente.get(url(verbo, carta)))


def test_concluir_sin_el_motivo_vuelve_con_el_aviso(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    apoyo_en(elenco, "solicitado", carta)
    carta_ = ahora(carta)
    assert carta_.tipo is not None
    datos = {"sentido": carta_.tipo.sentidos.all()[0].pk, "sin_notificacion": ""}
    motor.de_carta(canalizacion.notificar, elenco.oficialia, carta.pk, intento())
    cliente = elenco.cliente("titular_unidad")
    respuesta = cliente.post(url("concluir", carta), datos)
    assert respuesta.status_code == 422
    assert "Para concluir sin ese apoyo, escriba el motivo." in texto(respuesta)
    cliente.post(url("concluir", carta), datos | {"sin_apoyo": "Trajo a su intérprete"})
    assert ahora(carta).estado == "concluida"


# The lists


def test_cada_lista_tiene_lo_suyo(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        vencido = apoyo_en(elenco, "solicitado")
    por_asignar, asignado = apoyo_en(elenco, "solicitado"), apoyo_en(elenco, "asignado")
    no_hubo = apoyo_en(elenco, "no_disponible")
    cancelado, prestado = apoyo_en(elenco, "cancelado"), apoyo_en(elenco, "prestado")
    esperados = {
        "por_asignar": {vencido, por_asignar},
        "mios": {asignado},
        "abiertos": {vencido, por_asignar, asignado},
        "vencidos": {vencido},
        "a_tiempo": {prestado},
        "fuera": set(),
        "no_disponibles": {no_hubo},
        "cancelados": {cancelado},
        "": {vencido, por_asignar, asignado, no_hubo, cancelado, prestado},
    }
    cliente = elenco.cliente("oficialia")
    for lista, suyos in esperados.items():
        respuesta = cliente.get(LISTA, {"lista": lista})
        assert {uno.pk for uno in respuesta.context["pagina"]} == {uno.pk for uno in suyos}, lista
    pestanas = {una["texto"]: una.get("cuenta") for una in respuesta.context["pestanas"]}
    assert (pestanas["Por asignar"], pestanas["Mis pendientes"], pestanas["Abiertos"]) == (2, 1, 3)


def test_lo_que_no_se_entiende_no_filtra_ni_falla(elenco: Elenco) -> None:
    apoyo_en(elenco, "solicitado")
    raros = {"lista": "x", "lengua": "²", "variante": "9" * 30, "desde": "ayer", "pagina": "-1"}
    respuesta = elenco.cliente("analista").get(LISTA, raros)
    assert respuesta.status_code == 200
    assert len(respuesta.context["pagina"]) == 1


def test_lo_reservado_no_se_lista_ni_se_cuenta(elenco: Elenco) -> None:
    denuncia = clasificada(elenco, tipo="denuncia")
    apoyo_en(elenco, "solicitado", denuncia)
    for direccion in (LISTA, CUENTAS):
        assert denuncia.folio not in texto(elenco.cliente("oficialia").get(direccion))
    assert enlaces(texto(elenco.cliente("oficialia").get(CUENTAS)), LISTA) == []
    assert denuncia.folio in texto(elenco.cliente("analista").get(LISTA))


def test_las_consultas_no_crecen_con_los_renglones(elenco: Elenco) -> None:
    def consultas(direccion: str) -> int:
        elenco.cliente("analista").get(direccion)
        with CaptureQueriesContext(
            connection,
        ) as hechas:
            elenco.cliente("analista").get(direccion)
        return len(hechas)

    apoyo_en(elenco, "asignado")
    antes = {direccion: consultas(direccion) for direccion in (LISTA, CUENTAS)}
    for _ in range(4):
        apoyo_en(elenco, "asignado")
    assert {direccion: consultas(direccion) for direccion in antes} == antes


# Counted


def test_cada_numero_abre_su_lista_y_es_igual_a_ella(elenco: Elenco) -> None:
    variante = variante_de(mixteco())
    apoyo_en(elenco, "prestado", carta_en_mixteco(elenco, variante=variante))
    apoyo_en(elenco, "no_disponible", clase="traduccion")
    con_variante = carta_en_mixteco(elenco, variante=variante, pide_interprete=True)
    services.solicitar(
        elenco.analista, con_variante.pk, clase="interprete", lengua=mixteco(), variante=variante
    )
    carta_nueva(elenco, otra_lengua=True)
    cliente = elenco.cliente("analista")
    pagina = texto(cliente.get(CUENTAS))
    apoyos, cartas = enlaces(pagina, LISTA), enlaces(pagina, "/bandejas/buscar/")
    assert sum(n for n, donde in apoyos if "lista=" not in donde) == 3
    assert sum(n for n, donde in cartas if "pide=" not in donde) == 4
    for cuantos, donde in apoyos:
        assert cliente.get(donde).context["pagina"].paginator.count == cuantos, donde
    for cuantos, donde in cartas:
        assert cliente.get(donde).context["listado"].total == cuantos, donde


def test_el_periodo_cuenta_lo_que_se_solicito_en_el(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=40)):
        apoyo_en(elenco, "solicitado")
    apoyo_en(elenco, "solicitado")
    hace_poco = (reloj.hoy() - timedelta(days=7)).isoformat()
    pagina = texto(elenco.cliente("consulta").get(CUENTAS, {"desde": hace_poco}))
    apoyos = enlaces(pagina, LISTA)
    assert {n for n, _ in apoyos} == {1}
    assert all(f"desde={hace_poco}" in donde for _, donde in apoyos)


def test_sin_nada_que_contar_se_dice(elenco: Elenco) -> None:
    pagina = texto(elenco.cliente("consulta").get(CUENTAS))
    assert "No se solicitó ningún apoyo en esas fechas." in pagina
    assert "No hay apoyos aquí" in texto(elenco.cliente("consulta").get(LISTA))


def test_las_dos_hojas_dicen_lo_que_las_paginas(elenco: Elenco) -> None:
    apoyo = apoyo_en(elenco, "prestado")
    cliente = elenco.cliente("auditoria")
    lista = load_workbook(BytesIO(cliente.get("/apoyos/apoyos.xlsx").content)).active
    cuentas = load_workbook(BytesIO(cliente.get("/apoyos/cuentas.xlsx").content)).active
    assert lista is not None and cuentas is not None
    assert [celda.value for celda in lista[2]][:3] == [apoyo.carta.folio, "Intérprete", "mixteco"]
    assert [celda.value for celda in cuentas[2]] == [
        "mixteco", "Sin precisar", "Intérprete", 1, 0, 0, 1, 0, 0, 0,
    ]  # fmt: skip
