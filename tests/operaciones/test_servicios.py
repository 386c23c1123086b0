"""An operation keeps what was asked, advances row by row, and says what became of each."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from coordinacion.avisos.models import Aviso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoOperacion, ResultadoRenglon
from coordinacion.operaciones import services
from coordinacion.operaciones.models import Operacion, Renglon
from coordinacion.operaciones.services.avance import FALLA_INTERNA, FUERA_DE_ALCANCE
from coordinacion.organizacion.models import Usuario

DOS_DIAS, UNA_SEMANA = timedelta(days=2), timedelta(days=8)


def _crear(elenco, cuantos=3, **campos) -> Operacion:
    datos = {
        "clase": "prueba",
        "titulo": "De prueba",
        "clave_envio": uuid.uuid4(),
        "renglones": [services.NuevoRenglon(f"R-{n}", n) for n in range(1, cuantos + 1)],
        **campos,
    }
    return services.crear(datos.pop("actor", elenco.analista), **datos)


def _hacer_todo(operacion, hacer=lambda renglon: "") -> None:
    assert services.empezar(operacion.pk) is not None
    for pk in services.pendientes(operacion.pk, 100):
        services.atender(pk, hacer)
    services.contar(operacion.pk)
    services.terminar(operacion.pk)


def _estado(operacion) -> Operacion:
    return Operacion.objects.get(pk=operacion.pk)


def test_el_mismo_envio_dos_veces_es_una_operacion(elenco):
    clave = uuid.uuid4()
    una = _crear(elenco, clave_envio=clave)
    otra = _crear(elenco, clave_envio=clave)
    assert una.pk == otra.pk
    assert Renglon.objects.filter(operacion=una).count() == 3
    with pytest.raises(SinPermiso):
        _crear(elenco, clave_envio=clave, actor=elenco.oficialia)


def test_sin_renglones_o_con_demasiados_no_hay_operacion(elenco):
    with pytest.raises(DatoInvalido, match="No eligió"):
        _crear(elenco, cuantos=0)
    with pytest.raises(DatoInvalido, match="máximo es de 2"):
        _crear(elenco, cuantos=3, maximo=2)
    assert not Operacion.objects.exists()


def test_cinco_mil_renglones_cuestan_las_mismas_consultas_que_tres(
    elenco, django_assert_num_queries
):
    for cuantos in (3, 5000):
        renglones = [services.NuevoRenglon(f"R-{n}", n) for n in range(cuantos)]
        with django_assert_num_queries(7):  # the key, the row, its rows, and two savepoints
            services.crear(
                elenco.analista,
                clase="prueba",
                titulo="De prueba",
                renglones=renglones,
                clave_envio=uuid.uuid4(),
            )
    assert Renglon.objects.count() == 5003


def test_cada_renglon_dice_que_fue_de_el_y_uno_roto_no_detiene_a_los_demas(elenco):
    operacion = _crear(elenco, cuantos=5)

    def hacer(renglon: Renglon) -> str:
        if renglon.orden == 2:
            raise EstadoNoAdmite("Ya no admite el verbo.")
        if renglon.orden == 3:
            raise Usuario.DoesNotExist
        if renglon.orden == 4:
            raise ZeroDivisionError
        return "Bien." if renglon.orden == 1 else ""

    _hacer_todo(operacion, hacer)
    filas = Renglon.objects.filter(operacion=operacion).order_by("orden")
    assert [(f.resultado, f.mensaje) for f in filas] == [
        ("hecho", "Bien."),
        ("rechazado", "Ya no admite el verbo."),
        ("rechazado", FUERA_DE_ALCANCE),
        ("rechazado", FALLA_INTERNA),
        ("hecho", ""),
    ]
    acabada = _estado(operacion)
    assert (acabada.estado, acabada.hechas, acabada.rechazadas) == ("terminada", 2, 3)
    aviso = Aviso.objects.get(destinatario=elenco.analista, titulo__startswith="Terminó")
    assert aviso.url == operacion.get_absolute_url()
    assert "2 de 5" in aviso.texto


def test_lo_que_hace_un_renglon_y_su_resultado_van_juntos(elenco):
    """What a refused row had written is undone; the row itself says so."""
    operacion = _crear(elenco, cuantos=1)

    def hacer(renglon: Renglon) -> str:
        Usuario.objects.filter(pk=elenco.analista.pk).update(first_name="Cambiada")
        raise DatoInvalido("No.")

    _hacer_todo(operacion, hacer)
    assert Usuario.objects.get(pk=elenco.analista.pk).first_name == "Analista"
    assert Renglon.objects.get(operacion=operacion).resultado == ResultadoRenglon.RECHAZADO


def test_un_renglon_hecho_no_se_hace_otra_vez(elenco):
    operacion = _crear(elenco)
    services.empezar(operacion.pk)
    (primero, *_) = services.pendientes(operacion.pk, 10)
    veces: list[int] = []

    def hacer(renglon: Renglon) -> str:
        veces.append(renglon.pk)
        return ""

    for _ in range(3):
        services.atender(primero, hacer)
    assert veces == [primero]
    assert services.pendientes(operacion.pk, 10)[0] != primero


def test_no_termina_mientras_quede_un_renglon(elenco):
    operacion = _crear(elenco)
    services.empezar(operacion.pk)
    assert services.terminar(operacion.pk) is False
    _hacer_todo(operacion)
    assert _estado(operacion).estado == EstadoOperacion.TERMINADA
    assert services.terminar(operacion.pk) is False
    assert services.empezar(operacion.pk) is None
    assert Aviso.objects.filter(titulo__startswith="Terminó").count() == 1


def test_detenida_a_la_mitad_lo_hecho_queda_y_lo_demas_no_se_hace(elenco):
    operacion = _crear(elenco)
    services.empezar(operacion.pk)
    primero, segundo, _ = services.pendientes(operacion.pk, 10)
    services.atender(primero, lambda renglon: "")
    services.detener(elenco.analista, operacion.pk)
    assert services.atender(segundo, lambda renglon: "") is None
    assert services.empezar(operacion.pk) is None
    detenida = _estado(operacion)
    assert (detenida.estado, detenida.hechas, detenida.faltan) == ("detenida", 1, 2)
    with pytest.raises(EstadoNoAdmite):
        services.detener(elenco.analista, operacion.pk)
    with pytest.raises(Operacion.DoesNotExist):
        services.detener(elenco.titular_unidad, operacion.pk)


def test_se_reintenta_lo_rechazado_y_lo_que_no_se_hizo(elenco):
    operacion = _crear(elenco, cuantos=4, parametros={"dato": 1})

    def hacer(renglon: Renglon) -> str:
        if renglon.orden in (2, 4):
            raise DatoInvalido("No.")
        return ""

    with pytest.raises(EstadoNoAdmite):
        services.repetir(elenco.analista, operacion.pk, clave_envio=uuid.uuid4())
    _hacer_todo(operacion, hacer)
    clave = uuid.uuid4()
    nueva = services.repetir(elenco.analista, operacion.pk, clave_envio=clave)
    assert services.repetir(elenco.analista, operacion.pk, clave_envio=clave).pk == nueva.pk
    filas = Renglon.objects.filter(operacion=nueva).order_by("orden")
    assert [(f.orden, f.etiqueta) for f in filas] == [(1, "R-2"), (2, "R-4")]
    assert (nueva.parametros, nueva.total) == ({"dato": 1}, 2)
    _hacer_todo(nueva)
    with pytest.raises(DatoInvalido, match="nada por reintentar"):
        services.repetir(elenco.analista, nueva.pk, clave_envio=uuid.uuid4())


def test_una_preparada_no_se_hace_hasta_que_se_confirma(elenco):
    operacion = _crear(elenco, confirmada=False)
    assert services.empezar(operacion.pk) is None
    for dato in (1, 2):
        services.confirmar(
            elenco.analista, operacion.pk, titulo="Con dato", parametros={"dato": dato}
        )
    confirmada = _estado(operacion)
    assert (confirmada.titulo, confirmada.parametros) == ("Con dato", {"dato": 1})
    assert confirmada.estado == EstadoOperacion.EN_ESPERA


def test_quien_ve_una_operacion(elenco):
    operacion = _crear(elenco)
    preparada = _crear(elenco, confirmada=False)
    ven = {
        nombre
        for nombre, persona in elenco.personas.items()
        if Operacion.objects.visibles_para(persona).filter(pk=operacion.pk).exists()
    }
    assert ven == {"analista", "titular_unidad", "auditoria"}
    titular = Operacion.objects.visibles_para(elenco.titular_unidad)
    assert not titular.filter(pk=preparada.pk).exists()


def test_la_que_calla_se_retoma_y_la_que_avanza_no(elenco):
    operacion = _crear(elenco)
    assert services.estancadas(["prueba"]) == []
    with time_machine.travel(reloj.ahora() + timedelta(seconds=90), tick=False):
        assert services.estancadas(["prueba"]) == [operacion.pk]
        assert services.estancadas(["otra"]) == []
        services.empezar(operacion.pk)
        assert services.estancadas(["prueba"]) == []


def test_caduca_lo_que_nadie_confirmo_y_el_archivo_viejo(elenco):
    preparada = _crear(elenco, confirmada=False)
    operacion = _crear(elenco)
    services.empezar(operacion.pk)
    assert services.guardar_resultado(operacion.pk, "lista.xlsx", b"PK")
    assert not services.guardar_resultado(operacion.pk, "otra.xlsx", b"PK")
    _hacer_todo(operacion)
    archivo = _estado(operacion).archivo
    assert archivo.read() == b"PK"
    assert services.limpiar() == 0
    assert services.limpiar(reloj.ahora() + DOS_DIAS) == 1
    assert not Operacion.objects.filter(pk=preparada.pk).exists()
    assert services.limpiar(reloj.ahora() + UNA_SEMANA) == 1
    assert not archivo.storage.exists(str(archivo.name))
    assert _estado(operacion).archivo_nombre == ""
