"""What every verb of a language support begins and ends with."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar, exigir_que_admita
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.permisos import puede
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace

REGISTRO = "apoyo"
QUE_SE_DICE = ("carta", "lengua", "variante", "persona", "institucion", "plazo")
"""What hangs from a support and every screen and fact of it says."""


def bloquear(actor: Usuario, apoyo_id: int, verbo: Verbo) -> ApoyoLinguistico:
    """The support, locked, once `actor` may see it and run `verbo` on it in its present state.

    Raises `ApoyoLinguistico.DoesNotExist` (unknown, or of a letter that the actor may not read),
    `SinPermiso` or `EstadoNoAdmite`.
    """
    visibles = ApoyoLinguistico.objects.visibles_para(actor).select_related(*QUE_SE_DICE)
    apoyo = visibles.select_for_update(of=("self",)).get(pk=apoyo_id)
    if not puede(actor, verbo, apoyo):
        raise SinPermiso
    exigir_estado(apoyo, verbo)
    return apoyo


def exigir_estado(apoyo: ApoyoLinguistico, verbo: Verbo) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the support there."""
    exigir_que_admita(apoyo, verbo, str(apoyo), REGISTRO)


def terminar(apoyo: ApoyoLinguistico, en: datetime, desenlace: Desenlace) -> None:
    """It ended at `en`, and so does its clock; the caller moves and saves it."""
    apoyo.terminado_en = en
    plazos.cerrar_si_corren(apoyo.plazo, en=en, desenlace=desenlace)


def asentar_apoyo(
    actor: Usuario,
    hecho: Hecho,
    apoyo: ApoyoLinguistico,
    *,
    ocurrido_en: datetime | None = None,
    **datos: Any,
) -> Asiento:
    """Write one fact of the support in the log, in its letter's timeline too."""
    return asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=apoyo.pk,
        asunto_id=apoyo.carta_id,
        ocurrido_en=ocurrido_en,
        datos={
            "apoyo": apoyo.get_clase_display().lower(),
            "lengua": apoyo.en_que_lengua,
            "quien": apoyo.quien,
            **datos,
        },
    )


def avisar_del_apoyo(
    actor: Usuario, apoyo: ApoyoLinguistico, suceso: str, titulo: str, personas: Iterable[int]
) -> None:
    """Tell those people what happened to the support, but for who did it."""
    avisar(
        NuevoAviso(
            clave=f"apoyo:{apoyo.pk}:{suceso}:{apoyo.version}:{persona}",
            destinatario_id=persona,
            titulo=titulo,
            texto=f"{apoyo.carta.folio} · {apoyo.en_que_lengua}",
            url=apoyo.get_absolute_url(),
            asunto_id=apoyo.carta_id,
        )
        for persona in sorted(set(personas) - {actor.pk})
    )
