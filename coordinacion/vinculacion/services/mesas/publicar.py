"""publicar and retirar: what anybody may read of a table, without signing in."""

from collections.abc import Collection

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import exigir_version
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboMesa as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa
from coordinacion.vinculacion.services.comun import (
    MESA,
    asentar_mesa,
    bloquear_mesa,
)


@transaction.atomic
def publicar(
    actor: Usuario, mesa_id: int, *, resumen: str, opiniones: Collection[int], version: int
) -> Mesa:
    """Publish the summary with those opinions (keys; one of another table is left alone).

    Raises as `bloquear_mesa`, `VersionAnterior` or `DatoInvalido`.
    """
    mesa = bloquear_mesa(actor, mesa_id, Verbo.PUBLICAR)
    exigir_version(mesa, version, mesa.folio, MESA, "escribía")
    if not resumen.strip():
        raise DatoInvalido({"resumen": "Escriba el resumen, sin nombres ni datos de personas."})
    mesa.resumen_publico, mesa.publica = resumen, True
    mesa.publicar()
    mesa.save()
    mesa.opiniones.update(publica=False)
    cuantas = mesa.opiniones.filter(pk__in=opiniones).update(publica=True)
    asentar_mesa(actor, Hecho.MESA_RESUMEN_PUBLICADO, mesa, opiniones=cuantas or "")
    return mesa


@transaction.atomic
def retirar(actor: Usuario, mesa_id: int) -> Mesa:
    """Take the summary out of the public's sight; its text stays. Raises as `bloquear_mesa`."""
    mesa = bloquear_mesa(actor, mesa_id, Verbo.PUBLICAR)
    mesa.publica = False
    mesa.publicar()
    mesa.save()
    asentar_mesa(actor, Hecho.MESA_RESUMEN_RETIRADO, mesa)
    return mesa
