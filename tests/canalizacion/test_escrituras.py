"""Acknowledgement and fan-out write in one statement what the machine and the rules decide."""

import contextlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg2
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import ClasePlazo, Desenlace, Plazo
from tests.elenco import Elenco, clasificada, crear_elenco, destino, sentidos, turnada

LUNES = datetime(2026, 10, 5, 10, tzinfo=ZoneInfo("America/Mexico_City"))
CONSULTAS_DE_UN_ACUSE = 3
CONSULTAS_DE_UN_ACUSE_POR_HTTP = 14
NO_CUENTAN = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")


def _consultas(capturadas: CaptureQueriesContext) -> int:
    todas = (c["sql"] for c in capturadas.captured_queries)
    return sum(not sql.startswith(NO_CUENTAN) for sql in todas)


def _campos(registro: Any, *sin: str) -> dict[str, Any]:
    nombres = [campo.attname for campo in registro._meta.concrete_fields]
    return {nombre: getattr(registro, nombre) for nombre in nombres if nombre not in sin}


@contextlib.contextmanager
def _otra_conexion() -> Iterator[Any]:
    """A connection of nobody's here: as another process would have."""
    datos = connection.settings_dict
    conexion = psycopg2.connect(
        host=datos["HOST"],
        port=datos["PORT"],
        user=datos["USER"],
        password=datos["PASSWORD"],
        dbname=datos["NAME"],
    )
    with contextlib.closing(conexion), conexion.cursor() as cursor:
        yield cursor
        conexion.commit()


def _envenenar(turno: Turno) -> None:
    """From now on the database itself refuses to change that turn."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION veneno() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'envenenado'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER veneno BEFORE UPDATE ON canalizacion_turno FOR EACH ROW"
            f" WHEN (OLD.id = {turno.pk}) EXECUTE FUNCTION veneno()"
        )


def test_el_turno_acusado_en_memoria_es_el_que_se_escribio(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        _, (antes,) = turnada(elenco)
    with reloj.en(LUNES + timedelta(hours=2)):
        turno = canalizacion.acusar(elenco.enlace_a, antes.pk)
    escrito = Turno.objects.get(pk=turno.pk)
    assert _campos(turno) == _campos(escrito)
    cambiados = {c for c, valor in _campos(antes).items() if getattr(escrito, c) != valor}
    assert cambiados == {"estado", "acuse", "acusado_en", "plazo_declinar_id"}
    assert escrito.plazo_acuse and escrito.plazo_declinar and turno.plazo_declinar
    assert escrito.plazo_acuse.desenlace == Desenlace.CUMPLIDO
    assert escrito.plazo_acuse.cerrado_en == escrito.acusado_en
    assert escrito.plazo_acuse.paso_en is None
    assert _campos(turno.plazo_declinar) == _campos(escrito.plazo_declinar)


def test_el_reloj_que_abre_el_acuse_es_el_de_siempre(elenco: Elenco) -> None:
    """Column by column what opening it alone would have written."""
    with reloj.en(LUNES):
        carta, (turno,) = turnada(elenco)
        turno = canalizacion.acusar(elenco.enlace_a, turno.pk)
        solo = plazos.abrir(
            clase=ClasePlazo.DECLINAR,
            desde=reloj.ahora(),
            asunto_id=carta.pk,
            folio=carta.folio,
            url=turno.get_absolute_url(),
            institucion_id=turno.institucion_id,
            turno_id=turno.pk,
        )
    assert turno.plazo_declinar is not None
    junto = Plazo.objects.get(pk=turno.plazo_declinar.pk)
    assert _campos(junto, "id") == _campos(Plazo.objects.get(pk=solo.pk), "id")


def test_un_acuse_deja_un_asiento_y_avisa_a_quien_clasifico(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        _, (turno,) = turnada(elenco)
        canalizacion.acusar(elenco.enlace_a, turno.pk)
    asiento = Asiento.objects.get(hecho="turno_acusado")
    assert (asiento.actor, asiento.ocurrido_en, asiento.asentado_en) == (
        elenco.enlace_a,
        LUNES,
        LUNES,
    )
    assert (asiento.registro, asiento.registro_id, asiento.turno_id) == (
        "turno",
        turno.pk,
        turno.pk,
    )
    assert asiento.institucion == elenco.a and asiento.datos == {"clase": "expreso"}
    aviso = Aviso.objects.get(clave=f"turno:{turno.pk}:acusado:{elenco.analista.pk}")
    assert aviso.destinatario == elenco.analista and aviso.creado_en == LUNES
    assert aviso.url == turno.get_absolute_url()


def test_lo_que_la_unidad_asienta_no_se_lo_avisa_a_si_misma(elenco: Elenco) -> None:
    _, (turno, enterada) = turnada(elenco, destino(elenco.a), destino(elenco.b, ""))
    papel = canalizacion.PorCuenta(reloj.ahora(), "Mensajería")
    canalizacion.acusar(elenco.oficialia, turno.pk, por_cuenta=papel)
    canalizacion.acusar(elenco.enlace_b, enterada.pk)
    assert not Aviso.objects.filter(clave__contains=":acusado:").exists()


def test_acusar_hace_siempre_las_mismas_consultas(elenco: Elenco) -> None:
    """To lock it, to ask the catalogues their age, to write: no more, once roles are known."""
    turnos = [turnada(elenco)[1][0] for _ in range(2)]
    canalizacion.acusar(elenco.enlace_a, turnos[1].pk)
    with CaptureQueriesContext(connection) as consultas:
        canalizacion.acusar(elenco.enlace_a, turnos[0].pk)
    assert _consultas(consultas) == CONSULTAS_DE_UN_ACUSE


def test_acusar_por_http_cabe_en_catorce_consultas(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco)
    cliente = elenco.cliente("enlace_a")
    with CaptureQueriesContext(connection) as consultas:
        respuesta = cliente.post(f"/turnos/{turno.pk}/acusar/", {"volver": "lista"})
    assert respuesta.status_code == 302
    assert _consultas(consultas) <= CONSULTAS_DE_UN_ACUSE_POR_HTTP
    assert Turno.objects.get(pk=turno.pk).estado == "acusado"


def test_acusar_varios_cuesta_lo_mismo_que_acusar_uno(elenco: Elenco) -> None:
    turnos = [turnada(elenco)[1][0] for _ in range(5)]
    canalizacion.acusar(elenco.enlace_a, turnos[0].pk)
    with CaptureQueriesContext(connection) as consultas:
        resultados = canalizacion.acusar_varios(elenco.enlace_a, [t.pk for t in turnos[1:]])
    assert not any(resultado.error for resultado in resultados)
    assert _consultas(consultas) == CONSULTAS_DE_UN_ACUSE
    assert Asiento.objects.filter(hecho="turno_acusado").count() == 5
    assert Plazo.objects.filter(clase=ClasePlazo.DECLINAR).count() == 5


def test_acusar_varios_dice_de_cada_uno_por_que_no(elenco: Elenco) -> None:
    _, (bueno, ajeno) = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    _, (hecho,) = turnada(elenco)
    canalizacion.acusar(elenco.enlace_a2, hecho.pk)
    pedidos = [hecho.pk, bueno.pk, ajeno.pk, 0]
    resultados = canalizacion.acusar_varios(elenco.enlace_a, pedidos)
    assert [r.turno_id for r in resultados] == pedidos
    errores = [r.error for r in resultados]
    assert "ya no admite" in errores[0] and "Último cambio" in errores[0]
    assert errores[1:] == ["", "No existe ese turno.", "No existe ese turno."]
    assert Turno.objects.get(pk=bueno.pk).estado == "acusado"
    assert Turno.objects.get(pk=ajeno.pk).estado == "turnado"


def test_uno_que_la_base_rechaza_no_estorba_a_los_demas(elenco: Elenco) -> None:
    turnos = [turnada(elenco)[1][0] for _ in range(3)]
    _envenenar(turnos[1])
    resultados = canalizacion.acusar_varios(elenco.enlace_a, [t.pk for t in turnos])
    assert [bool(r.error) for r in resultados] == [False, True, False]
    estados = Turno.objects.order_by("pk").values_list("estado", flat=True)
    assert list(estados) == ["acusado", "turnado", "acusado"]
    assert Asiento.objects.filter(hecho="turno_acusado").count() == 2


def test_un_tacito_que_falla_no_estorba_a_los_demas(elenco: Elenco) -> None:
    turnos = [turnada(elenco)[1][0] for _ in range(3)]
    _envenenar(turnos[1])
    despues = reloj.ahora() + timedelta(days=30)
    assert canalizacion.acusar_tacitos(despues) == 2
    acuses = Turno.objects.order_by("pk").values_list("acuse", flat=True)
    assert list(acuses) == ["tacito", "", "tacito"]
    for turno in Turno.objects.filter(acuse="tacito"):
        assert turno.plazo_acuse and turno.acusado_en == turno.plazo_acuse.vence_en
        assert turno.plazo_acuse.desenlace == Desenlace.TACITO


def test_los_tacitos_cuestan_lo_mismo_por_muchos_que_sean(elenco: Elenco) -> None:
    despues = reloj.ahora() + timedelta(days=30)
    cuentas = []
    for cuantos in (1, 4):
        for _ in range(cuantos):
            turnada(elenco)
        with CaptureQueriesContext(connection) as consultas:
            assert canalizacion.acusar_tacitos(despues) == cuantos
        cuentas.append(_consultas(consultas))
    assert cuentas[0] == cuentas[1]


def _estatales(cuantas: int) -> list[Institucion]:
    """Agencies on screen, with nobody in them."""
    elegidas = Institucion.objects.filter(
        orden=Institucion.Orden.EJECUTIVO_ESTATAL, es_unidad_coordinadora=False, activa=True
    ).order_by("-clave")[:cuantas]
    return [*elegidas]


def test_turnar_a_muchas_hace_las_consultas_de_turnar_a_una(elenco: Elenco) -> None:
    cuentas = []
    for cuantas in (1, 20):
        carta = clasificada(elenco)
        primera, *otras = _estatales(cuantas)
        destinos = [destino(primera), *(destino(otra, "coadyuvante") for otra in otras)]
        with CaptureQueriesContext(connection) as consultas:
            turnos = canalizacion.turnar(elenco.analista, carta.pk, destinos)
        assert len(turnos) == cuantas
        cuentas.append(_consultas(consultas))
    assert cuentas[0] == cuentas[1]


def test_los_turnos_en_memoria_son_los_que_se_escribieron(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        carta = clasificada(elenco)
        puntos = [p.pk for p in carta.puntos.all()]
        turnos = canalizacion.turnar(
            elenco.analista,
            carta.pk,
            [
                destino(elenco.a, indicaciones="Con copia", dias=4),
                destino(elenco.b, "coadyuvante", puntos=tuple(puntos)),
                destino(elenco.c, ""),
                destino(elenco.d, "coadyuvante", vinculante=True),
            ],
        )
    escritos = list(Turno.objects.filter(correspondencia=carta).order_by("numero"))
    assert [_campos(t) for t in turnos] == [_campos(t) for t in escritos]
    assert [[p.pk for p in t.puntos.all()] for t in escritos] == [puntos] * 4
    tiene = [(bool(t.plazo_acuse), bool(t.plazo_respuesta)) for t in escritos]
    assert tiene == [(True, True), (True, True), (True, False), (False, True)]
    for turno in turnos:
        for plazo in (turno.plazo_acuse, turno.plazo_respuesta):
            if plazo is not None:
                assert _campos(plazo) == _campos(Plazo.objects.get(pk=plazo.pk))
                assert plazo.turno_id == turno.pk and plazo.url == turno.get_absolute_url()


def test_despues_de_turnar_los_turnos_siguen_su_vida(elenco: Elenco) -> None:
    """Keys that were set apart leave none behind that a later row could want."""
    _, turnos = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    canalizacion.responder(elenco.enlace_a, turnos[0].pk, texto="Va", sentidos=sentidos(turnos[0]))
    _, otros = turnada(elenco)
    assert len({t.pk for t in [*turnos, *otros]}) == 3
    assert Plazo.objects.filter(clase=ClasePlazo.RESPUESTA_TURNO).count() == 3


def test_acusar_no_espera_a_quien_tiene_la_carta(base_limpia: str) -> None:
    """Forty institutions acknowledge one letter at once: none may stand in line for its row."""
    elenco = crear_elenco()
    carta, (turno,) = turnada(elenco)
    with _otra_conexion() as otra:
        otra.execute(
            "SELECT 1 FROM correspondencia_correspondencia WHERE id = %s FOR UPDATE", [carta.pk]
        )
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'")
        assert canalizacion.acusar(elenco.enlace_a, turno.pk).estado == "acusado"


def test_la_regla_que_otro_cambio_rige_el_siguiente_reloj(base_limpia: str) -> None:
    """What is in memory is asked its age each time: another process may have changed the rule."""
    elenco = crear_elenco()
    with reloj.en(LUNES):
        turnos = [turnada(elenco)[1][0] for _ in range(3)]
        primero = canalizacion.acusar(elenco.enlace_a, turnos[0].pk)
        with _otra_conexion() as otra:
            otra.execute("UPDATE plazos_reglaplazo SET cantidad = 9 WHERE clase = 'declinar'")
            sin_confirmar = canalizacion.acusar(elenco.enlace_a, turnos[1].pk)
        ultimo = canalizacion.acusar(elenco.enlace_a, turnos[2].pk)
    cantidades = [
        t.plazo_declinar and t.plazo_declinar.cantidad for t in (primero, sin_confirmar, ultimo)
    ]
    assert cantidades == [3, 3, 9]


def test_el_dia_inhabil_que_otro_agrego_cuenta_en_el_siguiente_reloj(base_limpia: str) -> None:
    elenco = crear_elenco()
    with reloj.en(LUNES):
        turnos = [turnada(elenco)[1][0] for _ in range(2)]
        primero = canalizacion.acusar(elenco.enlace_a, turnos[0].pk)
        with _otra_conexion() as otra:
            otra.execute(
                "UPDATE plazos_diacalendario SET es_habil = false, ordinal = ordinal - 1,"
                " motivo = 'Puente' WHERE fecha = '2026-10-06'"
            )
            otra.execute("UPDATE plazos_calendario SET version = gen_random_uuid()")
        segundo = canalizacion.acusar(elenco.enlace_a, turnos[1].pk)
    vencen = [
        reloj.local(t.plazo_declinar.vence_en).date()
        for t in (primero, segundo)
        if t.plazo_declinar
    ]
    assert vencen == [date(2026, 10, 8), date(2026, 10, 9)]


def test_sin_sentencias_preparadas_se_escribe_lo_mismo(elenco: Elenco, settings: Any) -> None:
    """As behind a pooler that changes connections between transactions."""
    settings.SENTENCIAS_PREPARADAS = False
    _, turnos = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    with CaptureQueriesContext(connection) as consultas:
        turno = canalizacion.acusar(elenco.enlace_a, turnos[0].pk)
    assert _campos(turno) == _campos(Turno.objects.get(pk=turno.pk))
    assert not any("EXECUTE" in consulta["sql"] for consulta in consultas.captured_queries)
