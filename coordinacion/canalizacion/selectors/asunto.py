"""Reads of cases, of their letter and of what hangs from it."""

from coordinacion.canalizacion.models import Turno, TurnoQuerySet
from coordinacion.correspondencia.models import Correspondencia, CorrespondenciaQuerySet
from coordinacion.organizacion.models import Usuario


def asuntos_para(usuario: Usuario) -> CorrespondenciaQuerySet:
    """Letters whose text `usuario` may read."""
    return Correspondencia.objects.visibles_para(usuario)


def turnos_para(usuario: Usuario) -> TurnoQuerySet:
    """Turns that `usuario` may open."""
    return Turno.objects.visibles_para(usuario)
