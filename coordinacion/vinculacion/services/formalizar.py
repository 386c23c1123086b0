"""formalizar: its signed minutes came back."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.services.comun import asentar_reunion, bloquear_reunion


@transaction.atomic
def formalizar(actor: Usuario, reunion_id: int, *, minuta: Documento | None) -> Reunion:
    """Keep the signed minutes, which say who came. Nothing of the meeting changes afterwards.

    Raises as `bloquear_reunion`, `DatoInvalido` without its minutes, or `EstadoNoAdmite` while
    nobody is on its attendance list.
    """
    reunion = bloquear_reunion(actor, reunion_id, Verbo.FORMALIZAR)
    exigir_asistencia(reunion)
    if minuta is None:
        raise DatoInvalido({"archivo": "Agregue la minuta firmada, digitalizada."})
    reunion.minuta, reunion.formalizada_en = minuta, reloj.ahora()
    reunion.formalizar()
    reunion.save()
    asentar_reunion(actor, Hecho.REUNION_FORMALIZADA, reunion)
    return reunion


def exigir_asistencia(reunion: Reunion) -> None:
    """Raise `EstadoNoAdmite` while nobody is on the attendance list."""
    if not reunion.asistencias.exists():
        raise EstadoNoAdmite("Registre antes la asistencia: la minuta la lleva.")
