"""proponer: what is being agreed, and among whom."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from coordinacion.acuerdos.models import Acuerdo, Parte
from coordinacion.acuerdos.permisos import puede_en_acuerdo
from coordinacion.acuerdos.services.acuerdos.comun import asentar_acuerdo, tomar_folios
from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoReunion
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion

YA_NO_ADMITEN = (EstadoReunion.FORMALIZADA, EstadoReunion.CANCELADA)
"""Meetings to which nothing more is written: the minutes say it all, or it was not held."""


def proponer(actor: Usuario, acuerdo: Acuerdo, partes: Iterable[Parte] = ()) -> Acuerdo:
    """Keep `acuerdo` (unsaved) with its folio and its parties (unsaved).

    The same `clave_envio` twice returns the agreement of the first time. Raises `SinPermiso`;
    `Reunion.DoesNotExist` or `Correspondencia.DoesNotExist` for what the actor may not read; or
    `EstadoNoAdmite` when the meeting was cancelled or its minutes are signed.
    """
    if not puede_en_acuerdo(actor, Verbo.PROPONER):
        raise SinPermiso
    try:
        return _ya_propuesto(acuerdo) or _guardar(actor, acuerdo, list(partes))
    except IntegrityError:
        # the same form, sent twice at once: the other one was faster
        repetido = _ya_propuesto(acuerdo)
        if repetido is None:
            raise
        return repetido


def exigir_reunion(actor: Usuario, reunion_id: int) -> Reunion:
    """The meeting, locked, if agreements may still be written to it. Raises as `proponer`."""
    visibles = Reunion.objects.filter(pk__in=Reunion.objects.visibles_para(actor).values("pk"))
    reunion = visibles.select_for_update().get(pk=reunion_id)
    exigir_que_admita(reunion)
    return reunion


def exigir_que_admita(reunion: Reunion) -> None:
    """Raise `EstadoNoAdmite` when nothing more is written to that meeting."""
    if reunion.estado in YA_NO_ADMITEN:
        raise EstadoNoAdmite(
            f"La reunión {reunion.folio} está «{reunion.get_estado_display()}» "
            "y ya no admite acuerdos."
        )


def _ya_propuesto(acuerdo: Acuerdo) -> Acuerdo | None:
    return Acuerdo.objects.filter(clave_envio=acuerdo.clave_envio).first()


@transaction.atomic
def _guardar(actor: Usuario, acuerdo: Acuerdo, partes: list[Parte]) -> Acuerdo:
    if acuerdo.carta_id is not None:
        Correspondencia.objects.visibles_para(actor).only("pk").get(pk=acuerdo.carta_id)
    reunion = exigir_reunion(actor, acuerdo.reunion_id) if acuerdo.reunion_id else None
    if reunion is not None and acuerdo.municipio_id is None:
        acuerdo.municipio_id = reunion.municipio_id
    acuerdo.creado_por, acuerdo.creado_en = actor, reloj.ahora()
    (acuerdo.folio,) = tomar_folios()
    acuerdo.save()
    for parte in partes:
        parte.acuerdo = acuerdo
    Parte.objects.bulk_create(partes)
    asentar_acuerdo(
        actor,
        Hecho.ACUERDO_PROPUESTO,
        acuerdo,
        origen=acuerdo.get_origen_display().lower(),
        reunion=reunion.folio if reunion else None,
    )
    return acuerdo
