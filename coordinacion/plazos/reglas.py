"""Pure arithmetic of terms: dates, a calendar and a rule in; a due moment and its steps out.

No ORM and no clock. Every datetime that enters is aware and already local to the calendar;
every datetime that leaves carries the same time zone. Working days are those of the calendar.
Basis: the way terms are counted in Mexican administrative procedure (day one is the day after,
months run from date to date, a natural term never ends on a non-working day).
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple, TypeAlias

from coordinacion.plazos.clases import DiaUno, Unidad, termino_en_palabras

UN_DIA = timedelta(days=1)
FIN_DE_SEMANA = {5: "Sábado", 6: "Domingo"}


@dataclass(frozen=True)
class Dia:
    """One day of a calendar; ``ordinal`` counts its working days up to and including it."""

    es_habil: bool
    ordinal: int | None = None
    motivo: str = ""


class Tramo(NamedTuple):
    """A stretch in which a clock stood still, and why; both moments are local.

    Like a term, both take effect on the day after: what does not count goes up to ``hasta``.
    """

    desde: datetime
    hasta: datetime
    motivo: str

    @property
    def dias(self) -> list[date]:
        """The days that do not count."""
        inicio = self.desde.date()
        return [inicio + UN_DIA * n for n in range(1, (self.hasta.date() - inicio).days + 1)]


@dataclass(frozen=True)
class VistaCalendario:
    """What the arithmetic needs to know of a calendar, already inherited and in memory.

    ``cargado_hasta`` is the last date whose non-working days are known; None means none is.
    Days that were never materialised fall back to Monday-to-Friday and have no ordinal.
    ``tramos`` are those of one clock (`sin_contar`).
    """

    nombre: str
    apertura: time
    cierre: time
    cargado_hasta: date | None
    dias: Mapping[date, Dia]
    tramos: tuple[Tramo, ...] = ()

    def sin_contar(self, tramos: tuple[Tramo, ...]) -> "VistaCalendario":
        """The same calendar for a clock that stood still meanwhile."""
        if not tramos:
            return self
        quietos = {d: Dia(es_habil=False, motivo=t.motivo) for t in tramos for d in t.dias}
        return replace(self, dias={**self.dias, **quietos}, tramos=tramos)

    @cached_property
    def suspendidos(self) -> frozenset[date]:
        """The days on which the clock stood still."""
        return frozenset(dia for tramo in self.tramos for dia in tramo.dias)

    @cached_property
    def _habiles(self) -> dict[int, date]:
        return {d.ordinal: f for f, d in self.dias.items() if d.es_habil and d.ordinal is not None}

    def dia(self, fecha: date) -> Dia:
        """The day, or its Monday-to-Friday guess when it was never materialised."""
        conocido = self.dias.get(fecha)
        if conocido is not None:
            return conocido
        nombre = FIN_DE_SEMANA.get(fecha.weekday(), "")
        return Dia(es_habil=not nombre, motivo=nombre)

    def ordinal(self, fecha: date) -> int | None:
        """Working days up to and including ``fecha``; None outside what was materialised."""
        return self.dia(fecha).ordinal

    def fecha_de(self, ordinal: int) -> date | None:
        """The working day with that ordinal; None outside what was materialised."""
        return self._habiles.get(ordinal)

    def es_provisional(self, fecha: date) -> bool:
        """Whether a date rests on a calendar that nobody has published yet."""
        return self.cargado_hasta is None or fecha > self.cargado_hasta


@dataclass(frozen=True)
class Paso:
    """One day of the explanation: ``cuenta`` is its number, 0 for reception, None if skipped."""

    fecha: date
    cuenta: int | None
    motivo: str = ""


@dataclass(frozen=True)
class Computo:
    """A due moment and why: ``inicio`` is the day on which reception counts.

    ``estrecho`` says that a ceiling left less than one working day.
    """

    inicio: date
    vence_en: datetime
    pasos: tuple[Paso, ...]
    provisional: bool
    notas: tuple[str, ...] = ()
    estrecho: bool = False


def calcular(
    inicio_local: datetime,
    cantidad: int | None,
    unidad: str,
    calendario: VistaCalendario,
    *,
    dia_uno: str = DiaUno.SIGUIENTE,
    fecha_senalada: datetime | None = None,
) -> Computo:
    """Compute when a term that starts at ``inicio_local`` runs out.

    ``cantidad`` is a positive number of ``unidad``; for ``fecha_senalada`` the document's own
    local date and hour is taken as it is. ``dia_uno`` rules working and natural days only:
    months run from date to date and hours from the moment itself.
    Raises ValueError when the amount, or the date that replaces it, is missing.
    """
    if unidad == Unidad.FECHA_SENALADA:
        if fecha_senalada is None:
            raise ValueError("fecha_senalada is required by its own unit")
        return _por_fecha(inicio_local, fecha_senalada, calendario)
    if cantidad is None or cantidad < 1:
        raise ValueError("cantidad must be a positive integer")
    return _CUENTAS[unidad](inicio_local, cantidad, calendario, dia_uno)


def sumar_meses(fecha: date, meses: int) -> date:
    """The same day number ``meses`` later, or the last day of a shorter month."""
    anio, mes = divmod(fecha.year * 12 + fecha.month - 1 + meses, 12)
    return date(anio, mes + 1, min(fecha.day, monthrange(anio, mes + 1)[1]))


def ajustar_a_tope(
    computo: Computo,
    tope_en: datetime,
    reserva: int,
    calendario_tope: VistaCalendario,
    calendario: VistaCalendario,
    inicio_local: datetime,
) -> Computo:
    """Keep a term inside another one, leaving ``reserva`` working days of the latter's calendar.

    When the reserve is already consumed the ceiling is the other term itself; when that one has
    run out too it limits nothing. ``calendario`` is the one that ``computo`` was counted with.
    Both cases are ``estrecho``, like any result with less than one working day left.
    """
    limite = _menos_habiles(tope_en, reserva, calendario_tope)
    notas = [f"Cuenta en el calendario «{calendario.nombre}»."]
    if limite <= inicio_local:
        notas.append("La reserva para revisar y notificar ya se consumió.")
        limite = tope_en
    if limite <= inicio_local:
        notas.append("El plazo del asunto ya venció y no limita este término.")
        return replace(computo, notas=computo.notas + tuple(notas), estrecho=True)
    if limite < computo.vence_en:
        notas.append(
            f"Por su propia regla vencería el {_fecha_y_hora(computo.vence_en)}; se adelanta al "
            f"{_fecha_y_hora(limite)} para caber en el plazo del asunto, que vence el "
            f"{_fecha_y_hora(tope_en)} en el calendario «{calendario_tope.nombre}», con "
            f"{reserva} días hábiles de reserva para revisar y notificar."
        )
        computo = replace(
            computo,
            vence_en=limite,
            pasos=tuple(p for p in computo.pasos if p.fecha <= limite.date()),
            provisional=calendario_tope.es_provisional(limite.date()),
        )
    return replace(
        computo,
        notas=computo.notas + tuple(notas),
        estrecho=_habiles_entre(inicio_local.date(), computo.vence_en.date(), calendario) < 1,
    )


def prorrogar(computo: Computo, mas: int, unidad: str, calendario: VistaCalendario) -> Computo:
    """Give a term so much more, counted from the moment at which it would run out."""
    desde = vencia = computo.vence_en
    if unidad not in (Unidad.HORAS, Unidad.HORAS_HABILES):
        # a ceiling of another calendar may close later than this one's offices
        desde = min(vencia, _cierre(vencia, calendario))
    otro = calcular(desde, mas, unidad, calendario)
    pasos = [replace(p, motivo=p.motivo or "Prórroga") for p in otro.pasos if p.cuenta != 0]
    nota = f"Prórroga de {termino_en_palabras(mas, unidad)}: vencía el {_fecha_y_hora(vencia)}."
    return replace(
        computo,
        vence_en=otro.vence_en,
        pasos=computo.pasos + tuple(pasos),
        provisional=otro.provisional,
        notas=(*computo.notas, *otro.notas, nota),
    )


def _fecha_y_hora(momento: datetime) -> str:
    return momento.strftime("%d/%m/%Y a las %H:%M h")


def _habiles_entre(desde: date, hasta: date, calendario: VistaCalendario) -> int:
    """Working days after ``desde`` up to and including ``hasta``."""
    dias = (desde + UN_DIA * n for n in range(1, (hasta - desde).days + 1))
    return sum(calendario.dia(d).es_habil for d in dias)


def _menos_habiles(momento: datetime, n: int, calendario: VistaCalendario) -> datetime:
    """Closing hour of the ``n``-th working day before the day of ``momento``."""
    if n == 0:
        return momento
    fecha = momento.date()
    while n:
        fecha -= UN_DIA
        n -= calendario.dia(fecha).es_habil
    return datetime.combine(fecha, calendario.cierre, tzinfo=momento.tzinfo)


def _recepcion(inicio: datetime, calendario: VistaCalendario) -> list[Paso]:
    """Days from the stamp to the day on which it counts; the last one is numbered 0."""
    fecha = inicio.date()
    dia = calendario.dia(fecha)
    if not dia.es_habil:
        pasos = [Paso(fecha, None, f"Se recibió en día inhábil: {dia.motivo}")]
    elif inicio.time() > calendario.cierre:
        cierre = calendario.cierre.strftime("%H:%M")
        pasos = [Paso(fecha, None, f"Se recibió fuera de horario (cierre {cierre} h)")]
    else:
        return [Paso(fecha, 0, "Día de recepción")]
    pasos += _saltados(fecha, calendario)
    return [*pasos, Paso(pasos[-1].fecha + UN_DIA, 0, "Se tiene por recibido")]


def _saltados(fecha: date, calendario: VistaCalendario) -> Iterator[Paso]:
    """The non-working days that follow ``fecha`` without a break."""
    while not (dia := calendario.dia(fecha := fecha + UN_DIA)).es_habil:
        yield Paso(fecha, None, dia.motivo)


def _hasta_dia_uno(pasos: list[Paso], calendario: VistaCalendario, dia_uno: str) -> list[Paso]:
    """Append the day that counts as one, with the days skipped to reach it."""
    recepcion = pasos[-1]
    if dia_uno == DiaUno.MISMO:
        return [*pasos[:-1], replace(recepcion, cuenta=1)]
    pasos = [*pasos, *_saltados(recepcion.fecha, calendario)]
    return [*pasos, Paso(pasos[-1].fecha + UN_DIA, 1)]


def _cerrar(
    inicio: datetime, recibido: date, pasos: list[Paso], calendario: VistaCalendario
) -> Computo:
    """Close the count at the closing hour of its last day."""
    fin = pasos[-1].fecha
    provisional = calendario.es_provisional(fin)
    return Computo(
        inicio=recibido,
        vence_en=datetime.combine(fin, calendario.cierre, tzinfo=inicio.tzinfo),
        pasos=tuple(pasos),
        provisional=provisional,
        notas=(_nota_provisional(fin),) if provisional else (),
    )


def _nota_provisional(fecha: date) -> str:
    return f"Fecha provisional: calendario {fecha.year} sin publicar."


def _por_habiles(
    inicio: datetime, cantidad: int, calendario: VistaCalendario, dia_uno: str
) -> Computo:
    recepcion = _recepcion(inicio, calendario)
    pasos = _hasta_dia_uno(recepcion, calendario, dia_uno)
    for n in range(2, cantidad + 1):
        pasos += _saltados(pasos[-1].fecha, calendario)
        pasos.append(Paso(pasos[-1].fecha + UN_DIA, n))
    return _cerrar(inicio, recepcion[-1].fecha, pasos, calendario)


def _por_naturales(
    inicio: datetime, cantidad: int, calendario: VistaCalendario, dia_uno: str
) -> Computo:
    recepcion = _recepcion(inicio, calendario)
    pasos = _hasta_dia_uno(recepcion, calendario, dia_uno)
    fecha, n = pasos[-1].fecha, 1
    while n < cantidad:
        fecha += UN_DIA
        corre = fecha not in calendario.suspendidos
        n += corre
        pasos.append(Paso(fecha, n if corre else None, calendario.dia(fecha).motivo))
    return _cerrar(inicio, recepcion[-1].fecha, _recorrer(pasos, calendario), calendario)


def _por_meses(
    inicio: datetime, cantidad: int, calendario: VistaCalendario, dia_uno: str
) -> Computo:
    pasos = _recepcion(inicio, calendario)
    recibido = pasos[-1].fecha
    for n in range(1, cantidad + 1):
        fecha = sumar_meses(recibido, n)
        pasos.append(Paso(fecha, n, calendario.dia(fecha).motivo))
    pasos = _compensar(pasos, recibido, calendario)
    return _cerrar(inicio, recibido, _recorrer(pasos, calendario), calendario)


def _compensar(pasos: list[Paso], recibido: date, calendario: VistaCalendario) -> list[Paso]:
    """Give a term by months back the days inside it on which the clock stood still."""
    fin = pasos[-1].fecha
    debidos = faltan = sum(recibido < dia <= fin for dia in calendario.suspendidos)
    while faltan:
        fin += UN_DIA
        faltan -= fin not in calendario.suspendidos
    if not debidos:
        return pasos
    return [*pasos, Paso(fin, None, f"Se reponen {debidos} días en que el plazo no corrió")]


def _recorrer(pasos: list[Paso], calendario: VistaCalendario) -> list[Paso]:
    """Roll an end that falls on a non-working day forward to the next working day."""
    if calendario.dia(pasos[-1].fecha).es_habil:
        return pasos
    pasos = [*pasos, *_saltados(pasos[-1].fecha, calendario)]
    fin = Paso(pasos[-1].fecha + UN_DIA, None, "El término se recorre al siguiente día hábil")
    return [*pasos, fin]


def _por_horas(
    inicio: datetime, cantidad: int, calendario: VistaCalendario, dia_uno: str
) -> Computo:
    vence = inicio.astimezone(UTC) + timedelta(hours=cantidad)
    for tramo in calendario.tramos:
        if tramo.desde < vence:
            vence += tramo.hasta - max(tramo.desde, inicio)
    vence = vence.astimezone(inicio.tzinfo)
    pasos = (
        Paso(inicio.date(), 0, f"Recibido a las {inicio:%H:%M} h; las horas corren de corrido"),
        Paso(vence.date(), cantidad, f"Se cumplen {cantidad} horas a las {vence:%H:%M} h"),
    )
    return Computo(inicio.date(), vence, pasos, provisional=False)


def _por_horas_habiles(
    inicio: datetime, cantidad: int, calendario: VistaCalendario, dia_uno: str
) -> Computo:
    """Hours counted only between the opening and the closing of working days."""
    pasos = _recepcion(inicio, calendario)
    recibido, falta = pasos[-1].fecha, timedelta(hours=cantidad)
    abre = datetime.combine(recibido, calendario.apertura, tzinfo=inicio.tzinfo)
    desde = max(abre, inicio) if recibido == inicio.date() else abre
    while (quedan := _cierre(desde, calendario) - desde) < falta:
        falta -= quedan
        pasos += _saltados(desde.date(), calendario)
        siguiente = pasos[-1].fecha + UN_DIA
        pasos.append(Paso(siguiente, None, "Continúan las horas hábiles"))
        desde = datetime.combine(siguiente, calendario.apertura, tzinfo=inicio.tzinfo)
    vence = desde + falta
    pasos.append(Paso(vence.date(), cantidad, f"Se cumplen a las {vence:%H:%M} h"))
    return replace(_cerrar(inicio, recibido, pasos, calendario), vence_en=vence)


def _cierre(momento: datetime, calendario: VistaCalendario) -> datetime:
    return datetime.combine(momento.date(), calendario.cierre, tzinfo=momento.tzinfo)


def _por_fecha(inicio: datetime, senalada: datetime, calendario: VistaCalendario) -> Computo:
    """The document's own date: never moved, not even from a non-working day."""
    dia = calendario.dia(senalada.date())
    motivo = "Fecha y hora que señala el documento"
    if not dia.es_habil:
        motivo += f"; es día inhábil ({dia.motivo}) y no se recorre"
    pasos = (Paso(inicio.date(), 0, "Día de recepción"), Paso(senalada.date(), None, motivo))
    return Computo(inicio.date(), senalada, pasos, provisional=False)


_Cuenta: TypeAlias = Callable[[datetime, int, VistaCalendario, str], Computo]

_CUENTAS: dict[str, _Cuenta] = {
    Unidad.HORAS: _por_horas,
    Unidad.HORAS_HABILES: _por_horas_habiles,
    Unidad.HABILES: _por_habiles,
    Unidad.NATURALES: _por_naturales,
    Unidad.MESES: _por_meses,
}
