"""The reminder to one institution of all that it owes: a line per turn, each with its link."""

from collections.abc import Sequence

from coordinacion.canalizacion.aviso import plazo_que_se_recuerda, renglon
from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo.templatetags.interfaz import fecha_corta
from coordinacion.supervision.momento import Momento


def redactar(institucion: str, turnos: Sequence[Turno], momento: Momento, raiz: str) -> str:
    """The text for one institution; `raiz` is the address of the site without its last slash."""
    titulo = f"{institucion}: turnos pendientes al {fecha_corta(momento.hoy)}"
    return "\n".join([titulo, *(_con_enlace(turno, raiz) for turno in turnos)])


def _con_enlace(turno: Turno, raiz: str) -> str:
    dicho = renglon(turno, plazo_que_se_recuerda(turno))
    return f"{dicho} · {raiz}{turno.get_absolute_url()}"
