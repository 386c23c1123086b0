"""Pure rules of a commitment: what it must say before anybody owes it, and what a report says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

MAXIMO_HABILES = 1000
"""Working days that a term may have: some four years."""


@dataclass(frozen=True)
class Pacto:
    """What decides whether a commitment can be owed, free of its record."""

    institucion_id: int | None
    externo: str
    externo_correo: str
    verifica_id: int | None
    verifica_externo: str
    verifica_externo_correo: str
    fecha: date | None
    dias_habiles: int | None
    lo_debe_la_unidad: bool = False


def errores(pacto: Pacto) -> Mapping[str, str]:
    """What is wrong with who does it, who verifies it and by when, by field; none when nothing."""
    return _de_quien(pacto) | _de_quien_verifica(pacto) | _de_cuando(pacto)


def _de_quien(pacto: Pacto) -> dict[str, str]:
    if (pacto.institucion_id is None) == (not pacto.externo.strip()):
        mensaje = "Indique quién lo cumplirá: una institución o una autoridad sin cuenta."
        return {"institucion": mensaje}
    if pacto.externo_correo and not pacto.externo.strip():
        return {"externo_correo": "Escriba de qué autoridad es el correo."}
    return {}


def _de_quien_verifica(pacto: Pacto) -> dict[str, str]:
    if pacto.verifica_id is not None and pacto.verifica_externo.strip():
        return {"verifica": "Lo verifica una institución o una autoridad sin cuenta, no las dos."}
    if pacto.verifica_externo_correo and not pacto.verifica_externo.strip():
        return {"verifica_externo_correo": "Escriba de quién es el correo."}
    if es_la_misma(pacto):
        return {"verifica": "Quien lo cumple no puede verificarlo: elija a la otra parte."}
    if pacto.lo_debe_la_unidad and not (pacto.verifica_id or pacto.verifica_externo.strip()):
        return {"verifica": "Lo cumple la unidad: lo verifica la otra parte. Indique cuál."}
    return {}


def es_la_misma(pacto: Pacto) -> bool:
    """Whether the one who does it would verify it, by institution, name or address."""
    if pacto.institucion_id is not None and pacto.institucion_id == pacto.verifica_id:
        return True
    return any(
        uno.strip() and uno.strip().casefold() == otro.strip().casefold()
        for uno, otro in (
            (pacto.externo, pacto.verifica_externo),
            (pacto.externo_correo, pacto.verifica_externo_correo),
        )
    )


def _de_cuando(pacto: Pacto) -> dict[str, str]:
    if pacto.fecha is not None and pacto.dias_habiles is not None:
        return {"dias_habiles": "Indique una fecha o un número de días hábiles, no ambos."}
    if pacto.dias_habiles is not None and not 1 <= pacto.dias_habiles <= MAXIMO_HABILES:
        return {"dias_habiles": f"Indique entre 1 y {MAXIMO_HABILES} días hábiles."}
    return {}


def error_de_plazo(pacto: Pacto) -> Mapping[str, str]:
    """What is missing for it to be in force: by when."""
    if pacto.fecha is None and pacto.dias_habiles is None:
        return {"fecha_comprometida": "Indique para cuándo: una fecha o un número de días hábiles."}
    return {}


def errores_de_avance(porcentaje: int, texto: str, fecha: date, hoy: date) -> Mapping[str, str]:
    """What is wrong with a report of progress, by field."""
    errores: dict[str, str] = {}
    if not 0 <= porcentaje <= 100:
        errores["porcentaje"] = "Indique un porcentaje de 0 a 100."
    if not texto.strip():
        errores["texto"] = "Escriba qué se hizo."
    if fecha > hoy:
        errores["fecha"] = "La fecha no puede ser futura."
    return errores
