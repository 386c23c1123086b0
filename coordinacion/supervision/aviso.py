"""The reminder that is copied and sent to an institution: folio, term and link; nobody's data."""

from collections.abc import Sequence

from coordinacion.canalizacion.models import Turno
from coordinacion.nucleo.templatetags.interfaz import fecha_corta, fecha_hora_corta
from coordinacion.supervision.momento import Momento


def redactar(institucion: str, turnos: Sequence[Turno], momento: Momento, raiz: str) -> str:
    """The text for one institution; `raiz` is the address of the site without its last slash."""
    titulo = f"{institucion}: turnos pendientes al {fecha_corta(momento.hoy)}"
    return "\n".join([titulo, *(_renglon(turno, raiz) for turno in turnos)])


def _renglon(turno: Turno, raiz: str) -> str:
    return " · ".join(
        [turno.correspondencia.folio, _termino(turno), raiz + turno.get_absolute_url()]
    )


def _termino(turno: Turno) -> str:
    plazo = turno.plazo_respuesta or turno.plazo_acuse
    if plazo is None:
        return "sin acuse"
    sin_acuse = ", sin acuse" if turno.acusado_en is None else ""
    return f"término {fecha_hora_corta(plazo.vence_en)}{sin_acuse}"
