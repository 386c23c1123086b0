"""A mail put on paper: what joins the case, because the mailbox is nobody's file."""

from coordinacion.buzon.models import CorreoRecibido
from coordinacion.canalizacion.impresos import membrete
from coordinacion.documentos import formatos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.templatetags.interfaz import fecha_hora_corta, fecha_larga


def correo(uno: CorreoRecibido) -> bytes:
    """Who says that wrote it, when it was received, its text and what it brought, as PDF."""
    return formatos.correo(
        formatos.CorreoImpreso(
            membrete=membrete(),
            asunto=str(uno),
            de=" · ".join(dato for dato in (uno.de_nombre, uno.de_correo) if dato)
            or "Sin remitente",
            recibido_en=fecha_larga(uno.recibido_en),
            declara=fecha_larga(uno.fecha_declarada),
            identificador=uno.clave,
            huella=uno.huella,
            texto=uno.texto or "(sin texto)",
            reparos=list(uno.reparos),
            adjuntos=[_adjunto(a.nombre, a.huella, a.rechazo) for a in uno.adjuntos.all()],
            elaborado_en=fecha_hora_corta(reloj.ahora()),
        )
    )


def _adjunto(nombre: str, huella: str, rechazo: str) -> str:
    return f"{nombre} (no se guardó: {rechazo})" if rechazo else f"{nombre} · SHA-256 {huella}"
