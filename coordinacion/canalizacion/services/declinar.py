"""declinar: the institution says that the matter is not its own."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Declinacion
from coordinacion.canalizacion.services.comun import (
    PorCuenta,
    asentar_turno,
    avisar_a_la_unidad,
    bloquear_con_carta,
    cerrar_todos,
    es_la_misma_prueba,
    guardar_prueba,
    momento_de,
    soltar_prueba,
)
from coordinacion.canalizacion.services.estado import revisar_carta
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboTurno
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace


@dataclass(frozen=True)
class Competencia:
    """Whose the matter would be, according to who refuses it."""

    clase: Declinacion
    institucion: Institucion | None = None
    autoridad: str = ""


@transaction.atomic
def declinar(
    actor: Usuario,
    turno_id: int,
    *,
    fundamento: str,
    competencia: Competencia,
    por_cuenta: PorCuenta | None = None,
) -> Turno:
    """Refuse the turn inside its window; after it, the refusal stays as a request to the unit.

    The window (DECLINAR, working days from the acknowledgement) is the turn's own clock; not
    yet acknowledged, it is open. The petitioner's clock never restarts. A request that already
    waits, sent again word for word, changes nothing. Raises as
    `bloquear_con_carta`, or `DatoInvalido`.
    """
    turno = bloquear_con_carta(actor, turno_id, VerboTurno.DECLINAR, por_cuenta)
    exigir_declinacion(turno, fundamento, competencia)
    momento = momento_de(por_cuenta)
    plazo = turno.plazo_declinar
    en_ventana = esta_en_ventana(turno, momento)
    clase = Documento.Clase.RESPUESTA
    if _ya_pedido(turno, fundamento, competencia) and es_la_misma_prueba(turno, por_cuenta, clase):
        soltar_prueba(por_cuenta)
        return turno
    guardar_prueba(turno, por_cuenta, clase)
    dejar_declinado(turno, fundamento, competencia, momento, en_ventana=en_ventana)
    if en_ventana:
        plazos.cerrar_si_corren(plazo, en=momento, desenlace=Desenlace.CUMPLIDO)
        cerrar_todos(turno, en=momento, desenlace=Desenlace.SIN_EFECTO)
    turno.save()
    hecho = Hecho.TURNO_DECLINADO if en_ventana else Hecho.TURNO_DECLINACION_SOLICITADA
    asentar_turno(
        actor, hecho, turno, por_cuenta=por_cuenta, ocurrido_en=momento, fundamento=fundamento
    )
    avisar_a_la_unidad(turno, f"declinado:{momento:%s}", "Rechazo por incompetencia")
    revisar_carta(turno.correspondencia)
    return turno


def _ya_pedido(turno: Turno, fundamento: str, competencia: Competencia) -> bool:
    """Whether the very same refusal already waits for the unit: its form was sent again."""
    dicha = Competencia(
        Declinacion(turno.declinacion or competencia.clase),
        turno.institucion_propuesta,
        turno.autoridad_propuesta,
    )
    mismo = turno.fundamento_declinacion == fundamento and dicha == competencia
    return turno.declinacion_fuera_de_ventana and mismo


def esta_en_ventana(turno: Turno, momento: datetime) -> bool:
    """Whether the turn may still be refused at `momento` (UTC)."""
    plazo = turno.plazo_declinar
    return plazo is None or (plazo.cerrado_en is None and not plazo.vencido_a(momento))


def dejar_declinado(
    turno: Turno,
    fundamento: str,
    competencia: Competencia,
    momento: datetime,
    *,
    en_ventana: bool,
) -> None:
    """Record the refusal; after the window it is a request and the turn stays as it was."""
    turno.declinacion = competencia.clase
    turno.institucion_propuesta = competencia.institucion
    turno.autoridad_propuesta = competencia.autoridad
    turno.fundamento_declinacion = fundamento
    turno.declinado_en = momento
    turno.declinacion_fuera_de_ventana = not en_ventana
    if en_ventana:
        turno.declinar()


def exigir_declinacion(turno: Turno, fundamento: str, competencia: Competencia) -> None:
    """Raise `DatoInvalido` for a binding turn, or a refusal that does not say why or whose."""
    if turno.vinculante:
        raise DatoInvalido(
            "El turno es vinculante: no puede rechazarse. Responda o comuníquese con la unidad."
        )
    if not fundamento.strip():
        raise DatoInvalido({"fundamento": "Indique por qué no es de su competencia."})
    if competencia.clase == Declinacion.INSTITUCION and (
        competencia.institucion is None or competencia.institucion.pk == turno.institucion_id
    ):
        raise DatoInvalido({"institucion": "Elija la institución competente."})
    if competencia.clase == Declinacion.EXTERNA and not competencia.autoridad.strip():
        raise DatoInvalido({"autoridad": "Anote la autoridad competente."})
