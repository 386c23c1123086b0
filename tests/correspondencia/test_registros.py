"""Folios follow the year of the stamp while that register is open (design §5)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import oracion
from coordinacion.carga.services.importar import aplicar
from coordinacion.correspondencia import services
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.models import ContadorFolio
from tests.carga.test_importar import pedido
from tests.correspondencia.mesa import carta_tecleada, registrar, ultima
from tests.elenco import Elenco, carta_nueva

OAXACA = ZoneInfo("America/Mexico_City")
DICIEMBRE = datetime(2026, 12, 30, 11, 0, tzinfo=OAXACA)
ENERO = datetime(2027, 1, 12, 10, 0, tzinfo=OAXACA)
EN_DICIEMBRE = "30/12/2026 11:00"


@pytest.fixture
def en_enero(elenco: Elenco) -> Iterator[Elenco]:
    """The year 2026 is over and its register has one letter."""
    with reloj.en(DICIEMBRE):
        carta_nueva(elenco)
    with reloj.en(ENERO):
        yield elenco


def cerrar(elenco: Elenco, anio: int = 2026) -> ContadorFolio:
    registro = ContadorFolio.objects.get(serie="JG", anio=anio)
    return services.cerrar_registro(elenco.titular_unidad, registro.pk)


def test_lo_rezagado_toma_folio_de_su_ano_hasta_que_se_cierra(en_enero: Elenco) -> None:
    antes = carta_nueva(en_enero, recibida_en=DICIEMBRE)
    cerrar(en_enero)
    despues = carta_nueva(en_enero, recibida_en=DICIEMBRE)
    assert [(c.anio, c.numero) for c in (antes, despues)] == [(2026, 2), (2027, 1)]


def test_el_cierre_no_mueve_ni_el_sello_ni_los_plazos(en_enero: Elenco) -> None:
    antes = carta_nueva(en_enero, recibida_en=DICIEMBRE)
    cerrar(en_enero)
    despues = carta_nueva(en_enero, recibida_en=DICIEMBRE)
    assert antes.recibida_en == despues.recibida_en
    for plazo in ("plazo_clasificar", "plazo_respuesta"):
        assert getattr(antes, plazo).vence_en == getattr(despues, plazo).vence_en


def test_queda_quien_lo_cerro_y_con_que(en_enero: Elenco) -> None:
    registro = cerrar(en_enero)
    (linea,) = Asiento.objects.filter(hecho="registro_cerrado")
    assert (linea.actor, linea.registro_id) == (en_enero.titular_unidad, registro.pk)
    assert oracion(linea) == (
        "Cerró el registro JG/2026 con 1 asuntos; último folio: "
        + Correspondencia.objects.get().folio
    )


def test_un_sello_mal_anotado_no_cambia_de_registro_abierto(en_enero: Elenco) -> None:
    carta = carta_nueva(en_enero)
    with pytest.raises(DatoInvalido, match="registro 2027"):
        _corregir(en_enero, carta, recibida_en=DICIEMBRE)
    cerrar(en_enero)
    assert _corregir(en_enero, carta, recibida_en=DICIEMBRE).folio == carta.folio


def test_lo_que_llego_a_un_registro_cerrado_se_corrige_como_todo(en_enero: Elenco) -> None:
    cerrar(en_enero)
    carta = carta_nueva(en_enero, recibida_en=DICIEMBRE)
    assert _corregir(en_enero, carta, fojas=3).fojas == 3
    movida = _corregir(en_enero, carta, recibida_en=DICIEMBRE - timedelta(hours=1))
    assert (movida.recibida_en.year, movida.anio) == (2026, 2027)


def _corregir(elenco: Elenco, carta: Correspondencia, **cambios: object) -> Correspondencia:
    version = Correspondencia.objects.values_list("version", flat=True).get(pk=carta.pk)
    return services.corregir(
        elenco.analista, carta.pk, version=version, cambios=cambios, motivo="Se leyó mal"
    )


def test_una_importacion_tampoco_toma_folio_de_lo_cerrado(en_enero: Elenco) -> None:
    filas = [
        {"asunto": "Pide agua", "fecha_recepcion": dia} for dia in ("29/12/2026", "05/01/2027")
    ]
    cerrar(en_enero)
    aplicar(en_enero.analista, pedido(*filas), referencia="1")
    nuevas = Correspondencia.objects.exclude(numero=1, anio=2026).order_by("numero")
    assert [(c.anio, c.numero) for c in nuevas] == [(2027, 1), (2027, 2)]


def test_la_mesa_lo_dice_antes_de_guardar(en_enero: Elenco) -> None:
    cerrar(en_enero)
    cliente = en_enero.cliente("oficialia")
    tardia = {"recibida_en": EN_DICIEMBRE, "motivo_captura_tardia": "Llegó con la valija"}
    aviso = registrar(cliente, **tardia)
    assert aviso.status_code == 422
    assert "El registro 2026 está cerrado: recibirá folio de 2027" in aviso.content.decode()
    assert Correspondencia.objects.count() == 1
    assert registrar(cliente, **tardia, otro_registro="on").status_code == 200
    assert ultima().anio == 2027


def test_la_mesa_no_pregunta_lo_que_no_hace_falta(en_enero: Elenco) -> None:
    registrar(
        en_enero.cliente("oficialia"), recibida_en=EN_DICIEMBRE, motivo_captura_tardia="Valija"
    )
    assert ultima().anio == 2026
    assert "otro_registro" not in en_enero.cliente("oficialia").get("/registro/").content.decode()
    assert "otro_registro" not in carta_tecleada()


def test_la_pantalla_lista_los_registros_y_cierra_el_que_termino(en_enero: Elenco) -> None:
    carta_nueva(en_enero)
    cliente = en_enero.cliente("titular_unidad")
    lista = cliente.get("/registro/registros/").content.decode()
    assert "JG/2026" in lista and "JG/2027" in lista
    assert lista.count("Cerrar registro") == 1  # the year that runs cannot be closed
    registro = ContadorFolio.objects.get(serie="JG", anio=2026)
    pagina = f"/registro/registros/{registro.pk}/cerrar/"
    previa = cliente.get(pagina).content.decode()
    assert "1 asuntos" in previa and Correspondencia.objects.get(anio=2026).folio in previa
    assert cliente.post(pagina).status_code == 302
    despues = cliente.get("/registro/registros/").content.decode()
    assert "Cerrado el 12 de enero de 2027" in despues and "Titular_unidad Prueba" in despues
    assert cliente.get(pagina).status_code == 409
