"""People and their roles, on the catalogue screens."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import unidad
from tests.catalogos.leer import errores, ultimo_cambio

pytestmark = pytest.mark.django_db

PERSONA = {
    "username": "rosa.perez",
    "first_name": "Rosa",
    "last_name": "Pérez",
    "email": "rosa@example.org",
    "contrasena": "jacaranda-de-abril-7",
}


def test_persona_nueva_con_contrasena_temporal(navega, client):
    assert navega.post("/catalogos/personas/nuevo/", PERSONA).status_code == 302
    rosa = Usuario.objects.get(username="rosa.perez")
    assert rosa.check_password(PERSONA["contrasena"])
    assert rosa.contrasena_temporal
    assert not (rosa.is_staff or rosa.is_superuser)
    assert PERSONA["contrasena"] not in str(ultimo_cambio().datos)
    assert rosa.password not in str(ultimo_cambio().datos)
    client.force_login(rosa)
    assert client.get("/catalogos/").url == reverse("account_change_password")
    rosa.set_password("otra-jacaranda-de-mayo")
    assert not rosa.contrasena_temporal


@pytest.mark.parametrize(
    ("cambio", "campo"),
    [
        ({"contrasena": "corta"}, "contrasena"),
        ({"contrasena": "123456789012"}, "contrasena"),
        ({"contrasena": ""}, "contrasena"),
        ({"first_name": ""}, "first_name"),
        ({"username": "con espacio"}, "username"),
        ({"username": "sistema"}, "username"),
        ({"email": "no-es-correo"}, "email"),
    ],
)
def test_persona_mal_capturada(navega, cambio, campo):
    assert errores(navega.post("/catalogos/personas/nuevo/", PERSONA | cambio), campo)


def test_editar_una_persona_conserva_su_contrasena(navega):
    navega.post("/catalogos/personas/nuevo/", PERSONA)
    rosa = Usuario.objects.get(username="rosa.perez")
    navega.post(f"/catalogos/personas/{rosa.pk}/", PERSONA | {"contrasena": "", "last_name": "Gil"})
    releida = Usuario.objects.get(pk=rosa.pk)
    assert (releida.last_name, releida.password) == ("Gil", rosa.password)


def test_desactivar_a_una_persona_le_cierra_la_puerta_y_no_a_si_misma(
    navega, client, con_papel, administradora
):
    analista = con_papel(Rol.ANALISTA)
    navega.post(f"/catalogos/personas/{analista.pk}/uso/", {"en_uso": "0"})
    assert not Usuario.objects.get(pk=analista.pk).is_active
    navega.post(f"/catalogos/personas/{administradora.pk}/uso/", {"en_uso": "0"})
    assert Usuario.objects.get(pk=administradora.pk).is_active


def test_el_actor_sistema_no_se_edita(navega):
    sistema = Usuario.objects.get(es_sistema=True)
    assert navega.get(f"/catalogos/personas/{sistema.pk}/").status_code == 404


def test_dar_y_concluir_un_papel(navega, con_papel):
    persona = con_papel(Rol.CONSULTA)
    ieepo = Institucion.objects.get(clave="ieepo")
    hoy = reloj.hoy()
    datos = {
        "usuario": persona.pk,
        "institucion": ieepo.pk,
        "rol": Rol.ENLACE,
        "vigente_desde": hoy.isoformat(),
    }
    respuesta = navega.post(f"/catalogos/adscripciones/nuevo/?usuario={persona.pk}", datos)
    assert respuesta.url == f"/catalogos/personas/{persona.pk}/"
    suya = Adscripcion.objects.get(usuario=persona, rol=Rol.ENLACE)
    assert ultimo_cambio().datos["cambios"]["papel"] == ["", "Enlace"]

    ayer = (hoy - timedelta(days=1)).isoformat()
    navega.post(f"/catalogos/adscripciones/{suya.pk}/", {"vigente_hasta": ayer})
    suya.refresh_from_db()
    assert suya.vigente_hasta == hoy - timedelta(days=1)
    antes = navega.post(f"/catalogos/adscripciones/{suya.pk}/", {"vigente_hasta": "2020-01-01"})
    assert "anterior" in errores(antes, "__all__")


@pytest.mark.parametrize(
    ("rol", "en_la_unidad", "mensaje"),
    [
        (Rol.ANALISTA, False, "sólo existe en la unidad"),
        (Rol.ENLACE, True, "sólo existe en las demás"),
        (Rol.CONSULTA, True, "ya tiene ese papel"),
    ],
)
def test_un_papel_mal_dado_se_explica(navega, con_papel, rol, en_la_unidad, mensaje):
    persona = con_papel(Rol.CONSULTA)
    donde = unidad() if en_la_unidad else Institucion.objects.get(clave="ieepo")
    datos = {
        "usuario": persona.pk,
        "institucion": donde.pk,
        "rol": rol,
        "vigente_desde": reloj.hoy().isoformat(),
    }
    respuesta = navega.post("/catalogos/adscripciones/nuevo/", datos)
    assert respuesta.status_code == 422
    assert mensaje in respuesta.content.decode()


def test_nadie_se_da_ni_se_quita_sus_propios_papeles(navega, administradora):
    datos = {
        "usuario": administradora.pk,
        "institucion": unidad().pk,
        "rol": Rol.ANALISTA,
        "vigente_desde": reloj.hoy().isoformat(),
    }
    assert "otra persona" in errores(
        navega.post("/catalogos/adscripciones/nuevo/", datos), "__all__"
    )
    suya = administradora.adscripciones.get()
    ruta = f"/catalogos/adscripciones/{suya.pk}/"
    respuesta = navega.post(ruta, {"vigente_hasta": reloj.hoy().isoformat()})
    assert "otra persona" in errores(respuesta, "__all__")
    assert administradora.adscripciones.get().vigente_hasta is None
