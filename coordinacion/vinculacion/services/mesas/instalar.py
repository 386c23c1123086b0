"""instalar: the table was installed, and its act says so."""

from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboMesa as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa
from coordinacion.vinculacion.services.comun import asentar_mesa, bloquear_mesa


@transaction.atomic
def instalar(actor: Usuario, mesa_id: int, *, momento: datetime, acta: Documento | None) -> Mesa:
    """Record when it was installed, with its signed act. Raises as `bloquear_mesa`, or
    `DatoInvalido`."""
    mesa = bloquear_mesa(actor, mesa_id, Verbo.INSTALAR)
    no_futuro("momento", momento)
    if acta is None:
        raise DatoInvalido({"archivo": "Agregue el acta de instalación, digitalizada."})
    mesa.instalada_en, mesa.acta = momento, acta
    mesa.instalar()
    mesa.save()
    asentar_mesa(actor, Hecho.MESA_INSTALADA, mesa, ocurrido_en=momento)
    return mesa
