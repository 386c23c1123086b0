"""Commitments as people use them: an agency on screen, an authority by mail, another on paper."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.selectors.enlaces import enlaces_de
from coordinacion.acuerdos.services import compromisos as services
from coordinacion.acuerdos.services.reparto import repartir_avisos
from coordinacion.avisos.models import Aviso, Correo
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import oracion
from coordinacion.nucleo import reloj
from coordinacion.organizacion.selectors import sistema
from coordinacion.plazos import services as plazos
from coordinacion.plazos.services.vigilancia import LATIDO
from tests.acuerdos.compromisos import (
    CORREO,
    compromiso_en,
    del_municipio,
    dicho,
    leer,
)
from tests.documentos.archivos import pdf
from tests.elenco import Elenco
from tests.plazos.conftest import Reloj
from tests.plazos.conftest import en as en
from tests.plazos.conftest import local as local

PDF = pdf()


@pytest.fixture(autouse=True)
def _carpeta(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def ruta(compromiso: Compromiso, verbo: str = "") -> str:
    return f"/compromisos/{compromiso.pk}/{verbo}"


def avance(porcentaje: int, **campos: Any) -> dict[str, Any]:
    hoy = reloj.hoy().isoformat()
    return {"porcentaje": porcentaje, "fecha": hoy, "texto": "Se hizo un tramo", **campos}


def hechos(compromiso: Compromiso) -> list[str]:
    lineas = Asiento.objects.filter(registro="compromiso", registro_id=compromiso.pk)
    return list(lineas.order_by("numero").values_list("hecho", flat=True))


def enlace(compromiso: Compromiso, verbo: str, direccion: str = CORREO) -> str:
    urls = [uno.url for uno in enlaces_de(leer(compromiso), direccion)]
    return next(url for url in urls if f"/{verbo}/" in url)


def test_una_dependencia_de_principio_a_fin(elenco: Elenco) -> None:
    uno = compromiso_en(elenco, "propuesto")
    vinculacion, enlace_a = elenco.cliente("vinculacion"), elenco.cliente("enlace_a")
    assert enlace_a.get(ruta(uno, "formalizar/")).status_code == 403
    assert vinculacion.post(ruta(uno, "formalizar/")).status_code == 302
    assert uno.folio in enlace_a.get("/compromisos/").content.decode()
    pagina = enlace_a.get(ruta(uno)).content.decode()
    assert "Registrar avance" in pagina and "¿Por qué esta fecha?" in pagina
    assert enlace_a.get(ruta(uno, "por-que/")).status_code == 200

    assert enlace_a.post(ruta(uno, "avance/"), avance(40)).status_code == 302
    prueba = SimpleUploadedFile("foto.pdf", PDF, "application/pdf")
    respuesta = enlace_a.post(ruta(uno, "reportar/"), avance(100, documentos=[prueba]))
    assert respuesta.status_code == 302, respuesta.content.decode()
    assert elenco.cliente("enlace_a").get(ruta(uno, "verificar/")).status_code == 403

    doc = uno.avances.first().documentos.get()  # type: ignore[union-attr]
    enlace_b = elenco.cliente("enlace_b")
    assert enlace_b.get(ruta(uno, f"documentos/{doc.pk}/")).status_code == 200
    assert elenco.cliente("enlace_c").get(ruta(uno, f"documentos/{doc.pk}/")).status_code == 404
    assert enlace_b.post(ruta(uno, "rechazar/"), {"motivo": ""}).status_code == 422
    assert enlace_b.post(ruta(uno, "rechazar/"), {"motivo": "Falta"}).status_code == 302
    enlace_a.post(ruta(uno, "reportar/"), avance(100, texto="Ya quedó"))
    incompleta = {"cumplimiento": "parcial", "resta": "", "texto": "Bien"}
    vuelta = enlace_b.post(ruta(uno, "verificar/"), incompleta)
    assert vuelta.status_code == 422 and "Bien" in vuelta.content.decode()
    enlace_b.post(ruta(uno, "verificar/"), incompleta | {"resta": "El último kilómetro"})
    assert leer(uno).estado == "cumplido"
    assert hechos(uno) == [
        "compromiso_escrito",
        "compromiso_formalizado",
        "compromiso_informado",
        "compromiso_reportado",
        "compromiso_rechazado",
        "compromiso_reportado",
        "compromiso_verificado",
    ]


def test_lo_que_falta_se_escribe_con_un_clic_como_otro_compromiso(elenco: Elenco) -> None:
    uno = compromiso_en(elenco, "por_verificar")
    vinculacion = elenco.cliente("vinculacion")
    datos = {"cumplimiento": "parcial", "resta": "El último kilómetro"}
    elenco.cliente("enlace_b").post(ruta(uno, "verificar/"), datos)
    assert "Escribir lo que falta" in vinculacion.get(ruta(uno)).content.decode()
    formulario = vinculacion.get(ruta(uno, "lo-que-falta/"))
    assert "El último kilómetro" in formulario.content.decode()
    iniciales = formulario.context["form"].initial
    enviados = {
        "texto": iniciales["texto"],
        "institucion": uno.institucion_id,
        "verifica": uno.verifica_id,
        "dias_habiles": 10,
    }
    respuesta = vinculacion.post(ruta(uno, "lo-que-falta/"), enviados)
    assert respuesta.status_code == 302
    otro = Compromiso.objects.get(continua_a=uno)
    assert (otro.acuerdo_id, otro.numero, otro.estado) == (uno.acuerdo_id, 2, "propuesto")
    assert otro.folio in vinculacion.get(ruta(uno)).content.decode()


def test_una_autoridad_sin_cuenta_informa_y_cumple_por_los_enlaces_de_su_correo(
    elenco: Elenco, en: Reloj
) -> None:
    en("2026-11-09 11:00")
    uno = compromiso_en(elenco, "vigente", **del_municipio())
    en("2026-11-10 09:00")
    plazos.vigilar()
    plazos.latir(LATIDO)
    assert repartir_avisos() > 0
    correo = Correo.objects.get(direccion=CORREO)
    assert "Registrar avance" in correo.texto and "Reportar como cumplido" in correo.texto

    nadie = Client()
    informar, reportar = enlace(uno, "informar"), enlace(uno, "reportar")
    assert informar in correo.texto and reportar in correo.texto
    assert nadie.get(informar).status_code == 200
    assert not uno.avances.exists()  # opening it records nothing
    assert nadie.post(informar, avance(30, texto="")).status_code == 422
    hecho = nadie.post(informar, avance(30))
    assert hecho.status_code == 302
    assert nadie.get(hecho["Location"]).status_code == 200
    assert nadie.post(informar, avance(50)).status_code == 404  # it serves once
    assert nadie.get(informar.replace("informar", "reportar")).status_code == 404
    assert nadie.post(reportar, avance(100)).status_code == 302
    assert nadie.get(reportar).status_code == 404
    leido = leer(uno)
    assert (leido.estado, leido.avance) == ("por_verificar", 100)
    linea = Asiento.objects.get(hecho=Hecho.COMPROMISO_INFORMADO)
    assert (linea.actor, linea.por_cuenta_de) == (sistema(), True)
    assert "por cuenta de Municipio de San Juan Mixtepec" in oracion(linea)
    assert CORREO not in str(linea.datos)


def test_la_otra_parte_sin_cuenta_verifica_por_su_enlace(elenco: Elenco) -> None:
    correo = "comunidad@ejemplo.example"
    uno = compromiso_en(
        elenco,
        "por_verificar",
        verifica=None,
        verifica_externo="Comunidad de Santa Cruz",
        verifica_externo_correo=correo,
    )
    assert Aviso.objects.filter(direccion=correo).exists()
    nadie = Client()
    assert nadie.post(enlace(uno, "rechazar", correo), {"motivo": "Falta"}).status_code == 302
    services.reportar(elenco.enlace_a, uno.pk, dicho(100, texto="Ya"))
    verificar = enlace(uno, "verificar", correo)
    assert "<dt>Qué se reportó</dt>" in nadie.get(verificar).content.decode()
    assert nadie.post(verificar, {"cumplimiento": "total"}).status_code == 302
    assert leer(uno).estado == "cumplido"


def test_en_papel_por_cuenta_de_quien_no_tiene_correo(elenco: Elenco) -> None:
    uno = compromiso_en(elenco, "vigente", **del_municipio(externo_correo=""))
    ventanilla = elenco.cliente("oficialia")
    sello = reloj.local(reloj.ahora()).strftime("%Y-%m-%dT%H:%M")
    sin_quien = avance(100, momento=sello, entrego="")
    assert ventanilla.post(ruta(uno, "papel/reportar/"), sin_quien).status_code == 422
    papel = SimpleUploadedFile("oficio.pdf", PDF, "application/pdf")
    datos = avance(100, momento=sello, entrego="El síndico", archivo=papel)
    respuesta = ventanilla.post(ruta(uno, "papel/reportar/"), datos)
    assert respuesta.status_code == 302, respuesta.content.decode()
    reporte = uno.avances.get()
    assert (reporte.por_cuenta_de, reporte.entrego) == (True, "El síndico")
    assert reporte.documentos.count() == 1
    assert "por cuenta de Municipio" in ventanilla.get(ruta(uno)).content.decode()


def test_cada_lista_cuenta_lo_que_muestra(elenco: Elenco) -> None:
    for estado in ("propuesto", "vigente", "por_verificar", "cumplido", "cancelado"):
        compromiso_en(elenco, estado)
    for nombre in ("vinculacion", "titular_unidad", "enlace_a", "enlace_b", "consulta"):
        pagina = elenco.cliente(nombre).get("/compromisos/")
        for pestana in pagina.context["pestanas"]:
            lista = elenco.cliente(nombre).get(pestana["url"])
            if pestana["cuenta"] is not None:
                total = lista.context["pagina"].paginator.count
                assert total == pestana["cuenta"], (nombre, pestana["texto"])
    hoja = elenco.cliente("vinculacion").get("/compromisos/hoja/?lista=terminados")
    assert hoja.status_code == 200 and "sheet" in hoja["Content-Type"]


def test_de_un_vencido_se_copia_el_aviso_en_cada_lista_de_la_unidad(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=60)):
        vencido = compromiso_en(elenco, "vigente")
    compromiso_en(elenco, "vigente")
    aviso = f"Compromiso {vencido.folio} · venció el "
    for persona, url in (
        ("vinculacion", "/compromisos/?lista=vencidos"),
        ("vinculacion", ruta(vencido)),
        ("titular_unidad", "/hoy/"),
    ):
        pagina = elenco.cliente(persona).get(url).content.decode()
        assert pagina.count(f'data-copia="{aviso}') == 1, url
        assert f"http://testserver{ruta(vencido)}" in pagina
    for persona, lista in (("enlace_a", "vencidos"), ("vinculacion", "vigentes")):
        otra = elenco.cliente(persona).get(f"/compromisos/?lista={lista}").content.decode()
        assert vencido.folio in otra and "data-copia" not in otra


def test_el_numero_de_consultas_no_depende_de_cuantos_son(
    elenco: Elenco, django_assert_max_num_queries: Any
) -> None:
    uno = compromiso_en(elenco, "vigente")
    for n in range(4):
        compromiso_en(elenco, "vigente")
        services.informar(elenco.enlace_a, uno.pk, dicho(10 * n))
    cliente = elenco.cliente("vinculacion")
    cliente.get("/compromisos/")
    with django_assert_max_num_queries(22):
        cliente.get("/compromisos/")
    with django_assert_max_num_queries(26):
        cliente.get(ruta(uno))
