"""One request by one person, undone afterwards, with what it wrote counted by the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.elenco import Elenco

PERSONAS = (
    "anonimo",
    "oficialia",
    "analista",
    "titular_unidad",
    "vinculacion",
    "archivo",
    "consulta",
    "auditoria",
    "administracion",
    "enlace_a",
    "titular_institucion_a",
    "enlace_b",
    "extrano",
)
DE_MAS: Mapping[str, str] = {
    "estado": "concluida",
    "is_staff": "on",
    "is_superuser": "on",
    "rol": "administracion",
    "actor": "1",
}
"""Fields that no form asks for; every POST of the matrix carries them."""


POLITICAS = ("same-origin", "no-referrer")
"""What a page may say of where one came from; a page opened by a mailed link says nothing."""


@dataclass(frozen=True)
class Respuesta:
    """What came back, and how many rows each table got, changed or lost meanwhile."""

    codigo: int
    cabeceras: Mapping[str, str]
    escritas: Mapping[str, int]


def nombres_del_resolver() -> list[str]:
    """Every address of the system by its full name."""
    return list(_nombres(get_resolver(), ""))


def _nombres(resolver: URLResolver, espacio: str) -> Iterator[str]:
    for parte in resolver.url_patterns:
        if isinstance(parte, URLResolver):
            yield from _nombres(parte, f"{parte.namespace}:" if parte.namespace else espacio)
        elif isinstance(parte, URLPattern):
            yield f"{espacio}{parte.name}"


def pedir(
    elenco: Elenco, persona: str, metodo: str, url: str, datos: Mapping[str, Any] | None = None
) -> Respuesta:
    """Ask as `persona`; nothing of what it does remains."""
    cliente = con_sesion(elenco, persona, Client(raise_request_exception=False))
    with transaction.atomic():
        antes = _escrituras()
        respuesta = getattr(cliente, metodo)(url, dict(datos or {}))
        if respuesta.streaming:
            respuesta.getvalue()
        despues = _escrituras()
        transaction.set_rollback(True)
    escritas = {t: n - antes.get(t, 0) for t, n in despues.items() if n != antes.get(t, 0)}
    return Respuesta(respuesta.status_code, dict(respuesta.headers), escritas)


def con_sesion(elenco: Elenco, persona: str, cliente: Client) -> Client:
    """`cliente` signed in as `persona`: a new browser, because an answer may end a session."""
    if persona != "anonimo":
        cliente.cookies[settings.SESSION_COOKIE_NAME] = _sesion(elenco, persona)
    return cliente


def _sesion(elenco: Elenco, persona: str) -> str:
    abiertas: dict[str, str] = elenco.__dict__.setdefault("sesiones", {})
    if persona not in abiertas:
        cliente = elenco.cliente(persona)
        cliente.get("/avisos/")  # the first page of a session writes when it began
        abiertas[persona] = cliente.cookies[settings.SESSION_COOKIE_NAME].value
    return abiertas[persona]


_ESCRITURAS = """
    SELECT relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
        + pg_stat_get_xact_tuples_deleted(oid)
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
"""What `pg_stat_xact_user_tables` says of writing, without the reading that it also adds up."""


def _escrituras() -> dict[str, int]:
    """Rows written so far in this transaction, by table, as PostgreSQL itself counts them."""
    with connection.cursor() as cursor:
        cursor.execute(_ESCRITURAS)
        return {tabla: filas for tabla, filas in cursor.fetchall() if filas}


def cabeceras_que_faltan(respuesta: Respuesta) -> list[str]:
    """What every response must carry and this one does not."""
    cabeceras = respuesta.cabeceras
    politica = cabeceras.get("Content-Security-Policy", "")
    faltas = {
        "política sin default-src 'none'": "default-src 'none'" not in politica,
        "se deja enmarcar": "frame-ancestors 'none'" not in politica,
        "admite código en línea": "unsafe-inline" in politica or "unsafe-eval" in politica,
        "sin nosniff": cabeceras.get("X-Content-Type-Options") != "nosniff",
        "se guarda en caché": "no-store" not in cabeceras.get("Cache-Control", ""),
        "dice de dónde viene": cabeceras.get("Referrer-Policy") not in POLITICAS,
    }
    return [falta for falta, hay in faltas.items() if hay]
