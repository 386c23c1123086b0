"""editar: what a commitment says, before anybody owes it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.reglas_compromiso import errores
from coordinacion.acuerdos.services.compromisos.comun import (
    REGISTRO,
    asentar_compromiso,
    bloquear,
    exigir,
    pacto_de,
)
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import exigir_version
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.nucleo.templatetags.interfaz import fecha_corta
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def editar(
    actor: Usuario, compromiso_id: int, cambios: Mapping[str, Any], *, version: int
) -> Compromiso:
    """Change those fields. Raises as `bloquear`, `DatoInvalido`, or `VersionAnterior` when somebody
    changed it after the form was opened."""
    compromiso = bloquear(actor, compromiso_id, Verbo.EDITAR)
    exigir_version(compromiso, version, f"El compromiso {compromiso}", REGISTRO)
    diferencias = _aplicar(compromiso, cambios)
    exigir(errores(pacto_de(compromiso)))
    if diferencias:
        compromiso.editar()
        compromiso.save()
        asentar_compromiso(actor, Hecho.COMPROMISO_CORREGIDO, compromiso, cambios=diferencias)
    return compromiso


def _aplicar(compromiso: Compromiso, cambios: Mapping[str, Any]) -> dict[str, list[str]]:
    diferencias: dict[str, list[str]] = {}
    for campo, valor in cambios.items():
        antes = getattr(compromiso, campo)
        if antes != valor:
            setattr(compromiso, campo, valor)
            nombre = str(getattr(Compromiso._meta.get_field(campo), "verbose_name", campo))
            diferencias[nombre] = [_texto(antes), _texto(valor)]
    return diferencias


def _texto(valor: Any) -> str:
    if isinstance(valor, date):
        return fecha_corta(valor)
    return "" if valor is None else str(valor)
