"""Calendars inherit, and a day that changes moves the clocks that it touches."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.plazos import selectors, services
from coordinacion.plazos.clases import ClasePlazo, Desenlace
from coordinacion.plazos.models import (
    AjustePlazo,
    Calendario,
    DiaCalendario,
    DiaInhabil,
    Plazo,
)
from coordinacion.plazos.services import dias as dias_efectivos
from tests.elenco import Elenco
from tests.plazos.conftest import Abrir, Reloj

Local = Callable[[str], datetime]
Agregar = Callable[..., DiaInhabil]


@pytest.fixture
def estatal(db: None) -> Calendario:
    return services.calendario_de(None)


@pytest.fixture
def propio(elenco: Elenco, estatal: Calendario) -> Calendario:
    """A calendar of institution `a`, under the state's."""
    calendario = Calendario.objects.create(
        clave="propio",
        nombre="De la institución",
        padre=estatal,
        institucion=elenco.a,
        hora_apertura=time(8),
        hora_cierre=time(16),
    )
    services.materializar(calendario)
    return calendario


@pytest.fixture
def agregar(elenco: Elenco, estatal: Calendario) -> Agregar:
    """Add a non-working day to the state's calendar."""

    def _agregar(inicio: date, fin: date | None = None, **opciones: object) -> DiaInhabil:
        datos: dict[str, object] = {
            "calendario": estatal,
            "motivo": "Puente",
            "acto": "Acuerdo 5/2026",
            **opciones,
        }
        return services.agregar_inhabil(
            elenco.administracion,
            fecha_inicio=inicio,
            fecha_fin=fin,
            **datos,  # type: ignore[arg-type]
        )

    return _agregar


def test_lo_materializado_hereda_y_cuenta(estatal: Calendario, propio: Calendario) -> None:
    for calendario in (estatal, propio):
        dia = DiaCalendario.objects.get(calendario=calendario, fecha=date(2026, 11, 16))
        assert not dia.es_habil
        assert "fr. VI" in dia.motivo
    dias = DiaCalendario.objects.filter(calendario=estatal).order_by("fecha")
    cuenta = 0
    for dia in dias:
        cuenta += dia.es_habil
        assert dia.ordinal == cuenta
        assert dia.es_habil == (not dia.motivo)
    assert dias.first().fecha == date(2023, 1, 1)  # type: ignore[union-attr]
    assert dias.last().fecha == date(2031, 12, 31)  # type: ignore[union-attr]


def test_cada_institucion_cuenta_en_su_calendario(
    elenco: Elenco, estatal: Calendario, propio: Calendario, abrir: Abrir, local: Local
) -> None:
    services.agregar_inhabil(
        elenco.administracion,
        calendario=propio,
        fecha_inicio=date(2026, 11, 9),
        motivo="Aniversario",
        acto="Circular 1",
    )
    suyo = abrir(ClasePlazo.ACUSE, institucion_id=elenco.a.pk)
    ajeno = abrir(ClasePlazo.ACUSE, institucion_id=elenco.b.pk)
    assert suyo.vence_en == local("2026-11-10 16:00")
    assert ajeno.vence_en == local("2026-11-09 15:00")
    assert services.calendario_de(elenco.b.pk) == estatal


def test_un_dia_nuevo_mueve_lo_que_toca_y_nada_mas(
    elenco: Elenco, abrir: Abrir, agregar: Agregar, local: Local
) -> None:
    tocado = abrir()
    corto = abrir(ClasePlazo.CLASIFICAR)
    cerrado = abrir()
    services.cerrar(cerrado, en=local("2026-11-05 11:00"), desenlace=Desenlace.NOTIFICADA)
    fijo = abrir(fecha_senalada=local("2026-11-18 12:00"))

    inhabil = agregar(date(2026, 11, 17), date(2026, 11, 18))

    movido = Plazo.objects.get(pk=tocado.pk)
    assert movido.vence_en == local("2026-11-24 15:00")
    assert movido.vence_original_en == local("2026-11-20 15:00")
    assert "Acuerdo 5/2026" in next(p["motivo"] for p in movido.pasos if p["fecha"] == "2026-11-17")
    for igual in (corto, cerrado, fijo):
        assert Plazo.objects.get(pk=igual.pk).vence_en == igual.vence_en
    ajuste = AjustePlazo.objects.get()
    assert (ajuste.plazo_id, ajuste.acto) == (tocado.pk, "Acuerdo 5/2026")
    assert ajuste.quien == elenco.administracion
    assert Asiento.objects.filter(hecho=Hecho.DIA_INHABIL_AGREGADO).count() == 1
    assert not Asiento.objects.filter(hecho=Hecho.PLAZO_REAJUSTADO).exists()  # the ledger says it

    services.retirar_inhabil(elenco.administracion, inhabil, acto="Acuerdo 6/2026")
    assert Plazo.objects.get(pk=tocado.pk).vence_en == local("2026-11-20 15:00")
    assert AjustePlazo.objects.filter(plazo=tocado).count() == 2
    with pytest.raises(EstadoNoAdmite):
        services.retirar_inhabil(elenco.administracion, inhabil, acto="Otra vez")


def test_los_ordinales_siguen_al_calendario(abrir: Abrir, agregar: Agregar, en: Reloj) -> None:
    """A past day added late moves no younger clock, but shifts where it stands."""
    en("2026-11-12 10:00")
    plazo = abrir()
    agregar(date(2026, 11, 10))
    guardado = Plazo.objects.get(pk=plazo.pk)
    assert guardado.vence_en == plazo.vence_en
    assert guardado.vence_ordinal == (plazo.vence_ordinal or 0) - 1
    dia = DiaCalendario.objects.get(calendario=plazo.calendario, fecha=date(2026, 11, 27))
    assert guardado.vence_ordinal == dia.ordinal


def test_el_turno_sigue_a_su_asunto_cuando_cambia_un_dia(
    abrir: Abrir, agregar: Agregar, local: Local
) -> None:
    asunto = abrir(cantidad=6)
    turno = abrir(ClasePlazo.RESPUESTA_TURNO, tope=asunto, turno_id=1)
    assert turno.vence_en == local("2026-11-11 15:00")
    agregar(date(2026, 11, 10))
    assert Plazo.objects.get(pk=asunto.pk).vence_en == local("2026-11-17 15:00")
    assert Plazo.objects.get(pk=turno.pk).vence_en == local("2026-11-12 15:00")


def test_la_reserva_se_cuenta_otra_vez_bajo_una_fecha_fija(
    abrir: Abrir, agregar: Agregar, local: Local
) -> None:
    """The letter's date does not move, but the working days kept before it do."""
    asunto = abrir(fecha_senalada=local("2026-11-13 12:00"))
    turno = abrir(ClasePlazo.RESPUESTA_TURNO, tope=asunto, turno_id=1)
    assert turno.vence_en == local("2026-11-11 15:00")
    agregar(date(2026, 11, 12))
    assert Plazo.objects.get(pk=turno.pk).vence_en == local("2026-11-10 15:00")


def test_lo_vencido_no_revive_salvo_que_el_acto_lo_diga(
    elenco: Elenco, abrir: Abrir, agregar: Agregar, local: Local, en: Reloj
) -> None:
    plazo = abrir(ClasePlazo.RESPUESTA_TURNO, institucion_id=elenco.a.pk, turno_id=1)
    en("2026-11-13 10:00")
    agregar(date(2026, 11, 11))
    assert Plazo.objects.get(pk=plazo.pk).vence_en == local("2026-11-12 15:00")
    agregar(date(2026, 11, 10), acto="Decreto 9", retroactivo=True)
    assert Plazo.objects.get(pk=plazo.pk).vence_en == local("2026-11-17 15:00")
    hecho = Asiento.objects.get(hecho=Hecho.PLAZO_REVIVIDO)
    assert hecho.registro_id == plazo.pk
    avisos = Aviso.objects.filter(texto__contains="vuelven a correr: 1")
    assert {a.destinatario for a in avisos} == {elenco.enlace_a, elenco.enlace_a2}


def test_publicar_el_calendario_asienta_lo_provisional(
    elenco: Elenco, abrir: Abrir, estatal: Calendario, local: Local, en: Reloj
) -> None:
    en("2026-12-28 10:00")
    plazo = abrir()
    assert plazo.provisional
    services.publicar_calendario(
        elenco.administracion, estatal, hasta=date(2027, 12, 31), acto="Acuerdo 1/2027"
    )
    guardado = Plazo.objects.get(pk=plazo.pk)
    assert not guardado.provisional
    assert guardado.explicacion["notas"] == []
    assert guardado.vence_en == plazo.vence_en
    assert not AjustePlazo.objects.exists()
    with pytest.raises(DatoInvalido):
        services.publicar_calendario(
            elenco.administracion, estatal, hasta=date(2027, 12, 31), acto=" "
        )


def test_publicar_confirma_lo_vencido_sin_moverlo(
    elenco: Elenco, abrir: Abrir, agregar: Agregar, estatal: Calendario, en: Reloj
) -> None:
    """A day added late moved nothing that had run out; publishing does not either."""
    en("2026-12-28 10:00")
    plazo = abrir()
    en("2027-01-20 10:00")
    agregar(date(2027, 1, 5))
    services.publicar_calendario(
        elenco.administracion, estatal, hasta=date(2027, 12, 31), acto="Acuerdo 1/2027"
    )
    guardado = Plazo.objects.get(pk=plazo.pk)
    assert not guardado.provisional
    assert guardado.vence_en == plazo.vence_en
    assert not AjustePlazo.objects.exists()


def test_publicar_alcanza_a_lo_que_depende_de_otro_calendario(
    elenco: Elenco, abrir: Abrir, estatal: Calendario, propio: Calendario, en: Reloj
) -> None:
    """An institution that does not inherit from the state still waits for the state's letter."""
    Calendario.objects.filter(pk=propio.pk).update(padre=estatal.padre)
    services.materializar(Calendario.objects.get(pk=propio.pk))
    en("2026-12-28 10:00")
    asunto = abrir(cantidad=8)
    turno = abrir(
        ClasePlazo.RESPUESTA_TURNO, tope=asunto, turno_id=1, institucion_id=elenco.a.pk, cantidad=30
    )
    assert turno.calendario == propio
    assert turno.provisional
    services.publicar_calendario(
        elenco.administracion, estatal, hasta=date(2027, 12, 31), acto="Acuerdo 1/2027"
    )
    assert not Plazo.objects.get(pk=turno.pk).provisional


def test_solo_administracion_cambia_un_calendario(elenco: Elenco, estatal: Calendario) -> None:
    for actor in (elenco.titular_unidad, elenco.analista, elenco.enlace_a):
        with pytest.raises(SinPermiso):
            services.agregar_inhabil(
                actor,
                calendario=estatal,
                fecha_inicio=date(2026, 11, 17),
                motivo="x",
                acto="x",
            )
    assert not DiaInhabil.objects.filter(calendario=estatal).exists()


def test_un_rango_imposible_o_repetido_se_dice_en_su_campo(agregar: Agregar) -> None:
    with pytest.raises(DatoInvalido, match="anterior"):
        agregar(date(2026, 11, 18), date(2026, 11, 17))
    with pytest.raises(DatoInvalido) as error:
        agregar(date(2026, 11, 17), acto="")
    assert "acto" in error.value.campos
    agregar(date(2026, 12, 21), date(2027, 1, 6))
    with pytest.raises(DatoInvalido, match="ya están"):
        agregar(date(2026, 12, 21), date(2027, 1, 6))


def test_mover_muchos_cuesta_las_mismas_consultas(
    abrir: Abrir, agregar: Agregar, monkeypatch: pytest.MonkeyPatch
) -> None:
    abrir()
    agregar(date(2026, 11, 10), acto="Acuerdo 4/2026")
    with CaptureQueriesContext(connection) as uno:
        agregar(date(2026, 11, 17))
    for _ in range(20):
        abrir()
    with CaptureQueriesContext(connection) as muchos:
        agregar(date(2026, 11, 18), acto="Acuerdo 6/2026")
    assert AjustePlazo.objects.count() == 23
    assert len(muchos) == len(uno)
    monkeypatch.setattr(dias_efectivos, "LOTE", 5)
    agregar(date(2026, 11, 19), acto="Acuerdo 7/2026")
    assert AjustePlazo.objects.count() == 44


def test_una_copia_en_memoria_sabe_que_es_vieja(estatal: Calendario, agregar: Agregar) -> None:
    antes = selectors.vista(estatal)
    assert antes is selectors.vista(services.calendario_de(None))
    agregar(date(2026, 11, 17))
    despues = selectors.vista(services.calendario_de(None))
    assert antes.dia(date(2026, 11, 17)).es_habil
    assert not despues.dia(date(2026, 11, 17)).es_habil
