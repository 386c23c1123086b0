"""What every verb of a turn begins and ends with. Locks go letter → turn → clock."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from coordinacion.avisos.reglas import clave_de_direccion
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar_varios, en_suplencia, exigir_que_admita
from coordinacion.canalizacion import sql
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Acuse
from coordinacion.canalizacion.permisos import puede, puede_por_cuenta
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.correspondencia.services.comun import analistas_de
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.documentos.selectors import ya_esta
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboTurno as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import (
    correos_de_titulares,
    personas_por_institucion,
)
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace

REGISTRO = "turno"


@dataclass(frozen=True)
class PorCuenta:
    """What proves that the institution did it without signing in: when it was stamped or arrived,
    who brought it, the scan if there is one, and by which means. `direccion` is the address to
    which the link that was used had been sent."""

    momento: datetime
    entrego: str
    documento: Documento | None = None
    acuse: Acuse = Acuse.PAPEL
    direccion: str = ""


def bloquear_turno(
    actor: Usuario, turno_id: int, verbo: Verbo, por_cuenta: PorCuenta | None = None
) -> Turno:
    """The turn, locked, once `actor` may see it and run `verbo` on it in its present state.

    Raises `Turno.DoesNotExist` (foreign or reserved), `SinPermiso`, `EstadoNoAdmite` or
    `DatoInvalido` (what proves an act on paper).
    """
    turno = bloquear_visible(actor, turno_id)
    exigir_permiso(actor, verbo, turno, por_cuenta)
    exigir_estado(turno, verbo)
    exigir_prueba(por_cuenta, turno.turnado_en, "al turno")
    return turno


def bloquear_visible(actor: Usuario, turno_id: int) -> Turno:
    """The turn, locked, once `actor` may see it. Raises `Turno.DoesNotExist`."""
    for turno in sql.bloquear(actor, [turno_id]):
        return turno
    raise Turno.DoesNotExist(f"Turno {turno_id}")


def bloquear_con_carta(
    actor: Usuario, turno_id: int, verbo: Verbo, por_cuenta: PorCuenta | None = None
) -> Turno:
    """As `bloquear_turno`, the letter locked first: two simultaneous last answers must not each
    see the other as open. The locked letter is `turno.correspondencia`.
    """
    carta_id = Turno.objects.visibles_para(actor).values_list("correspondencia_id").get(pk=turno_id)
    cartas = Correspondencia.objects.defer(*DE_LA_BUSQUEDA).select_for_update()
    carta = cartas.get(pk=carta_id[0])
    turno = bloquear_turno(actor, turno_id, verbo, por_cuenta)
    turno.correspondencia = carta
    return turno


def exigir_permiso(
    actor: Usuario, verbo: Verbo, turno: Turno, por_cuenta: PorCuenta | None
) -> None:
    """Raise `SinPermiso` unless the actor may, in his own name or on the institution's behalf."""
    permitido = puede(actor, verbo, turno) if por_cuenta is None else puede_por_cuenta(actor, verbo)
    if not permitido:
        raise SinPermiso


def exigir_estado(turno: Turno, verbo: Verbo) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the turn there."""
    exigir_que_admita(turno, verbo, f"El {turno}", REGISTRO)


def exigir_prueba(por_cuenta: PorCuenta | None, despues_de: datetime | None, de_que: str) -> None:
    """Raise `DatoInvalido` when what proves an act on paper does not say who brought it, or is
    stamped after now or before `despues_de`, which is told as «anterior `de_que`»."""
    if por_cuenta is None:
        return
    if not por_cuenta.entrego.strip():
        raise DatoInvalido({"entrego": "Anote quién lo entregó."})
    if por_cuenta.momento > reloj.ahora():
        raise DatoInvalido({"momento": "La fecha y hora del sello no pueden ser futuras."})
    if despues_de is not None and por_cuenta.momento < reloj.minuto(despues_de):
        raise DatoInvalido({"momento": f"Es anterior {de_que}."})


def momento_de(por_cuenta: PorCuenta | None) -> datetime:
    """When the fact happened: the stamp's moment on paper, now on screen (UTC)."""
    return por_cuenta.momento if por_cuenta else reloj.ahora()


def guardar_prueba(turno: Turno, por_cuenta: PorCuenta | None, clase: str) -> None:
    """Attach the scan that proves an act on paper to the letter, as the institution's."""
    if por_cuenta is not None and por_cuenta.documento is not None:
        adscribir_de_la_institucion(turno, [por_cuenta.documento], clase)


def es_la_misma_prueba(turno: Turno, por_cuenta: PorCuenta | None, clase: str) -> bool:
    """Whether nothing proves the act that the case does not have: the form was sent again."""
    documento = por_cuenta.documento if por_cuenta else None
    return documento is None or ya_esta(documento, asunto_id=turno.correspondencia_id, clase=clase)


def soltar_prueba(por_cuenta: PorCuenta | None) -> None:
    """Undo the keeping of the scan of an act that had been recorded already."""
    if por_cuenta is not None and por_cuenta.documento is not None:
        documentos.descartar_repetido(por_cuenta.documento)


def adscribir_de_la_institucion(turno: Turno, archivos: Iterable[Documento], clase: str) -> None:
    """Attach files to the turn: only its institution and the unit will see them."""
    for documento in archivos:
        documentos.adscribir(
            documento,
            asunto_id=turno.correspondencia_id,
            clase=clase,
            turno_id=turno.pk,
            institucion_id=turno.institucion_id,
        )


def asentar_turno(
    actor: Usuario,
    hecho: Hecho,
    turno: Turno,
    *,
    por_cuenta: PorCuenta | None = None,
    ocurrido_en: datetime | None = None,
    **datos: Any,
) -> Asiento:
    """Write one fact of the turn in the log of its letter."""
    fila = fila_de_bitacora(
        actor, hecho, turno, por_cuenta=por_cuenta, ocurrido_en=ocurrido_en, **datos
    )
    return asentar_varios([Asiento(**fila)])[0]


def fila_de_bitacora(
    actor: Usuario,
    hecho: Hecho,
    turno: Turno,
    *,
    por_cuenta: PorCuenta | None = None,
    ocurrido_en: datetime | None = None,
    **datos: Any,
) -> dict[str, Any]:
    """That fact, not yet written, for a verb that writes it with the rest in one statement."""
    if por_cuenta is not None:
        datos["entrego"] = por_cuenta.entrego
        if por_cuenta.direccion:
            datos["direccion"] = clave_de_direccion(por_cuenta.direccion)
        ocurrido_en = ocurrido_en or por_cuenta.momento
    responsables = (turno.persona_id, turno.correspondencia.analista_id)
    ahora = reloj.ahora()
    return {
        "hecho": hecho,
        "registro": REGISTRO,
        "registro_id": turno.pk,
        "asunto_id": turno.correspondencia_id,
        "turno_id": turno.pk,
        "actor_id": actor.pk,
        "institucion_id": turno.institucion_id,
        "por_cuenta_de": por_cuenta is not None,
        "ocurrido_en": ocurrido_en or ahora,
        "asentado_en": ahora,
        "datos": datos | en_suplencia(actor, responsables),
    }


def cerrar_todos(turno: Turno, *, en: datetime, desenlace: Desenlace) -> None:
    """End every clock of the turn that still runs."""
    plazos.cerrar_si_corren(*turno.relojes, en=en, desenlace=desenlace)


def avisar_a_la_institucion(turno: Turno, suceso: str, titulo: str) -> None:
    """Notify the liaisons of the turn's institution, or its head by mail where nobody has an
    account. The text carries no personal data."""
    avisar_a_las_instituciones([turno], suceso, titulo)


def avisar_a_las_instituciones(turnos: Sequence[Turno], suceso: str, titulo: str) -> None:
    """The same of many turns, each to its own institution."""
    enlaces = personas_por_institucion(Rol.ENLACE, {turno.institucion_id for turno in turnos})
    solas = {turno.institucion_id for turno in turnos} - enlaces.keys()
    correos = correos_de_titulares(solas) if solas else {}
    avisar(
        aviso
        for turno in turnos
        for aviso in avisos_a_la_institucion(
            turno,
            suceso,
            titulo,
            enlaces.get(turno.institucion_id, ()),
            correos.get(turno.institucion_id, ""),
        )
    )


def avisos_a_la_institucion(
    turno: Turno, suceso: str, titulo: str, enlaces: Collection[int], correo: str
) -> list[NuevoAviso]:
    """One to each liaison; without any, to the head's address where it is known."""
    if enlaces or not correo:
        return [aviso_de(turno, suceso, titulo, persona_id) for persona_id in enlaces]
    return [_aviso_al_titular(turno, suceso, titulo, correo)]


def avisar_a_la_unidad(turno: Turno, suceso: str, titulo: str) -> None:
    """Notify who classified the letter, or every analyst when nobody did."""
    personas = analistas_de(turno.correspondencia)
    avisar(aviso_de(turno, suceso, titulo, persona_id) for persona_id in personas)


def aviso_de(turno: Turno, suceso: str, titulo: str, persona_id: int) -> NuevoAviso:
    """One notice about the turn, once per happening and person."""
    return NuevoAviso(
        clave=f"turno:{turno.pk}:{suceso}:{persona_id}",
        destinatario_id=persona_id,
        titulo=titulo,
        texto=f"{turno} · {turno.institucion.nombre}",
        url=turno.get_absolute_url(),
        asunto_id=turno.correspondencia_id,
    )


def _aviso_al_titular(turno: Turno, suceso: str, titulo: str, correo: str) -> NuevoAviso:
    """The same for the head of an institution in which nobody has an account."""
    return replace(
        aviso_de(turno, suceso, titulo, 0),
        clave=f"turno:{turno.pk}:{suceso}:{clave_de_direccion(correo)}",
        destinatario_id=None,
        institucion_id=turno.institucion_id,
        direccion=correo,
    )
