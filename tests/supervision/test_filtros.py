"""Filters, chips, order and pages: all of it in the address."""

from typing import Any
from urllib.parse import unquote

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.correspondencia.selectors import lo_que_falta
from coordinacion.documentos.models import Documento
from coordinacion.organizacion.models import Municipio
from coordinacion.plazos.semaforo import semaforo
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.selectors.cartas import le_falta_algo
from coordinacion.supervision.selectors.semaforo import Luz, con_luz
from tests.elenco import carta_nueva, clasificada, turnada
from tests.supervision.conftest import folios, pagina


def test_cada_filtro_deja_lo_suyo(escenario):
    cliente = escenario.elenco.cliente("analista")

    def nombres(consulta: str, clave: str = "en-tramite") -> set[str]:
        html = pagina(cliente, f"/bandejas/{clave}/?{consulta}&tamano=100")
        return {escenario.nombre_de(folio) for folio in folios(html)}

    denuncia = Tipo.objects.get(clave="denuncia")
    tema = escenario.cartas["por vencer"].tema
    assert nombres(f"tipo={denuncia.pk}") == {"reservada"}
    assert "por vencer" in nombres(f"tema={tema.pk}")
    assert nombres(f"tema={tema.padre_id}") == nombres(f"tema={tema.pk}")
    assert nombres(f"institucion={escenario.elenco.externa.pk}") == {"remitida"}
    assert nombres("semaforo=vencido") == {"vencida en la dependencia"}
    assert nombres("prioridad=urgente") == set()
    assert nombres("desde=2026-03-01&hasta=2026-03-05") == {
        "con tácito",
        "rechazo fuera de ventana",
    }
    assert nombres("incompletos=on", "por-clasificar") == {"recibida", "recibida vencida"}
    assert nombres("q=beca", "por-clasificar") == {"recibida vencida"}
    assert nombres(f"institucion={escenario.elenco.d.pk}", "por-acusar") == {"por acusar"}


def test_municipio_y_region_filtran(dia, elenco):
    municipio = Municipio.objects.select_related("region").order_by("clave")[0]
    suya = carta_nueva(elenco, municipio=municipio)
    carta_nueva(elenco)
    cliente = elenco.cliente("analista")
    for consulta in (f"municipio={municipio.pk}", f"region={municipio.region_id}"):
        html = pagina(cliente, f"/bandejas/por-clasificar/?{consulta}")
        assert folios(html) == [suya.folio]
        assert municipio.nombre in html


def test_cada_filtro_puesto_se_quita_solo(escenario):
    cliente = escenario.elenco.cliente("analista")
    ruta = "/bandejas/en-tramite/?semaforo=vencido&desde=2026-01-01&orden=folio&pagina=1"
    respuesta = cliente.get(ruta)
    listado = respuesta.context["listado"]
    chips = {chip.etiqueta: chip for chip in listado.chips}
    assert chips["Semáforo"].texto == "Vencido"
    assert chips["Recibido desde"].texto == "01/01/2026"
    assert chips["Semáforo"].quitar == "?desde=2026-01-01&orden=folio"
    assert listado.sin_filtros == "?orden=folio"
    assert 'aria-sort="ascending"' in respuesta.content.decode()


def test_los_filtros_se_leen_al_abrirlos_con_lo_puesto(escenario):
    cliente = escenario.elenco.cliente("analista")
    tipo = Tipo.objects.get(clave="denuncia")
    pedido = f"tipo={tipo.pk}&orden=folio"
    html = pagina(cliente, f"/bandejas/en-tramite/?{pedido}")
    panel = f"/bandejas/en-tramite/filtros/?{pedido}"
    assert f'hx-get="{panel.replace("&", "&amp;")}"' in html
    assert "<option" not in html
    campos = cliente.get(panel, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in campos
    assert f'<option value="{tipo.pk}" selected>{tipo.nombre}</option>' in campos
    assert '<input type="hidden" name="orden" value="folio">' in campos
    assert 'action="/bandejas/en-tramite/"' in campos
    # Without scripts the same link opens a page with the same fields.
    assert "<h1>Filtros: En trámite</h1>" in pagina(cliente, panel)
    assert cliente.get("/bandejas/no-existe/filtros/").status_code == 404


def test_la_direccion_queda_sin_campos_vacios(elenco):
    respuesta = elenco.cliente("analista").get("/bandejas/vencidos/?tipo=&q=&semaforo=vencido")
    assert respuesta.status_code == 302
    assert unquote(respuesta.url) == "/bandejas/vencidos/?semaforo=vencido"


def test_un_valor_que_no_existe_se_dice_y_no_filtra(escenario):
    html = pagina(escenario.elenco.cliente("analista"), "/bandejas/por-clasificar/?semaforo=morado")
    assert "Escoja una opción válida" in html or "Seleccione una opción válida" in html
    assert len(folios(html)) == 2


def test_orden_y_paginas(dia, elenco):
    cartas = [carta_nueva(elenco) for _ in range(27)]
    cliente = elenco.cliente("analista")
    primera = folios(pagina(cliente, "/bandejas/por-clasificar/?orden=-folio"))
    segunda = folios(pagina(cliente, "/bandejas/por-clasificar/?orden=-folio&pagina=2"))
    assert primera + segunda == [carta.folio for carta in reversed(cartas)]
    assert len(primera) == 25
    fuera = folios(pagina(cliente, "/bandejas/por-clasificar/?orden=-folio&pagina=999"))
    assert fuera == segunda
    assert folios(pagina(cliente, "/bandejas/por-clasificar/?orden=-folio&pagina=-1")) == primera


def test_el_semaforo_en_sql_dice_lo_mismo_que_en_la_lista(escenario):
    momento = Momento.actual()
    for modelo in (Correspondencia, Turno):
        filas = modelo.objects.select_related("plazo_respuesta")
        hallados = {
            luz: set(filas.filter(con_luz("plazo_respuesta", luz, momento)).values_list("pk"))
            for luz in Luz.values
        }
        assert sum(map(len, hallados.values())) == filas.count()
        for fila in filas:
            clave = semaforo(fila.plazo_respuesta, momento.ahora, momento.ordinales).clave
            luz = clave if clave in Luz.values else Luz.SIN_PLAZO
            assert (fila.pk,) in hallados[luz], (fila, clave)


def test_incompleto_en_sql_es_lo_que_falta_por_capturar(dia, elenco):
    municipio = Municipio.objects.order_by("clave")[0]
    base: dict[str, Any] = {"municipio": municipio, "oficio_numero": "s/n", "fojas": 1}
    cartas = [
        carta_nueva(elenco),
        carta_nueva(elenco, **base),
        carta_nueva(elenco, **base, canal="telefono"),
        carta_nueva(elenco, canal="telefono", condicion="anonima"),
        carta_nueva(elenco, canal="telefono", condicion="anonima", otra_lengua=True),
        carta_nueva(elenco, condicion="sin_datos", fojas=2),
        carta_nueva(elenco, **base | {"fojas": None}),
    ]
    completa = carta_nueva(elenco, **base)
    completa.peticionarios.update(sin_contacto=True)
    con_documento = carta_nueva(elenco, condicion="sin_datos", fojas=2)
    for carta in (completa, con_documento):
        Documento.objects.create(
            sha256="0" * 64,
            nombre="a.pdf",
            mime="application/pdf",
            tamano=1,
            clase="oficio_recibido",
            asunto_id=carta.pk,
            subido_por=elenco.oficialia,
            subido_en=carta.recibida_en,
        )
    cartas += [completa, con_documento, clasificada(elenco), turnada(elenco)[0]]
    faltan = {pk for pk, campos in lo_que_falta(cartas).items() if campos}
    hallados = set(Correspondencia.objects.filter(le_falta_algo()).values_list("pk", flat=True))
    assert hallados == faltan
    assert completa.pk not in hallados
    assert len(hallados) not in (0, len(cartas))
