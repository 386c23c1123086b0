"""What a person's own calendar shows."""

from datetime import timedelta

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import CalendarioPersonal, Reunion
from coordinacion.vinculacion.models.reunion import ReunionQuerySet

ATRAS, ADELANTE = timedelta(days=90), timedelta(days=400)
MAXIMO = 2000


def agenda(usuario: Usuario) -> ReunionQuerySet:
    """The meetings that `usuario` may read, from three months ago on, in order; cancelled ones
    too, so that a calendar takes them out."""
    ahora = reloj.ahora()
    visibles = Reunion.objects.visibles_para(usuario).filter(
        inicia_en__gte=ahora - ATRAS, inicia_en__lt=ahora + ADELANTE
    )
    return visibles.select_related("municipio").order_by("inicia_en", "pk")[:MAXIMO]


def calendario_de(usuario: Usuario) -> CalendarioPersonal | None:
    """The person's own calendar, while its address is in force."""
    return CalendarioPersonal.objects.filter(usuario=usuario, activo=True).first()
