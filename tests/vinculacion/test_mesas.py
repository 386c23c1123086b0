"""Tables of dialogue by HTTP: what was heard, what was answered, and what anybody may read."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from coordinacion.nucleo import reloj
from coordinacion.vinculacion.models import Mesa
from coordinacion.vinculacion.services import mesas
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, tema
from tests.seguridad.formularios import leer
from tests.soporte.hojas import texto
from tests.vinculacion.reuniones import mesa_en, mesa_programada, opinion, programada, zapoteco


def _hacer(elenco: Elenco, nombre: str, mesa: Mesa, *mas: int, **datos: Any) -> Mesa:
    """Open the page of the verb, add what a person types, and send it."""
    url = reverse(f"mesa:{nombre}", args=[mesa.pk, *mas])
    cliente = elenco.cliente("vinculacion")
    abierto = leer(cliente.get(url).content.decode())[0]
    respuesta = cliente.post(url, abierto | datos)
    assert respuesta.status_code == 302, (nombre, respuesta.content.decode())
    return Mesa.objects.get(pk=mesa.pk)


def test_de_la_instalacion_a_lo_que_cualquiera_lee(elenco: Elenco) -> None:
    mesa = mesa_programada(elenco)
    acta = SimpleUploadedFile("acta.pdf", pdf(), "application/pdf")
    mesa = _hacer(elenco, "instalar", mesa, archivo=acta)
    assert mesa.estado == "instalada"
    filas = {
        "filas-0-tema": tema().pk,
        "filas-0-comunidad": "San Juan",
        "filas-0-texto": "Falta agua en la parte alta",
        "filas-0-lengua": zapoteco().pk,
        "filas-1-tema": tema().pk,
        "filas-1-comunidad": "El Rincón",
        "filas-1-texto": "El pozo se secó",
    }
    _hacer(elenco, "recoger", mesa, **filas)
    primera, segunda = mesa.opiniones.order_by("pk")
    _hacer(elenco, "responder", mesa, primera.pk, respuesta="Se perforará", lengua=zapoteco().pk)
    _hacer(
        elenco,
        "publicar",
        mesa,
        resumen="Dos comunidades hablaron del agua.",
        opiniones=[primera.pk],
        sin_datos="on",
    )
    publica = Client().get(reverse("publico:mesa", args=[mesa.pk]))
    leida = publica.content.decode()
    assert "noindex" in publica["X-Robots-Tag"]
    for parte in ("Dos comunidades", "Falta agua", "Se perforará", "zapoteco"):
        assert parte in leida, parte
    assert segunda.texto not in leida and "Vinculacion Prueba" not in leida
    hoja = Client().get(reverse("publico:mesa_pdf", args=[mesa.pk])).getvalue()
    assert "Se perforará" in texto(hoja) and segunda.texto not in texto(hoja)
    with pikepdf.open(io.BytesIO(hoja)) as abierto:
        assert "pdfuaid" in abierto.Root.Metadata.read_bytes().decode()
    elenco.cliente("vinculacion").post(reverse("mesa:retirar", args=[mesa.pk]))
    assert Client().get(reverse("publico:mesa", args=[mesa.pk])).status_code == 404


def test_no_se_instala_sin_su_acta(elenco: Elenco) -> None:
    mesa = mesa_programada(elenco)
    url = reverse("mesa:instalar", args=[mesa.pk])
    momento = reloj.local(reloj.ahora()).strftime("%d/%m/%Y %H:%M")
    respuesta = elenco.cliente("vinculacion").post(url, {"momento": momento})
    assert respuesta.status_code == 422
    assert "acta de instalación" in respuesta.content.decode()


def test_concluir_avisa_de_lo_que_queda_sin_respuesta(elenco: Elenco) -> None:
    mesa = mesa_en(elenco, "instalada")
    mesas.recoger(elenco.vinculacion, mesa.pk, [opinion()])
    url = reverse("mesa:concluir", args=[mesa.pk])
    cliente = elenco.cliente("vinculacion")
    respuesta = cliente.post(url)
    assert respuesta.status_code == 409 and "sin respuesta" in respuesta.content.decode()
    assert cliente.post(url, {"confirmado": "si"}).status_code == 302
    assert Mesa.objects.get(pk=mesa.pk).estado == "concluida"


def test_no_concluye_con_sesiones_por_celebrar(elenco: Elenco) -> None:
    mesa = mesa_en(elenco, "instalada")
    sesion = programada(elenco, clase="sesion", mesa=mesa)
    respuesta = elenco.cliente("vinculacion").get(reverse("mesa:concluir", args=[mesa.pk]))
    assert respuesta.status_code == 409 and sesion.folio in respuesta.content.decode()


def test_la_opinion_de_otra_mesa_no_se_responde_aqui(elenco: Elenco) -> None:
    una, otra = mesa_en(elenco, "instalada"), mesa_en(elenco, "instalada")
    (dicha,) = mesas.recoger(elenco.vinculacion, otra.pk, [opinion()])
    url = reverse("mesa:responder", args=[una.pk, dicha.pk])
    datos = {"respuesta": "Sí", "momento": "0001"}
    assert elenco.cliente("vinculacion").get(url).status_code == 404
    assert elenco.cliente("vinculacion").post(url, datos).status_code == 404


def test_la_rejilla_dice_que_renglon_falta_y_conserva_lo_escrito(elenco: Elenco) -> None:
    mesa = mesa_en(elenco, "instalada")
    url = reverse("mesa:recoger", args=[mesa.pk])
    cliente = elenco.cliente("vinculacion")
    datos = leer(cliente.get(url).content.decode())[0] | {"filas-0-texto": "Falta agua"}
    respuesta = cliente.post(url, datos)
    assert respuesta.status_code == 422
    assert "Elija el tema." in respuesta.content.decode()
    assert "Falta agua" in respuesta.content.decode()
