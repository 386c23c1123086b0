"""Letters as the trays read them: which ones, and everything that a row shows."""

from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, Subquery

from coordinacion.canalizacion.models import MUERTOS, Turno, TurnoQuerySet
from coordinacion.canalizacion.opciones import Parte
from coordinacion.correspondencia.models import (
    ABIERTOS,
    POR_ARCHIVAR,
    Correspondencia,
    CorrespondenciaQuerySet,
    Notificacion,
    Peticionario,
)
from coordinacion.correspondencia.models.busqueda import sin_mostrar
from coordinacion.correspondencia.models.intentos import sin_datos_de_cada_una
from coordinacion.correspondencia.opciones import Acceso, CondicionRemitente, Via
from coordinacion.correspondencia.reglas import SIN_PAPEL
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.organizacion.models import Municipio, Usuario
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import Plazo
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.permisos import puede_listar
from coordinacion.supervision.selectors.por_renglon import hay, uno
from coordinacion.supervision.selectors.semaforo import Luz, con_luz, por_vencer_o_hoy
from coordinacion.supervision.selectors.tomadas import quien_la_tomo

RELOJ = "plazo_respuesta"
"""The clock that orders letters: the petitioner's."""

TERMINADOS = (*POR_ARCHIVAR, Estado.ARCHIVADA)
_A_TURNAR = (Via.TURNAR, Via.REMITIR)


def listables(usuario: Usuario) -> CorrespondenciaQuerySet:
    """Letters that the trays of `usuario` are made of; none for who has no trays."""
    cartas = Correspondencia.objects.listables_para(usuario)
    return cartas if puede_listar(usuario) else cartas.none()


def para_filas(
    cartas: CorrespondenciaQuerySet, ahora: datetime | None = None
) -> CorrespondenciaQuerySet:
    """The same letters with what a row shows at that moment (now), in one query."""
    responsable = _responsable().values("institucion__nombre")
    anteriores = Turno.objects.filter(
        correspondencia=OuterRef("pk"), parte=Parte.RESPONSABLE, estado__in=MUERTOS
    ).order_by("-numero")
    return (
        cartas.select_related("tipo", "analista", "plazo_clasificar", RELOJ)
        .defer(*sin_mostrar())
        .annotate(
            en_municipio=uno(Municipio, "municipio", "nombre"),
            responsable=Subquery(responsable[:1]),
            responsable_desde=Subquery(_responsable().values("turnado_en")[:1]),
            anterior=Subquery(anteriores.values("institucion__nombre")[:1]),
            anterior_estado=Subquery(anteriores.values("estado")[:1]),
            la_tomo=quien_la_tomo("pk", ahora),
            se_notifica=ExpressionWrapper(_se_puede_notificar(), output_field=BooleanField()),
        )
    )


def para_actuar(usuario: Usuario, pk: int) -> Correspondencia:
    """One letter with what its next action depends on. Raises `DoesNotExist` if not legible."""
    return para_filas(Correspondencia.objects.visibles_para(usuario)).get(pk=pk)


def _responsable() -> TurnoQuerySet:
    """The live turn that answers for the letter of the outer query."""
    suyos = Turno.objects.filter(correspondencia=OuterRef("pk"), parte=Parte.RESPONSABLE)
    return suyos.exclude(estado__in=MUERTOS)


def por_clasificar(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Received and not yet classified."""
    return cartas.filter(estado=Estado.RECIBIDA)


def por_turnar(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """To be routed by the analyst, or routed and left with nobody who answers for it.

    Two queries joined, each bounded by what waits: of those left with nobody the clock to route
    them runs again, and looking for them among all that is routed would grow without end.
    """
    nuevas = Correspondencia.objects.filter(estado=Estado.CLASIFICADA, via__in=_A_TURNAR)
    corren = Plazo.objects.filter(clase=ClasePlazo.CANALIZAR, cerrado_en=None)
    huerfanas = Correspondencia.objects.filter(
        ~hay(_responsable()), pk__in=corren.values("asunto_id"), estado=Estado.CANALIZADA
    )
    claves = nuevas.order_by().values("pk").union(huerfanas.order_by().values("pk"))
    return cartas.filter(pk__in=claves, decide_titular=False)


def por_decidir(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Refused for the third time: the head says whose they are."""
    return cartas.filter(decide_titular=True, estado=Estado.CANALIZADA)


def _en(cartas: CorrespondenciaQuerySet, *estados: Estado) -> CorrespondenciaQuerySet:
    """Says the states beside a condition with «or», so that their index serves it."""
    return cartas.filter(estado__in=estados)


def por_responder(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Classified for the unit itself to answer, or only to take note of."""
    return cartas.filter(estado=Estado.CLASIFICADA).exclude(via__in=_A_TURNAR)


def en_tramite(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """With an institution that answers for it, or waiting for the petitioner."""
    atendiendose = Q(estado=Estado.PREVENIDA) | hay(_responsable())
    return _en(cartas, Estado.PREVENIDA, Estado.CANALIZADA).filter(atendiendose)


def _se_puede_notificar() -> Q:
    """As `workflows.nodos` says (tested): the sender is known and owed an answer, and no attempt
    found that there is nowhere to tell."""
    sin_datos = sin_datos_de_cada_una(Notificacion.objects.all())
    return (
        Q(notificada_en=None, condicion_remitente=CondicionRemitente.IDENTIFICADO)
        & (Q(tipo=None) | Q(tipo__requiere_respuesta=True))
        & ~hay(sin_datos)
    )


def por_notificar(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Answered, and the petitioner does not know yet."""
    return cartas.filter(_se_puede_notificar(), estado=Estado.ATENDIDA)


def por_concluir(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Answered, and either notified or with a ground for not notifying."""
    return cartas.filter(~_se_puede_notificar(), estado=Estado.ATENDIDA)


def por_vencer(cartas: CorrespondenciaQuerySet, momento: Momento) -> CorrespondenciaQuerySet:
    """About to expire before the petitioner."""
    return _con_reloj(cartas).filter(por_vencer_o_hoy(RELOJ, momento))


def vencidos(cartas: CorrespondenciaQuerySet, momento: Momento) -> CorrespondenciaQuerySet:
    """Expired before the petitioner."""
    return _con_reloj(cartas).filter(con_luz(RELOJ, Luz.VENCIDO, momento))


def _con_reloj(cartas: CorrespondenciaQuerySet) -> CorrespondenciaQuerySet:
    """Says the clock's class and goes by its date, as the index of open clocks does."""
    suyas = cartas.filter(plazo_respuesta__clase=ClasePlazo.RESPUESTA)
    return suyas.order_by("plazo_respuesta__vence_en")


def incompletos(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Open letters with something still to be captured; as `reglas.faltantes` says (tested)."""
    return cartas.abiertas().filter(le_falta_algo())


def le_falta_algo() -> Q:
    """The condition of `correspondencia.reglas.faltantes`, for a list. Other tables are asked last,
    of letters that lack nothing of their own."""
    con_contacto = Peticionario.objects.filter(
        ~Q(telefono="") | ~Q(correo="") | ~Q(domicilio="") | Q(sin_contacto=True),
        correspondencia=OuterRef("pk"),
    )
    con_documento = Documento.objects.filter(asunto_id=OuterRef("pk"))
    identificado = Q(condicion_remitente=CondicionRemitente.IDENTIFICADO)
    en_papel = ~Q(canal__in=SIN_PAPEL)
    return (
        (identificado & Q(municipio=None))
        | (en_papel & (Q(fojas=None) | (identificado & Q(oficio_numero=""))))
        | Q(otra_lengua=True, lengua=None)
        | (en_papel & ~hay(con_documento))
        | (identificado & ~hay(con_contacto))
    )


def reservados(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Open reserved letters."""
    return cartas.abiertas().filter(acceso=Acceso.RESERVADO)


def terminados(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Ended in whatever way; the last one first, as their index has them."""
    return cartas.filter(estado__in=TERMINADOS, cerrada_en__isnull=False).order_by("-cerrada_en")


def por_archivar(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Ended and not yet in the archive; what follows another waits until that one ends."""
    principal = Correspondencia.objects.filter(pk=OuterRef("principal_id"), estado__in=ABIERTOS)
    return cartas.filter(~hay(principal), estado__in=POR_ARCHIVAR, cerrada_en__isnull=False)


def abiertos(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Letters in which the unit still owes something."""
    return cartas.abiertas()


def todos(cartas: CorrespondenciaQuerySet, _: Momento) -> CorrespondenciaQuerySet:
    """Every letter: what the search looks into."""
    return cartas
