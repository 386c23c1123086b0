"""Each verb over many records is the real verb: its rights and its states, asked row by row."""

import uuid
from datetime import timedelta

import pytest

from coordinacion.acuerdos.opciones import SentidoLiga
from coordinacion.acuerdos.services import acuerdos
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.nucleo import reloj
from coordinacion.operaciones import services
from coordinacion.organizacion.models import Adscripcion, Area, Usuario
from tests.acuerdos.compromisos import compromiso_en
from tests.archivo.expedientes import concluida, expediente
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    destino,
    instruccion,
    intento,
    respondida,
    tema,
    turnada,
)
from tests.operaciones.conftest import hacer, resultados
from workflows import bloque
from workflows.models import Tarea
from workflows.nodos import Nodo
from workflows.referencias import nodo_de


def pedir(elenco: Elenco, quien: str, clase: str, registros, **parametros):
    """An operation under way, without its screens."""
    return services.crear(
        elenco.personas[quien],
        clase=clase,
        titulo="De prueba",
        renglones=[services.NuevoRenglon(str(uno.pk), uno.pk) for uno in registros],
        clave_envio=uuid.uuid4(),
        parametros=parametros,
    )


def _a(institucion, **campos):
    return {
        "institucion": institucion.pk,
        "instruccion": instruccion().pk,
        "parte": "responsable",
        "indicaciones": "",
        "dias": None,
        "es_remision": False,
        "fundamento": "",
        **campos,
    }


PARAMETROS = {
    "acusar": lambda e: {},
    "asignar": lambda e: {"area": None, "persona": e.enlace_a2.pk, "fecha_interna": ""},
    "turnar": lambda e: {"destinos": [_a(e.a)], "confirmado": True},
    "clasificar_y_turnar": lambda e: {
        "destinos": [_a(e.a)],
        "confirmado": True,
        "clasificacion": {
            "tipo": Tipo.objects.get(clave="peticion").pk,
            "tema": tema().pk,
            "prioridad": "",
            "via": "turnar",
        },
    },
    "acumular": lambda e: {"principal": _antigua(e).pk},
    "concluir": lambda e: {"sentido": None, "sin_notificacion": ""},
    "archivar": lambda e: {"expediente": expediente(e).pk},
    "reasignar": lambda e: {"persona": e.todologa.pk, "de_turnos": False},
}


def _antigua(elenco):
    return carta_nueva(elenco, recibida_en=reloj.ahora() - timedelta(days=1))


def _notificada(elenco: Elenco):
    carta, _ = atendida(elenco)
    correspondencia.notificar(elenco.analista, carta.pk, intento())
    return carta


OBJETO = {
    "acusar": lambda e: turnada(e)[1][0],
    "asignar": lambda e: turnada(e)[1][0],
    "turnar": lambda e: clasificada(e),
    "clasificar_y_turnar": lambda e: carta_nueva(e),
    "acumular": lambda e: clasificada(e),
    "concluir": _notificada,
    "archivar": lambda e: concluida(e, fojas=2),
    "reasignar": lambda e: clasificada(e),
}
PUEDEN = {
    "acusar": {"enlace_a", "enlace_a2"},
    "asignar": {"enlace_a", "enlace_a2", "titular_institucion_a"},
    "turnar": {"analista", "todologa"},
    "clasificar_y_turnar": {"analista", "todologa"},
    "acumular": {"analista", "todologa"},
    "concluir": {"titular_unidad"},
    "archivar": {"archivo"},
    "reasignar": {"analista", "todologa", "titular_unidad"},
}


@pytest.mark.parametrize("clase", PUEDEN)
def test_cada_persona_hace_solo_lo_que_su_papel_permite(elenco, clase):
    logran = set()
    objeto = OBJETO[clase](elenco)
    for quien in elenco.personas:
        operacion = hacer(pedir(elenco, quien, clase, [objeto], **PARAMETROS[clase](elenco)))
        if operacion.hechas:
            logran.add(quien)
            objeto = OBJETO[clase](elenco)
        assert operacion.hechas + operacion.rechazadas == 1, quien
    delegada = Tipo.objects.get(clave="peticion").concluye_analista and clase == "concluir"
    assert logran == PUEDEN[clase] | ({"analista", "todologa"} if delegada else set())


@pytest.mark.parametrize("clase", PUEDEN)
def test_lo_que_ya_se_hizo_se_rechaza_y_dice_por_que(elenco, clase):
    quien = min(PUEDEN[clase])
    objetos = [OBJETO[clase](elenco) for _ in range(2)]
    parametros = PARAMETROS[clase](elenco)
    hacer(pedir(elenco, quien, clase, objetos[:1], **parametros))
    operacion = hacer(pedir(elenco, quien, clase, objetos, **parametros))
    if clase in ("asignar", "reasignar"):
        assert operacion.hechas == 2  # who attends it may be said again
        return
    (primero, motivo), (segundo, _) = resultados(operacion).values()
    assert (primero, segundo) == ("rechazado", "hecho")
    assert motivo


def test_turnar_muchos_deja_lo_mismo_que_turnarlos_uno_por_uno(elenco, por_turnar):
    canalizacion.turnar(elenco.analista, por_turnar[0].pk, [destino(elenco.a)], confirmado=True)
    hacer(pedir(elenco, "analista", "turnar", por_turnar[1:], **PARAMETROS["turnar"](elenco)))
    turnos = Turno.objects.filter(correspondencia__in=por_turnar)
    formas = {(t.institucion_id, t.parte, t.estado, t.caracter, t.instruccion_id) for t in turnos}
    assert (turnos.count(), len(formas)) == (3, 1)
    cartas = Correspondencia.objects.filter(pk__in=[una.pk for una in por_turnar])
    assert {una.estado for una in cartas} == {"canalizada"}


def test_una_remision_en_bloque_lleva_su_fundamento(elenco, por_turnar):
    remision = _a(elenco.externa, es_remision=True, fundamento="Artículo 1")
    operacion = hacer(
        pedir(elenco, "analista", "turnar", por_turnar, destinos=[remision], confirmado=True)
    )
    assert operacion.hechas == 3
    turnos = Turno.objects.filter(correspondencia__in=por_turnar)
    assert {(t.caracter, t.fundamento_remision) for t in turnos} == {("remision", "Artículo 1")}


def test_clasificar_y_turnar_respeta_lo_que_cada_asunto_ya_dice(elenco):
    urgente = carta_nueva(elenco, prioridad="urgente", localidad="San Juan")
    parametros = PARAMETROS["clasificar_y_turnar"](elenco)
    operacion = hacer(pedir(elenco, "analista", "clasificar_y_turnar", [urgente], **parametros))
    assert operacion.hechas == 1
    carta = Correspondencia.objects.get(pk=urgente.pk)
    assert (carta.prioridad, carta.localidad, carta.estado) == (
        "urgente",
        "San Juan",
        "canalizada",
    )
    assert carta.asunto == carta.puntos.get().texto


def test_un_asunto_reservado_no_se_turna_sin_nombrar_quien_lo_leera(elenco):
    reservado = clasificada(elenco, tipo="denuncia")
    operacion = hacer(
        pedir(elenco, "analista", "turnar", [reservado], **PARAMETROS["turnar"](elenco))
    )
    ((resultado, motivo),) = resultados(operacion).values()
    assert resultado == "rechazado"
    assert "reservado" in motivo


def test_concluir_toma_el_sentido_de_los_puntos_y_el_motivo_que_conste(elenco):
    notificada = _notificada(elenco)
    anonima, _ = atendida(elenco, condicion="anonima")
    sin_notificar, _ = atendida(elenco)
    operacion = hacer(
        pedir(
            elenco,
            "titular_unidad",
            "concluir",
            [notificada, anonima, sin_notificar],
            **PARAMETROS["concluir"](elenco),
        )
    )
    assert [uno[0] for uno in resultados(operacion).values()] == ["hecho", "hecho", "rechazado"]
    cerradas = Correspondencia.objects.filter(pk__in=[notificada.pk, anonima.pk])
    assert {una.estado for una in cerradas} == {"concluida"}
    assert Correspondencia.objects.get(pk=anonima.pk).sin_notificacion == "anonima"
    assert not Correspondencia.objects.get(pk=sin_notificar.pk).notificaciones.exists()


def test_no_concluye_en_bloque_lo_que_tiene_un_compromiso_abierto_y_dice_cual(elenco):
    carta, otra = _notificada(elenco), _notificada(elenco)
    abierto = compromiso_en(elenco, "vigente")
    acuerdos.ligar(
        elenco.analista, abierto.pk, carta.pk, sentido=SentidoLiga.RESPONDE, motivo="Lo que pidió"
    )
    operacion = hacer(
        pedir(elenco, "titular_unidad", "concluir", [carta, otra], **PARAMETROS["concluir"](elenco))
    )
    (primero, motivo), (segundo, _) = resultados(operacion).values()
    assert (primero, segundo) == ("rechazado", "hecho")
    assert abierto.folio in motivo
    assert Correspondencia.objects.get(pk=carta.pk).estado == "atendida"


def test_el_sentido_elegido_solo_vale_donde_los_puntos_no_dan_uno(elenco):
    carta = _notificada(elenco)
    sin_sentido = _notificada(elenco)
    Correspondencia.objects.filter(pk=sin_sentido.pk).update(sentido=None)
    otro = carta.tipo.sentidos.exclude(pk=carta.sentido_id)[0]
    parametros = {"sentido": None, "sin_notificacion": ""}
    operacion = hacer(pedir(elenco, "titular_unidad", "concluir", [sin_sentido], **parametros))
    assert operacion.rechazadas == 1
    hacer(
        pedir(
            elenco,
            "titular_unidad",
            "concluir",
            [carta, sin_sentido],
            **(parametros | {"sentido": otro.pk}),
        )
    )
    assert Correspondencia.objects.get(pk=carta.pk).sentido_id == carta.sentido_id
    assert Correspondencia.objects.get(pk=sin_sentido.pk).sentido_id == otro.pk


def test_asignar_no_cruza_de_institucion(elenco, por_acusar):
    de_otra = turnada(elenco, destino(elenco.b))[1][0]
    area = Area.objects.create(institucion=elenco.a, nombre="Caminos")
    operacion = hacer(
        pedir(
            elenco,
            "enlace_a",
            "asignar",
            [*por_acusar, de_otra],
            area=area.pk,
            persona=None,
            fecha_interna="",
        )
    )
    assert (operacion.hechas, operacion.rechazadas) == (3, 1)
    assert Turno.objects.get(pk=de_otra.pk).area is None


def test_quien_pierde_el_papel_a_la_mitad_ya_no_hace_lo_demas(elenco, por_acusar):
    operacion = pedir(elenco, "enlace_a", "acusar", por_acusar)
    primero, *_ = services.pendientes(operacion.pk, 10)
    services.empezar(operacion.pk)
    services.atender(
        primero, lambda renglon: bloque._hacer(operacion, renglon, bloque._acusar(operacion))
    )
    Adscripcion.objects.filter(usuario=elenco.enlace_a).delete()
    operacion = hacer(operacion)
    assert (operacion.hechas, operacion.rechazadas) == (1, 2)
    assert Turno.objects.filter(pk__in=[t.pk for t in por_acusar], estado="acusado").count() == 1
    assert "ya no tiene un papel" in list(resultados(operacion).values())[-1][1]


def test_quien_fue_dado_de_baja_no_hace_nada(elenco, por_acusar):
    operacion = pedir(elenco, "enlace_a", "acusar", por_acusar)
    Usuario.objects.filter(pk=elenco.enlace_a.pk).update(is_active=False)
    assert hacer(operacion).hechas == 0
    assert not Turno.objects.filter(estado="acusado").exists()


def test_avanzar_dos_veces_no_repite_nada(elenco, por_acusar):
    operacion = hacer(pedir(elenco, "enlace_a", "acusar", por_acusar))
    assert bloque.avanzar(operacion.pk) is False
    assert (operacion.estado, operacion.hechas) == ("terminada", 3)


def test_reasignar_da_el_paso_a_quien_le_toca_y_a_nadie_mas(elenco, por_turnar):
    """From a list of letters, and from one of answers under review, which are turns."""
    _, turno = respondida(elenco)
    for registros, de_turnos in ((por_turnar, False), ([turno], True)):
        parametros = {"persona": elenco.todologa.pk, "de_turnos": de_turnos}
        assert (
            hacer(pedir(elenco, "analista", "reasignar", registros, **parametros)).rechazadas == 0
        )
    tareas = Tarea.objects.abiertas().filter(owner=elenco.todologa)
    assert tareas.count() == 4
    parametros = {"persona": elenco.oficialia.pk, "de_turnos": False}
    operacion = hacer(pedir(elenco, "analista", "reasignar", por_turnar, **parametros))
    assert operacion.hechas == 0
    assert "no le corresponde" in next(iter(resultados(operacion).values()))[1]


@pytest.mark.parametrize("clase", ["turnar", "clasificar_y_turnar", "concluir"])
def test_el_proceso_de_cada_asunto_sigue_al_verbo(elenco, clase):
    objetos = [OBJETO[clase](elenco) for _ in range(2)]
    quien = min(PUEDEN[clase])
    hacer(pedir(elenco, quien, clase, objetos, **PARAMETROS[clase](elenco)))
    suyas = Tarea.objects.abiertas().filter(carta__in=[uno.pk for uno in objetos])
    pasos = {nodo_de(tarea) for tarea in suyas}
    assert pasos == (set() if clase == "concluir" else {Nodo.ESPERAR})


def test_una_campana_se_acumula_al_principal_que_esta_entre_las_elegidas(elenco):
    principal = _antigua(elenco)
    siguen = [carta_nueva(elenco) for _ in range(3)]
    elegidas = [principal, *siguen]
    operacion = hacer(pedir(elenco, "analista", "acumular", elegidas, principal=principal.pk))
    assert (operacion.hechas, operacion.rechazadas) == (4, 0)
    assert set(principal.acumuladas.all()) == set(siguen)
    assert Correspondencia.objects.get(pk=principal.pk).estado == "recibida"
