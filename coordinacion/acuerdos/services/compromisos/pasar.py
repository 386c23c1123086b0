"""What an institution still owes or verifies passes to the one that succeeds it; and what a person
follows, to another. No clock starts again."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.services.compromisos.comun import asentar_compromiso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.plazos import services as plazos


@transaction.atomic
def suceder(actor: Usuario, de: Institucion, a: Institucion, *, acto: str) -> list[Compromiso]:
    """Pass to `a` the open commitments that `de` owes or verifies; return them.

    Who would verify its own leaves that to the unit. The caller has authorised and tells whom it
    concerns.
    """
    de_ella = Q(institucion=de) | Q(verifica=de)
    suyos = Compromiso.objects.abiertos().filter(de_ella).select_related("institucion", "verifica")
    tomados = list(suyos.select_for_update(of=("self",)).order_by("pk"))
    for uno in tomados:
        _pasar(uno, de, a)
        asentar_compromiso(actor, Hecho.COMPROMISO_TRASPASADO, uno, de=de.nombre, acto=acto)
    _pasar_relojes(actor, [uno for uno in tomados if uno.institucion_id == a.pk], de, a, acto)
    return tomados


def _pasar(uno: Compromiso, de: Institucion, a: Institucion) -> None:
    if uno.institucion_id == de.pk:
        uno.institucion = a
    if uno.verifica_id == de.pk:
        uno.verifica = a
    if uno.verifica_id is not None and uno.verifica_id == uno.institucion_id:
        uno.verifica = None
    uno.version += 1
    uno.save(update_fields=["institucion", "verifica", "version"])


def _pasar_relojes(
    actor: Usuario, suyos: Sequence[Compromiso], de: Institucion, a: Institucion, acto: str
) -> None:
    """The clocks are of `a`; who follows each in the unit is still told first."""
    relojes = {uno.plazo_id: uno.coordina_id for uno in suyos if uno.plazo_id is not None}
    motivo = f"{de.nombre} se extinguió; la sucede {a.nombre}."
    plazos.pasar_a_institucion(list(relojes), a.pk, actor=actor, motivo=motivo, acto=acto)
    _decir_de_quien(relojes)


def _decir_de_quien(relojes: dict[int, int | None]) -> None:
    por_persona: dict[int | None, list[int]] = defaultdict(list)
    for plazo_id, persona_id in relojes.items():
        por_persona[persona_id].append(plazo_id)
    for persona_id, ids in por_persona.items():
        plazos.asignar_persona(ids, persona_id)


@transaction.atomic
def pasar_seguimiento(actor: Usuario, persona: Usuario, nueva: Usuario) -> int:
    """The open commitments that `persona` follows, `nueva` follows; returns how many. The caller
    has authorised."""
    suyos = Compromiso.objects.abiertos().filter(coordina=persona)
    tomados = list(
        suyos.select_related("institucion").select_for_update(of=("self",)).order_by("pk")
    )
    for uno in tomados:
        uno.coordina = nueva
        uno.version += 1
        uno.save(update_fields=["coordina", "version"])
        asentar_compromiso(
            actor,
            Hecho.COMPROMISO_REASIGNADO,
            uno,
            de=persona.nombre_completo,
            persona=nueva.nombre_completo,
        )
    _decir_de_quien({uno.plazo_id: nueva.pk for uno in tomados if uno.plazo_id is not None})
    return len(tomados)
