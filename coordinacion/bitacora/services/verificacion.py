"""The check of the whole log: lines, then heads, then seals; it names the first that is broken."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coordinacion.bitacora import reglas, sql
from coordinacion.bitacora.models import Sello, Verificacion
from coordinacion.bitacora.services.sellos import huella_de, sellar
from coordinacion.nucleo import reloj

registro = logging.getLogger(__name__)


@dataclass
class _Cuenta:
    """What was looked at so far."""

    asientos: int = 0
    cadenas: int = 0
    sellos: int = 0
    sello: str = ""


def verificar(*, sello_conocido: str = "") -> Verificacion:
    """Check everything and keep the result; ``sello_conocido`` is a seal noted elsewhere."""
    cuenta = _Cuenta()
    revisiones: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: _lineas(cuenta),
        lambda: _cabezas(cuenta),
        lambda: _sellos(cuenta),
        lambda: _conocidos(sello_conocido),
    )
    hallazgos = (hallazgo for revisar in revisiones for hallazgo in revisar())
    hallazgo = next(hallazgos, "")
    if hallazgo:
        registro.error("Bitácora: %s", hallazgo)
    return Verificacion.objects.create(en=reloj.ahora(), hallazgo=hallazgo, **vars(cuenta))


def cerrar_dia() -> None:
    """Seal the day and check the log, unless today that was already done."""
    sellar()
    ultima = Verificacion.objects.order_by("-id").first()
    if ultima is None or reloj.local(ultima.en).date() != reloj.hoy():
        verificar()


def _lineas(cuenta: _Cuenta) -> Iterator[str]:
    for desde, hasta, cuantas in sql.ventanas():
        falla = sql.linea_rota(desde, hasta)
        if falla is not None:
            yield reglas.describir_falla(falla)
        cuenta.asientos += cuantas


def _cabezas(cuenta: _Cuenta) -> Iterator[str]:
    for cuantas, falla in sql.cabezas():
        if falla is not None:
            yield reglas.describir_falla(falla)
        cuenta.cadenas += cuantas


def _sellos(cuenta: _Cuenta) -> Iterator[str]:
    hasta = 0
    for sello in Sello.objects.order_by("dia"):
        nombre = f"El sello del {sello.dia:%d/%m/%Y}"
        if (sello.previa, sello.desde) != (cuenta.sello, hasta):
            yield f"{nombre} no sigue al anterior: falta un sello o fue editado."
        if sello.huella != huella_de(sello):
            yield f"{nombre} no corresponde a su huella: fue editado."
        resumen = sql.resumir(sello.desde, sello.hasta)
        if resumen != sql.Resumen(sello.lineas, sello.huella_lineas):
            yield (
                f"{nombre} cubre {sello.lineas} asientos entre el {sello.desde + 1} y el "
                f"{sello.hasta}, y hoy hay {resumen.lineas}: se quitaron, agregaron o cambiaron."
            )
        cuenta.sellos += 1
        cuenta.sello, hasta = sello.huella, sello.hasta


def _conocidos(sello_conocido: str) -> Iterator[str]:
    """Seals seen by an earlier check, or noted outside the database, must still be there."""
    anteriores = Verificacion.objects.filter(hallazgo="").exclude(sello="").order_by("-id")
    vistos = [sello_conocido, anteriores.values_list("sello", flat=True).first() or ""]
    for visto in filter(None, vistos):
        if not Sello.objects.filter(huella=visto).exists():
            yield f"Falta el sello {visto}, que ya se había visto."
