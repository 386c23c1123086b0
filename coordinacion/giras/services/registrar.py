"""registrar: a line becomes a letter, and goes to whom it was handed at the event."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.opciones import Parte
from coordinacion.canalizacion.services.clasificar_y_turnar import (
    Clasificacion,
    Envio,
    clasificar_y_turnar,
)
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.opciones import Via
from coordinacion.correspondencia.permisos import puede as puede_en_carta
from coordinacion.correspondencia.services import recibir
from coordinacion.correspondencia.services.comun import asentar_carta
from coordinacion.documentos.models import Documento
from coordinacion.giras import reglas
from coordinacion.giras.models import Renglon
from coordinacion.giras.permisos import exigir
from coordinacion.giras.services.capturar import bloquear
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia
from coordinacion.nucleo.etiquetas import VerboGira as Verbo
from coordinacion.organizacion.models import Usuario

FALTA_TURNARLA = "Falta clasificarla y turnarla"


@transaction.atomic
def registrar(
    actor: Usuario,
    carta: Correspondencia,
    renglon_id: int,
    *,
    peticionarios: Sequence[Peticionario] = (),
) -> Correspondencia:
    """Register the line as `carta` (unsaved) and, when it was handed over at the event and all is
    known, classify it, send it there and acknowledge it on paper. A line that already has its
    letter returns it.

    Raises `SinPermiso`, `Renglon.DoesNotExist`, `DatoInvalido` (by the fields of the line), or as
    the verbs that it runs.
    """
    exigir(actor, Verbo.REGISTRAR)
    captura_id = Renglon.objects.values_list("captura_id", flat=True).get(pk=renglon_id)
    captura = bloquear(actor, captura_id)
    relacionados = ("carta", "hoja__escaneo", "institucion", "tema")
    renglon = captura.renglones.select_related(*relacionados).get(pk=renglon_id)
    renglon.captura = captura
    if renglon.carta is not None:
        return renglon.carta
    _exigir_completo(renglon)
    recibida = recibir(actor, carta, peticionarios=peticionarios, adjuntos=_hoja(renglon))
    renglon.carta = recibida
    renglon.save(update_fields=["carta"])
    se_turna = _se_turna(actor, renglon)
    _asentar(actor, renglon, recibida, se_turna)
    if se_turna:
        _entregar(actor, renglon, recibida)
    return recibida


def _exigir_completo(renglon: Renglon) -> None:
    entregada = renglon.institucion_id is not None
    escrito = reglas.Escrito(renglon.nombre, renglon.asunto, entregada, renglon.recibio)
    faltan = reglas.lo_que_falta(escrito)
    if faltan:
        raise DatoInvalido(faltan)


def _hoja(renglon: Renglon) -> list[Documento]:
    """The filled form on which it was written, when it was scanned."""
    escaneo = renglon.hoja.escaneo if renglon.hoja else None
    return [escaneo] if escaneo else []


def _se_turna(actor: Usuario, renglon: Renglon) -> bool:
    """Whether what was handed over can be sent now: all is known, and the actor may do it."""
    captura = renglon.captura
    se_sabe = renglon.institucion_id and renglon.tema_id and captura.tipo_id
    puede = puede_en_carta(actor, VerboCorrespondencia.CLASIFICAR)
    return bool(se_sabe and captura.instruccion_id and puede)


def _asentar(actor: Usuario, renglon: Renglon, carta: Correspondencia, se_turna: bool) -> None:
    reunion = renglon.captura.reunion
    datos: dict[str, Any] = {"reunion": reunion.folio, "lugar": reunion.lugar}
    if renglon.institucion is not None:
        datos |= {"recibio": renglon.recibio, "institucion": renglon.institucion.nombre}
        if not se_turna:
            datos["pendiente"] = FALTA_TURNARLA
    asentar_carta(
        actor,
        Hecho.PETICION_DE_GIRA,
        carta,
        ocurrido_en=carta.recibida_en,
        institucion_id=renglon.institucion_id,
        **datos,
    )


def _entregar(actor: Usuario, renglon: Renglon, carta: Correspondencia) -> None:
    """The three verbs of what was handed over. The acknowledgement is dated now, for no turn is
    acknowledged before it exists; when it was handed over stays in the turn and in the log."""
    institucion, instruccion = renglon.institucion, renglon.captura.instruccion
    if institucion is None or instruccion is None:
        return
    destino = canalizacion.Destino(
        institucion,
        instruccion,
        Parte.RESPONSABLE,
        indicaciones=_indicaciones(renglon),
    )
    cambios = {"tipo": renglon.captura.tipo, "tema": renglon.tema, "via": Via.TURNAR}
    (turno,) = clasificar_y_turnar(
        actor, carta.pk, Clasificacion(cambios), [Envio(destino)], confirmado=True
    )
    entrega = canalizacion.PorCuenta(momento=reloj.ahora(), entrego=renglon.recibio)
    canalizacion.acusar(actor, turno.pk, por_cuenta=entrega)


def _indicaciones(renglon: Renglon) -> str:
    captura = renglon.captura
    cuando = f"{reloj.local(captura.recibida_en):%d/%m/%Y %H:%M}"
    return f"Se entregó en el acto a {renglon.recibio} en {captura.reunion.folio}, el {cuando}."
