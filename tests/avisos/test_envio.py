"""Sending against a real mail server: accepted, refused, hanging and down."""

import time
from email.message import EmailMessage
from typing import Any

import pytest

from coordinacion.avisos import selectors, services
from coordinacion.avisos.models import Aviso, Correo
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.organizacion.models import Adscripcion
from coordinacion.plazos.services import enviar_correos, jornada
from tests.avisos.conftest import Ronda, correos
from tests.elenco import Elenco
from tests.plazos.conftest import Reloj
from tests.soporte.correo import Buzon, puerto_libre, servidor_colgado


@pytest.fixture
def uno(elenco: Elenco, ronda: Ronda) -> Correo:
    """A mail to agency A's liaison, due on Thursday 5 November at 10:01."""
    return para(elenco, ronda, "enlace_a")


def para(elenco: Elenco, ronda: Ronda, nombre: str, titulo: str = "Nuevo turno") -> Correo:
    persona = elenco.personas[nombre]
    ronda("2026-11-05 10:00")
    avisar([NuevoAviso(f"turno:1:nuevo:{persona.pk}", persona.pk, titulo, url="/turnos/1/")])
    ronda("2026-11-05 10:01")
    return correos(persona)[-1]


def de_nuevo(correo: Correo) -> Correo:
    return Correo.objects.get(pk=correo.pk)


def parte(mensaje: EmailMessage, tipo: str) -> str:
    cuerpo = mensaje.get_body(preferencelist=(tipo,))
    assert cuerpo is not None
    return str(cuerpo.get_content())


def test_llega_con_texto_formato_y_su_identificador(uno: Correo, buzon: Buzon) -> None:
    assert enviar_correos() == 1
    (mensaje,) = buzon.para(uno.direccion)
    assert mensaje["Message-ID"] == uno.message_id
    assert mensaje["Subject"] == "Nuevo turno"
    assert mensaje["Auto-Submitted"] == "auto-generated"
    assert "/turnos/1/" in parte(mensaje, "plain")
    assert 'href="http://127.0.0.1:8000/turnos/1/"' in parte(mensaje, "html")
    enviado = de_nuevo(uno)
    assert (enviado.estado, enviado.intentos) == ("enviado", 1)
    assert enviado.enviado_en is not None
    assert enviar_correos() == 0


def test_un_rechazo_pasajero_se_reintenta_cada_vez_mas_tarde(
    uno: Correo, buzon: Buzon, en: Reloj
) -> None:
    buzon.contesta = "451 Intente más tarde"
    enviar_correos()
    for minuto in ("10:01", "10:02", "10:03", "10:04", "10:05", "10:06", "10:07", "10:08"):
        en(f"2026-11-05 {minuto}")
        enviar_correos()
    correo = de_nuevo(uno)
    assert (correo.estado, correo.intentos) == ("pendiente", 4)  # 10:01, 10:02, 10:04, 10:08
    assert "451" in correo.ultimo_error
    buzon.contesta = "250 Aceptado"
    en("2026-11-05 10:16")
    enviar_correos()
    assert [m["Message-ID"] for m in buzon.mensajes] == [uno.message_id]


def test_un_rechazo_definitivo_se_aparca_y_los_demas_salen(
    elenco: Elenco, ronda: Ronda, uno: Correo, buzon: Buzon
) -> None:
    otro = para(elenco, ronda, "enlace_b")
    buzon.por_direccion[uno.direccion] = "550 No existe ese buzón"
    assert enviar_correos() == 2
    assert de_nuevo(uno).estado == "aparcado"
    assert "550" in de_nuevo(uno).ultimo_error and "No existe" in de_nuevo(uno).ultimo_error
    assert de_nuevo(otro).estado == "enviado"


def test_tras_muchos_intentos_se_aparca(uno: Correo, buzon: Buzon, en: Reloj) -> None:
    buzon.contesta = "452 Sin espacio"
    for _ in range(20):
        Correo.objects.filter(estado="pendiente").update(proximo_en=en("2026-11-05 11:00"))
        enviar_correos()
    assert (de_nuevo(uno).estado, de_nuevo(uno).intentos) == ("aparcado", 12)


@pytest.mark.parametrize("caso", ["caido", "colgado"])
def test_sin_servidor_la_vuelta_termina_pronto_y_nada_se_pierde(
    elenco: Elenco, ronda: Ronda, uno: Correo, settings: Any, caso: str
) -> None:
    otro = para(elenco, ronda, "enlace_b")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.3
    with servidor_colgado() as puerto:
        settings.EMAIL_PORT = puerto if caso == "colgado" else puerto_libre()
        inicio = time.perf_counter()
        assert enviar_correos() == 0
        assert time.perf_counter() - inicio < 2
    assert de_nuevo(uno).ultimo_error.startswith("No hay servidor de correo")
    assert {de_nuevo(c).estado for c in (uno, otro)} == {"pendiente"}
    assert de_nuevo(otro).intentos == 0


def test_nada_sale_con_la_oficina_cerrada(uno: Correo, buzon: Buzon, en: Reloj) -> None:
    for cerrada in ("2026-11-07 12:00", "2026-11-09 08:59", "2026-11-16 12:00"):
        en(cerrada)
        assert enviar_correos() == 0
    assert buzon.mensajes == []
    en("2026-11-17 09:00")
    assert enviar_correos() == 1


def test_quien_perdio_el_papel_mientras_esperaba_no_recibe_nada(
    elenco: Elenco, uno: Correo, buzon: Buzon, ronda: Ronda
) -> None:
    Adscripcion.objects.filter(usuario=elenco.enlace_a).update(institucion=elenco.c)
    enviar_correos()
    assert buzon.mensajes == []
    assert de_nuevo(uno).estado == "descartado"
    assert Aviso.objects.get().envio == "pendiente"


def test_a_quien_se_dio_de_baja_mientras_esperaba_no_se_le_escribe(
    elenco: Elenco, uno: Correo, buzon: Buzon
) -> None:
    elenco.enlace_a.is_active = False
    elenco.enlace_a.save()
    enviar_correos()
    assert (buzon.mensajes, de_nuevo(uno).estado) == ([], "descartado")


def test_una_cabecera_no_puede_inyectarse(elenco: Elenco, ronda: Ronda, buzon: Buzon) -> None:
    correo = para(elenco, ronda, "enlace_a", "Turno\r\nBcc: otro@example.com")
    enviar_correos()
    (mensaje,) = buzon.mensajes
    assert mensaje["Bcc"] is None
    assert mensaje["Subject"] == "Turno Bcc: otro@example.com"
    assert de_nuevo(correo).estado == "enviado"


def test_una_direccion_imposible_se_aparca(uno: Correo, buzon: Buzon) -> None:
    Correo.objects.update(direccion="a@b.example\r\nBcc: otro@example.com")
    assert enviar_correos() == 1
    assert (buzon.mensajes, de_nuevo(uno).estado) == ([], "aparcado")


def test_administracion_reintenta_con_la_direccion_corregida(
    elenco: Elenco, uno: Correo, buzon: Buzon
) -> None:
    buzon.por_direccion[uno.direccion] = "550 No existe ese buzón"
    enviar_correos()
    elenco.enlace_a.email = "nueva@dependencia.example"
    elenco.enlace_a.save()
    with pytest.raises(SinPermiso):
        services.reintentar(elenco.analista)
    assert services.reintentar(elenco.administracion, [uno.pk]) == 1
    enviar_correos()
    assert [m["Message-ID"] for m in buzon.para("nueva@dependencia.example")] == [uno.message_id]
    assert Asiento.objects.filter(hecho=Hecho.CORREO_REINTENTADO, registro_id=uno.pk).count() == 1
    assert services.reintentar(elenco.administracion) == 0


def test_por_vueltas_cortas_no_se_queda_ninguno(
    elenco: Elenco, ronda: Ronda, buzon: Buzon, uno: Correo
) -> None:
    for nombre in ("enlace_b", "enlace_c", "enlace_a2"):
        para(elenco, ronda, nombre)

    abierta = jornada(uno.creado_en)
    assert [services.enviar(abierta, tope=3), services.enviar(abierta, tope=3)] == [3, 1]
    assert len(buzon.mensajes) == 4


def test_la_salud_dice_lo_aparcado_y_lo_demorado(uno: Correo, buzon: Buzon, en: Reloj) -> None:
    assert selectors.situacion_del_correo().bien
    en("2026-11-05 11:02")
    tarde = selectors.situacion_del_correo()
    assert (tarde.bien, tarde.estado) == (False, "1 con más de una hora de demora")
    buzon.por_direccion[uno.direccion] = "550 No"
    enviar_correos()
    aparcado = selectors.situacion_del_correo()
    assert (aparcado.bien, aparcado.estado) == (False, "1 sin poder enviarse")
    assert "Correo saliente" in aparcado.que_hacer
