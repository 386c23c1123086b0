"""A file put into the words of its cover."""

from coordinacion.archivo import selectors
from coordinacion.archivo.models import Expediente
from coordinacion.archivo.reglas import POR_VALIDAR, anios
from coordinacion.canalizacion.impresos import membrete
from coordinacion.documentos import formatos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.templatetags.interfaz import fecha_larga, numero
from coordinacion.organizacion.selectors import identidad


def caratula(expediente: Expediente, raiz: str) -> bytes:
    """The cover as PDF, with what the file holds now; its code leads to its page under `raiz`."""
    serie, hay = expediente.serie, selectors.resumen(expediente)
    return formatos.caratula(
        formatos.Caratula(
            membrete=membrete(),
            folio=expediente.codigo,
            url=f"{raiz.rstrip('/')}{expediente.get_absolute_url()}",
            es_ejemplo=serie.es_ejemplo,
            unidad=identidad().nombre,
            seccion=serie.seccion or POR_VALIDAR,
            serie=f"{serie.clave} {serie.nombre}",
            titulo=expediente.titulo,
            estado=expediente.get_estado_display(),
            abierto=fecha_larga(reloj.local(expediente.abierto_en).date()),
            cerrado=_cierre(expediente),
            asuntos=numero(hay.asuntos),
            fojas=numero(hay.fojas),
            digitales=numero(hay.digitales),
            ubicacion=expediente.ubicacion,
            acceso=str(selectors.acceso_de(expediente).label),
            tramite=anios(serie.anios_tramite),
            concentracion=anios(serie.anios_concentracion),
            destino=serie.get_destino_display() or POR_VALIDAR,
            impresa=fecha_larga(reloj.ahora()),
        )
    )


def _cierre(expediente: Expediente) -> str:
    if expediente.cerrado_en is None:
        return ""
    return fecha_larga(reloj.local(expediente.cerrado_en).date())
