"""Where what is written comes from: who brings it in, from which file, now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import make_aware

from coordinacion.acuerdos.models import Acuerdo, Compromiso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.plazos import services as plazos


@dataclass(frozen=True)
class Origen:
    """One import: who answers for it, the file and the moment; `dependencia` is who owes what the
    table says, `institucion` when it is in the catalogue."""

    actor: Usuario
    archivo: str
    ahora: datetime
    dependencia: str
    institucion: Institucion | None

    def cierre_del(self, fecha: date) -> datetime:
        """When that local day ends for who owes it: the closing hour of its calendar."""
        calendario = plazos.calendario_de(self.institucion.pk if self.institucion else None)
        return make_aware(datetime.combine(fecha, calendario.hora_cierre))

    def linea_de_acuerdo(self, hecho: Hecho, acuerdo: Acuerdo, **datos: Any) -> Asiento:
        """A line of the agreement's log, unsaved."""
        return self._linea(hecho, "acuerdo", acuerdo.pk, {"folio": acuerdo.folio, **datos})

    def linea_de_compromiso(self, hecho: Hecho, compromiso: Compromiso, **datos: Any) -> Asiento:
        """A line of the commitment's log, unsaved."""
        propios = {"folio": compromiso.folio, "responsable": compromiso.responsable, **datos}
        return self._linea(hecho, "compromiso", compromiso.pk, propios)

    def _linea(
        self, hecho: Hecho, registro: str, registro_id: int, datos: Mapping[str, Any]
    ) -> Asiento:
        return Asiento(
            hecho=hecho,
            registro=registro,
            registro_id=registro_id,
            actor=self.actor,
            institucion_id=self.institucion.pk if self.institucion else None,
            datos={"archivo": self.archivo, **datos},
        )
