"""«Clasificar y turnar» by HTTP: one screen, one transaction, two facts."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter, Declinacion, Parte
from coordinacion.correspondencia.models import Correspondencia, Tema
from coordinacion.nucleo import reloj
from tests.canalizacion.asunto_http import (
    ahora,
    clasificacion,
    destinos,
    documento,
    puntos,
    sentido,
    texto,
    url,
)
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, carta_nueva, clasificada, instruccion, turnada

VINCULANTE = "conflicto-religioso"


def enviar(elenco: Elenco, carta: Correspondencia, quien: str = "analista", **datos: Any) -> Any:
    return elenco.cliente(quien).post(url("clasificar", carta), datos)


def turnos(carta: Correspondencia) -> dict[str, Turno]:
    """The turns of the letter by the key of their institution."""
    return {t.institucion.clave: t for t in carta.turnos.select_related("institucion")}


def test_turnar_y_siguiente_hace_los_dos_hechos_y_pasa_al_que_sigue(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    siguiente = carta_nueva(elenco)
    documento(elenco, carta)
    pagina = texto(elenco.cliente("analista").get(url("clasificar", carta)))
    assert "Turnar y siguiente" in pagina
    assert url("clasificar", siguiente) in pagina
    respuesta = enviar(
        elenco,
        carta,
        accion="turnar",
        **clasificacion(carta, prioridad="urgente")
        | destinos(
            (elenco.a, "responsable", {"dias": 3}),
            (elenco.b, "coadyuvante"),
            (elenco.c, "conocimiento"),
        ),
    )
    assert respuesta.status_code == 302, texto(respuesta)
    assert respuesta["Location"] == url("clasificar", siguiente)
    quedo = ahora(carta)
    assert (quedo.estado, quedo.via, quedo.prioridad) == ("canalizada", "turnar", "urgente")
    hechos = Asiento.objects.filter(asunto_id=carta.pk).values_list("hecho", flat=True)
    assert {"correspondencia_clasificada", "correspondencia_canalizada"} <= set(hechos)
    de = turnos(carta)
    assert de[elenco.a.clave].parte == Parte.RESPONSABLE
    plazo = de[elenco.a.clave].plazo_respuesta
    assert plazo is not None
    assert plazo.cantidad == 3
    assert de[elenco.b.clave].parte == Parte.COADYUVANTE
    assert de[elenco.c.clave].caracter == Caracter.CONOCIMIENTO
    assert not de[elenco.c.clave].instruccion.requiere_respuesta


def test_sin_mas_por_clasificar_vuelve_al_asunto(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    respuesta = enviar(
        elenco,
        carta,
        accion="turnar",
        **clasificacion(carta) | destinos((elenco.a, "responsable")),
    )
    assert respuesta["Location"] == carta.get_absolute_url()


def test_solo_clasificar(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    assert enviar(elenco, carta, accion="clasificar", **clasificacion(carta)).status_code == 302
    assert ahora(carta).estado == "clasificada"
    assert ahora(carta).via == "turnar"


def test_mitad_federal_mitad_estatal(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    respuesta = enviar(
        elenco,
        carta,
        accion="turnar",
        **clasificacion(carta)
        | puntos("Electrificar la colonia", "Reparar el camino", "Informar del avance")
        | destinos(
            (elenco.a, "responsable", {"puntos": "2, 3"}),
            (elenco.externa, "remision", {"puntos": "1", "fundamento": "Ley federal"}),
        ),
    )
    assert respuesta.status_code == 302, texto(respuesta)
    estatal, federal = turnos(carta)[elenco.a.clave], turnos(carta)[elenco.externa.clave]
    assert [p.numero for p in estatal.puntos.all()] == [2, 3]
    assert [p.numero for p in federal.puntos.all()] == [1]
    assert (federal.caracter, federal.parte) == (Caracter.REMISION, Parte.COADYUVANTE)
    assert federal.fundamento_remision == "Ley federal"
    assert federal.plazo_respuesta is None
    assert "Ley federal" in texto(elenco.cliente("analista").get(carta.get_absolute_url()))


def test_solo_federal_la_remision_responde(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    respuesta = enviar(
        elenco,
        carta,
        accion="turnar",
        **clasificacion(carta)
        | destinos(
            (elenco.externa, "remision", {"fundamento": "Ley federal"}), (elenco.a, "conocimiento")
        ),
    )
    assert respuesta.status_code == 302, texto(respuesta)
    assert turnos(carta)[elenco.externa.clave].parte == Parte.RESPONSABLE


def test_responder_directo_en_el_mismo_paso(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    archivo = SimpleUploadedFile("respuesta.pdf", pdf(), "application/pdf")
    datos = clasificacion(carta) | {"respuesta": "Procede", "sentido": sentido(carta).pk}
    respuesta = enviar(elenco, carta, accion="responder_directo", archivo=archivo, **datos)
    assert respuesta.status_code == 302, texto(respuesta)
    quedo = ahora(carta)
    assert (quedo.estado, quedo.via, quedo.respuesta) == ("atendida", "directo", "Procede")
    assert quedo.sentido_id == sentido(carta).pk


def test_de_conocimiento_solo_lo_que_no_requiere_respuesta(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    respuesta = enviar(elenco, carta, accion="tomar_conocimiento", **clasificacion(carta))
    assert respuesta.status_code == 422
    assert "requiere respuesta" in texto(respuesta)
    assert ahora(carta).estado == "recibida"
    datos = clasificacion(carta, tipo="agradecimiento")
    assert enviar(elenco, carta, accion="tomar_conocimiento", **datos).status_code == 302
    assert ahora(carta).estado == "concluida"


def test_remitir_clasifica_y_pide_la_autoridad(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    respuesta = enviar(elenco, carta, accion="remitir", **clasificacion(carta))
    assert respuesta["Location"] == url("remitir", carta)
    assert (ahora(carta).estado, ahora(carta).via) == ("clasificada", "remitir")


MALOS: list[tuple[dict[str, Any], str]] = [
    ({"tipo": ""}, "obligatorio"),
    ({"tipo": "999999"}, "opción válida"),
    ({"tema": ""}, "Indique el tema"),
    ({"destino-0-papel": "coadyuvante"}, "cuál institución es la responsable"),
    ({"destino-1-papel": "responsable"}, "Sólo una institución puede ser la responsable"),
    ({"destino-0-puntos": "7"}, "no tiene el punto 7"),
    ({"destino-0-puntos": "uno"}, "números de punto"),
    ({"destino-0-dias": "0"}, "mayor o igual a 1"),
    ({"destino-0-institucion": "999999"}, "no puede recibir turnos"),
    ({"destino-0-institucion": "uno"}, "Revise las instituciones"),
    ({"destino-TOTAL_FORMS": "0"}, "Elija al menos una institución"),
    ({"destino-TOTAL_FORMS": "x"}, ""),
    ({"accion": "nada"}, "Elija qué hacer"),
    ({"accion": "responder_directo"}, "Indique el sentido"),
]


@pytest.mark.parametrize(("cambio", "dicho"), MALOS, ids=[str(m[0]) for m in MALOS])
def test_lo_mal_tecleado_se_dice_y_se_conserva(
    elenco: Elenco, cambio: dict[str, Any], dicho: str
) -> None:
    carta = carta_nueva(elenco)
    datos = (
        clasificacion(carta)
        | destinos((elenco.a, "responsable"), (elenco.b, "coadyuvante"))
        | {"accion": "turnar", "indicaciones": "Con copia a esta unidad"}
        | cambio
    )
    respuesta = enviar(elenco, carta, **datos)
    assert respuesta.status_code == 422, respuesta.status_code
    pagina = texto(respuesta)
    assert dicho in pagina
    assert "Con copia a esta unidad" in pagina
    assert ahora(carta).estado == "recibida"
    assert not carta.turnos.exists()


def test_el_tipo_pide_su_evento_o_su_termino(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    respuesta = enviar(
        elenco, carta, accion="clasificar", **clasificacion(carta, tipo="invitacion")
    )
    assert respuesta.status_code == 422
    assert "fecha y hora del evento" in texto(respuesta)
    datos = clasificacion(carta, tipo="requerimiento_autoridad")
    assert "término que señala" in texto(enviar(elenco, carta, accion="clasificar", **datos))
    en_tres = reloj.local(reloj.ahora() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    respuesta = enviar(elenco, carta, accion="clasificar", **datos | {"termino_senalado": en_tres})
    assert respuesta.status_code == 302


def test_si_no_cabe_en_el_plazo_pregunta_y_nada_queda_a_medias(elenco: Elenco) -> None:
    carta = carta_nueva(elenco, recibida_en=reloj.ahora() - timedelta(days=60))
    datos = clasificacion(carta) | destinos((elenco.a, "responsable")) | {"accion": "turnar"}
    respuesta = enviar(elenco, carta, **datos)
    assert respuesta.status_code == 409
    assert "menos de un día hábil" in texto(respuesta)
    assert 'name="confirmado" value="si"' in texto(respuesta)
    assert ahora(carta).estado == "recibida"
    assert enviar(elenco, carta, **datos, confirmado="si").status_code == 302
    assert ahora(carta).estado == "canalizada"


def test_otra_persona_se_adelanto(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    datos = clasificacion(carta) | destinos((elenco.a, "responsable")) | {"accion": "turnar"}
    Correspondencia.objects.filter(pk=carta.pk).update(version=carta.version + 1)
    respuesta = enviar(elenco, carta, **datos)
    assert respuesta.status_code == 409
    assert "cambió mientras usted" in texto(respuesta)
    Correspondencia.objects.filter(pk=carta.pk).update(estado="cancelada")
    respuesta = enviar(elenco, carta, **datos)
    assert respuesta.status_code == 409
    assert "Cancelada" in texto(respuesta)
    assert elenco.cliente("analista").get(url("clasificar", carta)).status_code == 409


@pytest.mark.parametrize(
    ("quien", "codigo"), [("oficialia", 403), ("titular_unidad", 403), ("enlace_a", 404)]
)
def test_solo_la_analista(elenco: Elenco, quien: str, codigo: int) -> None:
    carta = carta_nueva(elenco)
    assert elenco.cliente(quien).get(url("clasificar", carta)).status_code == codigo
    datos = clasificacion(carta) | destinos((elenco.a, "responsable"))
    assert enviar(elenco, carta, quien, accion="turnar", **datos).status_code == codigo
    assert ahora(carta).estado == "recibida"


def test_una_denuncia_reservada_nombra_a_quien_la_lee(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    datos = clasificacion(carta, tipo="denuncia", acceso="reservado") | {"accion": "turnar"}
    respuesta = enviar(elenco, carta, **datos | destinos((elenco.a, "responsable")))
    assert respuesta.status_code == 422
    assert "nombre quién lo leerá" in texto(respuesta)
    assert str(elenco.enlace_a2.nombre_completo) in texto(respuesta)
    con_enlace = destinos((elenco.a, "responsable", {"enlaces": [elenco.enlace_a.pk]}))
    assert enviar(elenco, carta, **datos | con_enlace).status_code == 302
    assert elenco.cliente("enlace_a").get(carta.get_absolute_url()).status_code == 200
    assert elenco.cliente("enlace_a2").get(carta.get_absolute_url()).status_code == 404
    assert elenco.cliente("todologa").get(url("clasificar", carta)).status_code == 404


def test_vuelve_a_turnarse_diciendo_por_que(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    canalizacion.acusar(elenco.enlace_a, turno.pk)
    canalizacion.declinar(
        elenco.enlace_a,
        turno.pk,
        fundamento="Es materia de agua",
        competencia=canalizacion.Competencia(Declinacion.INSTITUCION, elenco.b),
    )
    pagina = texto(elenco.cliente("analista").get(url("clasificar", carta)))
    assert "Por qué vuelve" in pagina
    assert "Es materia de agua" in pagina
    assert f'value="agregar:{elenco.b.pk}"' in pagina
    assert 'name="tipo"' not in pagina
    datos: dict[str, Any] = {"version": ahora(carta).version, "accion": "turnar"}
    respuesta = enviar(elenco, carta, **datos | destinos((elenco.b, "responsable")))
    assert respuesta.status_code == 302, texto(respuesta)
    assert turnos(carta)[elenco.b.clave].parte == Parte.RESPONSABLE


def test_turnar_a_mas_instituciones_vuelve_al_asunto(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    carta_nueva(elenco)
    cliente = elenco.cliente("analista")
    assert "Ya lo tienen" in texto(cliente.get(url("turnar", carta)))
    datos: dict[str, Any] = {"version": ahora(carta).version, "accion": "turnar"}
    respuesta = cliente.post(url("turnar", carta), datos | destinos((elenco.b, "coadyuvante")))
    assert respuesta["Location"] == carta.get_absolute_url()
    repetida = {"version": ahora(carta).version, "accion": "turnar"}
    respuesta = cliente.post(url("turnar", carta), repetida | destinos((elenco.b, "coadyuvante")))
    assert respuesta.status_code == 422
    assert "ya tiene un turno" in texto(respuesta)


def test_agregar_y_quitar_no_pierde_lo_tecleado_ni_juzga(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    datos = clasificacion(carta) | puntos("Uno", "Dos") | {"tipo": ""}
    datos |= destinos((elenco.a, "responsable", {"dias": 7}))
    pagina = texto(enviar(elenco, carta, **datos, accion="agregar", nueva_id=elenco.b.pk))
    assert elenco.b.nombre in pagina
    assert 'value="7"' in pagina
    assert "Dos" in pagina
    assert "Revise lo siguiente" not in pagina
    assert ahora(carta).estado == "recibida"
    pagina = texto(enviar(elenco, carta, **datos, accion="quitar:0"))
    assert 'name="destino-TOTAL_FORMS" value="0"' in pagina


@pytest.mark.parametrize("tecleado", ["caminos bienestar", "CABIEN"])
def test_agregar_sin_guiones_de_programa_por_nombre_o_siglas(elenco: Elenco, tecleado: str) -> None:
    carta = carta_nueva(elenco)
    datos = clasificacion(carta) | {"accion": "agregar", "nueva": tecleado}
    assert 'name="destino-TOTAL_FORMS" value="1"' in texto(enviar(elenco, carta, **datos))
    datos["nueva"] = "secretaría"
    pagina = texto(enviar(elenco, carta, **datos))
    assert 'name="destino-TOTAL_FORMS" value="0"' in pagina
    assert "elíjala de la lista" in pagina


def test_la_parte_de_los_destinos_y_la_prevision(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    cliente = elenco.cliente("analista")
    datos = clasificacion(carta, tema=Tema.objects.get(clave=VINCULANTE))
    parte = texto(cliente.post(url("prever", carta), datos))
    assert "Sugerida: <strong>Secretaría de Gobierno</strong>" in parte
    assert "porque el tema «Conflicto religioso» la tiene asignada" in parte
    assert "Turno vinculante" in parte
    assert "Respuesta al peticionario" in parte
    datos |= destinos((elenco.a, "responsable", {"dias": 90})) | {
        "accion": "agregar",
        "nueva_id": elenco.externa.pk,
    }
    parte = texto(cliente.post(url("destinos", carta), datos))
    assert "hx-swap-oob" in parte
    assert "se adelanta" in parte
    assert 'value="remision" selected' in parte or 'value="remision"' in parte
    datos = clasificacion(carta, tipo="agradecimiento")
    assert "No corre plazo" in texto(cliente.post(url("prever", carta), datos))
    assert not carta.turnos.exists()


def test_las_partes_no_son_para_ajenos(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    for parte in ("prever", "destinos"):
        assert elenco.cliente("enlace_a").post(url(parte, carta), {}).status_code == 404
        assert elenco.cliente("analista").get(url(parte, carta)).status_code == 405
    lista = reverse("asunto:instituciones")
    assert elenco.cliente("enlace_a").get(lista, {"q": "agua"}).status_code == 403


def test_sugiere_instituciones_con_o_sin_acentos(elenco: Elenco) -> None:
    respuesta = elenco.cliente("analista").get(
        reverse("asunto:instituciones"), {"q": "COMISION agua"}
    )
    hallados = respuesta.json()["resultados"]
    assert hallados[0]["texto"] == "Comisión Estatal del Agua para el Bienestar"
    assert all("gua" in uno["texto"] for uno in hallados)


def test_la_cola_enmascara_lo_reservado(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    ajena = clasificada(elenco, tipo="denuncia", asunto="Denuncia muy delicada")
    pagina = texto(elenco.cliente("todologa").get(url("clasificar", carta)))
    assert "Denuncia muy delicada" not in pagina
    assert "Asunto reservado" in pagina
    assert ajena.folio in pagina
    assert url("clasificar", ajena) not in pagina


def test_la_cola_cuesta_lo_mismo_con_una_que_con_veinticinco(elenco: Elenco) -> None:
    cuantas = []
    carta = carta_nueva(elenco)
    cliente = elenco.cliente("analista")
    for faltan in (0, 24):
        for _ in range(faltan):
            carta_nueva(elenco)
        cliente.get(url("clasificar", carta))
        with CaptureQueriesContext(connection) as consultas:
            assert cliente.get(url("clasificar", carta)).status_code == 200
        cuantas.append(len(consultas))
    assert cuantas[0] == cuantas[1]
    assert cuantas[0] <= 31


def test_para_conocimiento_no_recibe_los_datos_de_contacto(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    directa = instruccion("atender_y_responder").pk
    datos = clasificacion(carta) | destinos(
        (elenco.a, "responsable"), (elenco.b, "conocimiento", {"instruccion": directa})
    )
    assert enviar(elenco, carta, accion="turnar", **datos).status_code == 302
    assert turnos(carta)[elenco.b.clave].instruccion.clave == "para_conocimiento"
