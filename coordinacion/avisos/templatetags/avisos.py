"""How the pages say what became of a notice's mail."""

from datetime import datetime

from django import template

from coordinacion.avisos.models import Aviso, Correo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorreo
from coordinacion.nucleo.templatetags.interfaz import fecha_hora_corta, hora

register = template.Library()


@register.filter
def envio(aviso: Aviso) -> str:
    """Delivery state in words: in the bell, mailed at what hour, to be tried again, parked."""
    if aviso.correo is not None and aviso.correo.estado != EstadoCorreo.DESCARTADO:
        return estado_del_correo(aviso.correo)
    if aviso.envio != Aviso.Envio.PENDIENTE or not (
        aviso.destinatario and aviso.destinatario.email
    ):
        return Aviso.Envio.CAMPANA.label
    if aviso.inmediato:
        return "En la campana; el correo sale en horas de oficina"
    return "En la campana; irá en el próximo resumen por correo"


@register.filter
def estado_del_correo(correo: Correo) -> str:
    """Where one mail stands, with its hour or its reason."""
    if correo.enviado_en is not None:
        return f"{EstadoCorreo.ENVIADO.label} {_cuando(correo.enviado_en)}"
    if correo.estado == EstadoCorreo.APARCADO:
        return f"{EstadoCorreo.APARCADO.label}: {correo.ultimo_error}"
    if correo.intentos:
        return f"El correo se reintentará: {_cuando(correo.proximo_en)}"
    return str(EstadoCorreo(correo.estado).label)


def _tiene_direccion(aviso: Aviso) -> bool:
    return aviso.destinatario is not None and bool(aviso.destinatario.email)


def _cuando(momento: datetime) -> str:
    """The hour alone when it is today's."""
    es_de_hoy = reloj.local(momento).date() == reloj.hoy()
    return hora(momento) if es_de_hoy else fecha_hora_corta(momento)
