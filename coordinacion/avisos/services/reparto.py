"""Deciding which notices become which mails. Nothing is sent here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string

from coordinacion.avisos import reglas, sql
from coordinacion.avisos.despertador import ENVIO, despertar
from coordinacion.avisos.models import Aviso, Correo
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
    caducar(abierta)
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


def caducar(jornada: Jornada) -> int:
    """Leave in the bell what had no chance of being mailed for long; return how many."""
    viejos = Aviso.objects.filter(
        envio=Aviso.Envio.PENDIENTE, creado_en__lt=jornada.ahora - reglas.CADUCIDAD
    )
    return viejos.update(envio=Aviso.Envio.CAMPANA)


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
    Correo.objects.bulk_create(correos, batch_size=LOTE)
    claves = {
        aviso_id: correo.clave
        for sobre, correo in zip(sobres, correos, strict=True)
        for aviso_id in sobre.ids
    }
    sql.repartir(list(claves), list(claves.values()))
    _dejar_en_la_campana(uno.id for uno in pendientes if uno.id not in claves)
    return len(correos)


def _dejar_en_la_campana(ids: Iterable[int]) -> None:
    Aviso.objects.filter(pk__in=list(ids)).update(envio=Aviso.Envio.CAMPANA)


def _correo(sobre: Envoltura, clase: Correo.Clase, clave: str, jornada: Jornada) -> Correo:
    titulo = _titulo(sobre, clase, jornada)
    contexto = {
        "titulo": titulo,
        "renglones": sobre.renglones[: reglas.RENGLONES],
        "faltan": max(len(sobre.renglones) - reglas.RENGLONES, 0),
        "raiz": settings.SITE_URL.rstrip("/"),
        "sin_cuenta": sobre.destinatario_id is None,
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
