"""The traffic light: one function says what every list, page, mail, PDF and export shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from coordinacion.nucleo import reloj
from coordinacion.plazos.clases import ClasePlazo, Desenlace
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.selectors import ordinales as ordinales_del_dia

POR_VENCER = 3
"""Working days from which a clock is about to run out."""


@dataclass(frozen=True)
class Semaforo:
    """``clave`` for code, ``texto`` for people, never the colour alone.

    ``icono`` is a bootstrap-icons name and ``color`` the end of a CSS class (`semaforo-verde`).
    ``nota`` says why the date may still move; empty when it may not.
    """

    clave: str
    texto: str
    icono: str
    color: str
    nota: str = ""

    @property
    def provisional(self) -> bool:
        """Whether the date rests on a calendar that is not published."""
        return bool(self.nota)


SIN_PLAZO = Semaforo("sin_plazo", "Sin plazo", "dash-circle", "gris")

# What was done, by class of clock, to say that it was on time or late.
_HECHO = {
    ClasePlazo.CLASIFICAR: ("clasificado", "Clasificado"),
    ClasePlazo.CANALIZAR: ("turnado", "Turnado"),
    ClasePlazo.RESPUESTA: ("notificado", "Notificado"),
    ClasePlazo.PREVENCION: ("entregado", "Entregado"),
    ClasePlazo.INTERPRETE: ("prestado", "Prestado"),
    ClasePlazo.TRADUCCION: ("entregado", "Entregada"),
    ClasePlazo.ACUSE: ("acusado", "Acusado"),
    ClasePlazo.RESPUESTA_TURNO: ("respondido", "Respondido"),
    ClasePlazo.DECLINAR: ("rechazado", "Rechazado"),
    ClasePlazo.COMPROMISO: ("cumplido", "Cumplido"),
}
_REPORTADO = ("reportado", "Reportado")
INCUMPLIDO = Semaforo("incumplido", "No se cumplió", "x-octagon-fill", "rojo")


def semaforo(
    plazo: Plazo | None,
    ahora: datetime | None = None,
    ordinales: Mapping[int, int] | None = None,
) -> Semaforo:
    """The light of a clock at ``ahora`` (now by default); None is «Sin plazo».

    ``ordinales`` are today's working ordinals by calendar (`selectors.ordinales`): a list reads
    them once and passes them, otherwise each running clock costs one query.
    """
    if plazo is None:
        return SIN_PLAZO
    if plazo.cerrado_en is not None:
        return _cerrado(plazo, plazo.cerrado_en)
    if plazo.suspendido_en is not None:
        return Semaforo("suspendido", "Plazo suspendido", "pause-circle", "azul")
    momento = ahora or reloj.ahora()
    hoy = reloj.local(momento).date()
    if ordinales is None:
        ordinales = ordinales_del_dia(hoy)
    dias = None
    if plazo.vence_ordinal is not None and plazo.calendario_id in ordinales:
        dias = plazo.vence_ordinal - ordinales[plazo.calendario_id]
    vence = reloj.local(plazo.vence_en).date()
    nota = f"Fecha provisional: calendario {vence.year} sin publicar" if plazo.provisional else ""
    return abierto(dias, vence, hoy, vencido=plazo.vencido_a(momento), nota=nota)


def abierto(dias: int | None, vence: date, hoy: date, *, vencido: bool, nota: str = "") -> Semaforo:
    """The light of a running clock: ``dias`` are the working days left (negative: since)."""
    if vencido:
        return Semaforo("vencido", _vencido(dias, vence, hoy), "x-octagon-fill", "rojo", nota)
    if vence == hoy:
        return Semaforo("vence_hoy", "Vence hoy", "exclamation-triangle-fill", "rojo", nota)
    texto = f"Vence en {_habiles(dias)}" if dias else f"Vence el {vence:%d/%m/%Y}"
    if dias is not None and dias <= POR_VENCER:
        return Semaforo("por_vencer", texto, "hourglass-split", "ambar", nota)
    return Semaforo("en_tiempo", texto, "check-circle", "verde", nota)


def _vencido(dias: int | None, vence: date, hoy: date) -> str:
    if dias is not None and dias < 0:
        return f"Vencido hace {_habiles(-dias)}"
    return "Venció hoy" if vence == hoy else f"Venció el {vence:%d/%m/%Y}"


def _habiles(dias: int | None) -> str:
    return "1 día hábil" if dias == 1 else f"{dias} días hábiles"


def _cerrado(plazo: Plazo, en: datetime) -> Semaforo:
    if plazo.desenlace == Desenlace.INCUMPLIDO:
        return INCUMPLIDO
    reportado = plazo.desenlace == Desenlace.REPORTADO
    if not reportado and plazo.desenlace not in (Desenlace.CUMPLIDO, Desenlace.NOTIFICADA):
        return Semaforo("sin_plazo", plazo.get_desenlace_display(), "dash-circle", "gris")
    clave, palabra = _REPORTADO if reportado else _HECHO[ClasePlazo(plazo.clase)]
    # what ran out once is late for ever, whatever was granted afterwards
    if plazo.vencio_en is None and not plazo.vencido_a(en):
        return Semaforo(f"{clave}_a_tiempo", f"{palabra} a tiempo", "check-circle-fill", "verde")
    return Semaforo(f"{clave}_fuera", f"{palabra} fuera de término", "clock-history", "rojo")
