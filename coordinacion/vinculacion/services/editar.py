"""editar: what is said of a meeting. Its date is moved by `reprogramar`."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import exigir_version
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoReunion
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.vinculacion import reglas
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.services.comun import (
    REUNION,
    asentar_reunion,
    avisar_a_convocadas,
    bloquear_reunion,
    cambiar,
)

EDITABLES = (
    *("asunto", "lugar", "municipio", "comunidad", "otros_convocados", "responsable"),
    *("lengua", "interprete", "sin_interprete", "desarrollo"),
)


@transaction.atomic
def editar(
    actor: Usuario,
    reunion_id: int,
    campos: Mapping[str, Any],
    *,
    version: int,
    convocadas: Sequence[Institucion] | None = None,
) -> Reunion:
    """Change the fields named, of `EDITABLES`, and who is called; before and after stay in the log.

    Once it was called, who is added, or left out, is told. Raises as `bloquear_reunion`,
    `VersionAnterior` or `DatoInvalido`.
    """
    reunion = bloquear_reunion(actor, reunion_id, Verbo.EDITAR)
    exigir_version(reunion, version, reunion.folio, REUNION, "escribía")
    cambios = cambiar(reunion, {campo: campos[campo] for campo in EDITABLES if campo in campos})
    _exigir_interprete(reunion)
    antes = {una.pk: una for una in reunion.convocadas.all()}
    despues = antes if convocadas is None else {una.pk: una for una in convocadas}
    if antes.keys() != despues.keys():
        cambios["convocadas"] = [_nombres(antes.values()), _nombres(despues.values())]
        reunion.convocadas.set(despues.values())
    if not cambios:
        return reunion
    reunion.editar()
    reunion.save()
    asentar_reunion(actor, Hecho.REUNION_CORREGIDA, reunion, cambios=cambios)
    if reunion.estado == EstadoReunion.CONVOCADA:
        _avisar(actor, reunion, antes.keys(), despues.keys())
    return reunion


def _exigir_interprete(reunion: Reunion) -> None:
    errores = reglas.error_de_interprete(reunion.lengua, reunion.interprete, reunion.sin_interprete)
    if errores:
        raise DatoInvalido(errores)


def _nombres(instituciones: Collection[Institucion]) -> str:
    return ", ".join(sorted(una.nombre for una in instituciones))


def _avisar(
    actor: Usuario, reunion: Reunion, antes: Collection[int], despues: Collection[int]
) -> None:
    nuevas, fuera = set(despues) - set(antes), set(antes) - set(despues)
    if nuevas:
        avisar_a_convocadas(actor, reunion, "convocada", "Se le convoca a una reunión", nuevas)
    if fuera:
        avisar_a_convocadas(actor, reunion, "fuera", "Ya no se le convoca a la reunión", fuera)
    if quedan := set(antes) & set(despues):
        avisar_a_convocadas(actor, reunion, "corregida", "Cambió lo dicho de la reunión", quedan)
