"""What refusals teach of each topic: to whom its letters went and were accepted."""

from dataclasses import dataclass

from django.db.models import Count, F, Q

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.selectors.cola import turnables
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.nucleo.etiquetas import EstadoTurno

ASUNTOS_QUE_BASTAN = 2
"""Letters after which a topic offers another institution: of one alone nothing follows."""


@dataclass(frozen=True)
class Acierto:
    """A topic, whom it suggests today (None: nobody) and whom its refused letters go to."""

    tema_id: int
    tema: str
    sugerida: str | None
    institucion_id: int
    institucion: str
    asuntos: int


def aciertos() -> list[Acierto]:
    """Topics whose refused letters keep being accepted by whom the refusal proposed, each with
    that institution and in how many letters; the most telling first.

    Not the one that the topic already suggests. Reserved letters teach nothing: what is seen here
    is for every analyst.
    """
    negados = Turno.objects.filter(
        estado=EstadoTurno.DECLINADO,
        institucion_propuesta__in=turnables(),
        correspondencia__tema__activo=True,
        correspondencia__turnos__estado=EstadoTurno.ATENDIDO,
        correspondencia__turnos__institucion=F("institucion_propuesta"),
        correspondencia__turnos__turnado_en__gte=F("declinado_en"),
    ).exclude(correspondencia__acceso=Acceso.RESERVADO)
    otra = Q(correspondencia__tema__institucion=None) | ~Q(
        correspondencia__tema__institucion=F("institucion_propuesta")
    )
    por_tema = (
        negados.filter(otra)
        .order_by()
        .values_list(
            "correspondencia__tema",
            "correspondencia__tema__nombre",
            "correspondencia__tema__institucion__nombre",
            "institucion_propuesta",
            "institucion_propuesta__nombre",
        )
    )
    contados = por_tema.annotate(asuntos=Count("correspondencia", distinct=True))
    bastan = contados.filter(asuntos__gte=ASUNTOS_QUE_BASTAN)
    return [Acierto(*fila) for fila in bastan.order_by("-asuntos", "correspondencia__tema__nombre")]
