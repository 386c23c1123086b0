"""A list leaves as a spreadsheet or on paper, whole, masked and without formulas."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.operaciones.models import Operacion
from coordinacion.organizacion.models import Adscripcion
from tests.elenco import clasificada, destino, turnada
from tests.operaciones.conftest import elegir, hacer, la_ultima
from tests.soporte.hojas import texto


def _archivo(elenco, quien: str, operacion: Operacion) -> bytes:
    respuesta = elenco.cliente(quien).get(f"/operaciones/{operacion.pk}/archivo/")
    assert respuesta.status_code == 200
    assert respuesta["Content-Disposition"].startswith("attachment")
    return b"".join(respuesta.streaming_content)


def _filas(contenido: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(BytesIO(contenido)).active.iter_rows(values_only=True))


def test_exportar_toda_la_lista_da_una_hoja_con_sus_renglones(elenco):
    cartas = [clasificada(elenco, asunto=f"=1+{n}") for n in range(3)]
    clasificada(elenco, asunto="Otra cosa", localidad="Lejos")
    elegir(elenco, "analista", "por-turnar", "exportar", alcance="filtro", consulta="orden=folio")
    encabezado, *filas = _filas(_archivo(elenco, "analista", la_ultima()))
    assert encabezado[0] == "Folio"
    assert [fila[0] for fila in filas][:3] == [carta.folio for carta in cartas]
    assert len(filas) == 4
    assert filas[0][6] == "=1+0"  # as text: the book was read without computing anything


def test_lo_reservado_sale_con_folio_y_nada_mas(elenco):
    carta = clasificada(elenco, tipo="denuncia", asunto="Denuncia a su vecino")
    for quien in ("analista", "auditoria"):  # one may read it, the other may not
        elegir(elenco, quien, "buscar", "exportar", alcance="filtro")
        _, fila = _filas(_archivo(elenco, quien, la_ultima()))
        assert fila[0] == carta.folio
        assert fila[6] == "Asunto reservado"
        assert "Denuncia a su vecino" not in str(fila)


def test_el_archivo_es_de_quien_lo_pidio_y_mientras_tenga_papel(elenco, por_turnar):
    elegir(elenco, "analista", "por-turnar", "exportar", alcance="filtro")
    ruta = f"/operaciones/{la_ultima().pk}/archivo/"
    assert elenco.cliente("titular_unidad").get(ruta).status_code == 404
    assert elenco.cliente("analista").get(ruta).status_code == 200
    Adscripcion.objects.filter(usuario=elenco.analista).delete()
    assert elenco.cliente("analista").get(ruta).status_code == 403


def test_la_lista_se_imprime_con_sus_renglones(elenco, por_turnar):
    elegir(elenco, "analista", "por-turnar", "imprimir_lista", alcance="filtro")
    pdf = texto(_archivo(elenco, "analista", la_ultima()))
    assert "Lista de asuntos" in pdf
    assert all(carta.folio in pdf for carta in por_turnar)


def test_los_volantes_van_juntos_en_un_documento(elenco, por_acusar):
    claves = [turno.pk for turno in por_acusar]
    elegir(elenco, "enlace_a", "mis-turnos", "imprimir_volantes", claves)
    pdf = texto(_archivo(elenco, "enlace_a", la_ultima()))
    assert pdf.count("Corte aquí".upper()) == 3
    assert all(turno.correspondencia.folio in pdf for turno in por_acusar)


def test_imprimir_un_volante_reservado_es_consultarlo_y_queda_asentado(elenco):
    carta = clasificada(elenco, tipo="denuncia", asunto="Denuncia a su vecino")
    canalizacion.turnar(
        elenco.analista, carta.pk, [destino(elenco.a, enlaces=(elenco.enlace_a,))], confirmado=True
    )
    antes = Asiento.objects.count()
    elegir(elenco, "enlace_a", "mis-turnos", "imprimir_volantes", alcance="filtro")
    assert "Denuncia a su vecino" not in texto(_archivo(elenco, "enlace_a", la_ultima()))
    assert Asiento.objects.count() == antes + 1
    elegir(elenco, "enlace_a2", "mis-turnos", "imprimir_volantes", alcance="filtro")
    operacion = la_ultima()
    assert (operacion.hechas, operacion.rechazadas, operacion.archivo_nombre) == (0, 1, "")


def test_lo_que_ya_no_se_puede_leer_no_sale_y_se_dice(elenco):
    turnos = [turnada(elenco)[1][0] for _ in range(30)]
    elegir(elenco, "enlace_a", "mis-turnos", "exportar", [uno.pk for uno in turnos])
    operacion = la_ultima()
    assert operacion.estado == "en_espera"
    Adscripcion.objects.filter(usuario=elenco.enlace_a).delete()
    operacion = hacer(operacion)
    assert (operacion.hechas, operacion.rechazadas) == (0, 30)
    assert not operacion.archivo


@pytest.mark.parametrize("verbo", ["exportar", "imprimir_lista"])
def test_los_turnos_tambien_salen_en_lista(elenco, por_acusar, verbo):
    elegir(elenco, "analista", "por-acusar", verbo, alcance="filtro")
    contenido = _archivo(elenco, "analista", la_ultima())
    visto = texto(contenido) if verbo == "imprimir_lista" else str(_filas(contenido))
    assert all(f"{t.correspondencia.folio} · {t.numero}" in visto for t in por_acusar)
    assert elenco.a.nombre in visto
