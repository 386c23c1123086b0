"""The desk by HTTP: what registers a letter, what refuses it, and that nothing typed is lost."""

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.opciones import Acceso, CondicionRemitente, Prioridad
from coordinacion.correspondencia.selectors import lo_que_falta
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Lengua, Municipio
from tests.correspondencia.mesa import (
    MESA,
    carta_tecleada,
    en_el_lote,
    registrar,
    ultima,
)
from tests.elenco import Elenco, carta_nueva

CONSULTAS_DE_LA_MESA = 20
CONSULTAS_DE_UN_REGISTRO = 55


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def faltan(carta: Correspondencia) -> list[str]:
    return lo_que_falta([carta])[carta.pk]


def test_registra_con_lo_indispensable_y_sigue(elenco: Elenco) -> None:
    respuesta = registrar(elenco.cliente("oficialia"))
    carta = ultima()
    assert respuesta.status_code == 200
    assert carta.remitente == "Comisariado Ejidal de San Juan"
    assert carta.capturada_por == elenco.oficialia
    assert carta.plazo_clasificar is not None and carta.plazo_respuesta is not None
    assert "Registrada con el folio" in respuesta.text and carta.folio in respuesta.text
    assert str(carta.clave_envio) not in respuesta.text


def test_lo_que_se_repite_en_la_pila_se_queda(elenco: Elenco) -> None:
    momento = (reloj.local(reloj.ahora()) - timedelta(minutes=1)).strftime("%d/%m/%Y %H:%M")
    cliente = elenco.cliente("oficialia")
    for pagina in (
        registrar(cliente, recibida_en=momento, canal="gira").text,
        cliente.get(MESA).text,
    ):
        assert f'value="{momento}"' in pagina
        assert '<option value="gira" selected>' in pagina
        assert '<option value="gobernador" selected>' in pagina
        assert 'value="Comisariado Ejidal de San Juan"' not in pagina


@pytest.mark.parametrize("condicion", ["sin_datos", "anonima"])
def test_remitente_desconocido(elenco: Elenco, condicion: str) -> None:
    assert (
        registrar(
            elenco.cliente("oficialia"), condicion_remitente=condicion, remitente=""
        ).status_code
        == 200
    )
    carta = ultima()
    assert carta.condicion_remitente == condicion
    assert carta.remitente == CondicionRemitente(condicion).label
    assert not carta.peticionarios.exists()


@pytest.mark.parametrize(
    ("campos", "mensaje", "campo"),
    [
        ({"remitente": ""}, "Anote a quien firma", "remitente"),
        ({"condicion_remitente": "anonima"}, "no puede tener nombre", "remitente"),
        ({"asunto": ""}, "obligatorio", "asunto"),
        ({"canal": ""}, "obligatorio", "canal"),
        ({"recibida_en": "ayer"}, "Escriba día, mes, año y hora", "recibida_en"),
        ({"otra_lengua": "on"}, "Indique la lengua", "lengua"),
        ({"con_termino": "on"}, "Anote la fecha y hora", "termino_senalado"),
        ({"varios_asuntos": "on", "puntos": "Uno solo"}, "al menos dos", "puntos"),
        ({"curp": "NOESCURP"}, "CURP no tiene la forma correcta", "curp"),
        ({"contacto": "juan@correo"}, "correo", "contacto"),
        ({"oficio_fecha": "32/13/2026"}, "Escriba día, mes y año", "oficio_fecha"),
    ],
)
def test_el_error_va_junto_al_campo_y_no_se_pierde_nada(
    elenco: Elenco, campos: dict[str, str], mensaje: str, campo: str
) -> None:
    tecleado = {"localidad": "Paraje El Ocote", "anexos": "2 discos", **campos}
    respuesta = registrar(elenco.cliente("oficialia"), **tecleado)
    assert respuesta.status_code == 422
    assert mensaje in respuesta.text
    assert f'href="#id_{campo}' in respuesta.text and "data-errores" in respuesta.text
    for valor in (v for v in tecleado.values() if v and v != "on"):
        assert valor in respuesta.text
    assert not Correspondencia.objects.exists()


def test_el_municipio_elegido_vuelve_con_el_error(elenco: Elenco) -> None:
    municipio = Municipio.objects.all()[300]
    respuesta = registrar(elenco.cliente("oficialia"), asunto="", municipio=municipio.pk)
    assert f'<option value="{municipio.pk}" selected>' in respuesta.text


def test_sin_htmx_el_error_vuelve_en_la_pagina_entera(elenco: Elenco) -> None:
    cliente = elenco.cliente("oficialia")
    respuesta = cliente.post(MESA, carta_tecleada(asunto="", localidad="Paraje El Ocote"))
    assert respuesta.status_code == 422
    assert "<h1>Mesa de registro</h1>" in respuesta.text and "Paraje El Ocote" in respuesta.text
    assert cliente.post(MESA, carta_tecleada()).status_code == 302


def test_el_mismo_envio_dos_veces_es_una_carta(elenco: Elenco) -> None:
    cliente, clave = elenco.cliente("oficialia"), str(uuid.uuid4())
    documento = en_el_lote(elenco.oficialia)
    textos = [
        registrar(cliente, clave_envio=clave, documento=str(documento.pk)).text for _ in range(2)
    ]
    carta = Correspondencia.objects.get()
    assert all(carta.folio in texto for texto in textos)
    assert Documento.objects.get().asunto_id == carta.pk


def test_la_captura_tardia_pide_motivo(elenco: Elenco) -> None:
    cliente = elenco.cliente("oficialia")
    sello = (reloj.local(reloj.ahora()) - timedelta(days=9)).strftime("%d/%m/%Y 09:07")
    respuesta = registrar(cliente, recibida_en=sello)
    assert respuesta.status_code == 422
    assert "indique por qué se captura hasta ahora" in respuesta.text and sello in respuesta.text
    motivo = "Llegó con la valija de la región"
    assert registrar(cliente, recibida_en=sello, motivo_captura_tardia=motivo).status_code == 200
    assert ultima().motivo_captura_tardia == motivo


def test_el_futuro_se_rechaza(elenco: Elenco) -> None:
    manana = (reloj.local(reloj.ahora()) + timedelta(days=1)).strftime("%d/%m/%Y %H:%M")
    respuesta = registrar(elenco.cliente("oficialia"), recibida_en=manana)
    assert respuesta.status_code == 422 and "no pueden ser futuras" in respuesta.text


def test_todo_lo_que_dice_una_carta(elenco: Elenco) -> None:
    municipio, lengua = Municipio.objects.all()[7], Lengua.objects.all()[0]
    termino = (reloj.local(reloj.ahora()) + timedelta(days=9)).strftime("%d/%m/%Y 12:00")
    registrar(
        elenco.cliente("oficialia"),
        municipio=municipio.pk,
        localidad="Centro",
        contacto="No proporciona",
        oficio_numero="CE/045/2026",
        oficio_fecha="03/11/2026",
        fojas="3",
        anexos="1 disco",
        urgente="on",
        confidencial="on",
        con_termino="on",
        termino_senalado=termino,
        otra_lengua="on",
        lengua=lengua.pk,
        varios_asuntos="on",
        puntos="Rehabilitar el camino\n\nDictaminar el puente",
    )
    carta = ultima()
    assert (carta.municipio, carta.lengua) == (municipio, lengua)
    assert (carta.prioridad, carta.acceso) == (Prioridad.URGENTE, Acceso.CONFIDENCIAL)
    assert carta.termino_senalado is not None and carta.otra_lengua
    puntos = [punto.texto for punto in carta.puntos.all()]
    assert puntos == ["Rehabilitar el camino", "Dictaminar el puente"]
    assert faltan(carta) == ["documento digitalizado"]


def test_todo_lo_que_se_sabe_de_quien_firma(elenco: Elenco) -> None:
    registrar(
        elenco.cliente("oficialia"),
        cargo="Presidente",
        comunidad="San Juan",
        clase="autoridad",
        sexo="hombre",
        firmantes="14",
        curp="gara800101hocrrn09",
        contacto="951 123 4567; comisariado@ejemplo.org; Calle 5 núm. 3",
    )
    persona = ultima().peticionarios.get()
    assert (persona.cargo, persona.firmantes, persona.sexo) == ("Presidente", 14, "hombre")
    assert (persona.clase, persona.curp) == ("autoridad", "GARA800101HOCRRN09")
    assert (persona.telefono, persona.correo) == ("951 123 4567", "comisariado@ejemplo.org")
    assert persona.domicilio == "Calle 5 núm. 3"


def test_nada_se_da_por_sabido_de_quien_firma(elenco: Elenco) -> None:
    pagina = elenco.cliente("oficialia").get(MESA).text
    assert '<option value="no_especificado" selected>' in pagina
    registrar(elenco.cliente("oficialia"))
    persona = ultima().peticionarios.get()
    assert (persona.sexo, persona.firmantes, persona.curp) == ("no_especificado", 1, "")


def test_varios_firmantes_y_su_representante_comun(elenco: Elenco) -> None:
    filas = {
        "firmantes-TOTAL_FORMS": "2",
        "firmantes-0-nombre": "Juana Ruiz",
        "firmantes-0-clase": "persona",
        "firmantes-0-sexo": "mujer",
        "firmantes-0-contacto": "no proporciona",
        "firmantes-0-representante_comun": "on",
        "firmantes-1-nombre": "Quien se quitó",
        "firmantes-1-clase": "persona",
        "firmantes-1-sexo": "hombre",
        "firmantes-1-DELETE": "on",
    }
    assert registrar(elenco.cliente("oficialia"), **filas).status_code == 200
    primera, segunda = Peticionario.objects.filter(correspondencia=ultima())
    assert primera.nombre == "Juana Ruiz" and primera.representante_comun and primera.sin_contacto
    assert segunda.nombre == "Comisariado Ejidal de San Juan"
    assert not segunda.representante_comun
    assert ultima().remitente == "Juana Ruiz y 1 más"


def test_un_firmante_con_error_conserva_su_renglon(elenco: Elenco) -> None:
    filas = {
        "firmantes-TOTAL_FORMS": "1",
        "firmantes-0-nombre": "Juana Ruiz",
        "firmantes-0-clase": "persona",
        "firmantes-0-sexo": "mujer",
        "firmantes-0-curp": "MAL",
    }
    respuesta = registrar(elenco.cliente("oficialia"), **filas)
    assert respuesta.status_code == 422
    assert "CURP no tiene la forma correcta" in respuesta.text and "Juana Ruiz" in respuesta.text


def test_guardar_incompleto_dice_lo_que_falta_y_no_inventa(elenco: Elenco) -> None:
    cliente = elenco.cliente("oficialia")
    respuesta = registrar(cliente, accion="incompleto", otra_lengua="on")
    carta = ultima()
    assert respuesta.status_code == 200
    assert carta.lengua is None and carta.otra_lengua and carta.municipio is None
    esperado = [
        "municipio",
        "contacto",
        "número de oficio o s/n",
        "fojas",
        "documento digitalizado",
        "lengua",
    ]
    assert faltan(carta) == esperado
    assert "Incompleto" in cliente.get(MESA).text


def test_una_instruccion_verbal_no_echa_de_menos_el_papel(elenco: Elenco) -> None:
    registrar(
        elenco.cliente("oficialia"),
        canal="instruccion_verbal",
        contacto="No proporciona",
        municipio=Municipio.objects.all()[0].pk,
    )
    assert faltan(ultima()) == []


@pytest.mark.parametrize(
    "rol", ["analista", "titular_unidad", "consulta", "auditoria", "enlace_a", "extrano"]
)
def test_solo_oficialia_registra(elenco: Elenco, rol: str) -> None:
    cliente = elenco.cliente(rol)
    assert cliente.get(MESA).status_code == 403
    assert registrar(cliente).status_code == 403
    assert cliente.post("/registro/lote/subir/").status_code == 403
    assert not Correspondencia.objects.exists()


def test_nada_cambia_por_get(elenco: Elenco) -> None:
    cliente = elenco.cliente("oficialia")
    for ruta in ("lote/subir/", "lote/separar/", "lote/unir/", "lote/descartar/", "antecedentes/"):
        assert cliente.get(f"/registro/{ruta}").status_code == 405


def test_la_mesa_hace_siempre_las_mismas_consultas(
    elenco: Elenco, django_assert_max_num_queries: Any
) -> None:
    cliente = elenco.cliente("oficialia")
    cliente.get(MESA)  # the calendar is read once per process
    cuentas = []
    for cuantas in (1, 24):
        for n in range(cuantas):
            carta_nueva(elenco)
            en_el_lote(elenco.oficialia, f"{n}.pdf")
        with django_assert_max_num_queries(CONSULTAS_DE_LA_MESA) as consultas:
            assert cliente.get(MESA).status_code == 200
        cuentas.append(len(consultas))
    assert len(set(cuentas)) == 1


def test_un_registro_cuesta_lo_mismo_con_el_lote_lleno(
    elenco: Elenco, django_assert_max_num_queries: Any
) -> None:
    cliente, cuentas = elenco.cliente("oficialia"), []
    registrar(cliente)
    for cuantos in (1, 24):
        documentos = [en_el_lote(elenco.oficialia, f"{n}.pdf") for n in range(cuantos)]
        with django_assert_max_num_queries(CONSULTAS_DE_UN_REGISTRO) as consultas:
            registrar(cliente, documento=str(documentos[0].pk))
        cuentas.append(_sin_puntos_de_guardado(consultas))
    assert len(set(cuentas)) == 1


def test_lo_que_se_ofrece_de_las_ultimas_es_lo_que_se_puede(elenco: Elenco) -> None:
    for rol, se_cancela in (("oficialia", False), ("todologa", True)):
        registrar(elenco.cliente(rol))
        pagina = elenco.cliente(rol).get(MESA).text
        assert f"/asuntos/{ultima().slug}/corregir/" in pagina
        assert (f"/asuntos/{ultima().slug}/cancelar/" in pagina) == se_cancela
    with time_machine.travel(reloj.ahora() + timedelta(days=1), tick=False):
        elenco._clientes.clear()  # yesterday's sessions are over
        assert "/corregir/" not in elenco.cliente("oficialia").get(MESA).text


def _sin_puntos_de_guardado(consultas: CaptureQueriesContext) -> int:
    return sum("SAVEPOINT" not in una["sql"] for una in consultas.captured_queries)
