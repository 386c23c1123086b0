"""What every page of the interface needs: identity, navigation by role, and the two signals.

Everything is lazy: a fragment that draws no header asks the database for nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from config.estado import VEN_ESTADO
from coordinacion.acuerdos.permisos import VEN_COMPROMISOS
from coordinacion.acuerdos.roles import LEEN_ASM
from coordinacion.avisos.selectors import cuenta_pendientes
from coordinacion.buzon.permisos import ATIENDEN
from coordinacion.carga.roles import IMPORTAN
from coordinacion.catalogos.permisos import puede_validar
from coordinacion.correspondencia.models.acceso import ROLES_QUE_LISTAN
from coordinacion.organizacion.models import IdentidadUnidad, Institucion, Usuario
from coordinacion.organizacion.roles import ROLES_UNIDAD, Rol
from coordinacion.organizacion.selectors import identidad, papeles
from coordinacion.plazos.selectors import hay_reglas_por_validar
from coordinacion.supervision.permisos import VEN_TIEMPOS, puede_listar
from coordinacion.vinculacion.opciones import VEN_REUNIONES


@dataclass(frozen=True)
class Entrada:
    """One item of the main navigation: what it says, where it leads and who sees it."""

    texto: str
    icono: str
    ruta: str
    roles: frozenset[str]
    aparte: bool = False
    """Whether it goes under «Más» for who has more entries than fit in a line."""
    de_diario: frozenset[str] = frozenset()
    """Roles for whom it never goes there: it is their day's work."""


def _de_vinculacion(texto: str, icono: str, ruta: str, roles: frozenset[str]) -> Entrada:
    """What only some of those who see it use every day."""
    return Entrada(texto, icono, ruta, roles, aparte=True, de_diario=frozenset({Rol.VINCULACION}))


A_LA_VISTA = 6
"""Entries that fit in a line of the header at 1366 pixels."""
NAVEGACION = (
    Entrada("Hoy", "sun", "hoy:ver", frozenset({Rol.TITULAR_UNIDAD, Rol.CONSULTA, Rol.AUDITORIA})),
    Entrada("Registro", "journal-plus", "registro:mesa", frozenset({Rol.OFICIALIA})),
    Entrada("Correo recibido", "envelope-arrow-down", "buzon:lista", ATIENDEN),
    Entrada("Bandejas", "inboxes", "bandejas:inicio", ROLES_UNIDAD - {Rol.ADMINISTRACION}),
    Entrada("Tiempos", "stopwatch", "tiempos:ver", VEN_TIEMPOS),
    Entrada("Oficios", "envelope-paper", "oficio:lista", ROLES_QUE_LISTAN),
    Entrada("Giras", "signpost-split", "gira:lista", ROLES_QUE_LISTAN, aparte=True),
    Entrada("Lenguas", "translate", "apoyo:lista", ROLES_QUE_LISTAN, aparte=True),
    Entrada(
        "Expedientes",
        "archive",
        "archivo:lista",
        frozenset({Rol.ARCHIVO, Rol.CONSULTA, Rol.AUDITORIA}),
    ),
    Entrada("Papel", "printer", "papel:inicio", frozenset({Rol.OFICIALIA, Rol.ANALISTA})),
    Entrada(
        "Mis turnos",
        "envelope-open",
        "mis_turnos:lista",
        frozenset({Rol.ENLACE, Rol.TITULAR_INSTITUCION}),
    ),
    _de_vinculacion("Reuniones", "calendar3", "reunion:lista", VEN_REUNIONES),
    _de_vinculacion("Acuerdos", "file-earmark-check", "acuerdo:lista", VEN_COMPROMISOS),
    _de_vinculacion("Compromisos", "check2-square", "compromiso:lista", VEN_COMPROMISOS),
    Entrada("Relevos", "arrow-left-right", "relevo:ausencias", frozenset(Rol), aparte=True),
    Entrada(
        "Importar",
        "file-earmark-spreadsheet",
        "importar:lista",
        frozenset(IMPORTAN),
        aparte=True,
    ),
    Entrada("ASM", "clipboard-check", "asm:lista", frozenset(LEEN_ASM), aparte=True),
    Entrada("Correo", "envelope-exclamation", "avisos:correo", frozenset({Rol.ADMINISTRACION})),
    Entrada("Catálogos", "gear", "catalogos:inicio", frozenset({Rol.ADMINISTRACION})),
    Entrada("Estado", "heart-pulse", "estado", VEN_ESTADO),
)


def interfaz(request: HttpRequest) -> dict[str, Any]:
    """Names for `base.html`; the callables run once, and only when the template asks."""
    pagina: dict[str, Any] = {
        "identidad": cache(_identidad),
        "SOURCE_URL": settings.SOURCE_URL,
        "VERSION": settings.VERSION,
    }
    usuario = getattr(request, "user", None)
    if isinstance(usuario, Usuario):
        pagina |= _de_la_persona(request, usuario)
    return pagina


def _de_la_persona(request: HttpRequest, usuario: Usuario) -> dict[str, Callable[[], Any] | str]:
    return {
        "navegacion": cache(lambda: _navegacion(request.path, _roles(usuario))),
        "papeles_de_la_persona": cache(lambda: _descripcion(usuario)),
        "avisos_pendientes": cache(lambda: cuenta_pendientes(usuario)),
        "plazos_por_validar": cache(lambda: _de_la_unidad(usuario) and hay_reglas_por_validar()),
        "url_buscar": cache(lambda: _ruta("bandejas:buscar") if puede_listar(usuario) else ""),
        "url_reglas": cache(lambda: _url_reglas(usuario)),
        "url_avisos": _ruta("avisos:lista"),
    }


def _identidad() -> IdentidadUnidad | None:
    """The unit's identity; None only before the catalogues are loaded."""
    try:
        return identidad()
    except IdentidadUnidad.DoesNotExist:
        return None


def _url_reglas(usuario: Usuario) -> str:
    """Where rules are validated, for who may do it."""
    return _ruta("catalogos:reglas") if puede_validar(usuario) else ""


def _de_la_unidad(usuario: Usuario) -> bool:
    return bool(papeles(usuario).unidad)


def _roles(usuario: Usuario) -> frozenset[str]:
    suyos = papeles(usuario)
    return suyos.unidad.union(*suyos.por_institucion.values())


def _ruta(nombre: str) -> str:
    """The address of a screen, or nothing where that screen is not installed."""
    try:
        return reverse(nombre)
    except NoReverseMatch:
        return ""


def _navegacion(actual: str, roles: frozenset[str]) -> dict[str, list[Mapping[str, object]]]:
    """Those in sight, and those under «Más» when all do not fit."""
    suyas = [una for una in NAVEGACION if _ruta(una.ruta) and not roles.isdisjoint(una.roles)]
    caben = len(suyas) <= A_LA_VISTA
    aparte = [una for una in suyas if una.aparte and not caben and roles.isdisjoint(una.de_diario)]
    return {
        "a_la_vista": [_enlace(una, actual) for una in suyas if una not in aparte],
        "aparte": [_enlace(una, actual) for una in aparte],
    }


def _enlace(entrada: Entrada, actual: str) -> Mapping[str, object]:
    url = _ruta(entrada.ruta)
    return {
        "texto": entrada.texto,
        "icono": entrada.icono,
        "url": url,
        "actual": actual.startswith(url),
        "exacta": actual == url,
    }


def _descripcion(usuario: Usuario) -> list[str]:
    """Lines such as `Enlace · SEDE`: roles and where they are held, for the person's menu."""
    suyos = papeles(usuario)
    lineas = [Rol(rol).label for rol in sorted(suyos.unidad)]
    nombres = Institucion.objects.in_bulk(suyos.por_institucion) if suyos.por_institucion else {}
    for institucion_id, roles in suyos.por_institucion.items():
        lineas += [f"{Rol(rol).label} · {nombres[institucion_id].nombre}" for rol in sorted(roles)]
    return lineas + [f"Por ausencia de {una.nombre}" for una in suyos.suplencias]
