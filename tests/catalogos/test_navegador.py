"""The catalogue screens in a real browser: accessibility at a desk and on a phone."""

from typing import Any

import pytest
from django.test import Client

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import unidad
from coordinacion.organizacion.services import adscribir
from coordinacion.plazos.models import ReglaPlazo
from tests.soporte.revision import sin_faltas

pytestmark = pytest.mark.navegador

TAMANOS = {"escritorio": (1366, 768), "teléfono": (390, 844), "mínimo": (320, 640)}


@pytest.fixture
def sesion(servidor: str, pagina: Any) -> Any:
    """A page signed in as the administrator."""
    persona = Usuario.objects.create_user("administracion", first_name="Alma", last_name="Ruiz")
    adscribir(usuario=persona, institucion=unidad(), rol=Rol.ADMINISTRACION, desde=reloj.hoy())
    cliente = Client()
    cliente.force_login(persona)
    galleta = cliente.cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": galleta, "url": servidor}])
    return pagina


@pytest.mark.parametrize("tamano", list(TAMANOS))
def test_las_pantallas_son_accesibles(servidor: str, sesion: Any, tamano: str) -> None:
    ancho, alto = TAMANOS[tamano]
    sesion.set_viewport_size({"width": ancho, "height": alto})
    ieepo = Institucion.objects.get(clave="ieepo")
    regla = ReglaPlazo.objects.earliest("id")
    for ruta in (
        "",
        "instituciones/",
        "instituciones/?q=nada-de-esto",
        f"instituciones/{ieepo.pk}/",
        "tipos/nuevo/",
        "personas/nuevo/",
        "adscripciones/nuevo/",
        "inhabiles/nuevo/",
        "reglas/",
        f"reglas/{regla.pk}/",
        f"reglas/{regla.pk}/validar/",
    ):
        sesion.goto(f"{servidor}/catalogos/{ruta}")
        sin_faltas(sesion)


def test_un_error_lleva_el_foco_al_resumen_y_de_ahi_al_campo(servidor: str, sesion: Any) -> None:
    sesion.goto(f"{servidor}/catalogos/areas/nuevo/")
    sesion.get_by_label("Nombre").fill("Planeación")
    sesion.get_by_role("button", name="Agregar área").click()
    sesion.wait_for_selector("[data-errores]:focus")
    sin_faltas(sesion)
    sesion.locator("[data-errores] a").first.click()
    assert sesion.evaluate("document.activeElement.name") == "institucion"
    assert sesion.get_by_label("Nombre").input_value() == "Planeación"


def test_se_da_de_alta_un_area_solo_con_el_teclado(servidor: str, sesion: Any) -> None:
    ieepo = Institucion.objects.get(clave="ieepo")
    sesion.goto(f"{servidor}/catalogos/areas/nuevo/?institucion={ieepo.pk}")
    sesion.get_by_label("Nombre").focus()
    sesion.keyboard.type("Recursos humanos")
    sesion.keyboard.press("Enter")
    sesion.wait_for_url(f"**/catalogos/instituciones/{ieepo.pk}/")
    assert sesion.get_by_role("link", name="Recursos humanos").is_visible()
