"""aceptar, devolver and regresar: the unit reviews what the institutions answered."""

from collections.abc import Mapping

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.services.comun import (
    PorCuenta,
    asentar_turno,
    avisar_a_la_institucion,
    bloquear_con_carta,
    guardar_prueba,
)
from coordinacion.canalizacion.services.efectos import dejar_aceptado, dejar_devuelto
from coordinacion.canalizacion.services.estado import revisar_carta
from coordinacion.canalizacion.services.relojes import reabrir_respuesta
from coordinacion.canalizacion.services.suceder import seguir_a_la_sucesora
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Via
from coordinacion.correspondencia.services.clasificar import abrir_canalizar
from coordinacion.correspondencia.services.comun import asentar_carta, bloquear
from coordinacion.correspondencia.services.estado import pasar
from coordinacion.correspondencia.services.responder import fijar_sentidos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoTurno, VerboTurno
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def aceptar(actor: Usuario, turno_id: int, *, acuse: PorCuenta | None = None) -> Turno:
    """Take the answer as good; `acuse` is what proves that an authority received a remission.

    The points take the outcomes of the last answer, and the letter closes if its rule is met.
    Raises as `bloquear_con_carta`, or `DatoInvalido`.
    """
    turno = bloquear_con_carta(actor, turno_id, VerboTurno.ACEPTAR)
    if turno.caracter == Caracter.REMISION:
        _asentar_acuse_de_remision(turno, acuse)
    respuesta = turno.respuestas.first()
    if respuesta is not None:
        filas = respuesta.sentidos.select_related("sentido")
        fijar_sentidos(turno.correspondencia, {fila.punto_id: fila.sentido for fila in filas})
        turno.correspondencia.save(update_fields=["sentido"])
    dejar_aceptado(turno, acuse.momento if acuse else reloj.ahora())
    turno.save()
    asentar_turno(actor, Hecho.TURNO_ACEPTADO, turno, ocurrido_en=turno.atendido_en)
    revisar_carta(turno.correspondencia)
    return turno


def _asentar_acuse_de_remision(turno: Turno, acuse: PorCuenta | None) -> None:
    if acuse is None or not acuse.entrego.strip():
        raise DatoInvalido({"entrego": "Anote quién recibió la remisión."})
    if not reloj.minuto(turno.turnado_en) <= acuse.momento <= reloj.ahora():
        raise DatoInvalido({"momento": "Debe ser posterior al turno y no futura."})
    guardar_prueba(turno, acuse, Documento.Clase.ACUSE)
    turno.acuse = "papel"
    turno.acusado_en = acuse.momento


@transaction.atomic
def devolver(actor: Usuario, turno_id: int, *, complemento: str, dias: int | None = None) -> Turno:
    """Send the answer back: `complemento` says what is missing, `dias` the new term in working
    days (none = the rule's). Raises as `bloquear_con_carta`, or `DatoInvalido`.
    """
    turno = bloquear_con_carta(actor, turno_id, VerboTurno.DEVOLVER)
    if turno.estado == EstadoTurno.ATENDIDO:
        raise DatoInvalido("La respuesta ya se aceptó: use «Regresar a trámite» en el asunto.")
    _devolver(actor, turno, complemento, dias)
    return turno


def _devolver(actor: Usuario, turno: Turno, complemento: str, dias: int | None) -> None:
    seguir_a_la_sucesora(actor, turno)
    dejar_devuelto(turno, complemento)
    reabrir_respuesta(turno, dias=dias)
    turno.save()
    asentar_turno(actor, Hecho.TURNO_DEVUELTO, turno, motivo=complemento)
    avisar_a_la_institucion(turno, f"devuelto:{turno.vueltas}", "Turno devuelto para complementar")


@transaction.atomic
def regresar(
    actor: Usuario,
    carta_id: int,
    *,
    motivo: str,
    turnos: Mapping[int, int | None],
) -> Correspondencia:
    """Bring an answered letter back; `turnos` maps each turn that goes back to its new term in
    working days (none = the rule's). A letter without turns goes back to be decided.

    RESPUESTA never stopped, so nothing restarts it. Raises as `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.REGRESAR)
    if not motivo.strip():
        raise DatoInvalido({"motivo": "Indique por qué se regresa."})
    atendidos = carta.turnos.select_for_update().filter(
        estado=EstadoTurno.ATENDIDO, caracter=Caracter.ATENCION
    )
    elegidos = list(atendidos.filter(pk__in=turnos))
    if atendidos.exists() and not elegidos:
        raise DatoInvalido({"turnos": "Elija qué turnos regresan a su dependencia."})
    tiene_turnos = carta.turnos.vivos().exists()
    carta.atendida_en = None
    if not tiene_turnos and carta.via in (Via.TURNAR, Via.REMITIR):
        abrir_canalizar(carta, reloj.ahora())
    pasar(carta, Verbo.REGRESAR, tiene_turnos=tiene_turnos)
    asentar_carta(actor, Hecho.CORRESPONDENCIA_REGRESADA, carta, motivo=motivo)
    for turno in elegidos:
        turno.correspondencia = carta
        _devolver(actor, turno, motivo, turnos[turno.pk])
    return carta
