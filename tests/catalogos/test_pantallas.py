"""The catalogue screens by HTTP: who enters, what is saved or refused, and what is logged."""

from datetime import timedelta

import pytest

from coordinacion.acuerdos.selectors import proyectos
from coordinacion.catalogos.registro import CATALOGOS
from coordinacion.correspondencia.models import Tema, Tipo
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import (
    Area,
    IdentidadUnidad,
    Institucion,
    Lengua,
    Municipio,
    VarianteLengua,
)
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import unidad
from tests.catalogos.leer import errores, hay_cambios, ultimo_cambio

pytestmark = pytest.mark.django_db

OTROS = [rol for rol in Rol if rol != Rol.ADMINISTRACION]


# --- Who enters ---------------------------------------------------------------------------


def test_sin_sesion_se_pide_entrar(client):
    respuesta = client.get("/catalogos/")
    assert respuesta.status_code == 302
    assert "entrar" in respuesta.url or "login" in respuesta.url


@pytest.mark.parametrize("rol", OTROS)
def test_los_demas_papeles_no_entran(client, con_papel, rol):
    client.force_login(con_papel(rol))
    ieepo = Institucion.objects.get(clave="ieepo")
    for ruta in ("", "instituciones/", "instituciones/nuevo/", f"instituciones/{ieepo.pk}/"):
        assert client.get(f"/catalogos/{ruta}").status_code == 403
    assert client.post(f"/catalogos/instituciones/{ieepo.pk}/uso/").status_code == 403
    assert client.post("/catalogos/sentidos/nuevo/", {"nombre": "X"}).status_code == 403
    assert not hay_cambios()


def test_un_papel_terminado_ayer_ya_no_entra(client, administradora):
    ayer = reloj.hoy() - timedelta(days=1)
    administradora.adscripciones.update(vigente_desde=ayer, vigente_hasta=ayer)
    client.force_login(administradora)
    assert client.get("/catalogos/").status_code == 403


@pytest.mark.parametrize("clave", list(CATALOGOS))
def test_cada_catalogo_se_lista_y_cada_registro_se_abre(navega, clave):
    catalogo = CATALOGOS[clave]
    respuesta = navega.get(f"/catalogos/{clave}/", {"q": "a"})
    assert respuesta.status_code == 200
    if catalogo.nuevo:
        assert navega.get(f"/catalogos/{clave}/nuevo/").status_code == 200
    else:
        assert navega.get(f"/catalogos/{clave}/nuevo/").status_code == 404
    primero = catalogo.filas().first()
    if primero is not None:
        assert navega.get(f"/catalogos/{clave}/{primero.pk}/").status_code == 200


def test_un_proyecto_estrategico_se_agrega_una_vez_y_se_ofrece_al_escribir_acuerdos(navega):
    nuevo = {"nombre": "Caminos Bienestar de la Sierra"}
    assert navega.post("/catalogos/proyectos/nuevo/", nuevo).status_code == 302
    assert [uno.clave for uno in proyectos()] == ["caminos-bienestar-de-la-sierra"]


@pytest.mark.parametrize(
    "ruta",
    [
        "otro/",
        "otro/nuevo/",
        "instituciones/0/",
        "instituciones/nada/",
        "instituciones/99999999999999999999/",
        "municipios/00000/",
        "sentidos/1/uso/",
    ],
)
def test_lo_que_no_existe_es_404(navega, ruta):
    metodo = navega.post if ruta.endswith("uso/") else navega.get
    assert metodo(f"/catalogos/{ruta}").status_code == 404


def test_nada_cambia_por_get(navega):
    ieepo = Institucion.objects.get(clave="ieepo")
    assert navega.get(f"/catalogos/instituciones/{ieepo.pk}/uso/").status_code == 405


# --- Lists --------------------------------------------------------------------------------


def test_se_busca_sin_acentos_ni_mayusculas(navega):
    respuesta = navega.get("/catalogos/municipios/", {"q": "JUCHITAN zaragoza"})
    assert [str(fila.registro) for fila in respuesta.context["filas"]] == ["Juchitán de Zaragoza"]


def test_se_filtra_y_se_pagina(navega):
    respuesta = navega.get("/catalogos/instituciones/", {"orden": "municipal", "pagina": "12"})
    assert respuesta.context["pagina"].paginator.count == 570
    assert len(respuesta.context["filas"]) == 20


@pytest.mark.parametrize("texto", ["\x00", "%' OR 1=1 --", "x" * 500, "zzzz"])
def test_una_busqueda_rara_no_falla(navega, texto):
    assert navega.get("/catalogos/temas/", {"q": texto, "regla_cierre": "x"}).status_code == 200


def test_los_de_baja_se_piden_aparte(navega):
    Tipo.objects.filter(clave="circular").update(activo=False)
    assert navega.get("/catalogos/tipos/").context["pagina"].paginator.count == 11
    con_bajas = navega.get("/catalogos/tipos/", {"bajas": "on"})
    assert con_bajas.context["pagina"].paginator.count == 12


@pytest.mark.parametrize("clave", ["instituciones", "temas", "municipios", "variantes", "tipos"])
def test_la_lista_cuesta_lo_mismo_con_una_fila_que_con_muchas(
    navega, clave, django_assert_max_num_queries
):
    navega.get("/catalogos/")
    with django_assert_max_num_queries(10) as muchas:
        navega.get(f"/catalogos/{clave}/")
    primero = CATALOGOS[clave].filas().earliest("pk")
    with django_assert_max_num_queries(10) as una:
        navega.get(f"/catalogos/{clave}/", {"q": str(primero.nombre)})
    assert len(una) == len(muchas)


def test_la_ficha_cuesta_lo_mismo_con_muchas_areas(navega, django_assert_max_num_queries):
    ieepo = Institucion.objects.get(clave="ieepo")
    ruta = f"/catalogos/instituciones/{ieepo.pk}/"
    Area.objects.create(institucion=ieepo, nombre="Área 0")
    navega.get("/catalogos/")
    with django_assert_max_num_queries(20) as una:
        navega.get(ruta)
    Area.objects.bulk_create(Area(institucion=ieepo, nombre=f"Área {n}") for n in range(1, 20))
    with django_assert_max_num_queries(20) as muchas:
        navega.get(ruta)
    assert len(una) == len(muchas)


def test_lo_no_verificado_lleva_marca(navega):
    respuesta = navega.get("/catalogos/instituciones/", {"q": "secretaría de finanzas"})
    assert "Por validar" in respuesta.content.decode()


# --- Creating and editing -----------------------------------------------------------------


def test_crear_una_institucion_le_da_clave_y_queda_asentado(navega, administradora):
    datos = {"nombre": "Instituto del Café", "orden": "ejecutivo_estatal", "modo": "papel"}
    respuesta = navega.post("/catalogos/instituciones/nuevo/", datos)
    assert respuesta.status_code == 302
    nueva = Institucion.objects.get(clave="instituto-del-cafe")
    linea = ultimo_cambio()
    assert (linea.actor, linea.registro, linea.registro_id) == (
        administradora,
        "catalogo",
        nueva.pk,
    )
    assert linea.datos["cambios"]["nombre"] == ["", "Instituto del Café"]
    repetida = navega.post("/catalogos/instituciones/nuevo/", datos)
    assert "exactamente esos datos" in repetida.content.decode()
    navega.post("/catalogos/instituciones/nuevo/", datos | {"siglas": "ICAFE"})
    claves = Institucion.objects.filter(clave__startswith="instituto-del-cafe")
    assert sorted(claves.values_list("clave", flat=True)) == [
        "instituto-del-cafe",
        "instituto-del-cafe-2",
    ]


def test_lo_que_falta_se_dice_junto_al_campo_y_se_conserva_lo_escrito(navega):
    respuesta = navega.post(
        "/catalogos/instituciones/nuevo/", {"nombre": "", "siglas": "ABC", "orden": "federal"}
    )
    assert "obligatorio" in errores(respuesta, "nombre")
    assert 'value="ABC"' in respuesta.content.decode()
    assert not hay_cambios()


def test_una_municipal_sin_municipio_o_repetida_se_rechaza(navega):
    datos = {"nombre": "Municipio X", "orden": "municipal", "modo": "papel"}
    sin = navega.post("/catalogos/instituciones/nuevo/", datos)
    assert "municipio" in errores(sin, "__all__")
    repetida = navega.post("/catalogos/instituciones/nuevo/", datos | {"municipio": "20001"})
    assert "ya tiene su institución" in errores(repetida, "__all__") + errores(
        repetida, "municipio"
    )


def test_renombrar_conserva_el_nombre_anterior(navega):
    ieepo = Institucion.objects.get(clave="ieepo")
    datos = {
        "nombre": "Instituto de Educación Básica",
        "siglas": "IEB",
        "orden": ieepo.orden,
        "modo": ieepo.modo,
    }
    respuesta = navega.post(f"/catalogos/instituciones/{ieepo.pk}/", datos, follow=True)
    assert "quedó en sus denominaciones" in respuesta.content.decode()
    previa = ieepo.denominaciones.get()
    assert (previa.nombre, previa.siglas) == (ieepo.nombre, "IEEPO")
    assert previa.vigente_hasta == reloj.hoy() - timedelta(days=1)
    assert Institucion.objects.get(pk=ieepo.pk).clave == "ieepo"
    assert ultimo_cambio().datos["cambios"]["siglas"] == ["IEEPO", "IEB"]


def test_guardar_sin_cambios_no_deja_linea(navega):
    sentido = CATALOGOS["sentidos"].filas().earliest("pk")
    navega.post(f"/catalogos/sentidos/{sentido.pk}/", {"nombre": sentido.nombre})
    assert not hay_cambios()


def test_los_sentidos_de_un_tipo_quedan_asentados(navega):
    tipo = Tipo.objects.get(clave="circular")
    datos = {
        "nombre": tipo.nombre,
        "via_sugerida": tipo.via_sugerida,
        "sentidos": [tipo.sentidos.get().pk, CATALOGOS["sentidos"].filas().earliest("pk").pk],
        "concluye_analista": "on",
        "admite_tacito": "on",
        "componente": tipo.componente,
        "vigente_desde": "2022-12-01",
    }
    assert navega.post(f"/catalogos/tipos/{tipo.pk}/", datos).status_code == 302
    assert tipo.sentidos.count() == 2
    assert list(ultimo_cambio().datos["cambios"]) == ["sentidos admitidos"]


def test_un_tema_con_hijos_no_baja_de_nivel(navega):
    agua, salud = (Tema.objects.get(clave=c) for c in ("agua", "salud"))
    datos = {"nombre": "Agua", "padre": salud.pk, "regla_cierre": "responsable"}
    assert "subtemas" in errores(navega.post(f"/catalogos/temas/{agua.pk}/", datos), "padre")


def test_dar_de_baja_y_volver_a_usar(navega):
    ieepo = Institucion.objects.get(clave="ieepo")
    ruta = f"/catalogos/instituciones/{ieepo.pk}/uso/"
    navega.post(ruta, {"en_uso": "0"})
    assert not Institucion.objects.get(pk=ieepo.pk).activa
    assert ultimo_cambio().datos["cambios"] == {"activa": ["sí", "no"]}
    navega.post(ruta, {"en_uso": "1"})
    assert Institucion.objects.get(pk=ieepo.pk).activa


def test_la_unidad_no_se_da_de_baja(navega):
    navega.post(f"/catalogos/instituciones/{unidad().pk}/uso/", {"en_uso": "0"})
    assert unidad().activa


def test_un_area_vuelve_a_la_ficha_de_su_institucion(navega):
    ieepo = Institucion.objects.get(clave="ieepo")
    respuesta = navega.post(
        f"/catalogos/areas/nuevo/?institucion={ieepo.pk}",
        {"institucion": ieepo.pk, "nombre": "Planeación"},
    )
    assert respuesta.url == f"/catalogos/instituciones/{ieepo.pk}/"
    repetida = navega.post(
        "/catalogos/areas/nuevo/", {"institucion": ieepo.pk, "nombre": "Planeación"}
    )
    assert "ya existe" in errores(repetida, "__all__")


@pytest.mark.parametrize("duenio", ["é", "\x00", "0", "../..", "9" * 40])
def test_un_duenio_raro_en_la_direccion_no_falla(navega, duenio):
    assert navega.get("/catalogos/areas/nuevo/", {"institucion": duenio}).status_code == 200


def test_identidad_nueva_de_la_unidad(navega):
    datos = {
        "nombre": "Coordinación General",
        "siglas": "CG",
        "membrete": "Gobierno del Estado\nCoordinación General",
        "vigente_desde": "2026-12-01",
    }
    assert navega.post("/catalogos/identidad/nuevo/", datos).status_code == 302
    nueva = IdentidadUnidad.objects.get(siglas="CG")
    assert nueva.institucion == unidad()
    mala = navega.post("/catalogos/identidad/nuevo/", datos | {"vigente_hasta": "2026-01-01"})
    assert "anterior" in errores(mala, "__all__")


def test_municipio_se_corrige_y_su_clave_no(navega):
    abejones = Municipio.objects.get(clave="20001")
    datos = {
        "nombre": "Abejones",
        "region": abejones.region_id,
        "distrito": "Ixtlán de Juárez",
        "poblacion": "841",
        "hablantes_indigenas": "768",
        "grado_marginacion": "Alto",
        "clave": "99999",
    }
    assert navega.post("/catalogos/municipios/20001/", datos).status_code == 302
    abejones.refresh_from_db()
    assert (abejones.distrito, abejones.distrito_por_confirmar) == ("Ixtlán de Juárez", False)
    assert ultimo_cambio().registro_id == 20001


def test_lengua_y_variante_nuevas(navega):
    lengua = {"clave": "9901", "nombre": "tacuate", "familia": "Oto-mangue"}
    navega.post("/catalogos/lenguas/nuevo/", lengua)
    creada = Lengua.objects.get(clave="9901")
    repetida = navega.post("/catalogos/lenguas/nuevo/", lengua)
    assert "Ya existe" in errores(repetida, "clave")
    navega.post(
        "/catalogos/variantes/nuevo/",
        {"lengua": creada.pk, "clave": "990101", "nombre": "tacuate del este"},
    )
    assert VarianteLengua.objects.get(clave="990101").lengua == creada
