"""editar: the text of an agreement, its parties and what it hangs from."""

from collections.abc import Iterable

from django.db import transaction

from coordinacion.acuerdos.models import Acuerdo, Parte, ProyectoEstrategico
from coordinacion.acuerdos.services.acuerdos.comun import REGISTRO, asentar_acuerdo, bloquear
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import exigir_version
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.organizacion.models import Municipio, Usuario


@transaction.atomic
def editar(
    actor: Usuario,
    acuerdo_id: int,
    *,
    version: int,
    texto: str,
    proyecto: ProyectoEstrategico | None = None,
    municipio: Municipio | None = None,
    agregar: Iterable[Parte] = (),
    quitar: Iterable[int] = (),
) -> Acuerdo:
    """Change what is said of it; `agregar` are parties (unsaved) and `quitar` keys of others.

    Raises as `bloquear`; `VersionAnterior` when somebody changed it after the form was opened; or
    `DatoInvalido` when a party that is taken out has already signed.
    """
    acuerdo = bloquear(actor, acuerdo_id, Verbo.EDITAR)
    exigir_version(acuerdo, version, f"El acuerdo {acuerdo}", REGISTRO)
    antes = _lo_que_dice(acuerdo)
    _cambiar_partes(acuerdo, agregar, quitar)
    acuerdo.texto, acuerdo.proyecto, acuerdo.municipio = texto, proyecto, municipio
    acuerdo.editar()
    acuerdo.save()
    despues = _lo_que_dice(acuerdo)
    cambios = {campo: [antes[campo], despues[campo]] for campo in antes}
    asentar_acuerdo(
        actor,
        Hecho.ACUERDO_CORREGIDO,
        acuerdo,
        cambios={campo: par for campo, par in cambios.items() if par[0] != par[1]},
    )
    return acuerdo


def _lo_que_dice(acuerdo: Acuerdo) -> dict[str, str]:
    """What the log compares, in the words that people read."""
    return {
        "qué se acordó": acuerdo.texto,
        "proyecto estratégico": str(acuerdo.proyecto or ""),
        "municipio": str(acuerdo.municipio or ""),
        "partes": ", ".join(map(str, acuerdo.partes.select_related("institucion").all())),
    }


def _cambiar_partes(acuerdo: Acuerdo, agregar: Iterable[Parte], quitar: Iterable[int]) -> None:
    salen = acuerdo.partes.filter(pk__in=list(quitar))
    if firmada := salen.filter(firmado_en__isnull=False).first():
        raise DatoInvalido(f"{firmada} ya firmó: no puede quitarse de las partes.")
    salen.delete()
    nuevas = list(agregar)
    for parte in nuevas:
        parte.acuerdo = acuerdo
    Parte.objects.bulk_create(nuevas)
