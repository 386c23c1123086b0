"""The end of an institution by HTTP: seen first, confirmed afterwards, and by whom."""

from __future__ import annotations

from django.urls import reverse

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from tests.elenco import Elenco, turnada
from tests.relevos.test_extinguir import ACTO
from tests.seguridad.formularios import leer


def _acusado(elenco: Elenco) -> Turno:
    _, (turno,) = turnada(elenco)
    return canalizacion.acusar(elenco.enlace_a, turno.pk)


def test_por_pantalla_se_ve_y_luego_se_confirma(elenco: Elenco) -> None:
    turno = _acusado(elenco)
    url = reverse("relevo:extinguir", args=[elenco.a.pk])
    cliente = elenco.cliente("titular_unidad")
    assert str(elenco.a) in cliente.get(reverse("relevo:instituciones")).content.decode()
    datos = {"sucesora": elenco.b.pk, "desde": reloj.hoy().isoformat(), "acto": ACTO}
    previa = cliente.post(url, datos)
    texto = previa.content.decode()
    assert previa.status_code == 409 and "Pasaría 1 turno" in texto
    assert Turno.objects.get(pk=turno.pk).institucion == elenco.a
    visto = leer(texto)[0]["visto"]
    # With other data than those that were seen, it is shown again.
    assert cliente.post(url, {**datos, "acto": "Otro", "visto": visto}).status_code == 409
    assert cliente.post(url, {**datos, "visto": visto}).status_code == 302
    assert Turno.objects.get(pk=turno.pk).institucion == elenco.b
    assert "La sucede" in cliente.get(url).content.decode()
    mala = cliente.post(url, {"sucesora": "x", "desde": "ayer", "acto": ""})
    assert mala.status_code == 422


def test_administracion_lo_prepara_y_no_lo_aplica(elenco: Elenco) -> None:
    url = reverse("relevo:extinguir", args=[elenco.a.pk])
    datos = {"sucesora": elenco.b.pk, "desde": reloj.hoy().isoformat(), "acto": ACTO}
    previa = elenco.cliente("administracion").post(url, datos)
    assert previa.status_code == 409 and "lo aplica la persona titular" in previa.content.decode()
    assert 'name="visto"' not in previa.content.decode()
    catalogo = reverse("catalogos:editar", args=["instituciones", elenco.a.pk])
    assert url in elenco.cliente("administracion").get(catalogo).content.decode()
