"""solicitar, conceder and negar a prórroga: more time for the institution to answer."""

from django.db import transaction

from coordinacion.avisos.services import avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.services.comun import (
    PorCuenta,
    asentar_turno,
    avisar_a_la_institucion,
    avisar_a_la_unidad,
    aviso_de,
    bloquear_turno,
    es_la_misma_prueba,
    guardar_prueba,
    momento_de,
    soltar_prueba,
)
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoProrroga, VerboTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles, personas_con_rol
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Prorroga


@transaction.atomic
def solicitar_prorroga(
    actor: Usuario,
    turno_id: int,
    *,
    dias: int,
    motivo: str,
    por_cuenta: PorCuenta | None = None,
) -> Prorroga:
    """Ask for more time, in the unit of the turn's term; no date moves until it is granted.

    Asked after the date it is *extemporánea*. The request that already waits, sent again, changes
    nothing. Raises as `bloquear_turno`, or `DatoInvalido`.
    """
    turno = bloquear_turno(actor, turno_id, VerboTurno.SOLICITAR_PRORROGA, por_cuenta)
    clase = Documento.Clase.ANEXO
    prorroga, es_nueva = plazos.solicitar_prorroga(
        turno.plazo_respuesta, actor=actor, dias=dias, motivo=motivo, en=momento_de(por_cuenta)
    )
    if not es_nueva and es_la_misma_prueba(turno, por_cuenta, clase):
        soltar_prueba(por_cuenta)
        return prorroga
    guardar_prueba(turno, por_cuenta, clase)
    turno.solicitar_prorroga()
    asentar_turno(
        actor,
        Hecho.TURNO_PRORROGA_SOLICITADA,
        turno,
        por_cuenta=por_cuenta,
        termino=prorroga.termino,
        motivo=motivo,
        extemporanea="fuera de término" if prorroga.extemporanea else "",
    )
    _avisar_que_espera(turno, prorroga)
    return prorroga


@transaction.atomic
def conceder_prorroga(actor: Usuario, turno_id: int, *, dias: int, motivo: str = "") -> Prorroga:
    """Grant the extension that waits, whole or in part; the term moves and keeps its first date.

    Beyond the petitioner's date, only `titular_unidad`. Raises as `bloquear_turno`, or
    `DatoInvalido`.
    """
    turno = bloquear_turno(actor, turno_id, VerboTurno.CONCEDER_PRORROGA)
    plazo = turno.plazo_respuesta
    rebasa = papeles(actor).tiene(Rol.TITULAR_UNIDAD)
    prorroga = plazos.conceder_prorroga(plazo, actor=actor, dias=dias, motivo=motivo, rebasa=rebasa)
    turno.conceder_prorroga()
    vence = reloj.local(prorroga.plazo.vence_en)
    asentar_turno(
        actor,
        Hecho.TURNO_PRORROGA_CONCEDIDA,
        turno,
        termino=prorroga.concedido,
        fecha=f"{vence:%d/%m/%Y}",
        motivo=motivo,
    )
    avisar_a_la_institucion(
        turno, f"prorroga:{prorroga.pk}:resuelta", EstadoProrroga.CONCEDIDA.label
    )
    return prorroga


@transaction.atomic
def negar_prorroga(actor: Usuario, turno_id: int, *, motivo: str) -> Prorroga:
    """Refuse the extension that waits; the term stays. Raises as `bloquear_turno`, or
    `DatoInvalido`."""
    turno = bloquear_turno(actor, turno_id, VerboTurno.NEGAR_PRORROGA)
    prorroga = plazos.negar_prorroga(turno.plazo_respuesta, actor=actor, motivo=motivo)
    turno.negar_prorroga()
    asentar_turno(actor, Hecho.TURNO_PRORROGA_NEGADA, turno, motivo=motivo)
    avisar_a_la_institucion(turno, f"prorroga:{prorroga.pk}:resuelta", EstadoProrroga.NEGADA.label)
    return prorroga


def _avisar_que_espera(turno: Turno, prorroga: Prorroga) -> None:
    """The unit decides; what would pass the petitioner's date, only its head."""
    suceso, titulo = f"prorroga:{prorroga.pk}", EstadoProrroga.SOLICITADA.label
    avisar_a_la_unidad(turno, suceso, titulo)
    vence = plazos.prever_prorroga(prorroga.plazo, prorroga.dias)
    if plazos.tope_que_pasa(prorroga.plazo, vence) is not None:
        titulares = personas_con_rol(Rol.TITULAR_UNIDAD)
        avisar(aviso_de(turno, suceso, titulo, persona.pk) for persona in titulares)
