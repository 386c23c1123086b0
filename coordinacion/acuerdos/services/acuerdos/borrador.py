"""What is typed at a meeting is kept as it is, until it is registered."""

import uuid
from typing import Any

from django.db import transaction

from coordinacion.acuerdos.models import BorradorDeAcuerdos
from coordinacion.acuerdos.permisos import puede_en_acuerdo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion


@transaction.atomic
def guardar_borrador(
    actor: Usuario, reunion_id: int, datos: list[dict[str, Any]], clave_envio: uuid.UUID
) -> BorradorDeAcuerdos:
    """Keep what `actor` has typed so far at that meeting; it leaves no fact, as nothing happened.

    What was already registered under that key is not made a draft again. Raises `SinPermiso` or
    `Reunion.DoesNotExist`.
    """
    if not puede_en_acuerdo(actor, Verbo.PROPONER):
        raise SinPermiso
    reunion = Reunion.objects.visibles_para(actor).get(pk=reunion_id)
    borrador, _ = BorradorDeAcuerdos.objects.select_for_update().get_or_create(
        reunion=reunion, autor=actor, defaults={"guardado_en": reloj.ahora()}
    )
    if borrador.registrada != clave_envio:
        borrador.datos, borrador.clave_envio = datos, clave_envio
    borrador.guardado_en = reloj.ahora()
    borrador.save()
    return borrador


def terminar_borrador(actor: Usuario, reunion_id: int, clave_envio: uuid.UUID) -> None:
    """What was registered is no draft any more; the caller holds the transaction."""
    BorradorDeAcuerdos.objects.update_or_create(
        reunion_id=reunion_id,
        autor=actor,
        defaults={
            "datos": [],
            "registrada": clave_envio,
            "clave_envio": uuid.uuid4(),
            "guardado_en": reloj.ahora(),
        },
    )
