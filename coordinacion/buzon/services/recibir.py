"""recibir_correo: one mail of the mailbox becomes a row, once, with what it brought."""

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.buzon import mensaje as mensajes
from coordinacion.buzon import selectors
from coordinacion.buzon.imap import Bajado, Cuenta
from coordinacion.buzon.mensaje import Mensaje, Pieza
from coordinacion.buzon.models import AdjuntoRecibido, CorreoRecibido, LecturaDelBuzon
from coordinacion.buzon.reglas import motivo_para_ignorar
from coordinacion.buzon.services.comun import REGISTRO
from coordinacion.documentos import compuerta
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoCorreoRecibido as Estado
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol, sistema

NO_SE_GUARDO = "No se guardó porque el mensaje es automático; sigue en el buzón."


def recibir_correo(cuenta: Cuenta, bajado: Bajado) -> CorreoRecibido | None:
    """Keep one mail with its attachments and move the mark of how far the mailbox was read, in
    one transaction; None when it was kept before. What fails leaves nothing, on disk either.

    Only reads what the mail says: what it is, a person decides.
    """
    mensaje = mensajes.leer(bajado.contenido, solo_cabeceras=not bajado.completo)
    if not bajado.completo:
        pesa = f"{bajado.tamano / 2**20:,.0f} MB"
        mensaje.reparar(f"Pesa {pesa}: no se bajó. Ábralo en el buzón.")
    escritos: list[Documento] = []
    try:
        return _recibir(cuenta, bajado, mensaje, escritos)
    except Exception:
        for documento in escritos:
            documento.archivo.storage.delete(str(documento.archivo.name))
        raise


@transaction.atomic
def _recibir(
    cuenta: Cuenta, bajado: Bajado, mensaje: Mensaje, escritos: list[Documento]
) -> CorreoRecibido | None:
    """Two readers at once wait here for each other, and the second finds it kept."""
    lectura = LecturaDelBuzon.objects.select_for_update().get(cuenta=str(cuenta))
    lectura.ultimo_uid = max(lectura.ultimo_uid, bajado.uid)
    lectura.save(update_fields=["ultimo_uid"])
    if selectors.ya_recibido(mensaje.clave):
        return None
    actor = sistema()
    correo = _fila(cuenta, bajado, mensaje)
    correo.save()
    adjuntos = [_adjunto(actor, correo, pieza, escritos) for pieza in mensaje.piezas]
    AdjuntoRecibido.objects.bulk_create(adjuntos)
    datos = {"adjuntos": len(adjuntos), "automatico": correo.motivo}
    asentar(
        actor,
        Hecho.CORREO_RECIBIDO,
        registro=REGISTRO,
        registro_id=correo.pk,
        ocurrido_en=correo.recibido_en,
        datos={clave: valor for clave, valor in datos.items() if valor},
    )
    if correo.estado == Estado.POR_ATENDER:
        _avisar()
    return correo


def _fila(cuenta: Cuenta, bajado: Bajado, mensaje: Mensaje) -> CorreoRecibido:
    motivo = _motivo_para_ignorar(cuenta, mensaje)
    return CorreoRecibido(
        clave=mensaje.clave,
        huella=mensaje.huella,
        tamano=bajado.tamano,
        de_nombre=mensaje.de_nombre,
        de_correo=mensaje.de_correo,
        asunto=mensaje.asunto,
        texto=mensaje.texto,
        fecha_declarada=mensaje.fecha,
        recibido_en=bajado.recibido_en,
        leido_en=reloj.ahora(),
        reparos=mensaje.reparos,
        estado=Estado.IGNORADO if motivo else Estado.POR_ATENDER,
        motivo=motivo,
        turno_sugerido=None if motivo else selectors.turno_sugerido(mensaje),
    )


def _motivo_para_ignorar(cuenta: Cuenta, mensaje: Mensaje) -> str:
    if selectors.es_nuestro(mensaje.clave):
        return "Lo envió este mismo sistema."
    propias = {settings.DEFAULT_FROM_EMAIL.lower(), cuenta.usuario.lower()}
    return motivo_para_ignorar(mensaje.cabeceras, mensaje.de_correo, propias)


def _adjunto(
    actor: Usuario, correo: CorreoRecibido, pieza: Pieza, escritos: list[Documento]
) -> AdjuntoRecibido:
    """Through the gate; what it refuses is named with its reason, and its bytes are not kept."""
    fila = AdjuntoRecibido(
        correo=correo,
        nombre=pieza.nombre[:200],
        tamano=len(pieza.contenido),
        huella=hashlib.sha256(pieza.contenido).hexdigest(),
    )
    if correo.estado == Estado.IGNORADO:
        fila.rechazo = NO_SE_GUARDO
        return fila
    try:
        compuerta.revisar(pieza.nombre, pieza.contenido)
    except DatoInvalido as error:
        fila.rechazo = error.mensaje[:500]
        return fila
    # What fails from here on is the disk, not the file: then the mail is not kept at all.
    archivo = ContentFile(pieza.contenido, name=pieza.nombre)
    fila.documento = documentos.guardar(actor, archivo, clase=Documento.Clase.ANEXO)
    escritos.append(fila.documento)
    return fila


def _avisar() -> None:
    """Reception is told once a day that something waits in the tray."""
    dia = reloj.hoy().isoformat()
    avisar(
        NuevoAviso(
            clave=f"buzon:{dia}:{persona.pk}",
            destinatario_id=persona.pk,
            titulo="Hay correo recibido por atender",
            url=reverse("buzon:lista"),
        )
        for persona in personas_con_rol(Rol.OFICIALIA)
    )
