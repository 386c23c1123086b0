"""Reads of the log for people: the timeline and who touched a record last."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.formats import date_format

from coordinacion.bitacora import reglas
from coordinacion.bitacora.hechos import DE_LA_INSTITUCION, Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj


def linea_de_tiempo(asunto_id: int) -> QuerySet[Asiento]:
    """The facts of a letter and of its turns, newest first."""
    lineas = Asiento.objects.filter(asunto_id=asunto_id)
    return lineas.select_related("actor", "institucion").order_by("-id")


def del_registro(registro: str, registro_id: int) -> QuerySet[Asiento]:
    """The facts of one record, newest first."""
    lineas = Asiento.objects.filter(registro=registro, registro_id=registro_id)
    return lineas.select_related("actor", "institucion").order_by("-numero")


def ultimo_cambio(registro: str, registro_id: int) -> Asiento | None:
    """The latest line of one record, to tell a person who changed it before them."""
    return del_registro(registro, registro_id).first()


def quien_lo_dejo(registro: str, registro_id: int) -> str:
    """Who changed one record last and when, for whoever finds it in another state."""
    ultimo = ultimo_cambio(registro, registro_id)
    if ultimo is None:
        return ""
    cuando = date_format(reloj.local(ultimo.asentado_en), "d/m/Y H:i")
    return f"Último cambio: {ultimo.actor.nombre_completo}, {cuando} h."


def oracion(asiento: Asiento) -> str:
    """The sentence of a line, in Spanish, with what is known; it says so when that was erased."""
    datos = dict(asiento.datos)
    if asiento.institucion is not None:
        datos.setdefault("institucion", asiento.institucion.nombre)
    frase = reglas.redactar(Hecho(asiento.hecho).label, datos)
    if asiento.suprimido_en is not None:
        frase = f"{frase.replace(reglas.SIN_DATO, '…')}. {reglas.SUPRIMIDO}"
    if asiento.por_cuenta_de and asiento.institucion is not None:
        frase += f", por cuenta de {asiento.institucion.nombre}"
    return frase


def institucion_del_hecho(asiento: Asiento) -> str:
    """After the actor's name: for whom she stood in; `, X` when she spoke for X; ` · turno a X`
    when the fact concerns X and its sentence does not say so; nothing otherwise."""
    ausente = asiento.datos.get(reglas.POR_AUSENCIA, "")
    return (f", por ausencia de {ausente}" if ausente else "") + _institucion(asiento)


def _institucion(asiento: Asiento) -> str:
    if asiento.institucion is None or asiento.por_cuenta_de:
        return ""
    nombre = asiento.institucion.nombre
    if asiento.hecho in DE_LA_INSTITUCION:
        return f", {nombre}"
    return "" if nombre in oracion(asiento) else f" · turno a {nombre}"


def con_datos(numeros: Sequence[int] = (), *, asunto_id: int | None = None) -> QuerySet[Asiento]:
    """The lines named, or all of one letter, whose data may still be erased."""
    lineas = Asiento.objects.filter(suprimido_en__isnull=True).exclude(datos={})
    lineas = lineas.exclude(hecho=Hecho.DATOS_SUPRIMIDOS)
    cuales = Q(pk__in=numeros) | (Q() if asunto_id is None else Q(asunto_id=asunto_id))
    return lineas.filter(cuales).select_related("institucion").order_by("id")


def cambios(asiento: Asiento) -> list[reglas.Cambio]:
    """Before and after of a line; empty when it changed no field."""
    return reglas.cambios(asiento.datos)
