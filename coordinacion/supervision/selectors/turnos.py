"""Turns as the trays read them: which ones, and everything that a row shows."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from coordinacion.canalizacion.models import (
    MUERTOS,
    PENDIENTES,
    RelacionEnvio,
    Traspaso,
    Turno,
    TurnoQuerySet,
)
from coordinacion.canalizacion.opciones import Acuse, Caracter
from coordinacion.canalizacion.selectors.cola import turnables
from coordinacion.correspondencia.models import Correspondencia, CorrespondenciaQuerySet
from coordinacion.correspondencia.models.busqueda import sin_mostrar
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, EstadoProrroga
from coordinacion.nucleo.etiquetas import EstadoTurno as Estado
from coordinacion.nucleo.reloj import inicio_del_dia
from coordinacion.organizacion.models import Area, Institucion, Municipio, Usuario
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import Prorroga
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.permisos import puede_listar
from coordinacion.supervision.selectors.por_renglon import uno
from coordinacion.supervision.selectors.semaforo import Luz, con_luz
from coordinacion.supervision.selectors.tomadas import nombre_de, quien_la_tomo

RELOJ_PETICIONARIO = "correspondencia__plazo_respuesta"
RELOJ_ACUSE = "plazo_acuse"
RELOJ_TURNO = "plazo_respuesta"


def listables(usuario: Usuario) -> TurnoQuerySet:
    """Turns that the trays of `usuario` are made of, each marked `legible` or not."""
    turnos = Turno.objects.order_by().annotate(legible=Exists(_su_carta(usuario)))
    return turnos if puede_listar(usuario) else turnos.none()


def legibles(usuario: Usuario) -> TurnoQuerySet:
    """Of those, the turns of letters that `usuario` may read."""
    turnos = Turno.objects.filter(Exists(_su_carta(usuario)))
    return turnos if puede_listar(usuario) else turnos.none()


def _su_carta(usuario: Usuario) -> CorrespondenciaQuerySet:
    return Correspondencia.objects.visibles_para(usuario).filter(pk=OuterRef("correspondencia_id"))


def para_filas(turnos: TurnoQuerySet, reloj: str, ahora: datetime | None = None) -> TurnoQuerySet:
    """The same turns with what a row shows at that moment (now), under the clock `reloj`, in one
    query.

    Names are read by subqueries: each join doubles what the planner takes, and with some more it
    stops trying every order of joins and reads whole tables to show a page.
    """
    return (
        turnos.select_related("correspondencia__tipo", "institucion", reloj)
        .defer(*sin_mostrar("correspondencia__"))
        .annotate(
            en_municipio=uno(Municipio, "correspondencia__municipio", "nombre"),
            propuesta=uno(Institucion, "institucion_propuesta", "nombre"),
            se_turna_a=Subquery(_la_propuesta().values("nombre")[:1]),
            en_relacion=uno(RelacionEnvio, "relacion", "folio"),
            relacion_entregada=uno(RelacionEnvio, "relacion", "entregada_en"),
            en_area=uno(Area, "area", "nombre"),
            con_persona=uno(Usuario, "persona", nombre_de()),
            la_tomo=quien_la_tomo("correspondencia_id", ahora),
        )
    )


def _la_propuesta() -> QuerySet[Institucion]:
    """Whom the refusal of the outer query proposes, if a letter may be routed there; not one that
    has this letter, or refused it too."""
    suyos = Turno.objects.filter(
        correspondencia=OuterRef(OuterRef("correspondencia")), institucion=OuterRef("pk")
    ).exclude(estado=Estado.RETIRADO)
    return turnables().filter(~Exists(suyos), pk=OuterRef("institucion_propuesta"))


def por_revisar_de(carta: Correspondencia) -> Turno | None:
    """The first answer of that letter that waits for review."""
    respondidos = Turno.objects.filter(correspondencia=carta, estado=Estado.RESPONDIDO)
    return respondidos.select_related("institucion", "correspondencia").order_by("numero").first()


def por_acusar(turnos: TurnoQuerySet, _: Momento) -> TurnoQuerySet:
    """Sent, and the institution has not said that it has them."""
    return turnos.filter(estado=Estado.TURNADO)


def por_revisar(turnos: TurnoQuerySet, _: Momento) -> TurnoQuerySet:
    """Answered; the unit has to take the answer as good or send it back."""
    return turnos.filter(estado=Estado.RESPONDIDO)


def devueltas(turnos: TurnoQuerySet, _: Momento) -> TurnoQuerySet:
    """Sent back to be completed, and not answered again yet."""
    return turnos.filter(estado=Estado.ACUSADO, vueltas__gt=0)


def rechazados(turnos: TurnoQuerySet, _: Momento) -> TurnoQuerySet:
    """Refused and not replaced, or asked to be withdrawn after the window to refuse.

    Two queries joined instead of one condition with «or», which no index would serve.
    """
    posterior = Turno.objects.filter(
        correspondencia=OuterRef("correspondencia"), turnado_en__gte=OuterRef("declinado_en")
    ).exclude(Q(estado__in=MUERTOS) | Q(caracter=Caracter.CONOCIMIENTO))
    sin_reemplazo = Turno.objects.filter(
        ~Exists(posterior),
        estado=Estado.DECLINADO,
        correspondencia__estado=EstadoCorrespondencia.CANALIZADA,
    )
    pedidos = Turno.objects.filter(
        estado__in=PENDIENTES, declinacion_fuera_de_ventana=True, vueltas=0
    )
    return turnos.filter(pk__in=_claves(sin_reemplazo).union(_claves(pedidos)))


def con_prorroga_pedida(turnos: TurnoQuerySet, _: Momento) -> TurnoQuerySet:
    """The institution asked for more time and the unit has not decided."""
    piden = Prorroga.objects.filter(estado=EstadoProrroga.SOLICITADA, plazo__cerrado_en=None)
    return turnos.filter(plazo_respuesta__in=piden.values("plazo_id"))


def _claves(turnos: TurnoQuerySet) -> Any:
    return turnos.order_by().values("pk")


def vivos(turnos: TurnoQuerySet, _: Momento) -> TurnoQuerySet:
    """In the hands of an institution that still owes something."""
    return turnos.pendientes()


def vencidos(turnos: TurnoQuerySet, momento: Momento) -> TurnoQuerySet:
    """Not answered by the institution within its own term."""
    return _con_reloj(turnos).filter(con_luz(RELOJ_TURNO, Luz.VENCIDO, momento))


def de_esta_semana(turnos: TurnoQuerySet, momento: Momento) -> TurnoQuerySet:
    """To be answered by the institution from now to Sunday."""
    return _con_reloj(turnos).filter(
        plazo_respuesta__cerrado_en__isnull=True,
        plazo_respuesta__suspendido_en__isnull=True,
        plazo_respuesta__vence_en__gte=momento.ahora,
        plazo_respuesta__vence_en__lt=momento.fin_de_semana,
    )


def _con_reloj(turnos: TurnoQuerySet) -> TurnoQuerySet:
    """Says the clock's class and goes by its date, as the index of open clocks does."""
    suyos = turnos.filter(plazo_respuesta__clase=ClasePlazo.RESPUESTA_TURNO)
    return suyos.order_by("plazo_respuesta__vence_en")


def tacitos(turnos: TurnoQuerySet, momento: Momento) -> TurnoQuerySet:
    """Acknowledged tacitly this year; one rectified by its paper no longer counts, nor one that
    another institution let expire before this one succeeded it."""
    primero = inicio_del_dia(momento.hoy.replace(month=1, day=1))
    de_otra = Traspaso.objects.filter(turno=OuterRef("pk"), en__gte=OuterRef("acusado_en"))
    return turnos.filter(~Exists(de_otra), acuse=Acuse.TACITO, acusado_en__gte=primero)
