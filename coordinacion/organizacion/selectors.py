"""Reads about people, roles and institutions."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, DateField, Func, JSONField, QuerySet

from coordinacion.nucleo import reloj
from coordinacion.nucleo.escritas import Escrita, Hueco, escribir

from .models import (
    Adscripcion,
    Denominacion,
    IdentidadUnidad,
    Institucion,
    Sustitucion,
    Titular,
    Usuario,
)
from .roles import Papeles, Suplencia
from .vigencia import en_vigor

__all__ = [
    "Directorio",
    "Papeles",
    "correos_de_titulares",
    "identidad",
    "la_que_sucede",
    "papeles",
    "personas_con_rol",
    "personas_por_institucion",
    "quien_entra",
    "sistema",
    "titular_de",
    "titulares_de",
    "unidad",
]


_DE_LA_IDENTIDAD = [campo.attname for campo in IdentidadUnidad._meta.concrete_fields]
_DE_LA_PERSONA = [campo.attname for campo in Usuario._meta.concrete_fields]
_LO_QUE_DA = ("usuario_id", "institucion_id", "institucion__es_unidad_coordinadora", "rol")
_PERSONA, _HOY = Hueco("persona", BigIntegerField()), Hueco("hoy", DateField())


def papeles(usuario: Usuario | AnonymousUser | None) -> Papeles:
    """Roles that `usuario` holds today; none for nobody or for an inactive person.

    One query, kept on the instance for the rest of the local day.
    """
    if not isinstance(usuario, Usuario) or not usuario.is_active:
        return Papeles()
    hoy = reloj.hoy()
    if usuario._papeles is None or usuario._papeles[0] != hoy:
        usuario._papeles = (hoy, _leer_papeles(usuario, hoy))
    return usuario._papeles[1]


def quien_entra(usuario_id: int) -> Usuario | None:
    """The person of that key, who brings the roles of today: every request starts with both."""
    hoy = reloj.hoy()
    filas = _persona_con_papeles().filas(persona=usuario_id, hoy=hoy)
    if not filas:
        return None
    *campos, suyas = filas[0]
    usuario = Usuario.from_db("default", _DE_LA_PERSONA, campos)
    usuario._papeles = (hoy, _reunir(usuario_id, map(json.loads, suyas), hoy))
    return usuario


def _leer_papeles(usuario: Usuario, hoy: date) -> Papeles:
    return _reunir(usuario.pk, _adscripciones().filas(persona=usuario.pk, hoy=hoy), hoy)


def _reunir(usuario_id: int, filas: Iterable[Sequence[Any]], hoy: date) -> Papeles:
    """The roles that those rows of `_LO_QUE_DA` add up to."""
    en_la_unidad: set[str] = set()
    fuera: dict[int, set[str]] = defaultdict(set)
    suyos: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for persona_id, institucion_id, es_unidad, rol in filas:
        (en_la_unidad if es_unidad else fuera[institucion_id]).add(rol)
        suyos[persona_id].add((institucion_id, rol))
    return Papeles(
        frozenset(en_la_unidad),
        {k: frozenset(v) for k, v in fuera.items()},
        _suplencias(usuario_id, suyos, _ausentes(usuario_id, hoy))
        if suyos.keys() - {usuario_id}
        else (),
    )


@cache
def _persona_con_papeles() -> Escrita:
    """Written once, as `_adscripciones`, whose rows it brings as an array."""
    fila = Func(*_LO_QUE_DA, function="jsonb_build_array", output_field=JSONField())
    suyas = ArraySubquery(_vigentes().values_list(fila))
    una = Usuario.objects.filter(pk=_PERSONA).order_by()
    return escribir(una.values_list(*_DE_LA_PERSONA, suyas))


@cache
def _adscripciones() -> Escrita:
    return escribir(_vigentes().values_list(*_LO_QUE_DA))


def _vigentes() -> QuerySet[Adscripcion]:
    """What `persona` holds `hoy`, and what those hold for whom that person stands in."""
    quienes = Usuario.objects.filter(pk=_PERSONA).order_by().values("pk")
    ausentes = _ausentes(_PERSONA, _HOY).order_by().values("persona")
    suyas = Adscripcion.objects.filter(en_vigor(_HOY), usuario__in=quienes.union(ausentes))
    return suyas.order_by()


def _ausentes(persona: int | Hueco, hoy: date | Hueco) -> QuerySet[Sustitucion]:
    vigentes = Sustitucion.objects.en_vigor(hoy)
    return vigentes.filter(sustituto=persona, persona__is_active=True)


def _suplencias(
    usuario_id: int, suyos: Mapping[int, set[tuple[int, str]]], ausentes: QuerySet[Sustitucion]
) -> tuple[Suplencia, ...]:
    propios = suyos.get(usuario_id, set())
    return tuple(
        Suplencia(
            una.persona_id,
            una.persona.nombre_completo,
            una.desde,
            aporta=not suyos[una.persona_id] <= propios,
        )
        for una in ausentes.select_related("persona")
        if una.persona_id in suyos
    )


def unidad() -> Institucion:
    """The coordinating unit; raises `Institucion.DoesNotExist` before the catalogues load."""
    return Institucion.objects.get(es_unidad_coordinadora=True)


def identidad(fecha: date | None = None) -> IdentidadUnidad:
    """Name and letterhead of the unit on `fecha` (local; today by default).

    Raises `IdentidadUnidad.DoesNotExist` when no row covers that day.
    """
    filas = _identidades().filas(dia=fecha or reloj.hoy())
    if not filas:
        raise IdentidadUnidad.DoesNotExist("Sin identidad de la unidad en esa fecha")
    return IdentidadUnidad.from_db("default", _DE_LA_IDENTIDAD, filas[0])


@cache
def _identidades() -> Escrita:
    """Every page and every folio ask it, so it is written once."""
    del_dia = IdentidadUnidad.objects.filter(en_vigor(Hueco("dia", DateField())))
    una = del_dia.order_by("-vigente_desde", "-id")[:1]
    return escribir(una.values_list(*_DE_LA_IDENTIDAD))


def personas_con_rol(rol: str, institucion_id: int | None = None) -> QuerySet[Usuario]:
    """Active people who hold `rol` today at the institution, or at the unit when None."""
    hoy = reloj.hoy()
    suyas = Adscripcion.objects.filter(en_vigor(hoy), rol=rol)
    if institucion_id is None:
        suyas = suyas.filter(institucion__es_unidad_coordinadora=True)
    else:
        suyas = suyas.filter(institucion_id=institucion_id)
    return Usuario.objects.filter(is_active=True, pk__in=suyas.values("usuario_id"))


def personas_por_institucion(rol: str, instituciones: Collection[int]) -> dict[int, list[int]]:
    """Keys of the active people who hold `rol` today at each of those institutions."""
    suyas = Adscripcion.objects.filter(
        en_vigor(reloj.hoy()), rol=rol, institucion__in=instituciones, usuario__is_active=True
    )
    por_institucion: dict[int, list[int]] = defaultdict(list)
    for institucion_id, usuario_id in suyas.values_list("institucion_id", "usuario_id").distinct():
        por_institucion[institucion_id].append(usuario_id)
    return por_institucion


def titular_de(institucion_id: int, fecha: date | None = None) -> Titular | None:
    """Who heads the institution on `fecha` (local; today by default), if it is known."""
    vigentes = Titular.objects.filter(en_vigor(fecha or reloj.hoy()), institucion_id=institucion_id)
    return vigentes.order_by("-vigente_desde", "-id").first()


def titulares_de(instituciones: Collection[int]) -> dict[int, Titular]:
    """Who heads each institution today, where it is known; one query."""
    vigentes = Titular.objects.filter(en_vigor(reloj.hoy()), institucion__in=instituciones)
    ultimos = vigentes.order_by("institucion_id", "-vigente_desde", "-id").distinct(
        "institucion_id"
    )
    return {titular.institucion_id: titular for titular in ultimos}


def correos_de_titulares(instituciones: Collection[int]) -> dict[int, str]:
    """The address of who heads each institution today, where it is known; one query."""
    return {i: uno.correo for i, uno in titulares_de(instituciones).items() if uno.correo}


def la_que_sucede(institucion: Institucion) -> Institucion:
    """Who answers today for what was of that institution: the end of its line of successors.

    Itself while it exists. A line that turns back on itself ends where it would repeat.
    """
    vistas = {institucion.pk}
    while institucion.sucesora is not None and institucion.sucesora.pk not in vistas:
        institucion = institucion.sucesora
        vistas.add(institucion.pk)
    return institucion


def nombres_de_instituciones() -> list[tuple[str, Institucion]]:
    """Every name, key and acronym by which an active institution is or was called, with it; not
    the unit's own."""
    activas = {
        i.pk: i for i in Institucion.objects.filter(activa=True, es_unidad_coordinadora=False)
    }
    pares = [par for i in activas.values() for par in ((i.clave, i), (i.nombre, i))]
    pares += [(i.siglas, i) for i in activas.values() if i.siglas]
    for nombre, siglas, pk in Denominacion.objects.values_list("nombre", "siglas", "institucion"):
        if pk in activas:
            pares += [(dicho, activas[pk]) for dicho in (nombre, siglas) if dicho]
    return pares


def sistema() -> Usuario:
    """The actor SISTEMA; raises `Usuario.DoesNotExist` before the catalogues load."""
    return Usuario.objects.get(es_sistema=True)


class Directorio:
    """Who held each role on any day, read once: for who makes many facts of different days."""

    def __init__(self) -> None:
        self._puestos: dict[tuple[str, int | None], list[tuple[int, date, date]]] = defaultdict(
            list
        )
        filas = Adscripcion.objects.filter(usuario__is_active=True).order_by("usuario_id", "pk")
        for rol, institucion_id, es_unidad, usuario_id, desde, hasta in filas.values_list(
            "rol",
            "institucion_id",
            "institucion__es_unidad_coordinadora",
            "usuario_id",
            "vigente_desde",
            "vigente_hasta",
        ):
            puesto = (usuario_id, desde, hasta or date.max)
            self._puestos[rol, None if es_unidad else institucion_id].append(puesto)
        self._titulares: dict[int, list[Titular]] = defaultdict(list)
        for titular in Titular.objects.order_by("-vigente_desde", "-id"):
            self._titulares[titular.institucion_id].append(titular)

    def con_rol(self, rol: str, institucion_id: int | None = None) -> list[int]:
        """As `personas_con_rol`, by key."""
        hoy = reloj.hoy()
        puestos = self._puestos.get((rol, institucion_id), ())
        return sorted({pk for pk, desde, hasta in puestos if desde <= hoy <= hasta})

    def correo_de_titular(self, institucion_id: int) -> str:
        """As `correos_de_titulares`, of one institution; nothing where it is not known."""
        hoy = reloj.hoy()
        suyos = self._titulares.get(institucion_id, ())
        return next((titular.correo for titular in suyos if titular.rige(hoy)), "")
