"""The new screens in a real browser: accessible at a desk and on a phone, and without scripts."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from coordinacion.avisos.models import Correo
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import EscalonAviso
from tests.elenco import Elenco, crear_elenco, turnada
from tests.soporte.revision import retratar, sin_faltas

pytestmark = pytest.mark.navegador
TAMANOS = {"escritorio": (1366, 768), "telefono": (390, 844)}


@pytest.fixture
def gente(base_limpia: str) -> Elenco:
    """The cast, a turn to chase, a parked mail and one on its way."""
    elenco = crear_elenco()
    Usuario.objects.filter(es_sistema=False).update(email="alguien@dependencia.example")
    turnada(elenco)
    ahora = reloj.ahora()
    for n, (estado, error) in enumerate(
        [("aparcado", "El servidor contestó 550: No existe ese buzón"), ("pendiente", "451")]
    ):
        correo = Correo.objects.create(
            clave=f"c{n}",
            message_id=f"<{n}@x>",
            clase="resumen",
            destinatario=elenco.administracion,
            direccion="alguien@dependencia.example",
            instituciones=[elenco.a.pk],
            titulo="Resumen",
            texto="t",
            html="t",
            estado=estado,
            intentos=n + 1,
            ultimo_error=error,
            proximo_en=ahora,
            creado_en=ahora,
        )
        quien = elenco.administracion.pk
        avisar([NuevoAviso(f"x:{n}", quien, "Vence hoy: JG/2026/000001-G", url="/")])
        elenco.administracion.avisos.filter(clave=f"x:{n}").update(envio="correo", correo=correo)
    avisar([NuevoAviso("x:9", elenco.administracion.pk, "Vence en 2 días hábiles: JG/2026/000002")])
    return elenco


def entrar(servidor: str, pagina: Any, persona: Usuario) -> None:
    cliente = Client()
    cliente.force_login(persona)
    galleta = cliente.cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": galleta, "url": servidor}])


@pytest.mark.parametrize("tamano", list(TAMANOS))
def test_las_pantallas_son_accesibles(
    gente: Elenco, servidor: str, pagina: Any, tamano: str
) -> None:
    ancho, alto = TAMANOS[tamano]
    pagina.set_viewport_size({"width": ancho, "height": alto})
    entrar(servidor, pagina, gente.administracion)
    escalon = EscalonAviso.objects.filter(clase="respuesta").latest("dias_habiles")
    rutas = {
        "campana": "/avisos/",
        "correo": "/avisos/correo/",
        "previa": "/catalogos/escalones/previa/",
        "escalera": "/catalogos/escalones/",
        "escalon": f"/catalogos/escalones/{escalon.pk}/",
    }
    for nombre, ruta in rutas.items():
        assert pagina.goto(servidor + ruta).status == 200
        sin_faltas(pagina)
        retratar(pagina, f"avisos-{nombre}-{tamano}")


@pytest.fixture
def sin_scripts(browser: Any, browser_context_args: dict[str, Any]) -> Iterator[Any]:
    """A page of a browser that runs no script."""
    contexto = browser.new_context(**browser_context_args | {"java_script_enabled": False})
    yield contexto.new_page()
    contexto.close()


def test_el_aviso_se_copia_con_teclado_y_sin_scripts_se_selecciona(
    gente: Elenco, servidor: str, pagina: Any, sin_scripts: Any
) -> None:
    pagina.context.grant_permissions(["clipboard-read", "clipboard-write"])
    entrar(servidor, pagina, gente.analista)
    pagina.goto(f"{servidor}/bandejas/por-acusar/")
    sin_faltas(pagina)
    boton = pagina.get_by_role("button", name="Copiar aviso")
    boton.focus()
    pagina.keyboard.press("Enter")
    pagina.get_by_text("Copiado").wait_for()
    copiado = pagina.evaluate("navigator.clipboard.readText()")
    assert "· término " in copiado and f"· {servidor}/turnos/" in copiado
    entrar(servidor, sin_scripts, gente.analista)
    sin_scripts.goto(f"{servidor}/bandejas/por-acusar/")
    sin_scripts.get_by_text("Ver aviso").click()
    assert sin_scripts.get_by_role("textbox", name="Aviso para").input_value() == copiado
    retratar(sin_scripts, "avisos-copiar")
