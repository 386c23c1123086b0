"""trasladar: an archived letter goes to another file, because it was put in the wrong one."""

from django.db import transaction

from coordinacion.archivo.models import EnExpediente
from coordinacion.archivo.permisos import puede
from coordinacion.archivo.services.comun import tomar_abierto
from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.comun import asentar_carta
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def trasladar(actor: Usuario, carta_id: int, *, expediente_id: int, motivo: str) -> EnExpediente:
    """Move the letter to that file for `motivo`; it stays archived. Raises
    `Correspondencia.DoesNotExist`, `SinPermiso`, `EstadoNoAdmite`, or as `tomar_abierto`.
    """
    visibles = Correspondencia.objects.visibles_para(actor)
    carta = visibles.select_for_update(of=("self",)).get(pk=carta_id)
    exigir_trasladable(actor, carta)
    exigir_motivo(motivo)
    pieza = EnExpediente.objects.select_related("expediente").get(carta=carta)
    antes = pieza.expediente
    pieza.expediente = tomar_abierto(actor, expediente_id, "numero")
    if pieza.expediente == antes:
        raise DatoInvalido({"numero": f"El asunto ya está en el expediente {antes}."})
    pieza.save(update_fields=["expediente"])
    asentar_carta(
        actor,
        Hecho.EXPEDIENTE_CAMBIADO,
        carta,
        antes=antes.codigo,
        expediente=pieza.expediente.codigo,
        motivo=motivo,
    )
    return pieza


def exigir_trasladable(actor: Usuario, carta: Correspondencia) -> None:
    """Raise `SinPermiso`, or `EstadoNoAdmite` for a letter that is not in the archive."""
    if not puede(actor, Verbo.TRASLADAR):
        raise SinPermiso
    if carta.estado != EstadoCorrespondencia.ARCHIVADA:
        raise EstadoNoAdmite(
            f"El asunto {carta.folio} está «{carta.get_estado_display()}»: no está en el archivo."
        )
