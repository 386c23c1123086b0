"""An oficio put into the words of its printed form."""

from collections.abc import Sequence

from coordinacion.canalizacion.impresos import membrete
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.documentos import formatos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import ASUNTO_RESERVADO
from coordinacion.nucleo.templatetags.interfaz import fecha_corta, fecha_hora_corta, fecha_larga
from coordinacion.oficios import reglas
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.selectors.recordatorios import recordados_en


def oficio(uno: Oficio, raiz: str) -> bytes:
    """The sheet of a kept oficio, as PDF; its code leads to its page under the address `raiz`."""
    url = f"{raiz.rstrip('/')}{uno.get_absolute_url()}"
    return formatos.oficio(_datos(uno, recordados_en(uno), url))


def vista_previa(uno: Oficio, recordados: Sequence[Turno]) -> bytes:
    """What a draft that is still being written would look like, as PDF."""
    return formatos.oficio(_datos(uno, recordados, ""))


def _datos(uno: Oficio, recordados: Sequence[Turno], url: str) -> formatos.Oficio:
    return formatos.Oficio(
        membrete=membrete(uno.fecha),
        titulo=reglas.titulo(uno.clase, uno.vez),
        folio=uno.folio or "",
        fecha=fecha_larga(uno.fecha or reloj.hoy()),
        asunto=uno.asunto,
        destinatario=uno.destinatario,
        cargo=uno.destinatario_cargo,
        parrafos=[parrafo for parrafo in _normal(uno.cuerpo).split("\n\n") if parrafo.strip()],
        firma=uno.firma,
        firma_cargo=uno.firma_cargo,
        ausente=uno.ausente,
        responde_a=uno.responde_a,
        turnos=[_fila(turno) for turno in recordados],
        copias=[copia for copia in _normal(uno.copias).split("\n") if copia.strip()],
        elaboro=uno.elaborado_por.nombre_completo,
        reviso=uno.revisado_por.nombre_completo if uno.revisado_por else "",
        url=url,
    )


def _normal(texto: str) -> str:
    return texto.replace("\r\n", "\n").replace("\r", "\n")


def _fila(turno: Turno) -> formatos.FilaRecordada:
    carta, plazo = turno.correspondencia, turno.plazo_respuesta
    es_reservado = carta.acceso == Acceso.RESERVADO
    return formatos.FilaRecordada(
        folio=carta.folio,
        asunto=ASUNTO_RESERVADO if es_reservado else carta.asunto,
        turnado=fecha_corta(turno.turnado_en),
        termino=fecha_hora_corta(plazo.vence_en) if plazo else "",
    )
