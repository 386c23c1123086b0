"""The step that a letter awaits, from its state and its turns; no database."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from workflows.nodos import Nodo, Tenencia, nodo_pedido, tenencia

INICIO = datetime(2026, 11, 2, 15, tzinfo=UTC)


def dia(n: int) -> datetime:
    return INICIO + timedelta(days=n)


@dataclass
class Tipo:
    requiere_respuesta: bool = True


@dataclass
class Reloj:
    desde: datetime


@dataclass
class Carta:
    estado: str
    condicion_remitente: str = "identificado"
    tipo: Tipo | None = field(default_factory=Tipo)
    plazo_canalizar: Reloj | None = None
    recibida_en: datetime = INICIO
    atendida_en: datetime | None = None
    notificada_en: datetime | None = None
    consta_sin_datos: bool = False
    como_termino: str = ""


@dataclass
class Turno:
    estado: str
    parte: str = "responsable"
    caracter: str = "atencion"
    institucion: str = "Agua"
    turnado_en: datetime = INICIO
    respondido_en: datetime | None = None


CONOCE = Turno("turnado", parte="", caracter="conocimiento")

CASOS: list[tuple[Carta, list[Turno], Nodo]] = [
    (Carta("recibida"), [], Nodo.CLASIFICAR),
    (Carta("clasificada"), [], Nodo.DECIDIR),
    (Carta("prevenida"), [Turno("turnado")], Nodo.PREVENIDA),
    (Carta("canalizada"), [Turno("turnado")], Nodo.ESPERAR),
    (Carta("canalizada"), [Turno("acusado"), CONOCE], Nodo.ESPERAR),
    (Carta("canalizada"), [Turno("turnado", caracter="remision")], Nodo.ESPERAR),
    (Carta("canalizada"), [Turno("atendido"), Turno("acusado", "coadyuvante")], Nodo.ESPERAR),
    (Carta("canalizada"), [Turno("respondido")], Nodo.REVISAR),
    (Carta("canalizada"), [Turno("turnado"), Turno("respondido", "coadyuvante")], Nodo.REVISAR),
    (Carta("canalizada"), [Turno("declinado")], Nodo.TURNAR_DE_NUEVO),
    (Carta("canalizada"), [Turno("retirado"), CONOCE], Nodo.TURNAR_DE_NUEVO),
    (
        Carta("canalizada"),
        [Turno("declinado"), Turno("respondido", "coadyuvante")],
        Nodo.TURNAR_DE_NUEVO,
    ),
    (Carta("atendida"), [Turno("atendido")], Nodo.NOTIFICAR),
    (Carta("atendida", notificada_en=dia(5)), [Turno("atendido")], Nodo.CONCLUIR),
    (Carta("atendida", condicion_remitente="anonima"), [], Nodo.CONCLUIR),
    (Carta("atendida", consta_sin_datos=True), [Turno("atendido")], Nodo.CONCLUIR),
    (Carta("atendida", tipo=Tipo(requiere_respuesta=False)), [], Nodo.CONCLUIR),
    *(
        (Carta(estado), [], Nodo.FIN)
        for estado in ("concluida", "desechada", "acumulada", "cancelada", "archivada")
    ),
]


@pytest.mark.parametrize(("carta", "turnos", "nodo"), CASOS)
def test_cada_situacion_pide_un_paso(carta: Carta, turnos: list[Turno], nodo: Nodo) -> None:
    assert nodo_pedido(carta, turnos) == nodo


def test_ningun_estado_queda_sin_paso() -> None:
    estados = {carta.estado for carta, _, _ in CASOS}
    assert estados == set(EstadoCorrespondencia.values)


def tiene(carta: Carta, *turnos: Turno) -> Tenencia | None:
    return tenencia(carta, turnos, unidad="Análisis", analista="Tomás")


def test_mientras_espera_lo_tiene_quien_debe_responder() -> None:
    responsable = Turno("acusado", turnado_en=dia(1))
    otra = Turno("turnado", "coadyuvante", institucion="Caminos")
    carta = Carta("canalizada")
    assert tiene(carta, otra, responsable, CONOCE) == Tenencia("Agua y 1 más", dia(1))
    ya = Turno("atendido")
    assert tiene(carta, ya, otra) == Tenencia("Caminos", INICIO)


def test_lo_demas_lo_tiene_la_unidad_desde_que_le_toca() -> None:
    assert tenencia(Carta("recibida"), [], unidad="Análisis") == Tenencia("Análisis", INICIO)
    decidir = Carta("clasificada", plazo_canalizar=Reloj(dia(2)))
    assert tiene(decidir) == Tenencia("Tomás", dia(2))
    de_nuevo = Carta("canalizada", plazo_canalizar=Reloj(dia(4)))
    assert tiene(de_nuevo, Turno("declinado")) == Tenencia("Tomás", dia(4))
    respondido = Turno("respondido", respondido_en=dia(3))
    assert tiene(Carta("canalizada"), respondido) == Tenencia("Tomás", dia(3))
    assert tiene(Carta("atendida", atendida_en=dia(6))) == Tenencia("Tomás", dia(6))


def test_lo_terminado_no_lo_tiene_nadie() -> None:
    assert tiene(Carta("concluida")) is None
