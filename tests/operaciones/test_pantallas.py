"""From a list to work under way: choosing, saying what the verb needs, progress and results."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.nucleo.etiquetas import ResultadoRenglon
from coordinacion.operaciones import services
from coordinacion.operaciones.models import Operacion, Renglon
from tests.elenco import clasificada, destino, instruccion, tema, turnada
from tests.operaciones.conftest import (
    a_la_institucion,
    elegir,
    hacer,
    la_ultima,
    resultados,
)


def pagina(cliente, ruta: str) -> str:
    respuesta = cliente.get(ruta)
    assert respuesta.status_code == 200, (ruta, respuesta.status_code)
    return str(respuesta.content.decode())


def _pks(registros) -> list[int]:
    return [uno.pk for uno in registros]


def _verbos(html: str) -> list[str]:
    return re.findall(r'name="verbo"\s+value="([a-z_]+)"', html)


@pytest.mark.parametrize(
    ("quien", "lista", "verbos"),
    [
        (
            "analista",
            "/bandejas/por-turnar/",
            ["turnar", "acumular", "reasignar", "exportar", "imprimir_lista"],
        ),
        (
            "analista",
            "/bandejas/por-acusar/",
            ["exportar", "imprimir_lista", "imprimir_volantes"],
        ),
        ("titular_unidad", "/bandejas/por-turnar/", ["reasignar", "exportar", "imprimir_lista"]),
        (
            "enlace_a",
            "/mis-turnos/",
            ["acusar", "asignar", "exportar", "imprimir_lista", "imprimir_volantes"],
        ),
        (
            "titular_institucion_a",
            "/mis-turnos/",
            ["asignar", "exportar", "imprimir_lista", "imprimir_volantes"],
        ),
    ],
)
def test_la_barra_ofrece_lo_que_la_persona_puede_hacer_en_esa_lista(
    elenco, por_turnar, por_acusar, quien, lista, verbos
):
    html = pagina(elenco.cliente(quien), lista)
    assert _verbos(html) == verbos
    assert html.count('name="registro"') == 3


def test_de_lo_reservado_que_no_se_puede_leer_no_hay_casilla(elenco):
    clasificada(elenco, tipo="denuncia")
    html = pagina(elenco.cliente("auditoria"), "/bandejas/reservados/")
    assert 'name="registro"' not in html


def test_turnar_los_marcados_de_principio_a_fin(elenco, por_turnar):
    respuesta = elegir(elenco, "analista", "por-turnar", "turnar", _pks(por_turnar[:2]))
    operacion = la_ultima()
    assert respuesta.url == f"/operaciones/{operacion.pk}/preparar/"
    html = pagina(elenco.cliente("analista"), respuesta.url)
    assert "Se turnarán 2 asuntos" in html
    assert por_turnar[0].folio in html
    datos = a_la_institucion(elenco.a, instruccion()) | {"indicaciones": "Con urgencia"}
    respuesta = elenco.cliente("analista").post(respuesta.url, datos)
    assert respuesta.url == f"/operaciones/{operacion.pk}/"
    html = pagina(elenco.cliente("analista"), respuesta.url)
    assert f"Turnar 2 asuntos a {elenco.a.nombre}" in html
    assert "Terminada" in html  # so few are done at once, with no worker
    turnos = Turno.objects.filter(correspondencia__in=por_turnar)
    assert {t.indicaciones for t in turnos} == {"Con urgencia"}
    assert turnos.count() == 2


def test_confirmar_dos_veces_hace_una_cosa(elenco, por_turnar):
    ruta = elegir(elenco, "analista", "por-turnar", "turnar", _pks(por_turnar)).url
    datos = a_la_institucion(elenco.a, instruccion())
    primera = elenco.cliente("analista").post(ruta, datos)
    segunda = elenco.cliente("analista").post(ruta, datos)
    assert primera.url == segunda.url
    assert Operacion.objects.count() == 1
    assert Turno.objects.count() == 3


def test_una_institucion_se_agrega_y_se_quita_sin_scripts(elenco, por_turnar):
    ruta = elegir(elenco, "analista", "por-turnar", "turnar", _pks(por_turnar)).url
    cliente = elenco.cliente("analista")
    vacia = {"destino-TOTAL_FORMS": 0, "destino-INITIAL_FORMS": 0, "indicaciones": "Pronto"}
    agregada = cliente.post(ruta, vacia | {"accion": "agregar", "nueva": elenco.a.nombre})
    html = agregada.content.decode()
    assert f'name="destino-0-institucion" value="{elenco.a.pk}"' in html
    assert "Pronto" in html
    quitada = cliente.post(ruta, a_la_institucion(elenco.a, instruccion()) | {"accion": "quitar:0"})
    assert "destino-0-institucion" not in quitada.content.decode()
    assert Operacion.objects.get().estado == "preparada"


@pytest.mark.parametrize("papel", ["", "coadyuvante"])
def test_sin_una_responsable_no_empieza_y_nada_se_pierde(elenco, por_turnar, papel):
    ruta = elegir(elenco, "analista", "por-turnar", "turnar", _pks(por_turnar)).url
    datos = {"destino-TOTAL_FORMS": 0, "destino-INITIAL_FORMS": 0, "indicaciones": "Pronto"}
    if papel:
        datos |= a_la_institucion(elenco.a, instruccion(), papel)
    respuesta = elenco.cliente("analista").post(ruta, datos)
    assert respuesta.status_code == 422
    assert "Pronto" in respuesta.content.decode()
    assert Operacion.objects.get().estado == "preparada"


def test_clasificar_y_turnar_pide_el_tipo_y_el_tema(elenco, por_clasificar):
    claves = _pks(por_clasificar)
    ruta = elegir(elenco, "analista", "por-clasificar", "clasificar_y_turnar", claves).url
    datos = a_la_institucion(elenco.a, instruccion())
    cliente = elenco.cliente("analista")
    assert cliente.post(ruta, datos).status_code == 422
    tipo = Tipo.objects.get(clave="peticion")
    assert cliente.post(ruta, datos | {"tipo": tipo.pk}).status_code == 422
    assert cliente.post(ruta, datos | {"tipo": tipo.pk, "tema": tema().pk}).status_code == 302
    estados = Correspondencia.objects.filter(pk__in=claves).values_list("estado", flat=True)
    assert set(estados) == {"canalizada"}


def test_todos_los_de_la_lista_se_leen_al_pedirlo_y_se_dice_si_cambio(elenco, por_turnar):
    consulta = {"consulta": "q=camino", "alcance": "filtro"}
    clasificada(elenco, asunto="Otra cosa")
    respuesta = elegir(elenco, "analista", "por-turnar", "turnar", cuantos=3, **consulta)
    assert la_ultima().total == 3
    assert "La lista cambió" not in pagina(elenco.cliente("analista"), respuesta.url)
    respuesta = elegir(elenco, "analista", "por-turnar", "turnar", cuantos=9, **consulta)
    html = pagina(elenco.cliente("analista"), respuesta.url)
    assert "La lista cambió: la página decía 9 y ahora son 3." in html
    assert la_ultima().volver == "/bandejas/por-turnar/?q=camino"


def test_sin_marcar_nada_vuelve_a_la_lista_y_lo_dice(elenco, por_turnar):
    respuesta = elegir(elenco, "analista", "por-turnar", "turnar")
    assert respuesta.url == "/bandejas/por-turnar/"
    assert "Marque al menos un renglón" in pagina(elenco.cliente("analista"), respuesta.url)
    assert not Operacion.objects.exists()


def test_lo_ajeno_no_se_elige_ni_se_ve(elenco, por_acusar):
    de_b = turnada(elenco, destino(elenco.b))[1][0]
    respuesta = elegir(elenco, "enlace_a", "mis-turnos", "acusar", [por_acusar[0].pk, de_b.pk])
    assert respuesta.status_code == 404
    assert not Operacion.objects.exists()
    elegir(elenco, "enlace_a", "mis-turnos", "acusar", _pks(por_acusar))
    pk = la_ultima().pk
    for ruta in ("", "preparar/", "avance/", "archivo/"):
        assert elenco.cliente("enlace_b").get(f"/operaciones/{pk}/{ruta}").status_code == 404
    for ruta in ("preparar/", "detener/", "reintentar/"):
        datos = {"clave": uuid.uuid4()}
        respuesta = elenco.cliente("enlace_b").post(f"/operaciones/{pk}/{ruta}", datos)
        assert respuesta.status_code == 404
    assert la_ultima().estado == "preparada"


@pytest.mark.parametrize(
    ("quien", "lista", "verbo", "codigo"),
    [
        ("enlace_a", "por-turnar", "exportar", 403),
        ("analista", "mis-turnos", "exportar", 403),
        ("analista", "no-existe", "exportar", 404),
        ("analista", "por-turnar", "acusar", 403),
        ("titular_unidad", "por-turnar", "turnar", 403),
        ("oficialia", "por-turnar", "exportar", 403),
        ("analista", "por-turnar", "borrar", 422),
        ("extrano", "buscar", "exportar", 403),
    ],
)
def test_ni_otra_lista_ni_otro_verbo(elenco, por_turnar, quien, lista, verbo, codigo):
    respuesta = elegir(elenco, quien, lista, verbo, _pks(por_turnar))
    assert respuesta.status_code == codigo
    assert not Operacion.objects.exists()


def test_acusar_los_marcados_dice_el_resultado_de_cada_uno(elenco, por_acusar):
    claves = _pks(por_acusar)
    ruta = elegir(elenco, "enlace_a", "mis-turnos", "acusar", claves).url
    elenco.cliente("enlace_a2").post(f"/turnos/{claves[1]}/acusar/")
    respuesta = elenco.cliente("enlace_a").post(ruta)
    html = pagina(elenco.cliente("enlace_a"), respuesta.url)
    assert "ya no admite" in html  # those refused are what the page opens with
    assert html.count('id="renglon-') == 1
    todos = pagina(elenco.cliente("enlace_a"), f"{respuesta.url}?resultado=todos")
    assert todos.count('id="renglon-') == 3
    hechos = pagina(elenco.cliente("enlace_a"), f"{respuesta.url}?resultado=hecho")
    assert hechos.count('id="renglon-') == 2


def test_se_reintenta_una_vez_aunque_se_pulse_dos(elenco, por_acusar):
    ruta = elegir(elenco, "enlace_a", "mis-turnos", "acusar", _pks(por_acusar)).url
    elenco.cliente("enlace_a2").post(f"/turnos/{por_acusar[1].pk}/acusar/")
    ruta = elenco.cliente("enlace_a").post(ruta).url
    clave = re.findall(r'name="clave"\s+value="([^"]+)"', pagina(elenco.cliente("enlace_a"), ruta))
    datos = {"clave": clave[0]}
    primera = elenco.cliente("enlace_a").post(f"{ruta}reintentar/", datos)
    segunda = elenco.cliente("enlace_a").post(f"{ruta}reintentar/", datos)
    assert primera.url == segunda.url != ruta
    assert la_ultima().total == 1
    assert elenco.cliente("enlace_a").post(f"{ruta}reintentar/").status_code == 422


def _muchos(elenco, cuantos: int) -> Operacion:
    """An operation too long to be done at once."""
    return services.crear(
        elenco.analista,
        clase="turnar",
        titulo="Turnar muchos",
        renglones=[services.NuevoRenglon(f"R-{n}", n) for n in range(1, cuantos + 1)],
        clave_envio=uuid.uuid4(),
        parametros={"destinos": [], "confirmado": True},
    )


def test_mientras_corre_se_puede_dejar_y_detener(elenco):
    operacion = _muchos(elenco, 40)
    html = pagina(elenco.cliente("analista"), f"/operaciones/{operacion.pk}/")
    assert "Puede cerrar esta página" in html
    assert 'hx-trigger="every 2s"' in html
    respuesta = elenco.cliente("analista").post(f"/operaciones/{operacion.pk}/detener/")
    html = pagina(elenco.cliente("analista"), respuesta.url)
    assert "Detenida" in html
    assert "every 2s" not in html
    assert "Reintentar lo que no se hizo" in html
    respuesta = elenco.cliente("analista").post(f"/operaciones/{operacion.pk}/detener/")
    assert respuesta.status_code == 409


def test_el_avance_se_dice_por_cuartos_y_no_a_cada_paso(elenco):
    operacion = _muchos(elenco, 40)
    services.empezar(operacion.pk)
    cliente = elenco.cliente("analista")

    def dice(dicho: int) -> bool:
        html = pagina(cliente, f"/operaciones/{operacion.pk}/avance/?dicho={dicho}")
        return "hx-swap-oob" in html

    assert not dice(0)
    services.anotar(services.pendientes(operacion.pk, 9), ResultadoRenglon.HECHO)
    assert not dice(0)
    services.anotar(services.pendientes(operacion.pk, 3), ResultadoRenglon.HECHO)
    assert dice(0)
    assert not dice(25)
    hacer(operacion)
    assert dice(75)


def test_la_titular_mira_lo_de_otros_y_no_lo_toca(elenco):
    operacion = _muchos(elenco, 40)
    html = pagina(elenco.cliente("titular_unidad"), f"/operaciones/{operacion.pk}/")
    assert "Detener" not in html
    assert "Analista Prueba" in html
    respuesta = elenco.cliente("titular_unidad").post(f"/operaciones/{operacion.pk}/detener/")
    assert respuesta.status_code == 404


def test_mis_operaciones_lista_las_propias(elenco, por_turnar):
    vacia = pagina(elenco.cliente("analista"), "/operaciones/")
    assert "Todavía no hay operaciones" in vacia
    _muchos(elenco, 40)
    assert "Turnar muchos" in pagina(elenco.cliente("analista"), "/operaciones/")
    assert "Turnar muchos" not in pagina(elenco.cliente("oficialia"), "/operaciones/")
    assert "/operaciones/" in pagina(elenco.cliente("oficialia"), "/registro/")


def _cuantas(cliente, ruta: str) -> int:
    with CaptureQueriesContext(connection) as consultas:
        assert cliente.get(ruta).status_code == 200
    return len(consultas)


def test_ver_el_avance_cuesta_lo_mismo_con_pocos_que_con_muchos(elenco):
    cliente = elenco.cliente("analista")
    pocos, muchos = _muchos(elenco, 3), _muchos(elenco, 3000)
    cliente.get("/operaciones/")
    costos = {
        tuple(_cuantas(cliente, f"/operaciones/{una.pk}/{parte}") for parte in ("", "avance/"))
        for una in (pocos, muchos)
    }
    assert len(costos) == 1
    assert max(costos.pop()) <= 10
    assert _cuantas(cliente, "/operaciones/") <= 10


@pytest.mark.parametrize("cuantos", [1, 20])
def test_elegir_cuesta_lo_mismo_con_uno_que_con_veinte(elenco, cuantos):
    cartas = [clasificada(elenco) for _ in range(cuantos)]
    elenco.cliente("analista").get("/bandejas/por-turnar/")
    with CaptureQueriesContext(connection) as consultas:
        elegir(elenco, "analista", "por-turnar", "turnar", _pks(cartas))
    with CaptureQueriesContext(connection) as de_todo:
        elegir(elenco, "analista", "por-turnar", "turnar", alcance="filtro")
    assert (len(consultas), len(de_todo)) == (11, 11)
    assert Renglon.objects.count() == 2 * cuantos


def test_dos_a_la_vez_turnan_cada_asunto_una_vez(elenco, por_turnar):
    """The second operation finds each letter already routed and says so."""
    datos = a_la_institucion(elenco.a, instruccion())
    rutas = [
        elegir(elenco, quien, "por-turnar", "turnar", _pks(por_turnar)).url
        for quien in ("analista", "todologa")
    ]
    elenco.cliente("analista").post(rutas[0], datos)
    elenco.cliente("todologa").post(rutas[1], datos)
    assert {uno for uno, _ in resultados(la_ultima()).values()} == {"rechazado"}
    assert Turno.objects.count() == 3
