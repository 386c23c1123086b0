"""firmar: the head signed it, and what was signed is kept byte for byte."""

from django.core.files.base import ContentFile
from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.nucleo.folios import a_slug
from coordinacion.oficios import impresos
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.services.comun import asentar_oficio, bloquear
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def firmar(actor: Usuario, oficio_id: int, *, raiz: str) -> Oficio:
    """Record the signature and keep the sheet; `raiz` is the site's address, for its code.

    Raises as `bloquear`.
    """
    oficio = bloquear(actor, oficio_id, Verbo.FIRMAR)
    oficio.firmado_en = reloj.ahora()
    oficio.motivo = ""
    oficio.firmar()
    hoja = ContentFile(impresos.oficio(oficio, raiz), name=f"{a_slug(str(oficio))}.pdf")
    oficio.impreso = documentos.guardar(actor, hoja, clase=Documento.Clase.OFICIO_EMITIDO)
    oficio.save()
    asentar_oficio(actor, Hecho.OFICIO_FIRMADO, oficio, firma=oficio.firma)
    return oficio
