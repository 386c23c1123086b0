"""From a rule, a moment and a calendar to the fields of a clock; writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio
from coordinacion.plazos import selectors
from coordinacion.plazos.clases import (
    ClasePlazo,
    DiaUno,
    Naturaleza,
    Unidad,
    termino_en_palabras,
    unidad_de_prorroga,
)
from coordinacion.plazos.escalera import Peldano, proximo_paso
from coordinacion.plazos.models import Calendario, Plazo, ReglaPlazo
from coordinacion.plazos.reglas import (
    Computo,
    Tramo,
    VistaCalendario,
    ajustar_a_tope,
    calcular,
    prorrogar,
)


@dataclass(frozen=True)
class Medida:
    """How long a clock lasts and how that is counted; ``prorroga`` is what was granted on top."""

    cantidad: int | None
    unidad: str
    dia_uno: str
    fecha_senalada: datetime | None = None
    prorroga: int = 0
    tramos: tuple[Tramo, ...] = ()


@dataclass(frozen=True)
class Termino:
    """What a clock freezes when it opens: its measure and what it rests on."""

    medida: Medida
    regla_id: int | None
    naturaleza: str
    fundamento: str
    por_validar: bool

    def campos(self) -> dict[str, Any]:
        """The term as fields of a clock."""
        return {
            "cantidad": self.medida.cantidad,
            "unidad": self.medida.unidad,
            "dia_uno": self.medida.dia_uno,
            "fecha_senalada": self.medida.fecha_senalada,
            "regla_id": self.regla_id,
            "naturaleza": self.naturaleza,
            "fundamento": self.fundamento,
            "por_validar": self.por_validar,
        }


@dataclass(frozen=True)
class Cuenta:
    """What one count decides of a clock, by the names of its fields.

    ``paso_en`` is when the watch must look first; only a running clock keeps it.
    """

    inicia_en: date
    vence_en: datetime
    vence_ordinal: int | None
    provisional: bool
    explicacion: dict[str, Any]
    paso_en: datetime | None


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
        medida=Medida(cantidad, unidad, regla.dia_uno),
        regla_id=regla.pk,
        naturaleza=regla.naturaleza,
        fundamento=regla.fundamento,
        por_validar=regla.por_validar,
    )


def _por_fecha(regla: ReglaPlazo | None, clase: str, fecha: datetime) -> Termino:
    legal = clase == ClasePlazo.RESPUESTA
    return Termino(
        medida=Medida(None, Unidad.FECHA_SENALADA, DiaUno.SIGUIENTE, fecha),
        regla_id=regla.pk if regla and regla.unidad == Unidad.FECHA_SENALADA else None,
        naturaleza=Naturaleza.LEGAL if legal else Naturaleza.INTERNA,
        fundamento=_fundamento_de_la_fecha(regla, clase),
        por_validar=False,
    )


def _fundamento_de_la_fecha(regla: ReglaPlazo | None, clase: str) -> str:
    """A commitment's date is what its parties agreed, as its rule says; a letter's, its own."""
    if regla is not None and clase == ClasePlazo.COMPROMISO:
        return regla.fundamento
    return "Fecha y hora que señala el documento"


def computar(
    medida: Medida,
    desde: datetime,
    calendario: Calendario,
    *,
    tope: Plazo | None = None,
    reserva: int = 0,
) -> Computo:
    """The due moment of a measure, kept inside ``tope`` while that clock runs; what was granted
    on top counts from there, even beyond ``tope``.

    Moments enter aware, in any zone; those of the result are local.
    """
    inicio, dias = reloj.local(desde), selectors.vista(calendario).sin_contar(medida.tramos)
    senalada = medida.fecha_senalada
    computo = calcular(
        inicio,
        medida.cantidad,
        medida.unidad,
        dias,
        dia_uno=medida.dia_uno,
        fecha_senalada=None if senalada is None else reloj.local(senalada),
    )
    if tope is not None and tope.cerrado_en is None:
        limite, suyos = reloj.local(tope.vence_en), selectors.vista(tope.calendario)
        computo = ajustar_a_tope(computo, limite, reserva, suyos, dias, inicio)
    if medida.prorroga:
        computo = prorrogar(computo, medida.prorroga, unidad_de_prorroga(medida.unidad), dias)
    return computo


def contar(
    medida: Medida, computo: Computo, calendario: Calendario, escalera: Sequence[Peldano]
) -> Cuenta:
    """A computation as fields of a clock that runs now under that ladder."""
    dias = selectors.vista(calendario)
    ordinal = dias.ordinal(computo.vence_en.date())
    return Cuenta(
        inicia_en=computo.inicio,
        vence_en=computo.vence_en,
        vence_ordinal=ordinal,
        provisional=computo.provisional,
        explicacion=explicar(medida, computo, dias),
        paso_en=proximo_paso(reloj.local(reloj.ahora()), ordinal, dias, escalera),
    )


POR_DIAS = frozenset({Unidad.HABILES, Unidad.NATURALES, Unidad.MESES})


@dataclass
class Cuentas:
    """Counts, each made once: clocks of the same day and measure share theirs.

    A new non-working day may touch a hundred thousand clocks and a letter go to forty
    institutions, but they ask for some hundreds of different counts, or for two.
    """

    catalogo: selectors.Catalogo
    lista: list[Cuenta] = field(default_factory=list)
    _vistas: dict[tuple[object, ...], int] = field(default_factory=dict)

    def numero(
        self,
        clase: str,
        medida: Medida,
        desde: datetime,
        dia: date,
        hora: time,
        calendario: Calendario,
        tope: Plazo | None,
        reserva: int,
    ) -> int:
        """The place in `lista` of the count of such a clock; `dia` and `hora` are its local start.

        Of the start only its day decides, and whether the office was closed, unless the clock
        runs by the hour or inside another one.
        """
        clave: tuple[object, ...] = (clase, calendario.pk, medida)
        if tope is None and medida.unidad in POR_DIAS:
            clave += (dia, hora > calendario.hora_cierre)
        else:
            clave += (desde, tope and tope.pk, reserva)
        if clave not in self._vistas:
            self._vistas[clave] = len(self.lista)
            computo = computar(medida, desde, calendario, tope=tope, reserva=reserva)
            escalera = self.catalogo.escaleras[clase]
            self.lista.append(contar(medida, computo, calendario, escalera))
        return self._vistas[clave]


def explicar(medida: Medida, computo: Computo, dias: VistaCalendario) -> dict[str, Any]:
    """What «¿Por qué esta fecha?» shows: the rule in words and every day, counted or skipped."""
    return {
        "termino": termino_en_palabras(medida.cantidad, medida.unidad),
        "dia_uno": DiaUno(medida.dia_uno).label,
        "calendario": dias.nombre,
        "cierre": dias.cierre.strftime("%H:%M"),
        "pasos": [
            {"fecha": paso.fecha.isoformat(), "cuenta": paso.cuenta, "motivo": paso.motivo}
            for paso in computo.pasos
        ],
        "notas": list(computo.notas),
    }
