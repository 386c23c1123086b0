"""What letters and commitments are to each other, seen from either side, and what stays open."""

from django.db.models import QuerySet

from coordinacion.acuerdos.models import Acuerdo, Compromiso, LigaConAsunto
from coordinacion.acuerdos.models.compromiso import ABIERTOS
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa, Reunion


def de_la_carta(usuario: Usuario, carta: Correspondencia) -> QuerySet[LigaConAsunto]:
    """The commitments linked to a letter that `usuario` may read."""
    visibles = Compromiso.objects.visibles_para(usuario).values("pk")
    ligas = LigaConAsunto.objects.filter(carta=carta, compromiso__in=visibles)
    return ligas.select_related(
        "compromiso__institucion", "compromiso__plazo", "compromiso__acuerdo"
    ).order_by("pk")


def del_compromiso(usuario: Usuario, compromiso: Compromiso) -> QuerySet[LigaConAsunto]:
    """The letters linked to a commitment that `usuario` may read."""
    visibles = Correspondencia.objects.visibles_para(usuario).values("pk")
    ligas = LigaConAsunto.objects.filter(compromiso=compromiso, carta__in=visibles)
    return ligas.select_related("carta").order_by("pk")


def del_acuerdo(usuario: Usuario, acuerdo: Acuerdo) -> QuerySet[LigaConAsunto]:
    """The letters linked to any commitment of an agreement that `usuario` may read."""
    visibles = Correspondencia.objects.visibles_para(usuario).values("pk")
    ligas = LigaConAsunto.objects.filter(compromiso__acuerdo=acuerdo, carta__in=visibles)
    return ligas.select_related("carta", "compromiso").order_by("pk")


def acuerdos_de_la_carta(usuario: Usuario, carta: Correspondencia) -> QuerySet[Acuerdo]:
    """The agreements that come from a letter."""
    return Acuerdo.objects.visibles_para(usuario).filter(carta=carta).order_by("pk")


def abiertos_de_la_carta(carta: Correspondencia) -> QuerySet[Compromiso]:
    """What is still owed and has to do with a letter: linked, or of an agreement that comes from
    it."""
    ligados = Compromiso.objects.filter(ligas__carta=carta)
    suyos = Compromiso.objects.filter(acuerdo__carta=carta)
    return (ligados | suyos).filter(estado__in=ABIERTOS).order_by("pk").distinct()


def cartas_abiertas(usuario: Usuario, compromiso: Compromiso) -> list[Correspondencia]:
    """Letters linked to a commitment that go on, when it ends."""
    ligas = del_compromiso(usuario, compromiso)
    return [liga.carta for liga in ligas if liga.carta.esta_abierta]


def abiertos_de_la_reunion(reunion: Reunion) -> int:
    """How many commitments of a meeting's agreements are still owed."""
    return Compromiso.objects.filter(acuerdo__reunion=reunion, estado__in=ABIERTOS).count()


def abiertos_de_la_mesa(mesa: Mesa) -> int:
    """The same of every session of a table."""
    return Compromiso.objects.filter(acuerdo__reunion__mesa=mesa, estado__in=ABIERTOS).count()
