"""Sending the outbox: claim, hand over, write down; one transaction per mail.

A process that dies at any point leaves the mail either as it was or sent: if it dies between
handing over and writing down, the mail goes again under the same Message-ID.
"""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from coordinacion.avisos import reglas, selectors, sql
from coordinacion.avisos.despertador import ENVIO, despertar
from coordinacion.avisos.fallas import POSIBLES, Falla, falla_de
from coordinacion.avisos.models import Aviso, Correo
from coordinacion.avisos.reglas import Jornada
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorreo

POR_VUELTA = 300
"""Mails of one round; what is left gets another, so that other work has its turn between."""

registro = logging.getLogger(__name__)


def enviar(jornada: Jornada, tope: int = POR_VUELTA) -> int:
    """Send what is due where offices are open; return how many mails were seen to.

    The round ends when nothing is left or the server answers nobody.
    """
    conexion = get_connection()
    vistos = 0
    try:
        while vistos < tope and enviar_uno(jornada, conexion):
            vistos += 1
    finally:
        _cerrar(conexion)
    if vistos == tope:
        despertar(ENVIO)
    return vistos


@transaction.atomic
def enviar_uno(jornada: Jornada, conexion: Any) -> bool:
    """See to one mail; False when none is due, or the server answers nobody."""
    correo = sql.reclamar(jornada)
    if correo is None:
        return False
    if not selectors.sigue_vigente(correo):
        descartar(correo)
        return True
    try:
        entregar(correo, conexion)
    except POSIBLES as error:
        falla = falla_de(error)
        anotar_falla(correo, falla)
        return not falla.del_servidor
    anotar_envio(correo)
    return True


def entregar(correo: Correo, conexion: Any) -> None:
    """Hand the mail over to the server; raises one of `fallas.POSIBLES`."""
    mensaje = EmailMultiAlternatives(
        subject=correo.titulo,
        body=correo.texto,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[correo.direccion],
        headers={
            "Message-ID": correo.message_id,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
        connection=conexion,
    )
    mensaje.attach_alternative(correo.html, "text/html")
    conexion.open()
    conexion.send_messages([mensaje])


def anotar_envio(correo: Correo) -> None:
    """Write down that the mail was taken."""
    correo.estado = EstadoCorreo.ENVIADO
    correo.enviado_en = correo.intentado_en = reloj.ahora()
    correo.intentos += 1
    correo.ultimo_error = ""
    correo.save(update_fields=["estado", "enviado_en", "intentado_en", "intentos", "ultimo_error"])


def anotar_falla(correo: Correo, falla: Falla) -> None:
    """Write down what went wrong: when it is tried again, or that it waits for somebody."""
    correo.intentos += 1
    correo.intentado_en = reloj.ahora()
    correo.ultimo_error = falla.motivo
    correo.proximo_en = correo.intentado_en + reglas.espera(correo.intentos)
    if falla.permanente or correo.intentos >= reglas.INTENTOS:
        correo.estado = EstadoCorreo.APARCADO
    registro.warning("Correo %s, intento %s: %s", correo.pk, correo.intentos, falla.motivo)
    correo.save(update_fields=["estado", "intentos", "intentado_en", "ultimo_error", "proximo_en"])


def descartar(correo: Correo) -> None:
    """The person lost the role by which they were told: nothing is sent, and what the mail held
    waits for the next digest, which says only what they may still know."""
    correo.estado = EstadoCorreo.DESCARTADO
    correo.ultimo_error = "La persona ya no tiene el papel por el que se le avisaba."
    correo.save(update_fields=["estado", "ultimo_error"])
    suyos = Aviso.objects.filter(correo=correo)
    suyos.update(envio=Aviso.Envio.PENDIENTE, correo=None)


def _cerrar(conexion: Any) -> None:
    try:
        conexion.close()
    except OSError:
        registro.warning("La conexión con el servidor de correo se cerró mal")
