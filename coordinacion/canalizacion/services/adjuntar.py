"""adjuntar: a document that arrived after the letter joins its case."""

from collections.abc import Sequence

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.comun import asentar_carta
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.documentos.selectors import ya_esta
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles

ADJUNTAN = frozenset({Rol.OFICIALIA, Rol.ANALISTA})


@transaction.atomic
def adjuntar(actor: Usuario, carta_id: int, adjuntos: Sequence[Documento]) -> None:
    """Attach to the case documents already kept, each as what it is; all who may read the case
    will see them. What the case already has, name and bytes, is not added again. Raises
    `Correspondencia.DoesNotExist`, `SinPermiso` or `EstadoNoAdmite`.
    """
    carta = (
        Correspondencia.objects.visibles_para(actor)
        .select_for_update(of=("self",))
        .get(pk=carta_id)
    )
    if not papeles(actor).tiene(*ADJUNTAN):
        raise SinPermiso
    if carta.estado == EstadoCorrespondencia.ARCHIVADA:
        raise EstadoNoAdmite(f"El asunto {carta.folio} está archivado: ya no recibe documentos.")
    for documento in adjuntos:
        if ya_esta(documento, asunto_id=carta.pk, clase=documento.clase):
            documentos.descartar_repetido(documento)
            continue
        documentos.adscribir(documento, asunto_id=carta.pk, clase=documento.clase)
        asentar_carta(actor, Hecho.DOCUMENTO_AGREGADO, carta, nombre=documento.nombre)
