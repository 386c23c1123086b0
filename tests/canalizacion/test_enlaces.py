"""Acknowledging and answering from a mailed link: what it may do, once, and when it is dead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services
from coordinacion.canalizacion.enlaces import vigencia
from coordinacion.canalizacion.models import Respuesta, Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.organizacion.models import Institucion, Titular
from coordinacion.organizacion.selectors import sistema
from tests.avisos.conftest import Ronda, correos
from tests.avisos.conftest import ronda as ronda
from tests.canalizacion.enlaces import (
    DIRECCION,
    enlace,
    enlaces_de,
    por_correo,
    turno_por_correo,
)
from tests.canalizacion.turnos_http import ahora, escaneo, respuesta
from tests.elenco import Elenco, destino, turnada
from tests.plazos.conftest import en as en

YA_NO = "El enlace ya no sirve"


@pytest.fixture(autouse=True)
def _carpeta(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def turno(elenco: Elenco) -> Turno:
    return turno_por_correo(elenco)


def asientos(turno: Turno, hecho: Hecho) -> list[Asiento]:
    return list(Asiento.objects.filter(turno_id=turno.pk, hecho=hecho))


# What the mail carries


def test_el_aviso_de_un_turno_lleva_un_enlace_para_cada_cosa(elenco: Elenco, ronda: Ronda) -> None:
    por_correo(elenco)
    ronda("2026-11-05 10:00")
    turnada(elenco, destino(elenco.d))
    ronda("2026-11-05 10:01")
    (correo,) = correos(destinatario__isnull=True)
    for texto in (correo.texto, correo.html):
        assert "Acusar de recibido" in texto and "Registrar respuesta" in texto
        assert texto.count("http://127.0.0.1:8000/enlaces/") == 2
        assert "caduca a los 10 días" in texto
        assert "Comisariado" not in texto and "rehabilitación" not in texto


def test_quien_trabaja_en_papel_no_recibe_enlaces(elenco: Elenco, ronda: Ronda) -> None:
    por_correo(elenco)
    Institucion.objects.filter(pk=elenco.d.pk).update(modo=Institucion.Modo.PAPEL)
    ronda("2026-11-05 10:00")
    turnada(elenco, destino(elenco.d))
    ronda("2026-11-05 10:01")
    (correo,) = correos(destinatario__isnull=True)
    assert "/enlaces/" not in correo.texto


def test_un_asunto_reservado_no_lleva_enlaces_y_dice_como_se_atiende(
    elenco: Elenco, ronda: Ronda
) -> None:
    por_correo(elenco)
    ronda("2026-11-05 10:00")
    turnada(elenco, destino(elenco.d), tipo="denuncia")
    ronda("2026-11-05 10:01")
    (correo,) = correos(destinatario__isnull=True)
    assert "/enlaces/" not in correo.texto
    assert "no se atiende por correo" in correo.texto


def test_lo_ya_acusado_solo_lleva_el_enlace_para_responder(turno: Turno) -> None:
    services.acusar_por_enlace(sistema(), turno.pk, ficha=enlace(turno, "acusar").split("/")[2])
    assert list(enlaces_de(turno)) == ["Registrar respuesta"]


def test_de_conocimiento_solo_se_entera(elenco: Elenco) -> None:
    assert list(enlaces_de(turno_por_correo(elenco, ""))) == ["Darse por enterado"]


# What it does


def test_abrirlo_no_registra_nada_y_no_dice_quien_pide(turno: Turno) -> None:
    """A scanner of mail opens every link that it finds, and more than once."""
    antes = Asiento.objects.count()
    for verbo in ("acusar", "responder"):
        for metodo in ("get", "head", "get"):
            dado = getattr(Client(), metodo)(enlace(turno, verbo))
            assert dado.status_code == 200
            assert dado["Referrer-Policy"] == "no-referrer"
            assert "no-store" in dado["Cache-Control"]
            assert "noindex" in dado["X-Robots-Tag"]
            assert "Comisariado" not in dado.content.decode()
    assert (ahora(turno).estado, Asiento.objects.count()) == ("turnado", antes)


def test_acusa_por_cuenta_de_la_institucion_una_sola_vez(turno: Turno) -> None:
    url = enlace(turno, "acusar")
    dado = Client().post(url, follow=True)
    assert "Su institución acusó de recibido" in dado.content.decode()
    visto = ahora(turno)
    assert (visto.estado, visto.acuse) == ("acusado", "correo")
    (linea,) = asientos(turno, Hecho.TURNO_ACUSADO)
    assert (linea.actor, linea.por_cuenta_de) == (sistema(), True)
    assert linea.institucion_id == turno.institucion_id
    assert linea.datos["entrego"] == "un enlace enviado a t•••@d.example"
    assert DIRECCION not in str(linea.datos) and linea.datos["direccion"].startswith("@")
    segunda = Client().post(url)
    assert segunda.status_code == 404 and YA_NO in segunda.content.decode()
    assert len(asientos(turno, Hecho.TURNO_ACUSADO)) == 1


def test_responde_con_texto_y_documento_y_acusa_a_la_vez(turno: Turno, elenco: Elenco) -> None:
    datos = respuesta(turno, archivo=escaneo("respuesta.pdf"))
    dado = Client().post(enlace(turno, "responder"), datos, follow=True)
    assert "Se registró la respuesta de su institución" in dado.content.decode()
    assert (ahora(turno).estado, ahora(turno).acuse) == ("respondido", "correo")
    dicha = Respuesta.objects.get()
    assert (dicha.texto, dicha.por_cuenta_de, dicha.por_correo) == (datos["texto"], True, True)
    (documento,) = dicha.documentos.all()
    assert (documento.nombre, documento.institucion_id) == ("respuesta.pdf", elenco.d.pk)
    assert dicha.sentidos.count() == 1
    pagina = elenco.cliente("analista").get(turno.get_absolute_url()).content.decode()
    assert "por correo: un enlace enviado a t•••@d.example" in pagina
    assert "Sin digitalizar" not in pagina


def test_sin_sentido_vuelve_con_lo_escrito(turno: Turno) -> None:
    dado = Client().post(enlace(turno, "responder"), {"texto": "Se atendió <b>hoy</b>"})
    pagina = dado.content.decode()
    assert dado.status_code == 422
    assert "Indique el sentido" in pagina and "Se atendió &lt;b&gt;hoy" in pagina
    assert not Respuesta.objects.exists()


def test_un_archivo_que_no_es_lo_que_dice_no_entra(turno: Turno) -> None:
    malo = escaneo("virus.docx")
    dado = Client().post(enlace(turno, "responder"), respuesta(turno, archivo=malo))
    assert dado.status_code == 422 and "virus.docx" in dado.content.decode()
    assert ahora(turno).estado == "turnado"


def test_no_pregunta_por_la_notificacion_que_diria_quien_pide(elenco: Elenco) -> None:
    por_correo(elenco)
    from tests.elenco import instruccion

    directa = destino(elenco.d, instruccion=instruccion("atender_y_responder"))
    _, (turno,) = turnada(elenco, directa)
    pagina = Client().get(enlace(turno, "responder")).content.decode()
    assert "ya_notificado" not in pagina and "Comisariado" not in pagina


# When it is dead: always the same page


def _respondido(turno: Turno) -> None:
    Client().post(enlace(turno, "responder"), respuesta(turno))


def _otro_correo(turno: Turno) -> None:
    Titular.objects.filter(institucion=turno.institucion_id).update(correo="otra@d.example")


def _sin_titular(turno: Turno) -> None:
    Titular.objects.filter(institucion=turno.institucion_id).delete()


def _en_papel(turno: Turno) -> None:
    Institucion.objects.filter(pk=turno.institucion_id).update(modo=Institucion.Modo.PAPEL)


def _inactiva(turno: Turno) -> None:
    Institucion.objects.filter(pk=turno.institucion_id).update(activa=False)


def _reservado(turno: Turno) -> None:
    Correspondencia.objects.filter(pk=turno.correspondencia_id).update(acceso=Acceso.RESERVADO)


@pytest.mark.parametrize(
    "cambio", [_respondido, _otro_correo, _sin_titular, _en_papel, _inactiva, _reservado]
)
@pytest.mark.parametrize("verbo", ["acusar", "responder"])
def test_muere_cuando_cambia_aquello_de_que_depende(
    turno: Turno, cambio: Callable[[Turno], None], verbo: str
) -> None:
    url, datos = enlace(turno, verbo), respuesta(turno, texto="Ya <i>quedó</i>")
    cambio(turno)
    antes = ahora(turno).estado
    for dado in (Client().get(url), Client().post(url, datos)):
        assert dado.status_code == 404 and YA_NO in dado.content.decode()
    assert "Ya &lt;i&gt;quedó" in dado.content.decode(), "lo escrito se devuelve"
    assert ahora(turno).estado == antes


def test_muere_con_el_retiro_y_con_la_devolucion(turno: Turno, elenco: Elenco) -> None:
    viejo = enlace(turno, "responder")
    _respondido(turno)
    services.devolver(elenco.analista, turno.pk, complemento="Falta el dictamen")
    assert Client().get(viejo).status_code == 404
    nuevo = enlace(turno, "responder")
    assert Client().get(nuevo).status_code == 200
    services.retirar(elenco.analista, turno.pk, motivo="Se turnó por error")
    assert Client().get(nuevo).status_code == 404


def test_caduca(turno: Turno) -> None:
    url = enlace(turno, "acusar")
    with time_machine.travel(reloj.ahora() + vigencia() - timedelta(hours=1)):
        assert Client().get(url).status_code == 200
    with time_machine.travel(reloj.ahora() + vigencia() + timedelta(hours=1)):
        assert Client().get(url).status_code == 404
        assert Client().post(url).status_code == 404
    assert ahora(turno).estado == "turnado"


def test_cada_enlace_sirve_para_una_sola_cosa_y_un_solo_turno(turno: Turno, elenco: Elenco) -> None:
    _, (otro,) = turnada(elenco, destino(elenco.d))
    ficha, ajena = (enlace(uno, "acusar").split("/")[2] for uno in (turno, otro))
    inventadas = ("x", ficha[:-1] + ("A" if ficha[-1] != "A" else "B"), f"{turno.pk}", "²")
    for mala in (f"{ficha}/responder", *(f"{uno}/acusar" for uno in inventadas)):
        assert Client().post(f"/enlaces/{mala}/").status_code == 404
    with pytest.raises(Exception, match="ya no sirve"):
        services.acusar_por_enlace(sistema(), turno.pk, ficha=ajena)
    assert ahora(turno).estado == "turnado"


def test_muere_entre_que_se_abre_y_se_confirma(turno: Turno, elenco: Elenco) -> None:
    """The right is looked at again when it acts, under lock: here, after the page was built."""
    url = enlace(turno, "acusar")
    assert Client().get(url).status_code == 200
    ficha = url.split("/")[2]
    services.anular_enlaces(elenco.administracion, turno.institucion_id)
    with pytest.raises(Exception, match="ya no sirve"):
        services.acusar_por_enlace(sistema(), turno.pk, ficha=ficha)


# Annulling them, and those who try many


def test_la_administracion_anula_los_enviados_y_los_nuevos_sirven(
    turno: Turno, elenco: Elenco
) -> None:
    viejo = enlace(turno, "acusar")
    pagina = elenco.cliente("administracion").get("/enlaces/").content.decode()
    assert elenco.d.nombre in pagina and DIRECCION in pagina
    elenco.cliente("administracion").post(f"/enlaces/{elenco.d.pk}/anular/")
    assert Client().get(viejo).status_code == 404
    assert Client().get(enlace(turno, "acusar")).status_code == 200
    assert Asiento.objects.filter(hecho=Hecho.ENLACES_ANULADOS).count() == 1


def test_nadie_mas_los_anula(turno: Turno, elenco: Elenco) -> None:
    for quien in ("analista", "oficialia", "enlace_a", "titular_unidad"):
        with pytest.raises(SinPermiso):
            services.anular_enlaces(elenco.personas[quien], elenco.d.pk)


def test_quien_prueba_muchos_espera(turno: Turno) -> None:
    codigos = [Client().get(f"/enlaces/inventado-{n}/acusar/").status_code for n in range(25)]
    assert codigos[:20] == [404] * 20 and codigos[-1] == 429
    assert Client().get(enlace(turno, "acusar")).status_code == 200, "el bueno sigue sirviendo"


def test_la_constancia_solo_se_abre_con_su_ficha(turno: Turno) -> None:
    dado = Client().post(enlace(turno, "acusar"))
    assert Client().get(dado["Location"]).status_code == 200
    assert Client().get("/enlaces/x/hecho/").status_code == 404
    assert Client().post(dado["Location"]).status_code == 405
