"""Pass what a person has to another, all of a kind at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from coordinacion.acuerdos.services import compromisos
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar_varios, en_suplencia
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.permisos import DE_LA_INSTITUCION
from coordinacion.canalizacion.services.asignar import claves_de
from coordinacion.canalizacion.services.comun import fila_de_bitacora
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.correspondencia.services.comun import REGISTRO
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboTurno
from coordinacion.nucleo.sql import claves
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos import services as plazos
from coordinacion.relevos.opciones import Trabajo
from coordinacion.relevos.permisos import puede_repartir
from coordinacion.relevos.selectors.trabajo import asuntos_de, que_puede_leer, turnos_de


@dataclass(frozen=True)
class Reparto:
    """How many passed, and how many stayed because who receives may not have them."""

    pasaron: int
    quedaron: int


def exigir_que_reparta(actor: Usuario, trabajo: Trabajo) -> None:
    """Raise `SinPermiso` unless `actor` may give work of that kind to somebody."""
    if not puede_repartir(actor, trabajo):
        raise SinPermiso


@transaction.atomic
def reasignar_asuntos(actor: Usuario, persona: Usuario, nueva: Usuario) -> Reparto:
    """The open letters that the person follows, `nueva` follows; the reserved ones for which she
    is not named stay. Raises `SinPermiso` or `DatoInvalido`."""
    exigir_que_reparta(actor, Trabajo.ASUNTOS)
    if not papeles(nueva).tiene(Rol.ANALISTA):
        raise DatoInvalido({"asuntos": f"{nueva.nombre_completo} no es analista."})
    suyos = asuntos_de(persona)
    bloqueadas = que_puede_leer(suyos, nueva).filter(
        pk__in=Correspondencia.objects.visibles_para(actor).values("pk")
    )
    ids = list(
        bloqueadas.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True)
    )
    Correspondencia.objects.filter(pk__in=claves(ids)).update(analista=nueva)
    datos = {
        "antes": persona.nombre_completo,
        "persona": nueva.nombre_completo,
        "de": persona.pk,
        "a": nueva.pk,
    }
    asentar_de_cartas(actor, Hecho.SEGUIMIENTO_REASIGNADO, ids, datos)
    return Reparto(len(ids), suyos.count())


def asentar_de_cartas(
    actor: Usuario, hecho: Hecho, ids: list[int], datos: Mapping[str, Any]
) -> None:
    """The same fact in the history of each letter."""
    dichos = {**datos, **en_suplencia(actor, ())}
    asentar_varios(
        [
            Asiento(
                hecho=hecho,
                registro=REGISTRO,
                registro_id=pk,
                asunto_id=pk,
                actor=actor,
                datos=dichos,
            )
            for pk in ids
        ]
    )


@transaction.atomic
def reasignar_turnos(actor: Usuario, persona: Usuario, nueva: Usuario) -> Reparto:
    """The turns assigned to the person, in institutions for which `actor` assigns and where
    `nueva` works, pass to her. Raises `SinPermiso`."""
    exigir_que_reparta(actor, Trabajo.TURNOS)
    donde = papeles(actor).instituciones(*DE_LA_INSTITUCION[VerboTurno.ASIGNAR])
    suyos = turnos_de(persona).filter(institucion__in=donde)
    alli = [pk for pk in donde if pk in papeles(nueva).por_institucion]
    filas = Turno.objects.visibles_para(actor).filter(pk__in=suyos.values("pk"))
    legibles = que_puede_leer(Correspondencia.objects.all(), nueva)
    filas = filas.filter(institucion__in=alli, correspondencia__in=legibles)
    ligeras = filas.select_related("correspondencia").defer(
        *(f"correspondencia__{campo}" for campo in DE_LA_BUSQUEDA)
    )
    turnos = list(ligeras.select_for_update(of=("self",)).order_by("pk"))
    Turno.objects.filter(pk__in=claves([t.pk for t in turnos])).update(persona=nueva)
    relojes = [pk for t in turnos for pk in (t.plazo_acuse_id, t.plazo_respuesta_id) if pk]
    plazos.asignar_persona(relojes, nueva.pk)
    for turno in turnos:
        turno.persona = nueva
    asentar_varios(
        [
            Asiento(
                **fila_de_bitacora(
                    actor,
                    Hecho.TURNO_ASIGNADO,
                    turno,
                    persona=nueva.nombre_completo,
                    antes=persona.nombre_completo,
                    **claves_de(turno),
                )
            )
            for turno in turnos
        ]
    )
    return Reparto(len(turnos), suyos.count())


@transaction.atomic
def reasignar_compromisos(actor: Usuario, persona: Usuario, nueva: Usuario) -> Reparto:
    """The open commitments that the person follows, `nueva` follows. Raises `SinPermiso` or
    `DatoInvalido`."""
    exigir_que_reparta(actor, Trabajo.COMPROMISOS)
    if not papeles(nueva).tiene(Rol.VINCULACION):
        mensaje = f"{nueva.nombre_completo} no es de vinculación."
        raise DatoInvalido({"compromisos": mensaje})
    return Reparto(compromisos.pasar_seguimiento(actor, persona, nueva), 0)
