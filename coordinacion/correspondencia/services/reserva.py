"""Who may read a reserved letter, and the trace that each reading leaves."""

from collections.abc import Collection, Sequence

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia, PersonaAutorizada
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.correspondencia.services.comun import asentar_carta
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.sql import claves
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles, personas_con_rol


def autorizar_de_inicio(actor: Usuario, carta: Correspondencia) -> None:
    """Name who classified the letter and the heads of the unit: nobody else reads it yet."""
    personas = {actor.pk, *personas_con_rol(Rol.TITULAR_UNIDAD).values_list("pk", flat=True)}
    PersonaAutorizada.objects.bulk_create(
        [PersonaAutorizada(correspondencia=carta, usuario_id=pk) for pk in sorted(personas)],
        ignore_conflicts=True,
    )


def autorizar(actor: Usuario, carta_id: int, persona: Usuario) -> None:
    """Name one more person who may read a reserved letter; see `autorizar_varias`."""
    autorizar_varias(actor, carta_id, [persona])


@transaction.atomic
def autorizar_varias(actor: Usuario, carta_id: int, personas: Sequence[Usuario]) -> None:
    """Name those who may read a reserved letter; only somebody named may do it.

    Holds the letter meanwhile, so that naming the same person twice at once is one fact.
    Raises `Correspondencia.DoesNotExist`, `SinPermiso` or `DatoInvalido`.
    """
    visibles = Correspondencia.objects.visibles_para(actor)
    carta = visibles.select_for_update(of=("self",)).get(pk=carta_id)
    if not papeles(actor).tiene(Rol.ANALISTA, Rol.TITULAR_UNIDAD):
        raise SinPermiso
    if carta.acceso != Acceso.RESERVADO:
        raise DatoInvalido("El asunto no es reservado: no hace falta autorizar a nadie.")
    ya = set(carta.autorizadas.values_list("usuario_id", flat=True))
    nuevas = {persona.pk: persona for persona in personas if persona.pk not in ya}
    PersonaAutorizada.objects.bulk_create(
        [PersonaAutorizada(correspondencia=carta, usuario_id=pk) for pk in nuevas],
        ignore_conflicts=True,
    )
    for persona in nuevas.values():
        asentar_carta(actor, Hecho.PERSONA_AUTORIZADA, carta, persona=persona.nombre_completo)


def retirar_autorizaciones(
    actor: Usuario, cartas: Collection[int], personas: Collection[int], *, motivo: str
) -> int:
    """Those people are no longer among the named of those letters; returns how many names went.

    The caller holds the letters and has authorised.
    """
    suyas = PersonaAutorizada.objects.filter(
        correspondencia__in=claves(cartas),
        usuario__in=personas,
        correspondencia__acceso=Acceso.RESERVADO,
    ).select_related("usuario", "correspondencia")
    retiradas = list(suyas)
    for una in retiradas:
        asentar_carta(
            actor,
            Hecho.AUTORIZACION_RETIRADA,
            una.correspondencia,
            persona=una.usuario.nombre_completo,
            motivo=motivo,
        )
    PersonaAutorizada.objects.filter(pk__in=[una.pk for una in retiradas]).delete()
    return len(retiradas)


def dejar_constancia_de_consulta(actor: Usuario, carta: Correspondencia) -> None:
    """Leave in the log that `actor` read a reserved letter."""
    if carta.acceso == Acceso.RESERVADO:
        asentar_carta(actor, Hecho.CORRESPONDENCIA_CONSULTADA_RESERVADA, carta)
