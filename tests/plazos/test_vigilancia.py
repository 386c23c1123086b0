"""The watch: each step once, to who must know, on working days, whatever fails."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.organizacion.models import Adscripcion, Usuario
from coordinacion.organizacion.selectors import sistema
from coordinacion.plazos import escalera, selectors, services, tasks
from coordinacion.plazos.clases import ClasePlazo, Desenlace
from coordinacion.plazos.models import EscalonAviso, Latido, Plazo
from coordinacion.plazos.semaforo import semaforo
from tests.elenco import Elenco
from tests.plazos.conftest import Abrir, Reloj

Local = Callable[[str], datetime]


def de(usuario: Usuario) -> list[str]:
    return list(
        Aviso.objects.filter(destinatario=usuario).order_by("id").values_list("titulo", flat=True)
    )


def pasos() -> list[int]:
    lineas = Asiento.objects.filter(hecho=Hecho.PLAZO_ESCALON).order_by("id")
    return [linea.datos["paso"] for linea in lineas]


def test_cada_paso_avisa_a_su_papel_una_sola_vez(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir()
    for ahora in ("2026-11-12 08:59", "2026-11-12 09:00", "2026-11-12 09:01", "2026-11-13 12:00"):
        services.vigilar(local(ahora))
    assert de(elenco.analista) == [f"Vence en 5 días hábiles: {plazo.folio}"]
    assert de(elenco.titular_unidad) == []
    services.vigilar(local("2026-11-20 09:00"))
    assert de(elenco.titular_unidad) == [f"Vence hoy: {plazo.folio}"]
    assert pasos() == [-5, 0]
    aviso = Aviso.objects.get(destinatario=elenco.titular_unidad)
    assert (aviso.url, aviso.asunto_id, aviso.urgente) == (plazo.url, 1, True)
    linea = Asiento.objects.filter(hecho=Hecho.PLAZO_ESCALON).latest("id")
    assert linea.actor == sistema()


def test_nada_en_dia_inhabil_ni_antes_de_abrir(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    abrir(desde=local("2026-10-21 10:00"))
    for ahora in ("2026-11-07 12:00", "2026-11-16 12:00", "2026-11-17 08:00"):
        assert services.vigilar(local(ahora)) == 0
    assert services.vigilar(local("2026-11-17 09:00")) == 1


def test_tras_un_silencio_solo_el_ultimo_paso(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    plazo = abrir()
    services.vigilar(local("2026-11-26 10:00"))
    assert pasos() == [3]
    assert de(elenco.titular_unidad) == [f"Vencido hace 4 días hábiles: {plazo.folio}"]
    assert Plazo.objects.get(pk=plazo.pk).paso_en == local("2026-11-27 09:00")


def test_el_ultimo_paso_se_repite_cada_cinco_dias(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir()
    for dia in range(60):
        services.vigilar(local("2026-11-12 10:00") + timedelta(days=dia))
    assert pasos() == [-5, -2, 0, 1, 3, 5, 10, 15, 20, 25, 30]
    services.cerrar(plazo, en=local("2027-01-20 10:00"), desenlace=Desenlace.NOTIFICADA)
    assert services.vigilar(local("2027-03-01 10:00")) == 0


def test_el_turno_avisa_a_su_institucion_y_sube(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    abrir(ClasePlazo.RESPUESTA_TURNO, institucion_id=elenco.a.pk, turno_id=3)
    services.vigilar(local("2026-11-10 09:00"))
    services.vigilar(local("2026-11-12 09:00"))
    for persona in (elenco.enlace_a, elenco.enlace_a2):
        assert [t[:10] for t in de(persona)] == ["Vence en 2", "Vence hoy:"]
    assert len(de(elenco.titular_institucion_a)) == 1
    assert de(elenco.enlace_b) == []
    services.vigilar(local("2026-11-13 09:00"))
    assert len(de(elenco.analista)) == 1
    assert len(de(elenco.enlace_a)) == 2


def test_a_quien_ya_lo_tomo_se_le_avisa_en_lugar_de_a_todos(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir(ClasePlazo.RESPUESTA_TURNO, institucion_id=elenco.a.pk, turno_id=3)
    services.asignar_persona([plazo.pk], elenco.enlace_a2.pk)
    services.vigilar(local("2026-11-10 09:00"))
    assert len(de(elenco.enlace_a2)) == 1
    assert de(elenco.enlace_a) == []
    # Who left no longer counts: the step goes to the others.
    Adscripcion.objects.filter(usuario=elenco.enlace_a2).update(vigente_hasta=date(2026, 11, 11))
    services.vigilar(local("2026-11-12 09:00"))
    assert len(de(elenco.enlace_a)) == 1


def test_sin_nadie_en_la_institucion_lo_sabe_la_unidad(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    abrir(ClasePlazo.RESPUESTA_TURNO, institucion_id=elenco.d.pk, turno_id=3)
    services.vigilar(local("2026-11-10 09:00"))
    assert len(de(elenco.analista)) == 1


def test_mover_la_fecha_empieza_otra_vez_la_escalera(
    elenco: Elenco, abrir: Abrir, local: Local, en: Reloj
) -> None:
    plazo = abrir()
    services.vigilar(local("2026-11-20 09:00"))
    en("2026-11-20 10:00")
    services.reajustar(plazo, actor=elenco.analista, motivo="Prueba", cantidad=11)
    services.vigilar(local("2026-11-23 09:00"))
    assert de(elenco.titular_unidad) == [f"Vence hoy: {plazo.folio}"] * 2


def test_una_vuelta_sin_nada_cuesta_una_consulta(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    abrir()
    with CaptureQueriesContext(connection) as consultas:
        assert services.vigilar(local("2026-11-06 10:00")) == 0
    lecturas = [c for c in consultas if "SAVEPOINT" not in c["sql"]]
    assert len(lecturas) == 1


def test_el_latido_se_escribe_al_terminar(elenco: Elenco) -> None:
    tasks.vigilar_plazos()
    tasks.vigilar_plazos()
    assert Latido.objects.filter(nombre="vigilancia").count() == 1


def test_un_renglon_roto_se_pospone_y_no_detiene_a_los_demas(
    elenco: Elenco, abrir: Abrir, local: Local, caplog: pytest.LogCaptureFixture
) -> None:
    roto, sano = abrir(folio="ROTO"), abrir(folio="SANO")
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE avisos_aviso ADD CONSTRAINT roto CHECK (titulo NOT LIKE '%ROTO%')"
        )
    ahora = local("2026-11-12 09:00")
    services.vigilar(ahora, lote=10)
    assert de(elenco.analista) == ["Vence en 5 días hábiles: SANO"]
    assert Plazo.objects.get(pk=roto.pk).paso_en == ahora + timedelta(hours=1)
    assert Plazo.objects.get(pk=sano.pk).paso_en == local("2026-11-18 09:00")
    assert f"El plazo {roto.pk}" in caplog.text
    assert services.vigilar(ahora, lote=10) == 0


def test_por_lotes_no_se_queda_ninguno(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    for _ in range(7):
        abrir()
    assert services.vigilar(local("2026-11-12 09:00"), lote=3) == 7
    assert len(de(elenco.analista)) == 7


@pytest.mark.parametrize("fecha_senalada", [None, "2026-11-08 12:00"])
def test_el_sql_dice_lo_mismo_que_las_reglas(
    elenco: Elenco, abrir: Abrir, local: Local, en: Reloj, fecha_senalada: str | None
) -> None:
    """Words, step and next moment, at every hour of forty days."""
    abierto = abrir(fecha_senalada=fecha_senalada and local(fecha_senalada))
    dias = selectors.vista(abierto.calendario)
    peldanos = selectors.escaleras([abierto.clase])[abierto.clase]
    for n in range(0, 40 * 24, 5):
        ahora = en("2026-11-05 11:00") + timedelta(hours=n)
        Plazo.objects.filter(pk=abierto.pk).update(paso_en=ahora, ultimo_paso=None, version=n)
        plazo = Plazo.objects.get(pk=abierto.pk)
        if not services.vigilar(ahora):
            assert not dias.dia(ahora.date()).es_habil or ahora.time() < dias.apertura
            continue
        assert plazo.vence_ordinal is not None
        relativo = escalera.relativo_a(ahora, plazo.vence_ordinal, dias)
        assert relativo is not None
        debido = escalera.alcanzado(relativo, peldanos)
        proximo = escalera.siguiente(relativo, peldanos)
        assert proximo is not None
        guardado = Plazo.objects.get(pk=plazo.pk)
        assert guardado.ultimo_paso == debido
        fecha = dias.fecha_de(plazo.vence_ordinal + proximo)
        assert guardado.paso_en is not None
        assert guardado.paso_en.astimezone(ahora.tzinfo).date() == fecha
        if debido is not None:
            linea = Asiento.objects.filter(hecho=Hecho.PLAZO_ESCALON).latest("id")
            assert linea.datos["texto"] == semaforo(plazo, ahora).texto


def test_sin_escalera_el_plazo_no_vuelve_a_mirarse(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir(ClasePlazo.DECLINAR)
    assert plazo.paso_en is None
    assert not EscalonAviso.objects.filter(clase=ClasePlazo.DECLINAR).exists()
