"""The trays: one definition each, from which its tab, count, rows and empty text come."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Papeles, Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.selectors import cartas, turnos
from coordinacion.supervision.selectors.tomadas import mias

_MIRAN = frozenset({Rol.CONSULTA, Rol.AUDITORIA})
_ANALISTA = frozenset({Rol.ANALISTA}) | _MIRAN
_OFICIALIA = frozenset({Rol.OFICIALIA})
_TITULAR = frozenset({Rol.TITULAR_UNIDAD})
_VINCULACION = frozenset({Rol.VINCULACION})
_ARCHIVO = frozenset({Rol.ARCHIVO})


@dataclass(frozen=True)
class Bandeja:
    """A list of letters or of turns.

    `filas` narrows what the person may list to the rows of the tray; `reloj` is the clock that
    its rows show and are ordered by. `aparece` and `despues` are what an empty tray says: what
    will be here, and what to do next. Without `pestana` it is only reached by a link.
    """

    clave: str
    titulo: str
    roles: frozenset[Rol]
    filas: Callable[[Any, Momento], Any]
    aparece: str
    despues: str = "Pulse «Siguiente asunto» o revise otra bandeja."
    reloj: str = cartas.RELOJ
    de_turnos: bool = False
    orden: str = "vence"
    alerta: bool = False
    pestana: bool = True
    propia: bool = False
    """Only the rows whose step the person holds."""
    corren: ClasePlazo | None = None
    """The class of the clock that runs in every row, so that its index gives them in order."""
    por_indice: ClasePlazo | None = None
    """The class of its clock, where those that run are nearly all in the rows, or those rows are
    countless and hardly any clock of them runs: their index gives the first, and their key the
    rest. None where the rows are few, and sorted."""
    recuerda: bool = False
    """Whether each row offers the reminder that chases its institution."""


BANDEJAS = (
    Bandeja(
        "mis-asuntos",
        "Mis asuntos",
        _ANALISTA.difference(_MIRAN) | _OFICIALIA | _TITULAR,
        cartas.abiertos,
        "Aquí aparecerán los asuntos que usted tome o que se le asignen.",
        "Pulse «Siguiente asunto», o tome uno desde su página.",
        propia=True,
    ),
    Bandeja(
        "por-clasificar",
        "Por clasificar",
        _ANALISTA | _TITULAR,
        cartas.por_clasificar,
        "Aquí aparecerá cada asunto que oficialía registre, hasta que se clasifique.",
    ),
    Bandeja(
        "por-turnar",
        "Por turnar",
        _ANALISTA | _TITULAR,
        cartas.por_turnar,
        "Aquí aparecerán los asuntos clasificados que esperan turno y los que se quedaron sin "
        "institución responsable.",
    ),
    Bandeja(
        "por-decidir",
        "Competencia por decidir",
        _ANALISTA | _TITULAR,
        cartas.por_decidir,
        "Aquí aparecerán los asuntos que tres instituciones rechazaron: la persona titular de la "
        "unidad decide a quién corresponden.",
        "Revise los rechazados por competencia.",
    ),
    Bandeja(
        "por-responder",
        "Por responder",
        _ANALISTA,
        cartas.por_responder,
        "Aquí aparecerán los asuntos que la unidad responde directamente o toma de conocimiento.",
    ),
    Bandeja(
        "por-acusar",
        "Por acusar",
        _ANALISTA | _OFICIALIA | _TITULAR,
        turnos.por_acusar,
        "Aquí aparecerán los turnos enviados que la institución no ha acusado.",
        "Si un acuse llegó en papel, regístrelo desde su folio.",
        reloj=turnos.RELOJ_ACUSE,
        de_turnos=True,
        recuerda=True,
        por_indice=ClasePlazo.ACUSE,
    ),
    Bandeja(
        "en-tramite",
        "En trámite",
        _ANALISTA | _TITULAR | _VINCULACION,
        cartas.en_tramite,
        "Aquí aparecerán los asuntos que una institución está atendiendo.",
        "Revise si hay asuntos por turnar.",
        por_indice=ClasePlazo.RESPUESTA,
    ),
    Bandeja(
        "por-revisar",
        "Por revisar",
        _ANALISTA,
        turnos.por_revisar,
        "Aquí aparecerán las respuestas de las instituciones, para aceptarlas o devolverlas.",
        "Revise los turnos vencidos y avise a sus enlaces.",
        reloj=turnos.RELOJ_PETICIONARIO,
        de_turnos=True,
    ),
    Bandeja(
        "por-notificar",
        "Por notificar",
        _ANALISTA | _OFICIALIA,
        cartas.por_notificar,
        "Aquí aparecerán los asuntos con respuesta que la persona peticionaria aún no conoce.",
    ),
    Bandeja(
        "por-concluir",
        "Por concluir",
        _ANALISTA | _TITULAR,
        cartas.por_concluir,
        "Aquí aparecerán los asuntos ya notificados, o con motivo para no notificar.",
        "Revise los asuntos por notificar: al entregarse la notificación pasan aquí.",
    ),
    Bandeja(
        "por-vencer",
        "Por vencer",
        _ANALISTA | _OFICIALIA | _TITULAR | _VINCULACION,
        cartas.por_vencer,
        "Aquí aparecerán los asuntos que venzan ante el peticionario en tres días hábiles o menos.",
        "Nada vence en los próximos tres días hábiles.",
        corren=ClasePlazo.RESPUESTA,
    ),
    Bandeja(
        "vencidos",
        "Vencidos",
        _ANALISTA | _OFICIALIA | _TITULAR | _VINCULACION,
        cartas.vencidos,
        "Aquí aparecerán los asuntos cuyo plazo venció sin que se notificara la respuesta.",
        "Nada ha vencido ante el peticionario.",
        alerta=True,
        corren=ClasePlazo.RESPUESTA,
    ),
    Bandeja(
        "turnos-vencidos",
        "Turnos vencidos",
        _ANALISTA | _TITULAR,
        turnos.vencidos,
        "Aquí aparecerán los turnos que la institución no respondió en su término.",
        "Ninguna institución tiene turnos vencidos.",
        reloj=turnos.RELOJ_TURNO,
        de_turnos=True,
        recuerda=True,
        alerta=True,
        corren=ClasePlazo.RESPUESTA_TURNO,
    ),
    Bandeja(
        "devueltas",
        "Devueltas para complementar",
        _ANALISTA,
        turnos.devueltas,
        "Aquí aparecerán las respuestas devueltas que la institución no ha complementado.",
        "Revise si hay respuestas por revisar.",
        reloj=turnos.RELOJ_TURNO,
        de_turnos=True,
    ),
    Bandeja(
        "rechazados",
        "Rechazados por competencia",
        _ANALISTA | _TITULAR,
        turnos.rechazados,
        "Aquí aparecerán los turnos que una institución rechazó y no se han reemplazado, y los "
        "que pidió retirar fuera de la ventana.",
        "Ninguna institución ha rechazado un turno que siga sin reemplazo.",
        reloj=turnos.RELOJ_PETICIONARIO,
        de_turnos=True,
    ),
    Bandeja(
        "prorrogas",
        "Prórrogas por resolver",
        _ANALISTA | _TITULAR,
        turnos.con_prorroga_pedida,
        "Aquí aparecerán los turnos cuya institución pidió más tiempo para responder.",
        "Ninguna institución espera que se le conceda más tiempo.",
        reloj=turnos.RELOJ_TURNO,
        de_turnos=True,
    ),
    Bandeja(
        "reservados",
        "Reservados",
        _TITULAR | _MIRAN,
        cartas.reservados,
        "Aquí aparecerán los asuntos reservados que sigan abiertos.",
        "No hay asuntos reservados abiertos.",
    ),
    Bandeja(
        "incompletos",
        "Incompletos",
        _ANALISTA | _OFICIALIA,
        cartas.incompletos,
        "Aquí aparecerán los asuntos abiertos a los que falte algún dato de registro.",
        "Todo lo registrado está completo.",
    ),
    Bandeja(
        "por-archivar",
        "Por archivar",
        _ARCHIVO | _MIRAN,
        cartas.por_archivar,
        "Aquí aparecerán los asuntos que terminen, hasta que estén en su expediente.",
        "Todo lo que terminó está en el archivo.",
        orden="cerrada",
    ),
    Bandeja(
        "terminados",
        "Terminados",
        frozenset(Rol) - {Rol.ADMINISTRACION},
        cartas.terminados,
        "Aquí aparecerán los asuntos concluidos, desechados, acumulados o cancelados.",
        "Los más recientes quedarán al principio.",
        orden="-cerrada",
        por_indice=ClasePlazo.RESPUESTA,
    ),
    Bandeja(
        "turnos-vivos",
        "Turnos pendientes",
        _ANALISTA | _TITULAR,
        turnos.vivos,
        "Aquí aparecerán los turnos que alguna institución tenga pendientes.",
        "Ninguna institución tiene turnos pendientes.",
        reloj=turnos.RELOJ_TURNO,
        de_turnos=True,
        por_indice=ClasePlazo.RESPUESTA_TURNO,
        pestana=False,
    ),
    Bandeja(
        "turnos-semana",
        "Turnos que vencen esta semana",
        _ANALISTA | _TITULAR,
        turnos.de_esta_semana,
        "Aquí aparecerán los turnos cuyo término acaba de hoy al domingo.",
        "Ningún turno vence en lo que resta de la semana.",
        reloj=turnos.RELOJ_TURNO,
        de_turnos=True,
        pestana=False,
        corren=ClasePlazo.RESPUESTA_TURNO,
    ),
    Bandeja(
        "acuses-tacitos",
        "Acuses tácitos del año",
        _ANALISTA | _TITULAR,
        turnos.tacitos,
        "Aquí aparecerán los turnos que se tuvieron por recibidos sin que nadie los acusara.",
        "Ninguna institución acumula acuses tácitos este año.",
        reloj=turnos.RELOJ_TURNO,
        de_turnos=True,
        por_indice=ClasePlazo.RESPUESTA_TURNO,
        orden="-acusado",
        pestana=False,
    ),
)

BUSQUEDA = Bandeja(
    "buscar",
    "Resultados de la búsqueda",
    frozenset(Rol),
    cartas.todos,
    "Ningún asunto que usted pueda consultar coincide.",
    "Revise el folio, o busque por menos palabras.",
    orden="-recibida",
)

_DE_INICIO = (
    (Rol.ANALISTA, "por-clasificar"),
    (Rol.TITULAR_UNIDAD, "por-concluir"),
    (Rol.OFICIALIA, "por-notificar"),
    (Rol.VINCULACION, "en-tramite"),
    (Rol.ARCHIVO, "por-archivar"),
    (Rol.CONSULTA, "vencidos"),
    (Rol.AUDITORIA, "vencidos"),
)


def filas_de(bandeja: Bandeja, usuario: Usuario, momento: Momento) -> QuerySet[Any]:
    """What the tray holds for that person."""
    todas: Any = turnos if bandeja.de_turnos else cartas
    filas: QuerySet[Any] = bandeja.filas(todas.listables(usuario), momento)
    return (
        filas.filter(pk__in=mias(usuario, momento.ahora).values("pk")) if bandeja.propia else filas
    )


def bandejas_de(usuario: Usuario) -> Iterator[Bandeja]:
    """The trays of the person's roles, in the order of the work."""
    mis = papeles(usuario)
    return (una for una in BANDEJAS if mis.tiene(*una.roles))


def bandeja_de(usuario: Usuario, clave: str) -> Bandeja | None:
    """That tray, if it exists and belongs to one of the person's roles."""
    return next((una for una in bandejas_de(usuario) if una.clave == clave), None)


def clave_de_inicio(mis: Papeles) -> str:
    """The tray that opens first for those roles; "" for who has none."""
    return next((clave for rol, clave in _DE_INICIO if mis.tiene(rol)), "")
