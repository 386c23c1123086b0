"""turnar and remitir: the letter goes to the institutions that must act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion import reglas, sql
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.opciones import Caracter, Parte
from coordinacion.canalizacion.services.comun import avisar_a_las_instituciones, fila_de_bitacora
from coordinacion.canalizacion.services.efectos import lo_turnado
from coordinacion.canalizacion.services.estado import situaciones
from coordinacion.canalizacion.services.relojes import aperturas, exigir_holgura
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.correspondencia.services.comun import asentar_carta, bloquear
from coordinacion.correspondencia.services.estado import pasar
from coordinacion.correspondencia.services.reserva import autorizar_varias
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuaderno import armar
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.sql import apartar, fila
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace, Plazo

DE_LA_CARTA = ("tema", "plazo_canalizar", "plazo_respuesta")


@dataclass(frozen=True)
class Destino:
    """One institution among those that a letter is sent to. No `parte` means for knowledge;
    `puntos` holds point ids (none = all); `dias` is a term in working days."""

    institucion: Institucion
    instruccion: Instruccion
    parte: str = ""
    indicaciones: str = ""
    puntos: tuple[int, ...] = ()
    vinculante: bool = False
    dias: int | None = None
    enlaces: tuple[Usuario, ...] = ()


@transaction.atomic
def turnar(
    actor: Usuario,
    carta_id: int,
    destinos: Sequence[Destino],
    *,
    version: int | None = None,
    confirmado: bool = False,
) -> list[Turno]:
    """Send the letter to `destinos`; afterwards exactly one live turn is the responsable's.

    Opens ACUSE and RESPUESTA_TURNO for each, inside the petitioner's date, and closes CANALIZAR.
    Raises as `bloquear`, `DatoInvalido`, or `RequiereConfirmacion` when less than one working
    day is left for an institution (repeat with `confirmado`).
    """
    carta = bloquear(actor, carta_id, Verbo.TURNAR, version=version, con=DE_LA_CARTA)
    _validar(carta, destinos)
    for destino in destinos:
        exigir_orden(destino)
    if not confirmado:
        exigir_holgura(carta, [(d.institucion, d.parte, d.instruccion, d.dias) for d in destinos])
    turnos = _crear(actor, carta, destinos)
    _dejar_encaminada(carta, Verbo.TURNAR)
    nombres = ", ".join(destino.institucion.nombre for destino in destinos)
    asentar_carta(actor, Hecho.CORRESPONDENCIA_CANALIZADA, carta, destinos=nombres)
    return turnos


@transaction.atomic
def remitir(
    actor: Usuario, carta_id: int, destino: Destino, *, fundamento: str, version: int | None = None
) -> Turno:
    """Send the letter, or some of its points, to an authority outside the state executive.

    It runs no answer clock and is accepted when its acknowledgement is in hand. Raises as
    `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.REMITIR, version=version, con=DE_LA_CARTA)
    exigir_remision(destino, fundamento)
    if destino.parte == Parte.RESPONSABLE or not reglas.tiene_responsable(situaciones(carta)):
        _validar(carta, [destino])
    else:
        vivos = carta.turnos.vivos().values_list("institucion_id", flat=True)
        _sin_repetir(vivos, [destino])
    turno = _crear(actor, carta, [destino], Caracter.REMISION, fundamento)[0]
    _dejar_encaminada(carta, Verbo.REMITIR)
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_REMITIDA,
        carta,
        institucion_id=destino.institucion.pk,
        institucion=destino.institucion.nombre,
        fundamento=fundamento,
    )
    return turno


def _dejar_encaminada(carta: Correspondencia, verbo: Verbo) -> None:
    """Somebody answers for it again: what the head had to decide is decided."""
    carta.decide_titular = False
    pasar(carta, verbo)


def exigir_remision(destino: Destino, fundamento: str) -> None:
    """Raise `DatoInvalido` for a remission without its ground, or inside the state executive."""
    if not fundamento.strip():
        raise DatoInvalido({"fundamento": "Indique el fundamento de la competencia."})
    if destino.institucion.orden == Institucion.Orden.EJECUTIVO_ESTATAL:
        raise DatoInvalido(
            {"institucion": "Es del Ejecutivo del Estado: el asunto se turna, no se remite."}
        )


def _validar(carta: Correspondencia, destinos: Sequence[Destino]) -> None:
    turnos = carta.turnos.values_list("estado", "caracter", "parte", "institucion_id")
    presentes = [(reglas.Situacion(*lo_demas), pk) for *lo_demas, pk in turnos]
    error = reglas.error_de_destinos([uno for uno, _ in presentes], [d.parte for d in destinos])
    if error:
        raise DatoInvalido({"destinos": error})
    _sin_repetir([pk for uno, pk in presentes if uno.esta_vivo], destinos)
    for destino in destinos:
        exigir_destino(carta, destino)


def _sin_repetir(ocupadas: Iterable[int], destinos: Sequence[Destino]) -> None:
    vistas = set(ocupadas)
    for destino in destinos:
        if destino.institucion.pk in vistas:
            nombre = destino.institucion.nombre
            raise DatoInvalido({"destinos": f"{nombre} ya tiene un turno de este asunto."})
        vistas.add(destino.institucion.pk)


def exigir_destino(carta: Correspondencia, destino: Destino) -> None:
    """Raise `DatoInvalido` for an institution that may not receive the letter or not read it."""
    institucion = destino.institucion
    if not institucion.activa or institucion.es_unidad_coordinadora:
        raise DatoInvalido({"destinos": f"{institucion.nombre} no puede recibir turnos."})
    lee_en_pantalla = institucion.modo == Institucion.Modo.SISTEMA
    if carta.acceso == Acceso.RESERVADO and lee_en_pantalla and not destino.enlaces:
        raise DatoInvalido(
            {"enlaces": f"El asunto es reservado: nombre quién lo leerá en {institucion.nombre}."}
        )


def exigir_orden(destino: Destino) -> None:
    """Raise `DatoInvalido` when what is asked of an authority outside should be a remission."""
    if destino.parte and destino.institucion.orden != Institucion.Orden.EJECUTIVO_ESTATAL:
        raise DatoInvalido(
            {
                "destinos": f"{destino.institucion.nombre} no es del Ejecutivo del Estado: use "
                f"«{Verbo.REMITIR.label}», o túrnelo sólo para conocimiento."
            }
        )


def _crear(
    actor: Usuario,
    carta: Correspondencia,
    destinos: Sequence[Destino],
    caracter: Caracter | None = None,
    fundamento: str = "",
) -> list[Turno]:
    """Make the turns with their clocks, points, log lines and notices: the same few statements
    for forty as for one."""
    ahora = reloj.ahora()
    plazos.cerrar_si_corren(carta.plazo_canalizar, en=ahora, desenlace=Desenlace.CUMPLIDO)
    siguiente = carta.turnos.count() + 1
    claves = apartar(Turno, len(destinos))
    turnos = [
        nuevo_turno(actor, carta, numero, destino, ahora, caracter, fundamento)
        for numero, destino in enumerate(destinos, start=siguiente)
    ]
    for clave, turno in zip(claves, turnos, strict=True):
        turno.pk = clave
    _guardar(actor, carta, turnos, destinos)
    return turnos


def nuevo_turno(
    actor: Usuario,
    carta: Correspondencia,
    numero: int,
    destino: Destino,
    turnado_en: datetime,
    caracter: Caracter | None = None,
    fundamento: str = "",
) -> Turno:
    """The turn of one destination, unsaved; a binding topic makes it binding, and so does that the
    head decides it after the third refusal.

    `turnado_en` (UTC) is the moment of the act, the same for all that it sends: equal clocks are
    then worked out once.
    """
    conocidos = {
        "correspondencia": carta,
        "institucion": destino.institucion,
        "instruccion": destino.instruccion,
    }
    columnas = {f"{campo}_id": objeto.pk for campo, objeto in conocidos.items()}
    columnas |= {
        "numero": numero,
        "caracter": caracter or (Caracter.ATENCION if destino.parte else Caracter.CONOCIMIENTO),
        "parte": destino.parte,
        "indicaciones": destino.indicaciones,
        "vinculante": destino.vinculante
        or carta.decide_titular
        or bool(carta.tema and carta.tema.vinculante),
        "fundamento_remision": fundamento,
        "turnado_en": turnado_en,
        "turnado_por_id": actor.pk,
    }
    return armar(Turno, columnas, **conocidos)


def _guardar(
    actor: Usuario, carta: Correspondencia, turnos: Sequence[Turno], destinos: Sequence[Destino]
) -> None:
    relojes = _relojes(turnos, destinos)
    nombrados = [enlace for destino in destinos for enlace in destino.enlaces]
    if nombrados:
        autorizar_varias(actor, carta.pk, nombrados)
    lineas = [_linea(actor, turno) for turno in turnos]
    filas = [fila(turno) for turno in turnos]
    sql.turnar(filas, relojes, _puntos(carta, turnos, destinos), lineas)
    for turno in turnos:
        turno._state.adding, turno._state.db = False, connection.alias
    avisar_a_las_instituciones(turnos, "nuevo", "Nuevo turno por acusar")


def _relojes(turnos: Sequence[Turno], destinos: Sequence[Destino]) -> plazos.Filas:
    """The clocks of all the turns, each turn pointing to its own."""
    pedidos = [
        (turno, campo, apertura)
        for turno, destino in zip(turnos, destinos, strict=True)
        for campo, apertura in aperturas(turno, dias=destino.dias).items()
    ]
    relojes = plazos.preparar_filas([apertura for _, _, apertura in pedidos])
    claves = apartar(Plazo, len(pedidos))
    for clave, propia, (turno, campo, _) in zip(claves, relojes.propias, pedidos, strict=True):
        propia["id"] = clave
        setattr(turno, f"{campo}_id", clave)
    return relojes


def _puntos(
    carta: Correspondencia, turnos: Sequence[Turno], destinos: Sequence[Destino]
) -> list[tuple[int, int]]:
    """Which points each turn answers: those named, or all."""
    todos = list(carta.puntos.values_list("pk", flat=True))
    return [
        (turno.pk, punto)
        for turno, destino in zip(turnos, destinos, strict=True)
        for punto in todos
        if not destino.puntos or punto in destino.puntos
    ]


def _linea(actor: Usuario, turno: Turno) -> dict[str, Any]:
    return fila_de_bitacora(actor, Hecho.TURNO_TURNADO, turno, **lo_turnado(turno))
