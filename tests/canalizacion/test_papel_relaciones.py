"""Relaciones de envío: emitted per institution, printed, and delivered: then ACUSE runs."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from coordinacion.canalizacion import services
from coordinacion.canalizacion.models import RelacionEnvio, Turno
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO, EstadoTurno
from tests.canalizacion.turnos_http import ahora, escaneo, tecleado
from tests.elenco import Elenco, destino, turnada
from tests.soporte import hojas

LISTA = reverse("papel:relaciones")
EMITIR = reverse("papel:relacion_emitir")


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def en_papel(elenco: Elenco, cuantos: int = 1) -> list[Turno]:
    return [turnada(elenco, destino(elenco.d))[1][0] for _ in range(cuantos)]


def emitir(elenco: Elenco, *turnos: Turno) -> RelacionEnvio:
    datos = {"institucion": elenco.d.pk, "turnos": [turno.pk for turno in turnos]}
    respuesta = elenco.cliente("oficialia").post(EMITIR, datos)
    assert respuesta.status_code == 302
    return RelacionEnvio.objects.latest("pk")


def de(relacion: RelacionEnvio, nombre: str = "relacion") -> str:
    return reverse(f"papel:{nombre}", args=[relacion.pk])


def entrega(**cambios: object) -> dict[str, object]:
    return {"momento": tecleado(reloj.ahora()), "recibio": "Oficialía de la Secretaría", **cambios}


def test_se_agrupan_por_institucion_y_se_emite_una(elenco: Elenco) -> None:
    turnos = en_papel(elenco, 3)
    turnada(elenco)
    html = elenco.cliente("oficialia").get(LISTA).content.decode()
    assert f"{elenco.d.nombre} (3)" in html
    assert elenco.a.nombre not in html
    relacion = emitir(elenco, *turnos[:2])
    assert {turno.pk for turno in relacion.turnos.all()} == {turno.pk for turno in turnos[:2]}
    despues = elenco.cliente("oficialia").get(LISTA).content.decode()
    assert f"{elenco.d.nombre} (1)" in despues
    assert relacion.folio in despues


def test_el_mismo_envio_dos_veces_emite_una(elenco: Elenco) -> None:
    turnos = en_papel(elenco, 2)
    emitir(elenco, *turnos)
    datos = {"institucion": elenco.d.pk, "turnos": [turno.pk for turno in turnos]}
    assert elenco.cliente("oficialia").post(EMITIR, datos).status_code == 422
    assert RelacionEnvio.objects.count() == 1


def test_no_se_emite_vacia_ni_con_turnos_de_otra_institucion(elenco: Elenco) -> None:
    turno = en_papel(elenco)[0]
    ajeno = turnada(elenco)[1][0]
    cliente = elenco.cliente("oficialia")
    assert cliente.post(EMITIR, {"institucion": elenco.d.pk}).status_code == 422
    for datos in (
        {"institucion": elenco.d.pk, "turnos": [ajeno.pk]},
        {"institucion": "x", "turnos": [turno.pk]},
        {"institucion": elenco.d.pk, "turnos": ["x"]},
    ):
        assert cliente.post(EMITIR, datos).status_code == 422
    otra = {"institucion": elenco.a.pk, "turnos": [turno.pk]}
    assert cliente.post(EMITIR, otra).status_code == 404
    assert not RelacionEnvio.objects.exists()


def test_entregarla_arranca_el_acuse_desde_el_sello(elenco: Elenco) -> None:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        turno = en_papel(elenco)[0]
        relacion = emitir(elenco, turno)
    assert ahora(turno).plazo_acuse is None
    assert (
        "por entregar" in elenco.cliente("oficialia").get(turno.get_absolute_url()).content.decode()
    )
    sello = reloj.minuto(reloj.ahora() - timedelta(days=20))
    datos = entrega(momento=tecleado(sello), archivo=escaneo("relacion.pdf"))
    cliente = elenco.cliente("oficialia")
    assert cliente.post(de(relacion, "relacion_entregar"), datos).status_code == 302
    plazo = ahora(turno).plazo_acuse
    assert plazo is not None
    assert plazo.desde == sello
    assert services.acusar_tacitos() == 1
    assert ahora(turno).acuse == "tacito"
    pagina = cliente.get(de(relacion)).content.decode()
    assert "Ver la relación firmada" in pagina
    prueba = cliente.get(de(relacion, "relacion_prueba"))
    assert prueba.headers["Content-Type"] == "application/pdf"


def test_sin_escaneo_la_entrega_se_ve_sin_digitalizar(elenco: Elenco) -> None:
    relacion = emitir(elenco, *en_papel(elenco))
    cliente = elenco.cliente("oficialia")
    cliente.post(de(relacion, "relacion_entregar"), entrega())
    assert "Sin digitalizar" in cliente.get(de(relacion)).content.decode()
    assert cliente.get(de(relacion, "relacion_prueba")).status_code == 404


def test_entregarla_dos_veces(elenco: Elenco) -> None:
    relacion = emitir(elenco, *en_papel(elenco))
    cliente = elenco.cliente("oficialia")
    assert cliente.post(de(relacion, "relacion_entregar"), entrega()).status_code == 302
    segunda = cliente.post(de(relacion, "relacion_entregar"), entrega(recibio="Otra persona"))
    assert segunda.status_code == 409
    assert "ya tiene registrada su entrega" in segunda.content.decode()
    assert "Otra persona" in segunda.content.decode()
    assert cliente.get(de(relacion, "relacion_entregar")).status_code == 409


@pytest.mark.parametrize(
    "cambio",
    [
        {"momento": "2999-01-01T10:00"},
        {"momento": "2020-01-01T10:00"},
        {"momento": ""},
        {"recibio": " "},
    ],
)
def test_la_entrega_se_revisa(elenco: Elenco, cambio: dict[str, str]) -> None:
    relacion = emitir(elenco, *en_papel(elenco))
    respuesta = elenco.cliente("oficialia").post(
        de(relacion, "relacion_entregar"), entrega(**cambio)
    )
    assert respuesta.status_code == 422
    assert RelacionEnvio.objects.get().entregada_en is None


def test_la_hoja_del_mensajero(elenco: Elenco, carpeta: Path) -> None:
    turnos = en_papel(elenco, 2)
    relacion = emitir(elenco, *turnos)
    hoja = hojas.texto(elenco.cliente("oficialia").get(de(relacion, "relacion_pdf")).content)
    for dato in (relacion.folio, elenco.d.nombre, "Total: 2 turnos"):
        assert dato in hoja
    for turno in turnos:
        assert turno.correspondencia.folio in hoja


def test_lo_reservado_va_tapado_y_lo_relaciona_quien_lo_lee(elenco: Elenco) -> None:
    turno = turnada(elenco, destino(elenco.d), tipo="denuncia", asunto="Secreto")[1][0]
    html = elenco.cliente("oficialia").get(LISTA).content.decode()
    assert ASUNTO_RESERVADO in html
    assert "Secreto" not in html
    datos = {"institucion": elenco.d.pk, "turnos": [turno.pk]}
    assert elenco.cliente("oficialia").post(EMITIR, datos).status_code == 422
    assert elenco.cliente("analista").post(EMITIR, datos).status_code == 302
    pagina = elenco.cliente("oficialia").get(de(RelacionEnvio.objects.get())).content.decode()
    assert "Secreto" not in pagina


def test_las_relaciones_son_de_oficialia_y_analista(elenco: Elenco) -> None:
    turno = en_papel(elenco)[0]
    relacion = emitir(elenco, turno)
    for quien in ("enlace_a", "titular_unidad", "consulta", "extrano"):
        cliente = elenco.cliente(quien)
        for nombre in ("relacion", "relacion_pdf", "relacion_prueba", "relacion_entregar"):
            assert cliente.get(de(relacion, nombre)).status_code == 403
        assert cliente.get(LISTA).status_code == 403
        assert cliente.post(EMITIR, {}).status_code == 403
        assert cliente.post(de(relacion, "relacion_entregar"), entrega()).status_code == 403
    assert elenco.cliente("oficialia").get(EMITIR).status_code == 405
    assert elenco.cliente("oficialia").get("/papel/relaciones/999999/").status_code == 404
    assert RelacionEnvio.objects.get().entregada_en is None
    assert ahora(turno).estado == EstadoTurno.TURNADO


def test_el_folio_de_la_relacion_la_abre(elenco: Elenco) -> None:
    relacion = emitir(elenco, *en_papel(elenco))
    for texto in (relacion.folio, relacion.folio.lower(), f"http://testserver{de(relacion)}"):
        respuesta = elenco.cliente("oficialia").get(reverse("papel:inicio"), {"folio": texto})
        assert respuesta.headers["Location"] == de(relacion)


def test_las_consultas_no_crecen_con_las_filas(elenco: Elenco) -> None:
    def contar() -> int:
        elenco.cliente("oficialia").get(LISTA)
        with CaptureQueriesContext(connection) as consultas:
            elenco.cliente("oficialia").get(LISTA)
        return len(consultas)

    en_papel(elenco)
    con_una = contar()
    en_papel(elenco, 12)
    for turno in en_papel(elenco, 4):
        emitir(elenco, turno)
    assert contar() == con_una <= 10
