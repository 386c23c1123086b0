"""Deciding which notices become which mails. Nothing is sent here."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string

from coordinacion.avisos import reglas, sql
from coordinacion.avisos.despertador import ENVIO, despertar
from coordinacion.avisos.models import Correo
from coordinacion.avisos.reglas import Envoltura, Jornada, Pendiente, Renglon
from coordinacion.nucleo import reloj
from coordinacion.nucleo.templatetags.interfaz import fecha_con_dia

Situar = Callable[[Sequence[Pendiente]], Mapping[int, Renglon]]
"""Says of notices what a mail may say now to their recipients; those left out are not mailed."""

LOTE = 500


def planificar(abierta: Jornada, por_resumir: Jornada, situar: Situar) -> int:
    """Put in the outbox what goes at once and the digests that are due; return how many mails.

    The caller holds the turn (`sql.tomar_la_vez`) in its transaction. What nobody may be mailed
    of stays in the bell only.
    """
    sql.caducar(abierta.ahora - reglas.CADUCIDAD)
    urgentes = sql.al_momento(abierta)
    correos = _al_correo(urgentes, Correo.Clase.INMEDIATO, _clave_inmediata, situar, abierta)
    prefijo = f"resumen:{reloj.local(abierta.ahora).date().isoformat()}:"
    del_dia = sql.del_dia(por_resumir, prefijo)
    correos += _al_correo(
        del_dia, Correo.Clase.RESUMEN, lambda sobre: prefijo + sobre.quien, situar, abierta
    )
    if correos:
        despertar(ENVIO)
    return correos


def _clave_inmediata(envoltura: Envoltura) -> str:
    return f"inmediato:{min(envoltura.ids)}:{envoltura.quien}"


def _al_correo(
    pendientes: Sequence[Pendiente],
    clase: Correo.Clase,
    clave: Callable[[Envoltura], str],
    situar: Situar,
    jornada: Jornada,
) -> int:
    if not pendientes:
        return 0
    con_direccion = [uno for uno in pendientes if uno.direccion]
    sobres = reglas.agrupar(con_direccion, situar(con_direccion))
    correos = [_correo(sobre, clase, clave(sobre), jornada) for sobre in sobres]
    destinos: dict[int, int | None] = dict.fromkeys(uno.id for uno in pendientes)
    for sobre, correo in zip(sobres, Correo.objects.bulk_create(correos, LOTE), strict=True):
        destinos |= dict.fromkeys(sobre.ids, correo.pk)
    sql.repartir(destinos)
    return len(correos)


def _correo(sobre: Envoltura, clase: Correo.Clase, clave: str, jornada: Jornada) -> Correo:
    titulo = _titulo(sobre, clase, jornada)
    contexto = {
        "titulo": titulo,
        "renglones": sobre.renglones[: reglas.RENGLONES],
        "faltan": max(len(sobre.renglones) - reglas.RENGLONES, 0),
        "raiz": settings.SITE_URL.rstrip("/"),
        "sin_cuenta": sobre.destinatario_id is None,
        "con_enlaces": any(renglon.enlaces for renglon in sobre.renglones),
        "dias_del_enlace": settings.ENLACES_DE_CORREO_DIAS,
    }
    return Correo(
        clave=clave,
        message_id=reglas.message_id(clave, urlsplit(settings.SITE_URL).hostname or "localhost"),
        clase=clase,
        destinatario_id=sobre.destinatario_id,
        direccion=sobre.direccion,
        instituciones=sobre.instituciones,
        titulo=titulo,
        texto=render_to_string("avisos/correo.txt", contexto),
        html=render_to_string("avisos/correo.html", contexto),
        proximo_en=jornada.ahora,
        creado_en=jornada.ahora,
    )


def _titulo(sobre: Envoltura, clase: Correo.Clase, jornada: Jornada) -> str:
    cuantos = len(sobre.renglones)
    if cuantos == 1:
        return reglas.en_una_linea(sobre.renglones[0].titulo)
    if clase == Correo.Clase.INMEDIATO:
        return f"{cuantos} avisos que piden su atención hoy"
    return f"Resumen del {fecha_con_dia(reloj.local(jornada.ahora))}: {cuantos} avisos"
