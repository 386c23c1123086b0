"""Tables of dialogue and meetings."""

from coordinacion.vinculacion.models.asistencia import Asistencia
from coordinacion.vinculacion.models.calendario import CalendarioPersonal
from coordinacion.vinculacion.models.mesa import Mesa, Opinion
from coordinacion.vinculacion.models.reunion import CambioDeFecha, PuntoDelDia, Reunion

__all__ = [
    "Asistencia",
    "CalendarioPersonal",
    "CambioDeFecha",
    "Mesa",
    "Opinion",
    "PuntoDelDia",
    "Reunion",
]
