"""What turning a letter would mean in dates, before doing it; nothing is written."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from coordinacion.canalizacion.models import Instruccion
from coordinacion.canalizacion.services.relojes import tope_de
from coordinacion.correspondencia.models import Correspondencia, Tema, Tipo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.organizacion.models import Institucion
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import ClasePlazo, Plazo
from coordinacion.plazos.reglas import Computo


@dataclass(frozen=True)
class Consulta:
    """One institution that would answer, with its instruction and term in working days."""

    institucion: Institucion
    instruccion: Instruccion
    dias: int | None = None


@dataclass(frozen=True)
class TerminoPrevisto:
    """Until when one institution would have to answer."""

    institucion: Institucion
    computo: Computo


@dataclass(frozen=True)
class Prevision:
    """The petitioner's date and those inside it; `falta` says why there is no date yet."""

    respuesta_en: datetime | None
    turnos: Sequence[TerminoPrevisto]
    falta: str = ""


def prever_turnos(
    carta: Correspondencia,
    consultas: Sequence[Consulta],
    *,
    tipo: Tipo | None,
    tema: Tema | None,
    fecha_senalada: datetime | None,
) -> Prevision:
    """The dates that `tipo` and `tema` would give the letter, and then each institution."""
    try:
        tope = _tope(carta, tipo, tema, fecha_senalada)
    except ErrorDeDominio as error:
        return Prevision(None, [], error.mensaje)
    ahora = reloj.ahora()
    turnos = [
        TerminoPrevisto(
            una.institucion,
            plazos.prever(
                clase=ClasePlazo.RESPUESTA_TURNO,
                desde=ahora,
                institucion_id=una.institucion.pk,
                cantidad=una.dias or una.instruccion.dias,
                tope=tope,
            ),
        )
        for una in consultas
        if una.instruccion.requiere_respuesta
    ]
    return Prevision(tope.vence_en if tope else None, turnos)


def _tope(
    carta: Correspondencia, tipo: Tipo | None, tema: Tema | None, fecha_senalada: datetime | None
) -> Plazo | None:
    """The petitioner's clock as the type would rule it; None when no answer would be owed."""
    plazo = tope_de(carta)
    if plazo is None or tipo is None or tipo == carta.tipo:
        return plazo
    if not tipo.requiere_respuesta:
        return None
    computo = plazos.prever(
        clase=ClasePlazo.RESPUESTA,
        desde=carta.recibida_en,
        tipo=tipo.clave,
        tema=tema.clave if tema else "",
        fecha_senalada=fecha_senalada,
    )
    previsto = copy(plazo)
    previsto.vence_en = computo.vence_en
    return previsto
