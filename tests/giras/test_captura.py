"""The grid by HTTP: kept while it is typed, registered line by line, once."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.giras import services
from coordinacion.giras.models import Captura, Renglon
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.organizacion.models import Lengua
from tests.elenco import Elenco
from tests.giras.giras import captura, enviado, enviar, gira, lo_del_acto, renglon, tema
from workflows.models import Tarea


def test_treinta_peticiones_un_envio(elenco: Elenco) -> None:
    una = captura(elenco)
    respuesta = enviar(elenco, "oficialia", una, [renglon(n) for n in range(1, 31)])
    assert respuesta.status_code == 302
    assert respuesta.url == reverse("gira:ver", args=[una.reunion_id])
    cartas = list(Correspondencia.objects.order_by("numero"))
    assert len(cartas) == 30
    numeros = [carta.numero for carta in cartas]
    assert numeros == list(range(numeros[0], numeros[0] + 30))
    assert [c.remitente for c in cartas] == [f"Persona Número {n}" for n in range(1, 31)]
    primera = cartas[0]
    assert (primera.canal, primera.localidad) == ("gira", "San Juan")
    assert primera.municipio == una.reunion.municipio
    firmante = primera.peticionarios.get()
    assert (firmante.sexo, firmante.telefono) == ("mujer", "951 123 4567")
    assert Tarea.objects.abiertas().filter(carta_id=primera.pk).exists()
    pagina = elenco.cliente("oficialia").get(respuesta.url).content.decode()
    assert primera.folio in pagina and cartas[-1].folio in pagina
    suya = elenco.cliente("analista").get(primera.get_absolute_url()).content.decode()
    assert "Recibida en gira o audiencia" in suya and una.reunion.folio in suya
    reunion = elenco.cliente("analista").get(una.reunion.get_absolute_url()).content.decode()
    assert "Peticiones recibidas" in reunion and "Recibida, por clasificar: 30" in reunion


def test_lo_que_falta_se_dice_en_su_renglon_y_lo_demas_se_registra(elenco: Elenco) -> None:
    una = captura(elenco)
    malos = [renglon(2, nombre=""), renglon(3, contacto="no@correo"), renglon(4, asunto="")]
    respuesta = enviar(elenco, "oficialia", una, [renglon(1), *malos, renglon(5)])
    assert respuesta.status_code == 422
    texto = respuesta.content.decode()
    assert "Escriba el nombre, «sin datos» o «anónima»." in texto
    assert "Escriba qué pide." in texto
    assert "no@correo" in texto
    assert Correspondencia.objects.count() == 2
    assert una.renglones.filter(carta=None).count() == 3
    corregidos = [{**malos[0], "nombre": "anónima"}, {**malos[1], "contacto": ""},
                  {**malos[2], "asunto": "Pide agua"}]  # fmt: skip
    assert enviar(elenco, "oficialia", una, corregidos).status_code == 302
    assert Correspondencia.objects.count() == 5
    anonima = Correspondencia.objects.get(condicion_remitente="anonima")
    assert not anonima.peticionarios.exists()


def test_el_mismo_envio_dos_veces_registra_una(elenco: Elenco) -> None:
    una, filas = captura(elenco), [renglon(1), renglon(2)]
    enviar(elenco, "oficialia", una, filas)
    repetido = enviar(elenco, "oficialia", una, filas)
    assert repetido.status_code < 500
    assert Correspondencia.objects.count() == 2
    assert una.renglones.count() == 2


def test_se_guarda_mientras_se_escribe_y_sigue_al_volver(elenco: Elenco) -> None:
    una = captura(elenco, "vinculacion")
    guardar = reverse("gira:guardar", args=[una.pk])
    fila = renglon(1, nombre="Doña Mar", asunto="")
    cliente = elenco.cliente("vinculacion")
    dicho = cliente.post(guardar, enviado(una, [fila, renglon(2, **dict.fromkeys(
        ("nombre", "comunidad", "contacto", "asunto"), ""))]))  # fmt: skip
    assert dicho.status_code == 200 and "1 petición por registrar" in dicho.json()["guardado"]
    cliente.post(guardar, enviado(una, [{**fila, "nombre": "Doña María"}]))
    assert [r.nombre for r in una.renglones.all()] == ["Doña María"]
    assert "Doña María" in cliente.get(una.get_absolute_url()).content.decode()
    vacia = {**fila, "nombre": "", "comunidad": "", "contacto": ""}
    cliente.post(guardar, enviado(una, [vacia]))
    assert not una.renglones.exists()


def test_comillas_repiten_lo_de_arriba(elenco: Elenco) -> None:
    una = captura(elenco)
    filas = [renglon(1, comunidad="Guelatao"), renglon(2, comunidad='"'), renglon(3, comunidad="”")]
    enviar(elenco, "oficialia", una, filas)
    assert set(Correspondencia.objects.values_list("localidad", flat=True)) == {"Guelatao"}


def test_solo_oficialia_registra_y_continua_lo_de_vinculacion(elenco: Elenco) -> None:
    una, filas = captura(elenco, "vinculacion"), [renglon(1)]
    assert enviar(elenco, "vinculacion", una, filas).status_code == 403
    assert Correspondencia.objects.count() == 0
    assert una.renglones.count() == 1
    ajena = enviar(elenco, "oficialia", una, filas)
    assert ajena.status_code == 409
    elenco.cliente("oficialia").post(reverse("gira:continuar", args=[una.pk]))
    assert enviar(elenco, "oficialia", una, filas).status_code == 302
    with pytest.raises(EstadoNoAdmite):
        services.guardar(elenco.vinculacion, una.pk, {}, [])


def test_entregada_en_el_acto_se_clasifica_turna_y_acusa(elenco: Elenco) -> None:
    una = captura(elenco, "todologa")
    entrega = {"institucion": elenco.a.pk, "recibio": "Ing. Rosa Luna", "tema": tema()}
    en_papel = {**entrega, "institucion": elenco.d.pk}
    filas = [renglon(1, **entrega), renglon(2, **en_papel), renglon(3)]
    respuesta = enviar(elenco, "todologa", una, filas, **lo_del_acto())
    assert respuesta.status_code == 302
    turno = Turno.objects.get(institucion=elenco.a)
    assert (turno.estado, turno.acuse) == ("acusado", "papel")
    assert Turno.objects.get(institucion=elenco.d).estado == "acusado"
    assert "Ing. Rosa Luna" in turno.indicaciones
    carta = turno.correspondencia
    assert carta.estado == "canalizada"
    hechos = list(Asiento.objects.filter(asunto_id=carta.pk).values_list("hecho", flat=True))
    assert "peticion_de_gira" in hechos and "correspondencia_clasificada" in hechos
    acuse = Asiento.objects.get(turno_id=turno.pk, por_cuenta_de=True)
    assert acuse.datos["entrego"] == "Ing. Rosa Luna"
    assert Correspondencia.objects.filter(estado="recibida").count() == 1


def test_sin_lo_necesario_la_entregada_queda_por_clasificar_con_su_nota(elenco: Elenco) -> None:
    una = captura(elenco)
    entrega = {"institucion": elenco.a.pk, "recibio": "Ing. Rosa Luna", "tema": tema()}
    enviar(elenco, "oficialia", una, [renglon(1, **entrega)], **lo_del_acto())
    carta = Correspondencia.objects.get()
    assert carta.estado == "recibida"
    pagina = elenco.cliente("analista").get(carta.get_absolute_url()).content.decode()
    assert "Ing. Rosa Luna" in pagina and "Falta clasificarla y turnarla" in pagina


def test_entregada_a_nadie_no_se_registra(elenco: Elenco) -> None:
    una = captura(elenco)
    filas = [renglon(1, institucion=elenco.a.pk), renglon(2, recibio="Alguien")]
    respuesta = enviar(elenco, "oficialia", una, filas)
    texto = respuesta.content.decode()
    assert "Anote quién la recibió." in texto
    assert "Elija la institución de quien la recibió." in texto
    assert Correspondencia.objects.count() == 0


def test_la_captura_tardia_pide_motivo_una_vez(elenco: Elenco) -> None:
    hace = reloj.ahora() - timedelta(days=12)
    una = captura(elenco, reunion=gira(elenco, inicia_en=hace,
                                       termina_en=hace + timedelta(hours=2)))  # fmt: skip
    filas = [renglon(1), renglon(2)]
    tarde = enviar(elenco, "oficialia", una, filas)
    assert tarde.status_code == 422
    assert tarde.content.decode().count("indique por qué se captura hasta ahora") == 3
    assert enviar(elenco, "oficialia", una, filas,
                  motivo_captura_tardia="Sin señal en la sierra").status_code == 302  # fmt: skip
    assert {c.recibida_en.date() for c in Correspondencia.objects.all()} == {hace.date()}


def test_lengua_y_urgente(elenco: Elenco) -> None:
    una, lengua = captura(elenco), Lengua.objects.filter(activa=True)[0]
    enviar(elenco, "oficialia", una, [renglon(1, lengua=lengua.pk, urgente="on")])
    carta = Correspondencia.objects.get()
    assert (carta.lengua, carta.otra_lengua, carta.prioridad) == (lengua, True, "urgente")


def test_una_clave_de_otra_captura_no_se_toma(elenco: Elenco) -> None:
    ajena, propia = captura(elenco), captura(elenco)
    fila = renglon(1)
    enviar(elenco, "oficialia", ajena, [fila], accion="guardar")
    respuesta = enviar(elenco, "oficialia", propia, [fila])
    assert respuesta.status_code == 422
    assert Renglon.objects.get().captura == ajena


def test_de_una_gira_cancelada_nada_se_captura(elenco: Elenco) -> None:
    cancelada = gira(elenco, estado="cancelada", motivo="Lluvia")
    with pytest.raises(EstadoNoAdmite):
        services.abrir(elenco.oficialia, cancelada.pk, clave_envio=uuid.uuid4())


def test_el_mismo_boton_dos_veces_abre_una(elenco: Elenco) -> None:
    reunion, clave = gira(elenco), uuid.uuid4()
    for _ in range(2):
        datos = {"clave_envio": str(clave)}
        elenco.cliente("oficialia").post(reverse("gira:abrir", args=[reunion.pk]), datos)
    assert Captura.objects.count() == 1


@pytest.mark.parametrize(
    "datos",
    [{}, {"r-TOTAL_FORMS": "x"}, {"r-TOTAL_FORMS": "2", "r-INITIAL_FORMS": "0", "r-0-clave": "x"}],
)
def test_lo_mal_formado_no_es_un_500(elenco: Elenco, datos: dict[str, str]) -> None:
    una = captura(elenco)
    for nombre in ("gira:captura", "gira:guardar"):
        respuesta = elenco.cliente("oficialia").post(reverse(nombre, args=[una.pk]), datos)
        assert respuesta.status_code < 500


def test_la_pagina_cuesta_lo_mismo_con_mas_peticiones(elenco: Elenco) -> None:
    una = captura(elenco)
    url = reverse("gira:ver", args=[una.reunion_id])
    enviar(elenco, "oficialia", una, [renglon(n) for n in range(1, 4)])
    con_tres = _consultas(elenco, url)
    enviar(elenco, "oficialia", una, [renglon(n) for n in range(4, 12)])
    assert _consultas(elenco, url) == con_tres


def _consultas(elenco: Elenco, url: str) -> int:
    elenco.cliente("oficialia").get(url)  # the message of the registration is read once
    with CaptureQueriesContext(connection) as hechas:
        elenco.cliente("oficialia").get(url)
    return len(hechas)


def test_cero_hojas_no_se_imprimen(elenco: Elenco) -> None:
    una = captura(elenco)
    with pytest.raises(DatoInvalido):
        services.imprimir_hojas(elenco.oficialia, una.reunion_id, desde=1, cuantas=0)
