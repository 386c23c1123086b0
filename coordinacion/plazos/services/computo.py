"""From a rule, a moment and a calendar to the fields of a clock; writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio
from coordinacion.plazos import selectors
from coordinacion.plazos.clases import ClasePlazo, DiaUno, Naturaleza, Unidad
from coordinacion.plazos.escalera import Peldano, proximo_paso
from coordinacion.plazos.models import Calendario, Plazo, ReglaPlazo
from coordinacion.plazos.reglas import Computo, VistaCalendario, ajustar_a_tope, calcular


@dataclass(frozen=True)
class Termino:
    """What a clock freezes when it opens: the rule, or what stands in its place."""

    regla_id: int | None
    naturaleza: str
    cantidad: int | None
    unidad: str
    dia_uno: str
    fecha_senalada: datetime | None
    fundamento: str
    por_validar: bool


def resolver(
    reglas: Sequence[ReglaPlazo],
    clase: str,
    *,
    tipo: str = "",
    tema: str = "",
    cantidad: int | None = None,
    fecha_senalada: datetime | None = None,
) -> Termino:
    """The term that applies: the document's own date, a given amount, or the rule in force.

    Raises `DatoInvalido` when the rule needs the document's date and it was not given, and
    `ErrorDeDominio` when nothing rules the class.
    """
    regla = selectors.elegir_regla(reglas, clase, tipo, tema)
    if fecha_senalada is not None:
        return _por_fecha(regla, clase, fecha_senalada)
    if regla is None:
        raise ErrorDeDominio(f"No hay regla de plazo vigente para «{ClasePlazo(clase).label}».")
    if regla.unidad == Unidad.FECHA_SENALADA:
        if cantidad is None:
            mensaje = "Indique la fecha y hora que señala el documento."
            raise DatoInvalido({"fecha_senalada": mensaje})
        return _de_regla(regla, cantidad, Unidad.HABILES)
    return _de_regla(regla, cantidad or regla.cantidad, regla.unidad)


def _de_regla(regla: ReglaPlazo, cantidad: int | None, unidad: str) -> Termino:
    return Termino(
        regla_id=regla.pk,
        naturaleza=regla.naturaleza,
        cantidad=cantidad,
        unidad=unidad,
        dia_uno=regla.dia_uno,
        fecha_senalada=None,
        fundamento=regla.fundamento,
        por_validar=regla.por_validar,
    )


def _por_fecha(regla: ReglaPlazo | None, clase: str, fecha: datetime) -> Termino:
    legal = clase == ClasePlazo.RESPUESTA
    return Termino(
        regla_id=regla.pk if regla and regla.unidad == Unidad.FECHA_SENALADA else None,
        naturaleza=Naturaleza.LEGAL if legal else Naturaleza.INTERNA,
        cantidad=None,
        unidad=Unidad.FECHA_SENALADA,
        dia_uno=DiaUno.SIGUIENTE,
        fecha_senalada=fecha,
        fundamento="Fecha y hora que señala el documento",
        por_validar=False,
    )


def congelado(plazo: Plazo) -> Termino:
    """The term that a clock was opened with."""
    return Termino(
        regla_id=plazo.regla_id,
        naturaleza=plazo.naturaleza,
        cantidad=plazo.cantidad,
        unidad=plazo.unidad,
        dia_uno=plazo.dia_uno,
        fecha_senalada=plazo.fecha_senalada,
        fundamento=plazo.fundamento,
        por_validar=plazo.por_validar,
    )


def computar(
    termino: Termino,
    desde: datetime,
    calendario: Calendario,
    *,
    tope: Plazo | None = None,
    reserva: int = 0,
) -> Computo:
    """The due moment of a term, kept inside ``tope`` while that clock runs.

    Moments enter aware, in any zone; those of the result are local.
    """
    inicio, dias = reloj.local(desde), selectors.vista(calendario)
    senalada = termino.fecha_senalada
    computo = calcular(
        inicio,
        termino.cantidad,
        termino.unidad,
        dias,
        dia_uno=termino.dia_uno,
        fecha_senalada=None if senalada is None else reloj.local(senalada),
    )
    if tope is None or tope.cerrado_en is not None:
        return computo
    limite = reloj.local(tope.vence_en)
    return ajustar_a_tope(computo, limite, reserva, selectors.vista(tope.calendario), dias, inicio)


def poner(plazo: Plazo, termino: Termino, computo: Computo, calendario: Calendario) -> None:
    """Set on ``plazo``, unsaved, what a computation decides: the term, its dates and why."""
    dias = selectors.vista(calendario)
    for campo in fields(termino):
        setattr(plazo, campo.name, getattr(termino, campo.name))
    plazo.inicia_en = computo.inicio
    plazo.vence_en = computo.vence_en
    plazo.vence_ordinal = dias.ordinal(computo.vence_en.date())
    plazo.provisional = computo.provisional
    plazo.explicacion = explicar(plazo, computo, dias)


def programar(
    plazo: Plazo, calendario: Calendario, escalera: Sequence[Peldano], ahora: datetime
) -> None:
    """Set on a running ``plazo``, unsaved, when the watch must look at it next."""
    if plazo.cerrado_en is None:
        dias = selectors.vista(calendario)
        plazo.paso_en = proximo_paso(reloj.local(ahora), plazo.vence_ordinal, dias, escalera)


def explicar(plazo: Plazo, computo: Computo, dias: VistaCalendario) -> dict[str, Any]:
    """What «¿Por qué esta fecha?» shows: the rule in words and every day, counted or skipped."""
    cuantos = f"{plazo.cantidad} " if plazo.cantidad else ""
    return {
        "termino": f"{cuantos}{Unidad(plazo.unidad).label}",
        "dia_uno": DiaUno(plazo.dia_uno).label,
        "calendario": dias.nombre,
        "cierre": dias.cierre.strftime("%H:%M"),
        "pasos": [
            {"fecha": paso.fecha.isoformat(), "cuenta": paso.cuenta, "motivo": paso.motivo}
            for paso in computo.pasos
        ],
        "notas": list(computo.notas),
    }
