"""What every verb of a table or of a meeting begins and ends with."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar, exigir_que_admita
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboMesa, VerboReunion
from coordinacion.nucleo.services import siguiente
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import identidad, personas_por_institucion
from coordinacion.vinculacion import reglas
from coordinacion.vinculacion.models import Mesa, Reunion
from coordinacion.vinculacion.permisos import puede_en_mesa, puede_en_reunion

MESA, REUNION = "mesa", "reunion"
"""Their names in the log."""


def bloquear_reunion(actor: Usuario, reunion_id: int, verbo: VerboReunion) -> Reunion:
    """The meeting, locked, once `actor` may see it and run `verbo` on it in its present state.

    Raises `Reunion.DoesNotExist`, `SinPermiso` or `EstadoNoAdmite`.
    """
    visibles = Reunion.objects.visibles_para(actor)
    reunion = visibles.select_for_update(of=("self",)).get(pk=reunion_id)
    if not puede_en_reunion(actor, verbo):
        raise SinPermiso
    exigir_en_reunion(reunion, verbo)
    return reunion


def bloquear_mesa(actor: Usuario, mesa_id: int, verbo: VerboMesa) -> Mesa:
    """The table, as `bloquear_reunion`. Raises `Mesa.DoesNotExist`, `SinPermiso` or
    `EstadoNoAdmite`."""
    visibles = Mesa.objects.visibles_para(actor)
    mesa = visibles.select_for_update(of=("self",)).get(pk=mesa_id)
    if not puede_en_mesa(actor, verbo):
        raise SinPermiso
    exigir_en_mesa(mesa, verbo)
    return mesa


def exigir_en_reunion(reunion: Reunion, verbo: VerboReunion) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the meeting there."""
    exigir_que_admita(reunion, verbo, f"La reunión {reunion.folio}", REUNION)


def exigir_en_mesa(mesa: Mesa, verbo: VerboMesa) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the table there."""
    exigir_que_admita(mesa, verbo, f"La mesa {mesa.folio}", MESA)


def tomar_folio(de_que: str) -> str:
    """The next number of the year's register of meetings or tables; call it last."""
    hoy = reloj.hoy()
    serie = reglas.serie(identidad(hoy).siglas, de_que)
    return folios.formatear(serie, hoy.year, siguiente(serie, hoy.year))


def cambiar(registro: Model, campos: Mapping[str, Any]) -> dict[str, list[str]]:
    """Set the fields and return those that changed, each with its words before and after."""
    cambios = {}
    for campo, valor in campos.items():
        antes = getattr(registro, campo)
        if antes != valor:
            cambios[campo] = [_en_palabras(antes), _en_palabras(valor)]
            setattr(registro, campo, valor)
    return cambios


def _en_palabras(valor: Any) -> str:
    if isinstance(valor, datetime):
        return fecha_larga(valor)
    return "" if valor is None else str(valor)


def asentar_reunion(
    actor: Usuario,
    hecho: Hecho,
    reunion: Reunion,
    *,
    ocurrido_en: datetime | None = None,
    **datos: Any,
) -> Asiento:
    """Write one fact of the meeting in the log."""
    return asentar(
        actor,
        hecho,
        registro=REUNION,
        registro_id=reunion.pk,
        ocurrido_en=ocurrido_en,
        datos={"folio": reunion.folio, **datos},
        responsables=[reunion.responsable_id],
    )


def asentar_mesa(
    actor: Usuario, hecho: Hecho, mesa: Mesa, *, ocurrido_en: datetime | None = None, **datos: Any
) -> Asiento:
    """Write one fact of the table in the log."""
    return asentar(
        actor,
        hecho,
        registro=MESA,
        registro_id=mesa.pk,
        ocurrido_en=ocurrido_en,
        datos={"folio": mesa.folio, **datos},
    )


def avisar_a_convocadas(
    actor: Usuario,
    reunion: Reunion,
    suceso: str,
    titulo: str,
    instituciones: Iterable[int] | None = None,
) -> None:
    """Tell the people of the institutions called (or of those named), and who is in charge."""
    if instituciones is None:
        instituciones = reunion.convocadas.values_list("pk", flat=True)
    suyas = list(instituciones)
    personas = {reunion.responsable_id} - {actor.pk}
    for rol in (Rol.ENLACE, Rol.TITULAR_INSTITUCION):
        for las_de_una in personas_por_institucion(rol, suyas).values():
            personas.update(las_de_una)
    avisar_de_reunion(reunion, suceso, titulo, personas)


def avisar_de_reunion(reunion: Reunion, suceso: str, titulo: str, personas: Iterable[int]) -> None:
    """Tell those people what happened to the meeting, with when and where it is."""
    avisar(
        NuevoAviso(
            clave=f"reunion:{reunion.pk}:{suceso}:{reunion.version}:{persona}",
            destinatario_id=persona,
            titulo=titulo,
            texto=f"{reunion.folio} · {fecha_larga(reunion.inicia_en)} · {reunion.lugar}",
            url=reunion.get_absolute_url(),
        )
        for persona in sorted(personas)
    )


def exigir_horario(inicia: datetime, termina: datetime) -> None:
    """Raise `DatoInvalido` when a meeting cannot run between both moments."""
    if error := reglas.error_de_horario(inicia, termina):
        raise DatoInvalido({"termina_en": error})
