"""archivar, and what may and may not be done to a letter before and after it."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from coordinacion.archivo import services
from coordinacion.archivo.models import EnExpediente, Expediente
from coordinacion.archivo.selectors import acceso_de, resumen
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import oracion
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.selectors.expediente import expediente as expediente_de
from coordinacion.canalizacion.services.acumular import por_notificar
from coordinacion.canalizacion.services.adjuntar import adjuntar
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos.models import Documento
from coordinacion.documentos.services import guardar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.supervision.selectors.dias import concluidas
from tests.archivo.expedientes import LUGAR, TITULO, archivar, concluida, expediente, serie
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, carta_nueva
from tests.matriz import verbos_carta
from tests.soporte.hojas import texto
from workflows import motor
from workflows.models import Proceso

OAXACA = ZoneInfo("America/Mexico_City")


@pytest.fixture(autouse=True)
def _un_dia() -> Iterator[None]:
    with reloj.en(datetime(2026, 3, 11, 10, tzinfo=OAXACA)):
        yield


def _ultimo(carta: Correspondencia) -> Asiento:
    return Asiento.objects.filter(asunto_id=carta.pk).latest("pk")


def test_queda_en_su_expediente_con_fojas_lugar_y_huellas(elenco: Elenco) -> None:
    carta, uno = concluida(elenco), expediente(elenco)
    escaneo = guardar(
        elenco.analista,
        SimpleUploadedFile("oficio.pdf", pdf(), "application/pdf"),
        clase=Documento.Clase.ANEXO,
    )
    adjuntar(elenco.analista, carta.pk, [escaneo])
    archivada = archivar(elenco, carta, uno, fojas=4, copia_completa=True)
    pieza = archivada.en_expediente
    assert archivada.estado == "archivada"
    assert (pieza.expediente, pieza.fojas, pieza.copia_completa) == (uno, 4, True)
    assert (pieza.archivada_por, pieza.archivada_en) == (elenco.archivo, reloj.ahora())
    linea = _ultimo(carta)
    assert linea.datos["huellas"] == [escaneo.sha256]
    assert oracion(linea) == (
        f"Archivó el asunto en el expediente {uno.codigo}, con 4 fojas y 1 copias digitales. "
        f"Lugar: {LUGAR}"
    )
    assert not Proceso.objects.filter(carta_id=carta.pk, status="NEW").exists()


def test_lo_que_nunca_fue_papel_tiene_cero_fojas_y_sin_contar_no_se_archiva(
    elenco: Elenco,
) -> None:
    carta, uno = concluida(elenco, fojas=None), expediente(elenco)
    with pytest.raises(DatoInvalido, match="cuéntelas"):
        services.archivar(elenco.archivo, carta.pk, expediente=uno)
    assert archivar(elenco, carta, uno, fojas=0).en_expediente.fojas == 0


def test_sin_decir_fojas_valen_las_del_registro(elenco: Elenco) -> None:
    carta = concluida(elenco, fojas=7)
    assert archivar(elenco, carta, expediente(elenco), fojas=None).en_expediente.fojas == 7


def test_lo_que_contiene_se_suma_de_sus_asuntos(elenco: Elenco) -> None:
    uno = expediente(elenco)
    for fojas in (2, 5):
        archivar(elenco, concluida(elenco), uno, fojas=fojas)
    hay = resumen(uno)
    assert (hay.asuntos, hay.fojas, hay.digitales) == (2, 7, 0)


def test_en_un_expediente_cerrado_no_entra_nada(elenco: Elenco) -> None:
    carta, uno = concluida(elenco), expediente(elenco)
    services.cerrar(elenco.archivo, uno.pk)
    with pytest.raises(DatoInvalido, match="ya se cerró"):
        services.archivar(elenco.archivo, carta.pk, expediente=uno, fojas=1)
    assert not EnExpediente.objects.exists()
    services.volver_a_abrir(elenco.archivo, uno.pk, motivo="Faltaba un asunto")
    assert archivar(elenco, carta, uno).estado == "archivada"


def test_el_que_se_abre_al_archivar_se_deshace_si_no_se_archiva(elenco: Elenco) -> None:
    """One transaction: no number is spent on a file that nothing went into."""
    nuevo = Expediente(serie=serie(), titulo=TITULO, ubicacion=LUGAR, clave_envio="2" * 32)
    carta = carta_nueva(elenco)
    with pytest.raises(EstadoNoAdmite):
        services.archivar(elenco.archivo, carta.pk, expediente=nuevo, fojas=1)
    assert not Expediente.objects.exists()
    assert expediente(elenco).numero == 1


def test_lo_acumulado_espera_a_que_termine_su_principal(elenco: Elenco) -> None:
    principal = concluida(elenco)
    Correspondencia.objects.filter(pk=principal.pk).update(estado="canalizada")
    sigue = carta_nueva(elenco, recibida_en=reloj.ahora())
    motor.de_carta(canalizacion.acumular, elenco.analista, sigue.pk, principal_id=principal.pk)
    uno = expediente(elenco)
    with pytest.raises(EstadoNoAdmite, match=principal.folio):
        services.archivar(elenco.archivo, sigue.pk, expediente=uno, fojas=1)
    Correspondencia.objects.filter(pk=principal.pk).update(estado="concluida")
    assert [carta.pk for carta in por_notificar(principal.pk)] == [sigue.pk]
    archivar(elenco, sigue, uno)
    assert not por_notificar(principal.pk).exists()


@pytest.mark.parametrize(
    ("terminar", "vuelve"),
    [("desechar", True), ("cancelar", False), ("acumular", False)],
)
def test_del_archivo_vuelve_solo_lo_que_termino_por_si_mismo(
    elenco: Elenco, terminar: str, vuelve: bool
) -> None:
    carta = carta_nueva(elenco)
    quien = elenco.titular_unidad if terminar == "desechar" else elenco.analista
    verbos_carta.EJECUTAR[terminar](elenco, quien, carta)
    verbos_carta.archivar(elenco, elenco.archivo, carta)
    if not vuelve:
        with pytest.raises(EstadoNoAdmite):
            verbos_carta.reabrir(elenco, elenco.titular_unidad, carta)
        return
    verbos_carta.reabrir(elenco, elenco.titular_unidad, carta)
    assert Correspondencia.objects.get(pk=carta.pk).estado == "recibida", "nadie la clasificó"


def test_lo_reabierto_conserva_su_lugar_y_se_archiva_otra_vez(elenco: Elenco) -> None:
    uno, otro = expediente(elenco), expediente(elenco)
    carta = archivar(elenco, concluida(elenco), uno)
    verbos_carta.reabrir(elenco, elenco.titular_unidad, carta)
    assert Proceso.objects.filter(carta_id=carta.pk, status="NEW").count() == 1
    assert EnExpediente.objects.get(carta=carta).expediente == uno
    verbos_carta.cancelar(elenco, elenco.analista, carta)
    archivar(elenco, carta, otro, fojas=9)
    pieza = EnExpediente.objects.get(carta=carta)
    assert (pieza.expediente, pieza.fojas) == (otro, 9)


def test_trasladar_deja_el_motivo_y_el_asunto_sigue_archivado(elenco: Elenco) -> None:
    uno, otro = expediente(elenco), expediente(elenco)
    carta = archivar(elenco, concluida(elenco), uno)
    services.trasladar(
        elenco.archivo, carta.pk, expediente_id=otro.pk, motivo="Es de otra comunidad"
    )
    assert EnExpediente.objects.get(carta=carta).expediente == otro
    assert Correspondencia.objects.get(pk=carta.pk).estado == "archivada"
    assert oracion(_ultimo(carta)) == (
        f"Pasó el asunto del expediente {uno} al {otro}. Motivo: Es de otra comunidad"
    )
    for a_cual, campo in ((otro, "numero"), (uno, "motivo")):
        with pytest.raises(DatoInvalido) as error:
            services.trasladar(elenco.archivo, carta.pk, expediente_id=a_cual.pk, motivo=campo[:6])
            services.trasladar(elenco.archivo, carta.pk, expediente_id=otro.pk, motivo=" ")
        assert set(error.value.campos) == {campo}


def test_el_expediente_se_clasifica_como_el_mas_restringido_de_sus_asuntos(
    elenco: Elenco,
) -> None:
    uno = expediente(elenco)
    for acceso in ("normal", "confidencial", "reservado"):
        carta = archivar(elenco, concluida(elenco), uno)
        Correspondencia.objects.filter(pk=carta.pk).update(acceso=acceso)
        assert acceso_de(uno) == acceso


def test_la_base_no_admite_una_pieza_a_medias(elenco: Elenco) -> None:
    carta, uno = concluida(elenco), expediente(elenco)
    with pytest.raises(IntegrityError), transaction.atomic():
        EnExpediente.objects.create(carta=carta, expediente=uno, fojas=3)


def test_archivar_no_cambia_lo_que_ya_se_habia_contado_de_el(elenco: Elenco) -> None:
    """The head's figures, the daily list and what an institution reads are of how it ended."""
    carta, cancelada = concluida(elenco), carta_nueva(elenco, recibida_en=reloj.ahora())
    verbos_carta.cancelar(elenco, elenco.analista, cancelada)
    uno = expediente(elenco)

    def dicho() -> tuple[int, str, bool]:
        cartas = Correspondencia.objects.filter(concluidas(reloj.hoy()))
        hoja = elenco.cliente("oficialia").get("/registro/relacion-diaria.pdf").content
        vista = expediente_de(elenco.enlace_a, Correspondencia.objects.get(pk=carta.pk))
        return cartas.count(), texto(hoja).partition("Totales")[2], vista.ve_sentidos

    antes = dicho()
    assert antes[0] == 1 and "Cancelada" in antes[1] and antes[2]
    archivar(elenco, carta, uno)
    archivar(elenco, cancelada, uno)
    assert dicho() == antes
