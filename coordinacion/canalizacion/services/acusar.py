"""acusar: the institution has it. On screen, on paper, or tacitly when its clock ran out."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DatabaseError, transaction

from coordinacion.avisos.services import NuevoAviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion import sql
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Acuse, Caracter
from coordinacion.canalizacion.services.comun import (
    PorCuenta,
    asentar_turno,
    aviso_de,
    bloquear_turno,
    bloquear_visible,
    exigir_estado,
    exigir_permiso,
    fila_de_bitacora,
    guardar_prueba,
    momento_de,
)
from coordinacion.canalizacion.services.efectos import dejar_acusado, hecho_de_acuse
from coordinacion.canalizacion.services.relojes import ventana_para_declinar
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import EstadoTurno, VerboTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol, sistema
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace

LOTE = 200
"""How many turns a bulk acknowledgement locks at once."""

registro = logging.getLogger(__name__)


@dataclass(frozen=True)
class Resultado:
    """What became of one turn in a bulk verb: `error` is empty when it went well."""

    turno_id: int
    error: str = ""


@dataclass(frozen=True)
class Acto:
    """One acknowledgement to write, of a turn that is already locked."""

    turno: Turno
    acuse: Acuse
    momento: datetime
    por_cuenta: PorCuenta | None = None
    avisos: Sequence[NuevoAviso] = field(default_factory=list)


@transaction.atomic
def acusar(actor: Usuario, turno_id: int, *, por_cuenta: PorCuenta | None = None) -> Turno:
    """Acknowledge one turn: closes ACUSE and opens the window to refuse. Touches only the turn.

    Who classified the letter is told, unless the unit itself recorded it. Raises as
    `bloquear_turno`.
    """
    turno = bloquear_turno(actor, turno_id, VerboTurno.ACUSAR, por_cuenta)
    guardar_prueba(turno, por_cuenta, Documento.Clase.ACUSE)
    momento = momento_de(por_cuenta)
    if por_cuenta is not None:
        asentar_acuses(actor, [Acto(turno, por_cuenta.acuse, momento, por_cuenta)])
    else:
        asentar_acuses(actor, [_expreso(actor, turno, momento)])
    return turno


def _expreso(actor: Usuario, turno: Turno, momento: datetime) -> Acto:
    """On screen, by the institution's own people; what it is only told of needs no notice."""
    return Acto(turno, Acuse.EXPRESO, momento, avisos=avisos_de_acuse(actor, turno))


def avisos_de_acuse(actor: Usuario, turno: Turno) -> list[NuevoAviso]:
    """Who classified the letter is told that an institution has what it must attend."""
    analista = turno.correspondencia.analista_id
    if not analista or analista == actor.pk or turno.caracter != Caracter.ATENCION:
        return []
    return [aviso_de(turno, "acusado", "Turno acusado de recibido", analista)]


def asentar_acuses(actor: Usuario, actos: Sequence[Acto]) -> None:
    """Acknowledge locked turns: what the machine and the rules say, written in one statement.

    Raises `EstadoNoAdmite` when a turn is not where it was when it was read.
    """
    aperturas = [a for acto in actos for a in ventana_para_declinar(acto.turno, acto.momento)]
    ventanas = plazos.preparar_filas(aperturas)
    for acto in actos:
        dejar_acusado(acto.turno, acto.acuse, acto.momento)
    lineas = [_linea(actor, acto) for acto in actos]
    escritos = sql.acusar([_fila(a) for a in actos], ventanas, lineas, _avisos(actos))
    if len(escritos) < len(actos):
        raise EstadoNoAdmite("El turno cambió mientras se acusaba. Vuelva a intentarlo.")
    _poner_al_dia(actos, escritos)


def _fila(acto: Acto) -> dict[str, object]:
    turno = acto.turno
    return {
        "id": turno.pk,
        "estado": turno.estado,
        "acuse": turno.acuse,
        "acusado_en": turno.acusado_en,
        "plazo_acuse_id": turno.plazo_acuse_id,
        "desenlace": _desenlace(acto),
    }


def _desenlace(acto: Acto) -> Desenlace:
    return Desenlace.TACITO if acto.acuse == Acuse.TACITO else Desenlace.CUMPLIDO


def _linea(actor: Usuario, acto: Acto) -> dict[str, Any]:
    return fila_de_bitacora(
        actor,
        hecho_de_acuse(acto.acuse),
        acto.turno,
        por_cuenta=acto.por_cuenta,
        ocurrido_en=acto.momento,
        clase=acto.acuse.label.lower(),
    )


def _avisos(actos: Iterable[Acto]) -> list[dict[str, object]]:
    ahora = reloj.ahora()
    return [vars(aviso) | {"creado_en": ahora} for acto in actos for aviso in acto.avisos]


def _poner_al_dia(actos: Sequence[Acto], escritos: dict[int, int | None]) -> None:
    """Bring the turns in memory up to date with what the statement wrote."""
    for acto in actos:
        turno, ventana = acto.turno, escritos[acto.turno.pk]
        if ventana is not None:
            turno.plazo_declinar_id = ventana
        if Turno.plazo_acuse.is_cached(turno) and turno.plazo_acuse is not None:
            plazos.marcar_cerrado(turno.plazo_acuse, en=acto.momento, desenlace=_desenlace(acto))


def acusar_varios(actor: Usuario, turno_ids: Sequence[int]) -> list[Resultado]:
    """Acknowledge several turns: one that cannot be leaves the others done.

    They go together; should that fail, each goes on its own.
    """
    resultados: list[Resultado] = []
    for inicio in range(0, len(turno_ids), LOTE):
        lote = turno_ids[inicio : inicio + LOTE]
        try:
            resultados += _juntos(actor, lote)
        except (ErrorDeDominio, DatabaseError):
            resultados += [_intentar(actor, turno_id) for turno_id in lote]
    return resultados


@transaction.atomic
def _juntos(actor: Usuario, turno_ids: Sequence[int]) -> list[Resultado]:
    turnos = {turno.pk: turno for turno in sql.bloquear(actor, turno_ids)}
    errores = {pk: _impedimento(actor, turnos.get(pk)) for pk in dict.fromkeys(turno_ids)}
    ahora = reloj.ahora()
    buenos = [turno for pk, turno in turnos.items() if not errores[pk]]
    asentar_acuses(actor, [_expreso(actor, turno, ahora) for turno in buenos])
    return [Resultado(pk, errores[pk]) for pk in turno_ids]


def _impedimento(actor: Usuario, turno: Turno | None) -> str:
    """Why this turn cannot be acknowledged by the actor; nothing when it can."""
    if turno is None:
        return "No existe ese turno."
    try:
        exigir_permiso(actor, VerboTurno.ACUSAR, turno, None)
        exigir_estado(turno, VerboTurno.ACUSAR)
    except ErrorDeDominio as error:
        return error.mensaje
    return ""


def _intentar(actor: Usuario, turno_id: int) -> Resultado:
    try:
        acusar(actor, turno_id)
    except ErrorDeDominio as error:
        return Resultado(turno_id, error.mensaje)
    except Turno.DoesNotExist:
        return Resultado(turno_id, "No existe ese turno.")
    except DatabaseError:
        registro.exception("El turno %s no se pudo acusar", turno_id)
        return Resultado(turno_id, "No se pudo acusar en este momento. Vuelva a intentarlo.")
    return Resultado(turno_id)


@transaction.atomic
def acusar_tacitos(ahora: datetime | None = None, lote: int = 500) -> int:
    """Acknowledge tacitly the turns whose ACUSE ran out; returns how many. Harmless when repeated.

    Never on paper before delivery (the clock has not started), nor for types that do not admit
    it. The moment of the act is when the clock ran out, not when this ran. One that fails is
    reported and leaves the others done.
    """
    vencidos = _vencidos(ahora or reloj.ahora(), lote)
    actor = sistema()
    analistas = [p.pk for p in personas_con_rol(Rol.ANALISTA)] if vencidos else []
    turnos = sql.bloquear_cualesquiera(list(vencidos))
    actos = [_tacito(turno, vencidos[turno.pk], analistas) for turno in turnos]
    if _se_asientan(actor, actos):
        return len(actos)
    return sum(_se_asientan(actor, [acto]) for acto in _otra_vez(actos, vencidos, analistas))


def _otra_vez(
    actos: Sequence[Acto], vencidos: dict[int, datetime], analistas: Sequence[int]
) -> list[Acto]:
    """The same acts on turns read again: the machine already moved those in memory."""
    turnos = sql.bloquear_cualesquiera([acto.turno.pk for acto in actos])
    return [_tacito(turno, vencidos[turno.pk], analistas) for turno in turnos]


def _vencidos(ahora: datetime, lote: int) -> dict[int, datetime]:
    """Turns whose ACUSE ran out, locked, with the moment at which it did."""
    vencidos = Turno.objects.filter(
        estado=EstadoTurno.TURNADO,
        caracter=Caracter.ATENCION,
        plazo_acuse__vence_en__lte=ahora,
        plazo_acuse__cerrado_en=None,
        plazo_acuse__suspendido_en=None,
        correspondencia__tipo__admite_tacito=True,
    )
    libres = vencidos.select_for_update(of=("self",), skip_locked=True)
    filas = libres.order_by("plazo_acuse__vence_en").values_list("pk", "plazo_acuse__vence_en")
    return dict(filas[:lote])


def _tacito(turno: Turno, vencio: datetime, analistas: Sequence[int]) -> Acto:
    """Who classified the letter is told, or every analyst when nobody did."""
    clasifico = turno.correspondencia.analista_id
    personas = [clasifico] if clasifico else analistas
    avisos = [aviso_de(turno, "tacito", "Acuse tácito", persona) for persona in personas]
    return Acto(turno, Acuse.TACITO, vencio, avisos=avisos)


def _se_asientan(actor: Usuario, actos: Sequence[Acto]) -> bool:
    try:
        with transaction.atomic():
            asentar_acuses(actor, actos)
    except (ErrorDeDominio, DatabaseError):
        registro.exception("No se pudieron asentar %s acuses tácitos", len(actos))
        return False
    return True


@transaction.atomic
def rectificar_acuse_tacito(actor: Usuario, turno_id: int, por_cuenta: PorCuenta) -> Turno:
    """Replace a tacit acknowledgement by the one on paper that had arrived in time.

    Takes it out of the institution's count. Raises `Turno.DoesNotExist`, `SinPermiso` or
    `DatoInvalido`.
    """
    turno = bloquear_visible(actor, turno_id)
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
