"""A life with its turns, and what every verb of a turn ends with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion import reglas
from coordinacion.canalizacion.models import PENDIENTES, Turno
from coordinacion.canalizacion.services.comun import (
    REGISTRO,
    PorCuenta,
    aviso_de,
    avisos_a_la_institucion,
)
from coordinacion.canalizacion.services.efectos import dejar_retirado
from coordinacion.canalizacion.services.estado import (
    DECIDA_COMPETENCIA,
    YA_TIENE_RESPUESTA,
    regla_de_cierre,
)
from coordinacion.correspondencia.models import Correspondencia, Punto, Sentido
from coordinacion.correspondencia.services import en_memoria as de_carta
from coordinacion.correspondencia.services.comun import avisos_de_la_carta
from coordinacion.correspondencia.services.en_memoria import Taller, Vida, asentar_carta
from coordinacion.correspondencia.services.estado import mover
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, EstadoTurno
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.plazos.models import Desenlace


@dataclass
class Expediente:
    """A life with its turns; what each turn asks and answered, by the turn's key."""

    vida: Vida
    turnos: list[Turno] = field(default_factory=list)
    puntos_de: dict[int, list[Punto]] = field(default_factory=dict)
    resueltos: dict[int, Mapping[int, Sentido]] = field(default_factory=dict)

    @property
    def carta(self) -> Correspondencia:
        """The letter."""
        return self.vida.carta

    def situaciones(self) -> list[reglas.Situacion]:
        """Where each turn stands, for the pure rules."""
        return [reglas.Situacion(t.estado, t.caracter, t.parte) for t in self.turnos]


def revisar_carta(taller: Taller, expediente: Expediente) -> None:
    """`estado.revisar_carta`: answered, or left with nobody to answer."""
    carta = expediente.carta
    if carta.estado != EstadoCorrespondencia.CANALIZADA:
        return
    turnos = expediente.situaciones()
    if reglas.se_cierra(turnos, regla_de_cierre(carta)):
        _registrar_atencion(taller, expediente)
        return
    corre = carta.plazo_canalizar is not None and carta.plazo_canalizar.cerrado_en is None
    if not reglas.tiene_responsable(turnos) and not corre:
        de_carta.abrir_canalizar(taller, carta, reloj.ahora())
    if reglas.decide_la_titular(turnos) and not carta.decide_titular:
        _pasar_a_la_titular(taller, carta, reglas.rechazos(turnos))


def _pasar_a_la_titular(taller: Taller, carta: Correspondencia, rechazos: int) -> None:
    """As `estado._pasar_a_la_titular`."""
    carta.decide_titular = True
    hecho = Hecho.CORRESPONDENCIA_A_DECISION
    asentar_carta(taller, taller.sistema, hecho, carta, rechazos=rechazos)
    titulares = taller.directorio.con_rol(Rol.TITULAR_UNIDAD)
    taller.avisar(avisos_de_la_carta(carta, "a-decision", DECIDA_COMPETENCIA, titulares))


def _registrar_atencion(taller: Taller, expediente: Expediente) -> None:
    carta = expediente.carta
    for turno in expediente.turnos:
        if turno.estado in (*PENDIENTES, EstadoTurno.RESPONDIDO) and turno.parte:
            retirar_sin_avisar(taller, taller.sistema, turno, YA_TIENE_RESPUESTA)
    carta.atendida_en = reloj.ahora()
    de_carta.derivar_sentido(expediente.vida)
    mover(carta, Verbo.REGISTRAR_ATENCION)
    sentido = str(carta.sentido or "")
    asentar_carta(taller, taller.sistema, Hecho.CORRESPONDENCIA_ATENDIDA, carta, sentido=sentido)


def retirar_sin_avisar(taller: Taller, actor: Usuario, turno: Turno, motivo: str) -> None:
    """Withdraw a turn, as `estado.retirar_por_sistema`."""
    cerrar_todos(taller, turno, reloj.ahora(), Desenlace.RETIRADO)
    dejar_retirado(turno, motivo)
    asentar_turno(taller, actor, Hecho.TURNO_RETIRADO, turno, motivo=motivo)


def cerrar_todos(taller: Taller, turno: Turno, en: datetime, desenlace: Desenlace) -> None:
    """End every clock of the turn that still runs."""
    taller.relojes.cerrar(*turno.relojes, en=en, desenlace=desenlace)


def asentar_turno(
    taller: Taller,
    actor: Usuario,
    hecho: Hecho,
    turno: Turno,
    *,
    por_cuenta: PorCuenta | None = None,
    ocurrido_en: datetime | None = None,
    **datos: Any,
) -> None:
    """As `comun.asentar_turno`."""
    if por_cuenta is not None:
        datos["entrego"] = por_cuenta.entrego
    taller.asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=turno.pk,
        asunto_id=turno.correspondencia_id,
        turno_id=turno.pk,
        institucion_id=turno.institucion_id,
        por_cuenta_de=por_cuenta is not None,
        ocurrido_en=ocurrido_en or (por_cuenta.momento if por_cuenta else None),
        datos=datos,
    )


def avisar_a_la_institucion(taller: Taller, turno: Turno, suceso: str, titulo: str) -> None:
    """Notify the liaisons of the turn's institution."""
    enlaces = taller.directorio.con_rol(Rol.ENLACE, turno.institucion_id)
    correo = "" if enlaces else taller.directorio.correo_de_titular(turno.institucion_id)
    taller.avisar(avisos_a_la_institucion(turno, suceso, titulo, enlaces, correo))


def avisar_a_la_unidad(taller: Taller, turno: Turno, suceso: str, titulo: str) -> None:
    """Notify who classified the letter, or every analyst when nobody did."""
    analista = turno.correspondencia.analista_id
    personas = [analista] if analista else taller.directorio.con_rol(Rol.ANALISTA)
    taller.avisar(aviso_de(turno, suceso, titulo, persona) for persona in personas)
