"""acusar: the institution has it. On screen, on paper, or tacitly when its clock ran out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Acuse, Caracter
from coordinacion.canalizacion.services.comun import (
    PorCuenta,
    asentar_turno,
    avisar_a_la_unidad,
    bloquear_turno,
    exigir_permiso,
    guardar_prueba,
    momento_de,
)
from coordinacion.canalizacion.services.efectos import dejar_acusado, hecho_de_acuse
from coordinacion.canalizacion.services.relojes import abrir_declinar
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio
from coordinacion.nucleo.etiquetas import EstadoTurno, VerboTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import sistema
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace


@dataclass(frozen=True)
class Resultado:
    """What became of one turn in a bulk verb: `error` is empty when it went well."""

    turno_id: int
    error: str = ""


@transaction.atomic
def acusar(actor: Usuario, turno_id: int, *, por_cuenta: PorCuenta | None = None) -> Turno:
    """Acknowledge one turn: closes ACUSE and opens the window to refuse. Touches only the turn.

    Raises as `bloquear_turno`.
    """
    turno = bloquear_turno(actor, turno_id, VerboTurno.ACUSAR, por_cuenta)
    guardar_prueba(turno, por_cuenta, Documento.Clase.ACUSE)
    acuse = Acuse.PAPEL if por_cuenta else Acuse.EXPRESO
    asentar_acuse(actor, turno, acuse, momento_de(por_cuenta), por_cuenta)
    return turno


def asentar_acuse(
    actor: Usuario,
    turno: Turno,
    acuse: Acuse,
    momento: datetime,
    por_cuenta: PorCuenta | None = None,
) -> None:
    """Acknowledge a locked turn at `momento` (UTC), in whatever way."""
    plazos.cerrar_si_corren(turno.plazo_acuse, en=momento, desenlace=Desenlace.CUMPLIDO)
    dejar_acusado(turno, acuse, momento)
    abrir_declinar(turno, momento)
    turno.save(update_fields=["estado", "acuse", "acusado_en", "plazo_declinar"])
    asentar_turno(
        actor,
        hecho_de_acuse(acuse),
        turno,
        por_cuenta=por_cuenta,
        ocurrido_en=momento,
        clase=turno.get_acuse_display().lower(),
    )


def acusar_varios(actor: Usuario, turno_ids: Sequence[int]) -> list[Resultado]:
    """Acknowledge several turns, each on its own: one that cannot be leaves the others done."""
    return [_intentar(actor, turno_id) for turno_id in turno_ids]


def _intentar(actor: Usuario, turno_id: int) -> Resultado:
    try:
        acusar(actor, turno_id)
    except ErrorDeDominio as error:
        return Resultado(turno_id, error.mensaje)
    except Turno.DoesNotExist:
        return Resultado(turno_id, "No existe ese turno.")
    return Resultado(turno_id)


@transaction.atomic
def acusar_tacitos(ahora: datetime | None = None, lote: int = 500) -> int:
    """Acknowledge tacitly the turns whose ACUSE ran out; returns how many. Harmless when repeated.

    Never on paper before delivery (the clock has not started), nor for types that do not admit
    it. The moment of the act is when the clock ran out, not when this ran.
    """
    ahora = ahora or reloj.ahora()
    vencidos = (
        Turno.objects.filter(
            estado=EstadoTurno.TURNADO,
            caracter=Caracter.ATENCION,
            plazo_acuse__vence_en__lte=ahora,
            plazo_acuse__cerrado_en=None,
            plazo_acuse__suspendido_en=None,
            correspondencia__tipo__admite_tacito=True,
        )
        .select_related("correspondencia", "institucion", "plazo_acuse")
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("plazo_acuse__vence_en")[:lote]
    )
    actor = sistema()
    turnos = list(vencidos)
    for turno in turnos:
        vencio = turno.plazo_acuse.vence_en if turno.plazo_acuse else ahora
        plazos.cerrar_si_corren(turno.plazo_acuse, en=vencio, desenlace=Desenlace.TACITO)
        asentar_acuse(actor, turno, Acuse.TACITO, vencio)
        avisar_a_la_unidad(turno, "tacito", "Acuse tácito")
    return len(turnos)


@transaction.atomic
def rectificar_acuse_tacito(actor: Usuario, turno_id: int, por_cuenta: PorCuenta) -> Turno:
    """Replace a tacit acknowledgement by the one on paper that had arrived in time.

    Takes it out of the institution's count. Raises `Turno.DoesNotExist`, `SinPermiso` or
    `DatoInvalido`.
    """
    visibles = Turno.objects.visibles_para(actor).select_related("correspondencia", "institucion")
    turno = visibles.select_for_update(of=("self",)).get(pk=turno_id)
    exigir_permiso(actor, VerboTurno.ACUSAR, turno, por_cuenta)
    tacito_en = turno.acusado_en
    if turno.acuse != Acuse.TACITO or tacito_en is None:
        raise DatoInvalido("El turno no tiene un acuse tácito que rectificar.")
    if not reloj.minuto(turno.turnado_en) <= por_cuenta.momento <= tacito_en:
        raise DatoInvalido(
            {"momento": "El sello debe ser posterior al turno y anterior al acuse tácito."}
        )
    if not por_cuenta.entrego.strip():
        raise DatoInvalido({"entrego": "Anote quién lo entregó."})
    guardar_prueba(turno, por_cuenta, Documento.Clase.ACUSE)
    turno.acuse = Acuse.PAPEL
    turno.acusado_en = por_cuenta.momento
    turno.acuse_tacito_rectificado = True
    turno.save(update_fields=["acuse", "acusado_en", "acuse_tacito_rectificado"])
    if turno.plazo_acuse is not None:
        plazos.corregir_cierre(
            turno.plazo_acuse, en=por_cuenta.momento, desenlace=Desenlace.CUMPLIDO
        )
    if turno.plazo_declinar is not None and turno.plazo_declinar.cerrado_en is None:
        plazos.reajustar(
            turno.plazo_declinar,
            actor=actor,
            motivo="El acuse en papel es anterior al tácito.",
            desde=por_cuenta.momento,
        )
    asentar_turno(actor, Hecho.TURNO_ACUSE_TACITO_RECTIFICADO, turno, por_cuenta=por_cuenta)
    return turno
