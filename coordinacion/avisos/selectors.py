"""Reads of notices for the bell and its page, and of mails for who looks after them."""

from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta

from django.db import DatabaseError, connection
from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from coordinacion.avisos.models import Aviso, Correo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorreo
from coordinacion.nucleo.salud import Parte
from coordinacion.organizacion.models import Adscripcion, Usuario
from coordinacion.organizacion.selectors import correos_de_titulares, papeles, unidad
from coordinacion.organizacion.vigencia import en_vigor

TOPE_DE_CUENTA = 99
DEMORA_MAXIMA = timedelta(hours=1)


def suyos_y_de_quien_suple(usuario: Usuario) -> Q:
    """The person's own notices and, of those for whom she stands in today, what arose since."""
    condicion = Q(destinatario=usuario)
    for una in papeles(usuario).suplencias:
        desde = make_aware(datetime.combine(una.desde, time.min))
        condicion |= Q(destinatario=una.persona_id, creado_en__gte=desde)
    return condicion


def pendientes(usuario: Usuario) -> QuerySet[Aviso]:
    """The notices that the person has not read, newest first."""
    suyos = Aviso.objects.filter(suyos_y_de_quien_suple(usuario), leido_en__isnull=True)
    return suyos.order_by("-id")


def de_la_persona(usuario: Usuario) -> QuerySet[Aviso]:
    """All of the person's notices, read or not, newest first, each with its mail."""
    todos = Aviso.objects.filter(suyos_y_de_quien_suple(usuario))
    suyos = todos.select_related("correo", "destinatario")
    return suyos.defer("correo__texto", "correo__html").order_by("-id")


def cuenta_pendientes(usuario: Usuario) -> int:
    """How many are unread, counted no further than 99."""
    return pendientes(usuario).order_by()[:TOPE_DE_CUENTA].count()


def detenidos(ids: Collection[int] | None = None) -> QuerySet[Correo]:
    """Mails that failed and are not sent yet: parked, or waiting to be tried again."""
    fallidos = Correo.objects.filter(
        Q(estado=EstadoCorreo.APARCADO) | Q(estado=EstadoCorreo.PENDIENTE, intentos__gt=0)
    )
    if ids is not None:
        fallidos = fallidos.filter(pk__in=ids)
    return fallidos.select_related("destinatario").order_by("-id")


def sigue_vigente(correo: Correo) -> bool:
    """Whether the recipient is still told by every institution that the mail speaks for."""
    return set(correo.instituciones) <= _instituciones_de(correo)


def _instituciones_de(correo: Correo) -> set[int]:
    if correo.destinatario_id is None:
        correos = correos_de_titulares(correo.instituciones)
        suyas = {i for i, direccion in correos.items() if _misma(direccion, correo.direccion)}
        return suyas | {unidad().pk}  # in its own name it writes to who belongs to none
    vigentes = Adscripcion.objects.filter(
        en_vigor(reloj.hoy()), usuario_id=correo.destinatario_id, usuario__is_active=True
    )
    return set(vigentes.values_list("institucion_id", flat=True))


def _misma(una: str, otra: str) -> bool:
    return una.lower() == otra.lower()


def direcciones_actuales(correos: Iterable[Correo]) -> dict[int, str]:
    """Where each mail should go by today's catalogues; those that nobody can tell are left out."""
    lista = list(correos)
    titulares = correos_de_titulares({i for c in lista for i in c.instituciones})
    return {
        correo.pk: correo.destinatario.email
        if correo.destinatario
        else next((titulares[i] for i in correo.instituciones if i in titulares), "")
        for correo in lista
    }


def situacion_del_correo() -> Parte:
    """For the health page, which may not fail: parked mails, or late ones, ask for somebody."""
    try:
        return _situacion()
    except DatabaseError:
        connection.close()
        return Parte(False, "se desconoce: la base de datos no responde")


def _situacion() -> Parte:
    que_hacer = "Entre como administración a «Correo saliente», corrija y reintente."
    aparcados = Correo.objects.filter(estado=EstadoCorreo.APARCADO)[:TOPE_DE_CUENTA].count()
    if aparcados:
        return Parte(False, f"{aparcados} sin poder enviarse", que_hacer)
    limite = reloj.ahora() - DEMORA_MAXIMA
    tarde = Correo.objects.filter(estado=EstadoCorreo.PENDIENTE, creado_en__lt=limite)
    demorados = tarde[:TOPE_DE_CUENTA].count()
    if demorados:
        return Parte(
            False,
            f"{demorados} con más de una hora de demora",
            "Revise EMAIL_URL, el servidor de correo y que corra el trabajador de Celery.",
        )
    return Parte(True, "al corriente")
