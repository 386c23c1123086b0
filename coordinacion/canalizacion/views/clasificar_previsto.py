"""What «Clasificar y turnar» can tell of a decision that is still being typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict

from coordinacion.canalizacion import selectors
from coordinacion.canalizacion.forms.asunto_clasificar import (
    ClasificarForm,
    destinos_tecleados,
    lo_tecleado,
    renglon_nuevo,
)
from coordinacion.canalizacion.forms.asunto_destinos import DIAS_MAXIMOS, PREFIJO, papel_inicial
from coordinacion.canalizacion.opciones import Parte
from coordinacion.canalizacion.selectors import cola
from coordinacion.canalizacion.services.prever import Consulta, Prevision, prever_turnos
from coordinacion.correspondencia.models import Correspondencia, Tema, Tipo
from coordinacion.correspondencia.permisos import exigir_permiso
from coordinacion.nucleo.etiquetas import VerboCorrespondencia
from coordinacion.nucleo.tecleado import entero
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.sugerencias.selectors import DestinoSugerido, destinos_sugeridos

AGREGAR, QUITAR, ELEGIR_TEMA = "agregar", "quitar", "tema"
"""Beginnings of the buttons that change what is typed and decide nothing."""


@dataclass(frozen=True)
class Sugerencia:
    """Institutions proposed for what is typed, and the topic, that may make the turn bind."""

    tema: Tema | None
    destinos: list[DestinoSugerido]


def forma_tecleada(usuario: Usuario, slug: str, datos: QueryDict) -> ClasificarForm:
    """The form as it is being typed, its rows changed by the button pressed; judged by nobody.

    Raises `Correspondencia.DoesNotExist`, or `SinPermiso` for who may not decide it.
    """
    carta = selectors.asunto(usuario, slug)
    exigir_permiso(usuario, VerboCorrespondencia.TURNAR, carta)
    return ClasificarForm(carta=carta, initial=con_renglones(carta, datos))


def con_renglones(carta: Correspondencia, datos: QueryDict) -> dict[str, Any]:
    """What was typed, with a row of institution more or less, or the suggested topic, if `accion`
    says so."""
    accion, _, cual = datos.get("accion", "").partition(":")
    elegido = {"tema": cual} if accion == ELEGIR_TEMA else {}
    filas = filas_cambiadas(datos, lambda: hay_responsable(carta))
    return {**lo_tecleado(datos), **elegido, **filas}


def filas_cambiadas(datos: QueryDict, ocupado: Callable[[], bool]) -> dict[str, Any]:
    """The rows of institutions after the button pressed, and the box that adds one emptied if it
    did; `ocupado` says whether somebody already answers besides them."""
    accion, _, cual = datos.get("accion", "").partition(":")
    filas: list[dict[str, Any]] = destinos_tecleados(datos)
    if accion == QUITAR and cual.isdecimal() and entero(cual) < len(filas):
        del filas[entero(cual)]
    nueva = None
    if accion == AGREGAR:
        nueva = _elegida(cual or datos.get("nueva_id", ""), datos.get("nueva", ""))
    if nueva is None:
        return {PREFIJO: filas}
    if str(nueva.pk) not in {fila["institucion"] for fila in filas}:
        filas.append(_renglon(nueva, filas, ocupado))
    return {PREFIJO: filas, "nueva": "", "nueva_id": ""}


def hay_responsable(carta: Correspondencia) -> bool:
    """Whether a live turn already answers for the letter."""
    return carta.turnos.vivos().filter(parte=Parte.RESPONSABLE).exists()


def sugerida(form: ClasificarForm) -> Sugerencia:
    """Whom the chosen topic, the place and the language propose, but for those already among the
    rows or with a live turn."""
    tema = _elegido(form, "tema", form.carta.tema)
    puestas = {fila.fila.pk for fila in form.filas.forms if fila.fila}
    vivas = set(form.carta.turnos.vivos().values_list("institucion_id", flat=True))
    elegido = tema if isinstance(tema, Tema) else None
    destinos = destinos_sugeridos(
        elegido, form.carta.municipio_id, _lengua(form), sin=puestas | vivas
    )
    return Sugerencia(elegido, destinos)


def prevision(form: ClasificarForm) -> Prevision:
    """The petitioner's date and the term of each institution that would answer."""
    tipo, tema = _elegido(form, "tipo", form.carta.tipo), _elegido(form, "tema", form.carta.tema)
    return prever_turnos(
        form.carta,
        _consultas(form),
        tipo=tipo if isinstance(tipo, Tipo) else None,
        tema=tema if isinstance(tema, Tema) else None,
        fecha_senalada=_momento(form, "termino_senalado"),
    )


def _consultas(form: ClasificarForm) -> list[Consulta]:
    instrucciones = {i.pk: i for i in cola.instrucciones()}
    primera = next(iter(instrucciones.values()), None)
    consultas = []
    for fila in form.filas.forms:
        instruccion = instrucciones.get(entero(fila["instruccion"].value()), primera)
        if fila.fila is not None and fila["papel"].value() in Parte.values and instruccion:
            dias = min(entero(fila["dias"].value()), DIAS_MAXIMOS) or None
            consultas.append(Consulta(fila.fila, instruccion, dias))
    return consultas


def _renglon(
    institucion: Institucion, filas: list[dict[str, Any]], ocupado: Callable[[], bool]
) -> dict[str, Any]:
    ya = any(fila["papel"] == Parte.RESPONSABLE for fila in filas) or ocupado()
    return renglon_nuevo(institucion, papel_inicial(institucion, hay_responsable=ya))


def _elegida(pk: str, texto: str) -> Institucion | None:
    """By its key; without scripts, by the name or acronym typed when only one matches."""
    if pk:
        return cola.destinos().filter(pk=entero(pk)).first()
    hallados = cola.sugerir_instituciones(texto) if texto.strip() else []
    exactas = [una for una in hallados if texto.strip().lower() == una.nombre.lower()]
    unicas = exactas or hallados
    return unicas[0] if len(unicas) == 1 else None


def _elegido(form: ClasificarForm, campo: str, actual: object) -> object:
    """The row chosen in a list of the form; that of the letter when it is not asked again."""
    if campo not in form.fields:
        return actual
    valor = form[campo].value()
    filas: QuerySet[Model] = form.fields[campo].queryset  # type: ignore[attr-defined]
    return filas.filter(pk=entero(getattr(valor, "pk", valor))).first()


def _lengua(form: ClasificarForm) -> int | None:
    """The key of the language typed; that of the letter when it is not asked again."""
    if "lengua" not in form.fields:
        return form.carta.lengua_id
    valor = form["lengua"].value()
    return entero(getattr(valor, "pk", valor)) or None


def _momento(form: ClasificarForm, campo: str) -> datetime | None:
    if campo not in form.fields:
        return form.carta.termino_senalado
    try:
        momento = form.fields[campo].to_python(form[campo].value())
    except forms.ValidationError:
        return None
    return momento if isinstance(momento, datetime) else None
