"""What was written at a meeting, registered at once: its agreements and their commitments."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from coordinacion.acuerdos.models import Acuerdo, Compromiso, Parte, ProyectoEstrategico
from coordinacion.acuerdos.opciones import OrigenAcuerdo
from coordinacion.acuerdos.permisos import puede_en_acuerdo
from coordinacion.acuerdos.services.acuerdos.alcanzar import alcanzar, no_alcanzar
from coordinacion.acuerdos.services.acuerdos.borrador import terminar_borrador
from coordinacion.acuerdos.services.acuerdos.proponer import exigir_reunion, proponer
from coordinacion.acuerdos.services.compromisos.escribir import escribir
from coordinacion.nucleo.errores import RequiereConfirmacion, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoAcuerdo
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.vinculacion.models import Reunion


@dataclass(frozen=True)
class CompromisoEscrito:
    """One commitment as it was typed: who owes it is an institution or an authority by its name.

    `fecha` or `dias` (working days since it is in force) say by when; with neither, it is
    said later.
    """

    texto: str
    institucion: Institucion | None = None
    externo: str = ""
    externo_correo: str = ""
    orden: str = Institucion.Orden.MUNICIPAL
    fecha: date | None = None
    dias: int | None = None
    verifica: Institucion | None = None
    verifica_externo: str = ""
    resultado: str = ""


@dataclass(frozen=True)
class AcuerdoEscrito:
    """One agreement as it was typed, and how it ended there: reached, not reached, or open."""

    texto: str
    desenlace: EstadoAcuerdo = EstadoAcuerdo.ALCANZADO
    motivo: str = ""
    proyecto: ProyectoEstrategico | None = None
    compromisos: Sequence[CompromisoEscrito] = ()


@transaction.atomic
def registrar(
    actor: Usuario,
    reunion_id: int,
    escritos: Sequence[AcuerdoEscrito],
    *,
    clave_envio: uuid.UUID,
    confirmados: Collection[str] = (),
) -> list[Acuerdo]:
    """Register them by their own verbs, and end the draft of `actor`.

    The same `clave_envio` twice returns what the first time made. Raises as `proponer` and
    `escribir`; or `RequiereConfirmacion` when somebody `sin_cuenta` is not among `confirmados`.
    """
    if not puede_en_acuerdo(actor, Verbo.PROPONER):
        raise SinPermiso
    # the meeting stays locked: of the same form sent twice at once, the second one waits here
    if hechos := _ya_registrados(clave_envio, escritos):
        return hechos
    reunion = exigir_reunion(actor, reunion_id)
    if hechos := _ya_registrados(clave_envio, escritos):
        return hechos
    _exigir_confirmacion(escritos, confirmados)
    hechos = [
        _uno(actor, reunion, uno, _clave(clave_envio, numero))
        for numero, uno in enumerate(escritos)
    ]
    terminar_borrador(actor, reunion_id, clave_envio)
    return hechos


def _clave(clave_envio: uuid.UUID, numero: int) -> uuid.UUID:
    """The key of one agreement of a form."""
    return uuid.uuid5(clave_envio, str(numero))


def _ya_registrados(clave: uuid.UUID, escritos: Sequence[AcuerdoEscrito]) -> list[Acuerdo]:
    claves = [_clave(clave, numero) for numero in range(max(len(escritos), 1))]
    return list(Acuerdo.objects.filter(clave_envio__in=claves).order_by("pk"))


def sin_cuenta(escritos: Sequence[AcuerdoEscrito]) -> list[str]:
    """Those who owe or verify something and are in no catalogue, by their names."""
    compromisos = [uno for escrito in escritos for uno in escrito.compromisos]
    nombres = {nombre for uno in compromisos for nombre in (uno.externo, uno.verifica_externo)}
    return sorted(nombres - {""})


def _exigir_confirmacion(escritos: Sequence[AcuerdoEscrito], confirmados: Collection[str]) -> None:
    """A name that is in no catalogue may be an authority without an account, or a mistyped
    institution: only the person knows, of each name."""
    nombres = [nombre for nombre in sin_cuenta(escritos) if nombre not in confirmados]
    if nombres:
        raise RequiereConfirmacion(
            f"No {'está' if len(nombres) == 1 else 'están'} en el catálogo de instituciones: "
            f"{', '.join(f'«{nombre}»' for nombre in nombres)}. "
            "Sus compromisos se seguirán por correo o en papel. Si es una institución del "
            "catálogo, corrija su nombre; si no, confirme."
        )


def _uno(actor: Usuario, reunion: Reunion, escrito: AcuerdoEscrito, clave: uuid.UUID) -> Acuerdo:
    acuerdo = proponer(
        actor,
        Acuerdo(
            clave_envio=clave,
            origen=OrigenAcuerdo.REUNION,
            reunion=reunion,
            texto=escrito.texto,
            proyecto=escrito.proyecto,
        ),
        partes=_partes(escrito),
    )
    if escrito.desenlace == EstadoAcuerdo.NO_ALCANZADO:
        return no_alcanzar(actor, acuerdo.pk, motivo=escrito.motivo)
    for uno in escrito.compromisos:
        escribir(actor, acuerdo.pk, _compromiso(uno))
    if escrito.desenlace == EstadoAcuerdo.ALCANZADO:
        return alcanzar(actor, acuerdo.pk)
    return acuerdo


def _partes(escrito: AcuerdoEscrito) -> list[Parte]:
    """Whoever owes or verifies something is a party, once, in the order in which it was named."""
    instituciones: dict[int, Parte] = {}
    otras: dict[str, Parte] = {}
    for uno in escrito.compromisos:
        for institucion in (uno.institucion, uno.verifica):
            if institucion is not None:
                nueva = Parte(institucion=institucion, orden=institucion.orden)
                instituciones.setdefault(institucion.pk, nueva)
        for externa, orden in (
            (uno.externo, uno.orden),
            (uno.verifica_externo, Institucion.Orden.COMUNITARIO),
        ):
            if externa:
                otras.setdefault(externa, Parte(externa=externa, orden=orden))
    return [*instituciones.values(), *otras.values()]


def _compromiso(uno: CompromisoEscrito) -> Compromiso:
    return Compromiso(
        texto=uno.texto,
        institucion=uno.institucion,
        externo=uno.externo,
        externo_correo=uno.externo_correo,
        verifica=uno.verifica,
        verifica_externo=uno.verifica_externo,
        fecha_comprometida=uno.fecha,
        dias_habiles=uno.dias,
        resultado_esperado=uno.resultado,
    )
