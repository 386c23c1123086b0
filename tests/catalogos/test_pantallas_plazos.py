"""Calendars, non-working days and term rules, on screen."""

import re
from datetime import timedelta

import pytest

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.templatetags.interfaz import fecha_con_dia
from coordinacion.organizacion.roles import Rol
from coordinacion.plazos.models import (
    AjustePlazo,
    Calendario,
    ClasePlazo,
    DiaCalendario,
    DiaInhabil,
    Plazo,
    ReglaPlazo,
)
from coordinacion.plazos.selectors import calendario_de
from coordinacion.plazos.services import abrir

pytestmark = pytest.mark.django_db


@pytest.fixture
def estatal() -> Calendario:
    return calendario_de(None)


def siguiente_habil(calendario: Calendario, desde: int = 1) -> str:
    """The date of the next working day of the calendar, at least `desde` days away."""
    dias = DiaCalendario.objects.filter(
        calendario=calendario, es_habil=True, fecha__gte=reloj.hoy() + timedelta(days=desde)
    )
    return dias.earliest("fecha").fecha.isoformat()


def datos_de(calendario: Calendario, dia: str) -> dict[str, object]:
    return {
        "calendario": calendario.pk,
        "fecha_inicio": dia,
        "fecha_fin": dia,
        "motivo": "Duelo estatal",
        "acto": "Acuerdo 12/2026",
    }


def confirmar(navega, ruta, datos):
    """Press the first button, read what would move, and press the second one."""
    vista = navega.post(ruta, datos)
    assert vista.status_code == 409
    [visto] = re.findall(r'name="visto" value="(\w+)"', vista.content.decode())
    return vista.content.decode(), navega.post(ruta, datos | {"visto": visto}, follow=True)


@pytest.fixture
def plazo():
    return abrir(
        clase=ClasePlazo.RESPUESTA,
        desde=reloj.ahora(),
        asunto_id=1,
        folio="JG/2026/000001-A",
        url="/",
        cantidad=10,
    )


def vence(plazo):
    return Plazo.objects.get(pk=plazo.pk).vence_en


def test_agregar_y_retirar_un_inhabil_mueve_los_plazos_y_lo_dice(navega, estatal, plazo):
    dia = siguiente_habil(estatal)
    ruta = f"/catalogos/inhabiles/nuevo/?calendario={estatal.pk}"
    _, respuesta = confirmar(navega, ruta, datos_de(estatal, dia))

    assert "Se movió 1 plazo abierto." in respuesta.content.decode()
    assert respuesta.redirect_chain[0][0] == f"/catalogos/calendarios/{estatal.pk}/"
    assert vence(plazo) > plazo.vence_en
    assert Asiento.objects.filter(hecho=Hecho.DIA_INHABIL_AGREGADO).count() == 1

    puesto = DiaInhabil.objects.get(acto="Acuerdo 12/2026")
    retiro = f"/catalogos/inhabiles/{puesto.pk}/"
    sin_acto = navega.post(retiro, {"acto": ""})
    assert sin_acto.status_code == 422
    previa, respuesta = confirmar(navega, retiro, {"acto": "Acuerdo 13/2026"})
    assert "Confirmo: Retirar del calendario" in previa
    assert "Se movió 1 plazo abierto." in respuesta.content.decode()
    assert vence(plazo) == plazo.vence_en
    otra_vez = navega.post(retiro, {"acto": "Acuerdo 14/2026"})
    assert otra_vez.status_code == 422
    assert "ya se habían retirado" in otra_vez.content.decode()


def test_antes_de_guardar_se_ve_que_plazos_se_mueven_y_a_cuando(navega, estatal, plazo):
    """Seeing it changes nothing; what is confirmed is what was seen, with those same data."""
    datos = datos_de(estatal, siguiente_habil(estatal))
    ruta = "/catalogos/inhabiles/nuevo/"
    vista = navega.post(ruta, datos)
    pagina = vista.content.decode()
    assert vista.status_code == 409
    assert "Se moverá 1 plazo abierto." in pagina
    assert fecha_con_dia(plazo.vence_en) in pagina
    assert "Confirmo: Agregar días inhábiles" in pagina
    assert vence(plazo) == plazo.vence_en
    assert not DiaInhabil.objects.filter(motivo="Duelo estatal").exists()
    assert not AjustePlazo.objects.exists()
    assert not Aviso.objects.exists()
    assert not Asiento.objects.filter(hecho=Hecho.DIA_INHABIL_AGREGADO).exists()

    visto = vista.context["visto"]
    otro_dia = datos | datos_de(estatal, siguiente_habil(estatal, 5)) | {"visto": visto}
    assert navega.post(ruta, otro_dia).status_code == 409
    previstos = vista.context["previstos"]
    assert navega.post(ruta, datos | {"visto": visto}).status_code == 302
    [movido] = previstos
    assert (movido.cuantos, movido.despues) == (1, reloj.local(vence(plazo)).date())


def test_inhabil_sin_plazos_abiertos(navega, estatal):
    datos = datos_de(estatal, siguiente_habil(estatal, 30))
    respuesta = navega.post("/catalogos/inhabiles/nuevo/", datos, follow=True)
    assert "No había plazos abiertos" in respuesta.content.decode()


@pytest.mark.parametrize(
    ("cambio", "mensaje"),
    [
        ({"fecha_fin": "2020-01-01"}, "anterior al primero"),
        ({"fecha_fin": "9999-12-31"}, "2100"),
        ({"acto": ""}, "obligatorio"),
        ({"fecha_inicio": "no es fecha"}, "fecha"),
        ({"calendario": "999999"}, "opci"),
    ],
)
def test_inhabil_mal_capturado(navega, estatal, cambio, mensaje):
    datos = datos_de(estatal, siguiente_habil(estatal)) | cambio
    respuesta = navega.post("/catalogos/inhabiles/nuevo/", datos)
    assert respuesta.status_code == 422
    assert mensaje in respuesta.content.decode()
    assert not DiaInhabil.objects.filter(motivo="Duelo estatal").exists()


def test_calendario_nuevo_hereda_los_dias_del_superior(navega, estatal):
    datos = {
        "nombre": "Calendario del IEEPO",
        "padre": estatal.pk,
        "hora_apertura": "08:00",
        "hora_cierre": "16:00",
    }
    assert navega.post("/catalogos/calendarios/nuevo/", datos).status_code == 302
    nuevo = Calendario.objects.get(nombre="Calendario del IEEPO")
    assert nuevo.dias.filter(es_habil=False).count() == (
        estatal.dias.filter(es_habil=False).count()
    )
    mal = navega.post("/catalogos/calendarios/nuevo/", datos | {"hora_cierre": "07:00"})
    assert mal.status_code == 422


def test_publicar_un_calendario_pide_el_acto(navega, estatal):
    hasta = (reloj.hoy() + timedelta(days=800)).isoformat()
    datos = {"nombre": estatal.nombre, "nota": estatal.nota, "cargado_hasta": hasta}
    ruta = f"/catalogos/calendarios/{estatal.pk}/"
    sin_acto = navega.post(ruta, datos)
    assert sin_acto.status_code == 422
    assert "Indique el acto" in sin_acto.content.decode()
    assert navega.post(ruta, datos | {"acto": "Acuerdo 1/2028"}).status_code == 302
    assert str(Calendario.objects.get(pk=estatal.pk).cargado_hasta) == hasta
    assert navega.post(ruta, datos | {"nombre": "Estado"}).status_code == 302
    vacia = navega.post(ruta, datos | {"cargado_hasta": ""})
    assert "Indique hasta qué fecha" in vacia.content.decode()


def test_validar_una_regla_pide_confirmar_y_queda_con_nombre(navega, administradora):
    regla = ReglaPlazo.objects.filter(validado_por__isnull=True).earliest("id")
    lista = navega.get("/catalogos/reglas/").content.decode()
    assert "Por validar" in lista
    ruta = f"/catalogos/reglas/{regla.pk}/validar/"
    assert ruta in lista

    confirmar = navega.get(ruta).content.decode()
    assert regla.fundamento in confirmar
    assert ReglaPlazo.objects.get(pk=regla.pk).por_validar

    navega.post(ruta)
    validada = ReglaPlazo.objects.get(pk=regla.pk)
    assert validada.validado_por == administradora
    assert administradora.nombre_completo in navega.get(ruta).content.decode()
    assert "ya estaba validada" in navega.post(ruta, follow=True).content.decode()


def test_de_una_regla_validada_solo_cambia_su_fecha_final(navega):
    regla = ReglaPlazo.objects.filter(validado_por__isnull=True, cantidad__gte=1).earliest("id")
    navega.post(f"/catalogos/reglas/{regla.pk}/validar/")
    hasta = (reloj.hoy() + timedelta(days=30)).isoformat()
    respuesta = navega.post(
        f"/catalogos/reglas/{regla.pk}/", {"cantidad": "99", "vigente_hasta": hasta}
    )
    assert respuesta.status_code == 302
    releida = ReglaPlazo.objects.get(pk=regla.pk)
    assert releida.cantidad == regla.cantidad
    assert str(releida.vigente_hasta) == hasta


def test_regla_nueva_y_sus_errores(navega):
    datos = {
        "clase": ClasePlazo.RESPUESTA,
        "tipo_clave": "queja",
        "tema_clave": "",
        "cantidad": "15",
        "unidad": "habiles",
        "dia_uno": "siguiente",
        "naturaleza": "interna",
        "fundamento": "Meta interna",
        "vigente_desde": "2026-01-01",
    }
    assert navega.post("/catalogos/reglas/nuevo/", datos).status_code == 302
    assert ReglaPlazo.objects.get(fundamento="Meta interna").por_validar
    for cambio, mensaje in (
        ({"cantidad": ""}, "Indique la cantidad"),
        ({}, "Ya hay una regla igual"),
        ({"unidad": "fecha_senalada"}, "el documento señala la fecha"),
        ({"tipo_clave": "inventado"}, "opci"),
    ):
        respuesta = navega.post("/catalogos/reglas/nuevo/", datos | cambio)
        assert respuesta.status_code == 422
        assert mensaje in respuesta.content.decode()


def test_la_titular_valida_reglas_y_nada_mas(client, con_papel):
    titular = con_papel(Rol.TITULAR_UNIDAD)
    client.force_login(titular)
    regla = ReglaPlazo.objects.earliest("id")
    lista = client.get("/catalogos/reglas/").content.decode()
    assert f"/catalogos/reglas/{regla.pk}/validar/" in lista
    assert f'href="/catalogos/reglas/{regla.pk}/"' not in lista
    client.post(f"/catalogos/reglas/{regla.pk}/validar/")
    assert ReglaPlazo.objects.get(pk=regla.pk).validado_por == titular
    assert client.get(f"/catalogos/reglas/{regla.pk}/").status_code == 403
    assert client.get("/catalogos/calendarios/").status_code == 403


@pytest.mark.parametrize(
    "rol", [rol for rol in Rol if rol not in (Rol.ADMINISTRACION, Rol.TITULAR_UNIDAD)]
)
def test_nadie_mas_valida_ni_toca_calendarios(client, con_papel, estatal, rol):
    client.force_login(con_papel(rol))
    regla = ReglaPlazo.objects.earliest("id")
    datos = datos_de(estatal, siguiente_habil(estatal))
    assert client.post(f"/catalogos/reglas/{regla.pk}/validar/").status_code == 403
    assert client.post("/catalogos/inhabiles/nuevo/", datos).status_code == 403
    assert client.get("/catalogos/calendarios/").status_code == 403
    assert not DiaInhabil.objects.filter(motivo="Duelo estatal").exists()
