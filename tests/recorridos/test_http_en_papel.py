"""(b) An institution on paper: volante, relación de envío, acuse and answer by messenger."""

from django.core.files.uploadedfile import SimpleUploadedFile

from coordinacion.canalizacion.tasks import acusar_tacitos
from coordinacion.plazos.tasks import vigilar_plazos
from tests.documentos.archivos import pdf
from tests.recorridos.pasos_http import Historia, Pagina

PARA_ATENDER = {"papel": "Responsable", "instruccion": "Atender e informar"}
POR_ACUSAR = "Turnado, por acusar"


def test_nada_es_tacito_antes_de_la_entrega_y_todo_llega_por_mensajero(historia: Historia) -> None:
    _se_turna_a_quien_trabaja_en_papel(historia)
    _se_imprimen_el_volante_y_la_relacion(historia)
    _pasan_semanas_y_nada_es_tacito(historia)
    _se_entrega_y_corre_el_acuse(historia)
    _llega_el_acuse_sellado(historia)
    _llega_la_respuesta(historia)


def test_un_acuse_tacito_se_rectifica_con_el_papel(historia: Historia) -> None:
    _se_turna_a_quien_trabaja_en_papel(historia)
    _se_imprimen_el_volante_y_la_relacion(historia)
    _se_entrega_y_corre_el_acuse(historia)
    _vence_y_es_tacito(historia)
    _aparece_el_acuse_que_ya_estaba(historia)


def _se_turna_a_quien_trabaja_en_papel(h: Historia) -> None:
    h.es("2026-10-05 10:00")
    h.registra(remitente="Agencia Municipal de El Porvenir", asunto="Solicita un techado")
    h.clasifica(tipo="Petición", tema="Caminos rurales", destinos={h.elenco.d: PARA_ATENDER})
    turno = h.turno("oficialia", h.elenco.d).dice(POR_ACUSAR, "Sin acuse")
    turno.calla("Acuse: Vence")


def _se_imprimen_el_volante_y_la_relacion(h: Historia) -> None:
    h.es("2026-10-05 12:00")
    cliente = h.elenco.cliente("oficialia")
    turno = h.turno("oficialia", h.elenco.d)
    volante = cliente.get(f"{turno.url}volante.pdf")
    assert (volante["Content-Type"], volante.content[:5]) == ("application/pdf", b"%PDF-")
    lista = h.abre("oficialia", "/papel/relaciones/").dice(f"{h.elenco.d.nombre} (1)", h.folio)
    relacion = lista.pulsa("Emitir relación").dice(
        h.folio, "Por entregar: el plazo para acusar todavía no corre."
    )
    assert cliente.get(f"{relacion.url}relacion.pdf").content[:5] == b"%PDF-"
    h.relacion = relacion.url
    assert h.abre("analista").hechos()[0].startswith("Emitió la relación de envío")


def _pasan_semanas_y_nada_es_tacito(h: Historia) -> None:
    h.es("2026-10-15 10:00")
    _corren_los_relojes()
    h.turno("oficialia", h.elenco.d).dice(POR_ACUSAR, "por entregar")


def _corren_los_relojes() -> None:
    vigilar_plazos()
    acusar_tacitos()


def _se_entrega_y_corre_el_acuse(h: Historia) -> None:
    h.es("2026-10-15 13:00")
    hoja = h.abre("oficialia", h.relacion).pulsa("Registrar entrega")
    hoja.pulsa(
        "Registrar entrega",
        momento="2026-10-15T12:30",
        recibio="Oficialía de la dependencia",
        archivo=_escaneo("relacion.pdf"),
    ).dice("recibió Oficialía de la dependencia", "Ver la relación firmada")
    h.turno("oficialia", h.elenco.d).dice("Acuse: Vence en 2 días hábiles")
    assert h.bandeja("oficialia", "por-acusar").cuenta("Por acusar") == 1


def _llega_el_acuse_sellado(h: Historia) -> None:
    h.es("2026-10-19 11:00")
    _del_folio(h).pulsa("Registrar acuse en papel").pulsa(
        "Registrar acuse en papel",
        momento="2026-10-16T09:20",
        entrego="Mensajero de la unidad",
        archivo=_escaneo("acuse.pdf"),
    ).dice("Acusado de recibido", "En papel, 16 de octubre de 2026, 09:20 h", "Ver el acuse")
    caso = h.abre("analista")
    assert caso.hechos()[0] == (
        f"Acusó de recibido el turno (en papel), por cuenta de {h.elenco.d.nombre}"
    )
    caso.dice("capturado el 19/10/2026")
    _corren_los_relojes()
    h.turno("oficialia", h.elenco.d).calla("Tácito")


def _llega_la_respuesta(h: Historia) -> None:
    h.es("2026-10-20 12:00")
    _del_folio(h).pulsa("Registrar respuesta recibida en oficialía").pulsa(
        "Registrar respuesta recibida en oficialía",
        momento="2026-10-20T11:40",
        entrego="Mensajero de la dependencia",
        oficio_numero="SI/404/2026",
        sentido_="Favorable",
        archivo=_escaneo("oficio.pdf"),
    ).dice("Respondido por la dependencia, por revisar", "oficio.pdf")
    turno = h.turno("analista", h.elenco.d).dice(f"Por cuenta de {h.elenco.d.nombre}")
    turno.pulsa("Aceptar respuesta").dice("Respuesta aceptada")
    h.abre("analista").dice("Con respuesta, por notificar", "SI/404/2026")


def _vence_y_es_tacito(h: Historia) -> None:
    h.es("2026-10-20 09:00")
    _corren_los_relojes()
    h.turno("oficialia", h.elenco.d).dice("Acusado de recibido", "Tácito")
    caso = h.abre("analista")
    assert any("el turno se tiene por recibido tácitamente" in hecho for hecho in caso.hechos())
    assert _acuses_tacitos(h) == "1"


def _aparece_el_acuse_que_ya_estaba(h: Historia) -> None:
    h.es("2026-10-21 09:00")
    _del_folio(h).pulsa("Rectificar acuse tácito").pulsa(
        "Rectificar acuse tácito", momento="2026-10-16T10:00", entrego="Mensajero de la unidad"
    ).dice("En papel, 16 de octubre de 2026, 10:00 h (se rectificó el tácito)")
    caso = h.abre("analista")
    assert caso.hechos()[0].startswith("Rectificó el acuse tácito con el acuse en papel")
    assert _acuses_tacitos(h) == "0"


def _acuses_tacitos(h: Historia) -> str:
    """What the head's table counts against the institution."""
    hoy = h.abre("titular_unidad", "/hoy/")
    [celda] = hoy.arbol.xpath(
        f"//tr[.//*[contains(., '{h.elenco.d.nombre}')]]//*[@data-titulo='Acuses tácitos del año']"
    )
    return "".join(celda.itertext()).split()[0]


def _del_folio(h: Historia) -> Pagina:
    hoja = h.abre("oficialia", "/papel/").pulsa("Buscar", folio=h.folio)
    return hoja.dice(h.elenco.d.nombre)


def _escaneo(nombre: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(nombre, pdf(), "application/pdf")
