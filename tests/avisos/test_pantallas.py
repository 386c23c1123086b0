"""What the bell says of each mail, the page of the outgoing mail, and the reminders to copy."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coordinacion.avisos.models import Correo
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.canalizacion import services as canalizacion
from coordinacion.nucleo import reloj
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.services import enviar_correos
from tests.avisos.conftest import Ronda, correos
from tests.elenco import Elenco, turnada
from tests.plazos.conftest import Reloj
from tests.soporte.correo import Buzon


def campana(elenco: Elenco, quien: str = "enlace_a") -> str:
    elenco._clientes.clear()  # a session of some other hour has ended
    return elenco.cliente(quien).get("/avisos/").content.decode()


def avisado(elenco: Elenco, clave: str = "nuevo", quien: str = "enlace_a") -> None:
    persona = elenco.personas[quien]
    avisar([NuevoAviso(f"turno:1:{clave}:{persona.pk}", persona.pk, "Nuevo turno")])


def test_la_campana_dice_que_fue_de_cada_correo(
    elenco: Elenco, ronda: Ronda, buzon: Buzon, en: Reloj
) -> None:
    ronda("2026-11-05 10:00")
    avisado(elenco, "retirado")
    assert "irá en el próximo resumen" in campana(elenco)
    avisado(elenco)
    assert "el correo sale en horas de oficina" in campana(elenco)
    ronda("2026-11-05 10:41")
    assert "Correo por enviar" in campana(elenco)
    buzon.contesta = "451 Después"
    enviar_correos()
    assert "El correo se reintentará: 10:42 h" in campana(elenco)
    buzon.contesta = "250 Aceptado"
    en("2026-11-05 10:42")
    enviar_correos()
    assert "Correo enviado 10:42 h" in campana(elenco)
    en("2026-11-06 08:00")
    assert "Correo enviado 05/11/2026, 10:42 h" in campana(elenco)


def test_la_campana_dice_por_que_se_aparco_y_de_quien_no_tiene_correo(
    elenco: Elenco, ronda: Ronda, buzon: Buzon
) -> None:
    elenco.enlace_b.email = ""
    elenco.enlace_b.save()
    ronda("2026-11-05 10:00")
    avisado(elenco)
    avisado(elenco, "x", "enlace_b")
    ronda("2026-11-05 10:01")
    buzon.contesta = "554 No <b>se</b> admite"
    enviar_correos()
    assert "Correo aparcado: El servidor contestó 554: No &lt;b&gt;se&lt;/b&gt;" in campana(elenco)
    assert "· En la campana<" in campana(elenco, "enlace_b")


def test_el_correo_detenido_se_ve_y_se_reintenta(
    elenco: Elenco, ronda: Ronda, buzon: Buzon
) -> None:
    cliente = elenco.cliente("administracion")
    assert "No hay correos detenidos" in cliente.get("/avisos/correo/").content.decode()
    ronda("2026-11-05 10:00")
    avisado(elenco)
    ronda("2026-11-05 10:01")
    (correo,) = correos()
    buzon.por_direccion[correo.direccion] = "550 No existe"
    enviar_correos()
    pagina = cliente.get("/avisos/correo/").content.decode()
    assert correo.direccion in pagina and "550: No existe" in pagina
    for nada in (["x"], ["9" * 40], ["²"], [str(correo.pk + 9)]):
        cliente.post("/avisos/correo/reintentar/", {"correo": nada})
        assert Correo.objects.get().estado == "aparcado"
    buzon.por_direccion.clear()
    respuesta = cliente.post("/avisos/correo/reintentar/", {"correo": [correo.pk]}, follow=True)
    assert "Se puso en camino 1 correo" in respuesta.content.decode()
    enviar_correos()
    assert Correo.objects.get().estado == "enviado"


def test_otras_personas_no_ven_ni_reintentan_el_correo(elenco: Elenco) -> None:
    for quien in ("analista", "titular_unidad", "enlace_a"):
        cliente = elenco.cliente(quien)
        assert cliente.get("/avisos/correo/").status_code == 403
        assert cliente.post("/avisos/correo/reintentar/").status_code == 403


def aparcar(elenco: Elenco, numeros: range) -> None:
    ahora = reloj.ahora()
    for n in numeros:
        Correo.objects.create(
            clave=f"c{n}",
            message_id=f"<{n}@x>",
            clase="resumen",
            destinatario=elenco.enlace_a,
            direccion="a@b.example",
            instituciones=[elenco.a.pk],
            titulo="t",
            texto="t",
            html="t",
            estado="aparcado",
            proximo_en=ahora,
            creado_en=ahora,
        )


def test_la_pagina_del_correo_cuesta_lo_mismo_con_uno_que_con_muchos(elenco: Elenco) -> None:
    cliente = elenco.cliente("administracion")
    cliente.get("/avisos/correo/")
    cuentas = []
    for numeros in (range(1), range(1, 40)):
        aparcar(elenco, numeros)
        with CaptureQueriesContext(connection) as consultas:
            assert cliente.get("/avisos/correo/").status_code == 200
        cuentas.append(len(consultas))
    assert cuentas[0] == cuentas[1] <= 12


@pytest.mark.parametrize("clave", ["por-acusar", "turnos-vencidos"])
def test_las_bandejas_de_quien_persigue_dan_el_aviso_para_copiar(
    elenco: Elenco, clave: str
) -> None:
    carta, (turno,) = turnada(elenco)
    if clave == "turnos-vencidos":
        canalizacion.acusar(elenco.enlace_a, turno.pk)
        Plazo.objects.filter(turno_id=turno.pk).update(vence_en=reloj.ahora())
    pagina = elenco.cliente("analista").get(reverse("bandejas:ver", args=[clave]))
    texto = aviso_de(pagina.content.decode())
    assert texto.startswith(f"{carta.folio} · término ")
    assert texto.endswith(f"· http://testserver{turno.get_absolute_url()}")
    assert "Comisariado" not in texto


def aviso_de(pagina: str) -> str:
    """The text of the box that works without scripts; the button copies the same."""
    texto = pagina.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>")[0]
    assert f'data-copia="{texto}"' in pagina
    return texto


def test_el_asunto_da_el_aviso_de_lo_que_se_debe_y_solo_a_la_unidad(elenco: Elenco) -> None:
    carta, (turno,) = turnada(elenco)
    url = carta.get_absolute_url()
    texto = aviso_de(elenco.cliente("analista").get(url).content.decode())
    assert texto.startswith(f"{carta.folio} · término ") and ", sin acuse · http" in texto
    assert "data-copia" not in elenco.cliente("enlace_a").get(url).content.decode()
    canalizacion.retirar(elenco.analista, turno.pk, motivo="Prueba")
    assert "data-copia" not in elenco.cliente("analista").get(url).content.decode()
