"""editar: what is said of a table."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import exigir_version
from coordinacion.nucleo.etiquetas import VerboMesa as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa
from coordinacion.vinculacion.services.comun import (
    MESA,
    asentar_mesa,
    bloquear_mesa,
    cambiar,
)

EDITABLES = ("nombre", "objeto", "municipio", "comunidad", "lengua", "programada_para")


@transaction.atomic
def editar(actor: Usuario, mesa_id: int, campos: Mapping[str, Any], *, version: int) -> Mesa:
    """Change the fields named, of `EDITABLES`; before and after stay in the log. Raises as
    `bloquear_mesa`, or `VersionAnterior`."""
    mesa = bloquear_mesa(actor, mesa_id, Verbo.EDITAR)
    exigir_version(mesa, version, mesa.folio, MESA, "escribía")
    cambios = cambiar(mesa, {campo: campos[campo] for campo in EDITABLES if campo in campos})
    if cambios:
        mesa.editar()
        mesa.save()
        asentar_mesa(actor, Hecho.MESA_CORREGIDA, mesa, cambios=cambios)
    return mesa
