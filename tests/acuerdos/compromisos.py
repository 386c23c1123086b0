"""Commitments in each state, by the real verbs, for tests."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import make_aware

from coordinacion.acuerdos.models import Acuerdo, Compromiso
from coordinacion.acuerdos.opciones import Cumplimiento
from coordinacion.acuerdos.services import compromisos as services
from coordinacion.acuerdos.services.compromisos import Dicho, Hallazgo
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco

LUNES = make_aware(datetime(2026, 11, 9, 11, 0))
"""A working Monday at eleven, for tests that look at dates."""
PLAZO = date(2026, 11, 20)
"""A working Friday, nine working days later."""
CORREO = "presidencia@municipio.example"


def acuerdo(elenco: Elenco, estado: str = "alcanzado", **campos: Any) -> Acuerdo:
    """An agreement of an audit, reached unless another state is asked for."""
    numero = Acuerdo.objects.count() + 1
    datos: dict[str, Any] = {
        "folio": f"AC/2026/{numero:06d}",
        "estado": estado,
        "origen": "auditoria",
        "texto": "Reparar el camino de acceso",
        "alcanzado_en": reloj.ahora() if estado == "alcanzado" else None,
        "motivo": "Sin presupuesto" if estado == "no_alcanzado" else "",
        "creado_por": elenco.vinculacion,
        "creado_en": reloj.ahora(),
    }
    return Acuerdo.objects.create(**(datos | campos))


def por_escribir(elenco: Elenco, **campos: Any) -> Compromiso:
    """A commitment of agency `a` that agency `b` verifies, unsaved."""
    datos: dict[str, Any] = {
        "texto": "Rehabilitar cinco kilómetros del camino",
        "institucion": elenco.a,
        "verifica": elenco.b,
        "fecha_comprometida": reloj.hoy() + timedelta(days=20),
    }
    return Compromiso(**(datos | campos))


def del_municipio(**campos: Any) -> dict[str, Any]:
    """The fields of one owed by a municipality without an account, verified by the unit."""
    return {
        "institucion": None,
        "externo": "Municipio de San Juan Mixtepec",
        "externo_correo": CORREO,
        "verifica": None,
        **campos,
    }


def compromiso_en(elenco: Elenco, estado: str, **campos: Any) -> Compromiso:
    """One in that state, by the verbs that lead there."""
    uno = services.escribir(elenco.vinculacion, acuerdo(elenco).pk, por_escribir(elenco, **campos))
    if estado == "propuesto":
        return uno
    services.formalizar(elenco.vinculacion, uno.pk)
    if estado in ("por_verificar", "cumplido"):
        por_cuenta = services.PorCuenta(reloj.ahora(), "Quien lo trajo")
        services.reportar(elenco.oficialia, uno.pk, dicho(100), por_cuenta=por_cuenta)
    if estado == "cumplido":
        _verificar(elenco, uno)
    if estado == "incumplido":
        services.incumplir(elenco.titular_unidad, uno.pk, motivo="No se hizo")
    if estado == "cancelado":
        services.cancelar(elenco.titular_unidad, uno.pk, motivo="Ya no procede")
    return leer(uno)


def _verificar(elenco: Elenco, uno: Compromiso) -> None:
    if uno.verifica_id:
        services.verificar(elenco.enlace_b, uno.pk, Hallazgo(Cumplimiento.TOTAL))
    else:
        services.verificar(elenco.vinculacion, uno.pk, Hallazgo(Cumplimiento.TOTAL))


def dicho(porcentaje: int, **campos: Any) -> Dicho:
    """What a report says."""
    return Dicho(
        porcentaje, **({"texto": "Se rehabilitaron tramos", "fecha": reloj.hoy()} | campos)
    )


def leer(compromiso: Compromiso) -> Compromiso:
    """The commitment as it is stored now."""
    return Compromiso.objects.select_related("plazo", "institucion", "verifica", "acuerdo").get(
        pk=compromiso.pk
    )


def informar(actor: Usuario, compromiso: Compromiso, porcentaje: int = 40) -> object:
    """Report so much progress."""
    return services.informar(actor, compromiso.pk, dicho(porcentaje))


def cierre(fecha: date) -> datetime:
    """The moment at which the seeded calendars close on that day."""
    return make_aware(datetime.combine(fecha, time(15, 0)))
