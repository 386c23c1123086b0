"""What the measures of a letter are, and how they are said. Days are working days (ADR 038)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Etapa
from coordinacion.nucleo.templatetags.interfaz import dias_habiles, fecha_corta
from coordinacion.plazos.clases import Naturaleza, termino_en_palabras
from coordinacion.plazos.models import Plazo

UNIDAD = "La unidad"
_QUE_ES = {Naturaleza.LEGAL: "plazo legal", Naturaleza.INTERNA: "meta interna"}


@dataclass(frozen=True)
class Contraste:
    """A moment against the two dates of one clock: days after them, negative when before.

    ``fuera`` says late even of the same day, and of what ran out before it was extended.
    """

    vigente: int
    original: int
    fuera: bool
    fuera_del_original: bool

    @property
    def ante_la_vigente(self) -> str:
        """In words, against the present date."""
        return _en_palabras(self.vigente, fuera=self.fuera)

    @property
    def ante_la_original(self) -> str:
        """In words, against the original date."""
        return _en_palabras(self.original, fuera=self.fuera_del_original)


@dataclass(frozen=True)
class Renglon:
    """What somebody did with the letter and for how long; ``sigue`` while they still have it.

    ``suspendidos`` are out of ``dias``. ``propio`` is its end against its own clock, and
    ``legal`` against the petitioner's; None where there is none that binds.
    """

    etapa: Etapa
    desde: datetime
    hasta: datetime
    sigue: bool
    dias: int
    suspendidos: int
    plazo: Plazo | None
    limite: datetime | None
    turno: Turno | None
    vuelta: int
    propio: Contraste | None
    legal: Contraste | None

    @property
    def es_de_la_institucion(self) -> bool:
        """Whether an institution had it; what the unit reviews is of a turn too."""
        return self.turno is not None and self.etapa == Etapa.ATENDER

    @property
    def quien(self) -> str:
        """Who had it."""
        if self.turno is not None and self.es_de_la_institucion:
            return self.turno.institucion.nombre
        return UNIDAD

    @property
    def de_que_turno(self) -> str:
        """«turno 2», and which round of it when it is not the first."""
        if self.turno is None:
            return ""
        return f"turno {self.turno.numero}" + (f", vuelta {self.vuelta}" if self.vuelta > 1 else "")

    @property
    def termino(self) -> str:
        """Its own term in words."""
        return termino_en_palabras(self.plazo.cantidad, self.plazo.unidad) if self.plazo else ""

    @property
    def naturaleza(self) -> str:
        """Whether its own term is of the law or the unit's target."""
        return _QUE_ES[Naturaleza(self.plazo.naturaleza)] if self.plazo else ""


@dataclass(frozen=True)
class Demora:
    """How late a letter was, or is while ``corre``, and whose stretch made it so.

    ``exceso`` is how far that stretch went beyond its own term; None when nobody's did.
    """

    dias: int
    corre: bool
    de_quien: Renglon | None
    exceso: int | None

    @property
    def atraso(self) -> str:
        """The delay in working days, in words."""
        return dias_habiles(self.dias) if self.dias > 0 else "el mismo día"

    @property
    def tardo(self) -> str:
        """Who made it late and how, in words."""
        uno = self.de_quien
        if uno is None:
            return "no consta quién lo tenía"
        lugar = f" ({uno.de_que_turno})" if uno.turno else ""
        quien = f"{uno.quien}{lugar}"
        if self.exceso is None or uno.limite is None:
            return f"nadie rebasó su propio término; al vencer lo tenía {quien}"
        verbo = "lleva" if uno.sigue else "tardó"
        pasado = f"{dias_habiles(self.exceso)} después" if self.exceso else "el mismo día"
        return (
            f"{quien} {verbo} {dias_habiles(uno.dias)} en {str(uno.etapa.label).lower()}; su "
            f"término venció el {fecha_corta(uno.limite)}, {pasado}"
        )

    @property
    def texto(self) -> str:
        """The whole sentence."""
        que = f"Fuera de término {self.atraso}"
        if self.corre:
            que = f"Vencido hace {self.atraso}" if self.dias > 0 else "Venció hoy"
        return f"{que}: {self.tardo}."


@dataclass(frozen=True)
class Tiempos:
    """The measures of one letter: of each who had it, of the petitioner's term, of its delay."""

    renglones: Sequence[Renglon]
    peticionario: Renglon | None
    demora: Demora | None


def _en_palabras(dias: int, *, fuera: bool) -> str:
    if dias == 0:
        return "el mismo día, fuera de horario" if fuera else "el mismo día"
    if dias > 0:
        return f"{dias_habiles(dias)} después"
    return f"{dias_habiles(dias)} antes" + (", ya prorrogado fuera de término" if fuera else "")
