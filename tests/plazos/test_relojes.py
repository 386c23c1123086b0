"""Opening, previewing and ending clocks."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio
from coordinacion.plazos import selectors, services
from coordinacion.plazos.clases import ClasePlazo, Desenlace, Unidad
from coordinacion.plazos.models import Plazo, ReglaPlazo
from coordinacion.plazos.services import Apertura
from tests.elenco import Elenco
from tests.plazos.conftest import Abrir

Local = Callable[[str], datetime]


def test_abrir_congela_la_regla_y_explica_cada_dia(abrir: Abrir, local: Local) -> None:
    plazo = abrir()
    assert plazo.vence_en == local("2026-11-20 15:00")
    assert (plazo.cantidad, plazo.unidad) == (10, Unidad.HABILES)
    assert plazo.por_validar
    assert "art. 13" in plazo.fundamento
    assert [p["cuenta"] for p in plazo.pasos if p["cuenta"]] == list(range(1, 11))
    puente = next(p for p in plazo.pasos if p["fecha"] == "2026-11-16")
    assert "art. 74, fr. VI" in puente["motivo"]
    assert plazo.paso_en == local("2026-11-12 09:00")

    ReglaPlazo.objects.filter(plazos=plazo).update(cantidad=3)
    assert Plazo.objects.get(pk=plazo.pk).vence_en == local("2026-11-20 15:00")


def test_recibir_fuera_de_horario_cuenta_desde_el_dia_habil_siguiente(
    abrir: Abrir, local: Local
) -> None:
    plazo = abrir(desde=local("2026-11-13 15:01"))
    assert plazo.inicia_en == date(2026, 11, 17)
    assert plazo.vence_en == local("2026-12-01 15:00")


def test_sin_tipo_rige_la_regla_mas_estricta(abrir: Abrir, local: Local) -> None:
    ReglaPlazo.objects.create(
        clase=ClasePlazo.RESPUESTA,
        tipo_clave="queja",
        cantidad=5,
        unidad=Unidad.NATURALES,
        naturaleza="legal",
        fundamento="De prueba",
        vigente_desde=date(2026, 1, 1),
    )
    assert abrir(tipo="").vence_en == local("2026-11-10 15:00")
    assert abrir().vence_en == local("2026-11-20 15:00")
    vigentes = selectors.catalogo().reglas_vigentes(ClasePlazo.RESPUESTA, reloj.hoy())
    estricta = selectors.elegir_regla(vigentes, ClasePlazo.RESPUESTA)
    assert estricta is not None
    assert estricta.tipo_clave == "queja"


def test_la_regla_mas_especifica_y_vigente_gana(abrir: Abrir) -> None:
    comun = {
        "clase": ClasePlazo.RESPUESTA,
        "unidad": Unidad.HABILES,
        "naturaleza": "legal",
        "fundamento": "De prueba",
    }
    for tipo, tema, cantidad, desde, hasta in (
        ("queja", "", 8, date(2026, 1, 1), None),
        ("queja", "agua", 6, date(2026, 1, 1), None),
        ("queja", "caminos", 4, date(2025, 1, 1), date(2025, 12, 31)),
    ):
        ReglaPlazo.objects.create(
            **comun,
            tipo_clave=tipo,
            tema_clave=tema,
            cantidad=cantidad,
            vigente_desde=desde,
            vigente_hasta=hasta,
        )
    assert abrir(tipo="queja", tema="agua").cantidad == 6
    assert abrir(tipo="queja", tema="caminos").cantidad == 8
    assert abrir(tipo="peticion", tema="agua").cantidad == 10


def test_el_requerimiento_pide_la_fecha_que_senala(abrir: Abrir, local: Local) -> None:
    with pytest.raises(DatoInvalido) as error:
        abrir(tipo="requerimiento_autoridad")
    assert "fecha_senalada" in error.value.campos
    plazo = abrir(tipo="requerimiento_autoridad", fecha_senalada=local("2026-11-08 12:00"))
    assert plazo.vence_en == local("2026-11-08 12:00")
    assert not plazo.por_validar


def test_sin_regla_vigente_no_se_inventa_un_plazo(abrir: Abrir) -> None:
    ReglaPlazo.objects.filter(clase=ClasePlazo.ACUSE).update(vigente_hasta=date(2025, 1, 1))
    with pytest.raises(ErrorDeDominio, match="Acuse"):
        abrir(ClasePlazo.ACUSE)


def test_mas_alla_de_lo_publicado_es_provisional(abrir: Abrir, local: Local) -> None:
    plazo = abrir(desde=local("2026-12-28 10:00"))
    assert plazo.provisional
    assert "2027 sin publicar" in plazo.explicacion["notas"][0]


def test_el_turno_cabe_en_el_plazo_del_asunto(abrir: Abrir, local: Local) -> None:
    asunto = abrir(cantidad=5)
    turno = abrir(ClasePlazo.RESPUESTA_TURNO, tope=asunto, turno_id=7)
    assert asunto.vence_en == local("2026-11-12 15:00")
    assert turno.vence_en == local("2026-11-10 15:00")
    previo = services.prever(
        clase=ClasePlazo.RESPUESTA_TURNO, desde=local("2026-11-12 10:00"), tope=asunto
    )
    assert previo.estrecho


def test_abrir_cuesta_lo_mismo_para_uno_que_para_cuarenta(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    asunto = abrir()
    aperturas = [
        Apertura(
            clase=ClasePlazo.RESPUESTA_TURNO,
            desde=local("2026-11-05 10:00"),
            asunto_id=1,
            turno_id=n,
            folio=asunto.folio,
            url="/turnos/",
            institucion_id=elenco.a.pk,
            tope=asunto,
        )
        for n in range(40)
    ]
    with CaptureQueriesContext(connection) as uno:
        services.abrir_varios(aperturas[:1])
    with CaptureQueriesContext(connection) as cuarenta:
        plazos = services.abrir_varios(aperturas)
    assert [p.turno_id for p in plazos] == list(range(40))
    assert len(cuarenta) == len(uno) <= 7
    assert services.abrir_varios([]) == []


def test_cerrar_una_sola_vez(abrir: Abrir, local: Local) -> None:
    plazo = abrir()
    services.cerrar(plazo, en=local("2026-11-06 10:00"), desenlace=Desenlace.NOTIFICADA)
    services.cerrar(plazo, en=local("2026-11-09 10:00"), desenlace=Desenlace.TERMINADA)
    plazo = Plazo.objects.get(pk=plazo.pk)
    assert plazo.cerrado_en == local("2026-11-06 10:00")
    assert (plazo.desenlace, plazo.paso_en) == (Desenlace.NOTIFICADA, None)
    services.corregir_cierre(plazo, en=local("2026-11-05 12:00"), desenlace=Desenlace.CUMPLIDO)
    assert plazo.cerrado_en == local("2026-11-05 12:00")


def test_cerrar_en_bloque_solo_lo_abierto(abrir: Abrir, local: Local) -> None:
    plazos = [abrir(), abrir(), abrir()]
    services.cerrar(plazos[0], en=local("2026-11-05 11:00"), desenlace=Desenlace.CUMPLIDO)
    cerrados = services.cerrar_en_bloque(
        [p.pk for p in plazos], en=local("2026-11-06 11:00"), desenlace=Desenlace.TERMINADA
    )
    assert cerrados == 2


def test_habiles_transcurridos(db: None, local: Local) -> None:
    cuenta = services.habiles_transcurridos
    assert cuenta(local("2026-11-13 10:00"), local("2026-11-17 09:00")) == 1
    assert cuenta(local("2026-11-13 10:00"), local("2026-11-16 09:00")) == 0
    assert cuenta(local("2026-11-13 23:00"), local("2026-11-13 23:30")) == 0
