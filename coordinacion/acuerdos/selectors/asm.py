"""A table as its records say it now, in the words of the file while they still say the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from coordinacion.acuerdos.asm.fechas import leer_fecha
from coordinacion.acuerdos.asm.tabla import DE_LA_ACTIVIDAD, Actividad, Aspecto, Encabezado, Tabla
from coordinacion.acuerdos.models import (
    ActividadAsm,
    Acuerdo,
    ArchivoAsm,
    AspectoAsm,
    Avance,
    Compromiso,
    TablaAsm,
)
from coordinacion.organizacion.models import Usuario

SIN_RENGLON = 1_000_000
"""Rows of commitments that were not in any file go after those that were."""


@dataclass(frozen=True)
class ActividadRegistrada:
    """A commitment and how the table says it; `fila` is None when it was written here."""

    compromiso: Compromiso
    fila: ActividadAsm | None
    avance: Avance | None
    actividad: Actividad


@dataclass(frozen=True)
class AspectoRegistrado:
    """An agreement and its commitments, in the order of the table."""

    acuerdo: Acuerdo
    fila: AspectoAsm
    actividades: tuple[ActividadRegistrada, ...]


def tablas(usuario: Usuario) -> QuerySet[TablaAsm]:
    """The tables that the person may see, newest first, each with how many aspects it has."""
    return (
        TablaAsm.objects.visibles_para(usuario).annotate(cuantos=Count("aspectos")).order_by("-id")
    )


def archivos(usuario: Usuario) -> QuerySet[ArchivoAsm]:
    """The files that the person handed in, newest first, without their bytes."""
    suyos = ArchivoAsm.objects.visibles_para(usuario).defer("contenido")
    return suyos.select_related("tabla").order_by("-id")


def compromisos_de(tabla: TablaAsm | None) -> list[Compromiso]:
    """Every commitment of a table; of none, none."""
    return list(Compromiso.objects.filter(acuerdo__asm__tabla=tabla)) if tabla else []


def aspectos_de(tabla: TablaAsm) -> list[AspectoRegistrado]:
    """Its agreements and commitments, with the same few queries whatever their number."""
    filas = list(tabla.aspectos.select_related("acuerdo").order_by("orden", "pk"))
    compromisos = Compromiso.objects.filter(acuerdo__in=[fila.acuerdo_id for fila in filas])
    por_acuerdo: dict[int, list[Compromiso]] = defaultdict(list)
    for uno in compromisos.select_related("asm", "institucion").order_by("numero"):
        por_acuerdo[uno.acuerdo_id].append(uno)
    avances = _ultimos_avances(compromisos)
    return [
        AspectoRegistrado(
            fila.acuerdo, fila, tuple(_actividades(por_acuerdo[fila.acuerdo_id], avances))
        )
        for fila in filas
    ]


def como_tabla(tabla: TablaAsm, aspectos: Iterable[AspectoRegistrado]) -> Tabla:
    """The same, as it is written."""
    return Tabla(
        Encabezado(
            lineas=tuple(tabla.lineas),
            clase=tabla.clase,
            dependencia=tabla.dependencia,
            programa=tabla.programa,
            documento=tabla.documento,
            ciclo=tabla.ciclo,
            mecanismo=tabla.mecanismo,
            notas=tuple(tabla.notas),
        ),
        ("numero", "aspecto", *DE_LA_ACTIVIDAD),
        tuple(
            Aspecto(
                uno.fila.numero,
                uno.acuerdo.texto,
                0,
                tuple(una.actividad for una in uno.actividades),
            )
            for uno in aspectos
        ),
    )


def _ultimos_avances(compromisos: QuerySet[Compromiso]) -> dict[int, Avance]:
    ultimos = Avance.objects.filter(compromiso__in=compromisos.order_by().values("pk"))
    return {
        avance.compromiso_id: avance
        for avance in ultimos.order_by("compromiso_id", "-id").distinct("compromiso_id")
    }


def _actividades(
    compromisos: Iterable[Compromiso], avances: Mapping[int, Avance]
) -> list[ActividadRegistrada]:
    registradas = [_registrada(uno, avances.get(uno.pk)) for uno in compromisos]
    return sorted(registradas, key=_lugar)


def _lugar(una: ActividadRegistrada) -> tuple[int, int]:
    return (una.fila.orden if una.fila else SIN_RENGLON, una.compromiso.numero)


def _registrada(compromiso: Compromiso, avance: Avance | None) -> ActividadRegistrada:
    fila: ActividadAsm | None = getattr(compromiso, "asm", None)
    celdas = fila.celdas if fila else {}
    dicho = {
        "coordinadora": compromiso.area_coordinadora,
        "responsable": compromiso.area_responsable,
        "fecha": _fecha(celdas.get("fecha", ""), compromiso.fecha_comprometida),
        "resultado": compromiso.resultado_esperado,
        "producto": compromiso.producto,
        "avance": _avance(celdas.get("avance", ""), avance),
        "documento": avance.evidencia if avance else celdas.get("documento", ""),
        "observaciones": celdas.get("observaciones", ""),
    }
    actividad = Actividad(
        compromiso.texto,
        0,
        fila.renglon if fila else SIN_RENGLON + compromiso.numero,
        fila.marca if fila else f"{compromiso.numero}. ",
        fila.cola if fila else "",
        dicho,
        dict(fila.otras) if fila else {},
    )
    return ActividadRegistrada(compromiso, fila, avance, actividad)


def _fecha(celda: str, fecha: date | None) -> str:
    """The cell while it says that day; else the day, with when it ended as the cell said."""
    leida = leer_fecha(celda)
    if fecha is None or leida.dia == fecha:
        return celda
    if leida.termino is None:
        return f"{fecha:%d/%m/%Y}"
    return f"Fecha comprometida: {fecha:%d/%m/%Y} Fecha término: {leida.termino.texto}"


def _avance(celda: str, avance: Avance | None) -> str:
    """The cell while nothing newer was reported; else the report, with its percentage before."""
    if avance is None or avance.texto == celda:
        return celda
    return f"Porcentaje de avance: {avance.porcentaje}% {avance.texto}".strip()
