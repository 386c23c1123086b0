"""How an invented letter reaches the register: its sheet scanned, and who signs it."""

import uuid
from collections.abc import Sequence
from random import Random

from django.core.files.base import ContentFile

from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.demostracion.asuntos import Asunto
from coordinacion.demostracion.escaneo import escaneo
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from workflows import motor


def registrar(
    oficialia: Usuario,
    guia: Asunto,
    azar: Random,
    puntos: Sequence[str] = (),
    **captura: object,
) -> Correspondencia:
    """Register what `guia` says with what only this copy has (`captura`), scan included."""
    carta = Correspondencia(
        clave_envio=clave(azar),
        dirigida_a="gobernador",
        asunto=guia.asunto,
        municipio_id=guia.municipio,
        localidad=guia.comunidad,
        oficio_numero=guia.oficio or "s/n",
        **captura,
    )
    hoja = documentos.guardar(
        oficialia,
        ContentFile(escaneo(guia, reloj.hoy()), name="carta.pdf"),
        clase=Documento.Clase.LOTE,
    )
    return motor.registrar(
        correspondencia.recibir,
        oficialia,
        carta,
        peticionarios=[] if carta.condicion_remitente == "anonima" else [_firma(guia)],
        puntos=puntos,
        adjuntos=[hoja],
    )


def clave(azar: Random) -> uuid.UUID:
    """The key of a form sent once; the same in every telling."""
    return uuid.UUID(int=azar.getrandbits(128), version=4)


def _firma(guia: Asunto) -> Peticionario:
    return Peticionario(
        nombre=guia.firma,
        cargo=guia.cargo,
        clase=guia.clase,
        sexo=guia.sexo,
        comunidad=guia.comunidad,
        domicilio=f"Domicilio conocido, {guia.comunidad}" if guia.comunidad else "",
        sin_contacto=bool(guia.cargo and not guia.comunidad),
    )
