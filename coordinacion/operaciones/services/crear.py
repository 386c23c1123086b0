"""crear, confirmar and repetir: what was asked is kept before anything is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoOperacion as Estado
from coordinacion.operaciones import sql
from coordinacion.operaciones.models import Operacion
from coordinacion.operaciones.reglas import MAXIMO
from coordinacion.organizacion.models import Usuario


@dataclass(frozen=True)
class NuevoRenglon:
    """One record to work on: its key, what people call it and where its page is."""

    etiqueta: str
    registro_id: int | None = None
    url: str = ""


@transaction.atomic
def crear(
    actor: Usuario,
    *,
    clase: str,
    titulo: str,
    renglones: Iterable[NuevoRenglon],
    clave_envio: UUID,
    parametros: Mapping[str, Any] | None = None,
    confirmada: bool = True,
    volver: str = "",
    maximo: int = MAXIMO,
) -> Operacion:
    """Keep an operation with its rows; the same `clave_envio` again gives the one already kept.

    Not `confirmada`, it waits for its owner to say what the verb needs. `volver` is the address
    that it came from. Whoever calls wakes the worker after the commit. Raises `DatoInvalido`
    when there are no rows or too many, and `SinPermiso` for somebody else's key.
    """
    filas = _exigir_cuantos(list(renglones), maximo)
    ahora = reloj.ahora()
    operacion, es_nueva = Operacion.objects.get_or_create(
        clave_envio=clave_envio,
        defaults={
            "clase": clase,
            "titulo": titulo[:200],
            "actor": actor,
            "parametros": dict(parametros or {}),
            "estado": Estado.EN_ESPERA if confirmada else Estado.PREPARADA,
            "total": len(filas),
            "creada_en": ahora,
            "latido_en": ahora,
            "volver": volver[:1000],
        },
    )
    if operacion.actor_id != actor.pk:
        raise SinPermiso
    if es_nueva:
        columnas = zip(*((f.registro_id, f.etiqueta, f.url) for f in filas), strict=True)
        sql.insertar(operacion.pk, *(list(columna) for columna in columnas))
    return operacion


def _exigir_cuantos(filas: list[NuevoRenglon], maximo: int) -> list[NuevoRenglon]:
    if not filas:
        raise DatoInvalido("No eligió ningún renglón.")
    if len(filas) > maximo:
        raise DatoInvalido(
            f"Son {len(filas):,} renglones y el máximo es de {maximo:,}: precise con los filtros."
        )
    return filas


@transaction.atomic
def confirmar(
    actor: Usuario, operacion_id: int, *, titulo: str, parametros: Mapping[str, Any]
) -> Operacion:
    """Set going an operation that waited for what its verb needs; confirmed again, it stays as
    it is. Raises `Operacion.DoesNotExist` when it is not the actor's.
    """
    operacion = Operacion.objects.select_for_update().get(pk=operacion_id, actor=actor)
    if operacion.estado != Estado.PREPARADA:
        return operacion
    operacion.titulo = titulo[:200]
    operacion.parametros = {**operacion.parametros, **parametros}
    operacion.estado = Estado.EN_ESPERA
    operacion.creada_en = operacion.latido_en = reloj.ahora()
    operacion.save(update_fields=["titulo", "parametros", "estado", "creada_en", "latido_en"])
    return operacion


@transaction.atomic
def repetir(actor: Usuario, operacion_id: int, *, clave_envio: UUID) -> Operacion:
    """A new operation with the rows of an ended one that were refused or never reached.

    The first keeps its results. Raises `Operacion.DoesNotExist`, `EstadoNoAdmite` when it has
    not ended, or `DatoInvalido` when all of it was done.
    """
    anterior = Operacion.objects.get(pk=operacion_id, actor=actor)
    if not anterior.esta_acabada:
        raise EstadoNoAdmite("La operación sigue en curso: espere a que termine o deténgala.")
    ahora = reloj.ahora()
    nueva, es_nueva = Operacion.objects.get_or_create(
        clave_envio=clave_envio,
        actor=actor,
        defaults={
            "clase": anterior.clase,
            "titulo": anterior.titulo,
            "parametros": anterior.parametros,
            "volver": anterior.volver,
            "creada_en": ahora,
            "latido_en": ahora,
        },
    )
    if es_nueva:
        nueva.total = sql.repetir(nueva.pk, anterior.pk)
        if not nueva.total:
            raise DatoInvalido("No quedó nada por reintentar.")
        nueva.save(update_fields=["total"])
    return nueva
