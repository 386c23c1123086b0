"""Which links who has no account may be sent now, and whether one that comes back still holds."""

from coordinacion.acuerdos.enlaces import (
    DE_QUIEN_LO_DEBE,
    DE_QUIEN_VERIFICA,
    ESPACIO,
    Proposito,
)
from coordinacion.acuerdos.models import Avance, Compromiso
from coordinacion.acuerdos.selectors.compromisos import QUE_SE_DICE
from coordinacion.avisos.reglas import Enlace
from coordinacion.canalizacion.enlaces import (
    EnlaceInvalido,
    exigir_igual,
    firmar,
    huella,
    leer,
)
from coordinacion.canalizacion.selectors.enlaces import series_de
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Institucion
from coordinacion.organizacion.selectors import titular_de


def direccion_de(compromiso: Compromiso, proposito: Proposito) -> str:
    """Where the links with that purpose are sent: the address of an authority without an account,
    or that of the head of an institution that works by mail; none for any other."""
    debe = proposito in DE_QUIEN_LO_DEBE
    externo = compromiso.externo_correo if debe else compromiso.verifica_externo_correo
    institucion = compromiso.institucion if debe else compromiso.verifica
    if institucion is None:
        return externo
    if not institucion.activa or institucion.modo != Institucion.Modo.CORREO:
        return ""
    titular = titular_de(institucion.pk)
    return titular.correo if titular else ""


def huella_de(compromiso: Compromiso, proposito: Proposito, direccion: str) -> str:
    """What a link stands on. Each report of progress, each round of verification, another address,
    another date or an annulment give another fingerprint: a link serves once."""
    debe = proposito in DE_QUIEN_LO_DEBE
    institucion_id = compromiso.institucion_id if debe else compromiso.verifica_id
    serie = series_de([institucion_id]).get(institucion_id, 0) if institucion_id else 0
    dichos = compromiso.avances.count() if proposito == Proposito.INFORMAR else 0
    return huella(
        ESPACIO,
        proposito.value,
        compromiso.pk,
        institucion_id,
        direccion.lower(),
        compromiso.vueltas,
        dichos,
        serie,
    )


def admite(compromiso: Compromiso, proposito: Proposito) -> bool:
    """Whether the commitment still asks for that."""
    return can_proceed(getattr(compromiso, proposito.value))


def enlaces_de(compromiso: Compromiso, direccion: str) -> list[Enlace]:
    """The links that a mail to that address carries now."""
    return [
        Enlace(
            str(uno.label),
            firmar(uno, compromiso.pk, huella_de(compromiso, uno, direccion), ESPACIO),
        )
        for uno in (*DE_QUIEN_LO_DEBE, *DE_QUIEN_VERIFICA)
        if admite(compromiso, uno) and _es_suya(compromiso, uno, direccion)
    ]


def _es_suya(compromiso: Compromiso, proposito: Proposito, direccion: str) -> bool:
    return direccion_de(compromiso, proposito).lower() == direccion.lower() != ""


def direccion_que_lo_recibio(compromiso: Compromiso, proposito: Proposito, marca: str) -> str:
    """The address of who may use the link, if one with that fingerprint still holds for it.

    Raises `EnlaceInvalido`.
    """
    direccion = direccion_de(compromiso, proposito)
    if not direccion or not admite(compromiso, proposito):
        raise EnlaceInvalido
    exigir_igual(marca, huella_de(compromiso, proposito, direccion))
    return direccion


def lo_reportado(compromiso: Compromiso) -> Avance | None:
    """The last report that it is done."""
    return compromiso.avances.filter(es_reporte=True).first()


def compromiso_del_enlace(proposito: Proposito, ficha: str) -> Compromiso:
    """The commitment on which a link may act now. Raises `EnlaceInvalido`."""
    llave, marca = leer(proposito, ficha, ESPACIO)
    compromiso = Compromiso.objects.select_related(*QUE_SE_DICE).filter(pk=llave).first()
    if compromiso is None:
        raise EnlaceInvalido
    direccion_que_lo_recibio(compromiso, proposito, marca)
    return compromiso
