"""archivar: what ended goes to its file, with its sheets counted."""

from django.db import transaction

from coordinacion.archivo.models import EnExpediente, Expediente
from coordinacion.archivo.services.abrir import abrir
from coordinacion.archivo.services.comun import tomar_abierto
from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.comun import asentar_carta, bloquear
from coordinacion.correspondencia.services.estado import pasar
from coordinacion.documentos.selectors import del_asunto
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def archivar(
    actor: Usuario,
    carta_id: int,
    *,
    expediente: Expediente,
    fojas: int | None = None,
    copia_completa: bool = False,
) -> Correspondencia:
    """Put the letter in `expediente`; an unsaved one is opened first, in the same transaction.

    `fojas` are its sheets of paper, 0 of what never was on paper; when they are not given, those
    that were counted at its registration. `copia_completa` is the archivist's word that its
    digital documents are all of it. Raises as `bloquear`, `abrir` and `tomar_abierto`, or
    `DatoInvalido` on "fojas".
    """
    carta = bloquear(actor, carta_id, Verbo.ARCHIVAR, con=("principal",))
    exigir_principal_terminado(carta)
    contadas = carta.fojas if fojas is None else fojas
    if contadas is None:
        raise DatoInvalido({"fojas": "No consta cuántas fojas tiene: cuéntelas y anótelas."})
    if expediente.pk is None:
        expediente = abrir(actor, expediente)
    expediente = tomar_abierto(actor, expediente.pk, "numero")
    EnExpediente.objects.update_or_create(
        carta=carta,
        defaults={
            "expediente": expediente,
            "fojas": contadas,
            "copia_completa": copia_completa,
            "archivada_por": actor,
            "archivada_en": reloj.ahora(),
        },
    )
    pasar(carta, Verbo.ARCHIVAR)
    _asentar(actor, carta, expediente, contadas)
    return carta


def exigir_principal_terminado(carta: Correspondencia) -> None:
    """Raise `EstadoNoAdmite` while the letter that this one follows is still worked: its sender
    may have to be told yet."""
    if carta.principal is not None and carta.principal.esta_abierta:
        raise EstadoNoAdmite(
            f"El asunto {carta.folio} sigue al {carta.principal.folio}, que no ha terminado: "
            "podrá archivarse cuando aquél termine."
        )


def _asentar(actor: Usuario, carta: Correspondencia, expediente: Expediente, fojas: int) -> None:
    huellas = list(del_asunto(carta.pk).values_list("sha256", flat=True))
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_ARCHIVADA,
        carta,
        expediente=expediente.codigo,
        lugar=expediente.ubicacion,
        fojas=fojas,
        digitales=len(huellas),
        huellas=huellas,
    )
