"""What every verb of a file begins and ends with."""

from typing import Any

from coordinacion.archivo.models import Expediente
from coordinacion.archivo.permisos import puede
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar, exigir_que_admita
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.organizacion.models import Usuario

REGISTRO = "expediente"


def bloquear(actor: Usuario, expediente_id: int, verbo: Verbo) -> Expediente:
    """The file, locked, once `actor` may see it and run `verbo` on it in its present state.

    Raises `Expediente.DoesNotExist`, `SinPermiso` or `EstadoNoAdmite`.
    """
    visibles = Expediente.objects.visibles_para(actor)
    expediente = visibles.select_for_update(of=("self",)).get(pk=expediente_id)
    if not puede(actor, verbo):
        raise SinPermiso
    exigir_estado(expediente, verbo)
    return expediente


def exigir_estado(expediente: Expediente, verbo: Verbo) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the file there."""
    exigir_que_admita(expediente, verbo, f"El expediente {expediente}", REGISTRO)


def tomar_abierto(actor: Usuario, expediente_id: int, campo: str) -> Expediente:
    """The file that a letter goes into, locked so that nobody closes it meanwhile.

    It is the last lock of its verb: process → letter → file. Raises `Expediente.DoesNotExist`,
    or `DatoInvalido` on `campo` when it is closed.
    """
    visibles = Expediente.objects.visibles_para(actor)
    expediente = visibles.select_for_update(of=("self",)).get(pk=expediente_id)
    if not expediente.esta_abierto:
        raise DatoInvalido({campo: f"El expediente {expediente} ya se cerró: elija otro."})
    return expediente


def asentar_expediente(
    actor: Usuario, hecho: Hecho, expediente: Expediente, **datos: Any
) -> Asiento:
    """Write one fact of the file in the log."""
    return asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=expediente.pk,
        datos={"expediente": expediente.codigo, **datos},
    )
