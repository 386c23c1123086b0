"""asignar: who interprets or translates."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.lenguas import reglas
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.permisos import ASIGNABLES
from coordinacion.lenguas.services.comun import asentar_apoyo, avisar_del_apoyo, bloquear
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos import services as plazos


@transaction.atomic
def asignar(
    actor: Usuario,
    apoyo_id: int,
    *,
    persona: Usuario | None = None,
    institucion: Institucion | None = None,
    externo: str = "",
) -> ApoyoLinguistico:
    """Give it to exactly one: a person of the unit, an institution or an outsider by name.

    Its clock is watched for the person of the unit; of one given outside, for who gave it.
    Assigning again replaces whoever had it; to the same one, it changes nothing. Raises as
    `bloquear`, or `DatoInvalido`.
    """
    apoyo = bloquear(actor, apoyo_id, Verbo.ASIGNAR)
    externo = externo.strip()
    error = reglas.error_de_quien(persona=persona, institucion=institucion, externo=externo)
    if error:
        raise DatoInvalido(error)
    if persona is not None:
        _exigir_asignable(persona, apoyo)
    if (persona, institucion, externo) == (apoyo.persona, apoyo.institucion, apoyo.externo):
        return apoyo
    antes, anterior_id = apoyo.quien, apoyo.persona_id
    apoyo.persona, apoyo.institucion, apoyo.externo = persona, institucion, externo
    apoyo.asignar()
    apoyo.save()
    plazos.asignar_persona([apoyo.plazo_id], persona.pk if persona else actor.pk)
    asentar_apoyo(actor, Hecho.APOYO_ASIGNADO, apoyo, antes=antes)
    _avisar(actor, apoyo, "asignado", "Se le asignó", apoyo.persona_id)
    _avisar(actor, apoyo, "reasignado", "Ya no es suyo", anterior_id)
    return apoyo


def _exigir_asignable(persona: Usuario, apoyo: ApoyoLinguistico) -> None:
    if not papeles(persona).tiene(*ASIGNABLES):
        raise DatoInvalido({"persona": "Esa persona no es analista ni de oficialía."})
    if not Correspondencia.objects.visibles_para(persona).filter(pk=apoyo.carta_id).exists():
        raise DatoInvalido({"persona": "Esa persona no puede leer el asunto, que es reservado."})


def _avisar(
    actor: Usuario, apoyo: ApoyoLinguistico, suceso: str, que: str, persona_id: int | None
) -> None:
    if persona_id is not None:
        titulo = f"{que}: {apoyo.get_clase_display().lower()}"
        avisar_del_apoyo(actor, apoyo, suceso, titulo, [persona_id])
